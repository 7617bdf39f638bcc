locals {
  metrics_namespace = "${var.name}/application"

  log_groups = {
    app      = { name = "/${var.name}/app", days = 90 }
    keycloak = { name = "/${var.name}/keycloak", days = 90 }
    metrics  = { name = "/${var.name}/metrics", days = 14 }
    jenkins  = { name = "/${var.name}/jenkins", days = 30 }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.log_groups

  name              = each.value.name
  retention_in_days = lookup(var.log_retention_days, each.key, each.value.days)

  tags = var.tags
}

# Numbers that only the logs know. The application logs one JSON object per line (ECS), Keycloak its events.
locals {
  metric_filters = {
    errors = {
      group   = "app"
      pattern = "{ $.log.level = \"ERROR\" }"
    }
    warnings = {
      group   = "app"
      pattern = "{ $.log.level = \"WARN\" }"
    }
    dead_letters = {
      group   = "app"
      pattern = "{ ($.log.level = \"ERROR\") && ($.message = \"*it goes to the dead letters*\") }"
    }
    parked_events = {
      group   = "app"
      pattern = "{ ($.log.level = \"ERROR\") && ($.message = \"*it is parked*\") }"
    }
    failed_logins = {
      group   = "keycloak"
      pattern = "\"LOGIN_ERROR\""
    }
  }
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each = local.metric_filters

  name           = "${var.name}-${replace(each.key, "_", "-")}"
  log_group_name = aws_cloudwatch_log_group.this[each.value.group].name
  pattern        = each.value.pattern

  metric_transformation {
    name          = each.key
    namespace     = "${var.name}/logs"
    value         = "1"
    default_value = "0"
    unit          = "Count"
  }
}
