locals {
  # How things are called outside the cluster; inside, a service is just called by its name.
  service_names = { for name in keys(var.services) : name => "${var.name}-${name}" }

  # Beside 512 MB of application and collector there is no room for GuardDuty's agent.
  watched = alltrue([for service in values(var.services) : service.memory >= 1024])

  # What the collector and GuardDuty's agent leave.
  app_memory = { for name, service in var.services : name => service.memory - var.collector.memory - (local.watched ? max(128, service.memory / 8) : 0) }
}

resource "aws_ecs_cluster" "this" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }

  tags = merge(var.tags, { GuardDutyManaged = tostring(local.watched) })
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
}

resource "aws_ecs_service" "this" {
  for_each = var.services

  name            = each.key
  cluster         = aws_ecs_cluster.this.arn
  task_definition = aws_ecs_task_definition.this[each.key].arn
  desired_count   = each.value.min

  # CodeDeploy knows no Spot at the first start of a service; where it deploys, tasks must not be taken away anyway.
  launch_type      = each.value.spot ? null : "FARGATE"
  platform_version = "1.4.0"

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60
  availability_zone_rebalancing      = "ENABLED"

  enable_execute_command  = var.execute_command
  enable_ecs_managed_tags = true
  propagate_tags          = "SERVICE"

  dynamic "capacity_provider_strategy" {
    for_each = each.value.spot ? ["FARGATE_SPOT"] : []

    content {
      capacity_provider = capacity_provider_strategy.value
      weight            = 1
    }
  }

  deployment_controller {
    type = var.deployment.blue_green ? "CODE_DEPLOY" : "ECS"
  }

  dynamic "deployment_circuit_breaker" {
    for_each = var.deployment.blue_green ? [] : [true]

    content {
      enable   = true
      rollback = true
    }
  }

  dynamic "alarms" {
    for_each = var.deployment.blue_green ? [] : [true]

    content {
      alarm_names = local.deployment_alarms[each.key]
      enable      = true
      rollback    = true
    }
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = var.security_group_ids
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = var.target_groups[each.key]["blue"].arn
    container_name   = "app"
    container_port   = 8080
  }

  tags = var.tags

  depends_on = [aws_ecs_cluster_capacity_providers.this]

  lifecycle {
    # The pipeline deploys task definitions and moves the traffic; scaling counts the tasks.
    ignore_changes = [task_definition, load_balancer, desired_count]

    precondition {
      condition     = sum([for service in values(var.services) : service.max * 2 * service.connections_per_task]) <= var.database_max_connections
      error_message = "During a deployment there are twice as many tasks, and all together could open more connections than the database allows."
    }

    precondition {
      condition     = !(var.deployment.blue_green && each.value.spot)
      error_message = "A blue/green service must not run on Spot."
    }
  }
}
