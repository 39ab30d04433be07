# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# Bad luck is told in one sentence, with a way out. Sourced by check.sh.

# told WHAT CODE WORDS COMMAND...: ends with CODE, and says WORDS in one line.
told() {
    local what=$1 code=$2 words=$3 status=0 said
    shift 3
    if declare -F "$1" >/dev/null; then
        said=$("$@" 2>&1 >/dev/null) || status=$?
    else
        said=$(timeout 60 "$@" 2>&1 >/dev/null) || status=$?
    fi
    if [ $status = "$code" ] && [ "$(wc -l <<<"$said")" = 1 ] && [[ $said == headscope*"$words"* ]]; then
        ok "$what: $said"
    else
        bad "$what: exit code $status, and: $said"
    fi
}

# What was said, but for what Qt says of its offscreen platform.
of_ours() { grep -v 'This plugin does not support propagateSizeHints()' || true; }

# Without devices.
bare() {
    timeout 60 bwrap --ro-bind / / --tmpfs /dev --tmpfs /tmp --ro-bind "$build" "$build" --setenv HOME /tmp "$@"
}

check_words() {
    local plugins said
    lacks_file "$cli" 'what is said of bad luck' && return
    if ! lacks bwrap 'systems without /proc and /dev'; then
        same 'without /dev/urandom it computes' 0 "$(bare "$cli" info >/dev/null 2>"$scratch/said" && echo 0 || cat "$scratch/said")"
        same 'and verifies' 0 "$(bare "$cli" verify >/dev/null 2>"$scratch/said" && echo 0 || cat "$scratch/said")"
        told 'no /proc' 1 'there is no /proc' bare --tmpfs /proc "$cli" info
        same 'which the tokenizer does not need, nor the bundled model' 0 \
            "$(cd "$build/bin" && bare --tmpfs /proc ./headscope-cli tokenize --text x >/dev/null 2>"$scratch/said" && echo 0 || cat "$scratch/said")"
        told 'resources that are not there' 1 "resources were not found; looked for /" \
            bwrap --ro-bind / / --dev /dev --tmpfs /tmp --ro-bind "$cli" /tmp/bin/headscope-cli /tmp/bin/headscope-cli info
    fi
    if ! locale -a | grep -qx xx_XX.utf8; then
        said=$(LC_ALL=xx_XX.UTF-8 LANG=xx_XX.UTF-8 "$cli" tokenize --text 'Đà Nẵng' 2>&1 >/dev/null) || said+=" and it failed"
        same 'a locale that is not installed changes nothing on the command line' '' "$said"
    fi
    [ -x "$window" ] || { skip 'the window: it was not built' && return; }
    same 'and one line at most in the window' '' \
        "$(LC_ALL=xx_XX.UTF-8 "$window" --screenshot "$scratch/ü.png" 2>&1 | of_ours)"
    [ -s "$scratch/ü.png" ] && ok 'which takes names in UTF-8' || bad 'with it the window writes no ü.png'

    unset QT_QPA_PLATFORM
    told 'no display' 1 'there is no display' "$window"
    told 'a display that is not there' 1 'there is no display' env DISPLAY=:1234 "$window"
    told 'an unknown platform' 1 'no plugin for the platform "nothing"' env DISPLAY=:1234 QT_QPA_PLATFORM=nothing "$window"
    plugins=$(printf '%s\n' /usr/lib/*/qt6/plugins | head -n 1)
    if ! lacks bwrap 'a Wayland session without the plugin' && [ -e "$plugins/platforms/libqxcb.so" ]; then
        mkdir -p "$scratch/platforms"
        cp "$plugins"/platforms/libq{xcb,offscreen}.so "$scratch/platforms/"
        # As where qt6-wayland is not installed.
        told 'a Wayland session without X11 and without the plugin' 1 'not installed. Install it (on Debian: qt6-wayland)' \
            bwrap --dev-bind / / --bind "$scratch/platforms" "$plugins/platforms" \
            --setenv WAYLAND_DISPLAY wayland-9 --setenv XDG_SESSION_TYPE wayland "$window"
        if ! lacks patchelf 'a library that xcb needs'; then
            patchelf --add-needed libxcb-nothing.so.4 "$scratch/platforms/libqxcb.so"
            told 'a library that xcb needs' 1 'libxcb-nothing.so.4: cannot open shared object file' \
                bwrap --dev-bind / / --bind "$scratch/platforms" "$plugins/platforms" --setenv DISPLAY :1234 "$window"
        fi
    fi
    export QT_QPA_PLATFORM=offscreen
    glibc_words
}

# The archive's launcher on a system that is too old, or is none of its kind.
glibc_words() {
    local tree="$scratch/launcher" tools="$scratch/tools"
    mkdir -p "$tree/bin" "$tree/lib/fallback" "$tools"
    sed -e 's/@GLIBC@/2.35/; s/@GLIBCXX@/3.4.30/' "$root/packaging/portable/launch.sh" >"$tree/headscope-cli"
    chmod +x "$tree/headscope-cli"
    printf '#!/bin/sh\necho started\n' >"$tree/bin/headscope-cli" && chmod +x "$tree/bin/headscope-cli"
    fake() { printf '#!/bin/sh\necho "%s"\n' "$2" >"$tools/$1" && chmod +x "$tools/$1"; }
    fake getconf 'glibc 2.31'
    told 'too old a glibc' 1 'needs glibc 2.35 or later, and this system has 2.31' env PATH="$tools:$PATH" "$tree/headscope-cli"
    fake getconf 'glibc 2.35'
    same 'one that is just new enough' started "$(PATH="$tools:$PATH" "$tree/headscope-cli" 2>&1)"
    # Such systems do not have this processor's loader.
    sed -i 's#/lib64/ld-linux-x86-64.so.2#/nowhere#' "$tree/headscope-cli"
    fake uname aarch64
    told 'another processor' 1 'this is aarch64' env PATH="$tools:$PATH" "$tree/headscope-cli"
    fake uname x86_64
    told 'another C library' 1 'does not have the GNU C library' env PATH="$tools:$PATH" "$tree/headscope-cli"
}
