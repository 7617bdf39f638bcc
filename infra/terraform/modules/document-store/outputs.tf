output "cluster_identifier" {
  description = "The cluster."
  value       = aws_docdb_cluster.this.cluster_identifier
}

output "cluster_arn" {
  description = "ARN of the cluster."
  value       = aws_docdb_cluster.this.arn
}

output "cluster_endpoint" {
  description = "Host name that always leads to the primary."
  value       = aws_docdb_cluster.this.endpoint
}

output "cluster_port" {
  description = "Port of the cluster."
  value       = aws_docdb_cluster.this.port
}

output "master_username" {
  description = "Name of the master user."
  value       = var.master_username
}

output "connection_string" {
  description = "spring.mongodb.uri, with placeholders that the application fills from its environment: MONGODB_USERNAME and MONGODB_PASSWORD."
  value       = local.connection_string
}

output "region_replica_cluster_identifier" {
  description = "The cluster in the other region, if there is one."
  value       = one(aws_docdb_cluster.replica[*].cluster_identifier)
}

output "kms_key_arn" {
  description = "Key of the cluster."
  value       = aws_kms_key.this.arn
}
