#!/usr/bin/env bash
# Restores a store beside itself, checks what came back, takes the time, and removes what it made. The originals are only read.
# Shows the commands; --run runs them. docs/runbooks/restore.md says what each step is for.
#
#   NAME=psyhealth-staging scripts/restore-drill.sh database|document-store|media|efs|streaming|secrets|state|all [--run]
#
#   NAME                prefix of the environment's resources
#   REGION              default ap-southeast-1
#   REPLICA_REGION      default ap-northeast-1
#   ACCOUNT             account number; asked from AWS with --run
#   RPO, RTO            objectives in seconds, default 300 and 1800
#
# Exit: 0 every objective was met, 1 one was not or a step failed, 2 wrong use.
set -uo pipefail

usage() {
  sed -n '2,/^set/p' "$0" | sed '$d;s/^# \{0,1\}//'
  exit 2
}
STORE=${1:-}
MODE=${2:-}
[[ $MODE == "" || $MODE == --run ]] || usage
: "${NAME:?names no environment, such as psyhealth-staging}"
REGION=${REGION:-ap-southeast-1}
REPLICA_REGION=${REPLICA_REGION:-ap-northeast-1}
RPO=${RPO:-300}
RTO=${RTO:-1800}
POLL=${POLL:-15}
stamp=$(date -u +%Y%m%d%H%M%S)
work=$(mktemp -d)
failures=0
undo=()

running() { [[ $MODE == --run ]]; }
say() { printf '%s\n' "$*"; }
# Without --run the replies are examples, and say nothing.
met() { ! running || printf 'met      %s\n' "$*"; }
fail() {
  printf 'NOT MET  %s\n' "$*"
  failures=$((failures + 1))
}
# do_ <aws arguments>: something that changes or waits. ask <example> <aws arguments>: something that only reads.
do_() {
  printf '  aws %s\n' "$*"
  ! running || aws "$@" --output json >"$work/reply" || return 1
}
ask() {
  local example=$1
  shift
  printf '  aws %s\n' "$*" >&2
  if running; then aws "$@" --output text; else printf '%s\n' "$example"; fi
}
# Whatever happens, what the drill made is removed; and nothing else can be, because every name is the drill's own.
later() { undo+=("$*"); }
clean_up() {
  local i
  for ((i = ${#undo[@]} - 1; i >= 0; i--)); do
    # shellcheck disable=SC2086
    do_ ${undo[i]} || fail "left behind: aws ${undo[i]}"
  done
  undo=()
}
trap 'clean_up; rm -rf "$work"' EXIT

seconds_since() { echo $(($(date -u +%s) - $(date -u -d "$1" +%s))); }
check_rpo() {
  local age
  age=$(seconds_since "$2") || { fail "$1: '$2' is no time"; return; }
  if ((age <= RPO)); then met "$1: can be restored to $age s ago"; else fail "$1: can only be restored to $age s ago, objective $RPO s"; fi
}
check_rto() {
  running || return 0
  if (($2 <= RTO)); then met "$1: restored in $2 s"; else fail "$1: took $2 s, objective $RTO s"; fi
}
now_example() { date -u +%Y-%m-%dT%H:%M:%SZ; }

drill_database() {
  local target=drill-$NAME-$stamp began latest group subnets
  say "== PostgreSQL: $NAME -> $target"
  latest=$(ask "$(now_example)" rds describe-db-instances --region "$REGION" --db-instance-identifier "$NAME" \
    --query 'DBInstances[0].LatestRestorableTime') || { fail "database: cannot be read"; return; }
  check_rpo database "$latest"
  subnets=$(ask "$NAME" rds describe-db-instances --region "$REGION" --db-instance-identifier "$NAME" --query 'DBInstances[0].DBSubnetGroup.DBSubnetGroupName')
  group=$(ask sg-database rds describe-db-instances --region "$REGION" --db-instance-identifier "$NAME" --query 'DBInstances[0].VpcSecurityGroups[0].VpcSecurityGroupId')
  began=$SECONDS
  do_ rds restore-db-instance-to-point-in-time --region "$REGION" --source-db-instance-identifier "$NAME" \
    --target-db-instance-identifier "$target" --use-latest-restorable-time --no-multi-az --no-publicly-accessible \
    --db-subnet-group-name "$subnets" --vpc-security-group-ids "$group" --no-deletion-protection || { fail "database: no restore"; return; }
  later rds delete-db-instance --region "$REGION" --db-instance-identifier "$target" --skip-final-snapshot --delete-automated-backups
  do_ rds wait db-instance-available --region "$REGION" --db-instance-identifier "$target" || { fail "database: never became available"; return; }
  check_rto database $((SECONDS - began))
  say "  now compare by hand, from a task: select count(*), max(created_at) of each schema's main table, in both"
}

drill_document_store() {
  local cluster=$NAME-documents target=drill-$NAME-$stamp began latest group subnets class
  say "== Document store: $cluster -> $target"
  latest=$(ask "$(now_example)" docdb describe-db-clusters --region "$REGION" --db-cluster-identifier "$cluster" \
    --query 'DBClusters[0].LatestRestorableTime') || { fail "document store: cannot be read"; return; }
  check_rpo "document store" "$latest"
  subnets=$(ask "$cluster" docdb describe-db-clusters --region "$REGION" --db-cluster-identifier "$cluster" --query 'DBClusters[0].DBSubnetGroup')
  group=$(ask sg-documents docdb describe-db-clusters --region "$REGION" --db-cluster-identifier "$cluster" --query 'DBClusters[0].VpcSecurityGroups[0].VpcSecurityGroupId')
  class=$(ask db.r6g.large docdb describe-db-instances --region "$REGION" --filters "Name=db-cluster-id,Values=$cluster" --query 'DBInstances[0].DBInstanceClass')
  began=$SECONDS
  do_ docdb restore-db-cluster-to-point-in-time --region "$REGION" --source-db-cluster-identifier "$cluster" \
    --db-cluster-identifier "$target" --use-latest-restorable-time --db-subnet-group-name "$subnets" \
    --vpc-security-group-ids "$group" --no-deletion-protection || { fail "document store: no restore"; return; }
  later docdb delete-db-cluster --region "$REGION" --db-cluster-identifier "$target" --skip-final-snapshot
  do_ docdb create-db-instance --region "$REGION" --db-instance-identifier "$target-0" --db-cluster-identifier "$target" \
    --db-instance-class "$class" --engine docdb || { fail "document store: no member"; return; }
  later docdb delete-db-instance --region "$REGION" --db-instance-identifier "$target-0"
  do_ docdb wait db-instance-available --region "$REGION" --db-instance-identifier "$target-0" || { fail "document store: never became available"; return; }
  check_rto "document store" $((SECONDS - began))
  say "  now compare by hand, from a task: db.users.countDocuments() in both"
}

drill_media() {
  # Below a prefix that is copied and never served.
  local bucket=$NAME-media-$ACCOUNT copy=$NAME-media-replica-$ACCOUNT key=held/drill/$stamp marker version began
  say "== Media: a deleted object in $bucket, and its copy"
  echo "drill $stamp" >"$work/object"
  do_ s3api put-object --region "$REGION" --bucket "$bucket" --key "$key" --body "$work/object" || { fail "media: cannot be written"; return; }
  version=$(ask v1 s3api list-object-versions --region "$REGION" --bucket "$bucket" --prefix "$key" --query 'Versions[0].VersionId')
  # The copy has the same version; that a version was deleted is not copied.
  later s3api delete-object --region "$REGION" --bucket "$bucket" --key "$key" --version-id "$version"
  later s3api delete-object --region "$REPLICA_REGION" --bucket "$copy" --key "$key" --version-id "$version"
  began=$SECONDS
  while running && ! aws s3api head-object --region "$REPLICA_REGION" --bucket "$copy" --key "$key" >/dev/null 2>&1; do
    if ((SECONDS - began > RPO)); then
      fail "media: not in the other region after $RPO s"
      break
    fi
    sleep "$POLL"
  done
  running || say "  aws s3api head-object --region $REPLICA_REGION --bucket $copy --key $key   (until it is there)"
  do_ s3api delete-object --region "$REGION" --bucket "$bucket" --key "$key" || { fail "media: cannot be deleted"; return; }
  began=$SECONDS
  marker=$(ask m1 s3api list-object-versions --region "$REGION" --bucket "$bucket" --prefix "$key" --query 'DeleteMarkers[0].VersionId')
  later s3api delete-object --region "$REPLICA_REGION" --bucket "$copy" --key "$key" --version-id "$marker"
  do_ s3api delete-object --region "$REGION" --bucket "$bucket" --key "$key" --version-id "$marker" || { fail "media: the deletion stays"; return; }
  do_ s3api get-object --region "$REGION" --bucket "$bucket" --key "$key" "$work/restored" || { fail "media: not there again"; return; }
  ! running || cmp -s "$work/object" "$work/restored" || { fail "media: came back different"; return; }
  check_rto media $((SECONDS - began))
}

drill_efs() {
  local system arn role point job state restored began
  say "== Shared files of $NAME"
  system=$(ask fs-0 efs describe-file-systems --region "$REGION" --creation-token "$NAME" --query 'FileSystems[0].FileSystemId') || { fail "efs: cannot be read"; return; }
  arn=arn:aws:elasticfilesystem:$REGION:$ACCOUNT:file-system/$system
  role=arn:aws:iam::$ACCOUNT:role/$NAME-backup
  point=$(ask arn:aws:backup:recovery-point backup list-recovery-points-by-resource --region "$REGION" --resource-arn "$arn" \
    --query 'sort_by(RecoveryPoints,&CreationDate)[-1].RecoveryPointArn')
  [[ $point == None || -z $point ]] && { fail "efs: there is no backup"; return; }
  say "  the objective of $RPO s does not hold here: a backup is a day old at worst, and nothing in it is an original"
  began=$SECONDS
  do_ backup start-restore-job --region "$REGION" --recovery-point-arn "$point" --iam-role-arn "$role" --resource-type EFS \
    --metadata "file-system-id=$system,newFileSystem=true,CreationToken=drill-$stamp,Encrypted=true,PerformanceMode=generalPurpose" \
    || { fail "efs: no restore"; return; }
  job="job-example"
  ! running || job=$(sed -n 's/.*"RestoreJobId": *"\([^"]*\)".*/\1/p' "$work/reply")
  while running; do
    state=$(aws backup describe-restore-job --region "$REGION" --restore-job-id "$job" --query Status --output text)
    case $state in
      COMPLETED) break ;;
      FAILED | ABORTED | "") fail "efs: restore $state"; return ;;
    esac
    ((SECONDS - began <= 2 * RTO)) || { fail "efs: no end after $((SECONDS - began)) s"; return; }
    sleep "$POLL"
  done
  restored=$(ask fs-drill efs describe-file-systems --region "$REGION" --creation-token "drill-$stamp" --query 'FileSystems[0].FileSystemId')
  [[ $restored == "$system" ]] && { fail "efs: the restore went into the original"; return; }
  later efs delete-file-system --region "$REGION" --file-system-id "$restored"
  check_rto efs $((SECONDS - began))
}

drill_streaming() {
  local state
  say "== Kafka of $NAME: what protects it (a cluster is not restored, it is copied)"
  state=$(ask ACTIVE kafka list-clusters-v2 --region "$REGION" --cluster-name-filter "$NAME" --query "ClusterInfoList[?ClusterName=='$NAME'].State | [0]")
  if [[ $state == ACTIVE ]]; then met "streaming: the cluster is active"; else fail "streaming: the cluster is $state"; fi
  state=$(ask RUNNING kafka list-replicators --region "$REPLICA_REGION" --replicator-name-filter "$NAME" --query 'Replicators[0].ReplicatorState')
  if [[ $state == RUNNING ]]; then met "streaming: events are being copied to $REPLICA_REGION"; else fail "streaming: the replicator is $state"; fi
  state=$(ask 0 cloudwatch get-metric-statistics --region "$REPLICA_REGION" --namespace AWS/Kafka --metric-name ReplicationLatency \
    --dimensions "Name=ReplicatorName,Value=$NAME" --start-time "$(date -u -d '-15 minutes' +%FT%TZ)" --end-time "$(now_example)" \
    --period 900 --statistics Maximum --query 'Datapoints[0].Maximum')
  if [[ $state =~ ^[0-9.]+$ ]] && ((${state%.*} <= RPO * 1000)); then
    met "streaming: the copy was at most $state ms behind"
  else
    fail "streaming: the copy is '$state' ms behind"
  fi
}

drill_secrets() {
  local late name
  say "== Secrets of $NAME: their copies"
  for name in database document-store keycloak-database cursor contact-keys media-signing; do
    late=$(ask InSync secretsmanager describe-secret --region "$REGION" --secret-id "$NAME/$name" --query 'ReplicationStatus[0].Status')
    if [[ $late == InSync ]]; then met "secrets: $name is in $REPLICA_REGION"; else fail "secrets: $name is $late"; fi
  done
}

drill_state() {
  local bucket=psyhealth-terraform-state-$ACCOUNT key=environments/${NAME#psyhealth-}/terraform.tfstate version
  say "== Terraform state: the one before the newest"
  version=$(ask v2 s3api list-object-versions --region "$REGION" --bucket "$bucket" --prefix "$key" --query 'Versions[1].VersionId')
  [[ -n $version && $version != None ]] || { fail "state: there is no older version"; return; }
  do_ s3api get-object --region "$REGION" --bucket "$bucket" --key "$key" --version-id "$version" "$work/state" || { fail "state: cannot be read"; return; }
  ! running || grep -q '"serial"' "$work/state" || { fail "state: the older version is no state"; return; }
  met "state: version $version can be read"
}

case $STORE in
  database | document-store | media | efs | streaming | secrets | state) stores=("$STORE") ;;
  all) stores=(database document-store media efs streaming secrets state) ;;
  *) usage ;;
esac
running || say "Nothing is run; these are the commands. --run runs them."
ACCOUNT=${ACCOUNT:-$(if running; then aws sts get-caller-identity --query Account --output text; else echo 111122223333; fi)}
for store in "${stores[@]}"; do
  "drill_${store//-/_}"
  clean_up
done
if running; then
  say "$failures not met"
else
  # The examples meet every objective; that says nothing.
  failures=0
fi
exit $((failures > 0))
