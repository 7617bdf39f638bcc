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

# What only AWS can say, and what is needed to write the zone.
override_resource {
  target = module.stack.module.edge.aws_acm_certificate.this
  values = {
    arn = "arn:aws:acm:ap-southeast-1:111122223333:certificate/00000000-0000-4000-8000-000000000000"
    domain_validation_options = [
      { domain_name = "dev.psyhealth.org", resource_record_name = "_a", resource_record_type = "CNAME", resource_record_value = "_a.acm-validations.aws." },
      { domain_name = "ci.dev.psyhealth.org", resource_record_name = "_b", resource_record_type = "CNAME", resource_record_value = "_b.acm-validations.aws." },
    ]
  }
}

override_resource {
  target = module.stack.module.edge.aws_acm_certificate.media
  values = {
    arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000000"
    domain_validation_options = [
      { domain_name = "media.dev.psyhealth.org", resource_record_name = "_c", resource_record_type = "CNAME", resource_record_value = "_c.acm-validations.aws." },
    ]
  }
}

override_resource {
  target = module.stack.module.observability.aws_sesv2_email_identity.this
  values = {
    dkim_signing_attributes = { tokens = ["a", "b", "c"] }
  }
}

run "the_application_is_told_what_it_cannot_know" {
  assert {
    condition = alltrue([for name in [
      "PSYHEALTH_SECURITY_ISSUER", "PSYHEALTH_SECURITY_JWKSETURI", "SPRING_DATASOURCE_URL", "SPRING_KAFKA_BOOTSTRAPSERVERS", "SPRING_MONGODB_URI", "SPRING_MAIL_HOST",
      "PSYHEALTH_STORAGE_BUCKET", "PSYHEALTH_STORAGE_REGION",
    ] : try(length(module.stack.application_environment[name]) > 0, false)])
    error_message = "Every required property of docs/configuration.md must be set."
  }

  assert {
    condition     = toset(keys(module.stack.application_secrets)) == toset(["SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD", "MONGODB_USERNAME", "MONGODB_PASSWORD", "SPRING_MAIL_USERNAME", "SPRING_MAIL_PASSWORD", "PSYHEALTH_WEB_CURSORSECRET", "SPRING_APPLICATION_JSON", "PSYHEALTH_USER_KEYCLOAK_CLIENTSECRET", "PSYHEALTH_SECURITY_INTROSPECTION_CLIENTSECRET"])
    error_message = "Passwords, keys and the cursor's secret come from Secrets Manager."
  }

  assert {
    condition     = module.stack.issuer == "https://dev.psyhealth.org/auth/realms/psyhealth"
    error_message = "The issuer is the realm under this environment's domain."
  }

  assert {
    condition     = module.stack.application_environment["PSYHEALTH_SECURITY_CORSALLOWEDORIGINS"] == "https://dev.psyhealth.org"
    error_message = "Only pages of this environment's domain call it, unless more are named."
  }

  assert {
    condition     = (module.stack.media_services.keep == ["app"]) == contains(jsondecode(file("../../../modules.json")).modules[*].name, "media")
    error_message = "The one service keeps media as soon as the code has that module."
  }

  assert {
    condition     = length(module.stack.private_subnet_ids) == 3 && module.stack.app_subnet_ids == slice(module.stack.private_subnet_ids, 0, 2)
    error_message = "Stores use three zones, tasks those of the load balancer."
  }
}
