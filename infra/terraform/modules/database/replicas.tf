# Analytics and model training read here, so that their long queries cost the community nothing.
resource "aws_db_instance" "read_replica" {
  for_each = var.read_replicas

  identifier          = "${var.name}-${each.key}"
  replicate_source_db = aws_db_instance.this.identifier
  instance_class      = each.value.instance_class

  storage_type           = "gp3"
  max_allocated_storage  = var.max_allocated_storage
  storage_encrypted      = true
  multi_az               = false
  vpc_security_group_ids = var.security_group_ids
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.this.name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  # A replica can be made again from its source.
  backup_retention_period    = 0
  skip_final_snapshot        = true
  deletion_protection        = local.protected
  auto_minor_version_upgrade = true
  maintenance_window         = "sat:20:00-sat:21:00"
  copy_tags_to_snapshot      = true

  performance_insights_enabled          = local.insights
  performance_insights_kms_key_id       = local.insights ? aws_kms_key.this.arn : null
  performance_insights_retention_period = local.insights ? 7 : null
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]

  tags = merge(var.tags, { purpose = each.key })
}

# The other region: a replica that can be promoted within minutes, and the source's logs, from which any moment of the last days can
# be restored there even after somebody deleted what mattered and the deletion was replicated.

resource "aws_kms_key" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  description             = "Replica of PostgreSQL of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_db_subnet_group" "replica" {
  count    = local.region_replicas
  provider = aws.replica

  name       = var.name
  subnet_ids = var.region_replica.subnet_ids

  tags = var.tags
}

resource "aws_db_parameter_group" "replica" {
  count    = local.region_replicas
  provider = aws.replica

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

resource "aws_db_instance" "region_replica" {
  count    = local.region_replicas
  provider = aws.replica

  identifier          = "${var.name}-replica"
  replicate_source_db = aws_db_instance.this.arn
  instance_class      = var.region_replica.instance_class

  storage_type           = "gp3"
  max_allocated_storage  = var.max_allocated_storage
  storage_encrypted      = true
  kms_key_id             = aws_kms_key.replica[0].arn
  multi_az               = false
  db_subnet_group_name   = aws_db_subnet_group.replica[0].name
  vpc_security_group_ids = var.region_replica.security_group_ids
  publicly_accessible    = false
  parameter_group_name   = aws_db_parameter_group.replica[0].name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  # Once promoted it is the database and needs backups at once.
  backup_retention_period    = var.backup_retention_days
  backup_window              = "17:00-18:00"
  maintenance_window         = "sat:21:30-sat:22:30"
  auto_minor_version_upgrade = true
  copy_tags_to_snapshot      = true
  skip_final_snapshot        = true
  deletion_protection        = local.protected

  tags = var.tags
}

resource "aws_db_instance_automated_backups_replication" "this" {
  count    = local.region_replicas
  provider = aws.replica

  source_db_instance_arn = aws_db_instance.this.arn
  kms_key_id             = aws_kms_key.replica[0].arn
  retention_period       = var.backup_retention_days
}
