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
  description = "Region of the VPC."
  type        = string
  default     = "ap-southeast-1"
}

variable "vpc_cidr_block" {
  description = "Addresses of the VPC."
  type        = string
  default     = "10.0.0.0/16"

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr_block))
    error_message = "The VPC needs an IPv4 CIDR block."
  }
}

variable "availability_zones" {
  description = "Zones in the order of the subnets' CIDR blocks."
  type        = list(string)
  default     = ["ap-southeast-1a", "ap-southeast-1b", "ap-southeast-1c"]

  validation {
    condition     = length(var.availability_zones) == 3 && length(distinct(var.availability_zones)) == 3
    error_message = "Three different zones are needed: one for each Kafka broker and each member of the document store."
  }
}

variable "public_subnet_cidr_blocks" {
  description = "Public subnets, in the first zones. Empty makes a VPC without an internet gateway, such as that of a replica's region."
  type        = list(string)
  default     = ["10.0.1.0/24", "10.0.2.0/24"]

  validation {
    condition     = length(var.public_subnet_cidr_blocks) != 1 && length(var.public_subnet_cidr_blocks) <= 3
    error_message = "A load balancer needs public subnets in at least two zones."
  }
}

variable "private_subnet_cidr_blocks" {
  description = "Private subnets, one in each zone."
  type        = list(string)
  default     = ["10.0.3.0/24", "10.0.4.0/24", "10.0.5.0/24"]

  validation {
    condition     = length(var.private_subnet_cidr_blocks) == length(var.availability_zones)
    error_message = "Each zone needs one private subnet."
  }
}

variable "interface_endpoints" {
  description = "AWS services that are reached through an endpoint in the VPC instead of the NAT gateway."
  type        = set(string)
  default     = ["ecr.api", "ecr.dkr", "secretsmanager", "logs"]
}

variable "public_bucket_arns" {
  description = "Buckets outside this account that may be read through the S3 endpoint, besides those of ECR and Amazon Linux."
  type        = list(string)
  default     = []
}

variable "flow_log_retention_days" {
  description = "How long flow logs are kept."
  type        = number
  default     = 90
}
