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
  state_bucket_name = "psyhealth-terraform-state-111122223333"
  state_kms_key_arn = "arn:aws:kms:ap-southeast-1:111122223333:key/00000000-0000-4000-8000-000000000000"
  jenkins = {
    ami_id              = "ami-0123456789abcdef0"
    agent_image         = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/psyhealth/agent@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    allowed_cidr_blocks = ["198.51.100.0/24"]
    other_role_arns     = ["arn:aws:iam::777788889999:role/psyhealth-dev-deploy"]
  }
}

run "prod_is_large_and_deploys_blue_green" {
  command = plan

  assert {
    condition = { for name, service in output.services : name => [service.cpu, service.memory, service.min, service.max, service.spot] } == {
      app = [1024, 2048, 2, 20, false]
    }
    error_message = "One service with 2 to 20 tasks of this size."
  }

  assert {
    condition     = output.codedeploy_application_name == "psyhealth-prod" && output.services["app"].deployment_group_name == "app"
    error_message = "Prod must be deployed blue/green."
  }

  assert {
    condition     = module.stack.account_is_watched
    error_message = "The account of prod must be watched."
  }

  assert {
    condition     = toset(keys(output.ecr_repository_urls)) == toset(["psyhealth/app", "psyhealth/keycloak", "psyhealth/agent"])
    error_message = "The images of all environments stand here."
  }
}
