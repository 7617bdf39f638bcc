output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "vpc_cidr_block" {
  description = "Addresses of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "Public subnets, in the order of the zones."
  value       = aws_subnet.public[*].id
}

output "private_subnet_ids" {
  description = "Private subnets of all three zones, in their order: for brokers and databases."
  value       = aws_subnet.private[*].id
}

output "balanced_subnet_ids" {
  description = "Private subnets of the zones that have a public subnet: for tasks behind the load balancer, which sends nothing to other zones."
  value       = slice(aws_subnet.private[*].id, 0, length(var.public_subnet_cidr_blocks))
}

output "security_group_ids" {
  description = "Security groups by role: alb, app, keycloak, database, document_store, streaming, efs, ci, endpoints, rotation."
  value       = { for role, group in aws_security_group.this : role => group.id }
}

output "service_discovery_namespace_id" {
  description = "Private DNS namespace for what is called inside the VPC only."
  value       = aws_service_discovery_private_dns_namespace.this.id
}

output "service_discovery_namespace_name" {
  description = "Domain of that namespace."
  value       = aws_service_discovery_private_dns_namespace.this.name
}

output "nat_gateway_public_ips" {
  description = "Addresses from which the private subnets reach the internet."
  value       = aws_eip.nat[*].public_ip
}

output "flow_log_group_name" {
  description = "Log group of the flow logs."
  value       = aws_cloudwatch_log_group.flow.name
}
