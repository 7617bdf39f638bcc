locals {
  # Afterwards no password is given, but the provider wants one beside its version. It is sent only when the version grows and when
  # the store is made, and then this one is refused for its slashes: a forgotten password cannot become a known one.
  database_master_password       = var.database_master_password == null ? "/not given/" : var.database_master_password
  document_store_master_password = var.document_store_master_password == null ? "/not given/" : var.document_store_master_password
}

# The region that takes over has a network of its own, without a way to the internet: replicas only.
module "network_replica" {
  source = "../network"
  count  = var.disaster_recovery == null ? 0 : 1

  providers = {
    aws = aws.replica
  }

  name                       = "${var.name}-dr"
  environment                = var.environment
  region                     = var.replica_region
  vpc_cidr_block             = var.disaster_recovery.vpc_cidr_block
  availability_zones         = var.disaster_recovery.availability_zones
  public_subnet_cidr_blocks  = []
  private_subnet_cidr_blocks = var.disaster_recovery.private_subnet_cidr_blocks
  interface_endpoints        = []
  flow_log_retention_days    = var.log_retention_days
  tags                       = var.tags
}

module "database" {
  source = "../database"

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  name                  = var.name
  environment           = var.environment
  subnet_ids            = module.network.private_subnet_ids
  security_group_ids    = [module.network.security_group_ids["database"]]
  instance_class        = var.database.instance_class
  multi_az              = var.database.multi_az
  allocated_storage     = var.database.allocated_storage
  max_allocated_storage = var.database.max_allocated_storage
  max_connections       = var.database.max_connections
  backup_retention_days = var.database.backup_retention_days
  master_password       = local.database_master_password
  read_replicas         = var.database.read_replicas
  ca_bundle_path        = var.ca_bundle_path

  region_replica = var.disaster_recovery == null ? null : {
    instance_class     = var.disaster_recovery.database_instance_class
    subnet_ids         = module.network_replica[0].private_subnet_ids
    security_group_ids = [module.network_replica[0].security_group_ids["database"]]
  }

  log_retention_days = var.log_retention_days
  alarm_topic_arns   = [module.observability.alarm_topic_arn]
  tags               = var.tags
}

module "document_store" {
  source = "../document-store"

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  name                  = var.name
  environment           = var.environment
  subnet_ids            = module.network.private_subnet_ids
  security_group_ids    = [module.network.security_group_ids["document_store"]]
  instance_class        = var.document_store.instance_class
  members               = var.document_store.members
  backup_retention_days = var.document_store.backup_retention_days
  master_password       = local.document_store_master_password

  region_replica = var.disaster_recovery == null ? null : {
    instance_class     = var.disaster_recovery.document_store_instance_class
    subnet_ids         = module.network_replica[0].private_subnet_ids
    security_group_ids = [module.network_replica[0].security_group_ids["document_store"]]
  }

  log_retention_days = var.log_retention_days
  alarm_topic_arns   = [module.observability.alarm_topic_arn]
  tags               = var.tags
}

module "streaming" {
  source = "../streaming"

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  name                    = var.name
  environment             = var.environment
  subnet_ids              = module.network.private_subnet_ids
  security_group_ids      = [module.network.security_group_ids["streaming"]]
  instance_type           = var.streaming.instance_type
  volume_size             = var.streaming.volume_size
  max_volume_size         = var.streaming.max_volume_size
  topics                  = local.inventory.topics
  replication_factor      = local.inventory.replicationFactor
  consumers               = concat(local.inventory.modules, local.inventory.libraries)
  event_schemas_directory = var.event_schemas_directory

  region_replica = var.disaster_recovery == null ? null : {
    instance_type      = var.disaster_recovery.streaming_instance_type
    subnet_ids         = module.network_replica[0].private_subnet_ids
    security_group_ids = [module.network_replica[0].security_group_ids["streaming"]]
  }

  alarm_topic_arns = [module.observability.alarm_topic_arn]
  tags             = var.tags
}

module "storage" {
  source = "../storage"

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  name                   = var.name
  environment            = var.environment
  account_id             = var.account_id
  media_distribution_arn = module.edge.media_distribution_arn
  cors_allowed_origins   = local.web_origins
  media_replication      = var.disaster_recovery != null
  subnet_ids             = module.network.private_subnet_ids
  efs_security_group_ids = [module.network.security_group_ids["efs"]]
  tags                   = var.tags
}

module "secrets" {
  source = "../secrets"

  name           = var.name
  environment    = var.environment
  region         = var.region
  account_id     = var.account_id
  replica_region = var.disaster_recovery == null ? null : var.replica_region

  database = {
    host            = module.database.db_instance_address
    master_username = module.database.master_username
  }

  document_store = {
    host            = module.document_store.cluster_endpoint
    master_username = module.document_store.master_username
  }

  values         = var.secret_values
  value_versions = var.secret_versions

  rotation = var.rotation ? {
    subnet_ids         = module.network.private_subnet_ids
    security_group_ids = [module.network.security_group_ids["rotation"]]
  } : null

  tags = var.tags
}

module "backup" {
  source = "../backup"

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  name        = var.name
  environment = var.environment
  account_id  = var.account_id

  resources = {
    database       = module.database.db_instance_arn
    document_store = module.document_store.cluster_arn
    efs            = module.storage.efs_file_system_arn
    media          = module.storage.media_bucket_arn
  }

  resource_kms_key_arns  = [module.database.kms_key_arn, module.document_store.kms_key_arn, module.storage.efs_kms_key_arn, module.storage.media_kms_key_arn]
  daily_retention_days   = var.backup.daily_retention_days
  monthly_retention_days = var.backup.monthly_retention_days
  lock_days              = var.backup.lock_days
  restore_testing        = var.backup.restore_testing
  alarm_topic_arns       = [module.observability.alarm_topic_arn]
  tags                   = var.tags
}
