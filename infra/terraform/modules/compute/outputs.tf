output "cluster_arn" {
  description = "The ECS cluster."
  value       = aws_ecs_cluster.this.arn
}

output "cluster_name" {
  description = "Name of the ECS cluster."
  value       = aws_ecs_cluster.this.name
}

output "service_names" {
  description = "ECS service of each service."
  value       = { for name, service in aws_ecs_service.this : name => service.name }
}

output "service_arns" {
  description = "ARN of each ECS service."
  value       = { for name, service in aws_ecs_service.this : name => service.id }
}

output "task_definition_families" {
  description = "Family of each service's task definitions: the pipeline takes the newest, changes the image, and registers it."
  value       = { for name, definition in aws_ecs_task_definition.this : name => definition.family }
}

output "task_role_arns" {
  description = "Role of each service's tasks."
  value       = { for name, role in aws_iam_role.task : name => role.arn }
}

output "media_services" {
  description = "Services that keep media, and services that sign addresses of it."
  value       = { keep = local.media_keepers, sign = local.media_signers }
}

output "execution_role_arn" {
  description = "Role with which ECS starts the tasks."
  value       = aws_iam_role.execution.arn
}

output "codedeploy_application_name" {
  description = "CodeDeploy application; null where tasks are replaced one by one."
  value       = one(aws_codedeploy_app.this[*].name)
}

output "codedeploy_deployment_group_names" {
  description = "CodeDeploy deployment group of each service."
  value       = { for name, group in aws_codedeploy_deployment_group.this : name => group.deployment_group_name }
}

output "deployment_alarm_names" {
  description = "Alarms that roll a deployment back."
  value       = { for name in keys(var.services) : name => local.deployment_alarms[name] }
}
