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

run "every_store_is_backed_up_daily_for_35_days" {
  command = plan

  assert {
    condition     = toset(aws_backup_selection.this.resources) == toset(values(var.resources))
    error_message = "Every store must be in the plan."
  }

  assert {
    condition     = one([for rule in aws_backup_plan.this.rule : one(rule.lifecycle).delete_after if rule.rule_name == "daily"]) == 35
    error_message = "Daily backups are kept for 35 days."
  }
}

run "media_can_be_restored_to_any_moment" {
  command = plan

  assert {
    condition     = one(aws_backup_plan.continuous.rule).enable_continuous_backup && aws_backup_selection.continuous.resources == toset([var.resources["media"]])
    error_message = "The bucket needs a continuous backup, and it alone: the databases keep their own logs."
  }

  assert {
    condition     = one(one(aws_backup_plan.continuous.rule).lifecycle).delete_after <= 35
    error_message = "A continuous backup can be kept for 35 days at most."
  }
}

run "backups_of_prod_cannot_be_deleted" {
  command = plan

  assert {
    condition     = aws_backup_vault_lock_configuration.this[0].min_retention_days == 30 && aws_backup_vault_lock_configuration.copy[0].min_retention_days == 30
    error_message = "Both vaults must be locked."
  }

  assert {
    condition     = !aws_backup_vault.this.force_destroy && !aws_backup_vault.copy.force_destroy
    error_message = "A vault with backups in it must not be removable."
  }
}

run "each_kind_of_backup_is_restored_every_month" {
  command = plan

  assert {
    condition     = toset(keys(aws_backup_restore_testing_selection.this)) == toset(keys(var.resources))
    error_message = "A store whose backup nobody restores may have none."
  }

  assert {
    condition     = !strcontains(aws_backup_restore_testing_plan.this[0].name, "-")
    error_message = "AWS refuses hyphens in the name of this plan."
  }
}

run "prod_without_a_lock_is_refused" {
  command = plan

  variables {
    lock_days = null
  }

  expect_failures = [var.lock_days]
}

run "a_lock_longer_than_the_retention_is_refused" {
  command = plan

  variables {
    lock_days = 60
  }

  expect_failures = [var.lock_days]
}

run "prod_with_few_backups_is_refused" {
  command = plan

  variables {
    daily_retention_days = 7
    lock_days            = 7
  }

  expect_failures = [var.daily_retention_days]
}

run "a_forgotten_store_is_refused" {
  command = plan

  variables {
    resources = { database = "arn:aws:rds:ap-southeast-1:111122223333:db:psyhealth-prod" }
  }

  expect_failures = [var.resources]
}

run "dev_can_be_thrown_away" {
  command = plan

  variables {
    environment            = "dev"
    lock_days              = null
    daily_retention_days   = 7
    monthly_retention_days = null
    restore_testing        = false
  }

  assert {
    condition     = aws_backup_vault.this.force_destroy && length(aws_backup_vault_lock_configuration.this) == 0 && length(aws_backup_plan.this.rule) == 1
    error_message = "Dev must be cheap and removable."
  }
}
