resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/docdb/${var.name}-documents/audit"
  retention_in_days = var.log_retention_days

  tags = var.tags
}

locals {
  alarms = {
    cpu = {
      metric = "CPUUtilization", comparison = "GreaterThanThreshold", threshold = 85, statistic = "Average"
      why    = "The document store has been busy for a quarter of an hour."
    }
    memory = {
      metric = "FreeableMemory", comparison = "LessThanThreshold", threshold = 256 * pow(1024, 2), statistic = "Minimum"
      why    = "A member is about to run out of memory."
    }
    replica_lag = {
      metric = "DBClusterReplicaLagMaximum", comparison = "GreaterThanThreshold", threshold = 1000, statistic = "Maximum"
      why    = "A member is a second behind the primary."
    }
    connections = {
      metric = "DatabaseConnectionsMax", comparison = "GreaterThanThreshold", threshold = 400, statistic = "Maximum"
      why    = "The smallest class takes 500 connections."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = { for name, alarm in local.alarms : name => alarm if name != "replica_lag" || var.members > 1 }

  alarm_name          = "${var.name}-document-store-${replace(each.key, "_", "-")}"
  alarm_description   = each.value.why
  namespace           = "AWS/DocDB"
  metric_name         = each.value.metric
  dimensions          = { DBClusterIdentifier = aws_docdb_cluster.this.cluster_identifier }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = "breaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "global_lag" {
  count = local.region_replicas

  alarm_name          = "${var.name}-document-store-region-lag"
  alarm_description   = "The cluster in the other region is a minute behind; losing this region would cost that much."
  namespace           = "AWS/DocDB"
  metric_name         = "GlobalClusterReplicationLag"
  dimensions          = { DBClusterIdentifier = aws_docdb_cluster.this.cluster_identifier }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60000
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  tags = var.tags
}
