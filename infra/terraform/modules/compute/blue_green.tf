# See docs/adr/0010-blue-green-by-codedeploy.md.

resource "aws_codedeploy_app" "this" {
  count = var.deployment.blue_green ? 1 : 0

  name             = var.name
  compute_platform = "ECS"

  tags = var.tags
}

resource "aws_codedeploy_deployment_group" "this" {
  for_each = var.deployment.blue_green ? var.services : {}

  app_name               = aws_codedeploy_app.this[0].name
  deployment_group_name  = each.key
  service_role_arn       = aws_iam_role.codedeploy[0].arn
  deployment_config_name = "CodeDeployDefault.ECSAllAtOnce"

  deployment_style {
    deployment_type   = "BLUE_GREEN"
    deployment_option = "WITH_TRAFFIC_CONTROL"
  }

  blue_green_deployment_config {
    deployment_ready_option {
      # Whoever has not moved the traffic in time has decided against it: the deployment stops and is rolled back.
      action_on_timeout    = var.deployment.manual_traffic_switch ? "STOP_DEPLOYMENT" : "CONTINUE_DEPLOYMENT"
      wait_time_in_minutes = var.deployment.manual_traffic_switch ? var.deployment.timeout_minutes : 0
    }

    # The old tasks wait that long, so that a rollback only moves the traffic back.
    terminate_blue_instances_on_deployment_success {
      action                           = "TERMINATE"
      termination_wait_time_in_minutes = var.deployment.timeout_minutes
    }
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]
  }

  alarm_configuration {
    enabled = true
    alarms  = local.deployment_alarms[each.key]
    # Without its alarms a deployment would be blind.
    ignore_poll_alarm_failure = false
  }

  ecs_service {
    cluster_name = aws_ecs_cluster.this.name
    service_name = aws_ecs_service.this[each.key].name
  }

  load_balancer_info {
    target_group_pair_info {
      prod_traffic_route {
        listener_arns = [var.https_listener_arn]
      }

      test_traffic_route {
        listener_arns = [var.test_listener_arn]
      }

      target_group {
        name = var.target_groups[each.key]["blue"].name
      }

      target_group {
        name = var.target_groups[each.key]["green"].name
      }
    }
  }

  tags = var.tags
}

resource "aws_iam_role" "codedeploy" {
  count = var.deployment.blue_green ? 1 : 0

  name               = "${var.name}-codedeploy"
  assume_role_policy = data.aws_iam_policy_document.codedeploy_trust.json

  tags = var.tags
}

data "aws_iam_policy_document" "codedeploy_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codedeploy.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role_policy" "codedeploy" {
  count = var.deployment.blue_green ? 1 : 0

  name   = "deploy"
  role   = aws_iam_role.codedeploy[0].id
  policy = data.aws_iam_policy_document.codedeploy.json
}

data "aws_iam_policy_document" "codedeploy" {
  statement {
    sid     = "TaskSets"
    actions = ["ecs:DescribeServices", "ecs:CreateTaskSet", "ecs:DeleteTaskSet", "ecs:UpdateServicePrimaryTaskSet"]
    # A task set's last part is made up by ECS.
    resources = flatten([for service in keys(var.services) : [
      "arn:aws:ecs:${var.region}:${var.account_id}:service/${var.name}/${service}",
      "arn:aws:ecs:${var.region}:${var.account_id}:task-set/${var.name}/${service}/*",
    ]])
  }

  statement {
    sid     = "LookAtTraffic"
    actions = ["elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTargetGroups", "cloudwatch:DescribeAlarms"]
    # These actions do not support resource-level permissions.
    resources = ["*"]
  }

  statement {
    sid     = "MoveTraffic"
    actions = ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"]
    resources = flatten([for listener in [var.https_listener_arn, var.test_listener_arn] : [
      listener,
      # Rules of these two listeners: their last part is made up by the load balancer.
      "${replace(listener, ":listener/", ":listener-rule/")}/*",
    ]])
  }

  statement {
    sid       = "PassRoles"
    actions   = ["iam:PassRole"]
    resources = concat([aws_iam_role.execution.arn], values(aws_iam_role.task)[*].arn)

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }
}
