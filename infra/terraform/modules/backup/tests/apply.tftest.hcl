mock_provider "aws" { source = "../../mocks" }

mock_provider "aws" {
  alias  = "replica"
  source = "../../mocks/replica"
}

variables {
  name        = "psyhealth-prod"
  environment = "prod"
  account_id  = "111122223333"
  lock_days   = 30
  resources = {
    database       = "arn:aws:rds:ap-southeast-1:111122223333:db:psyhealth-prod"
    document_store = "arn:aws:rds:ap-southeast-1:111122223333:cluster:psyhealth-prod-documents"
    efs            = "arn:aws:elasticfilesystem:ap-southeast-1:111122223333:file-system/fs-0123456789abcdef0"
    media          = "arn:aws:s3:::psyhealth-prod-media-111122223333"
  }
  resource_kms_key_arns = ["arn:aws:kms:ap-southeast-1:111122223333:key/22222222-2222-4222-8222-222222222222"]
  alarm_topic_arns      = ["arn:aws:sns:ap-southeast-1:111122223333:alarms"]
}

run "each_backup_is_copied_to_the_other_region" {
  assert {
    condition     = alltrue([for rule in aws_backup_plan.this.rule : one(rule.copy_action).destination_vault_arn == aws_backup_vault.copy.arn && one(one(rule.copy_action).lifecycle).delete_after == one(rule.lifecycle).delete_after])
    error_message = "A backup must leave the region and stay there as long."
  }

  assert {
    condition     = length(aws_backup_plan.this.rule) == 2 && startswith(aws_backup_vault.copy.arn, "arn:aws:backup:ap-northeast-1:")
    error_message = "Daily and monthly backups go to the other region."
  }
}

run "each_vault_uses_the_key_of_its_region" {
  assert {
    condition     = aws_backup_vault.this.kms_key_arn == aws_kms_key.this.arn && aws_backup_vault.copy.kms_key_arn == aws_kms_key.copy.arn
    error_message = "A key does not leave its region."
  }
}

run "the_role_can_use_the_keys_of_the_stores_and_no_others" {
  assert {
    condition     = alltrue([for statement in data.aws_iam_policy_document.keys.statement : toset(statement.resources) == toset(concat(var.resource_kms_key_arns, [aws_kms_key.this.arn, aws_kms_key.copy.arn]))])
    error_message = "The role needs the keys of the stores and of the vaults."
  }
}

run "silence_is_an_alarm" {
  assert {
    condition     = aws_cloudwatch_metric_alarm.none.treat_missing_data == "breaching" && one(aws_cloudwatch_metric_alarm.none.alarm_actions) == var.alarm_topic_arns[0]
    error_message = "A plan that does not run at all must be noticed."
  }
}
