#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and opens the window on the bundled model.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<EOF
Usage: packaging/run.sh [--build-only] [-- ARGUMENT...]

Installs the Debian packages that are missing (as root or through sudo), builds the
program and opens its window. Arguments after -- go to the program, for example:
  packaging/run.sh -- --prompt "Rome is the capital of" --target " Italy"
  --build-only   stop after building
EOF
}

build_only=no
while [ $# -gt 0 ]; do
    case "$1" in
        --build-only) build_only=yes ;;
        --help | -h) usage && exit 0 ;;
        --) shift && break ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done

install_packages build
# test.sh uses the same folder: what it switched on stays on.
read -r -a arguments <<<"$(cat "$root/build/release/headscope-arguments" 2>/dev/null || echo -DHEADSCOPE_TESTS=OFF)"
configure release "${arguments[@]}" >&2
cmake --build "$root/build/release" --target headscope headscope-cli >&2
[ "$build_only" = no ] || exit 0

bin="$root/build/release/bin"
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    say "there is no display, so the window cannot open. The command-line program does the same"
    say "experiment without one:"
    say "  \"$bin/headscope-cli\" sweep --prompt \"Berlin is the capital of\" --target \" Germany\" --control \" France\""
    exit 1
fi
exec "$bin/headscope" "$@"
