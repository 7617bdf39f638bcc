#!/usr/bin/env bash
# Runs scripts/apply-topics.sh against Kafka tools that only write down what they are asked.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
cat >"$work/bin/kafka-topics.sh" <<'FAKE'
#!/usr/bin/env bash
[[ " $* " == *" --describe "* ]] && exec cat "$FAKE_CLUSTER"
echo "topics $*" >>"$FAKE_CALLS"
FAKE
sed 's/topics \$/configs $/' "$work/bin/kafka-topics.sh" >"$work/bin/kafka-configs.sh"
chmod +x "$work"/bin/*
export FAKE_CLUSTER=$work/cluster FAKE_CALLS=$work/calls KAFKA_BIN=$work/bin KAFKA_BOOTSTRAP_SERVERS=broker:9098
failures=0

# expect <what> <exit code> <arguments...>: leaves the output in $work/out.
expect() {
  local what=$1 code=$2
  shift 2
  : >"$FAKE_CALLS"
  scripts/apply-topics.sh "$@" >"$work/out" 2>&1
  local got=$?
  [[ $got == "$code" ]] || wrong "$what: exit $got instead of $code"
}
wrong() {
  printf 'FAILED  %s\n' "$*"
  cat "$work/out" "$FAKE_CALLS"
  failures=$((failures + 1))
}
says() { grep -q -- "$2" "$work/out" || wrong "$1: does not say '$2'"; }
asked() { grep -q -- "$2" "$FAKE_CALLS" || wrong "$1: did not ask '$2'"; }
asked_nothing() { [[ ! -s $FAKE_CALLS ]] || wrong "$1: changed something"; }
row() { printf 'Topic: %s\tTopicId: x\tPartitionCount: %s\tReplicationFactor: %s\tConfigs: %s\n\tTopic: %s\tPartition: 0\tLeader: 1\n' "$1" "$2" "$3" "$4" "$1"; }

file=infra/modules.json
declared=$(jq '.topics | length' "$file")
# A topic of each kind, whichever there are.
state=$(jq -r 'first(.topics[] | select(.policy == "state")).name' "$file")
letters=$(jq -r 'first(.topics[] | select(.policy == "dead-letter")).name' "$file")
partitions=$(jq -r --arg name "$state" '.topics[] | select(.name == $name).partitions' "$file")
# As a broker lists them: the settings in another order than the file's.
whole() {
  jq -r '.topics[] | "\(.name) \(.partitions) \(.config | to_entries | reverse | map("\(.key)=\(.value)") | join(","))"' "$file" \
    | while read -r name count settings; do row "$name" "$count" 3 "$settings"; done
}

: >"$FAKE_CLUSTER"
expect "an empty cluster, shown" 1
says "an empty cluster, shown" "$declared were missing, $declared changes open"
asked_nothing "an empty cluster, shown"

expect "an empty cluster, applied" 0 --apply
asked "an empty cluster, applied" "--create --topic $state --partitions $partitions --replication-factor 3 .*--config cleanup.policy=compact"
asked "an empty cluster, applied" "--create --topic $letters --partitions 1 --replication-factor 3 .*--config cleanup.policy=delete"
[[ $(wc -l <"$FAKE_CALLS") == "$declared" ]] || wrong "an empty cluster, applied: not one call for each topic"

whole >"$FAKE_CLUSTER"
expect "a cluster as declared" 0 --apply
asked_nothing "a cluster as declared"

whole | sed "s/^\(Topic: $state\t.*\)cleanup.policy=compact/\1cleanup.policy=delete/" >"$FAKE_CLUSTER"
expect "a setting that drifted" 0 --apply
asked "a setting that drifted" "configs .*--entity-name $state --add-config cleanup.policy=compact"
[[ $(wc -l <"$FAKE_CALLS") == 1 ]] || wrong "a setting that drifted: more than one call"

whole | sed "s/^\(Topic: $state\t.*PartitionCount: \)$partitions/\16/" >"$FAKE_CLUSTER"
expect "another number of partitions" 1 --apply
says "another number of partitions" "REFUSED  $state: has 6 partitions"
asked_nothing "another number of partitions"

{ whole; row leftover 1 3 ""; } >"$FAKE_CLUSTER"
expect "a topic that nobody declared" 0 --apply
says "a topic that nobody declared" "unknown  leftover"
asked_nothing "a topic that nobody declared"

rm "$FAKE_CLUSTER"
expect "a cluster out of reach" 2 --apply
asked_nothing "a cluster out of reach"

((failures == 0)) && echo "apply-topics: 7 cases in order"
exit "$failures"
