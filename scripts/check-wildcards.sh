#!/usr/bin/env bash
# No "*" among the actions or resources of a policy without a written reason: a comment inside the statement, or right above it.
set -euo pipefail
cd "$(dirname "$0")/../infra/terraform"

find . -name '*.tf' -not -path '*/.terraform/*' -print0 | sort -z | xargs -0 -n 1000 awk '
  FNR == 1 || /^  }$/ { reason = 0; inside = 0 }
  /^[[:space:]]*#/ { reason = 1 }
  /^[[:space:]]*(not_)?(actions|resources)[[:space:]]*=/ { inside = 1 }
  # A bare star, or one in an action such as "s3:Get*"; a star at the end of an ARN is a prefix and no wildcard.
  inside && !reason && (/"\*"/ || /"[a-z0-9-]+:[A-Za-z]*\*"/) {
    printf "%s:%d: a wildcard without a written reason:%s\n", FILENAME, FNR, $0
    bad = 1
  }
  inside && /\]/ { inside = 0 }
  END { exit bad }
' || { echo "Say in a comment above why it cannot be narrower." >&2; exit 1; }
echo "Every wildcard in infra/terraform has its reason."
