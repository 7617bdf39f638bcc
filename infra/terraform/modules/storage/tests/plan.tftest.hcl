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
    condition     = !aws_s3_bucket.this["media"].force_destroy
    error_message = "A bucket with media in it must not be removable."
  }
}

run "what_was_erased_is_gone_from_both_buckets_in_days" {
  command = plan

  assert {
    condition = alltrue([for bucket in concat([aws_s3_bucket_lifecycle_configuration.this["media"]], aws_s3_bucket_lifecycle_configuration.replica) :
      one([for rule in bucket.rule : one(rule.noncurrent_version_expiration).noncurrent_days if rule.id == "older-versions"]) == 1
    ])
    error_message = "A deleted picture must not live on as an older version, in the copy neither."
  }

  assert {
    condition = alltrue([for bucket in concat([aws_s3_bucket_lifecycle_configuration.this["media"]], aws_s3_bucket_lifecycle_configuration.replica) :
      one([for rule in bucket.rule : one(rule.expiration).expired_object_delete_marker if rule.id == "older-versions"])
    ])
    error_message = "The marker of a deletion holds the key of what was deleted, and must go too."
  }
}

run "versions_that_outlive_an_erasure_by_a_month_are_refused" {
  command = plan

  variables {
    noncurrent_version_days = 35
  }

  expect_failures = [var.noncurrent_version_days]
}

run "what_nobody_completes_is_thrown_away" {
  command = plan

  assert {
    condition = alltrue([for bucket in concat([aws_s3_bucket_lifecycle_configuration.this["media"]], aws_s3_bucket_lifecycle_configuration.replica) :
      one([for rule in bucket.rule : [one(rule.filter).prefix, one(rule.expiration).days, one(rule.noncurrent_version_expiration).noncurrent_days, rule.status] if rule.id == "incoming"]) == ["incoming/", 2, 1, "Enabled"]
    ])
    error_message = "What was sent must be gone after two days, and its versions a day later."
  }

  assert {
    condition = alltrue([for bucket in concat([aws_s3_bucket_lifecycle_configuration.this["media"]], aws_s3_bucket_lifecycle_configuration.replica) :
      one([for rule in bucket.rule : [one(rule.filter).prefix, one(rule.expiration).days, one(rule.noncurrent_version_expiration).noncurrent_days, rule.status] if rule.id == "exports"]) == ["exports/", 8, 1, "Enabled"]
    ])
    error_message = "A person's copy must be gone after eight days, and its versions a day later."
  }

  assert {
    condition = alltrue([for bucket in concat(values(aws_s3_bucket_lifecycle_configuration.this), aws_s3_bucket_lifecycle_configuration.replica) :
      anytrue([for rule in bucket.rule : one(rule.abort_incomplete_multipart_upload).days_after_initiation == 1 if length(rule.abort_incomplete_multipart_upload) == 1])
    ])
    error_message = "Parts that are never joined must go after a day."
  }
}

run "media_is_copied_with_its_deletions" {
  command = plan

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_replication_configuration.media[0].rule : one(rule.delete_marker_replication).status == "Enabled"])
    error_message = "What a person had erased must be erased in the copy too."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_replication_configuration.media[0].rule : one(one(rule.destination).replication_time).status == "Enabled"])
    error_message = "Late copies must be measured."
  }

  assert {
    condition = toset([for rule in aws_s3_bucket_replication_configuration.media[0].rule : one(rule.filter).prefix]) == toset(["served/", "held/"])
    # The deletions of a life-cycle rule are not copied, so a copy of what was sent would never go.
    error_message = "What was made must be copied, and what was only sent must not."
  }

  assert {
    condition     = length(distinct([for rule in aws_s3_bucket_replication_configuration.media[0].rule : rule.priority])) == length(aws_s3_bucket_replication_configuration.media[0].rule)
    error_message = "S3 refuses two rules of the same priority."
  }
}

run "browsers_may_only_send" {
  command = plan

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.media[0].cors_rule).allowed_methods == toset(["PUT"])
    error_message = "Media is read through CloudFront, never from the bucket."
  }

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.media[0].cors_rule).allowed_origins == toset(var.cors_allowed_origins)
    error_message = "Our own pages may send, and no others."
  }

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.media[0].cors_rule).allowed_headers == toset(["content-type", "if-none-match", "x-amz-checksum-sha256"])
    error_message = "A page must be able to send each header that the application signs; the length is not a script's to set."
  }

  assert {
    condition     = toset(one(aws_s3_bucket_cors_configuration.media[0].cors_rule).expose_headers) == toset(["etag"])
    error_message = "A page must see the tag of each part that it sends."
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

run "an_origin_with_a_path_is_refused" {
  command = plan

  variables {
    cors_allowed_origins = ["https://app.example.org/"]
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
