#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Reads CHANGELOG.md:
#   packaging/changelog.sh version              the newest released version
#   packaging/changelog.sh date                 its date, YYYY-MM-DD
#   packaging/changelog.sh epoch                noon of that day, for SOURCE_DATE_EPOCH
#   packaging/changelog.sh debian MAINTAINER    as a Debian changelog
#   packaging/changelog.sh metainfo             as AppStream's <releases>
# What stands under [Unreleased] is left out.
set -euo pipefail
export LC_ALL=C.UTF-8
file="$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)/CHANGELOG.md"

# One line a release, "R version date", and one a point, "P text", without Markdown's marks.
lines() {
    awk '
        function flush() { if (point != "" && released) print "P " point; point = "" }
        /^## / {
            flush()
            released = match($0, /^## \[[0-9]+\.[0-9]+\.[0-9]+\] - [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/)
            if (released) { gsub(/[][]/, ""); print "R " $2 " " $4 }
            else if ($0 !~ /^## \[Unreleased\]$/) { print FILENAME ": not a release: " $0 >"/dev/stderr"; exit 1 }
            next
        }
        /^- / { flush(); point = substr($0, 3); next }
        /^  / && point != "" { sub(/^ +/, ""); point = point " " $0; next }
        { flush() }
        END { flush() }' "$file" |
        sed -E '/^P /{ s/`//g; s/\*+//g; s/\[([^]]*)\]\([^)]*\)/\1/g }'
}

newest() { lines | sed -n '/^R /{ s/^R //p; q }' | cut -d' ' -f"$1"; }

debian() {
    local maintainer=$1 kind rest version='' date=''
    close() {
        [ -z "$version" ] ||
            printf '\n -- %s  %s\n' "$maintainer" "$(LC_ALL=C date -u -d "$date 12:00" '+%a, %d %b %Y %H:%M:%S +0000')"
    }
    while read -r kind rest; do
        if [ "$kind" = R ]; then
            close
            [ -z "$version" ] || printf '\n'
            read -r version date <<<"$rest"
            printf 'headscope (%s) unstable; urgency=medium\n\n' "$version"
        else
            fold -s -w 74 <<<"$rest" | sed -e 's/ *$//' -e '1s/^/  * /' -e '1!s/^/    /'
        fi
    done < <(lines)
    close
}

metainfo() {
    local kind rest version='' date=''
    escape() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g'; }
    close() { [ -z "$version" ] || printf '        </ul>\n      </description>\n    </release>\n'; }
    printf '  <releases>\n'
    while read -r kind rest; do
        if [ "$kind" = R ]; then
            close
            read -r version date <<<"$rest"
            printf '    <release version="%s" date="%s">\n      <description>\n        <ul>\n' "$version" "$date"
        else
            printf '          <li>%s</li>\n' "$(escape <<<"$rest")"
        fi
    done < <(lines)
    close
    printf '  </releases>\n'
}

case "${1:-}" in
    version) newest 1 ;;
    date) newest 2 ;;
    epoch) date -u -d "$(newest 2) 12:00" +%s ;;
    debian) debian "${2:?whose is the package? Give \"Name <mail>\"}" ;;
    metainfo) metainfo ;;
    *) sed -n '3,9s/^# //p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
