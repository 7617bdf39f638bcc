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

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "resources" {
  description = "What is backed up, by ARN and store: database, document_store, efs, media."
  type        = map(string)

  validation {
    condition     = length(setsubtract(["database", "document_store", "efs", "media"], keys(var.resources))) == 0
    error_message = "Every store that AWS Backup knows must be named: database, document_store, efs, media."
  }
}

variable "resource_kms_key_arns" {
  description = "Keys of those stores, which backups must be able to read."
  type        = list(string)
}

variable "daily_retention_days" {
  description = "How long a daily backup is kept, here and in the other region."
  type        = number
  default     = 35

  validation {
    condition     = var.environment != "prod" || var.daily_retention_days >= 35
    error_message = "In prod daily backups are kept for 35 days at least."
  }
}

variable "monthly_retention_days" {
  description = "How long a monthly backup is kept, here and in the other region; null for none."
  type        = number
  default     = 365
}

variable "lock_days" {
  description = "Days for which nobody, not even root, can delete a backup; null for no lock."
  type        = number
  default     = null

  validation {
    condition     = var.environment != "prod" || var.lock_days != null
    error_message = "In prod backups are locked: an intruder must not be able to delete them."
  }

  validation {
    condition     = var.lock_days == null ? true : var.lock_days <= min(var.daily_retention_days, 35)
    error_message = "A backup cannot be kept shorter than the lock: every job would fail."
  }
}

variable "restore_testing" {
  description = "Whether AWS restores a backup of each store every month to prove that it can be."
  type        = bool
  default     = true
}

variable "alarm_topic_arns" {
  description = "Topics that alarms are sent to."
  type        = list(string)
  default     = []
}
