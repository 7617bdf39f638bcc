#!/usr/bin/env bash
# Measures the packaged product beside a bare control and prints one table. See README.md beside this file.
#
#   bench/run.sh                    everything: one round, about twenty minutes
#   bench/run.sh --quick            one short round, to see that it works; the figures are worth little
#   bench/run.sh --control-only     no product
#   bench/run.sh --outboxes-only    only the comparison of outboxes
#   bench/run.sh --no-outboxes      only the product against the control
#   bench/run.sh --publish-only     only publishing, while working on it
#   bench/run.sh --latency-only     only the way of an event, while working on it
#   bench/run.sh --jar=FILE         a product packaged before; without it the product is packaged first
#   bench/run.sh --product-arg=ARG  a further argument for the product, as often as needed
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
jar=
product=yes
options=()
for option in "$@"; do
  case $option in
    --jar=*) jar=${option#*=} ;;
    --control-only) product=no ;;
    --outboxes-only) product=no; options+=("$option") ;;
    --quick | --no-outboxes | --publish-only | --latency-only | --product-arg=*) options+=("$option") ;;
    *) sed -n '2,13s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done

[ -r /proc/self/stat ] || { echo "This needs Linux: it reads /proc." >&2; exit 1; }

# The JDK 25 that the build chose is written down by the build itself.
"$root/mvnw" -B -q -f "$here/pom.xml" clean package
java=$(cat "$here/target/java.path")

if [ "$product" = yes ] && [ -z "$jar" ]; then
  "$root/mvnw" -B -q -f "$root/pom.xml" package -DskipTests
  jar=$(find "$root/target" -maxdepth 1 -name 'psyhealth-*.jar' ! -name '*-sources.jar' | head -n 1)
fi
[ "$product" = no ] || options+=("--product=$jar")

exec "$java" -Xmx512m -XX:+UseSerialGC -Dlogback.configurationFile=logback-harness.xml \
  -cp "$here/target/classes:$here/target/lib/*" org.psyhealth.bench.measure.Bench \
  "--work=$here/target/run" "--results=$here/results" "${options[@]}"
