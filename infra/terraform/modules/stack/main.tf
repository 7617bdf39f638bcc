# All modules, put together once. An environment says only what differs.

locals {
  # 111122223333.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:... -> the repository's ARN
  repository_arns = {
    for name, image in { app = var.images.app, keycloak = var.images.keycloak } :
    name => format("arn:aws:ecr:%s:%s:repository/%s", regex("^([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com/([^@]+)@", image)[1], regex("^([0-9]{12})", image)[0], regex("/([^@]+)@", image)[0])
  }

  # AWS' own repository in ap-southeast-1, from which GuardDuty puts its agent beside each task.
  watcher_repository_arn = "arn:aws:ecr:${var.region}:174946120834:repository/aws-guardduty-agent-fargate"

  # What the code says of its modules and topics: nothing here or below names one.
  inventory = jsondecode(file(var.inventory_file))

  service_paths = { for name, service in var.services : name => {
    paths = flatten([for module in local.inventory.modules : [for path in module.api : [path, "${path}/*"]]
      if name != "app" && contains(service.modules, module.name)
    ])
  } }

  # Web pages that call the API, send media and show it: one list for the application, the bucket and CloudFront.
  web_origins = coalescelist(var.web_origins, ["https://${var.domain_name}"])

  ecs_services = { for name, service in var.services : name => service.min }
}

module "network" {
  source = "../network"

  name                    = var.name
  environment             = var.environment
  region                  = var.region
  flow_log_retention_days = var.log_retention_days
  tags                    = var.tags
}

module "edge" {
  source = "../edge"

  providers = {
    aws           = aws
    aws.us_east_1 = aws.us_east_1
  }

  name                              = var.name
  environment                       = var.environment
  account_id                        = var.account_id
  domain_name                       = var.domain_name
  vpc_id                            = module.network.vpc_id
  public_subnet_ids                 = module.network.public_subnet_ids
  alb_security_group_id             = module.network.security_group_ids["alb"]
  services                          = local.service_paths
  large_body_paths                  = flatten(local.inventory.modules[*].largeBodies)
  media_bucket_regional_domain_name = module.storage.media_bucket_regional_domain_name
  media_signing                     = var.media_signing
  cors_allowed_origins              = local.web_origins
  secrets_kms_key_arn               = module.secrets.kms_key_arn
  replica_region                    = var.disaster_recovery == null ? null : var.replica_region
  log_retention_days                = var.log_retention_days
  tags                              = var.tags
}

module "compute" {
  source = "../compute"

  name                  = var.name
  environment           = var.environment
  region                = var.region
  account_id            = var.account_id
  subnet_ids            = module.network.balanced_subnet_ids
  security_group_ids    = [module.network.security_group_ids["app"]]
  image                 = var.images.app
  image_repository_arns = [local.repository_arns["app"], local.watcher_repository_arn]
  services              = var.services
  deployment            = var.deployment

  target_groups      = module.edge.target_groups
  alb_arn_suffix     = module.edge.alb_arn_suffix
  https_listener_arn = module.edge.https_listener_arn
  test_listener_arn  = module.edge.test_listener_arn

  environment_variables    = local.application_environment
  secrets                  = local.application_secrets
  kms_key_arns             = [module.secrets.kms_key_arn]
  database_max_connections = module.database.application_max_connections
  kafka_cluster_arn        = module.streaming.msk_cluster_arn
  event_topics             = module.streaming.event_topic_names
  modules                  = local.inventory.modules
  libraries                = local.inventory.libraries

  media = {
    bucket_arn             = module.storage.media_bucket_arn
    kms_key_arn            = module.storage.media_kms_key_arn
    prefixes               = values(module.storage.media_prefixes)
    distribution_id        = module.edge.media_distribution_id
    distribution_arn       = module.edge.media_distribution_arn
    base_url               = "https://${module.edge.media_domain_name}"
    key_pair_id            = module.edge.media_key_pair_id
    private_key_secret_arn = module.edge.media_private_key_secret_arn
  }

  shared_files = {
    file_system_id   = module.storage.efs_file_system_id
    file_system_arn  = module.storage.efs_file_system_arn
    access_point_id  = module.storage.efs_access_point_id
    access_point_arn = module.storage.efs_access_point_arn
  }

  log_group_name   = module.observability.log_group_names["app"]
  log_group_arn    = module.observability.log_group_arns["app"]
  alarm_topic_arns = [module.observability.alarm_topic_arn]

  collector = {
    image                 = var.images.collector
    config                = var.collector_config
    metrics_namespace     = module.observability.metrics_namespace
    metrics_log_group_arn = module.observability.log_group_arns["metrics"]
  }

  tags = var.tags
}

module "identity" {
  source = "../identity"

  name        = var.name
  environment = var.environment
  region      = var.region
  account_id  = var.account_id
  domain_name = var.domain_name

  keycloak = {
    image                 = var.images.keycloak
    repository_arns       = [local.repository_arns["keycloak"], local.watcher_repository_arn]
    cpu                   = var.keycloak.cpu
    memory                = var.keycloak.memory
    tasks                 = var.keycloak.tasks
    database_url          = module.database.keycloak_jdbc_url
    database_username     = "${module.secrets.secret_arns["keycloak_database"]}:username::"
    database_password     = "${module.secrets.secret_arns["keycloak_database"]}:password::"
    admin_username        = "${module.secrets.secret_arns["keycloak_admin"]}:username::"
    admin_password        = "${module.secrets.secret_arns["keycloak_admin"]}:password::"
    service_client_secret = module.secrets.secret_arns["keycloak_service_client"]
    smtp_host             = module.observability.smtp_host
    smtp_from             = module.observability.mail_from_address
    smtp_username         = "${module.secrets.secret_arns["smtp"]}:username::"
    smtp_password         = "${module.secrets.secret_arns["smtp"]}:password::"
  }

  cognito_enabled                  = var.cognito_enabled
  kms_key_arns                     = [module.secrets.kms_key_arn]
  cluster_arn                      = module.compute.cluster_arn
  cluster_name                     = module.compute.cluster_name
  subnet_ids                       = module.network.balanced_subnet_ids
  security_group_ids               = [module.network.security_group_ids["keycloak"]]
  trusted_proxy_cidr_block         = module.network.vpc_cidr_block
  target_group_arn                 = module.edge.keycloak_target_group_arn
  service_discovery_namespace_id   = module.network.service_discovery_namespace_id
  service_discovery_namespace_name = module.network.service_discovery_namespace_name
  log_group_name                   = module.observability.log_group_names["keycloak"]
  log_group_arn                    = module.observability.log_group_arns["keycloak"]
  alarm_topic_arns                 = [module.observability.alarm_topic_arn]
  tags                             = var.tags
}

module "observability" {
  source = "../observability"

  name               = var.name
  environment        = var.environment
  region             = var.region
  account_id         = var.account_id
  domain_name        = var.domain_name
  route53_zone_id    = module.edge.route53_zone_id
  alert_emails       = var.alert_emails
  log_retention_days = { for group in ["app", "keycloak", "jenkins"] : group => var.log_retention_days }
  alb_arn_suffix     = module.edge.alb_arn_suffix

  target_group_arn_suffixes = merge(
    merge([for name, colours in module.edge.target_groups : { for colour, group in colours : "${name}-${colour}" => group.arn_suffix }]...),
    { keycloak = module.edge.keycloak_target_group_arn_suffix },
  )

  ecs_cluster_name                  = module.compute.cluster_name
  ecs_services                      = local.ecs_services
  db_instance_identifier            = module.database.db_instance_identifier
  document_store_cluster_identifier = module.document_store.cluster_identifier
  msk_cluster_name                  = module.streaming.msk_cluster_name
  certificate_arns                  = { load-balancer = module.edge.certificate_arn }
  tags                              = var.tags
}

module "security" {
  source = "../security"
  count  = var.account_security ? 1 : 0

  name                   = var.name
  environment            = var.environment
  region                 = var.region
  account_id             = var.account_id
  findings_topic_arn     = module.observability.alarm_topic_arn
  data_event_bucket_arns = [module.storage.media_bucket_arn]
  tags                   = var.tags
}

module "ci" {
  source = "../ci"

  name                    = var.name
  environment             = var.environment
  region                  = var.region
  account_id              = var.account_id
  repositories            = var.ci.repositories
  pull_account_ids        = var.ci.pull_account_ids
  deployer_principal_arns = var.ci.deployer_principal_arns
  github_repository       = var.ci.github_repository

  # A conditional would give its null the type of an object without the controller's own attributes.
  controller = one([for controller in var.ci.controller[*] : merge(controller, {
    vpc_id             = module.network.vpc_id
    subnet_ids         = module.network.balanced_subnet_ids
    security_group_id  = module.network.security_group_ids["ci"]
    https_listener_arn = module.edge.https_listener_arn
    domain_name        = "ci.${var.domain_name}"
    route53_zone_id    = module.edge.route53_zone_id
    alb_dns_name       = module.edge.alb_dns_name
    alb_zone_id        = module.edge.alb_zone_id
    secret_arns        = [module.secrets.secret_arns["slack_webhook"]]
    kms_key_arns       = [module.secrets.kms_key_arn]
  })])

  deployment = {
    cluster_arn                  = module.compute.cluster_arn
    service_arns                 = concat(values(module.compute.service_arns), [module.identity.keycloak_service_arn])
    task_definition_families     = concat(values(module.compute.task_definition_families), ["${var.name}-keycloak"])
    pass_role_arns               = concat([module.compute.execution_role_arn], values(module.compute.task_role_arns), module.identity.keycloak_role_arns)
    codedeploy_application_name  = var.deployment.blue_green ? module.compute.codedeploy_application_name : null
    codedeploy_deployment_groups = values(module.compute.codedeploy_deployment_group_names)
    alarm_names                  = flatten(values(module.compute.deployment_alarm_names))
    kafka_cluster_arn            = module.streaming.msk_cluster_arn
  }

  # Prod is never smoke-tested: the tour writes.
  smoke_secret_name = var.environment == "prod" ? null : "psyhealth/${var.environment}/tour"

  state = var.state
  tags  = var.tags
}
