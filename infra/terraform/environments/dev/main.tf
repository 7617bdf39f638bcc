module "stack" {
  source = "../../modules/stack"

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
    aws.replica   = aws.replica
  }

  name        = "psyhealth-dev"
  environment = "dev"
  account_id  = var.account_id
  domain_name = var.domain_name
  images      = var.images

  # A quarter of a core, on Spot: whoever works here can wait.
  services = {
    app = { cpu = 256, memory = 512, min = 1, max = 5, spot = true, connections_per_task = 7 }
  }

  deployment = { blue_green = false }

  database = {
    instance_class        = "db.t4g.medium"
    multi_az              = false
    allocated_storage     = 20
    max_allocated_storage = 100
    max_connections       = 200
    backup_retention_days = 7
  }

  document_store = { instance_class = "db.t4g.medium", backup_retention_days = 7 }
  streaming      = { instance_type = "kafka.m7g.large", volume_size = 50, max_volume_size = 200 }
  backup         = { daily_retention_days = 7, monthly_retention_days = null, restore_testing = false }

  log_retention_days = 14
  tracing_sample     = 1
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
    key            = "dev/terraform.tfstate"
    lock_table_arn = "arn:aws:dynamodb:ap-southeast-1:${var.account_id}:table/psyhealth-terraform-lock"
    kms_key_arn    = var.state_kms_key_arn
  }
}
