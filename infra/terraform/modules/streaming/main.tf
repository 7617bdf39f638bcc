locals {
  brokers = 3

  # unclean election off: a topic may stand still, but it never forgets what was acknowledged.
  # Offsets for 35 days: longer than dead letters, whose re-drive nobody may commit again for weeks.
  server_properties = <<-EOT
    auto.create.topics.enable=false
    default.replication.factor=${local.brokers}
    min.insync.replicas=2
    offsets.retention.minutes=50400
    offsets.topic.replication.factor=${local.brokers}
    transaction.state.log.replication.factor=${local.brokers}
    transaction.state.log.min.isr=2
    unclean.leader.election.enable=false
  EOT

  region_replicas = var.region_replica == null ? 0 : 1
}

resource "aws_kms_key" "this" {
  description             = "Kafka of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}-streaming"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_msk_configuration" "this" {
  name              = var.name
  description       = "No topic by accident, no loss of what was acknowledged"
  server_properties = local.server_properties

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_msk_cluster" "this" {
  cluster_name           = var.name
  kafka_version          = var.kafka_version
  number_of_broker_nodes = local.brokers
  enhanced_monitoring    = "PER_TOPIC_PER_BROKER"

  broker_node_group_info {
    instance_type   = var.instance_type
    client_subnets  = var.subnet_ids
    security_groups = var.security_group_ids

    storage_info {
      ebs_storage_info {
        volume_size = var.volume_size
      }
    }

    # The replicator of the other region comes in through it.
    dynamic "connectivity_info" {
      for_each = local.region_replicas == 1 ? ["replicator"] : []

      content {
        vpc_connectivity {
          client_authentication {
            sasl {
              iam = true
            }
          }
        }
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
    arn      = aws_msk_configuration.this.arn
    revision = aws_msk_configuration.this.latest_revision
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.this.arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.this.name
      }
    }
  }

  tags = var.tags

  lifecycle {
    # The volumes grow by themselves.
    ignore_changes = [broker_node_group_info[0].storage_info[0].ebs_storage_info[0].volume_size]
  }
}

resource "aws_appautoscaling_target" "storage" {
  service_namespace  = "kafka"
  resource_id        = aws_msk_cluster.this.arn
  scalable_dimension = "kafka:broker-storage:VolumeSize"
  min_capacity       = 1
  max_capacity       = var.max_volume_size

  tags = var.tags
}

resource "aws_appautoscaling_policy" "storage" {
  name               = "${var.name}-broker-storage"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.storage.service_namespace
  resource_id        = aws_appautoscaling_target.storage.resource_id
  scalable_dimension = aws_appautoscaling_target.storage.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60
    # A volume cannot become smaller.
    disable_scale_in = true

    predefined_metric_specification {
      predefined_metric_type = "KafkaBrokerStorageUtilization"
    }
  }
}
