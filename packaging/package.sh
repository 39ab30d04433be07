#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the packages, into build/packages. The same commit on the same system gives the same bytes.
set -euo pipefail
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
source "$root/packaging/bundle.sh"

usage() {
    cat <<EOF
Usage: packaging/package.sh [--deb] [--portable] [--run] [--appimage TOOL RUNTIME]
                            [--build DIR | -- CMAKE-ARGUMENT...]

Installs what is missing, builds, and makes into build/packages (all three without options):
  --deb        headscope_VERSION_amd64.deb
  --portable   headscope-VERSION-x86_64.tar.zst, which runs from wherever it is unpacked
  --run        headscope-VERSION-x86_64.run, the same as an installer in one file
  --appimage   headscope-VERSION-x86_64.AppImage, with an appimagetool and a type-2 runtime that you have
  --build DIR  packs what was built there, instead of building in build/package
packaging/check.sh checks them.
EOF
}

make_deb=no make_portable=no make_run=no tool='' runtime='' build=''
while [ $# -gt 0 ]; do
    case "$1" in
        --deb) make_deb=yes ;;
        --portable) make_portable=yes ;;
        --run) make_run=yes ;;
        --appimage)
            [ $# -ge 3 ] || { usage >&2 && exit 2; }
            tool=$(realpath "$2") runtime=$(realpath "$3")
            [ -x "$tool" ] && [ -f "$runtime" ] || fail "--appimage wants a program and a file, and $2 or $3 is not there"
            shift 2
            ;;
        --build) build=$(realpath "${2:?which folder?}") && shift ;;
        --help | -h) usage && exit 0 ;;
        --) shift && break ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done
[ "$make_deb$make_portable$make_run$tool" != nonono ] || make_deb=yes make_portable=yes make_run=yes

# Nothing of whoever makes them is in the packages.
umask 022
export LC_ALL=C.UTF-8 TZ=UTC
unset LD_LIBRARY_PATH HEADSCOPE_RESOURCES
SOURCE_DATE_EPOCH=$("$root/packaging/changelog.sh" epoch)
export SOURCE_DATE_EPOCH
version=$("$root/packaging/changelog.sh" version)

install_packages build package
if [ -z "$build" ]; then
    build="$root/build/package"
    configure package "$@" >&2
    cmake --build "$build" >&2
fi

out="$root/build/packages"
mkdir -p "$out"
name="headscope-$version-x86_64"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ "$make_deb" = yes ]; then
    (cd "$build" && cpack -G DEB -B "$work/deb" >&2)
    mv "$work"/deb/*.deb "$out/"
fi

if [ "$make_portable$make_run$tool" != nono ]; then
    bundle "$build" "$work/$name"
    find "$work/$name" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
fi
same_tar=(--sort=name "--mtime=@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu)

if [ "$make_portable" = yes ]; then
    tar -C "$work" "${same_tar[@]}" -cf - "$name" | zstd -q -T1 -15 -f -o "$out/$name.tar.zst"
fi

# makeself writes its own arguments, the date and the unpacked size into the file, and gzip the time. The size it
# asks of du, and how many blocks a file takes differs from one file system to another, and from time to time.
if [ "$make_run" = yes ]; then
    mkdir "$work/tools"
    printf '#!/bin/sh\nexec %s --apparent-size "$@"\n' "$(command -v du)" >"$work/tools/du"
    printf '#!/bin/sh\nexec %s --no-name "$@"\n' "$(command -v gzip)" >"$work/tools/gzip"
    chmod +x "$work"/tools/*
    (cd "$work" && PATH="$work/tools:$PATH" makeself --quiet --gzip --sha256 --nox11 --packaging-date "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" \
        --tar-extra "${same_tar[*]}" "$name" "$name.run" "Headscope $version" ./install.sh >&2)
    mv "$work/$name.run" "$out/"
fi

if [ -n "$tool" ]; then
    mv "$work/$name" "$work/AppDir"
    ln -s headscope "$work/AppDir/AppRun"
    cp "$work/AppDir/share/applications/org.headscope.headscope.desktop" "$work/AppDir/"
    cp "$work/AppDir/share/icons/hicolor/256x256/apps/org.headscope.headscope.png" "$work/AppDir/"
    ln -s org.headscope.headscope.png "$work/AppDir/.DirIcon"
    ARCH=x86_64 "$tool" --no-appstream --runtime-file "$runtime" "$work/AppDir" "$out/$name.AppImage" >&2
fi

(cd "$out" && for file in "headscope_${version}_amd64.deb" "$name".tar.zst "$name".run "$name".AppImage; do
    [ ! -e "$file" ] || sha256sum "$file"
done | tee SHA256SUMS)
