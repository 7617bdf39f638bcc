mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name        = "psyhealth-test"
  environment = "dev"
}

run "subnets_lie_in_their_zones" {
  command = plan

  assert {
    condition = { for subnet in concat(aws_subnet.public, aws_subnet.private) : subnet.cidr_block => subnet.availability_zone } == {
      "10.0.1.0/24" = "ap-southeast-1a"
      "10.0.2.0/24" = "ap-southeast-1b"
      "10.0.3.0/24" = "ap-southeast-1a"
      "10.0.4.0/24" = "ap-southeast-1b"
      "10.0.5.0/24" = "ap-southeast-1c"
    }
    error_message = "The address plan of the VPC has changed."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.public : !subnet.map_public_ip_on_launch])
    error_message = "A public subnet must not give public addresses by itself."
  }
}

run "only_the_load_balancer_is_open_to_the_internet" {
  command = plan

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.internet_to_alb : rule.from_port]) == toset([80, 443])
    error_message = "The internet may reach ports 80 and 443 of the load balancer and nothing else."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.flow : rule.cidr_ipv4 == null && rule.from_port == rule.to_port && rule.ip_protocol == "tcp"])
    error_message = "Inside the VPC a rule must name a peer group and one port."
  }

  assert {
    condition     = toset([for flow in values(local.flows) : flow.from if contains(["database", "document_store", "streaming"], flow.to)]) == toset(["app", "keycloak", "rotation", "ci", "streaming"])
    error_message = "Somebody else may reach a store."
  }

  assert {
    condition     = alltrue([for flow in values(local.flows) : flow.to != "streaming" || contains(["app", "ci", "streaming"], flow.from)]) && length([for flow in values(local.flows) : flow if flow.port == 9098]) == 6
    error_message = "Port 9098 is Keycloak's and MSK's: each needs rules of its own."
  }
}

run "network_acls_refuse_remote_desktop_first" {
  command = plan

  assert {
    condition = alltrue([
      for acl in [aws_network_acl.public[0], aws_network_acl.private] :
      min([for rule in acl.ingress : rule.rule_no]...) == one([for rule in acl.ingress : rule.rule_no if rule.action == "deny" && rule.from_port == 3389])
    ])
    error_message = "The deny must come before the ephemeral ports, which contain it."
  }
}

run "a_replicas_region_has_no_way_to_the_internet" {
  command = plan

  variables {
    region                     = "ap-northeast-1"
    vpc_cidr_block             = "10.1.0.0/16"
    availability_zones         = ["ap-northeast-1a", "ap-northeast-1c", "ap-northeast-1d"]
    public_subnet_cidr_blocks  = []
    private_subnet_cidr_blocks = ["10.1.3.0/24", "10.1.4.0/24", "10.1.5.0/24"]
    interface_endpoints        = []
  }

  assert {
    condition     = length(aws_internet_gateway.this) + length(aws_nat_gateway.this) + length(aws_route.private_nat) == 0
    error_message = "No gateway was asked for."
  }
}

run "two_zones_are_not_enough" {
  command = plan

  variables {
    availability_zones         = ["ap-southeast-1a", "ap-southeast-1b"]
    private_subnet_cidr_blocks = ["10.0.3.0/24", "10.0.4.0/24"]
  }

  expect_failures = [var.availability_zones]
}

run "each_zone_needs_a_private_subnet" {
  command = plan

  variables {
    private_subnet_cidr_blocks = ["10.0.3.0/24", "10.0.4.0/24"]
  }

  expect_failures = [var.private_subnet_cidr_blocks]
}

run "one_public_subnet_is_not_enough" {
  command = plan

  variables {
    public_subnet_cidr_blocks = ["10.0.1.0/24"]
  }

  expect_failures = [var.public_subnet_cidr_blocks]
}

run "an_unknown_environment_is_refused" {
  command = plan

  variables {
    environment = "production"
  }

  expect_failures = [var.environment]
}

run "a_name_that_is_too_long_is_refused" {
  command = plan

  variables {
    name = "psychological-healthcare-system"
  }

  expect_failures = [var.name]
}
