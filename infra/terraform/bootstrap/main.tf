# What every other state needs before it can exist: applied once, by a person, from a local state that is then moved into the
# bucket that it made. See README.md.

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = { project = "psyhealth", managed-by = "terraform" }
  }
}

resource "aws_kms_key" "state" {
  description             = "Terraform states of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "state" {
  name          = "alias/${var.name}-terraform-state"
  target_key_id = aws_kms_key.state.key_id
}

# The table is the older lock. Both are kept: releases before Terraform 1.11, and people who still run one, know the table only,
# and two kinds of lock on one state would not see each other.
resource "aws_dynamodb_table" "lock" {
  name                        = "${var.name}-terraform-lock"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "LockID"
  deletion_protection_enabled = true

  attribute {
    name = "LockID"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.state.arn
  }

  tags = var.tags
}
