resource "aws_ecs_service" "keycloak" {
  name             = "keycloak"
  cluster          = var.cluster_arn
  task_definition  = aws_ecs_task_definition.keycloak.arn
  desired_count    = var.keycloak.tasks
  launch_type      = "FARGATE"
  platform_version = "1.4.0"

  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  # Keycloak is slower to start than the application: it checks its database's schema first.
  health_check_grace_period_seconds = 180
  availability_zone_rebalancing     = "ENABLED"

  enable_ecs_managed_tags = true
  propagate_tags          = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = var.security_group_ids
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = var.target_group_arn
    container_name   = "keycloak"
    container_port   = 9098
  }

  service_registries {
    registry_arn = aws_service_discovery_service.keycloak.arn
  }

  tags = var.tags

  # The pipeline deploys task definitions.
  lifecycle {
    ignore_changes = [task_definition]
  }
}

resource "aws_service_discovery_service" "keycloak" {
  name = "keycloak"

  dns_config {
    namespace_id   = var.service_discovery_namespace_id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = 10
    }
  }

  tags = var.tags
}

resource "aws_ecs_task_definition" "keycloak" {
  family                   = "${var.name}-keycloak"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.keycloak.cpu
  memory                   = var.keycloak.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([{
    name      = "keycloak"
    image     = var.keycloak.image
    essential = true
    command   = ["start", "--optimized", "--import-realm"]
    user      = "1000:0"

    # Keycloak writes below its own directory at the start; the image is built so that /opt/keycloak/data and /tmp suffice.
    readonlyRootFilesystem = true
    linuxParameters        = { capabilities = { add = [], drop = ["ALL"] } }

    portMappings = [for port in [9098, 9000, 7800, 57800] : { containerPort = port, hostPort = port, protocol = "tcp" }]

    environment = [
      for key, value in {
        KC_DB                      = "postgres"
        KC_DB_URL                  = var.keycloak.database_url
        KC_DB_POOL_MAX_SIZE        = "15"
        KC_HTTP_ENABLED            = "true"
        KC_HTTP_PORT               = "9098"
        KC_HTTP_RELATIVE_PATH      = "/auth"
        KC_HTTP_MANAGEMENT_PORT    = "9000"
        KC_HEALTH_ENABLED          = "true"
        KC_METRICS_ENABLED         = "true"
        KC_PROXY_HEADERS           = "xforwarded"
        KC_PROXY_TRUSTED_ADDRESSES = var.trusted_proxy_cidr_block
        # Fixed: a Host header must never decide what a token names as its issuer or where a mail's link leads.
        KC_HOSTNAME = "https://${var.domain_name}/auth"
        # An administrator comes through a tunnel; from outside /auth/admin is closed.
        KC_HOSTNAME_ADMIN               = "http://localhost:9098/auth"
        KC_HOSTNAME_BACKCHANNEL_DYNAMIC = "true"
        KC_CACHE                        = "ispn"
        KC_LOG_CONSOLE_OUTPUT           = "json"
        PSYHEALTH_WEB_URL               = "https://${var.domain_name}"
        # For the realm's import, which happens once. Later changes are made in the realm: docs/runbooks/rotate-secrets.md.
        PSYHEALTH_SMTP_HOST     = var.keycloak.smtp_host
        PSYHEALTH_SMTP_PORT     = "587"
        PSYHEALTH_SMTP_STARTTLS = "true"
        PSYHEALTH_SMTP_AUTH     = "true"
        PSYHEALTH_SMTP_FROM     = var.keycloak.smtp_from
      } : { name = key, value = value }
    ]

    secrets = [
      { name = "KC_DB_USERNAME", valueFrom = var.keycloak.database_username },
      { name = "KC_DB_PASSWORD", valueFrom = var.keycloak.database_password },
      { name = "KC_BOOTSTRAP_ADMIN_USERNAME", valueFrom = var.keycloak.admin_username },
      { name = "KC_BOOTSTRAP_ADMIN_PASSWORD", valueFrom = var.keycloak.admin_password },
      { name = "PSYHEALTH_SERVICE_CLIENT_SECRET", valueFrom = var.keycloak.service_client_secret },
      { name = "PSYHEALTH_SMTP_USER", valueFrom = var.keycloak.smtp_username },
      { name = "PSYHEALTH_SMTP_PASSWORD", valueFrom = var.keycloak.smtp_password },
    ]

    mountPoints = [
      { sourceVolume = "tmp", containerPath = "/tmp", readOnly = false },
      { sourceVolume = "data", containerPath = "/opt/keycloak/data", readOnly = false },
    ]

    stopTimeout = 60

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = var.log_group_name
        awslogs-region        = var.region
        awslogs-stream-prefix = "keycloak"
        mode                  = "non-blocking"
        max-buffer-size       = "4m"
      }
    }
  }])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }

  volume {
    name = "data"
  }

  tags = var.tags

  skip_destroy = true
}

resource "aws_cloudwatch_metric_alarm" "keycloak_tasks" {
  alarm_name          = "${var.name}-keycloak-tasks"
  alarm_description   = "Fewer tasks of Keycloak run than shall. Runbook: docs/runbooks/keycloak-outage.md"
  namespace           = "ECS/ContainerInsights"
  metric_name         = "RunningTaskCount"
  dimensions          = { ClusterName = var.cluster_name, ServiceName = aws_ecs_service.keycloak.name }
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "LessThanThreshold"
  threshold           = var.keycloak.tasks
  treat_missing_data  = "breaching"
  alarm_actions       = var.alarm_topic_arns
  ok_actions          = var.alarm_topic_arns

  tags = var.tags
}
