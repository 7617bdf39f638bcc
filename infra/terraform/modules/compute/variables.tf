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
  description = "Region of the cluster."
  type        = string
  default     = "ap-southeast-1"
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets of the tasks: those of zones in which the load balancer has a subnet, or it sends them nothing."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups of the tasks."
  type        = list(string)
}

variable "image" {
  description = "The application's image, by digest. Only the first task definition uses it; afterwards the pipeline deploys."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "The image must be named by its digest: a tag may change between staging and prod."
  }
}

variable "image_repository_arns" {
  description = "ECR repositories of what runs in a task: the application, and GuardDuty's agent."
  type        = list(string)
}

variable "services" {
  description = "What runs: service name -> its modules (none: all), its size, how many tasks, and whether on Spot. More than one service is a split deployment."
  type = map(object({
    modules              = optional(list(string), [])
    cpu                  = number
    memory               = number
    min                  = number
    max                  = number
    spot                 = optional(bool, false)
    cpu_target           = optional(number, 60)
    memory_target        = optional(number, 75)
    requests_per_task    = optional(number, 3000)
    environment          = optional(map(string), {})
    connections_per_task = optional(number, 13)
  }))

  validation {
    condition     = alltrue([for service in values(var.services) : service.min >= 1 && service.min <= service.max])
    error_message = "Each service needs at least one task, and no smaller maximum than minimum."
  }

  validation {
    condition = alltrue([for service in values(var.services) : contains(
      ["256/512", "256/1024", "256/2048", "512/1024", "512/2048", "512/3072", "512/4096", "1024/2048", "1024/3072", "1024/4096", "2048/4096", "2048/8192"],
      "${service.cpu}/${service.memory}"
    )])
    error_message = "Fargate does not offer this pair of CPU and memory."
  }

  validation {
    condition     = alltrue(flatten([for service in values(var.services) : [for module in service.modules : contains(var.modules[*].name, module)]]))
    error_message = "A service names a module that is not there. The modules are: ${join(", ", var.modules[*].name)}."
  }

  validation {
    condition     = length(flatten(values(var.services)[*].modules)) == length(distinct(flatten(values(var.services)[*].modules)))
    error_message = "A module must run in one service only: its schema is migrated and touched by that service's tasks alone."
  }

  validation {
    condition     = length(var.services) == 1 || alltrue([for service in values(var.services) : length(service.modules) > 0])
    error_message = "In a split deployment each service must name its modules."
  }
}

variable "deployment" {
  description = "How new tasks replace old ones. Blue/green goes through CodeDeploy; with manual_traffic_switch a person moves the traffic."
  type = object({
    blue_green            = bool
    manual_traffic_switch = optional(bool, false)
    timeout_minutes       = optional(number, 15)
  })
}

variable "target_groups" {
  description = "Blue and green target group of each service, as the edge module puts them out."
  type        = map(map(object({ name = string, arn = string, arn_suffix = string })))
}

variable "alb_arn_suffix" {
  description = "The load balancer as CloudWatch names it."
  type        = string
}

variable "https_listener_arn" {
  description = "Listener of production traffic."
  type        = string
}

variable "test_listener_arn" {
  description = "Listener for the new tasks of a blue/green deployment."
  type        = string
}

variable "environment_variables" {
  description = "Environment of every service's container, by name."
  type        = map(string)
  default     = {}
}

variable "secrets" {
  description = "Environment variables whose value comes from Secrets Manager: name -> the secret's ARN, with :key:: behind it for one key of a JSON secret."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for arn in values(var.secrets) : startswith(arn, "arn:aws:secretsmanager:")])
    error_message = "Each secret must be the ARN of a secret in Secrets Manager."
  }
}

variable "kms_key_arns" {
  description = "Keys of those secrets, which the execution role may use to read them."
  type        = list(string)
  default     = []
}

variable "database_max_connections" {
  description = "Connections that the database allows to the application. The start of a plan fails if all tasks of a deployment, old and new, could open more."
  type        = number
}

variable "kafka_cluster_arn" {
  description = "The MSK cluster."
  type        = string
}

variable "event_topics" {
  description = "Topics of all events. The outbox is shared, so the relay of any service sends the events of every module."
  type        = list(string)
}

variable "modules" {
  description = "The modules there are, as infra/modules.json has them: what each publishes and consumes, its consumer group, and where it puts what it cannot handle."
  type = list(object({
    name             = string
    publishes        = optional(list(object({ topic = string })), [])
    consumes         = list(string)
    consumerGroup    = optional(string)
    deadLetterTopics = list(string)
  }))
}

variable "libraries" {
  description = "What is part of every process, likewise."
  type = list(object({
    name             = string
    publishes        = optional(list(object({ topic = string })), [])
    consumes         = list(string)
    consumerGroup    = optional(string)
    deadLetterTopics = list(string)
  }))
  default = []
}

variable "media" {
  description = "Media: its bucket, the key it is encrypted with and what its objects' keys begin with; the CloudFront distribution, where it is reached, and the pair of keys that signs addresses there. Null where there is none."
  type = object({
    bucket_arn             = string
    kms_key_arn            = string
    prefixes               = list(string)
    distribution_id        = string
    distribution_arn       = string
    base_url               = string
    key_pair_id            = string
    private_key_secret_arn = string
  })
  default = null

  validation {
    condition     = var.media == null ? true : startswith(var.media.private_key_secret_arn, "arn:aws:secretsmanager:")
    error_message = "The private key must be the ARN of a secret in Secrets Manager."
  }
}

variable "shared_files" {
  description = "File system for work on media that outlives a task, mounted at /work; null for none."
  type        = object({ file_system_id = string, file_system_arn = string, access_point_id = string, access_point_arn = string })
  default     = null
}

variable "log_group_name" {
  description = "Log group of the application."
  type        = string
}

variable "log_group_arn" {
  description = "ARN of that log group."
  type        = string
}

variable "collector" {
  description = "The sidecar that takes traces and metrics from the application: image by digest, configuration, its share of the task, and the log group and namespace of its metrics."
  type = object({
    image                 = string
    config                = string
    cpu                   = optional(number, 0)
    memory                = optional(number, 128)
    metrics_namespace     = string
    metrics_log_group_arn = string
  })
}

variable "consumer_lag" {
  description = "Records that a consumer group may be behind before a service gets more tasks, and the metric that tells it."
  type = object({
    metric_name = optional(string, "psyhealth_events_lag")
    threshold   = optional(number, 1000)
  })
  default = {}
}

variable "latency_threshold_seconds" {
  description = "99th percentile at the load balancer above which a deployment is rolled back. Above the objective of 0.1 s, because new tasks are cold."
  type        = number
  default     = 0.5
}

variable "alarm_topic_arns" {
  description = "Topics that alarms are sent to."
  type        = list(string)
  default     = []
}

variable "execute_command" {
  description = "Whether a person may open a shell in a task. Never needed in prod."
  type        = bool
  default     = false
}
