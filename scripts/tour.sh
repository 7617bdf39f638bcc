#!/usr/bin/env bash
# Walks through the main flow of a running application, each request and reply shown. Needs bash and curl.
#
#   ./mvnw spring-boot:test-run        in one terminal, until it prints its card
#   scripts/tour.sh                    in another
#
# APP, KEYCLOAK, READER, WRITER and PASSWORD change where and as whom.
set -euo pipefail

APP=${APP:-http://localhost:8080}
KEYCLOAK=${KEYCLOAK:-http://localhost:9098/auth}
READER=${READER:-emma}
WRITER=${WRITER:-lan}
PASSWORD=${PASSWORD:-psyhealth}

STATUS=
BODY=
HEADERS=$(mktemp)
trap 'rm -f "$HEADERS"' EXIT

step() { printf '\n== %s\n' "$*"; }

fail() {
  printf '\nThe tour stops here: %s\n' "$*" >&2
  exit 1
}

# call <expected status> <curl arguments...>: fills STATUS, BODY and HEADERS.
call() {
  local expected=$1 reply
  shift
  reply=$(curl -sS --max-time 20 -D "$HEADERS" -w '\n%{http_code}' "$@") ||
    fail "no answer. Is the application running? (./mvnw spring-boot:test-run)"
  STATUS=${reply##*$'\n'}
  BODY=${reply%$'\n'*}
  [ "$STATUS" = "$expected" ] || fail "expected status $expected, got $STATUS: $BODY"
}

# api <expected status> <token> <method> <path> [json]: a call that is shown.
api() {
  local expected=$1 token=$2 method=$3 path=$4 json=${5:-}
  printf '> %s %s%s\n' "$method" "$APP" "$path"
  set -- -X "$method" -H "Authorization: Bearer $token" "$APP$path"
  if [ -n "$json" ]; then
    printf '> %s\n' "$json"
    set -- -H 'Content-Type: application/json' --data "$json" "$@"
  fi
  call "$expected" "$@"
  printf '< %s\n' "$STATUS"
  if [ -n "$BODY" ]; then
    printf '< %.900s%s\n' "$BODY" "$([ ${#BODY} -gt 900 ] && echo ' ...' || true)"
  fi
}

# The first string value of a JSON field: enough for a tour, not a parser.
field() {
  local value
  value=$(printf '%s' "$BODY" | grep -o "\"$1\" *: *\"[^\"]*\"" | head -n 1 | sed 's/^[^:]*: *"//; s/"$//') || true
  [ -n "$value" ] || fail "the reply has no \"$1\""
  printf '%s' "$value"
}

token() {
  call 200 "$KEYCLOAK/realms/psyhealth/protocol/openid-connect/token" \
    -d grant_type=password -d client_id=psyhealth-tour --data-urlencode "username=$1" --data-urlencode "password=$PASSWORD"
  TOKEN=$(field access_token)
  printf '> POST %s/realms/psyhealth/protocol/openid-connect/token (username=%s)\n< %s\n< %.40s...\n' \
    "$KEYCLOAK" "$1" "$STATUS" "$TOKEN"
}

step "1. Tokens from Keycloak: $READER will read, $WRITER will write"
token "$READER"
reader=$TOKEN
token "$WRITER"
writer=$TOKEN

step "2. My profile (made from the token on the first call)"
api 200 "$reader" GET /api/users/me
api 200 "$writer" GET /api/users/me

step "3. Topics"
api 200 "$reader" GET /api/topics
topic=$(field slug)

api 200 "$reader" GET '/api/topics/suggestions?q=lo%20au'
api 200 "$reader" GET "/api/topics/$topic"
api 200 "$reader" GET "/api/topics/$topic/resources?country=VN"

step "4. $READER follows \"$topic\""
api 204 "$reader" PUT "/api/topics/$topic/follow"

step "5. $WRITER writes a draft"
title="A note from the tour, $(date '+%H:%M:%S')"
api 201 "$writer" POST /api/posts \
  "{\"title\":\"$title\",\"body\":\"Hello! I am **new** here and glad to have found this place.\",\"topics\":[\"$topic\"],\"publish\":false}"
post=$(field id)

step "6. Nobody else sees a draft"
api 404 "$reader" GET "/api/posts/$post"

step "7. $WRITER publishes it, $READER reads it"
api 200 "$writer" POST "/api/posts/$post/publish"
api 200 "$reader" GET "/api/posts/$post"

step "8. It is in the inbox of $READER, who follows the topic"
deadline=$((SECONDS + 5))
until call 200 -H "Authorization: Bearer $reader" "$APP/api/notifications?limit=20" && [[ $BODY == *"$post"* ]]; do
  [ "$SECONDS" -lt "$deadline" ] || fail "the post is not in the inbox after 5 s: $BODY"
  sleep 0.2
done
api 200 "$reader" GET '/api/notifications?limit=3'

step "9. $READER says thanks"
api 204 "$reader" PUT "/api/posts/$post/reactions/thanks"

step "10. Recommended to $READER, each with a reason"
api 200 "$reader" GET '/api/recommended/posts?limit=3'

step "11. $READER follows $WRITER, and asks who else may be worth following"
api 200 "$writer" GET /api/users/me
member=$(field id)
api 200 "$reader" PUT "/api/follows/$member"
api 200 "$reader" GET "/api/follows/counts?member=$member"
api 200 "$reader" GET '/api/follows/suggestions?limit=3'

step "12. $READER mutes $WRITER, and hears nothing until the mute ends; $WRITER does not see it"
api 204 "$reader" PUT "/api/follows/mutes/$member" '{"until":null}'
api 200 "$reader" GET '/api/notifications?limit=3'
api 204 "$reader" DELETE "/api/follows/mutes/$member"

step "13. $WRITER uploads a picture and is shown by it: announced here, sent to the object store, made, chosen as avatar"
picture=$(mktemp)
trap 'rm -f "$HEADERS" "$picture"' EXIT
base64 -d >"$picture" <<'PNG'
iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAa0lEQVR42g3JQQEAMAgDMcQgBjP1cBYwUzE1w5ZvqoouplCxhYsU
V1Q13UyjZhs3aa5/DD3MoGEHDxlufogWIyRWWEScfiy9zKJlFy9Zbn+YNmNk1tjEnH+EDhMUNjgkXH4cfcyhYw8fOe54G4BfkSab
VjIAAAAASUVORK5CYII=
PNG
api 201 "$writer" POST /api/media \
  '{"purpose":"AVATAR","contentType":"image/png","length":164,"sha256":"f72de414fa0348a3938a4d9b244572db060ecb4b92a1db8bfaf17a0c6c798987"}'
media=$(field id)
upload=$(field url)
checksum=$(field x-amz-checksum-sha256)
printf '> PUT %.80s...\n' "$upload"
call 200 -X PUT -H 'Content-Type: image/png' -H 'If-None-Match: *' -H "x-amz-checksum-sha256: $checksum" \
  --data-binary "@$picture" "$upload"
printf '< %s\n' "$STATUS"
api 202 "$writer" POST "/api/media/$media/completion"
deadline=$((SECONDS + 20))
until call 200 -H "Authorization: Bearer $writer" "$APP/api/media/$media" && [[ $BODY == *READY* ]]; do
  [ "$SECONDS" -lt "$deadline" ] || fail "the picture is not ready after 20 s: $BODY"
  sleep 0.2
done
api 200 "$writer" GET "/api/media/$media"
call 200 -o /dev/null "$(field url)"
printf '> GET its address\n< %s\n' "$STATUS"
api 200 "$writer" PUT /api/users/me/avatar "{\"mediaId\":\"$media\"}"
deadline=$((SECONDS + 20))
until call 200 -H "Authorization: Bearer $writer" "$APP/api/users/me" && [[ $BODY == *'"avatar":{'* ]]; do
  [ "$SECONDS" -lt "$deadline" ] || fail "the picture is not shown after 20 s: $BODY"
  sleep 0.2
done
api 200 "$writer" GET /api/users/me

printf '\nThat was the tour. The API: %s/v3/api-docs, its events: %s/asyncapi.json\n' "$APP" "$APP"
