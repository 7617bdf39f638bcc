#!/usr/bin/env bash
# Runs scripts/restore-drill.sh against an aws that only writes down what it is asked.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
# Replies come from FAKE_<word>; a command that contains FAKE_FAIL fails.
cat >"$work/bin/aws" <<'FAKE'
#!/usr/bin/env bash
echo "$*" >>"$FAKE_CALLS"
[[ -n ${FAKE_FAIL:-} && "$*" == *"$FAKE_FAIL"* ]] && exit 255
case "$*" in
  *LatestRestorableTime*) date -u -d "-${FAKE_AGE:-60} seconds" +%Y-%m-%dT%H:%M:%S+00:00 ;;
  *DBSubnetGroup*) echo some-subnets ;;
  *VpcSecurityGroupId*) echo sg-1 ;;
  *DBInstanceClass*) echo db.r6g.large ;;
  *'Versions[0]'*) echo v1 ;;
  *'DeleteMarkers[0]'*) echo m1 ;;
  *'Versions[1]'*) echo "${FAKE_STATE:-v2}" ;;
  *"creation-token drill-"*) echo "${FAKE_RESTORED:-fs-drill}" ;;
  *"describe-file-systems"*) echo fs-original ;;
  *RecoveryPointArn*) echo "${FAKE_POINT:-arn:aws:backup:point}" ;;
  *start-restore-job*) echo '{ "RestoreJobId": "job-1" }' ;;
  *describe-restore-job*) echo COMPLETED ;;
  *put-object*) prev= ; for a in "$@"; do [[ $prev == --body ]] && cp "$a" "$FAKE_OBJECT"; prev=$a; done ;;
  *"get-object"*restored*) args=("$@"); cp "$FAKE_OBJECT" "${args[-3]}" ;;
  *"get-object"*/state*) args=("$@"); echo '{"serial": 3}' >"${args[-3]}" ;;
  *list-clusters-v2*) echo ACTIVE ;;
  *list-replicators*) echo RUNNING ;;
  *ReplicationLatency*) echo "${FAKE_LATENCY:-850.0}" ;;
  *ReplicationStatus*) echo "${FAKE_SYNC:-InSync}" ;;
esac
FAKE
chmod +x "$work/bin/aws"
export PATH=$work/bin:$PATH FAKE_CALLS=$work/calls FAKE_OBJECT=$work/object NAME=psyhealth-staging ACCOUNT=111122223333 POLL=0
failures=0 cases=0

# expect <what> <exit code> <arguments...>
expect() {
  what=$1
  local code=$2
  shift 2
  cases=$((cases + 1))
  : >"$FAKE_CALLS"
  scripts/restore-drill.sh "$@" >"$work/out" 2>&1
  local got=$?
  [[ $got == "$code" ]] || wrong "exit $got instead of $code"
}
wrong() {
  printf 'FAILED  %s: %s\n' "$what" "$*"
  sed 's/^/  | /' "$work/out" "$FAKE_CALLS"
  failures=$((failures + 1))
}
says() { grep -q -- "$1" "$work/out" || wrong "does not say '$1'"; }
asked() { grep -q -- "$1" "$FAKE_CALLS" || wrong "did not ask '$1'"; }
never_asked() { ! grep -q -- "$1" "$FAKE_CALLS" || wrong "asked '$1'"; }
# Whatever is deleted must be the drill's own.
deletes_only_its_own() {
  ! grep -E 'delete-(db|file)' "$FAKE_CALLS" | grep -qv -e ' drill-' -e ' fs-drill' || wrong "deletes something that is not its own"
  ! grep 'delete-object' "$FAKE_CALLS" | grep -qv -- '--key held/drill/' || wrong "deletes an object that is not its own"
}

expect "showing everything" 0 all
[[ ! -s $FAKE_CALLS ]] || wrong "called aws"
says "restore-db-instance-to-point-in-time"
! grep -q '^met' "$work/out" || wrong "says that an objective is met, without having looked"

expect "restoring the database" 0 database --run
asked "restore-db-instance-to-point-in-time .*--source-db-instance-identifier psyhealth-staging --target-db-instance-identifier drill-psyhealth-staging"
asked "--db-subnet-group-name some-subnets --vpc-security-group-ids sg-1"
asked "delete-db-instance .*drill-psyhealth-staging.* --skip-final-snapshot"
[[ $(grep -n 'wait db-instance-available' "$FAKE_CALLS" | cut -d: -f1) -lt $(grep -n 'delete-db-instance' "$FAKE_CALLS" | cut -d: -f1) ]] || wrong "deletes before it waits"
deletes_only_its_own
says "met      database: can be restored to"
says "met      database: restored in"

FAKE_AGE=900 expect "a database whose log is 15 minutes behind" 1 database --run
says "NOT MET  database: can only be restored to 9.. s ago"

FAKE_FAIL="wait db" expect "a restore that never ends" 1 database --run
asked "delete-db-instance .*drill-"
deletes_only_its_own

FAKE_FAIL=restore-db-instance expect "a restore that is refused" 1 database --run
never_asked "delete-db-instance"

FAKE_FAIL=delete-db-instance expect "a copy that cannot be removed" 1 database --run
says "left behind: aws rds delete-db-instance"

RTO=-1 expect "a restore that takes too long" 1 database --run
says "NOT MET  database: took"

expect "restoring the document store" 0 document-store --run
asked "create-db-instance .*--db-cluster-identifier drill-psyhealth-staging.* --db-instance-class db.r6g.large"
[[ $(grep -n 'delete-db-instance' "$FAKE_CALLS" | cut -d: -f1) -lt $(grep -n 'delete-db-cluster' "$FAKE_CALLS" | cut -d: -f1) ]] || wrong "deletes the cluster before its member"
deletes_only_its_own

expect "bringing back an object" 0 media --run
asked "head-object --region ap-northeast-1 --bucket psyhealth-staging-media-replica-111122223333"
asked "delete-object .*--version-id m1"
deletes_only_its_own

FAKE_FAIL=head-object RPO=-1 expect "media that does not reach the other region" 1 media --run
says "NOT MET  media: not in the other region"

FAKE_POINT=None expect "shared files without a backup" 1 efs --run
never_asked start-restore-job

expect "restoring the shared files" 0 efs --run
asked "newFileSystem=true"
asked "delete-file-system .*fs-drill"
deletes_only_its_own

FAKE_RESTORED=fs-original expect "a restore into the original" 1 efs --run
never_asked delete-file-system

FAKE_LATENCY=400000.0 expect "a copy of the events that is behind" 1 streaming --run
says "NOT MET  streaming: the copy is '400000.0' ms behind"

FAKE_LATENCY=None expect "a copy of the events that nobody measures" 1 streaming --run

FAKE_SYNC=Failed expect "a secret without its copy" 1 secrets --run

FAKE_STATE=None expect "a state without an older version" 1 state --run

expect "everything" 0 all --run
deletes_only_its_own

expect "an unknown store" 2 cellar
expect "an unknown option" 2 database --now

((failures == 0)) && echo "restore-drill: $cases cases in order"
exit $((failures > 0))
