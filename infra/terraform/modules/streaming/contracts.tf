# What travels: the topics, which scripts/apply-topics.sh makes (the AWS provider knows them from 6.x on only), and the schemas.

locals {
  event_topics       = [for topic in var.topics : topic.name if topic.policy != "dead-letter"]
  dead_letter_topics = [for topic in var.topics : topic.name if topic.policy == "dead-letter"]

  schemas = {
    for file in fileset(var.event_schemas_directory, "*.json") :
    trimsuffix(file, ".json") => jsondecode(file("${var.event_schemas_directory}/${file}"))
  }
}

resource "aws_glue_registry" "this" {
  registry_name = var.name
  description   = "Event types, as they are committed beside the code"

  tags = var.tags
}

# The registry is for readers outside: the build has already refused every change that is not compatible, and does it more strictly.
resource "aws_glue_schema" "event" {
  for_each = local.schemas

  schema_name   = each.key
  registry_arn  = aws_glue_registry.this.arn
  data_format   = "JSON"
  compatibility = "FULL"
  # Glue knows JSON Schema up to draft 7. What our schemas use means the same there.
  schema_definition = jsonencode(merge(each.value, { "$schema" = "http://json-schema.org/draft-07/schema#" }))

  tags = var.tags
}
