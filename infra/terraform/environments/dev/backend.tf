# The bucket differs in each account and is given when Terraform is initialised: see ../README.md. Without "encrypt": that would ask
# for S3's own key, while the bucket by itself uses the key that bootstrap made.
#
# Both locks, on purpose. use_lockfile locks with an object beside the state and is what Terraform goes on with; dynamodb_table is
# the older way, and deprecated. While anybody may still run a Terraform or a pipeline that knows the table only, a state that is
# locked one way would be open the other. With both set, each of them sees the lock. The table goes when nobody needs it any more.
terraform {
  backend "s3" {
    key            = "dev/terraform.tfstate"
    region         = "ap-southeast-1"
    use_lockfile   = true
    dynamodb_table = "psyhealth-terraform-lock"
  }
}
