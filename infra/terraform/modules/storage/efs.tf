# Work on media that several tasks share while it lasts, such as pictures being scaled. The originals are in the bucket: whatever is
# here can be made again.

resource "aws_kms_key" "efs" {
  description             = "Shared files of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "efs" {
  name          = "alias/${var.name}-efs"
  target_key_id = aws_kms_key.efs.key_id
}

resource "aws_efs_file_system" "this" {
  creation_token  = var.name
  encrypted       = true
  kms_key_id      = aws_kms_key.efs.arn
  throughput_mode = "elastic"

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }

  tags = merge(var.tags, { Name = "${var.name}-shared" })
}

resource "aws_efs_mount_target" "this" {
  count = length(var.subnet_ids)

  file_system_id  = aws_efs_file_system.this.id
  subnet_id       = var.subnet_ids[count.index]
  security_groups = var.efs_security_group_ids
}

resource "aws_efs_access_point" "app" {
  file_system_id = aws_efs_file_system.this.id

  posix_user {
    uid = var.application_user_id
    gid = var.application_user_id
  }

  root_directory {
    path = "/app"

    creation_info {
      owner_uid   = var.application_user_id
      owner_gid   = var.application_user_id
      permissions = "0750"
    }
  }

  tags = var.tags
}

data "aws_iam_policy_document" "efs" {
  # A deny statement must cover all actions and principals, or it has gaps.
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["elasticfilesystem:*"]
    resources = [aws_efs_file_system.this.arn]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }

  # Through a mount target only; what a role may do there, its own policy says.
  statement {
    sid       = "ThroughAccessPoint"
    actions   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
    resources = [aws_efs_file_system.this.arn]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }

    condition {
      test     = "StringEquals"
      variable = "elasticfilesystem:AccessPointArn"
      values   = [aws_efs_access_point.app.arn]
    }
  }
}

resource "aws_efs_file_system_policy" "this" {
  file_system_id = aws_efs_file_system.this.id
  policy         = data.aws_iam_policy_document.efs.json
}

resource "aws_efs_replication_configuration" "this" {
  count = var.efs_replication ? 1 : 0

  source_file_system_id = aws_efs_file_system.this.id

  destination {
    region = "ap-northeast-1"
  }
}
