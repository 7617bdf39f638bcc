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
  description = "Region of the dashboard's metrics."
  type        = string
  default     = "ap-southeast-1"
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "domain_name" {
  description = "Domain that mail comes from."
  type        = string
}

variable "route53_zone_id" {
  description = "Zone of that domain, for the DKIM, SPF and DMARC records; null where the records are entered by hand."
  type        = string
  default     = null
}

variable "dns_records" {
  description = "Whether the records are made in route53_zone_id. Apart from it, because the zone may only be known after the apply."
  type        = bool
  default     = true
}

variable "alert_emails" {
  description = "Addresses that get every alarm. Each must confirm its subscription."
  type        = set(string)
  default     = []
}

variable "log_retention_days" {
  description = "How long logs are kept, by group: app, keycloak, metrics, jenkins."
  type        = map(number)
  default     = {}

  validation {
    condition     = alltrue([for days in values(var.log_retention_days) : contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731], days)])
    error_message = "CloudWatch does not offer this retention."
  }
}

variable "alb_arn_suffix" {
  description = "The load balancer as CloudWatch names it."
  type        = string
}

variable "target_group_arn_suffixes" {
  description = "Target groups as CloudWatch names them, by a name for people."
  type        = map(string)
}

variable "ecs_cluster_name" {
  description = "The ECS cluster."
  type        = string
}

variable "ecs_services" {
  description = "ECS services of the application and how many tasks each needs at least, by service name."
  type        = map(number)
}

variable "db_instance_identifier" {
  description = "The PostgreSQL instance."
  type        = string
}

variable "document_store_cluster_identifier" {
  description = "The document store."
  type        = string
}

variable "msk_cluster_name" {
  description = "The Kafka cluster."
  type        = string
}

variable "certificate_arns" {
  description = "Certificates whose expiry is watched, by a name for people."
  type        = map(string)
  default     = {}
}

variable "latency_threshold_seconds" {
  description = "Objective for the 99th percentile at the load balancer."
  type        = number
  default     = 0.1
}

variable "runbook_url" {
  description = "Where the runbooks are read; alarms lead there."
  type        = string
  default     = "https://github.com/psyhealth/psyhealth/blob/main/docs/runbooks"
}

variable "sms" {
  description = "Text messages: USD a month at most, the sender's name, and the share of successful deliveries that is logged."
  type = object({
    monthly_spend_limit = number
    sender_id           = optional(string, "PsyHealth")
    success_log_percent = optional(number, 10)
  })
  default = { monthly_spend_limit = 1 }

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,10}$", var.sms.sender_id))
    error_message = "A sender's name has at most eleven letters and digits, a letter first."
  }
}
