# The pairs of keys that sign addresses of media: CloudFront has the public halves, Secrets Manager the private ones. There is a second
# pair only while they are rotated; docs/runbooks/rotate-secrets.md says how.

resource "aws_cloudfront_public_key" "media" {
  for_each = var.media_signing.public_keys

  name    = "${var.name}-media-${each.key}"
  comment = "Signs addresses of media"
  # CloudFront ends the key with a line break; without one here each apply would replace it.
  encoded_key = "${trimspace(each.value)}\n"

  # A key must have left the group before it is destroyed. Terraform keeps to that order with this setting only.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudfront_key_group" "media" {
  name  = "${var.name}-media"
  items = [for key in aws_cloudfront_public_key.media : key.id]
}

# One JSON object, pair -> private key: a task definition names the pair and its private key together, so no task ever starts with the
# one of yesterday and the other of today. Filled by hand: what signs was made elsewhere and is in no state.
resource "aws_secretsmanager_secret" "media_signing" {
  name                           = "${var.name}/media-signing"
  description                    = "Private keys that sign addresses of media, as one JSON object: name of the pair, and its key (PEM, PKCS #8)"
  kms_key_id                     = var.secrets_kms_key_arn
  recovery_window_in_days        = var.environment == "dev" ? 0 : 30
  force_overwrite_replica_secret = true

  dynamic "replica" {
    for_each = var.replica_region == null ? [] : [var.replica_region]

    content {
      region = replica.value
    }
  }

  tags = var.tags
}

data "aws_iam_policy_document" "media_signing" {
  # A denial must name everybody. Resource star: in a secret's policy it means this secret.
  statement {
    sid       = "ThisAccountOnly"
    effect    = "Deny"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:PutResourcePolicy", "secretsmanager:DeleteSecret"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "aws:PrincipalAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_secretsmanager_secret_policy" "media_signing" {
  secret_arn          = aws_secretsmanager_secret.media_signing.arn
  policy              = data.aws_iam_policy_document.media_signing.json
  block_public_policy = true
}
