#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs Headscope for one user, or for all under a prefix, and removes it again. Everything is in
# functions, so that the shell has read it all before it removes this file.
set -eu

usage() {
    cat <<EOF
Usage: ./install.sh [--prefix DIR]
       ./install.sh --uninstall [--prefix DIR]

Installs Headscope under DIR (default: ~/.local; as root: /usr/local): the program in DIR/lib/headscope,
its commands in DIR/bin, and entries for menus, files, man and the shells in DIR/share.
--uninstall removes all of it. Settings, sessions and downloaded models stay; README.txt says where they are.
EOF
}

fail() {
    printf 'install.sh: %s\n' "$*" >&2
    exit 1
}

# folder DIR: makes it and what is above it, and notes what it made.
folder() {
    [ ! -d "$1" ] || return 0
    folder "$(dirname -- "$1")"
    mkdir -- "$1" || fail "$1 cannot be made. Choose another folder with --prefix."
    case $1/ in
        "$prefix"/) printf 'folder .\n' >>"$list" ;;
        "$prefix"/*) printf 'folder %s\n' "${1#"$prefix/"}" >>"$list" ;;
    esac
}

# put FILE TARGET-UNDER-PREFIX
put() {
    folder "$(dirname -- "$prefix/$2")"
    cp -- "$1" "$prefix/$2" || fail "$prefix/$2 cannot be written."
    chmod 644 -- "$prefix/$2"
    printf 'file %s\n' "$2" >>"$list"
}

# A word of a desktop entry's Exec line.
desktop_word() {
    case $1 in
        *[!A-Za-z0-9/._+-]*)
            printf '"%s"' "$(printf '%s' "$1" | sed -e 's/[\\`$"]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')"
            ;;
        *) printf '%s' "$1" ;;
    esac
}

# Lets the desktop read again what lies in share/; without these programs it does so at the next login.
refresh() {
    share=$prefix/share
    if [ -d "$share/mime/packages" ]; then
        update-mime-database "$share/mime" >/dev/null 2>&1 || true
    fi
    if [ -d "$share/applications" ] && { [ "$action" = install ] || [ -e "$share/applications/mimeinfo.cache" ]; }; then
        update-desktop-database -q "$share/applications" 2>/dev/null || true
    fi
    if [ -e "$share/icons/hicolor/icon-theme.cache" ]; then
        gtk-update-icon-cache -q -t -f "$share/icons/hicolor" 2>/dev/null || true
    fi
}

remove() {
    home=$prefix/lib/headscope
    [ -e "$home/installed" ] || return 1
    [ -w "$prefix/lib" ] && [ -w "$home" ] ||
        fail "$home cannot be removed: it is not yours. Do this as the user who installed it."
    grep '^file ' "$home/installed" | while read -r _ file; do rm -f -- "$prefix/$file"; done
    # What the desktop made of our entries alone: without them it is one line.
    cache=$prefix/share/applications/mimeinfo.cache
    if grep -qx 'made share/applications/mimeinfo.cache' "$home/installed" && [ -e "$cache" ]; then
        update-desktop-database -q "$prefix/share/applications" 2>/dev/null || true
        grep -q '=' "$cache" || rm -f -- "$cache"
    fi
    if grep -qx 'folder share/mime/packages' "$home/installed" &&
        [ -z "$(ls -A -- "$prefix/share/mime/packages")" ] &&
        grep -qx 'folder share/mime' "$home/installed"; then
        for file in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses \
            treemagic types version application/vnd.headscope.session+json.xml \
            application/vnd.headscope.lesson+json.xml application/vnd.headscope.answers+json.xml; do
            rm -f -- "$prefix/share/mime/$file"
        done
        rmdir -- "$prefix/share/mime/application" 2>/dev/null || true
    fi
    # The innermost folders first; what others put into one keeps it.
    folders=$(sed -n 's/^folder //p' "$home/installed" | sort -r)
    rm -rf -- "$home"
    printf '%s\n' "$folders" | while read -r made; do
        case $made in
            '') ;;
            .) rmdir -- "$prefix" 2>/dev/null || true ;;
            *) rmdir -- "$prefix/$made" 2>/dev/null || true ;;
        esac
    done
    refresh
}

install_tree() {
    [ -d "$here/bin" ] && [ -d "$here/lib" ] ||
        fail "this script installs what it was unpacked with, and that is not here."
    case $here in "$prefix"/lib/headscope) fail "this copy is installed already." ;; esac
    # What could not be started is not installed either; it says why itself.
    "$here/headscope-cli" --version >/dev/null || fail "nothing was installed."
    remove || true
    list=$(mktemp)
    trap 'rm -f -- "$list"' EXIT
    folder "$prefix/lib"
    new=$prefix/lib/.headscope-$$
    cp -R -- "$here" "$new" || {
        rm -rf -- "$new"
        fail "there is no room or no right to write in $prefix/lib. Choose another folder with --prefix."
    }
    # Whatever the umask of who unpacked it: a program for all is for all to read.
    chmod -R u+rwX,go+rX,go-w -- "$new"
    mv -- "$new" "$prefix/lib/headscope"
    # From here on, what was made can be removed even if something fails.
    mv -- "$list" "$prefix/lib/headscope/installed"
    list=$prefix/lib/headscope/installed
    chmod 644 -- "$list"
    trap - EXIT

    folder "$prefix/bin"
    for name in headscope headscope-cli; do
        [ ! -e "$prefix/bin/$name" ] || [ -L "$prefix/bin/$name" ] ||
            printf 'install.sh: %s was there already and is replaced\n' "$prefix/bin/$name" >&2
        ln -sf "../lib/headscope/$name" "$prefix/bin/$name"
        printf 'file bin/%s\n' "$name" >>"$list"
    done
    for part in applications icons metainfo mime man bash-completion fish zsh; do
        find "$here/share/$part" -type f | sort | while read -r file; do
            target=${file#"$here/"}
            case $target in
                share/zsh/*) target=share/zsh/site-functions/${target##*/} ;;
            esac
            put "$file" "$target"
        done
    done
    entry=$prefix/share/applications/org.headscope.headscope.desktop
    program=$(desktop_word "$prefix/bin/headscope" | sed 's/[\\&|]/\\&/g')
    sed "s|^Exec=headscope|Exec=$program|" "$here/share/applications/org.headscope.headscope.desktop" >"$entry"
    [ -e "$prefix/share/applications/mimeinfo.cache" ] || printf 'made share/applications/mimeinfo.cache\n' >>"$list"
    refresh

    printf 'Headscope is installed. Start it from the menu, or with:\n  %s/bin/headscope\n' "$prefix"
    case ":$PATH:" in
        *":$prefix/bin:"*) ;;
        *) printf '%s/bin is not on your PATH; most systems take it up at the next login.\n' "$prefix" ;;
    esac
    [ "$prefix" = /usr/local ] || [ "$prefix" = /usr ] ||
        printf 'Completion in zsh needs this line in .zshrc, before compinit:\n  fpath+=(%s/share/zsh/site-functions)\n' "$prefix"
    printf 'To remove it:\n  %s/lib/headscope/install.sh --uninstall\n' "$prefix"
}

main() {
    here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd -P)
    action=install
    prefix=
    while [ $# -gt 0 ]; do
        case $1 in
            --uninstall) action=uninstall ;;
            --prefix)
                [ $# -gt 1 ] && [ -n "$2" ] || fail "--prefix wants a folder."
                prefix=$2
                shift
                ;;
            --prefix=?*) prefix=${1#--prefix=} ;;
            --help | -h)
                usage
                exit 0
                ;;
            *)
                usage >&2
                exit 2
                ;;
        esac
        shift
    done
    if [ -z "$prefix" ]; then
        # An installed copy knows where it is.
        if [ -e "$here/installed" ]; then
            prefix=$(dirname -- "$(dirname -- "$here")")
        elif [ "$(id -u)" = 0 ]; then
            prefix=/usr/local
        else
            prefix=${HOME:?is not set. Give --prefix DIR}/.local
        fi
    fi
    case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
    prefix=${prefix%/}
    umask 022
    if [ "$action" = uninstall ]; then
        remove || fail "Headscope is not installed under $prefix. Name the folder with --prefix."
        printf 'Headscope was removed from %s.\n' "$prefix"
    else
        install_tree
    fi
}

main "$@"
exit
