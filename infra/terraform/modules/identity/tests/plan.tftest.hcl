mock_provider "aws" {
  source = "../../mocks"
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

run "the_application_compares_its_profiles_with_keycloak" {
  command = plan

  assert {
    condition     = output.application_environment["PSYHEALTH_USER_KEYCLOAK_ADMINURI"] == "http://keycloak.psyhealth-test.internal:9098/auth/admin/realms/psyhealth"
    error_message = "The Admin API is asked inside the VPC."
  }
}

run "with_cognito_nobody_is_compared" {
  command = plan

  variables {
    cognito_enabled = true
  }

  assert {
    condition     = !contains(keys(output.application_environment), "PSYHEALTH_USER_KEYCLOAK_ADMINURI")
    error_message = "Cognito has no Admin API of Keycloak."
  }
}

run "keycloak_runs_twice_and_never_less" {
  command = plan

  assert {
    condition     = aws_ecs_service.keycloak.desired_count == 2 && aws_ecs_service.keycloak.deployment_minimum_healthy_percent == 100 && aws_cloudwatch_metric_alarm.keycloak_tasks.threshold == 2
    error_message = "Two tasks must run, also during a deployment, and an alarm must tell when they do not."
  }

  assert {
    condition     = one(aws_ecs_service.keycloak.load_balancer).container_port == 9098 && one(aws_ecs_service.keycloak.deployment_circuit_breaker).rollback
    error_message = "Keycloak serves on 9098, and a deployment that fails is taken back."
  }

  assert {
    condition     = aws_ecs_service.keycloak.availability_zone_rebalancing == "ENABLED" && length(one(aws_ecs_service.keycloak.network_configuration).subnets) == 2 && !one(aws_ecs_service.keycloak.network_configuration).assign_public_ip
    error_message = "The tasks must be spread over zones, without public addresses."
  }

  assert {
    condition     = length(aws_cognito_user_pool.this) == 0 && output.issuer == "https://test.example.org/auth/realms/psyhealth"
    error_message = "Keycloak is the issuer unless Cognito was asked for."
  }

  assert {
    condition     = startswith(output.jwk_set_uri, "http://keycloak.psyhealth-test.internal:9098/auth/realms/psyhealth/")
    error_message = "The application must fetch the keys inside the VPC."
  }

  assert {
    condition     = toset(local.secret_arns) == toset([for name in ["keycloak-db-AbCdEf", "keycloak-admin-AbCdEf", "client-AbCdEf", "smtp-AbCdEf"] : "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:${name}"])
    error_message = "The execution role must read these secrets whole, and no others."
  }
}

run "an_image_by_tag_is_refused" {
  command = plan

  variables {
    keycloak = {
      image                 = "quay.io/keycloak/keycloak:26.7"
      repository_arns       = ["arn:aws:ecr:ap-southeast-1:111122223333:repository/keycloak"]
      database_url          = "jdbc:postgresql://db:5432/keycloak"
      database_username     = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:a-AbCdEf:username::"
      database_password     = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:a-AbCdEf:password::"
      admin_username        = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:b-AbCdEf:username::"
      admin_password        = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:b-AbCdEf:password::"
      service_client_secret = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:c-AbCdEf"
      smtp_host             = "smtp.example.org"
      smtp_from             = "no-reply@test.example.org"
      smtp_username         = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:d-AbCdEf:username::"
      smtp_password         = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:d-AbCdEf:password::"
    }
  }

  expect_failures = [var.keycloak]
}
