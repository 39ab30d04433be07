#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Feeds the readers of files with altered ones, to find what crashes them:
#   packaging/fuzz.sh [HOW-LONG] [NAME...]       builds all targets and runs each, or those named, for so
#                                                long (an hour), as many at once as there are processors
#   packaging/fuzz.sh build FOLDER               builds them; FUZZ_SANITIZE=undefined for more inputs a
#                                                second and fewer eyes on each
#   packaging/fuzz.sh run FOLDER NAME HOW-LONG   runs one
#   packaging/fuzz.sh count FOLDER               says how many inputs each was given, over all runs
# HOW-LONG is a number of seconds, or of inputs with an x: 10000000x. A finding is written to
# FOLDER/NAME/ and said; FOLDER/corpus/NAME is what the next run begins with, FOLDER/log/NAME what the
# last one said, FOLDER/count/NAME when it was run, with which sanitizers, and how many inputs in how
# many seconds. Exit codes: 1 for a finding, 77 without clang.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

skip() { say "skipped: $*"; exit 77; }

build() {
    local folder=$1 cxx=${FUZZ_CXX:-clang++}
    command -v "$cxx" >/dev/null || skip "the fuzz targets need clang"
    mkdir -p "$folder"
    printf '#include <cstddef>\n#include <cstdint>\nextern "C" int LLVMFuzzerTestOneInput(const std::uint8_t*, std::size_t) { return 0; }\n' >"$folder/probe.cpp"
    "$cxx" -fsanitize=fuzzer,address,undefined "$folder/probe.cpp" -o "$folder/probe" 2>/dev/null ||
        skip "this clang has no libFuzzer (Debian: libclang-rt-14-dev)"
    cmake -S "$root" -B "$folder" -G Ninja -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_BUILD_TYPE=None \
        -DHEADSCOPE_FUZZ=ON -DHEADSCOPE_FUZZ_SANITIZE="${FUZZ_SANITIZE:-address,undefined}" >/dev/null
    cmake --build "$folder"
}

sanitizers() { sed -n 's/^HEADSCOPE_FUZZ_SANITIZE:STRING=//p' "$1/CMakeCache.txt"; }

count() {
    local file
    for file in "$1"/count/*; do
        [ -f "$file" ] || continue
        awk -v name="${file##*/}" '{ inputs[$2] += $3; seconds[$2] += $4 }
            END { for (kind in inputs) printf "%-16s %-18s %12d inputs in %7d s\n", name, kind, inputs[kind], seconds[kind] }' "$file"
    done
}

run() {
    local folder=$1 name=$2 program="$1/bin/fuzz_$2" corpus="$1/corpus/$2" log long inputs started result=0
    [ -x "$program" ] || skip "fuzz_$name was not built"
    log="$folder/log/$name"
    mkdir -p "$corpus" "$folder/seeds/$name" "$folder/$name" "$folder/log" "$folder/count"
    case $3 in
        *x) long="-runs=${3%x}" ;;
        *) long="-max_total_time=$3" ;;
    esac
    # Stacks of allocations and long memories cost a third of the time; run on a finding, the program has both.
    local asan=detect_leaks=0:quarantine_size_mb=16:malloc_context_size=0:max_malloc_fill_size=256
    local -a choice=()
    # Weighing the corpus by how rare its features are costs two fifths of the inputs.
    case $(sanitizers "$folder") in *address*) ;; *) choice=(-entropic=0) ;; esac
    started=$SECONDS
    "$program" --write-seeds "$folder/seeds/$name"
    ASAN_OPTIONS=$asan UBSAN_OPTIONS=print_stacktrace=1 "$program" "$corpus" "$folder/seeds/$name" \
        "$long" -max_len=8192 -timeout=20 -rss_limit_mb=2048 -malloc_limit_mb=512 "${choice[@]}" \
        -dict="$root/tests/fuzz/words.dict" -artifact_prefix="$folder/$name/" -print_final_stats=1 \
        >"$log" 2>&1 || result=$?
    inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    # libFuzzer's exit code for a run that was stopped from outside.
    if [ "$result" -ne 0 ] && [ "$result" -ne 72 ]; then
        tail -n 60 "$log" >&2
        say "fuzz_$name found something: run $program on the file in $folder/$name/"
        return 1
    fi
    printf '%s %s %s %s\n' "$(date -u +%FT%TZ)" "$(sanitizers "$folder")" "$inputs" $((SECONDS - started)) \
        >>"$folder/count/$name"
    say "fuzz_$name: $inputs inputs, $(sed -n 's/^stat::average_exec_per_sec: *//p' "$log") a second"
    return "$result"
}

case "${1:-}" in
    build) build "${2:?which folder?}" ;;
    run) run "${2:?which folder?}" "${3:?which target?}" "${4:?how long?}" ;;
    count) count "${2:?which folder?}" ;;
    '' | [0-9]*)
        long=${1:-3600}
        [ $# -eq 0 ] || shift
        folder="$root/build/fuzz"
        build "$folder"
        if [ $# -eq 0 ]; then set -- $(cd "$folder/bin" && ls fuzz_* | sed 's/^fuzz_//'); fi
        printf '%s\n' "$@" | xargs -P "$(nproc)" -I NAME "${BASH_SOURCE[0]}" run "$folder" NAME "$long"
        ;;
    *) sed -n '3,15s/^# //p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
