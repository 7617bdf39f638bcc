mock_provider "aws" { source = "../../mocks" }

override_resource {
  target = aws_secretsmanager_secret.this["database_master"]
  values = { arn = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:database-master-AbCdEf" }
}

override_resource {
  target = aws_secretsmanager_secret.this["document_store_master"]
  values = { arn = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:document-store-master-AbCdEf" }
}

variables {
  name             = "psyhealth-prod"
  environment      = "prod"
  account_id       = "111122223333"
  database         = { host = "db.example.org", master_username = "psyhealth_admin" }
  document_store   = { host = "documents.example.org", master_username = "psyhealth_admin" }
  alarm_topic_arns = ["arn:aws:sns:ap-southeast-1:111122223333:alarms"]
  rotation = {
    subnet_ids         = ["subnet-a", "subnet-b"]
    security_group_ids = ["sg-rotation"]
  }
  values = {
    database = "only-for-the-test"
    fcm      = "{\"type\":\"service_account\"}"
    smtp     = "{\"username\":\"u\",\"password\":\"p\"}"
  }
  value_versions = { database = 1, fcm = 1, smtp = 1 }
}

run "values_are_in_no_state" {
  assert {
    condition     = alltrue([for version in values(aws_secretsmanager_secret_version.this) : coalesce(version.secret_string, "none") == "none" && version.secret_string_wo_version == 1])
    error_message = "Values must be write-only."
  }

  assert {
    condition     = length(aws_secretsmanager_secret_version.this) == 3
    error_message = "Only the secrets that are named are written."
  }
}

run "services_take_turns_between_two_users_that_the_master_makes" {
  assert {
    condition     = aws_serverlessapplicationrepository_cloudformation_stack.rotation["postgres-multi"].parameters.masterSecretArn == aws_secretsmanager_secret.this["database_master"].arn
    error_message = "PostgreSQL's master user must make the service's second user."
  }

  assert {
    condition     = aws_serverlessapplicationrepository_cloudformation_stack.rotation["mongo-multi"].parameters.masterSecretArn == aws_secretsmanager_secret.this["document_store_master"].arn
    error_message = "The document store's master user must make the service's second user."
  }

  assert {
    condition = alltrue([for name in ["database", "keycloak_database", "document_store"] :
      strcontains(aws_serverlessapplicationrepository_cloudformation_stack.rotation[local.rotated[name]].application_id, "MultiUser")
    ])
    error_message = "Tasks that still run with the old password must go on working."
  }
}

run "secrets_use_their_own_key" {
  assert {
    condition     = alltrue([for secret in values(aws_secretsmanager_secret.this) : secret.kms_key_id == aws_kms_key.this.arn])
    error_message = "Every secret must be encrypted with the key that is made here."
  }
}

run "a_failed_rotation_is_told" {
  assert {
    condition     = aws_cloudwatch_event_target.rotation_failed[0].arn == var.alarm_topic_arns[0] && strcontains(aws_cloudwatch_event_rule.rotation_failed[0].event_pattern, "RotationFailed")
    error_message = "People must hear of it before the password runs out."
  }
}
