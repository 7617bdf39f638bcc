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

run "the_deployment_role_is_narrow" {
  assert {
    condition     = toset(flatten([for statement in data.aws_iam_policy_document.deploy.statement : statement.actions if contains(statement.resources, "*")])) == toset(["ecs:DescribeTaskDefinition", "ecs:ListTaskDefinitions"])
    error_message = "Only what knows no resource may name every resource."
  }

  assert {
    condition     = !anytrue(flatten([for document in [data.aws_iam_policy_document.deploy, data.aws_iam_policy_document.plan, data.aws_iam_policy_document.apply, data.aws_iam_policy_document.state_lock] : [for statement in document.statement : [for action in statement.actions : strcontains(action, "*")]]]))
    error_message = "No action may be a wildcard."
  }

  assert {
    condition     = alltrue([for statement in data.aws_iam_policy_document.deploy.statement : anytrue([for condition in statement.condition : condition.variable == "iam:PassedToService" && toset(condition.values) == toset(["ecs-tasks.amazonaws.com"])]) if contains(statement.actions, "iam:PassRole")])
    error_message = "Roles may be passed to tasks only."
  }
}

run "planning_changes_nothing_and_reads_no_data" {
  variables {
    github_repository = "psyhealth/psyhealth"
  }

  assert {
    condition     = anytrue([for statement in data.aws_iam_policy_document.plan.statement : statement.effect == "Deny" && contains(statement.actions, "secretsmanager:GetSecretValue")]) && anytrue([for statement in data.aws_iam_policy_document.plan.statement : statement.effect == "Deny" && contains(statement.actions, "s3:GetObject") && toset(statement.not_resources) == toset(["arn:aws:s3:::state/test/terraform.tfstate", "arn:aws:s3:::state/test/terraform.tfstate.tflock"])])
    error_message = "A plan must read no object but its state, and no secret."
  }

  assert {
    condition     = endswith(aws_iam_role_policy_attachment.plan.policy_arn, "/ReadOnlyAccess")
    error_message = "A plan must change nothing."
  }

  assert {
    condition     = toset(flatten([for statement in data.aws_iam_policy_document.plan_trust.statement : [for condition in statement.condition : condition.values]])) == toset(["sts.amazonaws.com", "repo:psyhealth/psyhealth:ref:refs/heads/main"])
    error_message = "A pull request must not get credentials."
  }

  assert {
    condition     = length([for statement in data.aws_iam_policy_document.deployer_trust.statement : statement if contains(statement.actions, "sts:AssumeRoleWithWebIdentity")]) == 0
    error_message = "Workflows of GitHub must not deploy."
  }
}

run "jenkins_starts_agents_and_no_more" {
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
    condition     = toset(flatten([for statement in data.aws_iam_policy_document.controller[0].statement : statement.actions])) == toset(["ecs:RunTask", "ecs:DescribeTasks", "ecs:StopTask", "ecs:DescribeTaskDefinition", "ecs:ListClusters", "ecs:ListTaskDefinitions", "iam:PassRole"])
    error_message = "The controller must only start agents; deployments run with the environment's role."
  }

  assert {
    condition     = anytrue([for statement in data.aws_iam_policy_document.agent[0].statement : tolist(statement.actions) == tolist(["sts:AssumeRole"]) && tolist(statement.resources) == tolist(["arn:aws:iam::444455556666:role/psyhealth-dev-deploy"])])
    error_message = "The agents may take on the named deployment roles and no others."
  }

  assert {
    condition     = aws_volume_attachment.controller[0].volume_id == aws_ebs_volume.controller[0].id && aws_ebs_volume.controller[0].availability_zone == "ap-southeast-1a" && aws_instance.controller[0].subnet_id == "subnet-3"
    error_message = "Jenkins' home must be in the zone of the instance, and attached."
  }

  assert {
    condition     = alltrue([for rule in aws_lb_listener_rule.jenkins : rule.action[0].target_group_arn == aws_lb_target_group.jenkins[0].arn]) && aws_lb_target_group_attachment.jenkins[0].target_id == aws_instance.controller[0].id
    error_message = "The load balancer must lead to the controller."
  }
}
