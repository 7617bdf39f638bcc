# Media has no other copy: what a person uploaded exists nowhere else. Replication time control promises 15 minutes for 99.99 % of
# the objects and measures what is late; most arrive within seconds. What was just sent, and copies for people, are not copied: S3 does
# not copy the deletions of a life-cycle rule, so they would stay, and both can be sent or made again.

locals {
  copied_prefixes = [local.media_prefixes.served, local.media_prefixes.held]
}

resource "aws_kms_key" "replica" {
  count    = local.replicas
  provider = aws.replica

  description             = "Copy of the media of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_s3_bucket" "replica" {
  count    = local.replicas
  provider = aws.replica

  bucket        = "${var.name}-media-replica-${var.account_id}"
  force_destroy = var.environment == "dev"

  tags = var.tags
}

resource "aws_s3_bucket_versioning" "replica" {
  count    = local.replicas
  provider = aws.replica

  bucket = aws_s3_bucket.replica[0].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "replica" {
  count    = local.replicas
  provider = aws.replica

  bucket = aws_s3_bucket.replica[0].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.replica[0].arn
    }
  }
}

resource "aws_s3_bucket_public_access_block" "replica" {
  count    = local.replicas
  provider = aws.replica

  bucket = aws_s3_bucket.replica[0].id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "replica" {
  count    = local.replicas
  provider = aws.replica

  bucket = aws_s3_bucket.replica[0].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "replica" {
  count    = local.replicas
  provider = aws.replica

  bucket = aws_s3_bucket.replica[0].id

  rule {
    id     = "older-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.noncurrent_version_days
    }

    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  # For the day on which this bucket takes over.
  dynamic "rule" {
    for_each = local.passing_prefixes

    content {
      id     = rule.key
      status = "Enabled"

      filter {
        prefix = "${rule.key}/"
      }

      expiration {
        days = rule.value.days
      }

      noncurrent_version_expiration {
        noncurrent_days = rule.value.version_days
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.replica]
}

data "aws_iam_policy_document" "replica_bucket" {
  count = local.replicas

  # A deny statement must cover all actions and principals, or it has gaps.
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.replica[0].arn, "${aws_s3_bucket.replica[0].arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "replica" {
  count    = local.replicas
  provider = aws.replica

  bucket = aws_s3_bucket.replica[0].id
  policy = data.aws_iam_policy_document.replica_bucket[0].json

  depends_on = [aws_s3_bucket_public_access_block.replica]
}

resource "aws_s3_bucket_replication_configuration" "media" {
  count = local.replicas

  bucket = aws_s3_bucket.this["media"].id
  role   = aws_iam_role.replication[0].arn

  dynamic "rule" {
    for_each = local.copied_prefixes

    content {
      id       = rule.value
      priority = rule.key + 1
      status   = "Enabled"

      filter {
        prefix = "${rule.value}/"
      }

      source_selection_criteria {
        sse_kms_encrypted_objects {
          status = "Enabled"
        }
      }

      # Erasure must reach the copy too.
      delete_marker_replication {
        status = "Enabled"
      }

      destination {
        bucket = aws_s3_bucket.replica[0].arn

        encryption_configuration {
          replica_kms_key_id = aws_kms_key.replica[0].arn
        }

        metrics {
          status = "Enabled"

          event_threshold {
            minutes = 15
          }
        }

        replication_time {
          status = "Enabled"

          time {
            minutes = 15
          }
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.this, aws_s3_bucket_versioning.replica]
}

data "aws_iam_policy_document" "replication_trust" {
  count = local.replicas

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "replication" {
  count = local.replicas

  statement {
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [aws_s3_bucket.this["media"].arn]
  }

  statement {
    actions   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
    resources = [for prefix in local.copied_prefixes : "${aws_s3_bucket.this["media"].arn}/${prefix}/*"]
  }

  statement {
    actions   = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"]
    resources = [for prefix in local.copied_prefixes : "${aws_s3_bucket.replica[0].arn}/${prefix}/*"]
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.media.arn]
  }

  statement {
    actions   = ["kms:Encrypt"]
    resources = [aws_kms_key.replica[0].arn]
  }
}

resource "aws_iam_role" "replication" {
  count = local.replicas

  name               = "${var.name}-media-replication"
  assume_role_policy = data.aws_iam_policy_document.replication_trust[0].json

  tags = var.tags
}

resource "aws_iam_role_policy" "replication" {
  count = local.replicas

  name   = "replicate"
  role   = aws_iam_role.replication[0].id
  policy = data.aws_iam_policy_document.replication[0].json
}
