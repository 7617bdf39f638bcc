data "aws_iam_policy_document" "replicator_trust" {
  count = local.region_replicas

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["kafka.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "replicator" {
  count = local.region_replicas

  name               = "${var.name}-kafka-replicator"
  assume_role_policy = data.aws_iam_policy_document.replicator_trust[0].json

  tags = var.tags
}

locals {
  clusters = concat([aws_msk_cluster.this.arn], aws_msk_cluster.replica[*].arn)
}

# The stars end names inside our own clusters. The service checks its role for exactly these actions on all topics and groups of
# both, its own internal ones included, whose names it does not promise.
data "aws_iam_policy_document" "replicator" {
  count = local.region_replicas

  statement {
    sid = "Clusters"
    actions = [
      "kafka-cluster:Connect",
      "kafka-cluster:DescribeCluster",
      "kafka-cluster:AlterCluster",
      "kafka-cluster:WriteDataIdempotently",
    ]
    resources = local.clusters
  }

  statement {
    sid = "Topics"
    actions = [
      "kafka-cluster:CreateTopic",
      "kafka-cluster:DescribeTopic",
      "kafka-cluster:AlterTopic",
      "kafka-cluster:DescribeTopicDynamicConfiguration",
      "kafka-cluster:AlterTopicDynamicConfiguration",
      "kafka-cluster:ReadData",
      "kafka-cluster:WriteData",
    ]
    resources = [for arn in local.clusters : "${replace(arn, ":cluster/", ":topic/")}/*"]
  }

  statement {
    sid       = "Groups"
    actions   = ["kafka-cluster:DescribeGroup", "kafka-cluster:AlterGroup"]
    resources = [for arn in local.clusters : "${replace(arn, ":cluster/", ":group/")}/*"]
  }
}

resource "aws_iam_role_policy" "replicator" {
  count = local.region_replicas

  name   = "replicate"
  role   = aws_iam_role.replicator[0].id
  policy = data.aws_iam_policy_document.replicator[0].json
}
