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

# Without passwords, as the pipeline plans.
variables {
  account_id = "111122223333"
  images = {
    app       = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/psyhealth/app@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    keycloak  = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/psyhealth/keycloak@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    collector = "public.ecr.aws/aws-observability/aws-otel-collector@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  }
  media_signing = {
    active_key  = "k1"
    public_keys = { k1 = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----" }
  }
  state_bucket_name       = "psyhealth-terraform-state-111122223333"
  state_kms_key_arn       = "arn:aws:kms:ap-southeast-1:111122223333:key/00000000-0000-4000-8000-000000000000"
  deployer_principal_arns = ["arn:aws:iam::444455556666:role/psyhealth-prod-agent"]
}

run "staging_deploys_as_prod_does" {
  command = plan

  assert {
    condition = { for name, service in output.services : name => [service.cpu, service.memory, service.min, service.max, service.spot] } == {
      app = [512, 1024, 2, 10, false]
    }
    error_message = "One service with 2 to 10 tasks of this size."
  }

  assert {
    condition     = output.codedeploy_application_name == "psyhealth-staging" && output.services["app"].deployment_group_name == "app"
    error_message = "Staging must be deployed blue/green."
  }

  assert {
    condition     = length(output.deployment_alarm_names["app"]) == 3
    error_message = "Alarms must be able to take a deployment back."
  }
}
