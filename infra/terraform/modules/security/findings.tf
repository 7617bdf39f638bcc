# Findings of high severity become messages; the rest waits in Security Hub for its reader.

locals {
  findings = {
    guardduty = {
      source      = ["aws.guardduty"]
      detail-type = ["GuardDuty Finding"]
      detail      = { severity = [{ numeric = [">=", 7] }] }
    }
    securityhub = {
      source      = ["aws.securityhub"]
      detail-type = ["Security Hub Findings - Imported"]
      detail = { findings = {
        Severity    = { Label = ["HIGH", "CRITICAL"] }
        Workflow    = { Status = ["NEW"] }
        RecordState = ["ACTIVE"]
        # GuardDuty's come by themselves, and sooner.
        ProductName = [{ anything-but = "GuardDuty" }]
      } }
    }
    root = {
      source      = ["aws.signin"]
      detail-type = ["AWS Console Sign In via CloudTrail"]
      detail      = { userIdentity = { type = ["Root"] } }
    }
  }
}

resource "aws_cloudwatch_event_rule" "finding" {
  for_each = local.findings

  name          = "${var.name}-${each.key}-findings"
  description   = "What somebody must hear of at once"
  event_pattern = jsonencode(each.value)

  tags = var.tags
}

resource "aws_cloudwatch_event_target" "finding" {
  for_each = local.findings

  rule = aws_cloudwatch_event_rule.finding[each.key].name
  arn  = var.findings_topic_arn
}
