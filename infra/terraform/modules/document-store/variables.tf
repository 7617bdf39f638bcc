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

variable "subnet_ids" {
  description = "Private subnets of three zones, one for each member."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) == 3
    error_message = "Three subnets in three zones are needed: one for each member."
  }
}

variable "availability_zones" {
  description = "Zones of those subnets, in their order."
  type        = list(string)
  default     = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]
}

variable "security_group_ids" {
  description = "Security groups of the cluster."
  type        = list(string)
}

variable "instance_class" {
  description = "Size of each member."
  type        = string
  default     = "db.t4g.medium"

  validation {
    condition     = var.region_replica == null || !startswith(var.instance_class, "db.t")
    error_message = "A cluster that is replicated to another region needs members of a class other than db.t."
  }
}

variable "members" {
  description = "Members of the cluster: three everywhere, unless a development environment must be cheap."
  type        = number
  default     = 3

  validation {
    condition     = var.members >= 1 && var.members <= 3 && (var.environment == "dev" || var.members == 3)
    error_message = "Outside dev the cluster has three members, one in each zone."
  }
}

variable "backup_retention_days" {
  description = "Days for which any moment can be restored."
  type        = number
  default     = 35

  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35 && (var.environment != "prod" || var.backup_retention_days == 35)
    error_message = "Backups are kept for 7 to 35 days, in prod for 35."
  }
}

variable "master_username" {
  description = "Name of the master user: for users, rotation and emergencies, never for a service."
  type        = string
  default     = "psyhealth_admin"
}

variable "master_password" {
  description = "First password of the master user, needed only for the first apply and when master_password_version grows. Neither plan nor state holds it."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "master_password_version" {
  description = "Sends master_password again when it grows. Rotation changes the password without it."
  type        = number
  default     = 1
}

variable "region_replica" {
  description = "Secondary cluster in the region of the aws.replica provider: the size and number of its members, its subnets and security groups. Null for none."
  type = object({
    instance_class     = string
    members            = optional(number, 1)
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null

  validation {
    condition     = var.environment != "prod" || var.region_replica != null
    error_message = "In prod a cluster in another region is needed: the loss of the region must cost five minutes at most."
  }
}

variable "log_retention_days" {
  description = "How long audit and profiler logs are kept."
  type        = number
  default     = 90
}

variable "alarm_topic_arns" {
  description = "Topics that alarms are sent to."
  type        = list(string)
  default     = []
}
