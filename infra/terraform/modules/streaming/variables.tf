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
  description = "Private subnets of three zones, one for each broker."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) == 3 && length(distinct(var.subnet_ids)) == 3
    error_message = "Three brokers need three subnets in three zones."
  }
}

variable "security_group_ids" {
  description = "Security groups of the brokers."
  type        = list(string)
}

variable "kafka_version" {
  description = "Version of Apache Kafka, with .kraft behind it. From 4.0 on the brokers let a consumer group change its protocol while it runs (ADR 12)."
  type        = string
  default     = "4.0.x.kraft"

  validation {
    condition     = can(regex("^[4-9]\\.[0-9]+\\.x\\.kraft$", var.kafka_version))
    error_message = "The version must be 4.0 or newer and run on KRaft, such as 4.0.x.kraft."
  }
}

variable "instance_type" {
  description = "Size of each broker."
  type        = string
  default     = "kafka.m7g.large"
}

variable "volume_size" {
  description = "GiB of each broker at the start."
  type        = number
  default     = 100
}

variable "max_volume_size" {
  description = "GiB to which a broker's volume grows by itself. The newest state of everything is kept for ever, so it will."
  type        = number
  default     = 1000

  validation {
    condition     = var.max_volume_size > var.volume_size
    error_message = "The volume must be able to grow."
  }
}

variable "topics" {
  description = "The topics, as infra/modules.json has them."
  type        = list(object({ name = string, policy = string, partitions = number, config = map(string) }))

  validation {
    condition     = length(var.topics) > 0 && length(var.topics) == length(distinct(var.topics[*].name))
    error_message = "There must be topics, each once."
  }

  validation {
    condition     = alltrue([for topic in var.topics : try(topic.config["min.insync.replicas"] == "2", false)])
    error_message = "Two replicas of each topic must be in sync."
  }

  validation {
    condition     = alltrue([for topic in var.topics : contains(["state", "effect", "dead-letter"], topic.policy)])
    error_message = "A topic's policy is state, effect or dead-letter."
  }
}

variable "replication_factor" {
  description = "How many brokers hold each topic."
  type        = number

  validation {
    condition     = var.replication_factor == 3
    error_message = "Topics need three replicas."
  }
}

variable "consumers" {
  description = "The consumer groups and what they read: modules and libraries, as infra/modules.json has them."
  type        = list(object({ consumerGroup = optional(string), consumes = list(string) }))
}

variable "event_schemas_directory" {
  description = "Directory of the events' JSON Schemas, one file for each type."
  type        = string

  validation {
    condition     = length(fileset(var.event_schemas_directory, "*.json")) > 0
    error_message = "The directory holds no schema."
  }
}

variable "region_replica" {
  description = "Cluster in the region of the aws.replica provider that every topic is copied to: its size, subnets and security groups there. Null for none."
  type = object({
    instance_type      = optional(string, "kafka.m7g.large")
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null

  validation {
    condition     = var.environment != "prod" || var.region_replica != null
    error_message = "In prod the topics are copied to another region: projections are built from them and nothing else holds them."
  }
}

variable "consumer_lag_threshold" {
  description = "Records that a consumer group may be behind before an alarm."
  type        = number
  default     = 5000
}

variable "log_retention_days" {
  description = "How long the brokers' logs are kept."
  type        = number
  default     = 30
}

variable "alarm_topic_arns" {
  description = "Topics that alarms are sent to."
  type        = list(string)
  default     = []
}
