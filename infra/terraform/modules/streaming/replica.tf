# Nothing else holds the events: what a new projection is built from would be lost with the region. So each topic is copied to a
# second cluster, with its configuration and the offsets of the groups.

resource "aws_kms_key" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  description             = "Copy of Kafka of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_msk_configuration" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  name              = var.name
  description       = "As in the first region"
  server_properties = local.server_properties

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  name              = "/aws/msk/${var.name}"
  retention_in_days = var.log_retention_days

  tags = var.tags
}

resource "aws_msk_cluster" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  cluster_name           = "${var.name}-replica"
  kafka_version          = var.kafka_version
  number_of_broker_nodes = local.brokers

  broker_node_group_info {
    instance_type   = var.region_replica.instance_type
    client_subnets  = var.region_replica.subnet_ids
    security_groups = var.region_replica.security_group_ids

    storage_info {
      ebs_storage_info {
        volume_size = var.volume_size
      }
    }
  }

  client_authentication {
    unauthenticated = false

    sasl {
      iam   = true
      scram = false
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.replica[0].arn
    revision = aws_msk_configuration.replica[0].latest_revision
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.replica[0].arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.replica[0].name
      }
    }
  }

  tags = var.tags

  lifecycle {
    ignore_changes = [broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size]
  }
}

resource "aws_appautoscaling_target" "replica_storage" {
  count    = local.region_replicas
  provider = aws.replica

  service_namespace  = "kafka"
  resource_id        = aws_msk_cluster.replica[0].arn
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  min_capacity       = 1
  max_capacity       = var.max_volume_size

  tags = var.tags
}

resource "aws_appautoscaling_policy" "replica_storage" {
  count    = local.region_replicas
  provider = aws.replica

  name               = "${var.name}-broker-storage"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.replica_storage[0].service_namespace
  resource_id        = aws_appautoscaling_target.replica_storage[0].resource_id
  scalable_dimension = aws_appautoscaling_target.replica_storage[0].scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value     = 60
    disable_scale_in = true

    predefined_metric_specification {
      predefined_metric_type = "KafkaBrokerStorageUtilization"
    }
  }
}

data "aws_iam_policy_document" "source" {
  count = local.region_replicas

  statement {
    actions   = ["kafka:CreateVpcConnection", "kafka:GetBootstrapBrokers", "kafka:DescribeClusterV2"]
    resources = [aws_msk_cluster.this.arn]

    principals {
      type        = "Service"
      identifiers = ["kafka.amazonaws.com"]
    }
  }
}

resource "aws_msk_cluster_policy" "this" {
  count = local.region_replicas

  cluster_arn = aws_msk_cluster.this.arn
  policy      = data.aws_iam_policy_document.source[0].json
}

resource "aws_msk_replicator" "this" {
  count    = local.region_replicas
  provider = aws.replica

  replicator_name            = var.name
  description                = "Events of ${var.name} to the other region"
  service_execution_role_arn = aws_iam_role.replicator[0].arn

  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = aws_msk_cluster.this.arn
    }

    vpc_config {
      subnet_ids          = var.subnet_ids
      security_groups_ids = var.security_group_ids
    }
  }

  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = aws_msk_cluster.replica[0].arn
    }

    vpc_config {
      subnet_ids          = var.region_replica.subnet_ids
      security_groups_ids = var.region_replica.security_group_ids
    }
  }

  replication_info_list {
    source_kafka_cluster_arn = aws_msk_cluster.this.arn
    target_kafka_cluster_arn = aws_msk_cluster.replica[0].arn
    target_compression_type  = "NONE"

    topic_replication {
      topics_to_replicate                  = [for topic in var.topics : "^${replace(topic.name, ".", "\\.")}$"]
      copy_topic_configurations            = true
      copy_access_control_lists_for_topics = false
      detect_and_copy_new_topics           = true

      starting_position {
        type = "EARLIEST"
      }

      # The same names: after a fail-over the application must find its topics.
      topic_name_configuration {
        type = "IDENTICAL"
      }
    }

    consumer_group_replication {
      consumer_groups_to_replicate        = [for group in distinct([for consumer in var.consumers : consumer.consumerGroup if consumer.consumerGroup != null]) : "^${group}$"]
      synchronise_consumer_group_offsets  = true
      detect_and_copy_new_consumer_groups = true
    }
  }

  tags = var.tags

  depends_on = [aws_msk_cluster_policy.this, aws_iam_role_policy.replicator]
}
