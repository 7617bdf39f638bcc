output "db_instance_identifier" {
  description = "The instance."
  value       = aws_db_instance.this.identifier
}

output "db_instance_arn" {
  description = "ARN of the instance."
  value       = aws_db_instance.this.arn
}

output "db_instance_address" {
  description = "Host name of the instance."
  value       = aws_db_instance.this.address
}

output "db_instance_port" {
  description = "Port of the instance."
  value       = aws_db_instance.this.port
}

output "database_name" {
  description = "Database of the application."
  value       = aws_db_instance.this.db_name
}

output "master_username" {
  description = "Name of the master user."
  value       = var.master_username
}

output "application_jdbc_url" {
  description = "spring.datasource.url of the application."
  value       = "jdbc:postgresql://${local.endpoint}/${local.database}?${local.jdbc_options}"
}

output "keycloak_jdbc_url" {
  description = "Address of Keycloak's own database, on the same instance."
  value       = "jdbc:postgresql://${local.endpoint}/keycloak?${local.jdbc_options}"
}

output "read_replica_jdbc_urls" {
  description = "Address of each read replica, by purpose."
  value       = { for purpose, replica in aws_db_instance.read_replica : purpose => "jdbc:postgresql://${replica.address}:${local.port}/${local.database}?${local.jdbc_options}" }
}

output "read_replica_identifiers" {
  description = "Each read replica, by purpose."
  value       = { for purpose, replica in aws_db_instance.read_replica : purpose => replica.identifier }
}

output "region_replica_identifier" {
  description = "The replica in the other region, if there is one."
  value       = one(aws_db_instance.region_replica[*].identifier)
}

output "application_max_connections" {
  description = "Connections that all tasks of the application may hold together."
  value       = var.max_connections - local.reserved_connections
}

output "kms_key_arn" {
  description = "Key of the database."
  value       = aws_kms_key.this.arn
}
