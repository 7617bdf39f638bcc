variable "account_id" {
  description = "The AWS account of this environment; any other is refused."
  type        = string
}

variable "domain_name" {
  description = "Domain of this environment."
  type        = string
  default     = "staging.psyhealth.org"
}

variable "images" {
  description = "Images by digest, from which the first task definitions are created: app, keycloak, collector. Afterwards the pipeline deploys."
  type        = object({ app = string, keycloak = string, collector = string })
}

variable "state_bucket_name" {
  description = "Bucket of the Terraform state, as bootstrap put it out."
  type        = string
}

variable "state_kms_key_arn" {
  description = "Key of that bucket, as bootstrap put it out."
  type        = string
}

variable "account_security" {
  description = "Whether the account's watch is set up here. False where the account is shared with an environment that does."
  type        = bool
  default     = true
}

variable "alert_emails" {
  description = "Addresses that get every alarm."
  type        = set(string)
  default     = []
}

variable "rotation" {
  description = "Whether database passwords are rotated. False for the first apply, before the roles exist in the databases."
  type        = bool
  default     = true
}

variable "database_master_password" {
  description = "First password of the database's master user; only for the first apply."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "document_store_master_password" {
  description = "First password of the document store's master user; only for the first apply."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "secret_values" {
  description = "Values of secrets to write, by secret; only when secret_versions changes."
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

variable "web_origins" {
  description = "Origins of the web pages that call the API, send media and show it. Empty for the environment's own domain alone."
  type        = list(string)
  default     = []
}

variable "media_signing" {
  description = "Pairs of keys that sign addresses of media: name of the pair -> its public key (PEM), and the pair that the application signs with."
  type        = object({ public_keys = map(string), active_key = string })
}

variable "deployer_principal_arns" {
  description = "Roles of the Jenkins agents in prod, which deploy here."
  type        = list(string)
}
