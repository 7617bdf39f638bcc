# Which service handles media follows from the modules that it runs, by the inventory of the code. Nobody lists it here.

locals {
  # The topics of the module media alone: to others it sends its answers, like everybody who reads them.
  media_topics = setsubtract(
    flatten([for module in var.modules : module.publishes[*].topic if module.name == "media"]),
    flatten([for module in var.modules : module.publishes[*].topic if module.name != "media"]),
  )

  # The service of the module media has the bucket to itself.
  media_keepers = [for name, modules in local.modules : name if var.media != null && contains(modules[*].name, "media")]

  # It hands out addresses of files, and so does every service that hears of files: it carries their ids and shows them.
  media_signers = [for name, modules in local.modules : name if var.media != null && anytrue([for module in modules :
    module.name == "media" || length(setintersection(module.consumes, local.media_topics)) > 0
  ])]

  # A base without a key would keep the application from starting, so these come together or not at all.
  media_environment = { for name in keys(var.services) : name => merge(
    !contains(local.media_signers, name) ? {} : {
      PSYHEALTH_DELIVERY_BASE      = var.media.base_url
      PSYHEALTH_DELIVERY_KEYPAIRID = var.media.key_pair_id
    },
    !contains(local.media_keepers, name) ? {} : {
      PSYHEALTH_DELIVERY_DISTRIBUTION = var.media.distribution_id
    },
  ) }

  media_secrets = { for name in keys(var.services) : name =>
    !contains(local.media_signers, name) ? {} : { PSYHEALTH_DELIVERY_PRIVATEKEY = var.media.private_key_secret_arn }
  }
}
