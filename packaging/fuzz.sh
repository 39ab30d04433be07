#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Feeds the readers of files with altered ones, to find what crashes them:
#   packaging/fuzz.sh [SECONDS] [NAME...]        builds all targets and runs each, or those named, for so
#                                                long (an hour), as many at once as there are processors
#   packaging/fuzz.sh build FOLDER               builds them
#   packaging/fuzz.sh run FOLDER NAME SECONDS    runs one
# A finding is written to FOLDER/NAME/ and said; FOLDER/corpus/NAME is what the next run begins with,
# and FOLDER/log/NAME how many inputs were tried. Exit codes: 1 for a finding, 77 without clang.
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
        -DHEADSCOPE_FUZZ=ON >/dev/null
    cmake --build "$folder"
}

run() {
    local folder=$1 name=$2 seconds=$3 program="$1/bin/fuzz_$2" corpus="$1/corpus/$2" log
    [ -x "$program" ] || skip "fuzz_$name was not built"
    log="$folder/log/$name"
    mkdir -p "$corpus" "$folder/seeds/$name" "$folder/$name" "$folder/log"
    "$program" --write-seeds "$folder/seeds/$name"
    if ! ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 "$program" "$corpus" "$folder/seeds/$name" \
        -max_total_time="$seconds" -max_len=8192 -timeout=20 -rss_limit_mb=2048 -malloc_limit_mb=512 \
        -dict="$root/tests/fuzz/words.dict" -artifact_prefix="$folder/$name/" -print_final_stats=1 \
        >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        say "fuzz_$name found something: run $program on the file in $folder/$name/"
        return 1
    fi
    say "fuzz_$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, $(sed -n 's/^stat::average_exec_per_sec: *//p' "$log") a second"
}

case "${1:-}" in
    build) build "${2:?which folder?}" ;;
    run) run "${2:?which folder?}" "${3:?which target?}" "${4:?how many seconds?}" ;;
    '' | [0-9]*)
        seconds=${1:-3600}
        [ $# -eq 0 ] || shift
        folder="$root/build/fuzz"
        build "$folder"
        if [ $# -eq 0 ]; then set -- $(cd "$folder/bin" && ls fuzz_* | sed 's/^fuzz_//'); fi
        printf '%s\n' "$@" | xargs -P "$(nproc)" -I NAME "${BASH_SOURCE[0]}" run "$folder" NAME "$seconds"
        ;;
    *) sed -n '3,10s/^# //p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
