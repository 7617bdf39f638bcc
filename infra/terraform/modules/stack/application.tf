# What the application must be told here, and cannot know by itself. See docs/configuration.md.

locals {
  application_environment = merge(module.identity.application_environment, {
    SPRING_DATASOURCE_URL         = module.database.application_jdbc_url
    SPRING_KAFKA_BOOTSTRAPSERVERS = module.streaming.msk_cluster_bootstrap_brokers_sasl_iam
    # With placeholders for MONGODB_USERNAME and MONGODB_PASSWORD below.
    SPRING_MONGODB_URI        = module.document_store.connection_string
    SPRING_MONGODB_SSL_BUNDLE = "aws"

    SPRING_SSL_BUNDLE_PEM_AWS_TRUSTSTORE_CERTIFICATE = "file:${var.ca_bundle_path}"

    SPRING_MAIL_HOST                                   = module.observability.smtp_host
    SPRING_MAIL_PORT                                   = "587"
    SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH              = "true"
    SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE   = "true"
    SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED = "true"
    PSYHEALTH_NOTIFICATION_FROM                        = "PsyHealth <${module.observability.mail_from_address}>"
    PSYHEALTH_SECURITY_CORSALLOWEDORIGINS              = join(",", local.web_origins)
    PSYHEALTH_SECURITY_RESOURCE                        = "https://${var.domain_name}"
    PSYHEALTH_WEB_PROBLEMS_BASE                        = "https://${var.domain_name}/problems/"
    MANAGEMENT_TRACING_SAMPLING_PROBABILITY            = tostring(var.tracing_sample)

    # Every process knows where files are; only the service of the module media may reach them. How addresses are signed
    # (PSYHEALTH_DELIVERY_...) is told to the services that sign: see the compute module.
    PSYHEALTH_STORAGE_BUCKET = module.storage.media_bucket_name
    PSYHEALTH_STORAGE_REGION = var.region
  })

  application_secrets = {
    SPRING_DATASOURCE_USERNAME = "${module.secrets.secret_arns["database"]}:username::"
    SPRING_DATASOURCE_PASSWORD = "${module.secrets.secret_arns["database"]}:password::"
    MONGODB_USERNAME           = "${module.secrets.secret_arns["document_store"]}:username::"
    MONGODB_PASSWORD           = "${module.secrets.secret_arns["document_store"]}:password::"
    SPRING_MAIL_USERNAME       = "${module.secrets.secret_arns["smtp"]}:username::"
    SPRING_MAIL_PASSWORD       = "${module.secrets.secret_arns["smtp"]}:password::"
    PSYHEALTH_WEB_CURSORSECRET = module.secrets.secret_arns["cursor"]
    # A JSON object of properties: while keys rotate it holds more of them, and nothing changes here.
    SPRING_APPLICATION_JSON = module.secrets.secret_arns["contact_keys"]
    # Who has an account, and whose session has ended, is asked of Keycloak. With Cognito nobody is asked: there is
    # no address for the first, and its tokens name no session.
    PSYHEALTH_USER_KEYCLOAK_CLIENTSECRET          = module.secrets.secret_arns["keycloak_service_client"]
    PSYHEALTH_SECURITY_INTROSPECTION_CLIENTSECRET = module.secrets.secret_arns["keycloak_service_client"]
  }
}
