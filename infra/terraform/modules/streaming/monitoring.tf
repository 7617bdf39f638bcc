resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/msk/${var.name}"
  retention_in_days = var.log_retention_days

  tags = var.tags
}

locals {
  alarms = {
    offline_partitions = {
      metric = "OfflinePartitionsCount", threshold = 0, statistic = "Maximum", brokers = false
      why    = "A partition has no leader: events of its keys wait in the outbox."
    }
    controller = {
      metric = "ActiveControllerCount", threshold = 1, statistic = "Maximum", brokers = false
      why    = "More than one controller says it is the one."
    }
    disk = {
      metric = "KafkaDataLogsDiskUsed", threshold = 80, statistic = "Maximum", brokers = true
      why    = "A volume is full to four fifths and did not grow by itself."
    }
    under_min_isr = {
      metric = "UnderMinIsrPartitionCount", threshold = 0, statistic = "Maximum", brokers = true
      why    = "A partition has fewer replicas than acknowledgements need: writes are refused."
    }
  }

  broker_alarms = merge([for name, alarm in local.alarms : {
    for broker in(alarm.brokers ? [for id in range(local.brokers) : tostring(id + 1)] : [""]) :
    "${name}${broker}" => merge(alarm, { broker = broker })
  }]...)

  # A group that reads nothing any more sends no metric; the application's own alarm on missing consumers finds it.
  consumptions = merge([for consumer in var.consumers : {
    for topic in consumer.consumes : "${topic}.${consumer.consumerGroup}" => { topic = topic, group = consumer.consumerGroup }
  }]...)
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.broker_alarms

  alarm_name        = "${var.name}-streaming-${replace(each.key, "_", "-")}"
  alarm_description = each.value.why
  namespace         = "AWS/Kafka"
  metric_name       = each.value.metric
  dimensions = merge(
    { "Cluster Name" = aws_msk_cluster.this.cluster_name },
    each.value.broker == "" ? {} : { "Broker ID" = each.value.broker },
  )
  statistic           = each.value.statistic
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "consumer_lag" {
  for_each = local.consumptions

  alarm_name        = "${var.name}-streaming-lag-${replace(each.key, ".", "-")}"
  alarm_description = "Group ${each.value.group} is far behind on ${each.value.topic}: what it shows is old."
  namespace         = "AWS/Kafka"
  metric_name       = "SumOffsetLag"
  dimensions = {
    "Cluster Name"   = aws_msk_cluster.this.cluster_name
    "Consumer Group" = each.value.group
    "Topic"          = each.value.topic
  }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.consumer_lag_threshold
  period              = 60
  evaluation_periods  = 10
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "replication" {
  count    = local.region_replicas
  provider = aws.replica

  alarm_name          = "${var.name}-streaming-replication"
  alarm_description   = "The copy of the events is a minute behind; losing the first region would cost that much. Shown in the other region only: an alarm cannot send to a topic of another one."
  namespace           = "AWS/Kafka"
  metric_name         = "ReplicationLatency"
  dimensions          = { ReplicatorName = aws_msk_replicator.this[0].replicator_name }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60000
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "missing"

  tags = var.tags
}
