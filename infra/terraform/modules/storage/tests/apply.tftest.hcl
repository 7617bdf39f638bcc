mock_provider "aws" { source = "../../mocks" }

mock_provider "aws" {
  alias  = "replica"
  source = "../../mocks/replica"
}

# Keys must be told apart.
override_resource {
  target = aws_kms_key.media
  values = { arn = "arn:aws:kms:ap-southeast-1:111122223333:key/22222222-2222-4222-8222-222222222222" }
}

override_resource {
  target = aws_kms_key.artifacts
  values = { arn = "arn:aws:kms:ap-southeast-1:111122223333:key/33333333-3333-4333-8333-333333333333" }
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

run "each_bucket_has_its_own_key" {
  assert {
    condition = alltrue([
      one(one(aws_s3_bucket_server_side_encryption_configuration.this["media"].rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.media.arn,
      one(one(aws_s3_bucket_server_side_encryption_configuration.this["artifacts"].rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.artifacts.arn,
      one(one(aws_s3_bucket_server_side_encryption_configuration.replica[0].rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.replica[0].arn,
      aws_efs_file_system.this.kms_key_id == aws_kms_key.efs.arn,
    ])
    error_message = "Who may read one store must not be able to read the others."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_replication_configuration.media[0].rule : one(one(rule.destination).encryption_configuration).replica_kms_key_id == aws_kms_key.replica[0].arn])
    error_message = "The copy must be encrypted with the key of its region."
  }
}

run "only_our_distribution_reads_media" {
  assert {
    condition = alltrue([for policy in [data.aws_iam_policy_document.bucket["media"], data.aws_iam_policy_document.media_key] : alltrue([
      for statement in policy.statement : contains(flatten([for condition in statement.condition : condition.values]), var.media_distribution_arn) if statement.sid == "CloudFront"
    ])])
    error_message = "CloudFront serves everybody; it must act for our distribution."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.bucket["media"].statement : [statement.actions, statement.resources] if statement.effect != "Deny"] == [
      [toset(["s3:GetObject"]), toset(["${aws_s3_bucket.this["media"].arn}/served/*"])]
    ]
    error_message = "What people send and what is held must never be served, and nobody else may read at all."
  }

  assert {
    condition     = !contains(data.aws_iam_policy_document.bucket["artifacts"].statement[*].sid, "CloudFront")
    error_message = "Artifacts are nobody's but the pipeline's."
  }
}

run "plain_http_is_refused_everywhere" {
  assert {
    condition = alltrue([for policy in concat(values(data.aws_iam_policy_document.bucket), [data.aws_iam_policy_document.efs], data.aws_iam_policy_document.replica_bucket) :
      anytrue([for statement in policy.statement : statement.effect == "Deny" && one(statement.condition).variable == "aws:SecureTransport" if length(statement.condition) == 1])
    ])
    error_message = "Every store must refuse connections without TLS."
  }
}

run "replication_may_read_media_and_write_the_copy" {
  assert {
    condition = alltrue([for statement in data.aws_iam_policy_document.replication[0].statement :
      alltrue([for resource in statement.resources : !strcontains(resource, "artifacts") && resource != "*"])
    ])
    error_message = "The role must reach these two buckets and keys only."
  }

  assert {
    condition = alltrue(flatten([for statement in data.aws_iam_policy_document.replication[0].statement :
      [for resource in statement.resources : endswith(resource, "/served/*") || endswith(resource, "/held/*") if strcontains(resource, "/") && startswith(resource, "arn:aws:s3:")]
    ]))
    error_message = "What was only sent must not leave its bucket."
  }
}

run "nothing_but_what_was_given_up_expires_by_itself" {
  assert {
    condition = toset(flatten([for bucket in concat([aws_s3_bucket_lifecycle_configuration.this["media"]], aws_s3_bucket_lifecycle_configuration.replica) :
      [for rule in bucket.rule : rule.id if !anytrue([for expiration in rule.expiration : expiration.expired_object_delete_marker == true]) && length(rule.expiration) > 0]
    ])) == toset(["incoming", "exports"])
    error_message = "What is served and what is held must stay until it is deleted."
  }
}
