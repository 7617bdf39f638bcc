resource "aws_cloudwatch_log_group" "this" {
  for_each = toset(flatten([for instance in concat([var.name], [for purpose in keys(var.read_replicas) : "${var.name}-${purpose}"]) : [
    for log in ["postgresql", "upgrade"] : "/aws/rds/instance/${instance}/${log}"
  ]]))

  name              = each.key
  retention_in_days = var.log_retention_days

  tags = var.tags
}

data "aws_iam_policy_document" "monitoring_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "monitoring" {
  name               = "${var.name}-database-monitoring"
  assume_role_policy = data.aws_iam_policy_document.monitoring_trust.json

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

locals {
  alarms = {
    cpu = {
      metric = "CPUUtilization", comparison = "GreaterThanThreshold", threshold = 85, statistic = "Average"
      why    = "PostgreSQL has been busy for a quarter of an hour."
    }
    storage = {
      metric = "FreeStorageSpace", comparison = "LessThanThreshold", threshold = 10 * pow(1024, 3), statistic = "Minimum"
      why    = "Less than 10 GiB are left and the storage did not grow by itself."
    }
    memory = {
      metric = "FreeableMemory", comparison = "LessThanThreshold", threshold = 256 * pow(1024, 2), statistic = "Average"
      why    = "PostgreSQL is about to swap."
    }
    connections = {
      metric = "DatabaseConnections", comparison = "GreaterThanThreshold", threshold = floor(var.max_connections * 0.85), statistic = "Maximum"
      why    = "Soon no task can connect."
    }
    # A slot that nobody reads, such as that of a replica that stands still, fills the disk.
    replication_slot = {
      metric = "OldestReplicationSlotLag", comparison = "GreaterThanThreshold", threshold = 2 * pow(1024, 3), statistic = "Maximum"
      why    = "The replica in the other region is far behind."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-database-${replace(each.key, "_", "-")}"
  alarm_description   = each.value.why
  namespace           = "AWS/RDS"
  metric_name         = each.value.metric
  dimensions          = { DBInstanceIdentifier = aws_db_instance.this.identifier }
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = 3
  treat_missing_data  = each.key == "replication_slot" ? "notBreaching" : "breaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "replica_lag" {
  for_each = var.read_replicas

  alarm_name          = "${var.name}-database-${each.key}-lag"
  alarm_description   = "The ${each.key} replica shows what was true a minute ago."
  namespace           = "AWS/RDS"
  metric_name         = "ReplicaLag"
  dimensions          = { DBInstanceIdentifier = aws_db_instance.read_replica[each.key].identifier }
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "breaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  tags = var.tags
}

resource "aws_db_event_subscription" "this" {
  count = length(var.alarm_topic_arns)

  name             = "${var.name}-database-${count.index}"
  sns_topic        = var.alarm_topic_arns[count.index]
  source_type      = "db-instance"
  source_ids       = concat([aws_db_instance.this.identifier], [for replica in values(aws_db_instance.read_replica) : replica.identifier])
  event_categories = ["availability", "deletion", "failover", "failure", "low storage", "read replica", "recovery"]

  tags = var.tags
}
