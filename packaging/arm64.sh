#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the engine's loops and their tests for arm64 and runs them on an emulated processor:
#   packaging/arm64.sh FOLDER   what is built goes there
# Exit codes: 1 for a failed test, 77 without the cross compiler, the emulator or GoogleTest's source.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

skip() { say "skipped: $*"; exit 77; }

folder=${1:?which folder?}
cxx=aarch64-linux-gnu-g++
googletest=/usr/src/googletest/googletest
command -v "$cxx" >/dev/null || skip "there is no $cxx (Debian: g++-aarch64-linux-gnu)"
command -v qemu-aarch64 >/dev/null || skip "there is no qemu-aarch64 (Debian: qemu-user)"
[ -d "$googletest" ] || skip "there is no $googletest (Debian: libgtest-dev)"
[ -f /usr/include/hwy/highway.h ] || skip "Highway's headers are not in /usr/include"

# Highway's headers are for every processor, and on arm64 all of it that is needed: there is one
# instruction set to choose from.
mkdir -p "$folder"
cd "$folder"
printf '%s\n' "$root"/core/src/kernels/{activation,attention,parallel,rows,scores}.cpp "$root"/tests/kernels/*_test.cpp \
    "$googletest"/src/gtest{-all,_main}.cc |
    xargs -P 2 -n 1 "$cxx" -std=c++20 -O2 -fopenmp -I"$root/core/include" -I"$root/core/src" \
        -I"$root/tests/kernels" -I"$googletest" -c
"$cxx" -fopenmp ./*.o -o kernels_test
OMP_NUM_THREADS=1 qemu-aarch64 -L /usr/aarch64-linux-gnu ./kernels_test --gtest_brief=1
