#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How long a study takes: 1,000 prompts under two interventions on the bundled model, how much of it is
# the sweeps' own time, what merging takes, and 1, 2, 4 and 8 shards beside each other, a thread each.
#   tests/bench/study.sh [BUILD-FOLDER] [PROMPTS]      (default: build/release 1000)
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."
cli=$(realpath "${1:-build/release}/bin/headscope-cli")
prompts=${2:-1000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
measured() { /usr/bin/time -f '  %e s wall, %U s user, %M kB' "$@"; }

"$cli" study generate ioi --prompts "$prompts" --out study.json
sed 's/"cluster":"group"/"cluster":"prompt"/' study.json >alone.json
echo "$prompts prompts, zero and mean:"
measured "$cli" study run study.json --out whole
echo "merge, clusters are templates:"
measured "$cli" study merge whole --json whole.json >/dev/null
"$cli" study run alone.json --out whole 2>/dev/null
echo "merge, each prompt a cluster:"
measured "$cli" study merge whole --json alone-summary.json >/dev/null
"$cli" study run study.json --out whole 2>/dev/null
for shards in 1 2 4 8; do
    echo "$shards shards of a thread each:"
    begin=$(date +%s.%N)
    for i in $(seq "$shards"); do
        "$cli" study run study.json --out "by-$shards" --shard "$i/$shards" --threads 1 &
    done
    wait
    awk -v b="$begin" -v e="$(date +%s.%N)" 'BEGIN { printf "  %.1f s wall\n", e - b }'
    "$cli" study merge "by-$shards" --json "by-$shards.json" >/dev/null
    cmp whole.json "by-$shards.json"
done
