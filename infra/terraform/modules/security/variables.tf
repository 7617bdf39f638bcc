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
  description = "Home region of the trail and the recorder."
  type        = string
  default     = "ap-southeast-1"
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "findings_topic_arn" {
  description = "Topic that findings of high severity are sent to. Its policy must allow events.amazonaws.com to publish."
  type        = string
}

variable "data_event_bucket_arns" {
  description = "Buckets whose every object access is written to the trail."
  type        = list(string)
  default     = []
}

variable "retention_days" {
  description = "How long the trail and the recorded configurations are kept in the bucket."
  type        = number
  default     = 400

  validation {
    condition     = var.retention_days >= 365
    error_message = "The trail must be kept for a year at least."
  }
}
