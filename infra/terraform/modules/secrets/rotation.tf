# AWS's own rotation functions, from the Serverless Application Repository. Master users change their one password. Services have two
# users that take turns: while tasks still run with yesterday's password, it stays valid, until the rotation after the next deployment.

locals {
  functions = var.rotation == null ? {} : {
    postgres-single = { application = "SecretsManagerRDSPostgreSQLRotationSingleUser", master = null }
    postgres-multi  = { application = "SecretsManagerRDSPostgreSQLRotationMultiUser", master = "database" }
    mongo-single    = { application = "SecretsManagerMongoDBRotationSingleUser", master = null }
    mongo-multi     = { application = "SecretsManagerMongoDBRotationMultiUser", master = "document_store" }
  }

  rotated = var.rotation == null ? {} : {
    database_master       = "postgres-single"
    database              = "postgres-multi"
    keycloak_database     = "postgres-multi"
    document_store_master = "mongo-single"
    document_store        = "mongo-multi"
  }
}

resource "aws_serverlessapplicationrepository_cloudformation_stack" "rotation" {
  for_each = local.functions

  name             = "${var.name}-rotate-${each.key}"
  application_id   = "arn:aws:serverlessrepo:us-east-1:297356227824:applications/${each.value.application}"
  semantic_version = "1.1.618"
  capabilities     = ["CAPABILITY_IAM", "CAPABILITY_RESOURCE_POLICY"]

  parameters = merge(
    {
      functionName        = "${var.name}-rotate-${each.key}"
      endpoint            = "https://secretsmanager.${var.region}.amazonaws.com"
      kmsKeyArn           = aws_kms_key.this.arn
      vpcSubnetIds        = join(",", var.rotation.subnet_ids)
      vpcSecurityGroupIds = join(",", var.rotation.security_group_ids)
      # The document store's password stands in a URI.
      excludeCharacters = " !\"#$%&'()*+,/:;<=>?@[\\]^`{|}~"
    },
    each.value.master == null ? {} : {
      masterSecretArn       = local.master_arns[each.value.master]
      masterSecretKmsKeyArn = aws_kms_key.this.arn
    },
  )

  tags = var.tags
}

resource "aws_secretsmanager_secret_rotation" "this" {
  for_each = local.rotated

  secret_id           = aws_secretsmanager_secret.this[each.key].id
  rotation_lambda_arn = aws_serverlessapplicationrepository_cloudformation_stack.rotation[each.value].outputs["RotationLambdaARN"]
  # Not in the middle of an apply: the next deployment follows on the schedule.
  rotate_immediately = false

  rotation_rules {
    schedule_expression = var.rotation.schedule_expression
    duration            = "3h"
  }

  depends_on = [aws_secretsmanager_secret_version.this]
}

resource "aws_cloudwatch_event_rule" "rotation_failed" {
  count = var.rotation == null ? 0 : 1

  name        = "${var.name}-rotation-failed"
  description = "A password could not be rotated"

  event_pattern = jsonencode({
    source        = ["aws.secretsmanager"]
    "detail-type" = ["AWS Service Event via CloudTrail"]
    detail        = { eventName = ["RotationFailed", "RotationAbandoned"] }
  })

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "rotation_failed" {
  count = var.rotation == null ? 0 : length(var.alarm_topic_arns)

  rule = aws_cloudwatch_event_rule.rotation_failed[0].name
  arn  = var.alarm_topic_arns[count.index]
}
