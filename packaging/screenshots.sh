#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures in packaging/screenshots/ from the program as built by run.sh, and those of the
# guide where the tests are built; needs no display.
#   packaging/screenshots.sh [BUILD-FOLDER]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${1:-build/release}

# A configuration of its own, so that nobody's remembered settings show.
settings=$(mktemp -d)
trap 'rm -rf "$settings"' EXIT
export HEADSCOPE_CONFIG="$settings/headscope.ini" QT_QPA_PLATFORM=offscreen
# Nor the folders of whoever makes them.
cp -r "$build/share/headscope" "$settings/headscope"
export HOME="$settings" HEADSCOPE_RESOURCES="$settings/headscope"

for theme in light dark; do
    "$build/bin/headscope" --theme "$theme" --size 1280x800 \
        --screenshot "packaging/screenshots/window-$theme.png"
done

if [ -x "$build/bin/guide_pictures" ]; then
    "$build/bin/guide_pictures" resources/help/pictures
fi
