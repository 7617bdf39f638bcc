# What rolls a deployment back. Each alarm looks at both colours: during a deployment either may have the traffic.

locals {
  deployment_alarms = { for name in keys(var.services) : name => [
    aws_cloudwatch_metric_alarm.errors[name].alarm_name,
    aws_cloudwatch_metric_alarm.unhealthy[name].alarm_name,
    aws_cloudwatch_metric_alarm.latency[name].alarm_name,
  ] }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = var.services

  alarm_name          = "${local.service_names[each.key]}-errors"
  alarm_description   = "More than 1 % of requests end with a server error. Runbook: docs/runbooks/roll-back.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  metric_query {
    id          = "percent"
    label       = "Server errors, %"
    expression  = "IF(FILL(rb, 0) + FILL(rg, 0) > 20, 100 * (FILL(eb, 0) + FILL(eg, 0)) / (FILL(rb, 0) + FILL(rg, 0)), 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = {
      rb = { metric = "RequestCount", colour = "blue" }
      rg = { metric = "RequestCount", colour = "green" }
      eb = { metric = "HTTPCode_Target_5XX_Count", colour = "blue" }
      eg = { metric = "HTTPCode_Target_5XX_Count", colour = "green" }
    }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value.metric
        period      = 60
        stat        = "Sum"
        dimensions = {
          LoadBalancer = var.alb_arn_suffix
          TargetGroup  = var.target_groups[each.key][metric_query.value.colour].arn_suffix
        }
      }
    }
  }

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  for_each = var.services

  alarm_name          = "${local.service_names[each.key]}-unhealthy"
  alarm_description   = "A task fails its health checks. Runbook: docs/runbooks/roll-back.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 5
  datapoints_to_alarm = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  metric_query {
    id          = "hosts"
    label       = "Unhealthy tasks"
    expression  = "FILL(blue, 0) + FILL(green, 0)"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = ["blue", "green"]

    content {
      id = metric_query.value

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = "UnHealthyHostCount"
        period      = 60
        stat        = "Maximum"
        dimensions = {
          LoadBalancer = var.alb_arn_suffix
          TargetGroup  = var.target_groups[each.key][metric_query.value].arn_suffix
        }
      }
    }
  }

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  for_each = var.services

  alarm_name          = "${local.service_names[each.key]}-latency"
  alarm_description   = "The slowest hundredth of requests takes more than ${var.latency_threshold_seconds} s at the load balancer. Runbook: docs/runbooks/roll-back.md"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.latency_threshold_seconds
  evaluation_periods  = 5
  datapoints_to_alarm = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  metric_query {
    id          = "slower"
    label       = "99th percentile of the slower colour, s"
    expression  = "MAX([FILL(blue, 0), FILL(green, 0)])"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = ["blue", "green"]

    content {
      id = metric_query.value

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = "TargetResponseTime"
        period      = 60
        stat        = "p99"
        dimensions = {
          LoadBalancer = var.alb_arn_suffix
          TargetGroup  = var.target_groups[each.key][metric_query.value].arn_suffix
        }
      }
    }
  }

  tags = var.tags
}
