mock_provider "aws" { source = "../../mocks" }

mock_provider "aws" {
  alias  = "replica"
  source = "../../mocks/replica"
}

variables {
  name               = "psyhealth-prod"
  environment        = "prod"
  subnet_ids         = ["subnet-a", "subnet-b", "subnet-c"]
  security_group_ids = ["sg-streaming"]
  replication_factor = 3
  topics = [
    { name = "user-events", policy = "state", partitions = 24, config = { "cleanup.policy" = "compact", "min.insync.replicas" = "2" } },
    { name = "user-events.added.dlt", policy = "dead-letter", partitions = 1, config = { "cleanup.policy" = "delete", "min.insync.replicas" = "2" } },
    { name = "added-events", policy = "effect", partitions = 24, config = { "cleanup.policy" = "delete", "min.insync.replicas" = "2" } },
  ]
  consumers = [
    { consumes = [] },
    { consumerGroup = "added", consumes = ["user-events"] },
  ]
  event_schemas_directory = "../../../../src/main/resources/events"
  region_replica = {
    subnet_ids         = ["subnet-x", "subnet-y", "subnet-z"]
    security_group_ids = ["sg-replica"]
  }
}

run "what_was_acknowledged_is_never_lost" {
  command = plan

  assert {
    condition = alltrue([for property in ["min.insync.replicas=2", "default.replication.factor=3", "unclean.leader.election.enable=false", "offsets.topic.replication.factor=3"] :
      contains(split("\n", aws_msk_configuration.this.server_properties), property)
    ])
    error_message = "An acknowledged event must survive the loss of a broker."
  }

  assert {
    condition     = contains(split("\n", aws_msk_configuration.this.server_properties), "auto.create.topics.enable=false")
    error_message = "A misspelt topic must be an error, not a new topic."
  }

  assert {
    condition     = aws_msk_cluster.this.number_of_broker_nodes == length(one(aws_msk_cluster.this.broker_node_group_info).client_subnets)
    error_message = "Each broker needs a zone of its own."
  }
}

run "only_tls_and_iam_come_in" {
  command = plan

  assert {
    condition = alltrue([for cluster in concat([aws_msk_cluster.this], aws_msk_cluster.replica) :
      one(one(cluster.encryption_info).encryption_in_transit).client_broker == "TLS" && one(one(cluster.encryption_info).encryption_in_transit).in_cluster
    ])
    error_message = "Nothing may travel unencrypted."
  }

  assert {
    condition = alltrue([for cluster in concat([aws_msk_cluster.this], aws_msk_cluster.replica) :
      one(one(cluster.client_authentication).sasl).iam && !one(one(cluster.client_authentication).sasl).scram && !one(cluster.client_authentication).unauthenticated
    ])
    error_message = "IAM must be the only way in."
  }
}

run "every_group_is_watched_on_each_topic_that_it_reads" {
  command = plan

  assert {
    condition     = toset(output.event_topic_names) == toset(["user-events", "added-events"]) && output.dead_letter_topic_names == ["user-events.added.dlt"]
    error_message = "What a topic is for is said by its policy."
  }

  assert {
    condition     = [for alarm in values(aws_cloudwatch_metric_alarm.consumer_lag) : [alarm.dimensions["Consumer Group"], alarm.dimensions["Topic"]]] == [["added", "user-events"]]
    error_message = "Each group must be watched on each topic that it reads."
  }
}

run "every_schema_is_registered_as_glue_understands_it" {
  command = plan

  assert {
    condition     = length(aws_glue_schema.event) == length(fileset(var.event_schemas_directory, "*.json"))
    error_message = "Each event type must be in the registry."
  }

  assert {
    condition     = alltrue([for schema in values(aws_glue_schema.event) : strcontains(jsondecode(schema.schema_definition)["$schema"], "draft-07")])
    error_message = "Glue refuses drafts that are newer than 7."
  }

  assert {
    condition     = jsondecode(aws_glue_schema.event["org.psyhealth.post.published.v1"].schema_definition).properties.authorId.format == "uuid"
    error_message = "The registered schema must be the committed one."
  }

  assert {
    condition     = alltrue([for schema in values(aws_glue_schema.event) : schema.compatibility == "FULL"])
    error_message = "Old and new readers meet: compatibility must hold both ways."
  }
}

run "volumes_only_grow" {
  command = plan

  assert {
    condition     = one(aws_appautoscaling_policy.storage.target_tracking_scaling_policy_configuration).disable_scale_in
    error_message = "MSK cannot shrink a volume."
  }
}

run "the_copy_has_the_same_topics" {
  command = plan

  assert {
    condition     = one(one(one(aws_msk_replicator.this[0].replication_info_list).topic_replication).topic_name_configuration).type == "IDENTICAL"
    error_message = "With other names the application would not find its topics after a fail-over."
  }

  assert {
    condition = alltrue([for topic in concat(output.event_topic_names, output.dead_letter_topic_names) : anytrue([
      for pattern in one(one(aws_msk_replicator.this[0].replication_info_list).topic_replication).topics_to_replicate : can(regex(pattern, topic))
    ])])
    error_message = "Each declared topic must be copied."
  }

  assert {
    condition     = one(one(one(aws_msk_replicator.this[0].replication_info_list).consumer_group_replication).consumer_groups_to_replicate) == "^added$"
    error_message = "Each group's offsets must be copied."
  }

  assert {
    condition     = aws_msk_configuration.replica[0].server_properties == aws_msk_configuration.this.server_properties
    error_message = "The copy must keep what it has acknowledged as safely."
  }
}

run "staging_stays_in_one_region" {
  command = plan

  variables {
    environment    = "staging"
    region_replica = null
  }

  assert {
    condition     = length(aws_msk_replicator.this) == 0 && length(aws_msk_cluster.replica) == 0 && length(aws_msk_cluster_policy.this) == 0
    error_message = "Without a replica nothing must be made in the other region."
  }
}

run "prod_in_one_region_only_is_refused" {
  command = plan

  variables {
    region_replica = null
  }

  expect_failures = [var.region_replica]
}

run "two_zones_are_refused" {
  command = plan

  variables {
    subnet_ids = ["subnet-a", "subnet-a", "subnet-b"]
  }

  expect_failures = [var.subnet_ids]
}

run "brokers_that_do_not_know_the_consumer_protocol_are_refused" {
  command = plan

  variables {
    kafka_version = "3.9.x.kraft"
  }

  expect_failures = [var.kafka_version]
}

run "topics_with_two_replicas_are_refused" {
  command = plan

  variables {
    replication_factor = 2
  }

  expect_failures = [var.replication_factor]
}

run "a_topic_declared_twice_is_refused" {
  command = plan

  variables {
    topics = [
      { name = "user-events", policy = "state", partitions = 24, config = { "min.insync.replicas" = "2" } },
      { name = "user-events", policy = "state", partitions = 6, config = { "min.insync.replicas" = "2" } },
    ]
  }

  expect_failures = [var.topics]
}

run "a_topic_with_one_replica_in_sync_is_refused" {
  command = plan

  variables {
    topics = [{ name = "user-events", policy = "state", partitions = 24, config = { "min.insync.replicas" = "1" } }]
  }

  expect_failures = [var.topics]
}

run "a_directory_without_schemas_is_refused" {
  command = plan

  variables {
    event_schemas_directory = "tests"
  }

  expect_failures = [var.event_schemas_directory]
}
