output "log_group_names" {
  description = "Log group of app, keycloak, metrics (the collector's embedded metrics) and jenkins."
  value       = { for name, group in aws_cloudwatch_log_group.this : name => group.name }
}

output "log_group_arns" {
  description = "ARN of each of these log groups."
  value       = { for name, group in aws_cloudwatch_log_group.this : name => group.arn }
}

output "metrics_namespace" {
  description = "Namespace of the application's own metrics."
  value       = local.metrics_namespace
}

output "alarm_topic_arn" {
  description = "Topic of alarms and findings."
  value       = aws_sns_topic.this["alarms"].arn
}

output "mail_events_topic_arn" {
  description = "Topic of what became of mails: bounces, complaints, rejections."
  value       = aws_sns_topic.this["mail-events"].arn
}

output "smtp_host" {
  description = "spring.mail.host: the mail relay, with STARTTLS on port 587."
  value       = "email-smtp.${var.region}.amazonaws.com"
}

output "mail_from_address" {
  description = "Sender that the mail relay allows."
  value       = "no-reply@${var.domain_name}"
}

output "ses_identity_arn" {
  description = "The domain that mail comes from."
  value       = aws_sesv2_email_identity.this.arn
}

output "ses_configuration_set_name" {
  description = "Configuration set, already the default of the identity."
  value       = aws_sesv2_configuration_set.this.configuration_set_name
}

output "sms_publish_policy_json" {
  description = "Policy that lets a role send text messages, and nothing else of SNS."
  value       = data.aws_iam_policy_document.sms_publish.json
}

output "dkim_tokens" {
  description = "Names of the DKIM records, where they are entered by hand."
  value       = aws_sesv2_email_identity.this.dkim_signing_attributes[0].tokens
}

output "dashboard_name" {
  description = "The dashboard."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}
