#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks what package.sh makes and what it is made of. Nothing is fetched but by "systems".
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

quick='changelog version desktop mime icons man completion words walls'
packages='deb portable run appimage start'
slow='installed elsewhere same'

usage() {
    cat <<EOF
Usage: packaging/check.sh [--install] [--build DIR] [--packages DIR] [NAME...] [-- PACKAGE-ARGUMENT...]

Without names: all. --install installs first what the checks need and is missing. What takes a second each looks into a build (default: build/package):
  changelog   CHANGELOG.md, and what is made of it
  version     one version everywhere, and --version --json
  desktop     the desktop entry and the description for software centres
  mime        the file type of sessions
  icons       drawings and pictures
  man         the pages against --help, and their form
  completion  in bash, zsh and fish
  words       no display, no library, no /proc, no /dev/urandom, no locale: told in one sentence
  walls       packaging/lint.sh walls sees each wall that is broken
What looks into the packages (default: build/packages):
  deb         lintian, what is in it, dependencies, size
  portable    libraries, licences, moved, read-only, another user, an empty system, size
  run         installs, runs and leaves nothing
  appimage    with the tool and the runtime that HEADSCOPE_APPIMAGETOOL and HEADSCOPE_APPIMAGE_RUNTIME name
  start       how long the window takes to be painted
What takes many minutes:
  installed   the Debian package on a Debian 12 that has nothing
  elsewhere   the archive and the installer on such a one, on Debian 13, and on Debian 11, which is too old
              (the systems come through apt, once where HEADSCOPE_SYSTEMS names a folder to keep them in)
  same        packed once more, in another folder, time zone and umask: the same bytes as the packages, if
              they are of this commit, or else as others packed for it (PACKAGE-ARGUMENTs go to package.sh)
Each says what it skipped. Exit code: 0 all passed, 1 something failed, 77 nothing could be checked.
EOF
}

build="$root/build/package" packages_folder="$root/build/packages" names=() package_arguments=()
while [ $# -gt 0 ]; do
    case "$1" in
        --build) build=$(realpath "$2") && shift ;;
        --packages) packages_folder=$(realpath "$2") && shift ;;
        --install) install_packages build test package check ;;
        --help | -h) usage && exit 0 ;;
        --) shift && package_arguments=("$@") && break ;;
        -*) usage >&2 && exit 2 ;;
        *) names+=("$1") ;;
    esac
    shift
done
[ ${#names[@]} -gt 0 ] || read -r -a names <<<"$quick $packages $slow"
for name in "${names[@]}"; do
    case " $quick $packages $slow " in *" $name "*) ;; *) usage >&2 && exit 2 ;; esac
done

version=$("$root/packaging/changelog.sh" version)
id=org.headscope.headscope
share="$build/share"
window="$build/bin/headscope"
cli="$build/bin/headscope-cli"
deb="$packages_folder/headscope_${version}_amd64.deb"
portable="$packages_folder/headscope-$version-x86_64.tar.zst"
installer="$packages_folder/headscope-$version-x86_64.run"

passed=0 failed=0
ok() { printf '  ok: %s\n' "$*" && passed=$((passed + 1)); }
skip() { printf '  skipped: %s\n' "$*"; }
bad() { printf '  FAILED: %s\n' "$*" && failed=$((failed + 1)); }
# holds WHAT COMMAND...: and what the command said where it does not.
holds() {
    local what=$1 said
    shift
    if said=$("$@" 2>&1); then ok "$what"; else bad "$what: $said"; fi
}
same() { if [ "$2" = "$3" ]; then ok "$1"; else bad "$1: $3, and it should be $2"; fi; }
has() { command -v "$1" >/dev/null; }
# lacks TOOL WHAT: says what is skipped where the tool is not here.
lacks() { ! has "$1" && skip "$2: $1 is not installed"; }
lacks_file() { [ ! -e "$1" ] && skip "$2: $1 is not there; packaging/package.sh makes it"; }

for part in "$root"/packaging/checks/*.sh; do source "$part"; done

scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
# Nobody's own settings, and no display, unless a check says so.
export HOME="$scratch/home" HEADSCOPE_CONFIG="$scratch/config.ini" QT_QPA_PLATFORM=offscreen
unset DISPLAY WAYLAND_DISPLAY XDG_SESSION_TYPE XDG_CURRENT_DESKTOP HEADSCOPE_RESOURCES
mkdir "$HOME"

for name in "${names[@]}"; do
    printf '%s\n' "$name"
    "check_$name"
done
if [ $failed -gt 0 ]; then
    printf '%s checks passed, %s FAILED\n' $passed $failed
    exit 1
fi
printf '%s checks passed\n' $passed
[ $passed -gt 0 ] || exit 77
