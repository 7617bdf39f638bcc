terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7.0"

      # CloudFront takes certificates from us-east-1 only; replica is the region that takes over when ours is lost.
      configuration_aliases = [aws.us_east_1, aws.replica]
    }
  }
}
