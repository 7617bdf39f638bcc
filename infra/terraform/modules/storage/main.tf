locals {
  buckets = {
    media     = { key = aws_kms_key.media.arn, versions = var.noncurrent_version_days }
    artifacts = { key = aws_kms_key.artifacts.arn, versions = 7 }
  }

  replicas = var.media_replication ? 1 : 0

  # What a key of media begins with says who may see the object.
  media_prefixes = {
    incoming = "incoming" # what people send, before a worker has looked at it: nobody
    served   = "served"   # what a worker made of it: readers, through CloudFront
    held     = "held"     # what is kept apart: its owner and staff, through the application
    exports  = "exports"  # copies of what is kept about a person: this person, by an address from the application
  }

  # An upload takes minutes, and one that was given up is nobody's. S3 counts in days, from the next midnight on.
  incoming_days         = 2
  incoming_version_days = 1

  # A person is told that the copy can be fetched for a week.
  exports_days         = 8
  exports_version_days = 1

  # What goes by itself: how long it stays, and then as an older version.
  passing_prefixes = {
    (local.media_prefixes.incoming) = { days = local.incoming_days, version_days = local.incoming_version_days }
    (local.media_prefixes.exports)  = { days = local.exports_days, version_days = local.exports_version_days }
  }
}

# One key for each store: who may read artifacts must not be able to read media.

resource "aws_kms_key" "media" {
  description             = "Media of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "media" {
  name          = "alias/${var.name}-media"
  target_key_id = aws_kms_key.media.key_id
}

resource "aws_kms_key" "artifacts" {
  description             = "Artifacts of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "artifacts" {
  name          = "alias/${var.name}-artifacts"
  target_key_id = aws_kms_key.artifacts.key_id
}

resource "aws_s3_bucket" "this" {
  for_each = local.buckets

  bucket        = "${var.name}-${each.key}-${var.account_id}"
  force_destroy = var.environment == "dev"

  tags = var.tags
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = each.value.key
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    id     = "older-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = each.value.versions
    }

    # What a deletion leaves behind still holds the key. It goes when it stands alone.
    expiration {
      expired_object_delete_marker = true
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  # A worker has looked at what arrived within minutes. What nobody completed belongs to nobody. A copy that was not fetched is made
  # anew.
  dynamic "rule" {
    for_each = each.key == "media" ? local.passing_prefixes : {}

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

  # Media is read much when it is new and hardly ever afterwards.
  dynamic "rule" {
    for_each = each.key == "media" ? ["media"] : []

    content {
      id     = "seldom-read"
      status = "Enabled"

      filter {}

      transition {
        days          = 90
        storage_class = "INTELLIGENT_TIERING"
      }
    }
  }

  dynamic "rule" {
    for_each = each.key == "artifacts" ? ["artifacts"] : []

    content {
      id     = "old-artifacts"
      status = "Enabled"

      filter {}

      expiration {
        days = var.artifact_retention_days
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

# Browsers send media straight to the bucket, by an address that the application signed. The length is signed too, but no script sets
# it, and so CORS knows no such header. Reading is not CORS's matter here: CloudFront answers for it.
resource "aws_s3_bucket_cors_configuration" "media" {
  count = length(var.cors_allowed_origins) > 0 ? 1 : 0

  bucket = aws_s3_bucket.this["media"].id

  cors_rule {
    allowed_methods = ["PUT"]
    allowed_origins = var.cors_allowed_origins
    allowed_headers = ["content-type", "if-none-match", "x-amz-checksum-sha256"]
    expose_headers  = ["etag"]
    max_age_seconds = 3600
  }
}
