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
  description = "Region of the service."
  type        = string
  default     = "ap-southeast-1"
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "domain_name" {
  description = "Domain under which /auth is reached."
  type        = string
}

variable "keycloak" {
  description = "Keycloak: its image by digest, size and number of tasks, its database, and its secrets by ARN (with :key:: behind it for one key of a JSON secret)."
  type = object({
    image                 = string
    repository_arns       = list(string)
    cpu                   = optional(number, 512)
    memory                = optional(number, 1024)
    tasks                 = optional(number, 2)
    database_url          = string
    database_username     = string
    database_password     = string
    admin_username        = string
    admin_password        = string
    service_client_secret = string
    smtp_host             = string
    smtp_from             = string
    smtp_username         = string
    smtp_password         = string
  })

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.keycloak.image))
    error_message = "The image must be named by its digest."
  }
}

variable "kms_key_arns" {
  description = "Keys of the secrets."
  type        = list(string)
  default     = []
}

variable "cluster_arn" {
  description = "The ECS cluster."
  type        = string
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets of the tasks, in zones in which the load balancer has a subnet."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups of the tasks."
  type        = list(string)
}

variable "trusted_proxy_cidr_block" {
  description = "Addresses from which Keycloak believes forwarded headers: the VPC's, where the load balancer stands."
  type        = string
  default     = "10.0.0.0/16"
}

variable "target_group_arn" {
  description = "Target group of Keycloak."
  type        = string
}

variable "service_discovery_namespace_id" {
  description = "Private DNS namespace, under which the application fetches Keycloak's keys."
  type        = string
}

variable "service_discovery_namespace_name" {
  description = "Domain of that namespace."
  type        = string
}

variable "log_group_name" {
  description = "Log group of Keycloak."
  type        = string
}

variable "log_group_arn" {
  description = "ARN of that log group."
  type        = string
}

variable "alarm_topic_arns" {
  description = "Topics that alarms are sent to."
  type        = list(string)
  default     = []
}

variable "cognito_enabled" {
  description = "Whether an Amazon Cognito pool is made, as another issuer that the application can trust instead of Keycloak."
  type        = bool
  default     = false
}

variable "callback_urls" {
  description = "Addresses to which the Cognito pool may send a person back after signing in."
  type        = list(string)
  default     = []
}
