locals {
  keycloak_issuer = "https://${var.domain_name}/auth/realms/psyhealth"
  internal_host   = "keycloak.${var.service_discovery_namespace_name}"

  cognito_issuer = var.cognito_enabled ? "https://cognito-idp.${var.region}.amazonaws.com/${aws_cognito_user_pool.this[0].id}" : null

  issuer = var.cognito_enabled ? local.cognito_issuer : local.keycloak_issuer

  # Keycloak's keys are fetched inside the VPC: not through the NAT gateway, the internet and our own firewall.
  jwk_set_uri = var.cognito_enabled ? "${local.cognito_issuer}/.well-known/jwks.json" : "http://${local.internal_host}:9098/auth/realms/psyhealth/protocol/openid-connect/certs"

  application_environment = merge(
    {
      PSYHEALTH_SECURITY_ISSUER    = local.issuer
      PSYHEALTH_SECURITY_JWKSETURI = local.jwk_set_uri
    },
    var.cognito_enabled ? {
      PSYHEALTH_SECURITY_AUDIENCE      = aws_cognito_user_pool_client.this[0].id
      PSYHEALTH_SECURITY_AUDIENCECLAIM = "client_id"
      PSYHEALTH_SECURITY_ROLESCLAIM    = "cognito:groups"
      } : {
      # Inside the VPC, as the keys: from outside /auth/admin is closed.
      PSYHEALTH_USER_KEYCLOAK_ADMINURI = "http://${local.internal_host}:9098/auth/admin/realms/psyhealth"
      # Keycloak answers for sessions of any of its names.
      PSYHEALTH_SECURITY_INTROSPECTION_URI = "http://${local.internal_host}:9098/auth/realms/psyhealth/protocol/openid-connect/token/introspect"
    }
  )
}
