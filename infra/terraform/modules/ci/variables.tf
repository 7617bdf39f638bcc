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
  description = "Region of controller and agents."
  type        = string
  default     = "ap-southeast-1"
}

variable "account_id" {
  description = "The AWS account."
  type        = string
}

variable "repositories" {
  description = "ECR repositories. Only the environment that hosts Jenkins has any: an image is built once and promoted by digest."
  type        = set(string)
  default     = []
}

variable "pull_account_ids" {
  description = "Accounts of the other environments, which may pull images from these repositories."
  type        = list(string)
  default     = []
}

variable "controller" {
  description = "The Jenkins controller and its agents; null in the environments that another one's Jenkins deploys."
  type = object({
    instance_type       = optional(string, "t3.micro")
    ami_id              = string
    agent_image         = string
    volume_size         = optional(number, 30)
    vpc_id              = string
    subnet_ids          = list(string)
    security_group_id   = string
    https_listener_arn  = string
    domain_name         = string
    route53_zone_id     = string
    alb_dns_name        = string
    alb_zone_id         = string
    allowed_cidr_blocks = list(string)
    webhook_cidr_blocks = optional(list(string), [])
    deploy_role_arns    = list(string)
    secret_arns         = optional(list(string), [])
    kms_key_arns        = optional(list(string), [])
  })
  default = null

  validation {
    condition     = var.controller == null ? true : length(var.controller.allowed_cidr_blocks) > 0 && !contains(var.controller.allowed_cidr_blocks, "0.0.0.0/0")
    error_message = "Jenkins must be reachable from named networks only."
  }
}

variable "deployer_principal_arns" {
  description = "Roles that may take on this environment's deployment role: the Jenkins agents of the environment that hosts them."
  type        = list(string)
  default     = []

  validation {
    condition     = var.controller != null || length(var.deployer_principal_arns) > 0
    error_message = "Somebody must deploy: Jenkins here, or the agents of another environment's."
  }
}

variable "github_repository" {
  description = "owner/name of the GitHub repository whose workflows may take on the plan role through OpenID Connect; null for none."
  type        = string
  default     = null
}

variable "deployment" {
  description = "What the deployment role may deploy to."
  type = object({
    cluster_arn                  = string
    service_arns                 = list(string)
    task_definition_families     = list(string)
    pass_role_arns               = list(string)
    codedeploy_application_name  = optional(string)
    codedeploy_deployment_groups = optional(list(string), [])
    alarm_names                  = optional(list(string), [])
    kafka_cluster_arn            = optional(string)
  })
}

variable "smoke_secret_name" {
  description = "Secret with the password of the tour's members, which the smoke test reads; null where nothing is smoke-tested."
  type        = string
  default     = null
}

variable "state" {
  description = "The environment's Terraform state: bucket, key, lock table and encryption key."
  type = object({
    bucket_arn     = string
    key            = string
    lock_table_arn = string
    kms_key_arn    = string
  })
}
