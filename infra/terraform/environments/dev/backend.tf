# The bucket differs in each account and is given when Terraform is initialised: see ../README.md. Without "encrypt": that would ask
# for S3's own key, while the bucket's default is the key that bootstrap created.
#
# Both locks, on purpose. use_lockfile locks with an object next to the state and is the current way; dynamodb_table is the older,
# deprecated one. While anyone may still run a Terraform or a pipeline that supports only the table, a state that is locked one way
# would be unlocked the other way. With both set, each of them sees the lock. The table will be removed when it is no longer needed.
terraform {
  backend "s3" {
    key            = "dev/terraform.tfstate"
    region         = "ap-southeast-1"
    use_lockfile   = true
    dynamodb_table = "psyhealth-terraform-lock"
  }
}
