resource "aws_config_configuration_recorder" "this" {
  name     = var.name
  role_arn = aws_iam_role.recorder.arn

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_delivery_channel" "this" {
  name           = var.name
  s3_bucket_name = aws_s3_bucket.audit["config"].id
  s3_kms_key_arn = aws_kms_key.audit.arn

  snapshot_delivery_properties {
    delivery_frequency = "TwentyFour_Hours"
  }

  depends_on = [aws_config_configuration_recorder.this, aws_s3_bucket_policy.audit]
}

resource "aws_config_configuration_recorder_status" "this" {
  name       = aws_config_configuration_recorder.this.name
  is_enabled = true

  depends_on = [aws_config_delivery_channel.this]
}

# What Security Hub's standards do not check, or not soon enough.
resource "aws_config_config_rule" "this" {
  for_each = {
    restricted-ssh                      = "INCOMING_SSH_DISABLED"
    ecs-containers-readonly-access      = "ECS_CONTAINERS_READONLY_ACCESS"
    ecs-containers-nonprivileged        = "ECS_CONTAINERS_NONPRIVILEGED"
    rds-instance-deletion-protection    = "RDS_INSTANCE_DELETION_PROTECTION_ENABLED"
    rds-multi-az-support                = "RDS_MULTI_AZ_SUPPORT"
    docdb-cluster-encrypted             = "DOCDB_CLUSTER_ENCRYPTED"
    msk-in-cluster-node-require-tls     = "MSK_IN_CLUSTER_NODE_REQUIRE_TLS"
    secretsmanager-rotation-success     = "SECRETSMANAGER_SCHEDULED_ROTATION_SUCCESS_CHECK"
    s3-bucket-ssl-requests-only         = "S3_BUCKET_SSL_REQUESTS_ONLY"
    iam-policy-no-statements-with-admin = "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS"
  }

  name = "${var.name}-${each.key}"

  source {
    owner             = "AWS"
    source_identifier = each.value
  }

  tags = var.tags

  depends_on = [aws_config_configuration_recorder_status.this]
}

resource "aws_iam_role" "recorder" {
  name               = "${var.name}-config"
  assume_role_policy = data.aws_iam_policy_document.recorder_trust.json

  tags = var.tags
}

data "aws_iam_policy_document" "recorder_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["config.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

# AWS keeps the list of what the recorder must be able to look at; it reads configurations and no data.
resource "aws_iam_role_policy_attachment" "recorder" {
  role       = aws_iam_role.recorder.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWS_ConfigRole"
}

resource "aws_iam_role_policy" "recorder" {
  name   = "deliver"
  role   = aws_iam_role.recorder.id
  policy = data.aws_iam_policy_document.recorder_deliver.json
}

data "aws_iam_policy_document" "recorder_deliver" {
  statement {
    sid       = "Write"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.audit["config"].arn}/AWSLogs/${var.account_id}/Config/*"]
  }

  statement {
    sid       = "LookAtBucket"
    actions   = ["s3:GetBucketAcl", "s3:ListBucket"]
    resources = [aws_s3_bucket.audit["config"].arn]
  }

  statement {
    sid       = "Encrypt"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [aws_kms_key.audit.arn]
  }
}
