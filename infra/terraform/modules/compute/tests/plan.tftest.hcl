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
    { name = "user", publishes = [{ topic = "user-events" }, { topic = "user-requests" }], consumes = [], deadLetterTopics = [] },
    { name = "post", publishes = [{ topic = "user-requests" }], consumes = ["user-events", "user-requests"], consumerGroup = "post", deadLetterTopics = ["user-events.post.dlt"] },
    { name = "added", consumes = ["media-events", "user-events"], consumerGroup = "added", deadLetterTopics = ["media-events.added.dlt", "user-events.added.dlt"] },
    { name = "media", publishes = [{ topic = "media-events" }, { topic = "user-requests" }], consumes = ["user-requests"], deadLetterTopics = [] },
  ]
  media = {
    bucket_arn             = "arn:aws:s3:::media"
    kms_key_arn            = "arn:aws:kms:ap-southeast-1:111122223333:key/2"
    prefixes               = ["incoming", "served", "held", "exports"]
    distribution_id        = "E1"
    distribution_arn       = "arn:aws:cloudfront::111122223333:distribution/E1"
    base_url               = "https://media.test.example.org"
    key_pair_id            = "K2"
    private_key_secret_arn = "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:media-signing-AbCdEf:k2::"
  }
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
    files = {
      blue  = { name = "files-b", arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/files-b/5555555555555555", arn_suffix = "targetgroup/files-b/5555555555555555" }
      green = { name = "files-g", arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/files-g/6666666666666666", arn_suffix = "targetgroup/files-g/6666666666666666" }
    }
  }
}

run "a_deployment_never_lowers_the_number_of_tasks" {
  command = plan

  assert {
    condition     = aws_ecs_service.this["app"].deployment_minimum_healthy_percent == 100 && aws_ecs_service.this["app"].deployment_maximum_percent == 200 && aws_ecs_service.this["app"].health_check_grace_period_seconds == 60
    error_message = "At least 100 % and at most 200 % of the tasks run, and each has 60 s to become healthy."
  }

  assert {
    condition     = one(aws_ecs_service.this["app"].deployment_controller).type == "CODE_DEPLOY" && length(aws_ecs_service.this["app"].deployment_circuit_breaker) == 0
    error_message = "Blue/green is CodeDeploy's; the circuit breaker would be refused beside it."
  }

  assert {
    condition     = aws_ecs_service.this["app"].availability_zone_rebalancing == "ENABLED" && !one(aws_ecs_service.this["app"].network_configuration).assign_public_ip
    error_message = "Tasks must be spread over zones and have no public address."
  }

  assert {
    condition     = aws_appautoscaling_target.this["app"].min_capacity == 2 && aws_appautoscaling_target.this["app"].max_capacity == 10 && aws_ecs_service.this["app"].desired_count == 2
    error_message = "Scaling must keep to the service's limits, and begin with the smaller."
  }
}

run "traffic_moves_by_itself_after_the_checks" {
  command = plan

  assert {
    condition     = one(one(aws_codedeploy_deployment_group.this["app"].blue_green_deployment_config).deployment_ready_option).action_on_timeout == "CONTINUE_DEPLOYMENT"
    error_message = "Outside prod nobody waits for a person."
  }

  assert {
    condition     = one(aws_codedeploy_deployment_group.this["app"].auto_rollback_configuration).enabled && toset(one(aws_codedeploy_deployment_group.this["app"].auto_rollback_configuration).events) == toset(["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"])
    error_message = "A failure, an alarm and a stop must each lead back."
  }

  assert {
    condition     = toset(one(aws_codedeploy_deployment_group.this["app"].alarm_configuration).alarms) == toset(["psyhealth-test-app-errors", "psyhealth-test-app-unhealthy", "psyhealth-test-app-latency"])
    error_message = "The service's own alarms must stop its deployment."
  }

  assert {
    condition     = toset([for group in one(aws_codedeploy_deployment_group.this["app"].load_balancer_info).target_group_pair_info[0].target_group : group.name]) == toset(["app-b", "app-g"])
    error_message = "The traffic moves between the service's two target groups."
  }

  assert {
    condition = alltrue([for alarm in [aws_cloudwatch_metric_alarm.errors["app"], aws_cloudwatch_metric_alarm.unhealthy["app"], aws_cloudwatch_metric_alarm.latency["app"]] :
      toset(flatten([for query in alarm.metric_query : [for metric in query.metric : metric.dimensions["TargetGroup"]]])) == toset(["targetgroup/app-b/1111111111111111", "targetgroup/app-g/2222222222222222"])
    ])
    error_message = "Either colour may have the traffic: an alarm must look at both."
  }
}

run "in_prod_a_person_moves_the_traffic_within_15_minutes" {
  command = plan

  variables {
    environment = "prod"
    deployment  = { blue_green = true, manual_traffic_switch = true }
  }

  assert {
    condition     = one(one(aws_codedeploy_deployment_group.this["app"].blue_green_deployment_config).deployment_ready_option).action_on_timeout == "STOP_DEPLOYMENT" && one(one(aws_codedeploy_deployment_group.this["app"].blue_green_deployment_config).deployment_ready_option).wait_time_in_minutes == 15
    error_message = "Who has not moved the traffic in 15 minutes has decided against it."
  }

  assert {
    condition     = one(one(aws_codedeploy_deployment_group.this["app"].blue_green_deployment_config).terminate_blue_instances_on_deployment_success).termination_wait_time_in_minutes == 15
    error_message = "The old tasks must wait, so that going back is only moving the traffic."
  }
}

run "dev_replaces_tasks_one_by_one_on_spot" {
  command = plan

  variables {
    environment = "dev"
    services    = { app = { cpu = 256, memory = 512, min = 1, max = 5, spot = true } }
    deployment  = { blue_green = false }
  }

  assert {
    condition     = length(aws_codedeploy_app.this) == 0 && one(aws_ecs_service.this["app"].deployment_controller).type == "ECS"
    error_message = "A rolling deployment needs no CodeDeploy."
  }

  assert {
    condition     = one(aws_ecs_service.this["app"].deployment_circuit_breaker).rollback && one(aws_ecs_service.this["app"].alarms).rollback
    error_message = "Failing tasks and alarms must take a rolling deployment back."
  }

  assert {
    condition     = aws_ecs_cluster.this.tags["GuardDutyManaged"] == "false" && local.app_memory["app"] == 384
    error_message = "A task of 512 MB has no room for GuardDuty's agent."
  }

  assert {
    condition     = one(aws_ecs_service.this["app"].capacity_provider_strategy).capacity_provider == "FARGATE_SPOT"
    error_message = "The tasks must run on Spot."
  }
}

run "scales_on_four_measures" {
  command = plan

  assert {
    condition = alltrue([
      one(one(aws_appautoscaling_policy.cpu["app"].target_tracking_scaling_policy_configuration).predefined_metric_specification).predefined_metric_type == "ECSServiceAverageCPUUtilization",
      one(one(aws_appautoscaling_policy.memory["app"].target_tracking_scaling_policy_configuration).predefined_metric_specification).predefined_metric_type == "ECSServiceAverageMemoryUtilization",
    ])
    error_message = "CPU and memory must be among them."
  }

  assert {
    condition = toset(flatten([
      for metric in one(one(aws_appautoscaling_policy.requests["app"].target_tracking_scaling_policy_configuration).customized_metric_specification).metrics :
      [for stat in metric.metric_stat : [for inner in stat.metric : [for dimension in inner.dimensions : dimension.value]]]
    ])) == toset(["targetgroup/app-b/1111111111111111", "targetgroup/app-g/2222222222222222"])
    error_message = "Requests must be counted on both colours."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.lag["app"].namespace == "psyhealth/test" && aws_cloudwatch_metric_alarm.lag["app"].dimensions == tomap({ service = "psyhealth-test-app" })
    error_message = "Consumer lag must be the service's own, as the collector publishes it."
  }

  assert {
    condition     = alltrue([for step in one(aws_appautoscaling_policy.lag["app"].step_scaling_policy_configuration).step_adjustment : step.scaling_adjustment > 0])
    error_message = "A backlog must only ever add tasks."
  }
}

run "more_connections_than_the_database_has_are_refused" {
  command = plan

  variables {
    database_max_connections = 200
  }

  expect_failures = [aws_ecs_service.this["app"]]
}

run "blue_green_on_spot_is_refused" {
  command = plan

  variables {
    services = { app = { cpu = 256, memory = 512, min = 1, max = 5, spot = true } }
  }

  expect_failures = [aws_ecs_service.this["app"]]
}

run "an_image_by_tag_is_refused" {
  command = plan

  variables {
    image = "psyhealth:latest"
  }

  expect_failures = [var.image]
}

run "an_unknown_module_is_refused" {
  command = plan

  variables {
    services = { app = { modules = ["user", "billing"], cpu = 256, memory = 512, min = 1, max = 2 } }
  }

  expect_failures = [var.services]
}

run "a_module_in_two_services_is_refused" {
  command = plan

  variables {
    services = {
      app  = { modules = ["user", "post"], cpu = 256, memory = 512, min = 1, max = 2 }
      tell = { modules = ["post"], cpu = 256, memory = 512, min = 1, max = 2 }
    }
  }

  expect_failures = [var.services]
}

run "a_size_that_fargate_does_not_offer_is_refused" {
  command = plan

  variables {
    services = { app = { cpu = 256, memory = 4096, min = 1, max = 2 } }
  }

  expect_failures = [var.services]
}

run "a_secret_in_plain_text_is_refused" {
  command = plan

  variables {
    secrets = { SPRING_DATASOURCE_PASSWORD = "hunter2" }
  }

  expect_failures = [var.secrets]
}

run "a_module_that_is_not_in_the_inventory_is_refused" {
  command = plan

  variables {
    services = { app = { modules = ["gone"], cpu = 1024, memory = 2048, min = 2, max = 10 } }
  }

  expect_failures = [var.services]
}

run "only_the_service_of_the_module_media_may_reach_files" {
  command = plan

  variables {
    services = {
      app   = { modules = ["user", "post"], cpu = 512, memory = 1024, min = 1, max = 2 }
      tell  = { modules = ["added"], cpu = 512, memory = 1024, min = 1, max = 2 }
      files = { modules = ["media"], cpu = 512, memory = 1024, min = 1, max = 2 }
    }
  }

  assert {
    condition = { for statement in data.aws_iam_policy_document.task["files"].statement : statement.sid => [statement.actions, statement.resources] if startswith(coalesce(statement.sid, "-"), "Media") } == {
      Media = [
        toset(["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]),
        toset(["arn:aws:s3:::media/incoming/*", "arn:aws:s3:::media/served/*", "arn:aws:s3:::media/held/*", "arn:aws:s3:::media/exports/*"]),
      ]
      MediaList         = [toset(["s3:ListBucket"]), toset(["arn:aws:s3:::media"])]
      MediaUploads      = [toset(["s3:ListBucketMultipartUploads"]), toset(["arn:aws:s3:::media"])]
      MediaInvalidation = [toset(["cloudfront:CreateInvalidation"]), toset(["arn:aws:cloudfront::111122223333:distribution/E1"])]
      MediaKey          = [toset(["kms:Decrypt", "kms:GenerateDataKey"]), toset(["arn:aws:kms:ap-southeast-1:111122223333:key/2"])]
    }
    error_message = "The service must be able to do what the pipeline needs: below its prefixes, with this key, on this distribution, and nothing else."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.task["files"].statement : [one(statement.condition).test, one(statement.condition).variable, toset(one(statement.condition).values)] if contains(statement.actions, "s3:ListBucket")] == [
      ["StringLikeIfExists", "s3:prefix", toset(["incoming/*", "served/*", "held/*", "exports/*"])],
    ]
    error_message = "Listing must keep to the prefixes, and asking for an object that is not there must be answered with 404."
  }

  assert {
    condition     = one([for statement in data.aws_iam_policy_document.task["files"].statement : one(one(statement.condition).values) if statement.sid == "MediaKey"]) == "s3.ap-southeast-1.amazonaws.com"
    error_message = "The key must be used through S3 only."
  }

  assert {
    condition = !anytrue(flatten([for service in ["app", "tell"] : [for statement in data.aws_iam_policy_document.task[service].statement : [for action in statement.actions :
      startswith(action, "s3:") || startswith(action, "kms:") || startswith(action, "cloudfront:")
    ]]]))
    error_message = "Who merely carries ids of files must not reach the files."
  }
}

run "only_services_that_show_files_can_sign_their_addresses" {
  command = plan

  variables {
    services = {
      app   = { modules = ["user", "post"], cpu = 512, memory = 1024, min = 1, max = 2 }
      tell  = { modules = ["added"], cpu = 512, memory = 1024, min = 1, max = 2 }
      files = { modules = ["media"], cpu = 512, memory = 1024, min = 1, max = 2 }
    }
  }

  assert {
    condition = { for service in keys(var.services) : service => { for variable in jsondecode(aws_ecs_task_definition.this[service].container_definitions)[0].environment : variable.name => variable.value if startswith(variable.name, "PSYHEALTH_DELIVERY_") } } == {
      app   = {}
      tell  = { PSYHEALTH_DELIVERY_BASE = "https://media.test.example.org", PSYHEALTH_DELIVERY_KEYPAIRID = "K2" }
      files = { PSYHEALTH_DELIVERY_BASE = "https://media.test.example.org", PSYHEALTH_DELIVERY_KEYPAIRID = "K2", PSYHEALTH_DELIVERY_DISTRIBUTION = "E1" }
    }
    error_message = "Who consumes a topic of the module media signs addresses, and only that module's service invalidates."
  }

  assert {
    condition = { for service in keys(var.services) : service => [for secret in jsondecode(aws_ecs_task_definition.this[service].container_definitions)[0].secrets : secret.valueFrom if secret.name == "PSYHEALTH_DELIVERY_PRIVATEKEY"] } == {
      app   = []
      tell  = [var.media.private_key_secret_arn]
      files = [var.media.private_key_secret_arn]
    }
    error_message = "The private key belongs beside the pair's id, and to no other service."
  }

  assert {
    condition = contains(flatten([for statement in data.aws_iam_policy_document.execution.statement : statement.resources if statement.sid == "Secrets"]),
    "arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:media-signing-AbCdEf")
    error_message = "ECS must be able to read the key when it starts such a task."
  }

  assert {
    condition     = output.media_services == { keep = ["files"], sign = ["files", "tell"] }
    error_message = "A person who rotates the key must be told what to deploy."
  }
}

run "without_the_module_nobody_has_rights_to_media" {
  command = plan

  variables {
    modules = [{ name = "post", consumes = ["user-events"], consumerGroup = "post", deadLetterTopics = ["user-events.post.dlt"] }]
  }

  assert {
    condition     = !anytrue([for statement in data.aws_iam_policy_document.task["app"].statement : startswith(coalesce(statement.sid, "-"), "Media")])
    error_message = "Rights come with the module that needs them."
  }

  assert {
    condition     = !strcontains(aws_ecs_task_definition.this["app"].container_definitions, "PSYHEALTH_DELIVERY_") && !strcontains(jsonencode(flatten([for statement in data.aws_iam_policy_document.execution.statement : statement.resources])), "media-signing")
    error_message = "Nobody signs, so nobody needs the key."
  }
}

run "the_service_of_all_modules_keeps_media_and_signs" {
  command = plan

  assert {
    condition     = output.media_services == { keep = ["app"], sign = ["app"] }
    error_message = "A service without a list of modules runs them all."
  }
}

run "a_private_key_in_plain_text_is_refused" {
  command = plan

  variables {
    media = {
      bucket_arn             = "arn:aws:s3:::media"
      kms_key_arn            = "arn:aws:kms:ap-southeast-1:111122223333:key/2"
      prefixes               = ["served"]
      distribution_id        = "E1"
      distribution_arn       = "arn:aws:cloudfront::111122223333:distribution/E1"
      base_url               = "https://media.test.example.org"
      key_pair_id            = "K2"
      private_key_secret_arn = "hunter2"
    }
  }

  expect_failures = [var.media]
}
