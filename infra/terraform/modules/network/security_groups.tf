# A flow is one rule on each side: the peer may leave towards the group, and the group lets the peer in. Groups name groups;
# addresses appear only where the internet is meant.

locals {
  roles = {
    alb            = "The load balancer"
    app            = "Tasks of the application"
    keycloak       = "Tasks of Keycloak"
    database       = "PostgreSQL"
    document_store = "The document store"
    streaming      = "Kafka brokers"
    efs            = "Mount targets of the shared file system"
    ci             = "The Jenkins controller and its agents"
    endpoints      = "Interface endpoints"
    rotation       = "Functions that rotate passwords"
  }

  flows = {
    alb_to_app      = { from = "alb", to = "app", port = 8080, why = "Requests and health checks" }
    alb_to_keycloak = { from = "alb", to = "keycloak", port = 9098, why = "Keycloak, HTTP" }
    # The health checks alone: no listener forwards to this port.
    alb_to_keycloak_health = { from = "alb", to = "keycloak", port = 9000, why = "Health of Keycloak" }
    alb_to_ci              = { from = "alb", to = "ci", port = 8080, why = "Jenkins" }

    app_to_keycloak       = { from = "app", to = "keycloak", port = 9098, why = "Keys that tokens are checked with" }
    app_to_database       = { from = "app", to = "database", port = 5432, why = "PostgreSQL" }
    app_to_document_store = { from = "app", to = "document_store", port = 27017, why = "MongoDB protocol" }
    # The same number as Keycloak's port, by chance: MSK's listener for IAM.
    app_to_streaming = { from = "app", to = "streaming", port = 9098, why = "Kafka with IAM" }
    ci_to_streaming  = { from = "ci", to = "streaming", port = 9098, why = "Making topics" }
    # MSK Replicator stands in the group of its cluster.
    streaming_to_streaming = { from = "streaming", to = "streaming", port = 9098, why = "Copying to the other region" }
    app_to_efs             = { from = "app", to = "efs", port = 2049, why = "Shared files" }
    app_to_endpoints       = { from = "app", to = "endpoints", port = 443, why = "AWS services" }

    keycloak_to_database     = { from = "keycloak", to = "database", port = 5432, why = "PostgreSQL" }
    keycloak_to_keycloak     = { from = "keycloak", to = "keycloak", port = 7800, why = "Cluster of the Keycloak tasks" }
    keycloak_failure_finding = { from = "keycloak", to = "keycloak", port = 57800, why = "Failure detection of that cluster" }
    keycloak_to_endpoints    = { from = "keycloak", to = "endpoints", port = 443, why = "AWS services" }

    ci_to_ci        = { from = "ci", to = "ci", port = 8080, why = "Agents to the controller, by WebSocket" }
    ci_to_keycloak  = { from = "ci", to = "keycloak", port = 9098, why = "Tunnel of an administrator: /auth/admin is closed outside" }
    ci_to_endpoints = { from = "ci", to = "endpoints", port = 443, why = "AWS services" }

    rotation_to_database       = { from = "rotation", to = "database", port = 5432, why = "Changing a password" }
    rotation_to_document_store = { from = "rotation", to = "document_store", port = 27017, why = "Changing a password" }
    rotation_to_endpoints      = { from = "rotation", to = "endpoints", port = 443, why = "Secrets Manager and logs" }
  }

  # Where a group may go outside the VPC. Addresses cannot be narrower: these services have none that stay.
  internet = {
    app_https      = { from = "app", port = 443, why = "AWS services without an endpoint, and push messages" }
    app_smtp       = { from = "app", port = 587, why = "Mail through SES" }
    keycloak_https = { from = "keycloak", port = 443, why = "AWS services without an endpoint" }
    keycloak_smtp  = { from = "keycloak", port = 587, why = "Mail through SES" }
    ci_https       = { from = "ci", port = 443, why = "Sources, dependencies and AWS services" }
  }
}

resource "aws_security_group" "this" {
  for_each = local.roles

  name        = "${var.name}-${replace(each.key, "_", "-")}"
  description = each.value
  vpc_id      = aws_vpc.this.id

  tags = merge(var.tags, { Name = "${var.name}-${replace(each.key, "_", "-")}" })
}

resource "aws_vpc_security_group_ingress_rule" "flow" {
  for_each = local.flows

  security_group_id            = aws_security_group.this[each.value.to].id
  referenced_security_group_id = aws_security_group.this[each.value.from].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.value.why

  tags = var.tags
}

resource "aws_vpc_security_group_egress_rule" "flow" {
  for_each = local.flows

  security_group_id            = aws_security_group.this[each.value.from].id
  referenced_security_group_id = aws_security_group.this[each.value.to].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.value.why

  tags = var.tags
}

resource "aws_vpc_security_group_egress_rule" "internet" {
  for_each = local.internet

  security_group_id = aws_security_group.this[each.value.from].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  description       = each.value.why

  tags = var.tags
}

# Port 80 answers with a redirect and nothing else.
resource "aws_vpc_security_group_ingress_rule" "internet_to_alb" {
  for_each = toset(["80", "443"])

  security_group_id = aws_security_group.this["alb"].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
  description       = "The public"

  tags = var.tags
}

# The new tasks of a blue/green deployment are tried by the pipeline, which leaves through the NAT gateways.
resource "aws_vpc_security_group_ingress_rule" "pipeline_to_alb" {
  count = length(local.public_zones)

  security_group_id = aws_security_group.this["alb"].id
  cidr_ipv4         = "${aws_eip.nat[count.index].public_ip}/32"
  ip_protocol       = "tcp"
  from_port         = 9443
  to_port           = 9443
  description       = "The test listener, from the pipeline"

  tags = var.tags
}

# Nothing uses it, and with no rules nothing can.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = merge(var.tags, { Name = "${var.name}-unused" })
}
