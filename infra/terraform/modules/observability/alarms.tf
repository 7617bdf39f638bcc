# Stores have their alarms in their own modules. Here is what a visitor would notice, and what the application says of itself.

locals {
  alb = { LoadBalancer = var.alb_arn_suffix }

  alarms = merge(
    {
      latency = {
        why       = "Every hundredth request takes longer than the objective allows.", runbook = "deploy"
        namespace = "AWS/ApplicationELB", metric = "TargetResponseTime", dimensions = local.alb
        statistic = null, percentile = "p99", threshold = var.latency_threshold_seconds, periods = 5
      }
      errors = {
        why       = "The load balancer itself answers with errors: no task takes the requests.", runbook = "roll-back"
        namespace = "AWS/ApplicationELB", metric = "HTTPCode_ELB_5XX_Count", dimensions = local.alb
        statistic = "Sum", percentile = null, threshold = 5, periods = 3
      }
      dead_letters = {
        why       = "A consumer gave a record up.", runbook = "kafka-dead-letters"
        namespace = "${var.name}/logs", metric = "dead_letters", dimensions = {}
        statistic = "Sum", percentile = null, threshold = 0, periods = 1
      }
      parked_events = {
        why       = "The broker refuses an event for good; others never learn of it.", runbook = "kafka-dead-letters"
        namespace = "${var.name}/logs", metric = "parked_events", dimensions = {}
        statistic = "Sum", percentile = null, threshold = 0, periods = 1
      }
      log_errors = {
        why       = "The application logs errors again and again.", runbook = "roll-back"
        namespace = "${var.name}/logs", metric = "errors", dimensions = {}
        statistic = "Sum", percentile = null, threshold = 10, periods = 3
      }
      failed_logins = {
        why       = "Somebody tries passwords.", runbook = "keycloak-outage"
        namespace = "${var.name}/logs", metric = "failed_logins", dimensions = {}
        statistic = "Sum", percentile = null, threshold = 100, periods = 3
      }
      mail_bounces = {
        why       = "SES stops sending for those whose mails bounce.", runbook = "deploy"
        namespace = "AWS/SES", metric = "Reputation.BounceRate", dimensions = {}
        statistic = "Maximum", percentile = null, threshold = 0.04, periods = 3
      }
      mail_complaints = {
        why       = "SES stops sending for those whose mails are called spam.", runbook = "deploy"
        namespace = "AWS/SES", metric = "Reputation.ComplaintRate", dimensions = {}
        statistic = "Maximum", percentile = null, threshold = 0.0008, periods = 3
      }
    },
    { for name, suffix in var.target_group_arn_suffixes : "unhealthy_${name}" => {
      why       = "A task of ${name} does not answer its health checks.", runbook = "roll-back"
      namespace = "AWS/ApplicationELB", metric = "UnHealthyHostCount", dimensions = merge(local.alb, { TargetGroup = suffix })
      statistic = "Maximum", percentile = null, threshold = 0, periods = 5
    } },
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${replace(each.key, "_", "-")}"
  alarm_description   = "${each.value.why} ${var.runbook_url}/${each.value.runbook}.md"
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  extended_statistic  = each.value.percentile
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["alarms"].arn]
  ok_actions          = [aws_sns_topic.this["alarms"].arn]

  # Three slow requests at night are no 99th percentile.
  evaluate_low_sample_count_percentiles = each.value.percentile == null ? null : "ignore"

  tags = var.tags
}

# The objective: 99.9 % of the requests are answered. Burning a thirtieth of the month's errors within an hour is worth waking somebody.
resource "aws_cloudwatch_metric_alarm" "availability" {
  alarm_name          = "${var.name}-availability"
  alarm_description   = "More than 1.44 % of an hour's requests fail: at this rate the month's errors are used up in two days. ${var.runbook_url}/roll-back.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1.44
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["alarms"].arn]
  ok_actions          = [aws_sns_topic.this["alarms"].arn]

  metric_query {
    id          = "rate"
    expression  = "IF(requests > 100, 100 * (FILL(elb, 0) + FILL(target, 0)) / requests, 0)"
    label       = "Failed requests (%)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { requests = "RequestCount", elb = "HTTPCode_ELB_5XX_Count", target = "HTTPCode_Target_5XX_Count" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        dimensions  = local.alb
        period      = 3600
        stat        = "Sum"
      }
    }
  }

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "tasks" {
  for_each = var.ecs_services

  alarm_name          = "${var.name}-tasks-${each.key}"
  alarm_description   = "Fewer tasks of ${each.key} run than must. ${var.runbook_url}/roll-back.md"
  namespace           = "ECS/ContainerInsights"
  metric_name         = "RunningTaskCount"
  dimensions          = { ClusterName = var.ecs_cluster_name, ServiceName = each.key }
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = each.value
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.this["alarms"].arn]
  ok_actions          = [aws_sns_topic.this["alarms"].arn]

  tags = var.tags
}

# The outbox as every task sees it; a query, because the collector adds dimensions as it likes.
resource "aws_cloudwatch_metric_alarm" "outbox" {
  alarm_name          = "${var.name}-outbox"
  alarm_description   = "Events have been waiting in the outbox for a minute. ${var.runbook_url}/kafka-dead-letters.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["alarms"].arn]
  ok_actions          = [aws_sns_topic.this["alarms"].arn]

  metric_query {
    id          = "age"
    expression  = "SELECT MAX(psyhealth_outbox_oldest_age_seconds) FROM \"${local.metrics_namespace}\""
    period      = 60
    return_data = true
  }

  tags = var.tags
}

# Certificates renew themselves; when one does not, there are three weeks left.
resource "aws_cloudwatch_metric_alarm" "certificate" {
  for_each = var.certificate_arns

  alarm_name          = "${var.name}-certificate-${each.key}"
  alarm_description   = "The certificate of ${each.key} ends soon and was not renewed. ${var.runbook_url}/deploy.md"
  namespace           = "AWS/CertificateManager"
  metric_name         = "DaysToExpiry"
  dimensions          = { CertificateArn = each.value }
  statistic           = "Minimum"
  comparison_operator = "LessThanThreshold"
  threshold           = 21
  period              = 86400
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.this["alarms"].arn]
  ok_actions          = [aws_sns_topic.this["alarms"].arn]

  tags = var.tags
}
