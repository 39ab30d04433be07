#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What takes longer than CI may: clang-tidy on what has changed since COMMIT, and the tests of core, kernels,
# the downloads and the command line under the address and undefined-behaviour sanitizers. Whoever changes core
# or the hub runs it before the change is merged; a release is not tagged without it (COMMIT is the last tag).
#   packaging/deep.sh COMMIT [CTEST-ARGUMENTS]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

since=${1:?since which commit?}
shift
install_packages build test
configure asan -DHEADSCOPE_TESTS=ON
cd "$root"
cmake --build build/asan
packaging/lint.sh tidy build/asan "$since"
prefer_openmp_blas
QT_QPA_PLATFORM=offscreen ctest --test-dir build/asan -j "$(nproc)" --output-on-failure -LE fuzz \
    -E '^(app_|packag|lint|configure)' "$@"
