mock_provider "aws" { source = "../../mocks" }

variables {
  name            = "psyhealth-prod"
  environment     = "prod"
  account_id      = "111122223333"
  domain_name     = "psyhealth.example.org"
  route53_zone_id = "Z0123456789"
  alert_emails    = ["on-call@example.org"]
  alb_arn_suffix  = "app/mock/0123456789abcdef"
  target_group_arn_suffixes = {
    app-blue  = "targetgroup/blue/0123456789abcdef"
    app-green = "targetgroup/green/0123456789abcdef"
  }
  ecs_cluster_name                  = "psyhealth-prod"
  ecs_services                      = { psyhealth-prod-app = 2 }
  db_instance_identifier            = "psyhealth-prod"
  document_store_cluster_identifier = "psyhealth-prod-documents"
  msk_cluster_name                  = "psyhealth-prod"
  certificate_arns                  = { alb = "arn:aws:acm:ap-southeast-1:111122223333:certificate/00000000-0000-4000-8000-000000000000" }
}

run "every_log_is_forgotten_some_day" {
  command = plan

  assert {
    condition     = alltrue([for group in values(aws_cloudwatch_log_group.this) : group.retention_in_days > 0])
    error_message = "Nought means for ever."
  }
}

run "the_retention_can_be_chosen_for_each_log" {
  command = plan

  variables {
    log_retention_days = { app = 7 }
  }

  assert {
    condition     = aws_cloudwatch_log_group.this["app"].retention_in_days == 7 && aws_cloudwatch_log_group.this["keycloak"].retention_in_days == 90
    error_message = "The others keep their default."
  }
}

run "nobody_is_watched_reading_mail" {
  command = plan

  assert {
    condition     = length(setintersection(one(aws_sesv2_configuration_set_event_destination.sns.event_destination).matching_event_types, ["OPEN", "CLICK"])) == 0
    error_message = "Opens and clicks tell what somebody reads about mental health."
  }

  assert {
    condition     = length(setsubtract(["BOUNCE", "COMPLAINT"], one(aws_sesv2_configuration_set_event_destination.sns.event_destination).matching_event_types)) == 0
    error_message = "Addresses that bounce or complain must be left alone."
  }
}

run "mail_is_encrypted_and_signed" {
  command = plan

  assert {
    condition     = one(aws_sesv2_configuration_set.this.delivery_options).tls_policy == "REQUIRE"
    error_message = "Mail must not travel in the open."
  }

  assert {
    condition     = length(aws_route53_record.dkim) == 3 && one(aws_sesv2_email_identity.this.dkim_signing_attributes).next_signing_key_length == "RSA_2048_BIT"
    error_message = "SES changes three keys in turn, each with a record."
  }

  assert {
    condition     = strcontains(one(aws_route53_record.dmarc[0].records), "p=quarantine") && endswith(one(aws_route53_record.mail_from_spf[0].records), "-all")
    error_message = "Who may send for the domain must be said, and nobody else."
  }
}

run "records_can_be_left_to_others" {
  command = plan

  variables {
    dns_records     = false
    route53_zone_id = null
  }

  assert {
    condition     = length(aws_route53_record.dkim) + length(aws_route53_record.mail_from_mx) + length(aws_route53_record.mail_from_spf) + length(aws_route53_record.dmarc) == 0
    error_message = "No record must be made in a zone that is not ours."
  }
}

run "both_colours_are_watched" {
  command = plan

  assert {
    condition     = alltrue([for name, suffix in var.target_group_arn_suffixes : aws_cloudwatch_metric_alarm.this["unhealthy_${name}"].dimensions["TargetGroup"] == suffix])
    error_message = "The new tasks of a blue/green deployment must be watched like the old ones."
  }
}

run "a_service_without_tasks_is_an_alarm" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.tasks["psyhealth-prod-app"].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.tasks["psyhealth-prod-app"].threshold == 2
    error_message = "Where there is no task there is no metric either."
  }
}

run "the_latency_objective_is_measured_as_a_percentile" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["latency"].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.this["latency"].threshold == 0.1
    error_message = "The objective is 100 ms for 99 of 100 requests."
  }
}

run "every_count_from_the_logs_is_on_the_dashboard" {
  command = plan

  assert {
    condition = alltrue([for filter in values(aws_cloudwatch_log_metric_filter.this) :
      strcontains(aws_cloudwatch_dashboard.this.dashboard_body, "\"${one(filter.metric_transformation).namespace}\",\"${one(filter.metric_transformation).name}\"")
    ])
    error_message = "A metric that nobody sees is of no use."
  }

  assert {
    condition     = length(distinct([for widget in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : "${widget.x}/${widget.y}"])) == length(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets)
    error_message = "Two widgets lie on top of each other."
  }
}

run "alarms_use_metrics_that_the_filters_make" {
  command = plan

  assert {
    condition = alltrue([for alarm in values(aws_cloudwatch_metric_alarm.this) :
      contains([for filter in values(aws_cloudwatch_log_metric_filter.this) : one(filter.metric_transformation).name], alarm.metric_name) if alarm.namespace == "psyhealth-prod/logs"
    ])
    error_message = "An alarm on a metric that does not exist never rings."
  }
}

run "an_impossible_retention_is_refused" {
  command = plan

  variables {
    log_retention_days = { app = 10 }
  }

  expect_failures = [var.log_retention_days]
}

run "a_long_sender_is_refused" {
  command = plan

  variables {
    sms = { monthly_spend_limit = 50, sender_id = "PsychologicalHealth" }
  }

  expect_failures = [var.sms]
}
