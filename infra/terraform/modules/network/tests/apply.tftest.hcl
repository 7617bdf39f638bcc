mock_provider "aws" {
  source = "../../mocks"
}

variables {
  name        = "psyhealth-test"
  environment = "dev"
}

run "each_private_subnet_leaves_through_its_zone" {
  assert {
    condition = [for route in aws_route.private_nat : route.nat_gateway_id] == [
      aws_nat_gateway.this[0].id, aws_nat_gateway.this[1].id, aws_nat_gateway.this[1].id
    ]
    error_message = "1a and 1b have NAT gateways of their own; 1c borrows that of 1b."
  }

  assert {
    condition     = [for gateway in aws_nat_gateway.this : gateway.subnet_id] == aws_subnet.public[*].id
    error_message = "A NAT gateway must stand in the public subnet of its zone."
  }

  assert {
    condition     = aws_route.public_internet[0].gateway_id == aws_internet_gateway.this[0].id && aws_route.public_internet[0].destination_cidr_block == "0.0.0.0/0"
    error_message = "The public subnets must lead to the internet gateway."
  }

  assert {
    condition     = [for association in aws_route_table_association.private : association.route_table_id] == aws_route_table.private[*].id
    error_message = "Each private subnet must use its own zone's route table."
  }

  assert {
    condition     = output.balanced_subnet_ids == slice(output.private_subnet_ids, 0, 2) && length(output.private_subnet_ids) == 3
    error_message = "Tasks behind the load balancer belong to the zones of its subnets."
  }
}

run "peers_name_each_other" {
  assert {
    condition = alltrue([for name, flow in local.flows :
      aws_vpc_security_group_ingress_rule.flow[name].security_group_id == aws_vpc_security_group_egress_rule.flow[name].referenced_security_group_id &&
      aws_vpc_security_group_ingress_rule.flow[name].referenced_security_group_id == aws_vpc_security_group_egress_rule.flow[name].security_group_id
    ])
    error_message = "What one side lets out, the other must let in."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.flow["app_to_streaming"].security_group_id == output.security_group_ids["streaming"] && aws_vpc_security_group_ingress_rule.flow["app_to_streaming"].from_port == 9098
    error_message = "The application must reach the brokers' IAM listener."
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_egress_rule.internet : rule.security_group_id]) == toset([for role in ["app", "keycloak", "ci"] : output.security_group_ids[role]])
    error_message = "Stores and the load balancer have no business in the internet."
  }
}

run "endpoints_stand_in_every_private_subnet" {
  assert {
    condition     = toset(keys(aws_vpc_endpoint.interface)) == toset(["ecr.api", "ecr.dkr", "secretsmanager", "logs"]) && alltrue([for endpoint in aws_vpc_endpoint.interface : toset(endpoint.subnet_ids) == toset(aws_subnet.private[*].id) && endpoint.private_dns_enabled])
    error_message = "ECR, Secrets Manager and the logs are reached inside the VPC, from each zone."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && toset(aws_vpc_endpoint.s3.route_table_ids) == toset(aws_route_table.private[*].id)
    error_message = "S3 must be reached through the gateway endpoint from each private subnet."
  }

  assert {
    condition     = aws_flow_log.this.traffic_type == "ALL" && aws_flow_log.this.log_destination == aws_cloudwatch_log_group.flow.arn && aws_kms_key.flow.enable_key_rotation
    error_message = "Flow logs must keep accepted and refused traffic, encrypted."
  }
}
