locals {
  descriptions = {
    database_master         = "Master user of PostgreSQL: roles, rotation, emergencies"
    database                = "The application's user of PostgreSQL"
    keycloak_database       = "Keycloak's user of PostgreSQL"
    document_store_master   = "Master user of the document store: users, rotation, emergencies"
    document_store          = "The application's user of the document store"
    cursor                  = "Signs the cursors of lists (psyhealth.web.cursor-secret)"
    contact_keys            = "Keys that encrypt addresses on their way between modules (psyhealth.contact), as one JSON object of properties"
    keycloak_admin          = "Keycloak's first administrator"
    keycloak_service_client = "Client with which the application calls Keycloak"
    smtp                    = "User of the mail relay"
    fcm                     = "Service account of Firebase Cloud Messaging, for push messages"
    slack_webhook           = "Where the pipeline and the alerts write to Slack"
  }

  postgres = { engine = "postgres", host = var.database.host, port = var.database.port, ssl = true }
  mongo    = { engine = "mongo", host = var.document_store.host, port = var.document_store.port, ssl = true }

  # What AWS's rotation functions expect beside the password.
  credentials = {
    database_master       = merge(local.postgres, { username = var.database.master_username, dbname = "postgres" })
    database              = merge(local.postgres, { username = "psyhealth", dbname = var.database.name, masterarn = local.master_arns.database })
    keycloak_database     = merge(local.postgres, { username = "keycloak", dbname = "keycloak", masterarn = local.master_arns.database })
    document_store_master = merge(local.mongo, { username = var.document_store.master_username })
    document_store        = merge(local.mongo, { username = "psyhealth", masterarn = local.master_arns.document_store })
  }

  master_arns = {
    database       = aws_secretsmanager_secret.this["database_master"].arn
    document_store = aws_secretsmanager_secret.this["document_store_master"].arn
  }
}

resource "aws_kms_key" "this" {
  description             = "Secrets of ${var.name}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  tags = var.tags
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.name}-secrets"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_secretsmanager_secret" "this" {
  for_each = local.descriptions

  name                           = "${var.name}/${replace(each.key, "_", "-")}"
  description                    = each.value
  kms_key_id                     = aws_kms_key.this.arn
  recovery_window_in_days        = var.environment == "dev" ? 0 : var.recovery_window_days
  force_overwrite_replica_secret = true

  # Encrypted there with the account's own key for secrets: ours does not leave its region.
  dynamic "replica" {
    for_each = var.replica_region == null ? [] : [var.replica_region]

    content {
      region = replica.value
    }
  }

  tags = var.tags
}

# A value that is not given is empty: Terraform sends it only when the version grows, and then AWS refuses it. So a forgotten value fails
# instead of being written, and all other plans need none.
resource "aws_secretsmanager_secret_version" "this" {
  for_each = var.value_versions

  secret_id                = aws_secretsmanager_secret.this[each.key].id
  secret_string_wo_version = each.value
  secret_string_wo = (
    !can(var.values[each.key]) ? "" :
    contains(keys(local.credentials), each.key) ? jsonencode(merge(local.credentials[each.key], { password = var.values[each.key] })) :
    contains(["contact_keys", "keycloak_admin", "smtp"], each.key) ? jsonencode(jsondecode(var.values[each.key])) :
    var.values[each.key]
  )
}

data "aws_iam_policy_document" "secret" {
  # A denial must name everybody. Resource star: in a secret's policy it means this secret.
  statement {
    sid       = "ThisAccountOnly"
    effect    = "Deny"
    actions   = ["secretsmanager:GetSecretValue", "secretsmanager:PutResourcePolicy", "secretsmanager:DeleteSecret"]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "aws:PrincipalAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_secretsmanager_secret_policy" "this" {
  for_each = local.descriptions

  secret_arn          = aws_secretsmanager_secret.this[each.key].arn
  policy              = data.aws_iam_policy_document.secret.json
  block_public_policy = true
}
