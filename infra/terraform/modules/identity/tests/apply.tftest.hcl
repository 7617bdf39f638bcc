mock_provider "aws" {
  source = "../../mocks"

  mock_resource "aws_cognito_user_pool" {
    defaults = { id = "ap-southeast-1_AbCdEf" }
  }

  mock_resource "aws_cognito_user_pool_client" {
    defaults = { id = "client" }
  }
}

variables {
  name        = "psyhealth-test"
  environment = "dev"
  account_id  = "111122223333"
  domain_name = "test.example.org"
  keycloak = {
    image                 = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/keycloak@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    repository_arns       = ["arn:aws:ecr:ap-southeast-1:111122223333:repository/keycloak"]
    database_url          = "jdbc:postgresql://db:5432/keycloak"
    database_username     = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:keycloak-db-AbCdEf:username::"
    database_password     = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:keycloak-db-AbCdEf:password::"
    admin_username        = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:keycloak-admin-AbCdEf:username::"
    admin_password        = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:keycloak-admin-AbCdEf:password::"
    service_client_secret = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:client-AbCdEf"
    smtp_host             = "smtp.example.org"
    smtp_from             = "no-reply@test.example.org"
    smtp_username         = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:smtp-AbCdEf:username::"
    smtp_password         = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:smtp-AbCdEf:password::"
  }
  kms_key_arns                     = ["arn:aws:kms:ap-southeast-1:111122223333:key/1"]
  cluster_arn                      = "arn:aws:ecs:ap-southeast-1:111122223333:cluster/psyhealth-test"
  cluster_name                     = "psyhealth-test"
  subnet_ids                       = ["subnet-3", "subnet-4"]
  security_group_ids               = ["sg-1"]
  target_group_arn                 = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/kc/0123456789abcdef"
  service_discovery_namespace_id   = "ns-1"
  service_discovery_namespace_name = "psyhealth-test.internal"
  log_group_name                   = "/psyhealth-test/keycloak"
  log_group_arn                    = "arn:aws:logs:ap-southeast-1:111122223333:log-group:/psyhealth-test/keycloak"
}

run "keycloak_trusts_no_host_header" {
  assert {
    condition = alltrue([for wanted in [
      { name = "KC_HOSTNAME", value = "https://test.example.org/auth" },
      { name = "KC_HOSTNAME_ADMIN", value = "http://localhost:9098/auth" },
      { name = "KC_PROXY_HEADERS", value = "xforwarded" },
      { name = "KC_HTTP_PORT", value = "9098" },
      { name = "KC_HTTP_RELATIVE_PATH", value = "/auth" },
    ] : contains(jsondecode(aws_ecs_task_definition.keycloak.container_definitions)[0].environment, wanted)])
    error_message = "The host must be fixed, the administration local, and the path that of the load balancer's rule."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.keycloak.container_definitions)[0].readonlyRootFilesystem && jsondecode(aws_ecs_task_definition.keycloak.container_definitions)[0].user != "0"
    error_message = "The container must be read-only and not root."
  }

  assert {
    condition     = !anytrue([for variable in jsondecode(aws_ecs_task_definition.keycloak.container_definitions)[0].environment : strcontains(variable.name, "PASSWORD") || strcontains(variable.name, "SECRET")])
    error_message = "A secret must not stand in the task definition."
  }

  assert {
    condition     = alltrue([for statement in data.aws_iam_policy_document.execution.statement : !contains(statement.resources, "*") || tolist(statement.actions) == tolist(["ecr:GetAuthorizationToken"])])
    error_message = "Only the login to ECR may name every resource."
  }
}

run "keycloak_writes_letters_through_the_mail_relay" {
  assert {
    condition = alltrue([for wanted in [
      { name = "PSYHEALTH_SMTP_HOST", value = "smtp.example.org" },
      { name = "PSYHEALTH_SMTP_FROM", value = "no-reply@test.example.org" },
      { name = "PSYHEALTH_SMTP_STARTTLS", value = "true" },
    ] : contains(jsondecode(aws_ecs_task_definition.keycloak.container_definitions)[0].environment, wanted)])
    error_message = "Without letters nobody verifies an address, and nobody gets in."
  }

  assert {
    condition = alltrue([
      contains([for secret in jsondecode(aws_ecs_task_definition.keycloak.container_definitions)[0].secrets : secret.name], "PSYHEALTH_SMTP_PASSWORD"),
      contains(one([for statement in data.aws_iam_policy_document.execution.statement : statement.resources if statement.sid == "Secrets"]), "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:smtp-AbCdEf"),
    ])
    error_message = "The password must come from its secret, and the execution role must be allowed to read it."
  }
}

run "cognito_can_stand_in" {
  variables {
    cognito_enabled = true
  }

  assert {
    condition = output.application_environment == {
      PSYHEALTH_SECURITY_ISSUER        = "https://cognito-idp.ap-southeast-1.amazonaws.com/ap-southeast-1_AbCdEf"
      PSYHEALTH_SECURITY_JWKSETURI     = "https://cognito-idp.ap-southeast-1.amazonaws.com/ap-southeast-1_AbCdEf/.well-known/jwks.json"
      PSYHEALTH_SECURITY_AUDIENCE      = "client"
      PSYHEALTH_SECURITY_AUDIENCECLAIM = "client_id"
      PSYHEALTH_SECURITY_ROLESCLAIM    = "cognito:groups"
    }
    error_message = "The application must be told where Cognito puts audience and roles."
  }

  assert {
    condition     = toset(keys(aws_cognito_user_group.this)) == toset(["MEMBER", "THERAPIST", "MODERATOR", "ADMIN"]) && !aws_cognito_user_pool_client.this[0].generate_secret && tolist(aws_cognito_user_pool_client.this[0].allowed_oauth_flows) == tolist(["code"])
    error_message = "The pool needs the application's roles, and a client that keeps no secret."
  }
}
