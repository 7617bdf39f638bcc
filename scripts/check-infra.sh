#!/usr/bin/env bash
# Checks the Terraform code without an account: format, then init, validate and the mocked tests of bootstrap, every module and
# every environment, in a copy, so that nothing is left in the tree.
#
#   TF_PLUGIN_DIR=<dir> scripts/check-infra.sh      the provider from a directory that holds registry.terraform.io/
#   scripts/check-infra.sh                          the newest provider that the registry has and the code allows
#   PROVIDER_VERSION=5.100.0 scripts/check-infra.sh exactly this version of the provider, from either source
#
#   -j N        how many directories at once (default: one for each processor)
#   -o TEXT     only directories whose path holds this text
#
# Exit: 0 all is well, 1 something is wrong with the code, 2 it could not be checked.
set -uo pipefail

JOBS=$(nproc 2>/dev/null || echo 2)
ONLY=
while getopts j:o:h option; do
  case $option in
    j) JOBS=$OPTARG ;;
    o) ONLY=$OPTARG ;;
    *) sed -n '2,/^set/p' "$0" | sed '$d;s/^# \{0,1\}//'; exit 2 ;;
  esac
done

cannot() {
  printf '\n!!! THE INFRASTRUCTURE WAS NOT CHECKED: %s\n' "$*" >&2
  exit 2
}

root=$(cd "$(dirname "$0")/.." && pwd)
[[ $JOBS =~ ^[1-9][0-9]*$ ]] || cannot "-j needs a number"
command -v terraform >/dev/null || cannot "there is no terraform on the PATH (1.11 or newer)"
# A configuration file that is named but not there makes every command warn.
[[ -n ${TF_CLI_CONFIG_FILE:-} && ! -e $TF_CLI_CONFIG_FILE ]] && unset TF_CLI_CONFIG_FILE
# Each run of a test starts the provider anew; collecting its garbage seldom saves a quarter of the time.
export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 GOGC=${GOGC:-400}
terraform_version=$(terraform version -json | sed -n 's/.*"terraform_version": *"\([^"]*\)".*/\1/p')
[[ $(printf '1.11\n%s\n' "$terraform_version" | sort -V | head -1) == 1.11 ]] || cannot "terraform is $terraform_version, 1.11 is needed"

started=$SECONDS
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tree/src/main/resources" "$work/logs"
# Modules read the topics and the event schemas, so the copy holds them at the same places.
tar -C "$root" --exclude .terraform --exclude .terraform.lock.hcl --exclude '*.tfstate*' -cf - infra src/main/resources/events \
  | tar -C "$work/tree" -xf -
tree=$work/tree/infra/terraform

init_options=(-backend=false -input=false -no-color)
if [[ -n ${TF_PLUGIN_DIR:-} ]]; then
  [[ -d $TF_PLUGIN_DIR/registry.terraform.io/hashicorp/aws ]] \
    || cannot "TF_PLUGIN_DIR ($TF_PLUGIN_DIR) holds no registry.terraform.io/hashicorp/aws"
  init_options+=("-plugin-dir=$(cd "$TF_PLUGIN_DIR" && pwd)")
else
  # One download for all directories. The files in the copy have no lock file that it could break.
  export TF_PLUGIN_CACHE_DIR=${TF_PLUGIN_CACHE_DIR:-$work/plugins} TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE=1
  mkdir -p "$TF_PLUGIN_CACHE_DIR"
fi
if [[ -n ${PROVIDER_VERSION:-} ]]; then
  find "$tree" -name '*.tf' -exec sed -i "s/\">= 5.100, < 7.0\"/\"$PROVIDER_VERSION\"/" {} +
fi

cd "$tree" || exit 2
mapfile -t directories < <(for d in bootstrap modules/* environments/*; do [[ -d $d && $d == *"$ONLY"* ]] && echo "$d"; done)
((${#directories[@]})) || cannot "no directory matches '$ONLY'"

# The first one tells whether a provider can be had at all, and fills the cache.
if ! terraform -chdir=bootstrap init "${init_options[@]}" >"$work/logs/init" 2>&1; then
  tail -20 "$work/logs/init" >&2
  cannot "no provider: set TF_PLUGIN_DIR to a directory that has it, or let terraform reach the registry"
fi
provider=$(sed -n 's/.*Inst.* hashicorp\/aws v\([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p' "$work/logs/init" | head -1)
printf 'terraform %s, aws %s, %d directories, %d at once\n' "$terraform_version" "${provider:-?}" "${#directories[@]}" "$JOBS"

failed=0
if ! terraform -chdir="$root/infra/terraform" fmt -check -recursive -diff -no-color >"$work/logs/fmt" 2>&1; then
  printf 'FAILED  format (terraform fmt -recursive infra/terraform)\n'
  cat "$work/logs/fmt"
  failed=1
fi

if [[ -x $root/scripts/check-wildcards.sh ]] && ! "$root/scripts/check-wildcards.sh" >"$work/logs/wildcards" 2>&1; then
  printf 'FAILED  wildcards\n'
  cat "$work/logs/wildcards"
  failed=1
fi

# check <directory>: writes <log>.result, a line of words: directory, outcome, passed, failed, seconds.
check() {
  local directory=$1 log=$work/logs/${1//\//_} outcome=ok passed=0 bad=0 began=$SECONDS
  cd "$tree/$directory" || return
  {
    # A module that takes its providers from its caller is no root, and validate wants a root.
    sed -n '/configuration_aliases/,/\]/p' ./*.tf | grep -o 'aws\.[a-z0-9_]*' | sort -u \
      | sed 's/aws\.\(.*\)/provider "aws" {\n  alias = "\1"\n}/' >check_providers.tf
    if ! terraform init "${init_options[@]}"; then
      outcome=init
    elif ! terraform validate -no-color; then
      outcome=validate
    elif rm check_providers.tf && ! compgen -G 'tests/*.tftest.hcl' >/dev/null; then
      echo "There is no test."
      outcome=untested
    elif ! terraform test -no-color; then
      outcome=test
    fi
  } >"$log" 2>&1
  rm -f check_providers.tf
  passed=$(sed -n 's/.*! \([0-9]*\) passed.*/\1/p' "$log")
  bad=$(sed -n 's/.* \([0-9]*\) failed.*/\1/p' "$log" | tail -1)
  # A test file whose runs were all skipped proves nothing.
  [[ $outcome == ok && ${passed:-0} -eq 0 ]] && outcome=untested
  echo "$directory $outcome ${passed:-0} ${bad:-0} $((SECONDS - began))" >"$log.result"
  if [[ $outcome == ok ]]; then
    printf 'ok      %-26s %3d runs  %3d s\n' "$directory" "$passed" "$((SECONDS - began))"
  else
    printf 'FAILED  %-26s %s\n' "$directory" "$outcome"
  fi
}
export -f check
export tree work
# Functions cross to the children of xargs, arrays do not.
export INIT_OPTIONS="${init_options[*]@Q}"
printf '%s\n' "${directories[@]}" \
  | xargs -P "$JOBS" -I{} bash -c 'eval "init_options=($INIT_OPTIONS)"; check "$1"' _ {}

passed=0 bad=0 valid=0
for directory in "${directories[@]}"; do
  log=$work/logs/${directory//\//_}
  if [[ ! -e $log.result ]]; then
    printf 'FAILED  %s: no result\n' "$directory"
    failed=1
    continue
  fi
  read -r _ outcome p b _ <"$log.result"
  passed=$((passed + p)) bad=$((bad + b))
  if [[ $outcome == ok ]]; then
    valid=$((valid + 1))
  else
    failed=1
    printf '\n== %s: %s\n' "$directory" "$outcome"
    grep -v '\.\.\. \(in progress\|pass\|skip\)$' "$log" | tail -80
  fi
done
printf '\n%d of %d directories in order, %d test runs passed, %d failed, aws %s, %d s\n' \
  "$valid" "${#directories[@]}" "$passed" "$bad" "${provider:-?}" "$((SECONDS - started))"
exit "$failed"
