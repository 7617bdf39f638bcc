variable "name" {
  description = "Prefix of every resource's name, such as psyhealth-prod."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,23}$", var.name))
    error_message = "The name must be 3 to 24 lower-case letters, digits and hyphens: load balancers allow no more with their suffix."
  }
}

variable "environment" {
  description = "The environment: dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment must be dev, staging or prod."
  }
}

variable "tags" {
  description = "Tags of every resource, besides those of the provider."
  type        = map(string)
  default     = {}
}

variable "region" {
  description = "Region of the secrets."
  type        = string
  default     = "ap-southeast-1"
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "replica_region" {
  description = "Region to which every secret is copied; null for none."
  type        = string
  default     = "ap-northeast-1"

  validation {
    condition     = var.environment != "prod" || var.replica_region != null
    error_message = "In prod secrets are copied to another region: a restored database is of no use without its password."
  }
}

variable "database" {
  description = "PostgreSQL, as rotation connects to it."
  type = object({
    host            = string
    port            = optional(number, 5432)
    name            = optional(string, "psyhealth")
    master_username = string
  })
}

variable "document_store" {
  description = "The document store, as rotation connects to it."
  type = object({
    host            = string
    port            = optional(number, 27017)
    master_username = string
  })
}

variable "values" {
  description = "Values to write, by secret: a password for those of the databases, the whole text for the others. Needed only when value_versions changes. Neither plan nor state holds them."
  type        = map(string)
  default     = {}
  ephemeral   = true
  sensitive   = true
}

variable "value_versions" {
  description = "Secrets that Terraform writes, and a number that grows when it shall write again. Secrets that are not named are filled by hand."
  type        = map(number)
  default     = {}

  validation {
    condition = alltrue([for name in keys(var.value_versions) : contains([
      "database_master", "database", "keycloak_database", "document_store_master", "document_store",
      "cursor", "contact_keys", "keycloak_admin", "keycloak_service_client", "smtp", "fcm", "slack_webhook",
    ], name)])
    error_message = "There is no such secret."
  }
}

variable "rotation" {
  description = "Rotation of database passwords: the functions' private subnets and security groups, and when. Null for none, as in the first apply, before the roles exist."
  type = object({
    subnet_ids          = list(string)
    security_group_ids  = list(string)
    schedule_expression = optional(string, "rate(30 days)")
  })
  default = null
}

variable "recovery_window_days" {
  description = "Days in which a deleted secret can be brought back."
  type        = number
  default     = 30

  validation {
    condition     = var.recovery_window_days >= 7 && var.recovery_window_days <= 30
    error_message = "A deleted secret can be brought back for 7 to 30 days."
  }
}

variable "alarm_topic_arns" {
  description = "Topics that are told of a rotation that failed."
  type        = list(string)
  default     = []
}
