mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name               = "psyhealth-test"
  environment        = "dev"
  account_id         = "111122223333"
  findings_topic_arn = "arn:aws:sns:ap-southeast-1:111122223333:alarms"
}

run "the_account_is_watched" {
  command = plan

  variables {
    data_event_bucket_arns = ["arn:aws:s3:::media"]
  }

  assert {
    condition     = aws_guardduty_detector.this.enable && alltrue([for feature in aws_guardduty_detector_feature.this : feature.status == "ENABLED"]) && aws_guardduty_detector_feature.runtime.additional_configuration[0].name == "ECS_FARGATE_AGENT_MANAGEMENT"
    error_message = "GuardDuty must watch the account and the running tasks."
  }

  assert {
    condition     = contains(aws_inspector2_enabler.this.resource_types, "ECR")
    error_message = "Inspector must look at the images."
  }

  assert {
    condition     = aws_cloudtrail.this.is_multi_region_trail && aws_cloudtrail.this.enable_log_file_validation && aws_cloudtrail.this.include_global_service_events
    error_message = "The trail must cover every region and be provably untouched."
  }

  assert {
    condition     = contains(flatten([for selector in aws_cloudtrail.this.advanced_event_selector : [for field in selector.field_selector : field.starts_with != null ? field.starts_with : []]]), "arn:aws:s3:::media/")
    error_message = "Who reads media must stand in the trail."
  }

  assert {
    condition     = aws_config_configuration_recorder_status.this.is_enabled && aws_config_configuration_recorder.this.recording_group[0].all_supported
    error_message = "Config must record everything."
  }

  assert {
    condition     = alltrue([for it in concat(values(aws_s3_bucket_public_access_block.audit), [aws_s3_account_public_access_block.this]) : it.block_public_acls && it.block_public_policy && it.ignore_public_acls && it.restrict_public_buckets])
    error_message = "Nothing in the account may be public."
  }
}

run "high_findings_are_told_and_no_others" {
  command = plan

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.finding["guardduty"].event_pattern).detail.severity[0].numeric == [">=", 7]
    error_message = "GuardDuty's high findings begin at 7."
  }

  assert {
    condition     = alltrue([for target in aws_cloudwatch_event_target.finding : target.arn == var.findings_topic_arn])
    error_message = "Findings must reach the alarm topic."
  }
}

run "not_even_an_administrator_deletes_the_trail_of_prod" {
  command = plan

  variables {
    environment = "prod"
  }

  assert {
    condition     = aws_s3_bucket.audit["trail"].object_lock_enabled && !aws_s3_bucket.audit["config"].object_lock_enabled && aws_s3_bucket_object_lock_configuration.trail.rule[0].default_retention[0].mode == "COMPLIANCE"
    error_message = "In prod the trail must be locked against everybody; AWS Config could not write to a locked bucket."
  }
}

run "a_trail_shorter_than_a_year_is_refused" {
  command = plan

  variables {
    retention_days = 90
  }

  expect_failures = [var.retention_days]
}
