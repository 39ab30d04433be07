# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# Makes a tree that runs from wherever it lies: the programs, the libraries that they need, Qt's
# plugins, a font, and the licences of all of it. Sourced by package.sh after lib.sh.
#
#   headscope, headscope-cli   start the programs in bin/ (packaging/portable/launch.sh)
#   bin/ share/                as installed
#   lib/                       libraries that are always ours; in lib/headscope the program's own
#   lib/fallback/NAME/         libraries that belong to the system; launch.sh takes ours where the
#                              system has none
#   plugins/                   Qt's
#   licenses/                  of everything that is carried

# The C library comes with the system alone: all others must fit it.
bundle_system='ld-linux-x86-64.so.2 libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1
libresolv.so.2 libutil.so.1'

# What the system's own parts (display drivers, fonts' configuration, the compiler's runtime) must
# agree with: the system's first, ours only where it has none.
bundle_fallback='libstdc++.so.6 libgcc_s.so.1 libEGL.so.1 libGL.so.1 libGLX.so.0 libOpenGL.so.0
libGLdispatch.so.0 libX11.so.6 libX11-xcb.so.1 libxcb.so.1 libXau.so.6 libXdmcp.so.6 libbsd.so.0
libmd.so.0 libSM.so.6 libICE.so.6 libuuid.so.1 libfontconfig.so.1 libfreetype.so.6 libexpat.so.1
libharfbuzz.so.0 libwayland-client.so.0 libwayland-cursor.so.0 libcom_err.so.2 libz.so.1'

bundle_plugins='platforms/libqxcb.so platforms/libqwayland-generic.so platforms/libqoffscreen.so
platforms/libqminimal.so platforminputcontexts/libcomposeplatforminputcontextplugin.so
platforminputcontexts/libibusplatforminputcontextplugin.so iconengines/libqsvgicon.so
imageformats/libqsvg.so imageformats/libqjpeg.so tls/libqopensslbackend.so
wayland-shell-integration/libxdg-shell.so wayland-decoration-client/libbradient.so'

# Not linked to, but opened by name: for TLS.
bundle_opened='libssl.so.3'

contains() { [[ " ${1//$'\n'/ } " == *" $2 "* ]]; }
needed_by() { readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'; }
undefined_in() { nm -D --undefined-only "$1" | awk '{ sub(/@.*/, "", $NF); print $NF }' | sort -u; }
defined_in() { nm -D --defined-only "$1" | awk '{ sub(/@.*/, "", $NF); print $NF }' | sort -u; }

# note_origin FILE-IN-TREE FILE: for the licences.
note_origin() { printf '%s\t%s\n' "$1" "$(realpath "$2")" >>"$bundle_origins"; }

# Where the system has each library; the OpenMP build of BLAS and LAPACK goes before any other.
declare -A bundle_where
find_libraries() {
    local name file folder
    while read -r name file; do
        [ -n "${bundle_where[$name]:-}" ] || bundle_where[$name]=$file
    done < <(/sbin/ldconfig -p | sed -n 's/^\t\([^ ]*\) (libc6,x86-64.*) => \(.*\)$/\1 \2/p')
    folder=$(printf '%s\n' /usr/lib/*/openblas-openmp | head -n 1)
    [ -d "$folder" ] || fail "libopenblas0-openmp is not installed"
    for file in "$folder"/lib*.so.*; do bundle_where[${file##*/}]=$file; done
}

# Debian links libtorch to OpenCV, FFmpeg and more, of which it uses nothing: 250 libraries. What
# gives libtorch no symbol is taken out; a symbol that is missed all the same ends the check below.
slim_torch() {
    local torch=$1 name used unused=()
    used=$(mktemp)
    undefined_in "$torch" >"$used"
    while read -r name; do
        contains "$bundle_system" "$name" && continue
        [ -n "$(defined_in "${bundle_where[$name]}" | comm -12 - "$used" | head -n 1)" ] ||
            unused+=(--remove-needed "$name")
    done < <(needed_by "$torch")
    rm -f "$used"
    [ ${#unused[@]} = 0 ] || patchelf "${unused[@]}" "$torch"
    say "libtorch: $((${#unused[@]} / 2)) libraries of which it uses nothing are left out"
}

# Copies the library NAME, which USER needs, and what it needs in turn, into the tree.
carry() {
    local tree=$1 name=$2 user=$3 target="$1/lib/$2"
    ! contains "$bundle_system" "$name" || return 0
    ! contains "$bundle_fallback" "$name" || target="$tree/lib/fallback/$name/$name"
    [ ! -e "$target" ] || return 0
    [ -n "${bundle_where[$name]:-}" ] || fail "$user needs $name, which is not installed"
    install -D -m 644 "${bundle_where[$name]}" "$target"
    note_origin "${target#"$tree/"}" "${bundle_where[$name]}"
    carry_needs_of "$tree" "$target"
}

carry_needs_of() {
    local tree=$1 file=$2 name
    while read -r name; do carry "$tree" "$name" "$file"; done < <(needed_by "$file")
}

# licenses/: each package's copyright file, the licences that those refer to, and what is whose.
carry_licenses() {
    local tree=$1 target origin package file
    local -A owner source
    mkdir -p "$tree/licenses/common"
    cp -L /usr/share/common-licenses/* "$tree/licenses/common/"
    install -m 644 "$root/LICENSE" "$tree/licenses/headscope-GPL-3"
    # Packages know a library by /lib or by /usr/lib, which are the same.
    while IFS=: read -r package _ file; do
        file=${file# }
        owner[/usr${file#/usr}]=$package
    done < <(cut -f2 "$bundle_origins" | sed 'p; s|^/usr||' | sort -u | xargs dpkg -S 2>/dev/null |
        sed 's/^\([^:]*\): /\1:all: /')
    # shellcheck disable=SC2016  # dpkg's own
    while read -r package origin; do source[$package]=$origin; done < <(
        printf '%s\n' "${owner[@]}" | sort -u | xargs dpkg-query -W -f '${Package} ${source:Package} ${source:Version}\n'
    )
    {
        printf 'What this archive carries of Debian: file, package, source package with version.\n'
        printf 'The sources are at https://snapshot.debian.org. "common/GPL-3" is what Debian calls\n'
        printf '/usr/share/common-licenses/GPL-3, and so on. Of lib/libtorch_cpu only the list of\n'
        printf 'libraries that it is linked to was shortened.\n\n'
        while IFS=$'\t' read -r target origin; do
            package=${owner[$origin]:-}
            [ -n "$package" ] || fail "no package has $origin, so its licence is not known"
            [ -e "$tree/licenses/$package" ] ||
                install -D -m 644 "/usr/share/doc/$package/copyright" "$tree/licenses/$package/copyright"
            printf '%s\t%s\t%s\n' "$target" "$package" "${source[$package]}"
        done < <(sort "$bundle_origins")
    } >"$tree/licenses/README"
}

# newest GLIBC FILE...: the newest version of it that one of the files asks for: "2.35".
newest() {
    local what=$1
    shift
    objdump -T "$@" 2>/dev/null | grep -F '*UND*' | grep -o "${what}_[0-9][0-9.]*" | sort -V -u | tail -n 1 | cut -d_ -f2
}

# Core's functions engine.so takes from the program that loads it.
check_engine() {
    local tree=$1 program missing
    for program in "$tree"/bin/headscope "$tree"/bin/headscope-cli; do
        missing=$(LD_LIBRARY_PATH="$tree/lib$(printf ':%s' "$tree"/lib/fallback/*)" ldd -r "$tree/lib/headscope/modules/engine.so" 2>&1 |
            sed -n 's/^undefined symbol: \([^[:space:]]*\).*/\1/p; /not found/p' | sort -u | comm -23 - <(defined_in "$program"))
        [ -z "$missing" ] || fail "engine.so would not load into ${program##*/}: $missing"
    done
}

# A library that is used lazily would fail at its first use only: load all of it, now.
check_loads() {
    local tree=$1 file missing
    check_engine "$tree"
    while read -r file; do
        [ "$file" != "$tree/lib/headscope/modules/engine.so" ] || continue
        missing=$(LD_LIBRARY_PATH="$tree/lib$(printf ':%s' "$tree"/lib/fallback/*)" ldd -r "$file" 2>&1 |
            grep -E 'undefined symbol|not found' || true)
        [ -z "$missing" ] || fail "${file#"$tree/"} would not load: $missing"
    done < <(find "$tree/bin" "$tree/plugins" "$tree/lib" -type f \( -name '*.so*' -o -perm -100 \))
}

# bundle BUILD TREE: TREE must not exist.
bundle() {
    local build=$1 tree=$2 plugins name file font torch
    bundle_origins=$(mktemp)
    find_libraries
    cmake --install "$build" --prefix "$tree" --strip >/dev/null
    mkdir -p "$tree/lib"

    torch=$(needed_by "$tree/lib/headscope/modules/engine.so" | grep '^libtorch_cpu\.so')
    install -m 644 "${bundle_where[$torch]}" "$tree/lib/$torch"
    note_origin "lib/$torch" "${bundle_where[$torch]}"
    slim_torch "$tree/lib/$torch"

    plugins=$(printf '%s\n' /usr/lib/*/qt6/plugins | head -n 1)
    for name in $bundle_plugins; do
        [ -f "$plugins/$name" ] || fail "Qt's plugin $name is not installed"
        install -D -m 644 "$plugins/$name" "$tree/plugins/$name"
        note_origin "plugins/$name" "$plugins/$name"
    done
    for file in "$tree/lib/$torch" "$tree"/bin/* "$tree"/lib/headscope/modules/*.so "$tree"/plugins/*/*.so; do
        carry_needs_of "$tree" "$file"
    done
    for name in $bundle_opened; do carry "$tree" "$name" "Qt's TLS"; done

    # shellcheck disable=SC2016  # the loader's own
    patchelf --force-rpath --set-rpath '$ORIGIN/../lib' "$tree"/bin/*
    # shellcheck disable=SC2016
    patchelf --force-rpath --set-rpath '$ORIGIN/../..' "$tree/lib/headscope/modules/engine.so"
    for file in "$tree"/plugins/*/*.so; do
        patchelf --force-rpath --set-rpath '$ORIGIN/../../lib' "$file"
    done
    for file in "$tree"/lib/*.so*; do patchelf --force-rpath --set-rpath '$ORIGIN' "$file"; done
    printf '[Paths]\nPrefix = ..\nPlugins = plugins\n' >"$tree/bin/qt.conf"

    for font in DejaVuSans DejaVuSans-Bold DejaVuSansMono; do
        file=/usr/share/fonts/truetype/dejavu/$font.ttf
        install -D -m 644 "$file" "$tree/share/fonts/$font.ttf"
        note_origin "share/fonts/$font.ttf" "$file"
    done
    install -m 644 "$root/packaging/portable/fonts.conf" "$tree/share/fonts/fonts.conf"

    carry_licenses "$tree"
    rm -f "$bundle_origins"
    check_loads "$tree"

    local glibc glibcxx asks='' version
    glibc=$(newest GLIBC "$tree"/bin/headscope* "$tree"/lib/headscope/modules/*.so "$tree"/lib/*.so* "$tree"/plugins/*/*.so)
    glibcxx=$(newest GLIBCXX "$tree"/bin/headscope* "$tree"/lib/headscope/modules/*.so "$tree"/lib/*.so* "$tree"/plugins/*/*.so)
    version=$("$root/packaging/changelog.sh" version)
    for file in "$tree"/lib/fallback/*/*; do
        [ "$(printf '%s\n' "$glibc" "$(newest GLIBC "$file")" | sort -V | tail -n 1)" = "$glibc" ] || asks+=" ${file##*/}"
    done
    fill() {
        sed -e "s/@GLIBC@/$glibc/" -e "s/@GLIBCXX@/$glibcxx/" -e "s/@ASKS@/$asks/" -e "s/@VERSION@/$version/" \
            "$root/packaging/portable/$1"
    }
    fill launch.sh | tee "$tree/headscope" >"$tree/headscope-cli"
    fill README.txt >"$tree/README.txt"
    install -m 755 "$root/packaging/portable/install.sh" "$tree/install.sh"
    chmod 755 "$tree/headscope" "$tree/headscope-cli"
}
