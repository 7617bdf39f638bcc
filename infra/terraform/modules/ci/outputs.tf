output "ecr_repository_urls" {
  description = "Address of each repository."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}

output "ecr_repository_arns" {
  description = "ARN of each repository."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.arn }
}

output "ecr_kms_key_arn" {
  description = "Key of the repositories, if there are any."
  value       = one(aws_kms_key.ecr[*].arn)
}

output "jenkins_domain_name" {
  description = "Domain of Jenkins, if it stands here."
  value       = one(aws_route53_record.jenkins[*].fqdn)
}

output "controller_role_arn" {
  description = "Role of the controller, from its instance profile."
  value       = one(aws_iam_role.controller[*].arn)
}

output "agent_role_arn" {
  description = "Role of the agents: what deployment roles of other environments name as their deployer."
  value       = one(aws_iam_role.agent[*].arn)
}

output "deploy_role_arn" {
  description = "Role that deploys to this environment."
  value       = aws_iam_role.deploy.arn
}

output "plan_role_arn" {
  description = "Role that plans and detects drift, and can change nothing."
  value       = aws_iam_role.plan.arn
}

output "apply_role_arn" {
  description = "Role that applies a reviewed plan."
  value       = aws_iam_role.apply.arn
}
