# The provider of the other region: what it makes must be told apart from what the first one makes.

mock_data "aws_iam_policy_document" {
  defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
}

mock_resource "aws_kms_key" {
  defaults = { arn = "arn:aws:kms:ap-northeast-1:111122223333:key/11111111-1111-4111-8111-111111111111" }
}

mock_resource "aws_s3_bucket" {
  defaults = { arn = "arn:aws:s3:::mock-replica" }
}

mock_resource "aws_db_instance" {
  defaults = { arn = "arn:aws:rds:ap-northeast-1:111122223333:db:mock" }
}

mock_resource "aws_docdb_cluster" {
  defaults = { arn = "arn:aws:rds:ap-northeast-1:111122223333:cluster:mock" }
}

mock_resource "aws_msk_cluster" {
  defaults = { arn = "arn:aws:kafka:ap-northeast-1:111122223333:cluster/mock/11111111-1111-4111-8111-111111111111-1" }
}

mock_resource "aws_msk_configuration" {
  defaults = {
    arn             = "arn:aws:kafka:ap-northeast-1:111122223333:configuration/mock/11111111-1111-4111-8111-111111111111-1"
    latest_revision = 1
  }
}

mock_resource "aws_backup_vault" {
  defaults = { arn = "arn:aws:backup:ap-northeast-1:111122223333:backup-vault:mock" }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:ap-northeast-1:111122223333:log-group:/mock" }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::111122223333:role/mock-replica" }
}

mock_data "aws_caller_identity" {
  defaults = { account_id = "111122223333" }
}
