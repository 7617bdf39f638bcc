output "msk_cluster_arn" {
  description = "The cluster."
  value       = aws_msk_cluster.this.arn
}

output "msk_cluster_name" {
  description = "Name of the cluster."
  value       = aws_msk_cluster.this.cluster_name
}

output "msk_cluster_bootstrap_brokers_sasl_iam" {
  description = "spring.kafka.bootstrap-servers: TLS, and IAM as authentication."
  value       = aws_msk_cluster.this.bootstrap_brokers_sasl_iam
}

output "region_replica_cluster_arn" {
  description = "The cluster in the other region, if there is one."
  value       = one(aws_msk_cluster.replica[*].arn)
}

output "event_topic_names" {
  description = "Topics of events, without those of dead letters."
  value       = local.event_topics
}

output "dead_letter_topic_names" {
  description = "Topics of dead letters: <topic>.<group>.dlt."
  value       = local.dead_letter_topics
}

output "glue_registry_arn" {
  description = "Registry of the event schemas."
  value       = aws_glue_registry.this.arn
}

output "glue_schema_names" {
  description = "Event types in the registry."
  value       = keys(aws_glue_schema.event)
}

output "kms_key_arn" {
  description = "Key of the brokers' volumes."
  value       = aws_kms_key.this.arn
}
