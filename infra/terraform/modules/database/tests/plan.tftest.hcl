mock_provider "aws" { source = "../../mocks" }

mock_provider "aws" {
  alias  = "replica"
  source = "../../mocks/replica"
}

variables {
  name               = "psyhealth-prod"
  environment        = "prod"
  subnet_ids         = ["subnet-a", "subnet-b", "subnet-c"]
  security_group_ids = ["sg-database"]
  instance_class     = "db.r6g.large"
  max_connections    = 800
  master_password    = "only-for-the-test"
  read_replicas = {
    analytics = { instance_class = "db.r6g.large" }
    training  = { instance_class = "db.r6g.large" }
  }
  region_replica = {
    instance_class     = "db.r6g.large"
    subnet_ids         = ["subnet-x", "subnet-y"]
    security_group_ids = ["sg-replica"]
  }
}

run "prod_survives_a_zone_a_mistake_and_a_region" {
  command = plan

  assert {
    condition     = aws_db_instance.this.multi_az && aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot
    error_message = "Prod needs a standby, protection against deletion, and a last snapshot."
  }

  assert {
    condition     = aws_db_instance.this.backup_retention_period == 35 && aws_db_instance_automated_backups_replication.this[0].retention_period == 35
    error_message = "Any moment of 35 days must be restorable, here and in the other region."
  }

  assert {
    condition     = aws_db_instance.region_replica[0].backup_retention_period > 0
    error_message = "A promoted replica must have backups at once."
  }

  assert {
    condition     = !aws_db_instance.this.delete_automated_backups
    error_message = "Backups must outlive the instance."
  }
}

run "connections_must_be_encrypted_and_texts_stay_out_of_the_log" {
  command = plan

  assert {
    condition     = { for parameter in aws_db_parameter_group.this.parameter : parameter.name => parameter.value }["rds.force_ssl"] == "1"
    error_message = "The server must refuse connections without TLS."
  }

  assert {
    condition     = { for parameter in aws_db_parameter_group.this.parameter : parameter.name => parameter.value }["log_parameter_max_length"] == "0"
    error_message = "Parameters of statements must not be logged: they hold what people wrote."
  }

  assert {
    condition     = toset(aws_db_parameter_group.this.parameter) == toset(aws_db_parameter_group.replica[0].parameter)
    error_message = "After a promotion the same must hold."
  }

  assert {
    condition = alltrue([for instance in concat([aws_db_instance.this], values(aws_db_instance.read_replica), aws_db_instance.region_replica) :
      !instance.publicly_accessible && instance.storage_encrypted
    ])
    error_message = "No instance may be public or unencrypted."
  }
}

run "the_storage_grows_by_itself" {
  command = plan

  assert {
    condition     = aws_db_instance.this.storage_type == "gp3" && aws_db_instance.this.max_allocated_storage > aws_db_instance.this.allocated_storage
    error_message = "The storage must be gp3 and able to grow."
  }
}

run "some_connections_are_kept_back" {
  command = plan

  assert {
    condition     = output.application_max_connections < var.max_connections
    error_message = "The application must not be able to take every connection."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["connections"].threshold < var.max_connections
    error_message = "The alarm must come before the last connection."
  }
}

run "dev_is_small_and_can_be_thrown_away" {
  command = plan

  variables {
    name                  = "psyhealth-dev"
    environment           = "dev"
    instance_class        = "db.t4g.small"
    multi_az              = false
    backup_retention_days = 7
    max_connections       = 200
    read_replicas         = {}
    region_replica        = null
  }

  assert {
    condition     = !aws_db_instance.this.deletion_protection && length(aws_db_instance.region_replica) == 0
    error_message = "Dev must be removable and stay in one region."
  }

  assert {
    condition     = !aws_db_instance.this.performance_insights_enabled
    error_message = "This class does not offer Performance Insights; RDS would refuse it."
  }
}

run "prod_without_standby_is_refused" {
  command = plan

  variables {
    multi_az = false
  }

  expect_failures = [var.multi_az]
}

run "prod_with_few_backups_is_refused" {
  command = plan

  variables {
    backup_retention_days = 14
  }

  expect_failures = [var.backup_retention_days]
}

run "prod_without_a_replica_for_training_is_refused" {
  command = plan

  variables {
    read_replicas = { analytics = { instance_class = "db.r6g.large" } }
  }

  expect_failures = [var.read_replicas]
}

run "prod_in_one_region_only_is_refused" {
  command = plan

  variables {
    region_replica = null
  }

  expect_failures = [var.region_replica]
}

run "storage_that_cannot_grow_is_refused" {
  command = plan

  variables {
    allocated_storage     = 100
    max_allocated_storage = 100
  }

  expect_failures = [var.max_allocated_storage]
}

run "an_unknown_environment_is_refused" {
  command = plan

  variables {
    environment = "production"
  }

  expect_failures = [var.environment]
}

run "later_plans_need_no_password" {
  command = plan

  variables {
    master_password = null
  }

  assert {
    condition     = aws_db_instance.this.password_wo_version == 1
    error_message = "The password is asked for once."
  }
}
