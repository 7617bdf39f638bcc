mock_provider "aws" {
  source = "../../mocks"

  mock_data "aws_subnet" {
    defaults = { availability_zone = "ap-southeast-1a" }
  }
}

variables {
  name                    = "psyhealth-test"
  environment             = "dev"
  account_id              = "111122223333"
  deployer_principal_arns = ["arn:aws:iam::444455556666:role/psyhealth-prod-agent"]
  deployment = {
    cluster_arn                  = "arn:aws:ecs:ap-southeast-1:111122223333:cluster/psyhealth-test"
    service_arns                 = ["arn:aws:ecs:ap-southeast-1:111122223333:service/psyhealth-test/psyhealth-test-app"]
    task_definition_families     = ["psyhealth-test-app"]
    pass_role_arns               = ["arn:aws:iam::111122223333:role/psyhealth-test-execution"]
    codedeploy_application_name  = "psyhealth-test"
    codedeploy_deployment_groups = ["psyhealth-test-app"]
    alarm_names                  = ["psyhealth-test-app-errors"]
  }
  state = {
    bucket_arn     = "arn:aws:s3:::state"
    key            = "test/terraform.tfstate"
    lock_table_arn = "arn:aws:dynamodb:ap-southeast-1:111122223333:table/lock"
    kms_key_arn    = "arn:aws:kms:ap-southeast-1:111122223333:key/1"
  }
}

run "an_environment_without_jenkins_has_roles_only" {
  command = plan

  assert {
    condition     = length(aws_instance.controller) + length(aws_ecr_repository.this) + length(aws_ecs_cluster.agents) == 0
    error_message = "Jenkins and the registry stand in one environment."
  }

  assert {
    condition     = one(data.aws_iam_policy_document.deployer_trust.statement).principals == toset([{ type = "AWS", identifiers = toset(["arn:aws:iam::444455556666:role/psyhealth-prod-agent"]) }])
    error_message = "Only the named agents may take on the deployment role."
  }
}

run "somebody_must_deploy" {
  command = plan

  variables {
    deployer_principal_arns = []
  }

  expect_failures = [var.deployer_principal_arns]
}

run "jenkins_open_to_the_world_is_refused" {
  command = plan

  variables {
    controller = {
      ami_id              = "ami-1"
      agent_image         = "agent"
      vpc_id              = "vpc-1"
      subnet_ids          = ["subnet-3"]
      security_group_id   = "sg-1"
      https_listener_arn  = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:listener/app/test/0123456789abcdef/1111111111111111"
      domain_name         = "ci.test.example.org"
      route53_zone_id     = "Z1"
      alb_dns_name        = "a"
      alb_zone_id         = "Z2"
      allowed_cidr_blocks = ["0.0.0.0/0"]
      deploy_role_arns    = []
    }
  }

  expect_failures = [var.controller]
}

run "images_cannot_be_replaced" {
  command = plan

  variables {
    environment      = "prod"
    repositories     = ["psyhealth", "keycloak"]
    pull_account_ids = ["777788889999"]
    controller = {
      ami_id              = "ami-0123456789abcdef0"
      agent_image         = "111122223333.dkr.ecr.ap-southeast-1.amazonaws.com/agent@sha256:0"
      vpc_id              = "vpc-1"
      subnet_ids          = ["subnet-3", "subnet-4"]
      security_group_id   = "sg-1"
      https_listener_arn  = "arn:aws:elasticloadbalancing:ap-southeast-1:111122223333:listener/app/test/0123456789abcdef/1111111111111111"
      domain_name         = "ci.test.example.org"
      route53_zone_id     = "Z1"
      alb_dns_name        = "test.elb.amazonaws.com"
      alb_zone_id         = "Z2"
      allowed_cidr_blocks = ["198.51.100.0/28", "198.51.100.16/28", "198.51.100.32/28", "198.51.100.48/28", "198.51.100.64/28"]
      webhook_cidr_blocks = ["192.0.2.0/24"]
      deploy_role_arns    = ["arn:aws:iam::444455556666:role/psyhealth-dev-deploy"]
    }
  }

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.this : repository.image_tag_mutability == "IMMUTABLE" && repository.image_scanning_configuration[0].scan_on_push && repository.encryption_configuration[0].encryption_type == "KMS"]) && length(aws_ecr_repository.this) == 2
    error_message = "A tag must not be moved, and each image must be scanned."
  }

  assert {
    condition     = alltrue([for policy in aws_ecr_lifecycle_policy.this : length(jsondecode(policy.policy).rules) == 2 && min([for rule in jsondecode(policy.policy).rules : rule.selection.countNumber if rule.selection.tagStatus == "any"]...) >= 20])
    error_message = "Old images must go, but not those that a rollback may need."
  }

  assert {
    condition     = aws_instance.controller[0].instance_type == "t3.micro" && aws_instance.controller[0].metadata_options[0].http_tokens == "required" && aws_instance.controller[0].root_block_device[0].encrypted && aws_ebs_volume.controller[0].encrypted
    error_message = "The controller must be small, encrypted, and keep its role to itself."
  }

  assert {
    condition     = alltrue([for rule in aws_lb_listener_rule.jenkins : anytrue([for condition in rule.condition : length(condition.source_ip) > 0])]) && toset(flatten([for rule in aws_lb_listener_rule.jenkins : [for condition in rule.condition : [for source in condition.source_ip : source.values]]])) == setunion(var.controller.allowed_cidr_blocks, var.controller.webhook_cidr_blocks)
    error_message = "Every way to Jenkins must be limited to named networks, and none may be lost."
  }

  assert {
    condition     = alltrue([for rule in aws_lb_listener_rule.jenkins : anytrue([for condition in rule.condition : anytrue([for pattern in condition.path_pattern : pattern.values == toset(["/github-webhook/"])])]) if anytrue([for condition in rule.condition : anytrue([for source in condition.source_ip : contains(source.values, "192.0.2.0/24")])])])
    error_message = "The code host may reach the webhook and nothing else."
  }

  assert {
    condition     = alltrue([for rule in aws_lb_listener_rule.jenkins : sum([for condition in rule.condition : sum(concat([0], [for it in condition.source_ip : length(it.values)], [for it in condition.host_header : length(it.values)], [for it in condition.path_pattern : length(it.values)]))]) <= 5])
    error_message = "A rule holds five values at most."
  }
}

run "github_comes_by_openid_connect_from_main" {
  command = plan

  variables {
    github_repository = "psyhealth/psyhealth"
  }

  assert {
    condition     = toset(aws_iam_openid_connect_provider.github[0].client_id_list) == toset(["sts.amazonaws.com"])
    error_message = "GitHub's tokens must be made for AWS."
  }
}
