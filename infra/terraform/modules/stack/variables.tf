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
  description = "Home region."
  type        = string
  default     = "ap-southeast-1"
}

variable "replica_region" {
  description = "Region of copies and replicas, that of the aws.replica provider."
  type        = string
  default     = "ap-northeast-1"
}

variable "account_id" {
  description = "The AWS account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An AWS account has twelve digits."
  }
}

variable "domain_name" {
  description = "Domain of the environment. Its zone's name servers must be entered in the parent zone."
  type        = string
}

variable "images" {
  description = "Images by digest, from which the first task definitions are created: app and keycloak from ECR, collector from anywhere."
  type        = object({ app = string, keycloak = string, collector = string })

  validation {
    condition     = alltrue([for image in [var.images.app, var.images.keycloak] : can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/[a-z0-9/_-]+@sha256:[0-9a-f]{64}$", image))])
    error_message = "The application's and Keycloak's image must be in ECR and named by digest."
  }
}

variable "services" {
  description = "What runs: service name -> its modules (none: all), its size and number of tasks. In a split deployment each service gets the paths of its modules, and app everything else."
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
    condition     = contains(keys(var.services), "app")
    error_message = "One service must be called app: it gets the paths that belong to no other."
  }
}

variable "deployment" {
  description = "How new tasks replace old ones: see the compute module."
  type = object({
    blue_green            = bool
    manual_traffic_switch = optional(bool, false)
    timeout_minutes       = optional(number, 15)
  })
}

variable "keycloak" {
  description = "Size and number of Keycloak's tasks."
  type = object({
    cpu    = optional(number, 512)
    memory = optional(number, 1024)
    tasks  = optional(number, 2)
  })
  default = {}
}

variable "cognito_enabled" {
  description = "Whether an Amazon Cognito pool is the issuer instead of Keycloak."
  type        = bool
  default     = false
}

variable "database" {
  description = "PostgreSQL: size, connections, and read replicas by purpose."
  type = object({
    instance_class        = string
    multi_az              = optional(bool, true)
    allocated_storage     = optional(number, 50)
    max_allocated_storage = optional(number, 500)
    max_connections       = number
    backup_retention_days = optional(number, 35)
    read_replicas         = optional(map(object({ instance_class = string })), {})
  })
}

variable "document_store" {
  description = "Document store: size and number of members."
  type = object({
    instance_class        = optional(string, "db.t4g.medium")
    members               = optional(number, 3)
    backup_retention_days = optional(number, 35)
  })
  default = {}
}

variable "streaming" {
  description = "Kafka: size of the brokers and their volumes."
  type = object({
    instance_type   = optional(string, "kafka.m7g.large")
    volume_size     = optional(number, 100)
    max_volume_size = optional(number, 1000)
  })
  default = {}
}

variable "disaster_recovery" {
  description = "Replicas in the other region, by store; null where an environment can be lost with its region."
  type = object({
    vpc_cidr_block                = optional(string, "10.1.0.0/16")
    availability_zones            = optional(list(string), ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"])
    private_subnet_cidr_blocks    = optional(list(string), ["10.1.3.0/24", "10.1.4.0/24", "10.1.5.0/24"])
    database_instance_class       = string
    document_store_instance_class = string
    streaming_instance_type       = optional(string, "kafka.m7g.large")
  })
  default = null
}

variable "backup" {
  description = "How long backups are kept, and how long nobody can delete them."
  type = object({
    daily_retention_days   = optional(number, 35)
    monthly_retention_days = optional(number, 365)
    lock_days              = optional(number)
    restore_testing        = optional(bool, true)
  })
  default = {}
}

variable "rotation" {
  description = "Whether database passwords are rotated. Off for the first apply, before the roles exist in the databases."
  type        = bool
  default     = true
}

variable "database_master_password" {
  description = "First password of the database's master user; only needed when it is written."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "document_store_master_password" {
  description = "First password of the document store's master user; only needed when it is written."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "secret_values" {
  description = "Values of secrets to write, by secret; only needed when secret_versions changes."
  type        = map(string)
  default     = {}
  ephemeral   = true
  sensitive   = true
}

variable "secret_versions" {
  description = "Secrets that Terraform writes, and a number that grows when it shall write again."
  type        = map(number)
  default     = {}
}

variable "account_security" {
  description = "Whether the account's watch (GuardDuty, CloudTrail and the like) is set up here: in one environment of each account."
  type        = bool
  default     = true
}

variable "web_origins" {
  description = "Origins of the web pages that call the API, send media and show it. Empty for the environment's own domain alone."
  type        = list(string)
  default     = []
}

variable "media_signing" {
  description = "Pairs of keys that sign addresses of media: name of the pair -> its public key (PEM), and the pair that the application signs with: see the edge module."
  type = object({
    public_keys = map(string)
    active_key  = string
  })
}

variable "alert_emails" {
  description = "Addresses that get every alarm."
  type        = set(string)
  default     = []
}

variable "tracing_sample" {
  description = "Share of requests that are traced."
  type        = number
  default     = 0.1
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 90
}

variable "ca_bundle_path" {
  description = "Where the image holds the certificates of Amazon's databases."
  type        = string
  default     = "/etc/ssl/rds/global-bundle.pem"
}

variable "collector_config" {
  description = "Configuration of the collector beside each task: infra/observability/collector.yaml."
  type        = string
}

variable "inventory_file" {
  description = "infra/modules.json: the modules, their paths and consumer groups, and all topics, as the code has them."
  type        = string
}

variable "event_schemas_directory" {
  description = "Directory of the events' JSON Schemas."
  type        = string
}

variable "ci" {
  description = "The pipeline: who deploys here, and, in the environment that hosts them, Jenkins and the image repositories."
  type = object({
    deployer_principal_arns = optional(list(string), [])
    github_repository       = optional(string)
    repositories            = optional(set(string), [])
    pull_account_ids        = optional(list(string), [])
    controller = optional(object({
      instance_type       = optional(string, "t3.micro")
      ami_id              = string
      agent_image         = string
      allowed_cidr_blocks = list(string)
      webhook_cidr_blocks = optional(list(string), [])
      deploy_role_arns    = list(string)
    }))
  })
}

variable "state" {
  description = "The environment's Terraform state, for the roles of the infrastructure pipeline."
  type        = object({ bucket_arn = string, key = string, lock_table_arn = string, kms_key_arn = string })
}
