# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by run.sh and test.sh; sourced, not run.

root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." >/dev/null && pwd -P)

say() { printf 'headscope: %s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

# The names in packages.txt for one or more of its words: build, test, package, check.
package_names() {
    local kind name when
    while read -r name when _; do
        for kind in "$@"; do
            if [ "$when" = "$kind" ]; then printf '%s\n' "$name"; fi
        done
    done < <(grep -v '^#' "$root/packaging/packages.txt")
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]
}

# May this script use apt? Asks only at a terminal.
may_install() {
    [ -t 0 ] && [ -t 2 ] || return 0
    local answer
    read -r -p 'headscope: install them now? [Y/n] ' answer || return 1
    case "$answer" in '' | [Yy]*) return 0 ;; *) return 1 ;; esac
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

can_become_root() {
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null || return 1
    [ -t 0 ] || sudo -n true 2>/dev/null
}

# Installs what is missing of the packages for the kinds named; calls apt only if something is.
install_packages() {
    command -v dpkg-query >/dev/null ||
        fail "this script installs Debian packages, and this is no Debian system. Install what packaging/packages.txt names and build with: cmake --preset release && cmake --build --preset release"
    local missing=() name
    while read -r name; do
        is_installed "$name" || missing+=("$name")
    done < <(package_names "$@")
    [ ${#missing[@]} -gt 0 ] || return 0

    say "these Debian packages are needed and not installed:"
    for name in "${missing[@]}"; do
        say "  $name: $(awk -v name="$name" '$1 == name { $1 = $2 = ""; sub(/^ +/, ""); print }' "$root/packaging/packages.txt")"
    done
    if ! can_become_root; then
        fail "installing needs root: run as root, once, apt-get install --no-install-recommends ${missing[*]}"
    fi
    may_install || fail "nothing was installed. To do it yourself: apt-get install --no-install-recommends ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 ||
        say "the package lists could not be refreshed; trying with those that are here"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2 ||
        fail "the packages could not be installed. Check the network and the messages above."
}

# Where the pthread build of OpenBLAS is installed too, Debian prefers it; libtorch needs the other.
prefer_openmp_blas() {
    local folder
    for folder in /usr/lib/*/openblas-openmp; do
        if [ -d "$folder" ]; then
            export LD_LIBRARY_PATH="$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
        fi
    done
}

# configure PRESET [CMAKE_ARGUMENT...]: only if this very folder was not configured so before.
configure() {
    local preset=$1 folder="$root/build/$1"
    shift
    if [ -f "$folder/CMakeCache.txt" ] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$folder/CMakeCache.txt"; then
        say "the project was moved: building anew"
        rm -rf "$folder"
    fi
    if [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/headscope-arguments" 2>/dev/null)" = "$*" ]; then
        return 0
    fi
    (cd "$root" && cmake --preset "$preset" "$@") && printf '%s\n' "$*" >"$folder/headscope-arguments"
}
