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
  description = "Private subnets, in two zones at least."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A standby in another zone needs two subnets."
  }
}

variable "security_group_ids" {
  description = "Security groups of the instance and of the read replicas beside it."
  type        = list(string)
}

variable "engine_version" {
  description = "Version of PostgreSQL; the major version alone lets AWS choose the minor one."
  type        = string
  default     = "18"

  validation {
    condition     = can(regex("^1[6-9](\\.[0-9]+)?$", var.engine_version))
    error_message = "The version must be PostgreSQL 16 or newer, such as 18 or 18.1."
  }
}

variable "instance_class" {
  description = "Size of the instance."
  type        = string
}

variable "multi_az" {
  description = "Whether a standby in another zone takes over when the instance fails. Always in prod."
  type        = bool
  default     = true

  validation {
    condition     = var.environment != "prod" || var.multi_az
    error_message = "In prod the database needs a standby."
  }
}

variable "allocated_storage" {
  description = "GiB at the start."
  type        = number
  default     = 50
}

variable "max_allocated_storage" {
  description = "GiB up to which the storage grows by itself."
  type        = number
  default     = 500

  validation {
    condition     = var.max_allocated_storage >= var.allocated_storage * 1.1
    error_message = "The storage must be able to grow by a tenth at least, or RDS refuses to watch it."
  }
}

variable "max_connections" {
  description = "Connections that PostgreSQL takes. Written down instead of left to the formula of the instance class, because the tasks are bounded by it."
  type        = number

  validation {
    condition     = var.max_connections > 60
    error_message = "Some sixty connections are kept back for Keycloak, rotation, replication and people."
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
  description = "Name of the master user: for roles, rotation and emergencies, never for a service."
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

variable "read_replicas" {
  description = "Read replicas in the region by purpose, and their instance class."
  type        = map(object({ instance_class = string }))
  default     = {}

  validation {
    condition     = var.environment != "prod" || alltrue([for purpose in ["analytics", "training"] : contains(keys(var.read_replicas), purpose)])
    error_message = "In prod analytics and model training each have a replica of their own."
  }
}

variable "region_replica" {
  description = "Replica in the region of the aws.replica provider: its size, subnets and security groups there. Null for none."
  type = object({
    instance_class     = string
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null

  validation {
    condition     = var.environment != "prod" || var.region_replica != null
    error_message = "In prod a replica in another region is needed: the loss of the region must cost five minutes at most."
  }
}

variable "ca_bundle_path" {
  description = "File of the certificate authorities of RDS in the images of the application and Keycloak."
  type        = string
  default     = "/etc/ssl/rds/global-bundle.pem"
}

variable "log_retention_days" {
  description = "How long PostgreSQL's log is kept."
  type        = number
  default     = 90
}

variable "alarm_topic_arns" {
  description = "Topics that alarms are sent to."
  type        = list(string)
  default     = []
}
