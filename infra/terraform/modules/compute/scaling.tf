resource "aws_appautoscaling_target" "this" {
  for_each = var.services

  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.this.name}/${aws_ecs_service.this[each.key].name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = each.value.min
  max_capacity       = each.value.max

  tags = var.tags
}

resource "aws_appautoscaling_policy" "cpu" {
  for_each = var.services

  name               = "cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[each.key].service_namespace
  resource_id        = aws_appautoscaling_target.this[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.this[each.key].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = each.value.cpu_target
    scale_out_cooldown = 60
    scale_in_cooldown  = 300

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_appautoscaling_policy" "memory" {
  for_each = var.services

  name               = "memory"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[each.key].service_namespace
  resource_id        = aws_appautoscaling_target.this[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.this[each.key].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = each.value.memory_target
    scale_out_cooldown = 60
    scale_in_cooldown  = 300

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageMemoryUtilization"
    }
  }
}

# Not ALBRequestCountPerTarget: it is bound to one target group, and after every other deployment the other one has the traffic.
resource "aws_appautoscaling_policy" "requests" {
  for_each = var.services

  name               = "requests-per-task"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.this[each.key].service_namespace
  resource_id        = aws_appautoscaling_target.this[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.this[each.key].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value       = each.value.requests_per_task
    scale_out_cooldown = 60
    scale_in_cooldown  = 300

    customized_metric_specification {
      metrics {
        id          = "per_task"
        label       = "Requests a minute and task"
        expression  = "FILL(blue, 0) + FILL(green, 0)"
        return_data = true
      }

      dynamic "metrics" {
        for_each = ["blue", "green"]

        content {
          id          = metrics.value
          return_data = false

          metric_stat {
            stat = "Sum"

            metric {
              namespace   = "AWS/ApplicationELB"
              metric_name = "RequestCountPerTarget"

              dimensions {
                name  = "TargetGroup"
                value = var.target_groups[each.key][metrics.value].arn_suffix
              }
            }
          }
        }
      }
    }
  }
}

# Steps and not a target: being behind is no measure of load, and the double of it does not call for the double of tasks. Fewer
# tasks follow from the other policies, once the backlog is gone.
resource "aws_appautoscaling_policy" "lag" {
  for_each = var.services

  name               = "consumer-lag"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.this[each.key].service_namespace
  resource_id        = aws_appautoscaling_target.this[each.key].resource_id
  scalable_dimension = aws_appautoscaling_target.this[each.key].scalable_dimension

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Maximum"
    cooldown                = 120

    step_adjustment {
      metric_interval_lower_bound = 0
      metric_interval_upper_bound = 9 * var.consumer_lag.threshold
      scaling_adjustment          = 1
    }

    step_adjustment {
      metric_interval_lower_bound = 9 * var.consumer_lag.threshold
      scaling_adjustment          = 3
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "lag" {
  for_each = var.services

  alarm_name          = "${local.service_names[each.key]}-consumer-lag"
  alarm_description   = "A consumer is more than ${var.consumer_lag.threshold} records behind; more tasks are started."
  namespace           = var.collector.metrics_namespace
  metric_name         = var.consumer_lag.metric_name
  dimensions          = { service = local.service_names[each.key] }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.consumer_lag.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.lag[each.key].arn]

  tags = var.tags
}
