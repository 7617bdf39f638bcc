output "media_bucket_name" {
  description = "Bucket of the media."
  value       = aws_s3_bucket.this["media"].id
}

output "media_bucket_arn" {
  description = "ARN of that bucket."
  value       = aws_s3_bucket.this["media"].arn
}

output "media_bucket_regional_domain_name" {
  description = "Domain of that bucket, for CloudFront."
  value       = aws_s3_bucket.this["media"].bucket_regional_domain_name
}

output "media_prefixes" {
  description = "What keys of media begin with: incoming, served, held and exports."
  value       = local.media_prefixes
}

output "media_kms_key_arn" {
  description = "Key of that bucket."
  value       = aws_kms_key.media.arn
}

output "media_replica_bucket_name" {
  description = "Copy of the media in the other region, if there is one."
  value       = one(aws_s3_bucket.replica[*].id)
}

output "artifacts_bucket_name" {
  description = "Bucket of build artifacts."
  value       = aws_s3_bucket.this["artifacts"].id
}

output "artifacts_bucket_arn" {
  description = "ARN of that bucket."
  value       = aws_s3_bucket.this["artifacts"].arn
}

output "artifacts_kms_key_arn" {
  description = "Key of that bucket."
  value       = aws_kms_key.artifacts.arn
}

output "efs_file_system_id" {
  description = "The shared file system."
  value       = aws_efs_file_system.this.id
}

output "efs_file_system_arn" {
  description = "ARN of the shared file system."
  value       = aws_efs_file_system.this.arn
}

output "efs_access_point_id" {
  description = "Access point of the application's directory."
  value       = aws_efs_access_point.app.id
}

output "efs_access_point_arn" {
  description = "ARN of that access point."
  value       = aws_efs_access_point.app.arn
}

output "efs_kms_key_arn" {
  description = "Key of the shared file system."
  value       = aws_kms_key.efs.arn
}
