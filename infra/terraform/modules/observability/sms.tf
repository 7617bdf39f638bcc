# Text messages go straight to a number, without a topic of ours. The preferences are the account's in this region: an account holds one
# environment.

resource "aws_sns_sms_preferences" "this" {
  default_sms_type                      = "Transactional"
  default_sender_id                     = var.sms.sender_id
  monthly_spend_limit                   = var.sms.monthly_spend_limit
  delivery_status_iam_role_arn          = aws_iam_role.sms.arn
  delivery_status_success_sampling_rate = var.sms.success_log_percent
}

data "aws_iam_policy_document" "sms_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

resource "aws_iam_role" "sms" {
  name               = "${var.name}-sms-status"
  assume_role_policy = data.aws_iam_policy_document.sms_trust.json

  tags = var.tags
}

data "aws_iam_policy_document" "sms_logs" {
  # SNS names the groups itself: sns/<region>/<account>/DirectPublishToPhoneNumber, with /Failure behind it.
  statement {
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:PutRetentionPolicy"]
    resources = ["arn:aws:logs:${var.region}:${var.account_id}:log-group:sns/${var.region}/${var.account_id}/*"]
  }
}

resource "aws_iam_role_policy" "sms" {
  name   = "logs"
  role   = aws_iam_role.sms.id
  policy = data.aws_iam_policy_document.sms_logs.json
}

# A telephone number has no ARN, so the resource can only be a star; topics, which have one, are taken out again.
data "aws_iam_policy_document" "sms_publish" {
  statement {
    sid       = "PhoneNumbers"
    actions   = ["sns:Publish"]
    resources = ["*"]
  }

  statement {
    sid       = "NoTopics"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = ["arn:aws:sns:*:*:*"]
  }
}
