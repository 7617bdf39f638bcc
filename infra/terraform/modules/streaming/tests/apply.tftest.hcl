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

run "each_cluster_uses_the_key_of_its_region" {
  assert {
    condition     = one(aws_msk_cluster.this.encryption_info).encryption_at_rest_kms_key_arn == aws_kms_key.this.arn
    error_message = "The volumes must be encrypted with the key of the brokers."
  }

  assert {
    condition     = one(aws_msk_cluster.replica[0].encryption_info).encryption_at_rest_kms_key_arn == aws_kms_key.replica[0].arn
    error_message = "A key does not leave its region."
  }
}

run "events_are_copied_out_of_this_region_not_into_it" {
  assert {
    condition     = one(aws_msk_replicator.this[0].replication_info_list).source_kafka_cluster_arn == aws_msk_cluster.this.arn
    error_message = "The source is the cluster that the application writes."
  }

  assert {
    condition     = one(aws_msk_replicator.this[0].replication_info_list).target_kafka_cluster_arn == aws_msk_cluster.replica[0].arn
    error_message = "The target is the cluster in the other region."
  }
}

run "the_replicator_may_touch_our_two_clusters_only" {
  assert {
    condition = alltrue(flatten([for statement in data.aws_iam_policy_document.replicator[0].statement : [
      for resource in statement.resources : anytrue([for arn in [aws_msk_cluster.this.arn, aws_msk_cluster.replica[0].arn] : strcontains(resource, split("/", arn)[2]) && startswith(resource, "arn:aws:kafka:")])
    ]]))
    error_message = "Every resource must lie inside one of the two clusters."
  }

  assert {
    condition     = !contains(flatten([for statement in data.aws_iam_policy_document.replicator[0].statement : statement.actions]), "kafka-cluster:DeleteTopic")
    error_message = "A copy must not delete."
  }
}

run "clients_get_the_iam_listener" {
  assert {
    condition     = alltrue([for broker in split(",", output.msk_cluster_bootstrap_brokers_sasl_iam) : endswith(broker, ":9098")])
    error_message = "9098 is the listener for IAM."
  }
}
