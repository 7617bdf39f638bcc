# The infrastructure's own pipeline: one role that looks, for plans and drift, and one that applies what was reviewed.

locals {
  state_object = "${var.state.bucket_arn}/${var.state.key}"
}

resource "aws_iam_role" "plan" {
  name               = "${var.name}-terraform-plan"
  assume_role_policy = data.aws_iam_policy_document.plan_trust.json

  tags = var.tags
}

data "aws_iam_policy_document" "plan_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = local.deployers
    }
  }

  dynamic "statement" {
    for_each = var.github_repository == null ? [] : [var.github_repository]

    content {
      actions = ["sts:AssumeRoleWithWebIdentity"]

      principals {
        type        = "Federated"
        identifiers = [aws_iam_openid_connect_provider.github[0].arn]
      }

      condition {
        test     = "StringEquals"
        variable = "token.actions.githubusercontent.com:aud"
        values   = ["sts.amazonaws.com"]
      }

      # The workflows of main alone: a pull request runs what its author wrote.
      condition {
        test     = "StringEquals"
        variable = "token.actions.githubusercontent.com:sub"
        values   = ["repo:${statement.value}:ref:refs/heads/main"]
      }
    }
  }
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.github_repository == null ? 0 : 1

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]

  tags = var.tags
}

# AWS keeps the list of all that can be looked at; a plan looks at everything that Terraform manages.
resource "aws_iam_role_policy_attachment" "plan" {
  role       = aws_iam_role.plan.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_role_policy" "plan" {
  name   = "state-and-no-data"
  role   = aws_iam_role.plan.id
  policy = data.aws_iam_policy_document.plan.json
}

data "aws_iam_policy_document" "plan" {
  source_policy_documents = [data.aws_iam_policy_document.state_lock.json]

  statement {
    sid       = "ReadState"
    actions   = ["s3:GetObject"]
    resources = [local.state_object]
  }

  # Looking at how a store is set up is one thing, looking at what people wrote another.
  statement {
    sid           = "NoObjects"
    effect        = "Deny"
    actions       = ["s3:GetObject", "s3:GetObjectVersion"]
    not_resources = [local.state_object, "${local.state_object}.tflock"]
  }

  statement {
    sid     = "NoData"
    effect  = "Deny"
    actions = ["dynamodb:Scan", "dynamodb:Query", "logs:GetLogEvents", "logs:FilterLogEvents", "logs:StartQuery", "logs:GetQueryResults", "secretsmanager:GetSecretValue"]
    # A denial has to be wide.
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "state_lock" {
  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = [var.state.bucket_arn]
  }

  statement {
    sid       = "LockByObject"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${local.state_object}.tflock"]
  }

  statement {
    sid       = "LockByTable"
    actions   = ["dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"]
    resources = [var.state.lock_table_arn]
  }

  statement {
    sid       = "StateKey"
    actions   = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]
    resources = [var.state.kms_key_arn]
  }
}

resource "aws_iam_role" "apply" {
  name                 = "${var.name}-terraform-apply"
  assume_role_policy   = data.aws_iam_policy_document.deployer_trust.json
  max_session_duration = 7200

  tags = var.tags
}

# Everything but IAM: what makes every resource here must be able to make every resource here. The guard is the review of the
# plan, and that only the pipeline can take on the role.
resource "aws_iam_role_policy_attachment" "apply" {
  role       = aws_iam_role.apply.name
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

resource "aws_iam_role_policy" "apply" {
  name   = "state-and-own-roles"
  role   = aws_iam_role.apply.id
  policy = data.aws_iam_policy_document.apply.json
}

data "aws_iam_policy_document" "apply" {
  source_policy_documents = [data.aws_iam_policy_document.state_lock.json]

  statement {
    sid       = "State"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = [local.state_object]
  }

  statement {
    sid = "OwnRoles"
    # Roles and policies of this environment, by their prefix.
    actions = [
      "iam:CreateRole", "iam:GetRole", "iam:UpdateRole", "iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:PassRole",
      "iam:UpdateAssumeRolePolicy", "iam:AttachRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePolicy", "iam:GetRolePolicy",
      "iam:DeleteRolePolicy", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole",
      "iam:CreatePolicy", "iam:GetPolicy", "iam:DeletePolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions", "iam:CreatePolicyVersion", "iam:DeletePolicyVersion",
      "iam:CreateInstanceProfile", "iam:GetInstanceProfile", "iam:DeleteInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile", "iam:TagInstanceProfile",
    ]
    resources = [for kind in ["role", "policy", "instance-profile"] : "arn:aws:iam::${var.account_id}:${kind}/${var.name}-*"]
  }

  statement {
    sid     = "ServiceRoles"
    actions = ["iam:CreateServiceLinkedRole"]
    # AWS writes these roles' policies itself; their names belong to the services.
    resources = ["arn:aws:iam::${var.account_id}:role/aws-service-role/*"]
  }

  statement {
    sid     = "AccountSettings"
    actions = ["iam:GetAccountPasswordPolicy", "iam:UpdateAccountPasswordPolicy", "iam:ListOpenIDConnectProviders"]
    # These actions do not support resource-level permissions.
    resources = ["*"]
  }

  statement {
    sid       = "OpenIdProvider"
    actions   = ["iam:CreateOpenIDConnectProvider", "iam:GetOpenIDConnectProvider", "iam:UpdateOpenIDConnectProviderThumbprint", "iam:AddClientIDToOpenIDConnectProvider", "iam:TagOpenIDConnectProvider", "iam:DeleteOpenIDConnectProvider"]
    resources = ["arn:aws:iam::${var.account_id}:oidc-provider/token.actions.githubusercontent.com"]
  }

  # A change of these three roles is made by a person.
  statement {
    sid       = "NotItself"
    effect    = "Deny"
    actions   = ["iam:UpdateAssumeRolePolicy", "iam:AttachRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePolicy", "iam:DeleteRolePolicy", "iam:DeleteRole"]
    resources = [for role in ["deploy", "terraform-plan", "terraform-apply"] : "arn:aws:iam::${var.account_id}:role/${var.name}-${role}"]
  }
}
