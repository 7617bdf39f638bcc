output "api_url" {
  description = "Where the API is reached."
  value       = "https://${var.domain_name}"
}

output "route53_zone_name_servers" {
  description = "Name servers to enter in the parent zone."
  value       = module.edge.route53_zone_name_servers
}

output "services" {
  description = "The deployment settings of each service: ECS service, task definition family, CodeDeploy deployment group, and its limits."
  value = {
    for name, service in var.services : name => {
      service_name          = module.compute.service_names[name]
      task_definition       = module.compute.task_definition_families[name]
      deployment_group_name = try(module.compute.codedeploy_deployment_group_names[name], null)
      cpu                   = service.cpu
      memory                = service.memory
      min                   = service.min
      max                   = service.max
      spot                  = service.spot
    }
  }
}

output "cluster_name" {
  description = "The ECS cluster."
  value       = module.compute.cluster_name
}

output "codedeploy_application_name" {
  description = "The CodeDeploy application; null where tasks are replaced one by one."
  value       = module.compute.codedeploy_application_name
}

output "deployment_alarm_names" {
  description = "Alarms that roll a deployment back, by service."
  value       = module.compute.deployment_alarm_names
}

output "deploy_role_arn" {
  description = "Role that deploys here."
  value       = module.ci.deploy_role_arn
}

output "plan_role_arn" {
  description = "Role that plans and detects drift."
  value       = module.ci.plan_role_arn
}

output "apply_role_arn" {
  description = "Role that applies a reviewed plan."
  value       = module.ci.apply_role_arn
}

output "agent_role_arn" {
  description = "Role of the Jenkins agents, where they stand."
  value       = module.ci.agent_role_arn
}

output "ecr_repository_urls" {
  description = "Addresses of the image repositories, where they stand."
  value       = module.ci.ecr_repository_urls
}

output "app_subnet_ids" {
  description = "Subnets of the tasks."
  value       = module.network.balanced_subnet_ids
}

output "private_subnet_ids" {
  description = "Subnets of the brokers and databases."
  value       = module.network.private_subnet_ids
}

output "issuer" {
  description = "What tokens name as their issuer."
  value       = module.identity.issuer
}

output "application_environment" {
  description = "Environment variables that every service is given."
  value       = local.application_environment
}

output "application_secrets" {
  description = "Environment variables that come from Secrets Manager, and from where."
  value       = local.application_secrets
}

output "media_services" {
  description = "Services that keep media, and services that sign addresses of it."
  value       = module.compute.media_services
}

output "account_is_watched" {
  description = "Whether the account's watch is set up here."
  value       = length(module.security) == 1
}

output "replica_vpc_id" {
  description = "Network in the region that takes over, if there is one."
  value       = one(module.network_replica[*].vpc_id)
}
