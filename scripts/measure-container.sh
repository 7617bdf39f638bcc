#!/usr/bin/env bash
# Measures the image as a task would run it: start to ready, memory after load, SIGTERM to end. Linux, podman or docker, curl, jq, wrk.
#
#   ./mvnw spring-boot:test-run -Dpsyhealth.local.main-class=org.psyhealth.PsyHealthServices     in one terminal, until it says READY
#   scripts/measure-container.sh psyhealth:local                                                in another
#
# The container uses the host's network, so that it finds those services. CASES ("name cpus memory options", one per line) changes what
# is measured, ROUNDS how often, LOAD for how long; RUN is the command that runs containers.
set -euo pipefail

IMAGE=${1:?the image to measure}
RUN=${RUN:-docker}
ROUNDS=${ROUNDS:-3}
LOAD=${LOAD:-20}
PORT=${PORT:-18080}
MANAGEMENT=${MANAGEMENT:-18081}
KEYCLOAK=${KEYCLOAK:-http://localhost:9098/auth}
CASES=${CASES:-"quarter 0.25 512m 512m
two 2 512m 512m"}
NAME=psyhealth-measured

services() {
  printf '%s\n' \
    SPRING_DATASOURCE_URL=jdbc:postgresql://localhost:15432/psyhealth \
    SPRING_DATASOURCE_USERNAME=postgres SPRING_DATASOURCE_PASSWORD=postgres \
    SPRING_KAFKA_BOOTSTRAP_SERVERS=localhost:19092 \
    SPRING_MONGODB_URI=mongodb://localhost:17017/psyhealth \
    SPRING_MAIL_HOST=localhost SPRING_MAIL_PORT=13025 \
    PSYHEALTH_SECURITY_ISSUER="$KEYCLOAK/realms/psyhealth" \
    PSYHEALTH_WEB_CURSOR_SECRET=for-measurements-only-known-to-all-of-us \
    PSYHEALTH_CONTACT_ACTIVEKEY=local PSYHEALTH_CONTACT_KEYS_LOCAL=Zm9yIGxvY2FsIHVzZSBvbmx5LCBrbm93biB0byBhbGw= \
    PSYHEALTH_STORAGE_BUCKET=psyhealth-media PSYHEALTH_STORAGE_ENDPOINT=http://localhost:19000 \
    PSYHEALTH_STORAGE_ACCESSKEY=local PSYHEALTH_STORAGE_SECRETKEY=local-secret \
    PSYHEALTH_WEB_RATE_LIMIT_READS_BURST=1000000 PSYHEALTH_WEB_RATE_LIMIT_READS_PER_MINUTE=1000000 \
    MANAGEMENT_HEALTH_MONGODB_ENABLED=false \
    SERVER_PORT="$PORT" MANAGEMENT_SERVER_PORT="$MANAGEMENT"
}

now() { date +%s%N; }
seconds() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", (b - a) / 1e9 }'; }

# start <cpus> <memory> <options>: returns when the container is ready. Sets TOOK and PID.
start() {
  local began tries=0
  $RUN rm -f "$NAME" >/dev/null 2>&1 || true
  began=$(now)
  # shellcheck disable=SC2086 # RUN_OPTIONS is a list
  $RUN run -d --name "$NAME" --network host --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
    --cpus "$1" --memory "$2" --memory-swap "$2" ${RUN_OPTIONS:-} --env-file <(services) \
    --env "JDK_JAVA_OPTIONS=@/app/jvm/$3.options" "$IMAGE" >/dev/null
  until curl -fs -o /dev/null --max-time 2 "http://localhost:$PORT/health/readiness"; do
    # Asking whether it still runs costs more processor time than the start itself: only every five seconds.
    if ((++tries % 100 == 0)) && [ "$($RUN inspect -f '{{.State.Running}}' "$NAME")" != true ]; then
      $RUN logs "$NAME" | tail -n 5 >&2
      exit 1
    fi
    sleep 0.05
  done
  TOOK=$(seconds "$began" "$(now)")
  PID=$($RUN inspect -f '{{.State.Pid}}' "$NAME")
}

stop() {
  local began
  began=$(now)
  $RUN stop -t 30 "$NAME" >/dev/null
  STOPPED=$(seconds "$began" "$(now)")
  EXIT=$($RUN inspect -f '{{.State.ExitCode}}' "$NAME")
  $RUN rm "$NAME" >/dev/null
}

token() {
  curl -fsS "$KEYCLOAK/realms/psyhealth/protocol/openid-connect/token" -d grant_type=password -d client_id=psyhealth-tour \
    -d username="$1" -d password=psyhealth | jq -r .access_token
}

api() { # <token> <method> <path> [json]
  curl -fsS --max-time 30 -X "$2" -H "Authorization: Bearer $1" ${4:+-H 'Content-Type: application/json' --data "$4"} \
    "http://localhost:$PORT$3"
}

# Something to read: a topic, twenty posts in it.
fill() {
  local slug=measured
  curl -s -o /dev/null -X POST -H "Authorization: Bearer $ADMIN" -H 'Content-Type: application/json' "http://localhost:$PORT/api/admin/topics" \
    --data "{\"slug\":\"$slug\",\"title\":{\"en\":\"Measured\"},\"description\":{\"en\":\"Read while measuring\"}}"
  api "$WRITER" GET /api/users/me >/dev/null
  for ((i = 0; i < 20; i++)); do
    until POST=$(api "$WRITER" POST /api/posts \
      "{\"title\":\"Measured $i\",\"body\":\"Some **words** to read.\",\"topics\":[\"$slug\"],\"publish\":true}" 2>/dev/null | jq -r .id); do
      sleep 0.3
    done
  done
}

memory() {
  awk -v what="$1" '$1 ~ /^(VmRSS|VmHWM|RssAnon|RssFile):/ { v[$1] = $2 / 1024 }
    END { printf "%s: RSS %.0f MB (anonymous %.0f, files %.0f), at most %.0f MB\n", what, v["VmRSS:"], v["RssAnon:"], v["RssFile:"], v["VmHWM:"] }' \
    "/proc/$PID/status"
}

uptime
while read -r name cpus limit options; do
  echo "== $name: $cpus CPU, $limit, options $options"
  for ((round = 1; round <= ROUNDS; round++)); do
    start "$cpus" "$limit" "$options"
    echo "ready after $TOOK s"
    if [ "$round" = "$ROUNDS" ] && [ "$LOAD" -gt 0 ]; then
      memory "before load"
      grep -E '^(Uid|CapEff|NoNewPrivs|Seccomp):' "/proc/$PID/status" | tr '\n\t' '; '
      echo
      ADMIN=$(token "${ADMIN_NAME:-admin}") WRITER=$(token "${WRITER_NAME:-lan}")
      fill
      for path in "/api/posts/$POST" "/api/posts?limit=20"; do
        echo "GET $path: $(wrk -t1 -c8 -d"${LOAD}s" --timeout 10s -H "Authorization: Bearer $WRITER" "http://localhost:$PORT$path" |
          grep -E 'Requests/sec|Non-2xx|Socket errors' | tr -s ' \n' ' ')"
      done
      memory "after load"
    fi
    stop
    echo "stopped after $STOPPED s, exit $EXIT"
  done
done <<<"$CASES"
