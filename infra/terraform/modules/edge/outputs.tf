output "alb_arn" {
  description = "The load balancer."
  value       = aws_lb.this.arn
}

output "alb_arn_suffix" {
  description = "The load balancer as CloudWatch names it."
  value       = aws_lb.this.arn_suffix
}

output "alb_dns_name" {
  description = "The load balancer's own name."
  value       = aws_lb.this.dns_name
}

output "alb_zone_id" {
  description = "Zone of that name, for alias records."
  value       = aws_lb.this.zone_id
}

output "https_listener_arn" {
  description = "Listener of production traffic."
  value       = aws_lb_listener.https.arn
}

output "test_listener_arn" {
  description = "Listener for the new tasks of a blue/green deployment, before they get traffic."
  value       = aws_lb_listener.test.arn
}

output "target_groups" {
  description = "Blue and green target group of each service: name, arn, and arn_suffix as CloudWatch names it."
  value = {
    for service in keys(var.services) : service => {
      for colour in local.colours : colour => {
        name       = aws_lb_target_group.app["${service}-${colour}"].name
        arn        = aws_lb_target_group.app["${service}-${colour}"].arn
        arn_suffix = aws_lb_target_group.app["${service}-${colour}"].arn_suffix
      }
    }
  }

  # ECS refuses a target group that no load balancer leads to.
  depends_on = [aws_lb_listener_rule.app, aws_lb_listener_rule.test]
}

output "keycloak_target_group_arn" {
  description = "Target group of Keycloak."
  value       = aws_lb_target_group.keycloak.arn

  depends_on = [aws_lb_listener_rule.keycloak]
}

output "keycloak_target_group_arn_suffix" {
  description = "Target group of Keycloak as CloudWatch names it."
  value       = aws_lb_target_group.keycloak.arn_suffix
}

output "web_acl_arn" {
  description = "The firewall of the load balancer."
  value       = aws_wafv2_web_acl.this.arn
}

output "media_distribution_arn" {
  description = "CloudFront distribution of the media, for the bucket's and its key's policy."
  value       = aws_cloudfront_distribution.media.arn
}

output "media_distribution_id" {
  description = "The same, as invalidations name it."
  value       = aws_cloudfront_distribution.media.id
}

output "media_domain_name" {
  description = "Domain of the media."
  value       = local.media_domain_name
}

output "media_key_pair_id" {
  description = "What signed addresses name as the key that the application signs with."
  value       = aws_cloudfront_public_key.media[var.media_signing.active_key].id
}

output "media_private_key_secret_arn" {
  description = "The private key of that pair, as a task definition names one key of a JSON secret."
  value       = "${aws_secretsmanager_secret.media_signing.arn}:${var.media_signing.active_key}::"
}

output "route53_zone_id" {
  description = "Zone of the environment's domain."
  value       = aws_route53_zone.this.zone_id
}

output "route53_zone_name_servers" {
  description = "Name servers to enter in the parent zone."
  value       = aws_route53_zone.this.name_servers
}

output "certificate_arn" {
  description = "Certificate of the load balancer."
  value       = aws_acm_certificate_validation.this.certificate_arn
}
