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
    # The README's moving picture: the last two, the whole and the head that was clicked, stay longer.
    if command -v convert >/dev/null; then
        "$build/bin/guide_pictures" --moving "$settings/moving"
        frames=("$settings"/moving/*.png)
        last=$((${#frames[@]} - 2))
        convert -loop 0 -delay 25 "${frames[@]:0:last}" -delay 200 "${frames[last]}" \
            -delay 400 "${frames[last + 1]}" -resize 960x -colors 96 +dither -layers Optimize \
            packaging/screenshots/sweep.gif
    else
        echo "screenshots.sh: sweep.gif is not made again: that needs convert (imagemagick)" >&2
    fi
fi
