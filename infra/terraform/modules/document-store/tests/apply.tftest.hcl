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

run "the_connection_string_suits_documentdb" {
  assert {
    condition     = strcontains(output.connection_string, "retryWrites=false") && strcontains(output.connection_string, "tls=true")
    error_message = "DocumentDB refuses retryable writes and connections without TLS."
  }

  assert {
    condition     = startswith(output.connection_string, "mongodb://$${MONGODB_USERNAME}:$${MONGODB_PASSWORD}@${aws_docdb_cluster.this.endpoint}:")
    error_message = "Name and password must stay placeholders that the application fills, or rotation would never reach it."
  }
}

run "the_password_is_in_no_state" {
  assert {
    condition     = aws_docdb_cluster.this.master_password == null && aws_docdb_cluster.this.master_password_wo_version == 1
    error_message = "The password must be write-only."
  }

  assert {
    condition     = aws_docdb_cluster.replica[0].master_password_wo_version == null
    error_message = "A secondary cluster takes its users from the primary."
  }
}

run "both_clusters_belong_together_and_have_keys_of_their_region" {
  assert {
    condition     = aws_docdb_cluster.this.global_cluster_identifier == aws_docdb_global_cluster.this[0].id && aws_docdb_cluster.replica[0].global_cluster_identifier == aws_docdb_global_cluster.this[0].id
    error_message = "Both must be members of the global cluster."
  }

  assert {
    condition     = aws_docdb_cluster.this.kms_key_id == aws_kms_key.this.arn && aws_docdb_cluster.replica[0].kms_key_id == aws_kms_key.replica[0].arn
    error_message = "A key does not leave its region."
  }
}
