output "guardduty_detector_id" {
  description = "The GuardDuty detector."
  value       = aws_guardduty_detector.this.id
}

output "cloudtrail_arn" {
  description = "The trail."
  value       = aws_cloudtrail.this.arn
}

output "audit_bucket_names" {
  description = "Buckets of the trail and of the recorded configurations: trail, config."
  value       = { for name, bucket in aws_s3_bucket.audit : name => bucket.id }
}

output "audit_kms_key_arn" {
  description = "Key of both."
  value       = aws_kms_key.audit.arn
}

output "config_recorder_name" {
  description = "The AWS Config recorder."
  value       = aws_config_configuration_recorder.this.name
}
