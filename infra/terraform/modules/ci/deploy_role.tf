# What the pipeline may do to this environment: new task definitions for its services, and deployments of them.

locals {
  deployers = concat(var.deployer_principal_arns, aws_iam_role.agent[*].arn)

  codedeploy_prefix = "arn:aws:codedeploy:${var.region}:${var.account_id}"
}

resource "aws_iam_role" "deploy" {
  name                 = "${var.name}-deploy"
  assume_role_policy   = data.aws_iam_policy_document.deployer_trust.json
  max_session_duration = 7200

  tags = var.tags
}

data "aws_iam_policy_document" "deployer_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = local.deployers
    }
  }
}

resource "aws_iam_role_policy" "deploy" {
  name   = "deploy"
  role   = aws_iam_role.deploy.id
  policy = data.aws_iam_policy_document.deploy.json
}

data "aws_iam_policy_document" "deploy" {
  statement {
    sid     = "ReadTaskDefinitions"
    actions = ["ecs:DescribeTaskDefinition", "ecs:ListTaskDefinitions"]
    # These actions do not support resource-level permissions.
    resources = ["*"]
  }

  statement {
    sid     = "RegisterTaskDefinitions"
    actions = ["ecs:RegisterTaskDefinition", "ecs:TagResource"]
    # Every revision of these families.
    resources = [for family in var.deployment.task_definition_families : "arn:aws:ecs:${var.region}:${var.account_id}:task-definition/${family}:*"]
  }

  statement {
    sid       = "Services"
    actions   = ["ecs:DescribeServices", "ecs:UpdateService"]
    resources = var.deployment.service_arns
  }

  statement {
    sid     = "Tasks"
    actions = ["ecs:DescribeTasks", "ecs:ListTasks"]
    # Tasks of the cluster; ECS makes up their names.
    resources = [
      "${replace(var.deployment.cluster_arn, ":cluster/", ":task/")}/*",
      "${replace(var.deployment.cluster_arn, ":cluster/", ":container-instance/")}/*",
    ]
  }

  statement {
    sid       = "PassRoles"
    actions   = ["iam:PassRole"]
    resources = var.deployment.pass_role_arns

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  dynamic "statement" {
    for_each = var.deployment.codedeploy_application_name == null ? [] : [var.deployment.codedeploy_application_name]

    content {
      sid = "BlueGreen"
      actions = [
        "codedeploy:CreateDeployment", "codedeploy:GetDeployment", "codedeploy:ContinueDeployment", "codedeploy:StopDeployment",
        "codedeploy:ListDeployments", "codedeploy:GetDeploymentGroup", "codedeploy:GetDeploymentTarget", "codedeploy:ListDeploymentTargets",
        "codedeploy:GetDeploymentConfig", "codedeploy:GetApplicationRevision", "codedeploy:RegisterApplicationRevision",
      ]
      resources = concat(
        ["${local.codedeploy_prefix}:application:${statement.value}", "${local.codedeploy_prefix}:deploymentconfig:CodeDeployDefault.ECSAllAtOnce"],
        [for group in var.deployment.codedeploy_deployment_groups : "${local.codedeploy_prefix}:deploymentgroup:${statement.value}/${group}"],
      )
    }
  }

  dynamic "statement" {
    for_each = var.smoke_secret_name == null ? [] : [var.smoke_secret_name]

    content {
      sid     = "SmokeTest"
      actions = ["secretsmanager:GetSecretValue"]
      # Secrets Manager adds six characters of its own.
      resources = ["arn:aws:secretsmanager:${var.region}:${var.account_id}:secret:${statement.value}-??????"]
    }
  }

  dynamic "statement" {
    for_each = var.deployment.kafka_cluster_arn == null ? [] : [var.deployment.kafka_cluster_arn]

    content {
      sid       = "Brokers"
      actions   = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster"]
      resources = [statement.value]
    }
  }

  # scripts/apply-topics.sh: which topics there are is declared in the repository, so it may make any.
  dynamic "statement" {
    for_each = var.deployment.kafka_cluster_arn == null ? [] : [var.deployment.kafka_cluster_arn]

    content {
      sid = "Topics"
      actions = [
        "kafka-cluster:CreateTopic", "kafka-cluster:DescribeTopic",
        "kafka-cluster:DescribeTopicDynamicConfiguration", "kafka-cluster:AlterTopicDynamicConfiguration",
      ]
      # The topics of this cluster alone; their names are in infra/modules.json.
      resources = ["${replace(statement.value, ":cluster/", ":topic/")}/*"]
    }
  }

  dynamic "statement" {
    for_each = length(var.deployment.alarm_names) > 0 ? [true] : []

    content {
      sid       = "WatchAlarms"
      actions   = ["cloudwatch:DescribeAlarms"]
      resources = [for alarm in var.deployment.alarm_names : "arn:aws:cloudwatch:${var.region}:${var.account_id}:alarm:${alarm}"]
    }
  }
}
