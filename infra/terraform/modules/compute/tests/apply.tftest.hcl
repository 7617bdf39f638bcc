mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name                     = "psyhealth-test"
  environment              = "staging"
  account_id               = "111122223333"
  subnet_ids               = ["subnet-3", "subnet-4"]
  security_group_ids       = ["sg-1"]
  image                    = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/psyhealth@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  image_repository_arns    = ["arn:aws:ecr:ap-southeast-1:111122223333:repository/psyhealth"]
  database_max_connections = 400
  kafka_cluster_arn        = "arn:aws:kafka:ap-southeast-1:111122223333:cluster/psyhealth-test/0a-1"
  alb_arn_suffix           = "app/test/0123456789abcdef"
  https_listener_arn       = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:listener/app/test/0123456789abcdef/1111111111111111"
  test_listener_arn        = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:listener/app/test/0123456789abcdef/2222222222222222"
  log_group_name           = "/psyhealth-test/app"
  log_group_arn            = "arn:aws:logs:ap-southeast-1:111122223333:log-group:/psyhealth-test/app"
  kms_key_arns             = ["arn:aws:kms:ap-southeast-1:111122223333:key/1"]
  secrets = {
    SPRING_DATASOURCE_USERNAME = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:db-AbCdEf:username::"
    SPRING_DATASOURCE_PASSWORD = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:db-AbCdEf:password::"
    PSYHEALTH_WEB_CURSORSECRET = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:cursor-AbCdEf"
  }
  collector = {
    image                 = "public.ecr.aws/aws-observability/aws-otel-collector@sha256:0000000000000000000000000000000000000000000000000000000000000000"
    config                = "receivers: {}"
    metrics_namespace     = "psyhealth/test"
    metrics_log_group_arn = "arn:aws:logs:ap-southeast-1:111122223333:log-group:/psyhealth-test/metrics"
  }
  event_topics = ["user-events", "post-events"]
  modules = [
    { name = "user", consumes = [], deadLetterTopics = [] },
    { name = "post", consumes = ["user-events"], consumerGroup = "post", deadLetterTopics = ["user-events.post.dlt"] },
    { name = "added", consumes = ["post-events", "user-events"], consumerGroup = "added", deadLetterTopics = ["post-events.added.dlt", "user-events.added.dlt"] },
  ]
  libraries  = [{ name = "platform", consumes = [], deadLetterTopics = [] }]
  services   = { app = { cpu = 1024, memory = 2048, min = 2, max = 10 } }
  deployment = { blue_green = true }
  target_groups = {
    app = {
      blue  = { name = "app-b", arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/app-b/1111111111111111", arn_suffix = "targetgroup/app-b/1111111111111111" }
      green = { name = "app-g", arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/app-g/2222222222222222", arn_suffix = "targetgroup/app-g/2222222222222222" }
    }
    tell = {
      blue  = { name = "tell-b", arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/tell-b/3333333333333333", arn_suffix = "targetgroup/tell-b/3333333333333333" }
      green = { name = "tell-g", arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/tell-g/4444444444444444", arn_suffix = "targetgroup/tell-g/4444444444444444" }
    }
  }
}

run "the_container_is_locked_down" {
  assert {
    condition = alltrue([for container in jsondecode(aws_ecs_task_definition.this["app"].container_definitions) :
      container.readonlyRootFilesystem && tolist(container.linuxParameters.capabilities.drop) == tolist(["ALL"])
    ])
    error_message = "Each container must be read-only and without capabilities."
  }

  assert {
    condition     = split(":", jsondecode(aws_ecs_task_definition.this["app"].container_definitions)[0].user)[0] != "0"
    error_message = "The application must not run as root."
  }

  assert {
    condition     = sum([for container in jsondecode(aws_ecs_task_definition.this["app"].container_definitions) : container.memory]) == 2048 - 256 && aws_ecs_cluster.this.tags["GuardDutyManaged"] == "true"
    error_message = "The containers must share the task's memory, and leave some for GuardDuty's agent."
  }

  # Three phases of eight seconds, and Fargate allows no more than 120 s.
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this["app"].container_definitions)[0].stopTimeout > 24 && jsondecode(aws_ecs_task_definition.this["app"].container_definitions)[0].stopTimeout <= 120
    error_message = "ECS must wait for the application to shut down by itself."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this["app"].container_definitions)[1].stopTimeout > jsondecode(aws_ecs_task_definition.this["app"].container_definitions)[0].stopTimeout && !jsondecode(aws_ecs_task_definition.this["app"].container_definitions)[1].essential
    error_message = "The collector must outlive the application, and must not take it down."
  }

  assert {
    condition = toset(flatten([for container in jsondecode(aws_ecs_task_definition.this["app"].container_definitions) : [for secret in try(container.secrets, []) : secret.name]])) == toset(keys(var.secrets)) && !anytrue(flatten([
      for container in jsondecode(aws_ecs_task_definition.this["app"].container_definitions) : [for variable in container.environment : strcontains(variable.name, "PASSWORD")]
    ]))
    error_message = "Secrets must come from Secrets Manager and nowhere else."
  }
}

run "the_application_fits_its_task" {
  assert {
    condition     = contains(jsondecode(aws_ecs_task_definition.this["app"].container_definitions)[0].environment, { name = "SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", value = "10" })
    error_message = "Thirteen connections for each task are ten in the pool and three of the relay."
  }

  assert {
    condition     = contains(jsondecode(aws_ecs_task_definition.this["app"].container_definitions)[0].environment, { name = "JDK_JAVA_OPTIONS", value = "@/app/jvm/2g.options" })
    error_message = "The JVM must be told the size of its task."
  }
}

run "the_roles_are_narrow" {
  assert {
    condition = toset(flatten([for statement in data.aws_iam_policy_document.task["app"].statement : statement.actions if contains(statement.resources, "*")])) == toset([
      "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets", "cloudwatch:PutMetricData",
    ])
    error_message = "Only actions that know no resource may name every resource."
  }

  assert {
    condition     = !anytrue(flatten([for document in [data.aws_iam_policy_document.task["app"], data.aws_iam_policy_document.execution, data.aws_iam_policy_document.codedeploy] : [for statement in document.statement : [for action in statement.actions : strcontains(action, "*")]]]))
    error_message = "No action may be a wildcard."
  }

  assert {
    condition = toset(flatten([for statement in data.aws_iam_policy_document.execution.statement : statement.resources if statement.sid == "Secrets"])) == toset([
      "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:db-AbCdEf", "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:cursor-AbCdEf",
    ])
    error_message = "The execution role must read these secrets, and no others."
  }

  assert {
    condition     = !anytrue([for statement in data.aws_iam_policy_document.task["app"].statement : anytrue([for action in statement.actions : startswith(action, "secretsmanager:")])])
    error_message = "The application must not be able to read secrets itself."
  }
}

run "a_split_deployment_gives_each_service_what_its_modules_need" {
  variables {
    services = {
      app  = { modules = ["user", "post"], cpu = 512, memory = 1024, min = 2, max = 4 }
      tell = { modules = ["added"], cpu = 256, memory = 1024, min = 1, max = 4 }
    }
  }

  assert {
    condition     = contains(jsondecode(aws_ecs_task_definition.this["tell"].container_definitions)[0].environment, { name = "PSYHEALTH_MODULES", value = "added" })
    error_message = "Each service must be told its modules."
  }

  assert {
    condition = toset(flatten([for statement in data.aws_iam_policy_document.task["tell"].statement : statement.resources if statement.sid == "Groups"])) == toset([for group in [
      "added", "post-events.added.dlt.redrive", "user-events.added.dlt.redrive",
    ] : "arn:aws:kafka:ap-southeast-1:111122223333:group/psyhealth-test/0a-1/${group}"])
    error_message = "A service must join the consumer groups of its own modules only."
  }

  assert {
    condition     = !anytrue([for resource in flatten([for statement in data.aws_iam_policy_document.task["app"].statement : statement.resources if statement.sid == "ReadTopics"]) : endswith(resource, "/post-events") || strcontains(resource, ".added.")])
    error_message = "A service must not read what its modules do not consume."
  }

  assert {
    condition = alltrue([for name in keys(var.services) : length(setintersection(
      toset(flatten([for statement in data.aws_iam_policy_document.task[name].statement : statement.resources if statement.sid == "WriteTopics"])),
      toset([for topic in var.event_topics : "arn:aws:kafka:ap-southeast-1:111122223333:topic/psyhealth-test/0a-1/${topic}"])
    )) == length(var.event_topics)])
    error_message = "The relay of any service sends every module's events."
  }

  assert {
    condition = alltrue([for name in keys(var.services) :
      toset(flatten([for statement in data.aws_iam_policy_document.task[name].statement : statement.resources if contains(statement.actions, "kafka-cluster:AlterTransactionalId") && contains(statement.actions, "kafka-cluster:DescribeTransactionalId")]))
      == toset(["arn:aws:kafka:ap-southeast-1:111122223333:transactional-id/psyhealth-test/0a-1/psyhealth-outbox-*"])
    ])
    error_message = "The relay of any service sends in transactions, and fences the relays of all, under their ids and no others."
  }

  assert {
    condition     = alltrue([for name in keys(var.services) : anytrue([for statement in data.aws_iam_policy_document.task[name].statement : contains(statement.actions, "kafka-cluster:WriteDataIdempotently")])])
    error_message = "A producer with transactions is an idempotent one."
  }
}

run "the_one_service_of_all_modules_gets_what_is_in_the_inventory" {
  assert {
    condition = toset(flatten([for statement in data.aws_iam_policy_document.task["app"].statement : statement.resources if statement.sid == "ReadTopics"])) == toset([for topic in [
      "post-events", "user-events", "user-events.post.dlt", "post-events.added.dlt", "user-events.added.dlt",
    ] : "arn:aws:kafka:ap-southeast-1:111122223333:topic/psyhealth-test/0a-1/${topic}"])
    error_message = "A module that is added to the inventory must be able to read."
  }

  assert {
    condition     = contains(flatten([for statement in data.aws_iam_policy_document.task["app"].statement : statement.resources if statement.sid == "Groups"]), "arn:aws:kafka:ap-southeast-1:111122223333:group/psyhealth-test/0a-1/added")
    error_message = "A module that is added to the inventory must be able to join its group."
  }
}

run "what_every_process_consumes_every_service_may_read" {
  variables {
    services = {
      app  = { modules = ["user", "post"], cpu = 512, memory = 1024, min = 2, max = 4 }
      tell = { modules = ["added"], cpu = 256, memory = 1024, min = 1, max = 4 }
    }
    libraries = [{ name = "platform", consumes = ["user-events"], consumerGroup = "platform", deadLetterTopics = ["user-events.platform.dlt"] }]
  }

  assert {
    condition = alltrue([for name in keys(var.services) : contains(
      flatten([for statement in data.aws_iam_policy_document.task[name].statement : statement.resources if statement.sid == "Groups"]),
      "arn:aws:kafka:ap-southeast-1:111122223333:group/psyhealth-test/0a-1/platform",
    )])
    error_message = "A library is part of every process."
  }
}
