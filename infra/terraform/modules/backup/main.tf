locals {
  protected = var.environment != "dev"

  vault_locks = var.lock_days == null ? 0 : 1
}

resource "aws_kms_key" "this" {
  description             = "Backups of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}-backup"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_kms_key" "copy" {
  provider = aws.replica

  description             = "Copies of the backups of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_backup_vault" "this" {
  name          = var.name
  kms_key_arn   = aws_kms_key.this.arn
  force_destroy = !local.protected

  tags = var.tags
}

resource "aws_backup_vault" "copy" {
  provider = aws.replica

  name          = var.name
  kms_key_arn   = aws_kms_key.copy.arn
  force_destroy = !local.protected

  tags = var.tags
}

# Not even root can delete a backup before its time. The lock can be taken off again for seven days, and never after.
resource "aws_backup_vault_lock_configuration" "this" {
  count = local.vault_locks

  backup_vault_name   = aws_backup_vault.this.name
  min_retention_days  = var.lock_days
  changeable_for_days = 7
}

resource "aws_backup_vault_lock_configuration" "copy" {
  count    = local.vault_locks
  provider = aws.replica

  backup_vault_name   = aws_backup_vault.copy.name
  min_retention_days  = var.lock_days
  changeable_for_days = 7
}

# PostgreSQL and the document store keep their own logs, from which any moment of 35 days can be restored; AWS Backup would only
# take these settings out of their modules' hands. What it adds are copies apart: another vault, another key, another region.
resource "aws_backup_plan" "this" {
  name = var.name

  rule {
    rule_name         = "daily"
    target_vault_name = aws_backup_vault.this.name
    schedule          = "cron(0 19 * * ? *)"
    start_window      = 60
    completion_window = 360

    lifecycle {
      delete_after = var.daily_retention_days
    }

    copy_action {
      destination_vault_arn = aws_backup_vault.copy.arn

      lifecycle {
        delete_after = var.daily_retention_days
      }
    }
  }

  dynamic "rule" {
    for_each = var.monthly_retention_days == null ? [] : [var.monthly_retention_days]

    content {
      rule_name         = "monthly"
      target_vault_name = aws_backup_vault.this.name
      schedule          = "cron(0 20 1 * ? *)"
      start_window      = 60
      completion_window = 720

      lifecycle {
        delete_after = rule.value
      }

      copy_action {
        destination_vault_arn = aws_backup_vault.copy.arn

        lifecycle {
          delete_after = rule.value
        }
      }
    }
  }

  tags = var.tags
}

resource "aws_backup_selection" "this" {
  name         = "stores"
  plan_id      = aws_backup_plan.this.id
  iam_role_arn = aws_iam_role.this.arn
  resources    = values(var.resources)
}

# The bucket has no log of its own.
resource "aws_backup_plan" "continuous" {
  name = "${var.name}-continuous"

  rule {
    rule_name                = "continuous"
    target_vault_name        = aws_backup_vault.this.name
    schedule                 = "cron(0 18 * * ? *)"
    enable_continuous_backup = true

    lifecycle {
      delete_after = 35
    }
  }

  tags = var.tags
}

resource "aws_backup_selection" "continuous" {
  name         = "media"
  plan_id      = aws_backup_plan.continuous.id
  iam_role_arn = aws_iam_role.this.arn
  resources    = [var.resources["media"]]
}
