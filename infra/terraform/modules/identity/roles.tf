locals {
  secret_arns = distinct([
    for arn in [
      var.keycloak.database_username, var.keycloak.database_password, var.keycloak.admin_username,
      var.keycloak.admin_password, var.keycloak.service_client_secret, var.keycloak.smtp_username, var.keycloak.smtp_password,
    ] : join(":", slice(split(":", arn), 0, 7))
  ])
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

# Keycloak calls nothing of AWS: the role exists so that it has no other.
resource "aws_iam_role" "task" {
  name               = "${var.name}-keycloak-task"
  assume_role_policy = data.aws_iam_policy_document.tasks_trust.json

  tags = var.tags
}

resource "aws_iam_role" "execution" {
  name               = "${var.name}-keycloak-execution"
  assume_role_policy = data.aws_iam_policy_document.tasks_trust.json

  tags = var.tags
}

resource "aws_iam_role_policy" "execution" {
  name   = "start-tasks"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}

data "aws_iam_policy_document" "execution" {
  statement {
    sid     = "Login"
    actions = ["ecr:GetAuthorizationToken"]
    # The action does not support resource-level permissions.
    resources = ["*"]
  }

  statement {
    sid       = "Pull"
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = var.keycloak.repository_arns
  }

  statement {
    sid     = "Log"
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]
    # Every stream of the one group: a task's stream has the task's name.
    resources = ["${var.log_group_arn}:*"]
  }

  statement {
    sid       = "Secrets"
    actions   = ["secretsmanager:GetSecretValue"]
    resources = local.secret_arns
  }

  dynamic "statement" {
    for_each = length(var.kms_key_arns) > 0 ? [true] : []

    content {
      sid       = "SecretKeys"
      actions   = ["kms:Decrypt"]
      resources = var.kms_key_arns

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["secretsmanager.${var.region}.amazonaws.com"]
      }
    }
  }
}
