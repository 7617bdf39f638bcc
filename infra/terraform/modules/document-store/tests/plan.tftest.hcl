mock_provider "aws" { source = "../../mocks" }

mock_provider "aws" {
  alias  = "replica"
  source = "../../mocks/replica"
}

variables {
  name               = "psyhealth-prod"
  environment        = "prod"
  subnet_ids         = ["subnet-a", "subnet-b", "subnet-c"]
  security_group_ids = ["sg-documents"]
  instance_class     = "db.r6g.large"
  master_password    = "only-for-the-test"
  region_replica = {
    instance_class     = "db.r6g.large"
    subnet_ids         = ["subnet-x", "subnet-y", "subnet-z"]
    security_group_ids = ["sg-replica"]
  }
}

run "a_member_stands_in_each_zone" {
  command = plan

  assert {
    condition     = length(distinct(aws_docdb_cluster_instance.this[*].availability_zone)) == 3
    error_message = "The loss of a zone must leave two members."
  }

  assert {
    condition     = length(distinct(aws_docdb_cluster_instance.this[*].promotion_tier)) == 3
    error_message = "It must be certain who takes over."
  }
}

run "prod_survives_a_mistake_and_a_region" {
  command = plan

  assert {
    condition     = aws_docdb_cluster.this.deletion_protection && aws_docdb_cluster.this.backup_retention_period == 35 && !aws_docdb_cluster.this.skip_final_snapshot
    error_message = "Prod needs protection against deletion, 35 days of backups, and a last snapshot."
  }

  assert {
    condition     = length(aws_docdb_global_cluster.this) == 1 && length(aws_docdb_cluster_instance.replica) == 1
    error_message = "Prod needs a cluster in the other region, with a member that can take over."
  }
}

run "connections_must_be_encrypted_and_texts_stay_out_of_the_log" {
  command = plan

  assert {
    condition     = { for parameter in aws_docdb_cluster_parameter_group.this.parameter : parameter.name => parameter.value }["tls"] == "tls1.2+"
    error_message = "The cluster must refuse connections without TLS 1.2."
  }

  assert {
    condition     = { for parameter in aws_docdb_cluster_parameter_group.this.parameter : parameter.name => parameter.value }["profiler"] == "disabled"
    error_message = "The profiler logs what people told about themselves."
  }

  assert {
    condition     = toset(aws_docdb_cluster_parameter_group.this.parameter) == toset(aws_docdb_cluster_parameter_group.replica[0].parameter)
    error_message = "After a fail-over the same must hold."
  }
}

run "dev_may_have_one_member" {
  command = plan

  variables {
    name                  = "psyhealth-dev"
    environment           = "dev"
    instance_class        = "db.t4g.medium"
    members               = 1
    backup_retention_days = 7
    region_replica        = null
  }

  assert {
    condition     = length(aws_docdb_cluster_instance.this) == 1 && !aws_docdb_cluster.this.deletion_protection && length(aws_docdb_global_cluster.this) == 0
    error_message = "Dev must be cheap and removable."
  }

  assert {
    condition     = !contains(keys(aws_cloudwatch_metric_alarm.this), "replica_lag")
    error_message = "One member has no lag; the alarm would never be quiet."
  }
}

run "staging_with_one_member_is_refused" {
  command = plan

  variables {
    environment    = "staging"
    members        = 1
    region_replica = null
  }

  expect_failures = [var.members]
}

run "prod_in_one_region_only_is_refused" {
  command = plan

  variables {
    region_replica = null
  }

  expect_failures = [var.region_replica]
}

run "a_class_that_cannot_be_replicated_is_refused" {
  command = plan

  variables {
    instance_class = "db.t4g.medium"
  }

  expect_failures = [var.instance_class]
}

run "two_zones_are_refused" {
  command = plan

  variables {
    subnet_ids = ["subnet-a", "subnet-b"]
  }

  expect_failures = [var.subnet_ids]
}

run "prod_with_few_backups_is_refused" {
  command = plan

  variables {
    backup_retention_days = 7
  }

  expect_failures = [var.backup_retention_days]
}

run "later_plans_need_no_password" {
  command = plan

  variables {
    master_password = null
  }

  assert {
    condition     = aws_docdb_cluster.this.master_password_wo_version == 1
    error_message = "The password is asked for once."
  }
}
