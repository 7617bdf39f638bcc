mock_provider "aws" { source = "../mocks" }

variables {
  account_id = "111122223333"
}

run "nobody_outside_can_reach_the_states" {
  command = plan

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.state.block_public_acls,
      aws_s3_bucket_public_access_block.state.block_public_policy,
      aws_s3_bucket_public_access_block.state.ignore_public_acls,
      aws_s3_bucket_public_access_block.state.restrict_public_buckets,
    ])
    error_message = "All four kinds of public access must be blocked."
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.state.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "Access lists must have no effect."
  }
}

run "an_older_state_can_be_brought_back" {
  command = plan

  assert {
    condition     = one(aws_s3_bucket_versioning.state.versioning_configuration).status == "Enabled"
    error_message = "The bucket must keep versions."
  }

  assert {
    condition     = one(one(aws_s3_bucket_lifecycle_configuration.state.rule).noncurrent_version_expiration).newer_noncurrent_versions >= 10
    error_message = "The newest older states must stay however old they are."
  }
}

run "the_lock_is_what_terraform_expects" {
  command = plan

  assert {
    condition     = aws_dynamodb_table.lock.hash_key == "LockID" && one(aws_dynamodb_table.lock.attribute).type == "S"
    error_message = "Terraform writes a text attribute named LockID."
  }

  assert {
    condition     = aws_dynamodb_table.lock.deletion_protection_enabled
    error_message = "The lock table must not be deleted by accident."
  }
}

run "buckets_of_two_accounts_differ" {
  command = plan

  variables {
    account_id = "444455556666"
  }

  assert {
    condition     = endswith(aws_s3_bucket.state.bucket, "-444455556666")
    error_message = "A bucket's name is taken world-wide; the account's number makes it ours."
  }
}

run "an_account_has_twelve_digits" {
  command = plan

  variables {
    account_id = "1111-2222-3333"
  }

  expect_failures = [var.account_id]
}

run "older_states_are_not_thrown_away_soon" {
  command = plan

  variables {
    noncurrent_version_days = 7
  }

  expect_failures = [var.noncurrent_version_days]
}
