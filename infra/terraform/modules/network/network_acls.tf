# The second fence, for the day when a security group is opened by mistake. Network ACLs keep no state, so answers to the
# ephemeral ports are allowed explicitly.

locals {
  ephemeral = { from = 1024, to = 65535 }

  public_ingress = {
    # Remote desktop lies within the ephemeral ports.
    90  = { action = "deny", protocol = "tcp", cidr = "0.0.0.0/0", from = 3389, to = 3389 }
    100 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = 443, to = 443 }
    110 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = 80, to = 80 }
    120 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = local.ephemeral.from, to = local.ephemeral.to }
    # What the private subnets send out through the NAT gateways.
    130 = { action = "allow", protocol = "tcp", cidr = var.vpc_cidr_block, from = 0, to = 65535 }
  }

  public_egress = {
    100 = { action = "allow", protocol = "tcp", cidr = var.vpc_cidr_block, from = 0, to = 65535 }
    110 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = 443, to = 443 }
    120 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = 587, to = 587 }
    130 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = local.ephemeral.from, to = local.ephemeral.to }
  }

  private_ingress = {
    90  = { action = "deny", protocol = "tcp", cidr = "0.0.0.0/0", from = 3389, to = 3389 }
    100 = { action = "allow", protocol = "tcp", cidr = var.vpc_cidr_block, from = 0, to = 65535 }
    110 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = local.ephemeral.from, to = local.ephemeral.to }
  }

  private_egress = {
    100 = { action = "allow", protocol = "tcp", cidr = var.vpc_cidr_block, from = 0, to = 65535 }
    110 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = 443, to = 443 }
    120 = { action = "allow", protocol = "tcp", cidr = "0.0.0.0/0", from = 587, to = 587 }
  }
}

resource "aws_network_acl" "public" {
  count = length(local.public_zones) > 0 ? 1 : 0

  vpc_id     = aws_vpc.this.id
  subnet_ids = aws_subnet.public[*].id

  dynamic "ingress" {
    for_each = local.public_ingress

    content {
      rule_no    = ingress.key
      action     = ingress.value.action
      protocol   = ingress.value.protocol
      cidr_block = ingress.value.cidr
      from_port  = ingress.value.from
      to_port    = ingress.value.to
    }
  }

  dynamic "egress" {
    for_each = local.public_egress

    content {
      rule_no    = egress.key
      action     = egress.value.action
      protocol   = egress.value.protocol
      cidr_block = egress.value.cidr
      from_port  = egress.value.from
      to_port    = egress.value.to
    }
  }

  tags = merge(var.tags, { Name = "${var.name}-public" })
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = aws_subnet.private[*].id

  dynamic "ingress" {
    for_each = local.private_ingress

    content {
      rule_no    = ingress.key
      action     = ingress.value.action
      protocol   = ingress.value.protocol
      cidr_block = ingress.value.cidr
      from_port  = ingress.value.from
      to_port    = ingress.value.to
    }
  }

  dynamic "egress" {
    for_each = local.private_egress

    content {
      rule_no    = egress.key
      action     = egress.value.action
      protocol   = egress.value.protocol
      cidr_block = egress.value.cidr
      from_port  = egress.value.from
      to_port    = egress.value.to
    }
  }

  tags = merge(var.tags, { Name = "${var.name}-private" })
}

# Nothing uses it, and with no rules nothing can.
resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id

  tags = merge(var.tags, { Name = "${var.name}-unused" })

  lifecycle {
    ignore_changes = [subnet_ids]
  }
}
