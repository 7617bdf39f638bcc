locals {
  database = "psyhealth"
  port     = 5432
  major    = split(".", var.engine_version)[0]

  region_replicas = var.region_replica == null ? 0 : 1

  # Only dev may be thrown away.
  protected = var.environment != "dev"
  # The smallest classes have no memory for Performance Insights.
  insights = !can(regex("\\.(micro|small)$", var.instance_class))

  # Keycloak (two tasks, old and new side by side), rotation, replication, and people.
  reserved_connections = 60

  endpoint = "${aws_db_instance.this.address}:${aws_db_instance.this.port}"
  # The authorities of RDS are not among those that Java trusts: images carry them in this file.
  jdbc_options = "sslmode=verify-full&sslrootcert=${var.ca_bundle_path}"

  parameters = {
    "rds.force_ssl"               = { value = "1" }
    "max_connections"             = { value = tostring(var.max_connections), apply_method = "pending-reboot" }
    "password_encryption"         = { value = "scram-sha-256" }
    "log_min_duration_statement"  = { value = "500" }
    "log_lock_waits"              = { value = "1" }
    "log_autovacuum_min_duration" = { value = "10000" }
    # What somebody wrote is a parameter of a statement; it must not get into the log with it.
    "log_parameter_max_length"            = { value = "0" }
    "log_parameter_max_length_on_error"   = { value = "0" }
    "idle_in_transaction_session_timeout" = { value = "60000" }
  }
}

resource "aws_kms_key" "this" {
  description             = "PostgreSQL of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}-database"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = var.subnet_ids

  tags = var.tags
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-"
  family      = "postgres${local.major}"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = try(parameter.value.apply_method, "immediate")
    }
  }

  tags = var.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  identifier     = var.name
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = var.instance_class
  db_name        = local.database
  port           = local.port

  # Not manage_master_user_password: RDS refuses it for PostgreSQL instances with read replicas. The secrets module rotates.
  username = var.master_username
  # Sent only when the version grows; then a password that was forgotten is refused, because it may hold no slash.
  password_wo         = coalesce(var.master_password, "/not given/")
  password_wo_version = var.master_password_version

  storage_type          = "gp3"
  allocated_storage     = var.allocated_storage
  max_allocated_storage = var.max_allocated_storage
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.this.arn

  multi_az               = var.multi_az
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = var.security_group_ids
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.this.name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  # UTC; Sunday morning in Singapore.
  backup_retention_period     = var.backup_retention_days
  backup_window               = "17:00-18:00"
  maintenance_window          = "sat:18:30-sat:19:30"
  auto_minor_version_upgrade  = true
  allow_major_version_upgrade = false
  copy_tags_to_snapshot       = true
  delete_automated_backups    = false
  deletion_protection         = local.protected
  skip_final_snapshot         = !local.protected
  final_snapshot_identifier   = local.protected ? "${var.name}-final" : null

  performance_insights_enabled          = local.insights
  performance_insights_kms_key_id       = local.insights ? aws_kms_key.this.arn : null
  performance_insights_retention_period = local.insights ? 7 : null
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]

  tags = var.tags

  depends_on = [aws_cloudwatch_log_group.this, aws_iam_role_policy_attachment.monitoring]
}
