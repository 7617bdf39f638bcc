output "api_url" {
  description = "Where the API is reached."
  value       = module.stack.api_url
}

output "route53_zone_name_servers" {
  description = "Name servers to enter in the parent zone."
  value       = module.stack.route53_zone_name_servers
}

output "cluster_name" {
  description = "The ECS cluster."
  value       = module.stack.cluster_name
}

output "services" {
  description = "The deployment settings of each service."
  value       = module.stack.services
}

output "codedeploy_application_name" {
  description = "The CodeDeploy application; null where tasks are replaced one by one."
  value       = module.stack.codedeploy_application_name
}

output "deployment_alarm_names" {
  description = "Alarms that roll a deployment back, by service."
  value       = module.stack.deployment_alarm_names
}

output "deploy_role_arn" {
  description = "Role that deploys here."
  value       = module.stack.deploy_role_arn
}

output "plan_role_arn" {
  description = "Role that plans and detects drift."
  value       = module.stack.plan_role_arn
}

output "apply_role_arn" {
  description = "Role that applies a reviewed plan."
  value       = module.stack.apply_role_arn
}

output "agent_role_arn" {
  description = "Role of the Jenkins agents: deployer_principal_arns of the other environments."
  value       = module.stack.agent_role_arn
}

output "ecr_repository_urls" {
  description = "Addresses of the image repositories."
  value       = module.stack.ecr_repository_urls
}
