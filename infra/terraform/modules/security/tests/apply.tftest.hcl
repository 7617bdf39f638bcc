mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "psyhealth-test"
  environment        = "dev"
  account_id         = "111122223333"
  findings_topic_arn = "arn:aws:sns:ap-southeast-1:111122223333:alarms"
}

run "trail_and_configurations_are_encrypted_with_their_own_key" {
  assert {
    condition     = aws_cloudtrail.this.kms_key_id == aws_kms_key.audit.arn && aws_config_delivery_channel.this.s3_kms_key_arn == aws_kms_key.audit.arn && alltrue([for it in aws_s3_bucket_server_side_encryption_configuration.audit : one(one(it.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.audit.arn])
    error_message = "Trail, recorder and bucket must use the audit key."
  }

  assert {
    condition     = aws_kms_key.audit.enable_key_rotation
    error_message = "The key must be rotated."
  }

  assert {
    condition     = aws_cloudtrail.this.s3_bucket_name == output.audit_bucket_names["trail"] && aws_config_delivery_channel.this.s3_bucket_name == output.audit_bucket_names["config"]
    error_message = "Each must write to its own bucket."
  }

  assert {
    condition     = alltrue([for statement in flatten(values(data.aws_iam_policy_document.audit_bucket)[*].statement) : statement.effect == "Deny" || alltrue([for principal in statement.principals : principal.type == "Service" && length(statement.condition) > 0])])
    error_message = "Only AWS services may write these buckets, and only for this account."
  }

  assert {
    condition     = alltrue([for document in [data.aws_iam_policy_document.trail_write, data.aws_iam_policy_document.recorder_deliver] : !anytrue([for statement in document.statement : contains(statement.resources, "*") || contains(statement.actions, "*")])])
    error_message = "The services' roles must name what they write."
  }
}
