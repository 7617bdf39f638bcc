mock_provider "aws" { source = "../mocks" }

variables {
  account_id = "111122223333"
}

run "states_and_locks_are_encrypted_with_the_same_key" {
  assert {
    condition = (
      one(one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.state.arn
      && one(aws_dynamodb_table.lock.server_side_encryption).kms_key_arn == aws_kms_key.state.arn
    )
    error_message = "Bucket and table must be encrypted with the key that is made here."
  }

  assert {
    condition     = aws_kms_key.state.enable_key_rotation
    error_message = "The key must be rotated."
  }

  assert {
    condition     = contains([for statement in data.aws_iam_policy_document.state.statement : statement.sid if statement.effect == "Deny"], "TlsOnly")
    error_message = "Plain HTTP must be refused."
  }

  assert {
    condition     = output.state_bucket_name == aws_s3_bucket.state.id && output.lock_table_name == aws_dynamodb_table.lock.name
    error_message = "The backend's settings come from these outputs."
  }
}
