resource "aws_ecs_cluster" "agents" {
  count = local.hosted

  name = "${var.name}-agents"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }

  tags = var.tags
}

resource "aws_ecs_task_definition" "agent" {
  count = local.hosted

  family                   = "${var.name}-agent"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 2048
  memory                   = 8192
  execution_role_arn       = aws_iam_role.agent_execution[0].arn
  task_role_arn            = aws_iam_role.agent[0].arn

  # Not read-only: a build writes wherever its tools like, and the task lives as long as the build.
  container_definitions = jsonencode([{
    name        = "agent"
    image       = var.controller.agent_image
    essential   = true
    environment = [{ name = "JENKINS_WEB_SOCKET", value = "true" }]

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.agents[0].name
        awslogs-region        = var.region
        awslogs-stream-prefix = "agent"
      }
    }
  }])

  ephemeral_storage {
    size_in_gib = 50
  }

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  tags = var.tags
}

resource "aws_cloudwatch_log_group" "agents" {
  count = local.hosted

  name              = "/${var.name}/jenkins-agents"
  retention_in_days = 30

  tags = var.tags
}

data "aws_iam_policy_document" "tasks_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "agent_execution" {
  count = local.hosted

  name               = "${var.name}-agent-execution"
  assume_role_policy = data.aws_iam_policy_document.tasks_trust.json

  tags = var.tags
}

resource "aws_iam_role_policy" "agent_execution" {
  count = local.hosted

  name   = "start-agents"
  role   = aws_iam_role.agent_execution[0].id
  policy = data.aws_iam_policy_document.agent_execution[0].json
}

data "aws_iam_policy_document" "agent_execution" {
  count = local.hosted

  statement {
    sid     = "Login"
    actions = ["ecr:GetAuthorizationToken"]
    # The action does not support resource-level permissions.
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = length(var.repositories) > 0 ? [true] : []

    content {
      sid       = "Pull"
      actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      resources = values(aws_ecr_repository.this)[*].arn
    }
  }

  statement {
    sid     = "Log"
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
    # Every stream of the one group: a task's stream has the task's name.
    resources = ["${aws_cloudwatch_log_group.agents[0].arn}:*"]
  }
}

resource "aws_iam_role" "agent" {
  count = local.hosted

  name               = "${var.name}-agent"
  assume_role_policy = data.aws_iam_policy_document.tasks_trust.json

  tags = var.tags
}

resource "aws_iam_role_policy" "agent" {
  count = local.hosted

  name   = "build"
  role   = aws_iam_role.agent[0].id
  policy = data.aws_iam_policy_document.agent[0].json
}

# What every build may do. To deploy it takes on the role of the environment.
data "aws_iam_policy_document" "agent" {
  count = local.hosted

  statement {
    sid     = "Login"
    actions = ["ecr:GetAuthorizationToken"]
    # The action does not support resource-level permissions.
    resources = ["*"]
  }

  dynamic "statement" {
    for_each = length(var.repositories) > 0 ? [true] : []

    content {
      sid = "Push"
      actions = [
        "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:DescribeImages", "ecr:DescribeImageScanFindings",
        "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage",
      ]
      resources = values(aws_ecr_repository.this)[*].arn
    }
  }

  statement {
    sid       = "Deploy"
    actions   = ["sts:AssumeRole"]
    resources = var.controller.deploy_role_arns
  }
}
