mock_provider "aws" { source = "../../mocks" }

mock_provider "aws" {
  alias  = "replica"
  source = "../../mocks/replica"
}

variables {
  name                   = "psyhealth-prod"
  environment            = "prod"
  account_id             = "111122223333"
  media_distribution_arn = "arn:aws:cloudfront::111122223333:distribution/EXAMPLE"
  subnet_ids             = ["subnet-a", "subnet-b", "subnet-c"]
  efs_security_group_ids = ["sg-efs"]
  cors_allowed_origins   = ["https://app.example.org"]
}

run "no_bucket_can_become_public" {
  command = plan

  assert {
    condition = alltrue([for block in concat(values(aws_s3_bucket_public_access_block.this), aws_s3_bucket_public_access_block.replica) :
      block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets
    ])
    error_message = "All four kinds of public access must be blocked, for the copy too."
  }

  assert {
    condition     = length(aws_s3_bucket_public_access_block.this) == length(aws_s3_bucket.this)
    error_message = "Every bucket must be covered."
  }
}

run "a_deleted_object_can_be_brought_back" {
  command = plan

  assert {
    condition     = alltrue([for versioning in concat(values(aws_s3_bucket_versioning.this), aws_s3_bucket_versioning.replica) : one(versioning.versioning_configuration).status == "Enabled"])
    error_message = "Every bucket must keep versions."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.this["media"].rule : length(rule.expiration) == 0])
    error_message = "Media must never expire by itself."
  }

  assert {
    condition     = one([for rule in aws_s3_bucket_lifecycle_configuration.this["media"].rule : one(rule.noncurrent_version_expiration).noncurrent_days if rule.id == "older-versions"]) == 35
    error_message = "What was deleted by mistake must be there for 35 days."
  }

  assert {
    condition     = !aws_s3_bucket.this["media"].force_destroy
    error_message = "A bucket with media in it must not be removable."
  }
}

run "media_is_copied_with_its_deletions" {
  command = plan

  assert {
    condition     = one(one(aws_s3_bucket_replication_configuration.media[0].rule).delete_marker_replication).status == "Enabled"
    error_message = "What a person had erased must be erased in the copy too."
  }

  assert {
    condition     = one(one(one(aws_s3_bucket_replication_configuration.media[0].rule).destination).replication_time).status == "Enabled"
    error_message = "Late copies must be measured."
  }
}

run "browsers_may_only_send" {
  command = plan

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.media[0].cors_rule).allowed_methods == toset(["PUT"])
    error_message = "Media is read through CloudFront, never from the bucket."
  }
}

run "shared_files_are_encrypted_in_every_zone" {
  command = plan

  assert {
    condition     = aws_efs_file_system.this.encrypted && length(aws_efs_mount_target.this) == 3
    error_message = "Tasks in any zone must reach encrypted files."
  }

  assert {
    condition     = one(aws_efs_access_point.app.posix_user).uid != 0 && one(one(aws_efs_access_point.app.root_directory).creation_info).permissions == "0750"
    error_message = "The directory must belong to the application's user and to nobody else."
  }
}

run "dev_needs_no_copy" {
  command = plan

  variables {
    environment       = "dev"
    media_replication = false
  }

  assert {
    condition     = length(aws_s3_bucket.replica) == 0 && aws_s3_bucket.this["media"].force_destroy
    error_message = "Dev must be cheap and removable."
  }
}

run "prod_without_a_copy_is_refused" {
  command = plan

  variables {
    media_replication = false
  }

  expect_failures = [var.media_replication]
}

run "any_origin_is_refused" {
  command = plan

  variables {
    cors_allowed_origins = ["https://*"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "an_origin_without_tls_is_refused" {
  command = plan

  variables {
    cors_allowed_origins = ["http://app.example.org"]
  }

  expect_failures = [var.cors_allowed_origins]
}
