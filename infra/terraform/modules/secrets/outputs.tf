output "secret_arns" {
  description = "ARN of each secret: database_master, database, keycloak_database, document_store_master, document_store, keycloak_admin and smtp hold JSON with username and password; cursor, keycloak_service_client, fcm and slack_webhook plain text."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.arn }
}

output "secret_names" {
  description = "Name of each secret."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.name }
}

output "kms_key_arn" {
  description = "Key of the secrets."
  value       = aws_kms_key.this.arn
}
