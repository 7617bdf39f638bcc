locals {
  port   = 27017
  engine = "docdb"
  # Global clusters and point-in-time restore need this version or newer.
  engine_version = "5.0.0"

  region_replicas = var.region_replica == null ? 0 : 1
  replica_members = var.region_replica == null ? 0 : var.region_replica.members
  # Only dev may be thrown away.
  protected = var.environment != "dev"

  parameters = {
    tls        = "tls1.2+"
    audit_logs = "ddl"
    # It writes whole commands into the log, and with them what people told about themselves.
    profiler    = "disabled"
    ttl_monitor = "enabled"
  }

  # DocumentDB refuses retryable writes; the driver's default would fail every write. The two placeholders are the application's own.
  connection_string = join("", [
    "mongodb://$${MONGODB_USERNAME}:$${MONGODB_PASSWORD}@${aws_docdb_cluster.this.endpoint}:${aws_docdb_cluster.this.port}/user",
    "?authSource=admin&replicaSet=rs0&tls=true&retryWrites=false&readPreference=primary",
  ])
}

resource "aws_kms_key" "this" {
  description             = "Document store of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}-document-store"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_docdb_subnet_group" "this" {
  name       = "${var.name}-documents"
  subnet_ids = var.subnet_ids

  tags = var.tags
}

resource "aws_docdb_cluster_parameter_group" "this" {
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

resource "aws_docdb_cluster" "this" {
  cluster_identifier        = "${var.name}-documents"
  global_cluster_identifier = one(aws_docdb_global_cluster.this[*].id)
  engine                    = local.engine
  engine_version            = local.engine_version
  port                      = local.port

  master_username = var.master_username
  # Sent only when the version grows; then a password that was forgotten is refused, because it may hold no slash.
  master_password_wo         = coalesce(var.master_password, "/not given/")
  master_password_wo_version = var.master_password_version

  db_subnet_group_name            = aws_docdb_subnet_group.this.name
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.this.name
  vpc_security_group_ids          = var.security_group_ids
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.this.arn

  # UTC; Sunday morning in Singapore.
  backup_retention_period      = var.backup_retention_days
  preferred_backup_window      = "16:00-17:00"
  preferred_maintenance_window = "sat:19:30-sat:20:30"
  deletion_protection          = local.protected
  skip_final_snapshot          = !local.protected
  final_snapshot_identifier    = local.protected ? "${var.name}-documents-final" : null

  enabled_cloudwatch_logs_exports = ["audit"]

  tags = var.tags

  depends_on = [aws_cloudwatch_log_group.this]

  lifecycle {
    # AWS writes it into the cluster only after the global cluster has taken it in.
    ignore_changes = [global_cluster_identifier]
  }
}

resource "aws_docdb_cluster_instance" "this" {
  count = var.members

  identifier         = "${var.name}-documents-${count.index}"
  cluster_identifier = aws_docdb_cluster.this.id
  instance_class     = var.instance_class
  availability_zone  = var.availability_zones[count.index]
  # After a failure the lowest number takes over.
  promotion_tier             = count.index
  ca_cert_identifier         = "rds-ca-rsa2048-g1"
  auto_minor_version_upgrade = true
  # It keeps the text of statements.
  enable_performance_insights = false
  copy_tags_to_snapshot       = true

  tags = var.tags
}
