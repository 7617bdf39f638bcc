# Jenkins is reached through the load balancer from named networks, and from the code host's addresses for its webhook.

locals {
  # A rule holds at most five values; the host is one, the webhook's path another.
  people_rules   = { for index, blocks in chunklist(try(var.controller.allowed_cidr_blocks, []), 4) : format("people-%02d", index) => { priority = 1 + index, blocks = blocks, paths = [] } }
  webhook_rules  = { for index, blocks in chunklist(try(var.controller.webhook_cidr_blocks, []), 3) : format("webhook-%02d", index) => { priority = 30 + index, blocks = blocks, paths = ["/github-webhook/"] } }
  listener_rules = merge(local.people_rules, local.webhook_rules)
}

resource "aws_lb_target_group" "jenkins" {
  count = local.hosted

  name        = "${var.name}-ci"
  target_type = "instance"
  vpc_id      = var.controller.vpc_id
  port        = 8080
  protocol    = "HTTP"

  health_check {
    path     = "/login"
    interval = 30
    matcher  = "200"
  }

  tags = var.tags
}

resource "aws_lb_target_group_attachment" "jenkins" {
  count = local.hosted

  target_group_arn = aws_lb_target_group.jenkins[0].arn
  target_id        = aws_instance.controller[0].id
}

resource "aws_lb_listener_rule" "jenkins" {
  for_each = local.listener_rules

  listener_arn = var.controller.https_listener_arn
  priority     = each.value.priority

  condition {
    host_header {
      values = [var.controller.domain_name]
    }
  }

  condition {
    source_ip {
      values = each.value.blocks
    }
  }

  dynamic "condition" {
    for_each = length(each.value.paths) > 0 ? [each.value.paths] : []

    content {
      path_pattern {
        values = condition.value
      }
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.jenkins[0].arn
  }

  tags = var.tags
}

resource "aws_route53_record" "jenkins" {
  count = local.hosted

  zone_id = var.controller.route53_zone_id
  name    = var.controller.domain_name
  type    = "A"

  alias {
    name                   = var.controller.alb_dns_name
    zone_id                = var.controller.alb_zone_id
    evaluate_target_health = true
  }
}
