module "stack" {
  source = "../../modules/stack"

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
    aws.replica   = aws.replica
  }

  name        = "psyhealth-staging"
  environment = "staging"
  account_id  = var.account_id
  domain_name = var.domain_name
  images      = var.images

  services = {
    app = { cpu = 512, memory = 1024, min = 2, max = 10 }
  }

  # As in prod, but the traffic moves by itself once the new tasks are healthy.
  deployment = { blue_green = true }

  database = {
    instance_class        = "db.t4g.large"
    allocated_storage     = 50
    max_allocated_storage = 200
    max_connections       = 400
    backup_retention_days = 14
  }

  document_store = { instance_class = "db.t4g.medium", backup_retention_days = 14 }
  streaming      = { instance_type = "kafka.m7g.large", volume_size = 100, max_volume_size = 500 }
  backup         = { daily_retention_days = 14, monthly_retention_days = null }

  log_retention_days = 30
  tracing_sample     = 0.5
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

  ci = { deployer_principal_arns = var.deployer_principal_arns }

  state = {
    bucket_arn     = "arn:aws:s3:::${var.state_bucket_name}"
    key            = "staging/terraform.tfstate"
    lock_table_arn = "arn:aws:dynamodb:ap-southeast-1:${var.account_id}:table/psyhealth-terraform-lock"
    kms_key_arn    = var.state_kms_key_arn
  }
}
