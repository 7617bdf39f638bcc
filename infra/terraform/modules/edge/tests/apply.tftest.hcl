mock_provider "aws" {
  source = "../../mocks"

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:ap-southeast-1:111122223333:certificate/00000000-0000-4000-8000-000000000000"
      domain_validation_options = [
        { domain_name = "test.example.org", resource_record_name = "_a.test.example.org", resource_record_type = "CNAME", resource_record_value = "_a.acm-validations.aws." },
        { domain_name = "ci.test.example.org", resource_record_name = "_b.ci.test.example.org", resource_record_type = "CNAME", resource_record_value = "_b.acm-validations.aws." },
      ]
    }
  }
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "../../mocks"

  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000001"
      domain_validation_options = [
        { domain_name = "media.test.example.org", resource_record_name = "_c.media.test.example.org", resource_record_type = "CNAME", resource_record_value = "_c.acm-validations.aws." },
      ]
    }
  }

  mock_resource "aws_acm_certificate_validation" {
    defaults = { certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000001" }
  }
}

variables {
  name                              = "psyhealth-test"
  environment                       = "dev"
  account_id                        = "111122223333"
  domain_name                       = "test.example.org"
  vpc_id                            = "vpc-1"
  public_subnet_ids                 = ["subnet-1", "subnet-2"]
  alb_security_group_id             = "sg-1"
  large_body_paths                  = ["/api/posts", "/api/added"]
  media_bucket_regional_domain_name = "media.s3.ap-southeast-1.amazonaws.com"
  cors_allowed_origins              = ["https://test.example.org"]
  secrets_kms_key_arn               = "arn:aws:kms:ap-southeast-1:111122223333:key/00000000-0000-4000-8000-000000000000"
  media_signing = {
    active_key  = "k1"
    public_keys = { k1 = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----" }
  }
}

override_resource {
  target = aws_lb_target_group.app["app-blue"]
  values = { arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/blue/0123456789abcdef" }
}

override_resource {
  target = aws_lb_target_group.app["app-green"]
  values = { arn = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:targetgroup/green/0123456789abcdef" }
}

run "the_parts_are_put_together" {
  assert {
    condition     = alltrue([for rule in aws_lb_listener_rule.app : rule.listener_arn == aws_lb_listener.https.arn && endswith(rule.action[0].target_group_arn, "targetgroup/blue/0123456789abcdef")])
    error_message = "The production listener must begin with blue."
  }

  assert {
    condition     = alltrue([for rule in aws_lb_listener_rule.test : endswith(rule.action[0].target_group_arn, "targetgroup/green/0123456789abcdef")])
    error_message = "The test listener must begin with green."
  }

  assert {
    condition     = output.target_groups["app"]["blue"].arn != output.target_groups["app"]["green"].arn
    error_message = "Blue and green must be two groups."
  }

  assert {
    condition     = aws_route53_record.validation["ci.test.example.org"].name == "_b.ci.test.example.org" && aws_route53_record.validation["test.example.org"].name == "_a.test.example.org"
    error_message = "A validation record belongs to its domain."
  }

  assert {
    condition     = startswith(aws_cloudfront_distribution.media.viewer_certificate[0].acm_certificate_arn, "arn:aws:acm:us-east-1:")
    error_message = "CloudFront takes certificates from us-east-1 only."
  }

  assert {
    condition     = startswith(aws_lb_listener.https.certificate_arn, "arn:aws:acm:ap-southeast-1:")
    error_message = "The load balancer takes certificates from its own region only."
  }

  assert {
    condition     = aws_wafv2_web_acl_association.alb.resource_arn == aws_lb.this.arn && aws_wafv2_web_acl_association.alb.web_acl_arn == output.web_acl_arn
    error_message = "The firewall must be associated."
  }

  assert {
    condition     = [for statement in data.aws_iam_policy_document.logs.statement : one(one(statement.principals).identifiers) if statement.effect != "Deny"] == ["logdelivery.elasticloadbalancing.amazonaws.com"]
    error_message = "Only the load balancer writes access logs."
  }
}

run "no_address_without_a_signature_is_answered" {
  plan_options {
    target = [aws_cloudfront_distribution.media, aws_cloudfront_key_group.media]
  }

  assert {
    condition     = aws_cloudfront_distribution.media.default_cache_behavior[0].trusted_key_groups == tolist([aws_cloudfront_key_group.media.id])
    error_message = "An address must be signed."
  }

  assert {
    condition     = endswith(aws_cloudfront_public_key.media["k1"].encoded_key, "-----END PUBLIC KEY-----\n")
    error_message = "A key without its last line break would be replaced by each apply."
  }
}

# The middle of a rotation: addresses of either key work, the application has moved on.
run "two_keys_are_trusted_while_they_are_rotated" {
  plan_options {
    target = [aws_cloudfront_key_group.media, aws_secretsmanager_secret.media_signing]
  }

  variables {
    media_signing = {
      active_key = "k2"
      public_keys = {
        k1 = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"
        k2 = "-----BEGIN PUBLIC KEY-----\nMIIC\n-----END PUBLIC KEY-----"
      }
    }
  }

  assert {
    condition     = aws_cloudfront_key_group.media.items == toset([aws_cloudfront_public_key.media["k1"].id, aws_cloudfront_public_key.media["k2"].id])
    error_message = "Addresses that were signed with the older key must work on."
  }

  assert {
    condition     = output.media_key_pair_id == aws_cloudfront_public_key.media["k2"].id && output.media_private_key_secret_arn == "${aws_secretsmanager_secret.media_signing.arn}:k2::"
    error_message = "The pair and its private key must change together."
  }
}
