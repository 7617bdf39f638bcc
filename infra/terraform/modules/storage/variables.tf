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
  description = "The AWS account: the end of every bucket's name."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account has twelve digits."
  }
}

variable "media_distribution_arn" {
  description = "CloudFront distribution that reads the media."
  type        = string
}

variable "cors_allowed_origins" {
  description = "Origins of the pages that send media straight to the bucket."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.cors_allowed_origins : can(regex("^https://[a-z0-9.-]+(:[0-9]+)?$", origin))])
    error_message = "Origins are named in full, with https and without a path."
  }
}

variable "media_replication" {
  description = "Whether media is copied to the region of the aws.replica provider. Always in prod."
  type        = bool
  default     = true

  validation {
    condition     = var.environment != "prod" || var.media_replication
    error_message = "In prod media is copied to another region."
  }
}

variable "noncurrent_version_days" {
  description = "Days for which a deleted object of the media still exists: so long a mistake can be undone, and so long what a person had erased is not gone."
  type        = number
  default     = 1

  validation {
    condition     = var.noncurrent_version_days >= 1 && var.noncurrent_version_days <= 7
    error_message = "What a person had erased must be gone within a week; backups, not versions, undo what is noticed later."
  }
}

variable "artifact_retention_days" {
  description = "How long artifacts of builds are kept."
  type        = number
  default     = 90
}

variable "subnet_ids" {
  description = "Private subnets of the file system's mount targets, one in each zone."
  type        = list(string)
}

variable "efs_security_group_ids" {
  description = "Security groups of the mount targets."
  type        = list(string)
}

variable "efs_replication" {
  description = "Whether the shared files are copied to the region of the aws.replica provider."
  type        = bool
  default     = false
}

variable "application_user_id" {
  description = "Numeric user and group of the application's container, which owns the shared directory."
  type        = number
  default     = 10001
}
