locals {
  default_service = one([for service, it in var.services : service if length(it.paths) == 0])

  # A rule holds at most five values, its host among them.
  app_rules = merge(
    {
      for index, paths in chunklist(var.app_paths, 4) :
      format("%s-%02d", local.default_service, index) => { service = local.default_service, paths = paths, priority = 900 + index }
    },
    merge([
      for order, service in sort([for service, it in var.services : service if length(it.paths) > 0]) : {
        for index, paths in chunklist(var.services[service].paths, 4) :
        format("%s-%02d", service, index) => { service = service, paths = paths, priority = 100 + order * 20 + index }
      }
    ]...)
  )

  # Administration of Keycloak, and the realm of its administrators. Written otherwise (%61dmin, //admin, a/../admin) the
  # firewall refuses it.
  closed_paths = ["/auth/admin", "/auth/admin/*", "/auth/realms/master", "/auth/realms/master/*"]
}

resource "aws_lb_listener_rule" "keycloak_closed" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 10

  condition {
    path_pattern {
      values = local.closed_paths
    }
  }

  action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }

  tags = var.tags
}

resource "aws_lb_listener_rule" "keycloak" {
  listener_arn = aws_lb_listener.https.arn
  priority     = 20

  condition {
    host_header {
      values = [var.domain_name]
    }
  }

  condition {
    path_pattern {
      values = ["/auth/*"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.keycloak.arn
  }

  tags = var.tags
}

resource "aws_lb_listener_rule" "app" {
  for_each = local.app_rules

  listener_arn = aws_lb_listener.https.arn
  priority     = each.value.priority

  condition {
    host_header {
      values = [var.domain_name]
    }
  }

  condition {
    path_pattern {
      values = each.value.paths
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app["${each.value.service}-blue"].arn
  }

  tags = var.tags

  # A deployment moves the traffic.
  lifecycle {
    ignore_changes = [action]
  }
}

resource "aws_lb_listener_rule" "test" {
  for_each = local.app_rules

  listener_arn = aws_lb_listener.test.arn
  priority     = each.value.priority

  condition {
    host_header {
      values = [var.domain_name]
    }
  }

  condition {
    path_pattern {
      values = each.value.paths
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.app["${each.value.service}-green"].arn
  }

  tags = var.tags

  lifecycle {
    ignore_changes = [action]
  }
}
