mock_provider "aws" {
  source = "../../mocks"
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "../../mocks"
}

mock_provider "aws" {
  alias  = "replica"
  source = "../../mocks/replica"
}

variables {
  # Ephemeral, and so to be said in every run.
  database_master_password       = "for-tests-only-0"
  document_store_master_password = "for-tests-only-1"
  secret_values                  = {}

  name        = "psyhealth-test"
  environment = "staging"
  domain_name = "test.example.org"
  services    = { app = { cpu = 512, memory = 1024, min = 2, max = 4 } }
  deployment  = { blue_green = true }
  database    = { instance_class = "db.t4g.large", max_connections = 300, backup_retention_days = 7 }
  ci          = { deployer_principal_arns = ["arn:aws:iam::444455556666:role/psyhealth-prod-agent"] }
  state = {
    bucket_arn     = "arn:aws:s3:::state"
    key            = "test/terraform.tfstate"
    lock_table_arn = "arn:aws:dynamodb:ap-southeast-1:111122223333:table/psyhealth-terraform-lock"
    kms_key_arn    = "arn:aws:kms:ap-southeast-1:111122223333:key/00000000-0000-4000-8000-000000000000"
  }
  collector_config        = "receivers: {}"
  inventory_file          = "../../../modules.json"
  event_schemas_directory = "../../../../src/main/resources/events"
  account_id              = "111122223333"
  media_signing = {
    active_key  = "k1"
    public_keys = { k1 = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----" }
  }
  images = {
    app       = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/psyhealth/app@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    keycloak  = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/psyhealth/keycloak@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    collector = "public.ecr.aws/aws-observability/aws-otel-collector@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  }
}

run "an_image_outside_ecr_is_refused" {
  command = plan

  plan_options {
    target = [module.compute.aws_ecs_cluster.this, module.compute.aws_ecs_task_definition.this]
  }

  variables {
    images = { app = "docker.io/psyhealth:latest", keycloak = "quay.io/keycloak/keycloak:26.7", collector = "collector" }
  }

  expect_failures = [var.images]
}

run "the_repositories_follow_from_the_images" {
  command = plan

  plan_options {
    target = [module.compute.aws_iam_role_policy.execution]
  }

  assert {
    condition     = local.repository_arns == { app = "arn:aws:ecr:ap-southeast-1:111122223333:repository/psyhealth/app", keycloak = "arn:aws:ecr:ap-southeast-1:111122223333:repository/psyhealth/keycloak" }
    error_message = "The execution roles must be allowed to pull exactly these images."
  }
}

run "a_deployment_without_app_is_refused" {
  command = plan

  plan_options {
    target = [module.compute.aws_ecs_cluster.this]
  }

  variables {
    services = { core = { cpu = 512, memory = 1024, min = 2, max = 4 } }
  }

  expect_failures = [var.services]
}
