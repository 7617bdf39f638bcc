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
  alarm_topic_arns   = ["arn:aws:sns:ap-southeast-1:111122223333:alarms"]
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

run "everything_is_encrypted_with_keys_of_its_region" {
  assert {
    condition     = aws_db_instance.this.kms_key_id == aws_kms_key.this.arn && aws_db_instance.this.performance_insights_kms_key_id == aws_kms_key.this.arn
    error_message = "Storage and Performance Insights must use the key of the database."
  }

  assert {
    condition     = aws_db_instance.region_replica[0].kms_key_id == aws_kms_key.replica[0].arn
    error_message = "A key does not leave its region: the copy needs one of its own."
  }
}

run "the_password_is_in_no_state" {
  assert {
    condition     = aws_db_instance.this.password == null && aws_db_instance.this.password_wo_version == 1
    error_message = "The password must be write-only."
  }
}

run "replicas_follow_the_instance" {
  assert {
    condition     = alltrue([for replica in values(aws_db_instance.read_replica) : replica.replicate_source_db == aws_db_instance.this.identifier])
    error_message = "A replica in the region names its source by identifier."
  }

  assert {
    condition     = aws_db_instance.region_replica[0].replicate_source_db == aws_db_instance.this.arn
    error_message = "A replica in another region names its source by ARN."
  }

  assert {
    condition     = alltrue([for replica in values(aws_db_instance.read_replica) : replica.password_wo_version == null && replica.username != var.master_username])
    error_message = "A replica has no password of its own."
  }
}

run "clients_check_the_server" {
  assert {
    condition     = strcontains(output.application_jdbc_url, "sslmode=verify-full") && strcontains(output.keycloak_jdbc_url, "/keycloak?sslmode=verify-full")
    error_message = "Without verification anybody in between can be the database."
  }
}

run "failover_is_told" {
  assert {
    condition     = aws_db_event_subscription.this[0].sns_topic == var.alarm_topic_arns[0] && contains(aws_db_event_subscription.this[0].event_categories, "failover")
    error_message = "People must hear of a failover."
  }
}
