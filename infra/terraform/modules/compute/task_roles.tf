# One role for each service, and in it what the modules of that service need and nothing else.

locals {
  # The modules of each service, and the libraries, which are part of every process.
  modules = { for name, service in var.services : name => concat(
    [for module in var.modules : module if length(service.modules) == 0 || contains(service.modules, module.name)],
    var.libraries,
  ) }

  # arn:aws:kafka:<region>:<account>:cluster/<name>/<id>, and the same with topic, group and transactional-id.
  kafka_topic_prefix            = replace(var.kafka_cluster_arn, ":cluster/", ":topic/")
  kafka_group_prefix            = replace(var.kafka_cluster_arn, ":cluster/", ":group/")
  kafka_transactional_id_prefix = replace(var.kafka_cluster_arn, ":cluster/", ":transactional-id/")

  consumed_topics    = { for name, modules in local.modules : name => distinct(flatten(modules[*].consumes)) }
  dead_letter_topics = { for name, modules in local.modules : name => flatten(modules[*].deadLetterTopics) }
}

resource "aws_iam_role" "task" {
  for_each = var.services

  name               = "${local.service_names[each.key]}-task"
  assume_role_policy = data.aws_iam_policy_document.tasks_trust.json

  tags = var.tags
}

resource "aws_iam_role_policy" "task" {
  for_each = var.services

  name   = "run"
  role   = aws_iam_role.task[each.key].id
  policy = data.aws_iam_policy_document.task[each.key].json
}

data "aws_iam_policy_document" "task" {
  for_each = var.services

  statement {
    sid       = "Brokers"
    actions   = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster", "kafka-cluster:WriteDataIdempotently"]
    resources = [var.kafka_cluster_arn]
  }

  statement {
    sid     = "WriteTopics"
    actions = ["kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"]
    resources = [for topic in concat(var.event_topics, local.dead_letter_topics[each.key]) :
      "${local.kafka_topic_prefix}/${topic}"
    ]
  }

  statement {
    sid     = "Transactions"
    actions = ["kafka-cluster:DescribeTransactionalId", "kafka-cluster:AlterTransactionalId"]
    # The relays' own ids, of every service: each takes over the slots of one that is gone, and fences it first.
    resources = ["${local.kafka_transactional_id_prefix}/psyhealth-outbox-*"]
  }

  dynamic "statement" {
    for_each = length(local.consumed_topics[each.key]) > 0 ? [true] : []

    content {
      sid     = "ReadTopics"
      actions = ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"]
      resources = [for topic in concat(local.consumed_topics[each.key], local.dead_letter_topics[each.key]) :
        "${local.kafka_topic_prefix}/${topic}"
      ]
    }
  }

  dynamic "statement" {
    for_each = length(local.consumed_topics[each.key]) > 0 ? [true] : []

    content {
      sid     = "Groups"
      actions = ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"]
      # A module's own group, and the one that keeps how far each of its dead letter topics was driven again.
      resources = [for group in concat(
        [for module in local.modules[each.key] : module.consumerGroup if module.consumerGroup != null],
        [for topic in local.dead_letter_topics[each.key] : "${topic}.redrive"],
      ) : "${local.kafka_group_prefix}/${group}"]
    }
  }

  dynamic "statement" {
    for_each = contains(local.media_keepers, each.key) ? [var.media] : []

    content {
      sid       = "Media"
      actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
      resources = [for prefix in statement.value.prefixes : "${statement.value.bucket_arn}/${prefix}/*"]
    }
  }

  dynamic "statement" {
    for_each = contains(local.media_keepers, each.key) ? [var.media] : []

    content {
      sid       = "MediaList"
      actions   = ["s3:ListBucket"]
      resources = [statement.value.bucket_arn]

      # IfExists: asking for an object names no prefix, and without this right S3 answers 403 instead of 404 where there is none.
      condition {
        test     = "StringLikeIfExists"
        variable = "s3:prefix"
        values   = [for prefix in statement.value.prefixes : "${prefix}/*"]
      }
    }
  }

  dynamic "statement" {
    for_each = contains(local.media_keepers, each.key) ? [var.media] : []

    content {
      sid     = "MediaUploads"
      actions = ["s3:ListBucketMultipartUploads"]
      # The action knows no prefix.
      resources = [statement.value.bucket_arn]
    }
  }

  dynamic "statement" {
    for_each = contains(local.media_keepers, each.key) ? [var.media] : []

    content {
      sid       = "MediaInvalidation"
      actions   = ["cloudfront:CreateInvalidation"]
      resources = [statement.value.distribution_arn]
    }
  }

  dynamic "statement" {
    for_each = contains(local.media_keepers, each.key) ? [var.media] : []

    content {
      sid       = "MediaKey"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value.kms_key_arn]

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["s3.${var.region}.amazonaws.com"]
      }
    }
  }

  dynamic "statement" {
    for_each = var.shared_files == null ? [] : [var.shared_files]

    content {
      sid       = "SharedFiles"
      actions   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
      resources = [statement.value.file_system_arn]

      condition {
        test     = "StringEquals"
        variable = "elasticfilesystem:AccessPointArn"
        values   = [statement.value.access_point_arn]
      }
    }
  }

  statement {
    sid     = "Traces"
    actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"]
    # X-Ray's actions know no resource.
    resources = ["*"]
  }

  statement {
    sid     = "Metrics"
    actions = ["cloudwatch:PutMetricData"]
    # The action knows no resource; the condition keeps to our namespace.
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = [var.collector.metrics_namespace]
    }
  }

  statement {
    sid     = "MetricsLog"
    actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    # Every stream of the one group: a task's stream has the task's name.
    resources = ["${var.collector.metrics_log_group_arn}:*"]
  }

  dynamic "statement" {
    for_each = var.execute_command ? [true] : []

    content {
      sid     = "ExecuteCommand"
      actions = ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]
      # These actions do not support resource-level permissions.
      resources = ["*"]
    }
  }
}
