mock_provider "aws" { source = "../../mocks" }

variables {
  name           = "psyhealth-prod"
  environment    = "prod"
  account_id     = "111122223333"
  database       = { host = "db.example.org", master_username = "psyhealth_admin" }
  document_store = { host = "documents.example.org", master_username = "psyhealth_admin" }
  rotation = {
    subnet_ids         = ["subnet-a", "subnet-b"]
    security_group_ids = ["sg-rotation"]
  }
}

run "every_database_password_is_rotated" {
  command = plan

  assert {
    condition     = toset(keys(aws_secretsmanager_secret_rotation.this)) == toset([for name in keys(aws_secretsmanager_secret.this) : name if strcontains(name, "database") || strcontains(name, "document_store")])
    error_message = "Each password of a database must be rotated."
  }

  assert {
    condition     = alltrue([for rotation in values(aws_secretsmanager_secret_rotation.this) : rotation.rotate_immediately == false])
    error_message = "An apply must not change a password under running tasks."
  }
}

run "passwords_fit_into_a_uri" {
  command = plan

  assert {
    condition = alltrue([for function in values(aws_serverlessapplicationrepository_cloudformation_stack.rotation) :
      alltrue([for character in [":", "/", "?", "#", "[", "]", "@", "%", "&", "+"] : strcontains(function.parameters.excludeCharacters, character)])
    ])
    error_message = "A character that a URI reserves would break the connection string after a rotation."
  }
}

run "secrets_are_copied_and_can_be_brought_back" {
  command = plan

  assert {
    condition     = alltrue([for secret in values(aws_secretsmanager_secret.this) : one(secret.replica).region == "ap-northeast-1" && secret.recovery_window_in_days == 30])
    error_message = "A restored database is of no use without its password."
  }
}

run "every_secret_the_system_needs_is_there" {
  command = plan

  assert {
    condition     = length(setsubtract(["database_master", "database", "keycloak_database", "document_store_master", "document_store", "cursor", "contact_keys", "keycloak_admin", "keycloak_service_client", "smtp", "fcm", "slack_webhook"], keys(output.secret_names))) == 0
    error_message = "A secret is missing."
  }

  assert {
    condition     = length(aws_secretsmanager_secret_version.this) == 0
    error_message = "Without value_versions Terraform must write no value: people and rotation do."
  }
}

run "without_rotation_nothing_of_it_is_made" {
  command = plan

  variables {
    rotation = null
  }

  assert {
    condition     = length(aws_secretsmanager_secret_rotation.this) == 0 && length(aws_serverlessapplicationrepository_cloudformation_stack.rotation) == 0
    error_message = "The first apply must work before the roles exist."
  }
}

run "a_misspelt_secret_is_refused" {
  command = plan

  variables {
    value_versions = { databse = 1 }
  }

  expect_failures = [var.value_versions]
}

run "prod_in_one_region_only_is_refused" {
  command = plan

  variables {
    replica_region = null
  }

  expect_failures = [var.replica_region]
}

run "a_secret_cannot_vanish_at_once" {
  command = plan

  variables {
    recovery_window_days = 0
  }

  expect_failures = [var.recovery_window_days]
}

run "later_plans_need_no_values" {
  command = plan

  variables {
    value_versions = { database = 1, cursor = 1, smtp = 1 }
  }

  assert {
    condition     = length(aws_secretsmanager_secret_version.this) == 3
    error_message = "Once written, a value need not be given again."
  }
}
