module "stack" {
  source = "../../modules/stack"

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
    aws.replica   = aws.replica
  }

  name        = "psyhealth-prod"
  environment = "prod"
  account_id  = var.account_id
  domain_name = var.domain_name
  images      = var.images

  services = {
    app = { cpu = 1024, memory = 2048, min = 2, max = 20 }
  }

  # A person moves the traffic, within 15 minutes.
  deployment = { blue_green = true, manual_traffic_switch = true, timeout_minutes = 15 }

  database = {
    instance_class        = "db.r6g.large"
    allocated_storage     = 100
    max_allocated_storage = 1000
    max_connections       = 1000
    read_replicas = {
      analytics = { instance_class = "db.r6g.large" }
      training  = { instance_class = "db.r6g.large" }
    }
  }

  document_store = { instance_class = "db.r6g.large" }
  streaming      = { instance_type = "kafka.m7g.large", volume_size = 250, max_volume_size = 2000 }

  disaster_recovery = {
    database_instance_class       = "db.r6g.large"
    document_store_instance_class = "db.r6g.large"
  }

  backup = { daily_retention_days = 35, monthly_retention_days = 365, lock_days = 30 }

  log_retention_days = 90
  tracing_sample     = 0.1
  web_origins        = var.web_origins
  media_signing      = var.media_signing

  account_security = var.account_security
  alert_emails     = var.alert_emails

  rotation                       = var.rotation
  database_master_password       = var.database_master_password
  document_store_master_password = var.document_store_master_password
  secret_values                  = var.secret_values
  secret_versions                = var.secret_versions

  collector_config        = file("${path.module}/../../../observability/collector.yaml")
  inventory_file          = "${path.module}/../../../modules.json"
  event_schemas_directory = "${path.module}/../../../../src/main/resources/events"

  # Jenkins and the images stand here, behind the strictest gate: whoever owns them can deploy everywhere.
  ci = {
    repositories      = ["psyhealth/app", "psyhealth/keycloak", "psyhealth/agent"]
    pull_account_ids  = var.pull_account_ids
    github_repository = var.github_repository

    controller = {
      ami_id              = var.jenkins.ami_id
      agent_image         = var.jenkins.agent_image
      allowed_cidr_blocks = var.jenkins.allowed_cidr_blocks
      webhook_cidr_blocks = var.jenkins.webhook_cidr_blocks
      deploy_role_arns = concat(var.jenkins.other_role_arns, [
        for role in ["deploy", "terraform-plan", "terraform-apply"] : "arn:aws:iam::${var.account_id}:role/psyhealth-prod-${role}"
      ])
    }
  }

  state = {
    bucket_arn     = "arn:aws:s3:::${var.state_bucket_name}"
    key            = "prod/terraform.tfstate"
    lock_table_arn = "arn:aws:dynamodb:ap-southeast-1:${var.account_id}:table/psyhealth-terraform-lock"
    kms_key_arn    = var.state_kms_key_arn
  }
}
