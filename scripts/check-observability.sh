#!/usr/bin/env bash
# Checks infra/observability: the syntax of every file, and the alerts against their tests. Needs promtool and amtool; where they are
# missing and apt-get is at hand, takes them from Debian's packages without installing anything.
set -euo pipefail
cd "$(dirname "$0")/.."

TOOLS=$PWD/target/observability-tools
export PATH=$PATH:$TOOLS/usr/bin

fetch() {
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || return 1
  mkdir -p "$TOOLS/debs"
  local packages=(prometheus prometheus-alertmanager prometheus-blackbox-exporter)
  (cd "$TOOLS/debs" && { apt-get download -q "${packages[@]}" || { apt-get update -q && apt-get download -q "${packages[@]}"; }; }) >/dev/null
  for package in "$TOOLS"/debs/*.deb; do dpkg-deb -x "$package" "$TOOLS"; done
}

for tool in promtool amtool prometheus-blackbox-exporter; do
  command -v "$tool" >/dev/null || fetch || break
done
for tool in promtool amtool prometheus-blackbox-exporter; do
  if ! command -v "$tool" >/dev/null; then
    echo "NOT CHECKED: no $tool here. Install Prometheus, its Alertmanager and its blackbox exporter." >&2
    exit 1
  fi
done

cd infra/observability
promtool check config prometheus.yml
promtool test rules rules/tests/*.yml
amtool check-config alertmanager.yml
prometheus-blackbox-exporter --config.check --config.file=blackbox.yml
