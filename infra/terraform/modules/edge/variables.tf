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

variable "domain_name" {
  description = "Domain of the API; media. and ci. stand below it."
  type        = string
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "public_subnet_ids" {
  description = "Public subnets of the load balancer."
  type        = list(string)
}

variable "alb_security_group_id" {
  description = "Security group of the load balancer."
  type        = string
}

variable "services" {
  description = "Services behind the load balancer. A service without paths gets everything of the application that no other has claimed."
  type = map(object({
    paths = optional(list(string), [])
  }))
  default = { app = {} }

  validation {
    condition     = length([for service in values(var.services) : service if length(service.paths) == 0]) == 1
    error_message = "Exactly one service must have no paths: the one that gets the rest."
  }

  validation {
    condition     = alltrue([for service in keys(var.services) : can(regex("^[a-z][a-z0-9-]{0,14}$", service))])
    error_message = "A service's name must be at most 15 lower-case letters, digits and hyphens."
  }

  validation {
    condition     = length(distinct([for service in keys(var.services) : substr(service, 0, 5)])) == length(var.services)
    error_message = "Services must differ in their first five letters: a target group's name holds no more."
  }
}

variable "app_paths" {
  description = "Paths of the application that are open to the internet. Everything else is answered with 404."
  type        = list(string)
  default = [
    "/api/*", "/health", "/admin", "/admin/*",
    "/v3/api-docs", "/v3/api-docs/*", "/asyncapi.json", "/events/*",
    "/docs", "/docs/*", "/problems/*", "/.well-known/oauth-protected-resource",
  ]
}

variable "large_body_paths" {
  description = "Starts of paths where a body larger than 8 KB is legitimate."
  type        = list(string)

  validation {
    condition     = length(var.large_body_paths) > 0
    error_message = "People write somewhere: a rule that excepts no path cannot be made."
  }
}

variable "requests_per_five_minutes" {
  description = "Requests that one address may make in five minutes before the firewall refuses it."
  type        = number
  default     = 6000
}

variable "logins_per_five_minutes" {
  description = "Requests to the login pages and the token endpoint that one address may make in five minutes."
  type        = number
  default     = 300
}

variable "media_bucket_regional_domain_name" {
  description = "Regional domain name of that bucket."
  type        = string
}

variable "media_signing" {
  description = "Pairs of keys that sign addresses of media: name of the pair -> its public key (PEM, RSA 2048), and the pair that the application signs with. A name is never used again for another key."
  type = object({
    public_keys = map(string)
    active_key  = string
  })

  validation {
    condition     = alltrue([for key in values(var.media_signing.public_keys) : startswith(trimspace(key), "-----BEGIN PUBLIC KEY-----") && endswith(trimspace(key), "-----END PUBLIC KEY-----")])
    error_message = "Each key must be a public one, in PEM. A private key must not come near Terraform."
  }

  validation {
    condition     = alltrue([for name in keys(var.media_signing.public_keys) : can(regex("^[a-z0-9]{1,20}$", name))])
    error_message = "The name of a pair is lower-case letters and digits."
  }

  validation {
    condition     = contains(keys(var.media_signing.public_keys), var.media_signing.active_key)
    error_message = "The application must sign with a key that CloudFront knows."
  }
}

variable "cors_allowed_origins" {
  description = "Origins of the pages that show media."
  type        = list(string)

  validation {
    condition     = length(var.cors_allowed_origins) > 0
    error_message = "Media is shown somewhere."
  }

  validation {
    condition     = alltrue([for origin in var.cors_allowed_origins : can(regex("^https://[a-z0-9.-]+(:[0-9]+)?$", origin))])
    error_message = "Origins are named in full, with https and without a path."
  }
}

variable "secrets_kms_key_arn" {
  description = "Key of the environment's secrets, with which the private keys are encrypted too."
  type        = string
}

variable "replica_region" {
  description = "Region to which the private keys are copied; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.environment != "prod" || var.replica_region != null
    error_message = "In prod secrets are copied to another region."
  }
}

variable "log_retention_days" {
  description = "How long access logs and the firewall's logs are kept."
  type        = number
  default     = 90
}

variable "tls_policy" {
  description = "What the load balancer speaks: TLS 1.2 and 1.3."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  validation {
    condition     = startswith(var.tls_policy, "ELBSecurityPolicy-TLS13-1-2-") || startswith(var.tls_policy, "ELBSecurityPolicy-TLS13-1-3-")
    error_message = "The policy must refuse anything older than TLS 1.2."
  }
}
