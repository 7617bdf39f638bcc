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
  inventory_file          = "tests/data/modules.json"
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

# What only AWS can say, and what is needed to write the zone.
override_resource {
  target = module.edge.aws_acm_certificate.this
  values = {
    arn = "arn:aws:acm:ap-southeast-1:111122223333:certificate/00000000-0000-4000-8000-000000000000"
    domain_validation_options = [
      { domain_name = "test.example.org", resource_record_name = "_a", resource_record_type = "CNAME", resource_record_value = "_a.acm-validations.aws." },
      { domain_name = "ci.test.example.org", resource_record_name = "_b", resource_record_type = "CNAME", resource_record_value = "_b.acm-validations.aws." },
    ]
  }
}

override_resource {
  target = module.edge.aws_acm_certificate.media
  values = {
    arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000000"
    domain_validation_options = [
      { domain_name = "media.test.example.org", resource_record_name = "_c", resource_record_type = "CNAME", resource_record_value = "_c.acm-validations.aws." },
    ]
  }
}

override_resource {
  target = module.observability.aws_sesv2_email_identity.this
  values = {
    dkim_signing_attributes = { tokens = ["a", "b", "c"] }
  }
}

# Two services instead of one: nothing but values.
run "a_split_deployment_is_a_matter_of_configuration" {
  variables {
    web_origins = ["https://test.example.org", "https://app.example.net"]
    services = {
      app  = { modules = ["user", "media"], cpu = 512, memory = 1024, min = 2, max = 4, connections_per_task = 9 }
      tell = { modules = ["added"], cpu = 256, memory = 1024, min = 1, max = 4, connections_per_task = 9 }
    }
  }

  assert {
    condition     = toset(keys(output.services)) == toset(["app", "tell"]) && output.services["tell"].deployment_group_name == "tell"
    error_message = "Each service is deployed by itself."
  }

  assert {
    condition     = length(distinct(flatten(values(output.deployment_alarm_names)))) == 6
    error_message = "Each service has alarms of its own."
  }

  assert {
    condition     = strcontains(output.application_secrets["SPRING_DATASOURCE_PASSWORD"], ":password::")
    error_message = "Of a JSON secret only the password is taken."
  }

  assert {
    condition     = local.service_paths == { app = { paths = [] }, tell = { paths = ["/api/added", "/api/added/*", "/api/admin/added", "/api/admin/added/*"] } }
    error_message = "Each service gets the paths of its modules, and app the rest."
  }

  assert {
    condition     = module.streaming.dead_letter_topic_names == ["media-events.added.dlt", "user-events.added.dlt"]
    error_message = "The topics must be those of the inventory."
  }

  assert {
    condition     = output.media_services == { keep = ["app"], sign = ["app", "tell"] }
    error_message = "The service of the module media keeps the files, and whoever hears of them shows them."
  }

  assert {
    condition     = output.application_environment["PSYHEALTH_SECURITY_CORSALLOWEDORIGINS"] == "https://test.example.org,https://app.example.net"
    error_message = "The application must let the pages call it that may send and show media."
  }

  assert {
    condition     = output.application_environment["PSYHEALTH_STORAGE_BUCKET"] == module.storage.media_bucket_name && output.application_environment["PSYHEALTH_STORAGE_REGION"] == "ap-southeast-1"
    error_message = "No process starts without knowing the bucket and its region."
  }
}
