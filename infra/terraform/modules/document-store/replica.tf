# A secondary cluster in the other region follows within about a second. Backups of DocumentDB restore any moment in their own
# region only; copies of snapshots, a day old at worst, are the backup module's.

resource "aws_docdb_global_cluster" "this" {
  count = local.region_replicas

  global_cluster_identifier = "${var.name}-documents"
  engine                    = local.engine
  engine_version            = local.engine_version
  storage_encrypted         = true
  deletion_protection       = local.protected
}

resource "aws_kms_key" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  description             = "Replica of the document store of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_docdb_subnet_group" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  name       = "${var.name}-documents"
  subnet_ids = var.region_replica.subnet_ids

  tags = var.tags
}

resource "aws_docdb_cluster_parameter_group" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  name_prefix = "${var.name}-documents-"
  family      = "docdb5.0"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name  = parameter.key
      value = parameter.value
    }
  }

  tags = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_docdb_cluster" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  cluster_identifier        = "${var.name}-documents-replica"
  global_cluster_identifier = aws_docdb_global_cluster.this[0].id
  engine                    = local.engine
  engine_version            = local.engine_version
  port                      = local.port

  db_subnet_group_name            = aws_docdb_subnet_group.replica[0].name
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.replica[0].name
  vpc_security_group_ids          = var.region_replica.security_group_ids
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.replica[0].arn

  backup_retention_period   = var.backup_retention_days
  preferred_backup_window   = "16:00-17:00"
  deletion_protection       = local.protected
  skip_final_snapshot       = !local.protected
  final_snapshot_identifier = local.protected ? "${var.name}-documents-replica-final" : null

  tags = var.tags

  # A secondary joins a primary that already has members.
  depends_on = [aws_docdb_cluster_instance.this]

  lifecycle {
    # After a fail-over the primary may stand here.
    ignore_changes = [global_cluster_identifier]
  }
}

resource "aws_docdb_cluster_instance" "replica" {
  count    = local.replica_members
  provider = aws.replica

  identifier                 = "${var.name}-documents-replica-${count.index}"
  cluster_identifier         = aws_docdb_cluster.replica[0].id
  instance_class             = var.region_replica.instance_class
  ca_cert_identifier         = "rds-ca-rsa2048-g1"
  auto_minor_version_upgrade = true

  tags = var.tags
}
