# Two for each service: CodeDeploy moves the traffic from one to the other. Where tasks are replaced one by one, green stays empty.
resource "aws_lb_target_group" "app" {
  for_each = { for pair in setproduct(keys(var.services), local.colours) : join("-", pair) => pair }

  name        = "${var.name}-${substr(each.value[0], 0, 5)}-${substr(each.value[1], 0, 1)}"
  target_type = "ip"
  vpc_id      = var.vpc_id
  port        = 8080
  protocol    = "HTTP"

  # Longer than any request, and shorter than what makes a deployment wait: the default is 300 s.
  deregistration_delay          = 30
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    path                = "/health"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
    matcher             = "200"
  }

  tags = merge(var.tags, { Name = "${var.name}-${each.key}" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group" "keycloak" {
  name        = "${var.name}-kc"
  target_type = "ip"
  vpc_id      = var.vpc_id
  port        = 9098
  protocol    = "HTTP"

  deregistration_delay = 30

  # Health is on the management port, which no listener forwards to.
  health_check {
    path                = "/auth/health/ready"
    port                = "9000"
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
    matcher             = "200"
  }

  # A person who is signing in stays with one task: the pages of one login share its cache.
  stickiness {
    type            = "lb_cookie"
    cookie_duration = 3600
  }

  tags = merge(var.tags, { Name = "${var.name}-keycloak" })

  lifecycle {
    create_before_destroy = true
  }
}
