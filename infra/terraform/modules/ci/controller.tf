locals {
  hosted = var.controller == null ? 0 : 1
}

data "aws_subnet" "controller" {
  count = local.hosted

  id = var.controller.subnet_ids[0]
}

resource "aws_instance" "controller" {
  count = local.hosted

  ami                    = var.controller.ami_id
  instance_type          = var.controller.instance_type
  subnet_id              = var.controller.subnet_ids[0]
  vpc_security_group_ids = [var.controller.security_group_id]
  iam_instance_profile   = aws_iam_instance_profile.controller[0].name
  monitoring             = true
  ebs_optimized          = true

  user_data = templatefile("${path.module}/controller.sh.tftpl", {
    domain_name   = var.controller.domain_name
    volume_id     = aws_ebs_volume.controller[0].id
    region        = var.region
    agent_cluster = aws_ecs_cluster.agents[0].arn
    agent_family  = aws_ecs_task_definition.agent[0].family
  })

  # Nothing on the instance may be tricked into handing out its role.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = 20
    encrypted   = true
  }

  tags = merge(var.tags, { Name = "${var.name}-jenkins" })

  # A newer image is a decision: the instance is replaced, and its home volume moves over.
  lifecycle {
    ignore_changes = [ami]
  }
}

# Jenkins' home outlives the instance.
resource "aws_ebs_volume" "controller" {
  count = local.hosted

  availability_zone = data.aws_subnet.controller[0].availability_zone
  type              = "gp3"
  size              = var.controller.volume_size
  encrypted         = true

  tags = merge(var.tags, { Name = "${var.name}-jenkins-home", Backup = "daily" })
}

resource "aws_volume_attachment" "controller" {
  count = local.hosted

  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.controller[0].id
  instance_id = aws_instance.controller[0].id
}

resource "aws_iam_instance_profile" "controller" {
  count = local.hosted

  name = "${var.name}-jenkins"
  role = aws_iam_role.controller[0].name

  tags = var.tags
}

resource "aws_iam_role" "controller" {
  count = local.hosted

  name               = "${var.name}-jenkins"
  assume_role_policy = data.aws_iam_policy_document.ec2_trust.json

  tags = var.tags
}

data "aws_iam_policy_document" "ec2_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

# People come through Session Manager; there is no SSH.
resource "aws_iam_role_policy_attachment" "session_manager" {
  count = local.hosted

  role       = aws_iam_role.controller[0].name
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_role_policy" "controller" {
  count = local.hosted

  name   = "run-agents"
  role   = aws_iam_role.controller[0].id
  policy = data.aws_iam_policy_document.controller[0].json
}

# The controller starts agents and does nothing else: builds run with the agents' role, deployments with each environment's.
data "aws_iam_policy_document" "controller" {
  count = local.hosted

  statement {
    sid     = "StartAgents"
    actions = ["ecs:RunTask"]
    # Every revision of the one family.
    resources = ["arn:aws:ecs:${var.region}:${var.account_id}:task-definition/${aws_ecs_task_definition.agent[0].family}:*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = [aws_ecs_cluster.agents[0].arn]
    }
  }

  statement {
    sid     = "WatchAgents"
    actions = ["ecs:DescribeTasks", "ecs:StopTask"]
    # Tasks of the agents' cluster; ECS makes up their names.
    resources = ["arn:aws:ecs:${var.region}:${var.account_id}:task/${aws_ecs_cluster.agents[0].name}/*"]
  }

  statement {
    sid     = "LookUp"
    actions = ["ecs:DescribeTaskDefinition", "ecs:ListClusters", "ecs:ListTaskDefinitions"]
    # These actions do not support resource-level permissions.
    resources = ["*"]
  }

  statement {
    sid       = "PassAgentRoles"
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.agent[0].arn, aws_iam_role.agent_execution[0].arn]

    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["ecs-tasks.amazonaws.com"]
    }
  }

  dynamic "statement" {
    for_each = length(var.controller.secret_arns) > 0 ? [true] : []

    content {
      sid       = "Secrets"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = var.controller.secret_arns
    }
  }

  dynamic "statement" {
    for_each = length(var.controller.kms_key_arns) > 0 ? [true] : []

    content {
      sid       = "SecretKeys"
      actions   = ["kms:Decrypt"]
      resources = var.controller.kms_key_arns

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["secretsmanager.${var.region}.amazonaws.com"]
      }
    }
  }
}
