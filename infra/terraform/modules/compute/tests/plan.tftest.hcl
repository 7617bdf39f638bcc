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
