variable "name" {
  description = "Prefix of every resource's name: the project, or the project and environment where each has an account of its own."
  type        = string
  default     = "psyhealth"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,23}$", var.name))
    error_message = "The name must be 3 to 24 lower-case letters, digits and hyphens."
  }
}

variable "region" {
  description = "Region of the state."
  type        = string
  default     = "ap-southeast-1"
}

variable "account_id" {
  description = "The AWS account in which this is applied; any other is refused."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account has twelve digits."
  }
}

variable "noncurrent_version_days" {
  description = "How long an older state can be brought back."
  type        = number
  default     = 90

  validation {
    condition     = var.noncurrent_version_days >= 30
    error_message = "Older states are kept for 30 days at least: damage is not always seen at once."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
}
