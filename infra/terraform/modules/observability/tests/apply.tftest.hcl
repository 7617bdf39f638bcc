mock_provider "aws" {
  source = "../../mocks"

  mock_resource "aws_sesv2_email_identity" {
    defaults = { arn = "arn:aws:ses:ap-southeast-1:111122223333:identity/psyhealth.example.org" }
  }
}

override_resource {
  target = aws_sns_topic.this["mail-events"]
  values = { arn = "arn:aws:sns:ap-southeast-1:111122223333:mail-events" }
}

variables {
  name           = "psyhealth-prod"
  environment    = "prod"
  account_id     = "111122223333"
  domain_name    = "psyhealth.example.org"
  dns_records    = false
  alert_emails   = ["on-call@example.org"]
  alb_arn_suffix = "app/mock/0123456789abcdef"
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

run "every_alarm_reaches_people" {
  assert {
    condition = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.this), values(aws_cloudwatch_metric_alarm.tasks), values(aws_cloudwatch_metric_alarm.certificate), [aws_cloudwatch_metric_alarm.outbox, aws_cloudwatch_metric_alarm.availability]) :
      contains(alarm.alarm_actions, aws_sns_topic.this["alarms"].arn) && strcontains(alarm.alarm_description, "/runbooks/")
    ])
    error_message = "Every alarm must be sent and say where to read on."
  }

  assert {
    condition     = aws_sns_topic_subscription.email["on-call@example.org"].topic_arn == aws_sns_topic.this["alarms"].arn
    error_message = "The people on call must get the alarms."
  }
}

run "the_services_that_send_may_publish_and_use_the_key" {
  assert {
    condition = alltrue([for service in ["cloudwatch.amazonaws.com", "events.amazonaws.com"] :
      contains(flatten([for statement in data.aws_iam_policy_document.topic["alarms"].statement : one(statement.principals).identifiers if statement.sid == "Publishers"]), service)
      && contains(flatten([for statement in data.aws_iam_policy_document.key.statement : one(statement.principals).identifiers if statement.sid == "Publishers"]), service)
    ])
    error_message = "A topic whose key the sender cannot use swallows everything."
  }

  assert {
    condition     = alltrue([for statement in data.aws_iam_policy_document.topic["mail-events"].statement : !contains(one(statement.principals).identifiers, "events.amazonaws.com")])
    error_message = "Only SES tells what became of mails."
  }
}

run "mail_events_and_alarms_are_kept_apart" {
  assert {
    condition     = one(one(aws_sesv2_configuration_set_event_destination.sns.event_destination).sns_destination).topic_arn == aws_sns_topic.this["mail-events"].arn && output.alarm_topic_arn != output.mail_events_topic_arn
    error_message = "A bounce must not wake anybody."
  }
}

run "text_messages_go_to_numbers_only" {
  assert {
    condition = anytrue([for statement in data.aws_iam_policy_document.sms_publish.statement :
      statement.effect == "Deny" && contains(statement.resources, "arn:aws:sns:*:*:*")
    ])
    error_message = "The star for telephone numbers must not reach topics."
  }
}

run "the_mail_relays_user_sends_as_our_sender_only" {
  assert {
    condition     = toset(one(data.aws_iam_policy_document.smtp.statement).actions) == toset(["ses:SendRawEmail"]) && one(one(one(data.aws_iam_policy_document.smtp.statement).condition).values) == output.mail_from_address
    error_message = "A stolen key must be of little use."
  }
}
