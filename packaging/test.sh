#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds everything and runs every test. Arguments go to ctest.
# With CI set in the environment, warnings are errors.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

preset=release
[ -z "${CI:-}" ] || preset=ci

install_packages build test
configure "$preset" -DHEADSCOPE_TESTS=ON -DHEADSCOPE_TRAINER=ON
cmake --build "$root/build/$preset"
prefer_openmp_blas
export QT_QPA_PLATFORM=offscreen
cd "$root"
status=0
ctest --preset "$preset" -j "$(nproc)" "$@" || status=$?
# ctest names what it skipped as a whole; this is what was skipped within.
sed -n 's/^\[  SKIPPED \] \([^,(]*\) (.*/headscope: skipped \1/p' "$root/build/$preset/Testing/Temporary/LastTest.log" | sort -u
exit $status
