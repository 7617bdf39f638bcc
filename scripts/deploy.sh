#!/usr/bin/env bash
# Brings one image, known by its digest, through the environments. Needs bash 4.4, git, curl and the AWS CLI; "build" and
# "push" also need buildah and skopeo.
#
#   image        tag                         the tag of the image that this source makes
#                build <directory>           makes the image, in the OCI layout
#                find                        the digest of this source's image; status 3 when it was never built
#                push <directory>            pushes it, unless this source's image is there already, and prints its digest
#                passed <env> <digest>       notes in the registry that the image has passed an environment
#                require <env> <digest>      fails unless it has
#   environment  topics <env>                makes the Kafka topics that this source declares and the brokers lack
#                start <env> <digest>        deploys; returns when the traffic has moved, or when it waits to be switched
#                switch <env> <digest>       switches the traffic to a deployment that waits
#                watch <env> <digest>        watches tasks, alarms and /health; status 4 when something is wrong
#                rollback <env> [<digest>]   leaves the image with this digest (default: the newest) for the one before it
#                check <env>                 looks at the environment as a stranger
#                smoke <env>                 scripts/tour.sh against the environment; never prod
#                migrations <env>            remarks on the database migrations that this source would bring
#                status <env>                what runs, and what is under way
#
# <env> is dev, staging or prod. Where things are is told by environment variables; those marked * may carry the name of an
# environment (APP_URL_DEV), which wins:
#   ECR_REGISTRY       <account>.dkr.ecr.<region>.amazonaws.com (required)    ECR_REPOSITORY   psyhealth/app
#   APP_URL*           https://... (required by check, smoke, watch)          KEYCLOAK_URL*    $APP_URL/auth
#   DEPLOY_ROLE_ARN*   role to assume for the environment (default: none)     AWS_REGION       ap-southeast-1
#   CLUSTER*           psyhealth-<env>         SERVICE* app        CONTAINER  app        CONTAINER_PORT  8080
#   CODEDEPLOY_APPLICATION*  psyhealth-<env>   DEPLOYMENT_GROUP* app                     SMOKE_SECRET*   psyhealth/<env>/tour
#   KAFKA_BOOTSTRAP_SERVERS*  b-1...:9098,... (required by topics, with Kafka's tools, jq and aws-msk-iam-auth on the CLASSPATH)
#   WAIT_MINUTES 15    WATCH_MINUTES* 1 in dev, 5 in staging, 12 in prod      POLL_SECONDS     15
#
# Migrations run when a new task starts, while the old tasks still serve, and a rollback does not undo them. So a release
# only adds to the schema; what the release before still reads is dropped by a later one. See docs/runbooks/deploy.md.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/.."

# The CLI's own retries keep a throttled call from looking like a failed deployment.
export AWS_REGION=${AWS_REGION:-ap-southeast-1}
export AWS_DEFAULT_REGION=$AWS_REGION AWS_PAGER="" AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=6
ECR_REPOSITORY=${ECR_REPOSITORY:-psyhealth/app}
CONTAINER=${CONTAINER:-app}
CONTAINER_PORT=${CONTAINER_PORT:-8080}
POLL_SECONDS=${POLL_SECONDS:-15}
WAIT_MINUTES=${WAIT_MINUTES:-15}
RDS_AUTHORITIES=${RDS_AUTHORITIES:-https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem}

say() { printf '%s\n' "$*" >&2; }

die() {
  say "deploy: $*"
  exit 1
}

usage() {
  sed -n '5,20s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

# setting <name> <default>: the value for this environment, the general one, or the default.
setting() {
  local specific=$1_${ENVIRONMENT^^}
  printf '%s' "${!specific:-${!1:-$2}}"
}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# ---- The image -------------------------------------------------------------------------------------------------------

# The same files make the same image whatever branch or commit they are on: so a merge finds what was built before it.
source_tag() {
  [ -z "$(git status --porcelain --untracked-files=no)" ] || die "the working copy has changes that are in no commit"
  printf 'src-%s\n' "$(git rev-parse 'HEAD^{tree}')"
}

image() { printf '%s/%s' "${ECR_REGISTRY:?set it to the registry}" "$ECR_REPOSITORY"; }

# digest_of_tag <tag>: status 3 when there is none.
digest_of_tag() {
  if aws ecr describe-images --repository-name "$ECR_REPOSITORY" --image-ids imageTag="$1" \
    --query 'imageDetails[0].imageDigest' --output text 2>"$scratch/error"; then
    return
  fi
  grep -q ImageNotFoundException "$scratch/error" && return 3
  cat "$scratch/error" >&2
  die "the registry did not tell whether it has $1"
}

build() {
  local layout=$1 tag
  tag=$(source_tag)
  rm -rf "$layout"
  mkdir -p "$(dirname "$layout")"
  curl -fsS --max-time 60 -o infra/container/trust/global-bundle.pem "$RDS_AUTHORITIES"
  buildah build --isolation chroot \
    --label "org.opencontainers.image.revision=$(git rev-parse HEAD)" --tag "psyhealth-build:$tag" . >&2
  buildah push --format oci "psyhealth-build:$tag" "oci:$layout" >&2
}

push() {
  local layout=$1 tag found
  tag=$(source_tag)
  if found=$(digest_of_tag "$tag"); then
    say "$tag was built before"
    printf '%s\n' "$found"
    return
  elif [ $? -ne 3 ]; then
    exit 1
  fi
  aws ecr get-login-password |
    skopeo login --authfile "$scratch/auth.json" --username AWS --password-stdin "${ECR_REGISTRY:?set it to the registry}" >&2
  if ! skopeo copy --authfile "$scratch/auth.json" --preserve-digests --digestfile "$scratch/digest" \
    "oci:$layout" "docker://$(image):$tag" >&2; then
    # Another build of the same source may have been first: tags cannot be overwritten.
    digest_of_tag "$tag" || die "the image could not be pushed"
    return
  fi
  cat "$scratch/digest"
  echo
}

passed_tag() { printf 'passed-%s-%s' "$1" "${2#sha256:}"; }

passed() {
  local tag manifest status=0
  tag=$(passed_tag "$1" "$2")
  digest_of_tag "$tag" >/dev/null || status=$?
  [ "$status" -ne 0 ] || return 0
  [ "$status" -eq 3 ] || exit 1
  manifest=$(aws ecr batch-get-image --repository-name "$ECR_REPOSITORY" --image-ids imageDigest="$2" \
    --query 'images[0].imageManifest' --output text)
  aws ecr put-image --repository-name "$ECR_REPOSITORY" --image-tag "$tag" --image-digest "$2" \
    --image-manifest "$manifest" --query 'image.imageId.imageDigest' --output text >&2
}

require() {
  local found
  found=$(digest_of_tag "$(passed_tag "$1" "$2")") || die "$2 has not passed $1: merge it there first"
  [ "$found" = "$2" ] || die "the note that $2 passed $1 belongs to $found"
}

# ---- The environment -------------------------------------------------------------------------------------------------

enter() {
  local role session
  ENVIRONMENT=$1
  case $ENVIRONMENT in dev | staging | prod) ;; *) die "there is no environment \"$ENVIRONMENT\"" ;; esac
  CLUSTER=$(setting CLUSTER "psyhealth-$ENVIRONMENT")
  SERVICE=$(setting SERVICE app)
  APPLICATION=$(setting CODEDEPLOY_APPLICATION "psyhealth-$ENVIRONMENT")
  DEPLOYMENT_GROUP=$(setting DEPLOYMENT_GROUP app)
  role=$(setting DEPLOY_ROLE_ARN '')
  [ -n "$role" ] || return 0
  session=$(aws sts assume-role --role-arn "$role" --role-session-name "deploy-$ENVIRONMENT" \
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
  read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN <<<"$session"
  export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
}

# service <query>
service() {
  aws ecs describe-services --cluster "$CLUSTER" --services "$SERVICE" --query "services[0].$1" --output text
}

# Asked once: a reply that did not come must not pass for "rolling".
CONTROLLER=
blue_green() { [ "$CONTROLLER" = CODE_DEPLOY ]; }

enter_service() {
  enter "$1"
  CONTROLLER=$(service deploymentController.type)
  case $CONTROLLER in CODE_DEPLOY | ECS) ;; *) die "service $SERVICE in $CLUSTER is deployed by \"$CONTROLLER\"" ;; esac
}

# The task definition that has the traffic.
running() {
  if blue_green; then
    service "taskSets[?status=='PRIMARY'] | [0].taskDefinition"
  else
    service "deployments[?status=='PRIMARY'] | [0].taskDefinition"
  fi
}

# image_of <task definition>
image_of() {
  aws ecs describe-task-definition --task-definition "$1" \
    --query "taskDefinition.containerDefinitions[?name=='$CONTAINER'] | [0].image" --output text
}

digest_of() {
  local image
  image=$(image_of "$1")
  printf '%s' "${image##*@}"
}

# note <task definition> <key>: what "register" noted on it, or None.
note() {
  aws ecs describe-task-definition --task-definition "$1" --include TAGS \
    --query "tags[?key=='psyhealth:$2'] | [0].value" --output text
}

# Members of a described task definition that must not be given when one is registered.
READ_ONLY='taskDefinitionArn revision status requiresAttributes compatibilities registeredAt registeredBy deregisteredAt deleteRequestedAt'

# Leaves out the named members of the outermost object. The AWS CLI indents by four spaces, and no string holds a line break.
without() {
  awk -v names=" $1 " '
    /^    "/ { name = $1; gsub(/[":]/, "", name); skip = index(names, " " name " ") > 0 }
    /^}/ { skip = 0; sub(/,$/, "", kept[n]) }
    !skip { kept[++n] = $0 }
    END { for (i = 1; i <= n; i++) print kept[i] }'
}

# register <digest> <running task definition>: a new revision that differs from the newest one by its image alone. The
# newest, because that is where Terraform puts changed settings.
register() {
  local digest=$1 current=$2 family old new before=$2 definition
  family=${current##*/}
  family=${family%:*}
  old=$(image_of "$family")
  new=$(image)@$digest
  definition=$(aws ecs describe-task-definition --task-definition "$family" --query taskDefinition --output json)
  [[ $definition == *"\"image\": \"$old\""* ]] || die "$family has no container \"$CONTAINER\""
  definition=${definition//"\"image\": \"$old\""/"\"image\": \"$new\""}
  without "$READ_ONLY" <<<"$definition" >"$scratch/definition.json"
  # Deploying what runs already, perhaps with new settings, must not make it its own predecessor.
  if [ "$(digest_of "$current")" = "$digest" ]; then before=$(note "$current" replaces); fi
  aws ecs register-task-definition --cli-input-json "file://$scratch/definition.json" \
    --tags key=psyhealth:commit,value="$(git rev-parse HEAD)" key=psyhealth:replaces,value="$before" \
    --query taskDefinition.taskDefinitionArn --output text
}

# await <what> <function...>: until the function succeeds; it may also die.
await() {
  local what=$1 tries=$((WAIT_MINUTES * 60 / (POLL_SECONDS > 0 ? POLL_SECONDS : 1)))
  shift
  until "$@"; do
    [ $((tries--)) -gt 0 ] || die "$what: not within $WAIT_MINUTES minutes"
    sleep "$POLL_SECONDS"
  done
  say "$what: done"
}

# Rolling: ECS replaces the tasks.

rolled() {
  local primary state
  read -r primary state <<<"$(service "deployments[?status=='PRIMARY'] | [0].[taskDefinition,rolloutState]")"
  [ "$primary" = "$1" ] || die "ECS has gone back to $primary"
  [ "$state" != FAILED ] || die "ECS gave the deployment of $1 up"
  [ "$state" = COMPLETED ]
}

roll() {
  aws ecs update-service --cluster "$CLUSTER" --service "$SERVICE" --task-definition "$1" \
    --query service.taskDefinition --output text >&2
  await "tasks of $1" rolled "$1"
}

# Blue-green: CodeDeploy starts a second set of tasks and moves the traffic.

# deployment <id> <query>
deployment() { aws deploy get-deployment --deployment-id "$1" --query "deploymentInfo.$2" --output text; }

# The deployment under way, or None. One whose old tasks only wait for their end is under way too.
active() {
  aws deploy list-deployments --application-name "$APPLICATION" --deployment-group-name "$DEPLOYMENT_GROUP" \
    --include-only-statuses Created Queued InProgress Baking Ready --query 'deployments | [0]' --output text
}

# True, once the traffic has moved and the old tasks wait for their end.
moved() { [ "$(deployment "$1" instanceTerminationWaitTimeStarted)" = True ]; }

# proceeded <id>: Ready to be switched, moved, or over.
proceeded() {
  case $(deployment "$1" status) in
    Ready | Succeeded) ;;
    Failed | Stopped) die "deployment $1: $(deployment "$1" errorInformation.message)" ;;
    *) moved "$1" ;;
  esac
}

# ended <id>: nothing more will happen.
ended() {
  case $(deployment "$1" status) in Succeeded | Failed | Stopped) ;; *) false ;; esac
}

# switched <id>: the traffic has moved.
switched() {
  case $(deployment "$1" status) in
    Ready) false ;;
    *) proceeded "$1" ;;
  esac
}

proceed() { aws deploy continue-deployment --deployment-id "$1" --deployment-wait-type "$2"; }

# Ends the wait of a deployment whose traffic moved long ago; any other one is not ours to disturb.
make_way() {
  local id
  id=$(active)
  [ "$id" != None ] || return 0
  moved "$id" || die "deployment $id is under way: one at a time"
  proceed "$id" TERMINATION_WAIT
  await "end of deployment $id" ended "$id"
}

# create <task definition> <digest>: prints the deployment's id.
create() {
  local appspec
  appspec=$(printf '{"version":0.0,"Resources":[{"TargetService":{"Type":"AWS::ECS::Service","Properties":{"TaskDefinition":"%s","LoadBalancerInfo":{"ContainerName":"%s","ContainerPort":%s}}}}]}' \
    "$1" "$CONTAINER" "$CONTAINER_PORT")
  aws deploy create-deployment --application-name "$APPLICATION" --deployment-group-name "$DEPLOYMENT_GROUP" \
    --description "$2" \
    --revision "{\"revisionType\":\"AppSpecContent\",\"appSpecContent\":{\"content\":\"${appspec//\"/\\\"}\"}}" \
    --query deploymentId --output text
}

# The brokers make no topic by themselves, and a task may not make one. It only adds, so the release before is not disturbed,
# and a rollback leaves the topics where they are.
topics() {
  local brokers
  brokers=$(setting KAFKA_BOOTSTRAP_SERVERS '')
  [ -n "$brokers" ] || die "KAFKA_BOOTSTRAP_SERVERS or KAFKA_BOOTSTRAP_SERVERS_${ENVIRONMENT^^} must tell the brokers"
  cat >"$scratch/kafka.properties" <<'PROPERTIES'
security.protocol=SASL_SSL
sasl.mechanism=AWS_MSK_IAM
sasl.jaas.config=software.amazon.msk.auth.iam.IAMLoginModule required;
sasl.client.callback.handler.class=software.amazon.msk.auth.iam.IAMClientCallbackHandler
PROPERTIES
  KAFKA_BOOTSTRAP_SERVERS=$brokers KAFKA_COMMAND_CONFIG=$scratch/kafka.properties scripts/apply-topics.sh --apply >&2
}

start() {
  local digest=$1 current new id
  current=$(running)
  if blue_green; then
    make_way
    new=$(register "$digest" "$current")
    id=$(create "$new" "$digest")
    await "deployment $id" proceeded "$id"
    if [ "$(deployment "$id" status)" = Ready ]; then
      say "deployment $id waits for the switch"
      return
    fi
  else
    new=$(register "$digest" "$current")
    roll "$new"
  fi
  arrived "$digest"
}

arrived() {
  [ "$(digest_of "$(running)")" = "$1" ] || die "$(digest_of "$(running)") has the traffic, not $1"
  say "$ENVIRONMENT runs $1"
}

switch() {
  local id
  id=$(active)
  [ "$id" != None ] || die "no deployment waits in $ENVIRONMENT"
  [ "$(deployment "$id" description)" = "$1" ] || die "deployment $id is of $(deployment "$id" description), not of $1"
  if [ "$(deployment "$id" status)" = Ready ]; then proceed "$id" READY_WAIT; fi
  await "switch of deployment $id" switched "$id"
  arrived "$1"
}

# rollback [<digest to leave>]: does nothing when the environment has left it by itself.
rollback() {
  local leave=${1:-} before
  STOPPED=""
  RETURNED=""
  if blue_green; then stop_active "$leave"; fi
  before=$(running)
  leave=${leave:-${STOPPED:-$(digest_of "$before")}}
  if [ -n "$RETURNED" ] || [ "$(digest_of "$before")" != "$leave" ]; then
    blue_green || await "tasks of $before" rolled "$before"
    say "$ENVIRONMENT runs $(digest_of "$before"), and has left $leave"
    return
  fi
  before=$(note "$before" replaces)
  [ "$before" != None ] || die "it is not known what $leave replaced: start the digest you want"
  if blue_green; then
    make_way
    switch_back "$before"
  else
    roll "$before"
  fi
  arrived "$(digest_of "$before")"
}

# Stops the deployment under way, unless it is of another image than the one to leave. CodeDeploy returns the traffic to the
# old tasks if it had moved. Sets STOPPED to its digest, and RETURNED once CodeDeploy has rolled it back.
stop_active() {
  local leave=$1 id back
  id=$(active)
  [ "$id" != None ] || return 0
  if [ "$(deployment "$id" creator)" = codeDeployRollback ]; then
    await "rollback $id by CodeDeploy" switched "$id"
    STOPPED=$(deployment "$(deployment "$id" rollbackInfo.rollbackTriggeringDeploymentId)" description)
    RETURNED=$id
    return
  fi
  STOPPED=$(deployment "$id" description)
  if [ -n "$leave" ] && [ "$STOPPED" != "$leave" ]; then
    STOPPED=
    return
  fi
  aws deploy stop-deployment --deployment-id "$id" --auto-rollback-enabled --query statusMessage --output text >&2
  await "stop of deployment $id" ended "$id"
  back=$(deployment "$id" rollbackInfo.rollbackDeploymentId)
  [ "$back" != None ] || return 0
  await "rollback $back" switched "$back"
  RETURNED=$back
}

# A rollback does not wait for anybody.
switch_back() {
  local id
  id=$(create "$1" "$(digest_of "$1")")
  await "deployment $id" proceeded "$id"
  if [ "$(deployment "$id" status)" = Ready ]; then proceed "$id" READY_WAIT; fi
  await "switch of deployment $id" switched "$id"
}

# ---- Looking at it ---------------------------------------------------------------------------------------------------

app_url() {
  local url
  url=$(setting APP_URL '')
  [ -n "$url" ] || die "APP_URL or APP_URL_${ENVIRONMENT^^} must tell the address"
  printf '%s' "${url%/}"
}

# The alarms that Terraform gave the deployments of this service.
alarms() {
  if blue_green; then
    aws deploy get-deployment-group --application-name "$APPLICATION" --deployment-group-name "$DEPLOYMENT_GROUP" \
      --query 'deploymentGroupInfo.alarmConfiguration.alarms[].name' --output text
  else
    service 'deploymentConfiguration.alarms.alarmNames'
  fi
}

unhealthy() {
  say "unhealthy: $*"
  exit 4
}

# An alarm or a task definition that went back counts at once; a single lost request or task start does not. In prod it ends
# before CodeDeploy takes the old tasks away (15 minutes), so that the way back is immediate.
watch() {
  local digest=$1 url minutes looks names ringing desired up silent=0 missing=0
  url=$(app_url)
  case $ENVIRONMENT in dev) minutes=1 ;; staging) minutes=5 ;; *) minutes=12 ;; esac
  minutes=$(setting WATCH_MINUTES "$minutes")
  looks=$((minutes * 60 / (POLL_SECONDS > 0 ? POLL_SECONDS : 1)))
  names=$(alarms)
  if [ "$names" = None ]; then names=; fi
  [ -n "$names" ] || say "no alarm belongs to the deployments of $ENVIRONMENT: only tasks and /health are watched"
  while [ $((looks--)) -gt 0 ]; do
    [ "$(digest_of "$(running)")" = "$digest" ] || unhealthy "$digest no longer has the traffic"
    if [ -n "$names" ]; then
      # shellcheck disable=SC2086 # one argument per name
      ringing=$(aws cloudwatch describe-alarms --alarm-names $names --alarm-types MetricAlarm CompositeAlarm \
        --state-value ALARM --query '[MetricAlarms[].AlarmName, CompositeAlarms[].AlarmName][]' --output text)
      [ -z "$ringing" ] || unhealthy "alarm $ringing"
    fi
    read -r desired up <<<"$(service '[desiredCount,runningCount]')"
    if [ "$up" -lt "$desired" ]; then missing=$((missing + 1)); else missing=0; fi
    [ "$missing" -lt 3 ] || unhealthy "$up of $desired tasks run"
    if curl -fsS -o /dev/null --max-time 5 "$url/health"; then silent=0; else silent=$((silent + 1)); fi
    [ "$silent" -lt 3 ] || unhealthy "$url/health does not answer with 200"
    sleep "$POLL_SECONDS"
  done
  say "$ENVIRONMENT was well for $minutes minutes"
}

# look <expected statuses> <address>
look() {
  local status
  status=$(curl -sS -o /dev/null --max-time 10 -w '%{http_code}' "$2") || status=none
  [[ " $1 " == *" $status "* ]] || die "$2: expected $1, got $status"
  say "$2: $status"
}

check() {
  local url keycloak
  url=$(app_url)
  keycloak=$(setting KEYCLOAK_URL "$url/auth")
  look 200 "$url/health"
  look 401 "$url/api/users/me"
  look 200 "$keycloak/realms/psyhealth/.well-known/openid-configuration"
  look '403 404' "$keycloak/admin/"
  look '401 403 404' "$url/actuator/prometheus"
  if [[ $url == https://* ]]; then look '301 308' "http://${url#https://}/health"; fi
}

# The client and the people of the tour exist only where docs/runbooks/deploy.md made them.
smoke() {
  local url password
  [ "$ENVIRONMENT" != prod ] || die "the tour writes posts: not in prod"
  url=$(app_url)
  password=$(aws secretsmanager get-secret-value --secret-id "$(setting SMOKE_SECRET "psyhealth/$ENVIRONMENT/tour")" \
    --query SecretString --output text)
  APP=$url KEYCLOAK=$(setting KEYCLOAK_URL "$url/auth") PASSWORD=$password \
    READER=${READER:-tour-reader} WRITER=${WRITER:-tour-writer} scripts/tour.sh
}

migrations() {
  local commit state file
  commit=$(note "$(running)" commit)
  if ! git cat-file -e "$commit^{commit}" 2>/dev/null; then
    printf 'UNKNOWN  this clone has no commit "%s", which %s runs: compare by hand\n' "$commit" "$ENVIRONMENT"
    return
  fi
  git diff --name-status --no-renames "$commit" HEAD -- 'src/main/resources/*/migration' | while read -r state file; do
    if [ "$state" != A ]; then
      printf 'REFUSED  %s was changed after its release: the new tasks will not start\n' "$file"
    elif grep -Eiq '\b(drop|rename|truncate)\b|\bset +not +null\b|\balter +column\b.*\btype\b' "$file"; then
      printf 'REVIEW   %s takes something away: does the release before still use it?\n' "$file"
    else
      printf 'adds     %s\n' "$file"
    fi
  done
}

status() {
  local current id
  current=$(running)
  printf '%s runs %s\n  task definition %s\n  commit %s\n  instead of %s\n' "$ENVIRONMENT" "$(digest_of "$current")" \
    "$current" "$(note "$current" commit)" "$(note "$current" replaces)"
  if ! blue_green; then
    printf '  rollout %s\n' "$(service "deployments[?status=='PRIMARY'] | [0].rolloutState")"
    return
  fi
  id=$(active)
  if [ "$id" = None ]; then
    printf '  nothing under way\n'
  else
    printf '  deployment %s of %s: %s\n' "$id" "$(deployment "$id" description)" "$(deployment "$id" status)"
  fi
}

# ---- Arguments -------------------------------------------------------------------------------------------------------

given() { if [ "$1" -lt "$2" ] || [ "$1" -gt "${3:-$2}" ]; then usage; fi; }

digest() { [[ $1 =~ ^sha256:[0-9a-f]{64}$ ]] || die "\"$1\" is no digest: environments are given nothing else"; }

case ${AWS_ACCESS_KEY_ID:-} in AKIA*) die "a long-lived access key is set: use the agent's role" ;; esac

command=${1:-}
[ $# -eq 0 ] || shift
# One command to a line: after "&&" a failure would go unnoticed.
case $command in
  tag)
    given $# 0
    source_tag
    ;;
  find)
    given $# 0
    tag=$(source_tag)
    digest_of_tag "$tag"
    ;;
  build | push)
    given $# 1
    "$command" "$1"
    ;;
  passed | require)
    given $# 2
    digest "$2"
    "$command" "$1" "$2"
    ;;
  start | switch | watch)
    given $# 2
    digest "$2"
    enter_service "$1"
    "$command" "$2"
    ;;
  rollback)
    given $# 1 2
    [ $# -eq 1 ] || digest "$2"
    enter_service "$1"
    rollback "${2:-}"
    ;;
  migrations | status)
    given $# 1
    enter_service "$1"
    "$command"
    ;;
  topics | check | smoke)
    given $# 1
    enter "$1"
    "$command"
    ;;
  *) usage ;;
esac
