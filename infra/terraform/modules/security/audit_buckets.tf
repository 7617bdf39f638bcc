# The trail and the recorded configurations, written by AWS services only. Two buckets, because AWS Config cannot write to one whose
# objects are locked by default, and the trail must be.

locals {
  audit_buckets = toset(["trail", "config"])
}

resource "aws_kms_key" "audit" {
  description             = "Trail and recorded configurations of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.audit_key.json

  tags = var.tags
}

resource "aws_kms_alias" "audit" {
  name          = "alias/${var.name}-audit"
  target_key_id = aws_kms_key.audit.key_id
}

data "aws_iam_policy_document" "audit_key" {
  statement {
    sid = "Account"
    # All of KMS on this very key (in a key policy "*" is the key itself): without it nobody could ever change the key.
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  statement {
    sid     = "Trail"
    actions = ["kms:GenerateDataKey", "kms:DescribeKey"]
    # In a key policy "*" is the key itself.
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudtrail.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
  }

  statement {
    sid     = "Recorder"
    actions = ["kms:GenerateDataKey", "kms:Decrypt"]
    # In a key policy "*" is the key itself.
    resources = ["*"]

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

  statement {
    sid     = "Logs"
    actions = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:DescribeKey"]
    # In a key policy "*" is the key itself.
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:/${var.name}/cloudtrail"]
    }
  }
}

resource "aws_s3_bucket" "audit" {
  for_each = local.audit_buckets

  bucket              = "${var.name}-${each.key}-${var.account_id}"
  object_lock_enabled = each.key == "trail"

  tags = var.tags
}

resource "aws_s3_bucket_public_access_block" "audit" {
  for_each = local.audit_buckets

  bucket = aws_s3_bucket.audit[each.key].id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "audit" {
  for_each = local.audit_buckets

  bucket = aws_s3_bucket.audit[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "audit" {
  for_each = local.audit_buckets

  bucket = aws_s3_bucket.audit[each.key].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.audit.arn
    }
  }
}

# For that long nobody deletes, in prod not even an administrator.
resource "aws_s3_bucket_object_lock_configuration" "trail" {
  bucket = aws_s3_bucket.audit["trail"].id

  rule {
    default_retention {
      mode = var.environment == "prod" ? "COMPLIANCE" : "GOVERNANCE"
      days = 90
    }
  }

  depends_on = [aws_s3_bucket_versioning.audit]
}

resource "aws_s3_bucket_lifecycle_configuration" "audit" {
  for_each = local.audit_buckets

  bucket = aws_s3_bucket.audit[each.key].id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    transition {
      days          = 90
      storage_class = "GLACIER_IR"
    }

    expiration {
      days = var.retention_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 90
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  depends_on = [aws_s3_bucket_versioning.audit]
}

resource "aws_s3_bucket_policy" "audit" {
  for_each = local.audit_buckets

  bucket = aws_s3_bucket.audit[each.key].id
  policy = data.aws_iam_policy_document.audit_bucket[each.key].json

  depends_on = [aws_s3_bucket_public_access_block.audit]
}

locals {
  # Who writes where, and on whose behalf.
  audit_writers = {
    trail  = { service = "cloudtrail.amazonaws.com", path = "AWSLogs/${var.account_id}/*", condition = "aws:SourceArn", value = local.trail_arn }
    config = { service = "config.amazonaws.com", path = "AWSLogs/${var.account_id}/Config/*", condition = "aws:SourceAccount", value = var.account_id }
  }
}

data "aws_iam_policy_document" "audit_bucket" {
  for_each = local.audit_writers

  statement {
    sid       = "LookAtBucket"
    actions   = ["s3:GetBucketAcl", "s3:ListBucket"]
    resources = [aws_s3_bucket.audit[each.key].arn]

    principals {
      type        = "Service"
      identifiers = [each.value.service]
    }

    condition {
      test     = "StringEquals"
      variable = each.value.condition
      values   = [each.value.value]
    }
  }

  statement {
    sid       = "Write"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.audit[each.key].arn}/${each.value.path}"]

    principals {
      type        = "Service"
      identifiers = [each.value.service]
    }

    condition {
      test     = "StringEquals"
      variable = each.value.condition
      values   = [each.value.value]
    }
  }

  statement {
    sid    = "OnlyEncrypted"
    effect = "Deny"
    # A denial has to be wide.
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.audit[each.key].arn, "${aws_s3_bucket.audit[each.key].arn}/*"]

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
}
