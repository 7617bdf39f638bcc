output "vault_name" {
  description = "Vault of the backups."
  value       = aws_backup_vault.this.name
}

output "vault_arn" {
  description = "ARN of that vault."
  value       = aws_backup_vault.this.arn
}

output "copy_vault_arn" {
  description = "Vault of the copies in the other region."
  value       = aws_backup_vault.copy.arn
}

output "backup_plan_id" {
  description = "The plan."
  value       = aws_backup_plan.this.id
}

output "backup_role_arn" {
  description = "Role that makes backups and restores them."
  value       = aws_iam_role.this.arn
}

output "kms_key_arn" {
  description = "Key of the vault."
  value       = aws_kms_key.this.arn
}
