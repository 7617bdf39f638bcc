#!/usr/bin/env bash
# Brings the topics of a Kafka cluster to what infra/modules.json declares: makes those that are missing, corrects settings.
# Shows what it would do; --apply does it. Never deletes a topic, and never changes a number of partitions: both would need a
# person, because the order of the events of a key hangs on it.
#
#   KAFKA_BOOTSTRAP_SERVERS=b-1:9098,... KAFKA_COMMAND_CONFIG=client.properties scripts/apply-topics.sh [--apply] [-f FILE]
#
# Needs jq, and kafka-topics.sh and kafka-configs.sh of Apache Kafka 4 on the PATH (or their directory in KAFKA_BIN). For MSK the
# command configuration holds:
#   security.protocol=SASL_SSL
#   sasl.mechanism=AWS_MSK_IAM
#   sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required;
#   sasl.client.callback.handler.class=software.amazon.msk.auth.iam.IAMClientCallbackHandler
#
# Exit: 0 the cluster is (or now is) as declared, 1 it is not, 2 it could not be compared.
set -euo pipefail

file=$(cd "$(dirname "$0")/.." && pwd)/infra/modules.json
apply=
while (($#)); do
  case $1 in
    --apply) apply=yes ;;
    -f)
      file=${2:?-f needs a file}
      shift
      ;;
    *) sed -n '2,/^set/p' "$0" | sed '$d;s/^# \{0,1\}//'; exit 2 ;;
  esac
  shift
done

cannot() {
  printf '%s\n' "$*" >&2
  exit 2
}
: "${KAFKA_BOOTSTRAP_SERVERS:?names no broker}"
command -v jq >/dev/null || cannot "jq is missing"
jq -e '.topics | length > 0' "$file" >/dev/null || cannot "$file declares no topic"

tool() {
  local name=$1
  shift
  "${KAFKA_BIN:+$KAFKA_BIN/}$name" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" \
    ${KAFKA_COMMAND_CONFIG:+--command-config "$KAFKA_COMMAND_CONFIG"} "$@"
}

described=$(tool kafka-topics.sh --describe --exclude-internal) || cannot "the cluster cannot be asked"
# One line for each topic: name, partitions, replication factor, settings.
existing=$(sed -n 's/^Topic: *\([^ \t]*\).*PartitionCount: *\([0-9]*\).*ReplicationFactor: *\([0-9]*\).*Configs: *\(.*\)$/\1 \2 \3 \4/p' <<<"$described")

factor=$(jq -r .replicationFactor "$file")
open=0
refused=0
missing=0

# One line for each setting that a topic is declared with: key=value.
settings_of() {
  jq -r --arg name "$1" '.topics[] | select(.name == $name) | .config | to_entries[] | "\(.key)=\(.value)"' "$file"
}

change() {
  printf '%s\n' "$1"
  shift
  if [[ $apply ]]; then "$@" >/dev/null; else open=$((open + 1)); fi
}

while read -r name partitions; do
  line=$(awk -v name="$name" '$1 == name' <<<"$existing")
  if [[ -z $line ]]; then
    missing=$((missing + 1))
    mapfile -t settings < <(settings_of "$name" | sed 's/^/--config\n/')
    change "make     $name: $partitions partitions, $factor replicas" \
      tool kafka-topics.sh --create --topic "$name" --partitions "$partitions" --replication-factor "$factor" "${settings[@]}"
    continue
  fi
  read -r _ has_partitions has_factor has_settings <<<"$line"
  if [[ $has_partitions != "$partitions" || $has_factor != "$factor" ]]; then
    printf 'REFUSED  %s: has %s partitions and %s replicas, declared are %s and %s; see docs/runbooks/restore.md\n' \
      "$name" "$has_partitions" "$has_factor" "$partitions" "$factor"
    refused=$((refused + 1))
  fi
  while IFS='=' read -r key value; do
    if [[ ",$has_settings," != *",$key=$value,"* ]]; then
      change "correct  $name: $key=$value" \
        tool kafka-configs.sh --alter --entity-type topics --entity-name "$name" --add-config "$key=$value"
    fi
  done < <(settings_of "$name")
done < <(jq -r '.topics[] | "\(.name) \(.partitions)"' "$file")

while read -r name _; do
  [[ -z $name || $name == __* ]] && continue
  jq -e --arg name "$name" 'any(.topics[]; .name == $name)' "$file" >/dev/null || printf 'unknown  %s: not declared, left alone\n' "$name"
done <<<"$existing"

printf '%d declared, %d were missing, %d changes open, %d refused\n' "$(jq '.topics | length' "$file")" "$missing" "$open" "$refused"
((open == 0 && refused == 0))
