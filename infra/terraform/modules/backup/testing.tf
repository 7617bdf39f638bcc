# A backup that nobody has restored is a hope. Once a month AWS restores the newest of each kind, tells whether it could, and removes
# what it made. What it cannot see is whether the data is right: that is what the drill of the runbook is for.

locals {
  tested = var.restore_testing ? {
    database       = "RDS"
    document_store = "DocumentDB"
    efs            = "EFS"
    media          = "S3"
  } : {}
}

resource "aws_backup_restore_testing_plan" "this" {
  count = var.restore_testing ? 1 : 0

  # No hyphens are allowed here.
  name                         = replace("${var.name}_monthly", "-", "_")
  schedule_expression          = "cron(0 2 5 * ? *)"
  schedule_expression_timezone = "UTC"
  start_window_hours           = 4

  recovery_point_selection {
    algorithm             = "LATEST_WITHIN_WINDOW"
    include_vaults        = [aws_backup_vault.this.arn]
    recovery_point_types  = ["SNAPSHOT"]
    selection_window_days = 7
  }

  tags = var.tags
}

resource "aws_backup_restore_testing_selection" "this" {
  for_each = local.tested

  name                      = each.key
  restore_testing_plan_name = aws_backup_restore_testing_plan.this[0].name
  protected_resource_type   = each.value
  protected_resource_arns   = [var.resources[each.key]]
  iam_role_arn              = aws_iam_role.this.arn
  validation_window_hours   = 1
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = {
    backup  = "NumberOfBackupJobsFailed"
    copy    = "NumberOfCopyJobsFailed"
    restore = "NumberOfRestoreJobsFailed"
  }

  alarm_name          = "${var.name}-backup-${each.key}-failed"
  alarm_description   = "A ${each.key} job of AWS Backup failed."
  namespace           = "AWS/Backup"
  metric_name         = each.value
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  period              = 3600
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns

  tags = var.tags
}

# A plan that stops running fails nothing.
resource "aws_cloudwatch_metric_alarm" "none" {
  alarm_name          = "${var.name}-backup-none"
  alarm_description   = "No backup was completed for more than a day."
  namespace           = "AWS/Backup"
  metric_name         = "NumberOfBackupJobsCompleted"
  dimensions          = { BackupVaultName = aws_backup_vault.this.name }
  statistic           = "Sum"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  period              = 86400
  evaluation_periods  = 1
  treat_missing_data  = "breaching"
  alarm_actions       = var.alarm_topic_arns

  tags = var.tags
}
