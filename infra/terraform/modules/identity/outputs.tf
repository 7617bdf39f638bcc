output "issuer" {
  description = "What tokens name as their issuer: psyhealth.security.issuer."
  value       = local.issuer
}

output "jwk_set_uri" {
  description = "Where the application fetches the keys, inside the VPC where there is Keycloak: psyhealth.security.jwk-set-uri."
  value       = local.jwk_set_uri
}

output "application_environment" {
  description = "Environment variables that make the application trust this issuer."
  value       = local.application_environment
}

output "keycloak_service_name" {
  description = "ECS service of Keycloak."
  value       = aws_ecs_service.keycloak.name
}

output "keycloak_service_arn" {
  description = "ARN of that service."
  value       = aws_ecs_service.keycloak.id
}

output "keycloak_role_arns" {
  description = "Task and execution role of Keycloak."
  value       = [aws_iam_role.task.arn, aws_iam_role.execution.arn]
}

output "cognito_user_pool_id" {
  description = "The Cognito pool, if there is one."
  value       = one(aws_cognito_user_pool.this[*].id)
}

output "cognito_client_id" {
  description = "The pool's client, if there is one."
  value       = one(aws_cognito_user_pool_client.this[*].id)
}
