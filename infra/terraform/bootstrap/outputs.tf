output "state_bucket_name" {
  description = "Bucket of the states."
  value       = aws_s3_bucket.state.id
}

output "state_bucket_arn" {
  description = "ARN of that bucket."
  value       = aws_s3_bucket.state.arn
}

output "state_kms_key_arn" {
  description = "Key of the states and the lock table."
  value       = aws_kms_key.state.arn
}

output "state_kms_key_alias" {
  description = "Alias of that key, for the backend's kms_key_id."
  value       = aws_kms_alias.state.name
}

output "lock_table_name" {
  description = "Lock table."
  value       = aws_dynamodb_table.lock.name
}

output "lock_table_arn" {
  description = "ARN of the lock table."
  value       = aws_dynamodb_table.lock.arn
}
