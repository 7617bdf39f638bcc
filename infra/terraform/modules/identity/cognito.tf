# Another issuer that the application can trust, for who does not want to run Keycloak. Roles are groups of the pool.

resource "aws_cognito_user_pool" "this" {
  count = var.cognito_enabled ? 1 : 0

  name                     = var.name
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]
  mfa_configuration        = "OPTIONAL"
  deletion_protection      = var.environment == "prod" ? "ACTIVE" : "INACTIVE"

  password_policy {
    minimum_length                   = 12
    require_lowercase                = false
    require_numbers                  = false
    require_symbols                  = false
    require_uppercase                = false
    temporary_password_validity_days = 3
  }

  software_token_mfa_configuration {
    enabled = true
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  tags = var.tags
}

resource "aws_cognito_user_pool_client" "this" {
  count = var.cognito_enabled ? 1 : 0

  name         = "psyhealth-web"
  user_pool_id = aws_cognito_user_pool.this[0].id

  # A page in a browser keeps no secret: code with PKCE.
  generate_secret                      = false
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email", "profile"]
  callback_urls                        = length(var.callback_urls) > 0 ? var.callback_urls : ["https://${var.domain_name}/login/callback"]
  supported_identity_providers         = ["COGNITO"]
  prevent_user_existence_errors        = "ENABLED"
  enable_token_revocation              = true

  # As in the realm: five minutes for access, ten hours for a session.
  access_token_validity  = 5
  id_token_validity      = 5
  refresh_token_validity = 10

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "hours"
  }
}

resource "aws_cognito_user_group" "this" {
  for_each = toset(var.cognito_enabled ? ["MEMBER", "THERAPIST", "MODERATOR", "ADMIN"] : [])

  name         = each.key
  user_pool_id = aws_cognito_user_pool.this[0].id
  description  = "Role ${each.key} of the application"
}
