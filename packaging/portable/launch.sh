#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts the program of this name in bin/. The libraries beside it are used, and of those that belong
# to the system (fonts, display, the compiler's runtime) ours only where the system has none.
# A process takes as long here as the rest of this file, so the shell does what it can itself.
here=$0
[ ! -L "$here" ] || here=$(readlink -f -- "$0")
here=$(CDPATH='' cd -- "${here%/*}" && pwd -P)
called=$0
[ -z "${APPIMAGE:-}" ] || called=${ARGV0:-$0}
case ${called##*/} in
    headscope-cli*) name=headscope-cli ;;
    *) name=headscope ;;
esac
fail() {
    printf '%s: %s\n' "$name" "$*" >&2
    exit 1
}

if [ ! -e /lib64/ld-linux-x86-64.so.2 ]; then
    machine=$(uname -m)
    [ "$machine" = x86_64 ] ||
        fail "this archive is for 64-bit Intel and AMD processors (x86_64), and this is $machine. Build the program from its sources."
    fail "this system does not have the GNU C library that this archive needs. Build the program from its sources."
fi
glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null)
glibc=${glibc#glibc }
[ -n "$glibc" ] || glibc=$(ldd --version 2>/dev/null | sed -n '1s/.* \([0-9]*\.[0-9]*\)$/\1/p')
oldest=@GLIBC@
if [ -n "$glibc" ] && [ "${glibc%%.*}" -eq "${oldest%%.*}" ] && [ "${glibc#*.}" -lt "${oldest#*.}" ]; then
    fail "this archive needs glibc $oldest or later, and this system has $glibc. It runs on Debian 12, Ubuntu 22.04, Fedora 36 and later; elsewhere build the program from its sources."
fi

# Of ours, these need a newer one than that, so an old system has to have its own.
[ "$glibc" = "$oldest" ] && newer='@ASKS@' || newer=

# Where this system has most libraries; ldconfig knows of all.
usual=/usr/lib/x86_64-linux-gnu
[ -d $usual ] || usual=/usr/lib64
known=
tab=$(printf '\t')
# Sets known to what ldconfig says, once.
ask() { [ -n "$known" ] || known=$({ ldconfig -p || /sbin/ldconfig -p; } 2>/dev/null) || known=none; }
has() {
    [ ! -e "$usual/$1" ] || return 0
    ask
    case $known in *"$tab$1 (libc6,x86-64"*) return 0 ;; esac
    return 1
}
ours=
for folder in "$here"/lib/fallback/*; do
    soname=${folder##*/}
    ! has "$soname" || continue
    case " $newer " in *" $soname "*) fail "this system does not have the library $soname. Install it with your package manager." ;; esac
    ours=$ours:$folder
done

# The compiler's runtime is the system's, unless it is older than that of our libraries. Its file's name
# ends in the last number of the version that its symbols name.
symbols=GLIBCXX_@GLIBCXX@
new_enough() {
    enough=no
    for file in "$usual"/libstdc++.so.6.0.*; do
        case ${file##*.6.0.} in
            *[!0-9]* | '') ;;
            *) if [ "${file##*.6.0.}" -ge "${symbols##*.}" ]; then enough=yes; else enough=no && break; fi ;;
        esac
    done
    [ $enough = no ] || return 0
    ask
    runtime=$(printf '%s\n' "$known" | sed -n "s/^${tab}libstdc++.so.6 (libc6,x86-64.*) => //p" | sed 1q)
    grep -q "$symbols" "$runtime" 2>/dev/null
}
case $ours in
    *libstdc++*) ;;
    *) new_enough || ours=$ours:$here/lib/fallback/libstdc++.so.6:$here/lib/fallback/libgcc_s.so.1 ;;
esac
if [ -n "$ours" ]; then
    export LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}${ours#:}"
fi

# A system without fonts gets those that are here.
fonts=
for file in /usr/share/fonts/* /usr/local/share/fonts/* "${HOME:-}"/.fonts/* "${XDG_DATA_HOME:-${HOME:-}/.local/share}"/fonts/*; do
    [ ! -e "$file" ] || fonts=$file
done
if [ -z "$fonts" ] || [ ! -e /etc/fonts/fonts.conf ]; then
    export FONTCONFIG_FILE="${FONTCONFIG_FILE:-$here/share/fonts/fonts.conf}"
fi

# The loader asks /proc where a program lies; in a bare chroot it has to be told.
[ -e /proc/self/exe ] || export LD_ORIGIN_PATH="$here/bin"
exec "$here/bin/$name" "$@"
