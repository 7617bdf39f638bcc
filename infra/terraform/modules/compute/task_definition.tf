locals {
  # Every service: what the cloud needs beyond the application's own defaults.
  environment_variables = merge({
    MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT = "http://127.0.0.1:4318/v1/traces"
    PSYHEALTH_KAFKA_CREATETOPICS                          = "false"
    SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL             = "SASL_SSL"
    SPRING_KAFKA_PROPERTIES_SASL_MECHANISM                = "AWS_MSK_IAM"
    SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG              = "software.amazon.msk.auth.iam.IAMLoginModule required;"

    SPRING_KAFKA_PROPERTIES_SASL_CLIENT_CALLBACK_HANDLER_CLASS = "software.amazon.msk.auth.iam.IAMClientCallbackHandler"

    AWS_REGION = var.region
  }, var.environment_variables)
}

resource "aws_ecs_task_definition" "this" {
  for_each = var.services

  family                   = local.service_names[each.key]
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task[each.key].arn

  container_definitions = jsonencode([
    {
      name      = "app"
      image     = var.image
      essential = true
      memory    = local.app_memory[each.key]
      user      = "10001:10001"

      readonlyRootFilesystem = true
      linuxParameters = {
        capabilities = { add = [], drop = ["ALL"] }
        # Java reaps nothing; an init does, and passes SIGTERM on.
        initProcessEnabled = true
      }

      portMappings = [{ containerPort = 8080, hostPort = 8080, protocol = "tcp" }]

      environment = [
        for key, value in merge(
          local.environment_variables,
          {
            # The image has options for three sizes.
            JDK_JAVA_OPTIONS         = "@/app/jvm/${each.value.memory < 1024 ? "512m" : each.value.memory < 2048 ? "1g" : "2g"}.options"
            PSYHEALTH_MODULES        = join(",", each.value.modules)
            OTEL_RESOURCE_ATTRIBUTES = "service.namespace=psyhealth,deployment.environment=${var.environment}"
            # Three more belong to the relay of each task.
            SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE = tostring(each.value.connections_per_task - 3)
          },
          local.media_environment[each.key],
          each.value.environment,
        ) : { name = key, value = value }
      ]

      secrets = [for key, arn in merge(var.secrets, local.media_secrets[each.key]) : { name = key, valueFrom = arn }]

      mountPoints = concat(
        [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }],
        var.shared_files == null ? [] : [{ sourceVolume = "work", containerPath = "/work", readOnly = false }],
      )

      # Above the 24 s in which the application shuts down by itself, with room for a slow disk.
      stopTimeout = 60

      dependsOn = [{ containerName = "collector", condition = "START" }]

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = var.log_group_name
          awslogs-region        = var.region
          awslogs-stream-prefix = each.key
          # A log that is slow must not hold requests up.
          mode            = "non-blocking"
          max-buffer-size = "4m"
        }
      }
    },
    {
      name      = "collector"
      image     = var.collector.image
      command   = ["--config=env:COLLECTOR_CONFIG"]
      essential = false
      cpu       = var.collector.cpu
      memory    = var.collector.memory

      readonlyRootFilesystem = true
      linuxParameters        = { capabilities = { add = [], drop = ["ALL"] } }

      environment = [
        { name = "COLLECTOR_CONFIG", value = var.collector.config },
        { name = "AWS_REGION", value = var.region },
        { name = "ENVIRONMENT", value = var.environment },
        { name = "METRICS_LOG_GROUP", value = element(split(":", var.collector.metrics_log_group_arn), 6) },
        { name = "METRICS_NAMESPACE", value = var.collector.metrics_namespace },
        { name = "SERVICE", value = local.service_names[each.key] },
      ]

      # It outlives the application by a little, for the last spans.
      stopTimeout = 90

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = var.log_group_name
          awslogs-region        = var.region
          awslogs-stream-prefix = "${each.key}-collector"
          mode                  = "non-blocking"
          max-buffer-size       = "1m"
        }
      }
    },
  ])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }

  dynamic "volume" {
    for_each = var.shared_files == null ? [] : [var.shared_files]

    content {
      name = "work"

      efs_volume_configuration {
        file_system_id     = volume.value.file_system_id
        transit_encryption = "ENABLED"

        authorization_config {
          access_point_id = volume.value.access_point_id
          iam             = "ENABLED"
        }
      }
    }
  }

  tags = var.tags

  # A rollback needs the revisions before.
  skip_destroy = true
}
