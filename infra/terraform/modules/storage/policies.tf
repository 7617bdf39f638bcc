data "aws_iam_policy_document" "bucket" {
  for_each = local.buckets

  # A deny statement must cover all actions and principals, or it has gaps.
  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.this[each.key].arn, "${aws_s3_bucket.this[each.key].arn}/*"]

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

  dynamic "statement" {
    for_each = each.key == "media" ? ["media"] : []

    content {
      sid     = "CloudFront"
      actions = ["s3:GetObject"]
      # Never what people send, nor what is held: an address of it would not help even if it were signed.
      resources = ["${aws_s3_bucket.this["media"].arn}/${local.media_prefixes.served}/*"]

      principals {
        type        = "Service"
        identifiers = ["cloudfront.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:SourceArn"
        values   = [var.media_distribution_arn]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id
  policy = data.aws_iam_policy_document.bucket[each.key].json

  depends_on = [aws_s3_bucket_public_access_block.this]
}

# Apart from the key: the distribution names the bucket, the policy the distribution.
data "aws_iam_policy_document" "media_key" {
  # In a key's policy the star means this key. Without this statement IAM could grant nothing on it, and nobody change it.
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${var.account_id}:root"]
    }
  }

  # Again this key alone.
  statement {
    sid       = "CloudFront"
    actions   = ["kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudfront.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [var.media_distribution_arn]
    }
  }
}

resource "aws_kms_key_policy" "media" {
  key_id = aws_kms_key.media.key_id
  policy = data.aws_iam_policy_document.media_key.json
}
