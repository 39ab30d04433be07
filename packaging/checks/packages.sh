# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What looks into the packages. Sourced by check.sh.

sweep_arguments=(sweep --prompt 'Berlin is the capital of' --target ' Germany' --control ' France')

# at_most WHAT BYTES FILE
at_most() {
    local size
    size=$(stat -c %s "$3")
    if [ "$size" -le "$2" ]; then
        ok "$1: $((size / 1000)) kB of at most $(($2 / 1000)) kB"
    else
        bad "$1: $((size / 1000)) kB, and $(($2 / 1000)) kB is the most"
    fi
}

# as_user COMMAND...: as one who owns nothing here.
as_user() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}

# The build's sweep, but for the time that it took; once.
expected_sweep() {
    [ -e "$scratch/expected.json" ] ||
        "$cli" "${sweep_arguments[@]}" --threads 1 | grep -v '"seconds"' >"$scratch/expected.json"
    cat "$scratch/expected.json"
}

# computes WHAT COMMAND...: does that headscope-cli give the build's numbers?
computes() {
    local what=$1
    shift
    lacks_file "$cli" "$what against the build" && return
    expected_sweep >/dev/null
    if "$@" "${sweep_arguments[@]}" --threads 1 2>"$scratch/said" | grep -v '"seconds"' | cmp -s - "$scratch/expected.json"; then
        ok "$what gives the build's sweep"
    else
        bad "$what does not give the build's sweep: $(head -c 500 "$scratch/said")"
    fi
}

# Has the picture more than a few colours?
painted() {
    if [ ! -s "$2" ]; then
        bad "$1: no picture"
    elif ! lacks identify "whether $1 is blank"; then
        local colours
        colours=$(identify -format %k "$2")
        if [ "$colours" -gt 200 ]; then ok "$1 is painted, in $colours colours"; else bad "$1 is blank: $colours colours"; fi
    fi
}

# What is in the package beside the resources, which the build has too.
check_deb() {
    local field tree="$scratch/deb"
    lacks_file "$deb" 'the Debian package' && return
    cp "$deb" "$scratch/package.deb" && chmod 755 "$scratch" && chmod 644 "$scratch/package.deb"
    if ! lacks lintian "Debian's rules"; then
        mkdir -p "$scratch/lintian" && chmod 777 "$scratch/lintian"
        holds 'lintian is silent' as_user env HOME="$scratch/lintian" TMPDIR="$scratch/lintian" \
            lintian --fail-on error,warning --suppress-tags-from-file /dev/null "$scratch/package.deb"
        same 'and says nothing' '' "$(as_user env HOME="$scratch/lintian" TMPDIR="$scratch/lintian" lintian "$scratch/package.deb" 2>&1)"
    fi
    dpkg-deb -x "$deb" "$tree"
    same 'what is in it' "$(cat "$root/packaging/checks/contents.txt")" \
        "$(cd "$tree" && find . ! -type d ! -path './usr/share/headscope/*' | sed 's/^\.//' | LC_ALL=C sort)"
    if [ -d "$share/headscope" ]; then
        same 'and the resources' "$(cd "$share/headscope" && find . -type f | LC_ALL=C sort)" \
            "$(cd "$tree/usr/share/headscope" && find . -type f | LC_ALL=C sort)"
    else
        skip 'the resources against the build, which is not there'
    fi
    same 'all of it is of root and for all to read' '' \
        "$(dpkg-deb -c "$deb" | awk '$2 != "root/root" || $1 !~ /^(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--)$/')"
    for field in 'Version' 'Section' 'Maintainer' 'Depends' 'Recommends' 'Installed-Size'; do
        printf '      %s: %s\n' "$field" "$(dpkg-deb -f "$deb" "$field")"
    done
    for field in libtorch1.13 libqt6widgets6 libqt6network6 libqcustomplot libc6; do
        grep -q "$field" <<<"$(dpkg-deb -f "$deb" Depends)" && ok "it depends on $field" || bad "it does not depend on $field"
    done
    grep -q libopenblas0-openmp <<<"$(dpkg-deb -f "$deb" Recommends)" && ok 'it recommends the OpenMP BLAS' || bad 'it does not recommend the OpenMP BLAS'
    same 'nothing tells where it was built' '' "$(grep -rlaF "$root" "$tree" || true)"
    at_most 'size' 25000000 "$deb"
}

# Unpacks the portable archive where paths are awkward; once.
unpack_portable() {
    unpacked="$scratch/a folder of ü/headscope-$version-x86_64"
    [ ! -d "$unpacked" ] || return 0
    mkdir -p "$scratch/a folder of ü"
    zstd -dc "$portable" | tar -xf - -C "$scratch/a folder of ü"
}

check_portable() {
    lacks_file "$portable" 'the portable archive' && return
    unpack_portable
    chmod 755 "$scratch"
    at_most 'size' 95000000 "$portable"
    portable_libraries
    portable_licenses
    portable_runs
    portable_displays
}

portable_libraries() {
    local file name wrong=''
    source "$root/packaging/bundle.sh"
    while read -r file; do
        while read -r name; do
            contains "$bundle_system" "$name" || [ -e "$unpacked/lib/$name" ] || [ -e "$unpacked/lib/fallback/$name/$name" ] ||
                wrong+=" ${file##*/}:$name"
        done < <(needed_by "$file")
        while read -r name; do
            case $name in '$ORIGIN' | '$ORIGIN/../lib' | '$ORIGIN/../../lib' | '$ORIGIN/../..') ;; *) wrong+=" ${file##*/}:$name" ;; esac
        done < <(readelf -d "$file" | sed -nE 's/.*(RPATH|RUNPATH).*\[(.*)\]/\2/p')
    done < <(find "$unpacked/bin" "$unpacked/lib" "$unpacked/plugins" -type f ! -name qt.conf)
    same 'all libraries are carried, or glibc, and found here alone' '' "$wrong"
    same 'nothing tells where it was built' '' "$(grep -rlaF "$root" "$unpacked" || true)"
    same 'nothing newer than the glibc that the README promises' "$(sed -n 's/.*glibc \([0-9.]*\) or later.*/\1/p' "$root/README.md" | head -n 1)" \
        "$(sed -n 's/^oldest=//p' "$unpacked/headscope")"
    printf '      %s libraries, %s MB unpacked\n' "$(find "$unpacked/lib" -type f | wc -l)" "$(du -sm "$unpacked" | cut -f1)"
}

portable_licenses() {
    local file package wrong=''
    while read -r file; do
        package=$(awk -F '\t' -v file="$file" '$1 == file { print $2 }' "$unpacked/licenses/README")
        [ -n "$package" ] && [ -s "$unpacked/licenses/$package/copyright" ] || wrong+=" $file"
    done < <(cd "$unpacked" && find lib plugins share/fonts -type f ! -name fonts.conf ! -path lib/headscope/modules/engine.so)
    same 'each library, plugin and font has its licence' '' "$wrong"
    [ -s "$unpacked/licenses/headscope-GPL-3" ] && ok "and the program" || bad "the program's licence is not there"
}

portable_runs() {
    local home="$scratch/other user" moved="$scratch/moved"
    computes 'the portable command line' "$unpacked/headscope-cli"
    same 'it says its version' "headscope-cli $version" "$("$unpacked/headscope-cli" --version)"
    grep -q '"blas": "OpenBLAS .*(OpenMP)"' <<<"$("$unpacked/headscope-cli" --version --json)" && ok 'with the OpenMP BLAS' || bad 'its BLAS is not the OpenMP one'
    holds 'verify passes' "$unpacked/headscope-cli" verify
    mv "$unpacked" "$moved"
    computes 'moved, it' "$moved/headscope-cli"
    mkdir "$scratch/links" && ln -s "$moved/headscope-cli" "$scratch/links/headscope-cli"
    computes 'started by a link, it' "$scratch/links/headscope-cli"
    if [ "$(id -u)" = 0 ]; then
        mkdir -p "$home" && chown 65534:65534 "$home"
        computes 'another user, who may not write there,' as_user env HOME="$home" "$moved/headscope-cli"
    else
        skip 'another user: this is not run as root'
    fi
    if ! lacks bwrap 'a read-only folder and an empty system'; then
        computes 'read-only, it' bwrap --ro-bind / / --dev /dev --proc /proc --tmpfs /tmp --ro-bind "$moved" /tmp/headscope \
            --setenv HOME /nowhere /tmp/headscope/headscope-cli
        empty_system "$moved"
    fi
    mv "$moved" "$unpacked"
}

# Nothing but the C library: not even a shell, so the program is started as launch.sh would.
empty_system() {
    local name path arguments=(--proc /proc --dev /dev --tmpfs /tmp)
    for name in $bundle_system; do
        path=$(/sbin/ldconfig -p | sed -n "s/^\t$name (libc6,x86-64.*) => //p" | head -n 1)
        [ -z "$path" ] || arguments+=(--ro-bind "$path" "$path")
        [ "$name" != ld-linux-x86-64.so.2 ] || arguments+=(--ro-bind "$path" /lib64/ld-linux-x86-64.so.2)
    done
    path=$(printf ':/headscope/lib/fallback/%s' libstdc++.so.6 libgcc_s.so.1 libz.so.1 libcom_err.so.2)
    computes 'with nothing but the C library, it' bwrap --unshare-all "${arguments[@]}" --ro-bind "$1" /headscope --clearenv \
        --setenv LD_LIBRARY_PATH "${path#:}" /headscope/bin/headscope-cli
}

# with_xvfb COMMAND...: DISPLAY is set to a display of its own.
with_xvfb() {
    local number status=0
    for number in $(seq 90 120); do [ -e "/tmp/.X$number-lock" ] || break; done
    Xvfb ":$number" -screen 0 1400x900x24 -nolisten tcp >/dev/null 2>&1 &
    local server=$!
    for _ in $(seq 100); do [ ! -e "/tmp/.X11-unix/X$number" ] || break; sleep 0.1; done
    DISPLAY=":$number" "$@" || status=$?
    kill $server
    wait $server 2>/dev/null || true
    return $status
}

with_weston() {
    local status=0
    mkdir -p "$scratch/runtime" && chmod 700 "$scratch/runtime"
    XDG_RUNTIME_DIR="$scratch/runtime" weston --backend=headless-backend.so --socket=wl --idle-time=0 >"$scratch/weston" 2>&1 &
    local server=$!
    for _ in $(seq 100); do [ ! -e "$scratch/runtime/wl" ] || break; sleep 0.1; done
    XDG_RUNTIME_DIR="$scratch/runtime" WAYLAND_DISPLAY=wl XDG_SESSION_TYPE=wayland "$@" || status=$?
    kill $server
    wait $server 2>/dev/null || true
    return $status
}

portable_displays() {
    local picture="$scratch/picture.png"
    "$unpacked/headscope" --screenshot "$picture" || true
    painted 'the window without a display' "$picture"
    rm -f "$picture"
    if ! lacks Xvfb 'the window on X11'; then
        with_xvfb env QT_QPA_PLATFORM=xcb "$unpacked/headscope" --screenshot "$picture" || true
        painted 'the window on X11' "$picture"
        rm -f "$picture"
    fi
    if ! lacks weston 'the window on Wayland'; then
        with_weston env -u QT_QPA_PLATFORM "$unpacked/headscope" --screenshot "$picture" || true
        painted 'the window on Wayland' "$picture"
        rm -f "$picture"
    fi
}

check_run() {
    local home="$scratch/home of ü" prefix="$scratch/prefix"
    lacks_file "$installer" 'the installer' && return
    chmod 755 "$scratch"
    mkdir -p "$home" && cp "$installer" "$scratch/installer.run" && chmod 755 "$scratch/installer.run"
    [ "$(id -u)" != 0 ] || chown 65534:65534 "$home"
    holds 'it installs for a user' as_user env HOME="$home" "$scratch/installer.run"
    [ -x "$home/.local/bin/headscope" ] && ok 'the commands are there' || bad 'the commands are not there'
    computes 'installed, it' as_user env HOME="$home" "$home/.local/bin/headscope-cli"
    local entry="$home/.local/share/applications/$id.desktop"
    lacks desktop-file-validate 'the entry' || holds 'the entry for the menu is valid' desktop-file-validate "$entry"
    same 'and starts what was installed' "Exec=\"$home/.local/bin/headscope\" %f" "$(grep -m 1 '^Exec=' "$entry")"
    holds 'installed once more' as_user env HOME="$home" "$scratch/installer.run"
    holds 'it is removed' as_user env HOME="$home" "$home/.local/lib/headscope/install.sh" --uninstall
    same 'nothing is left' '' "$(find "$home" -mindepth 1)"
    mkdir -p "$prefix/share/applications" && touch "$prefix/share/applications/other.desktop"
    holds 'it installs under a prefix' "$scratch/installer.run" -- --prefix "$prefix"
    computes 'there, it' "$prefix/bin/headscope-cli"
    holds 'and is removed by the installer' "$scratch/installer.run" -- --uninstall --prefix "$prefix"
    same 'and leaves what was there' "share share/applications share/applications/other.desktop" \
        "$(cd "$prefix" && find . -mindepth 1 | sed 's|^\./||' | sort | tr '\n' ' ' | sed 's/ *$//')"
    chmod 555 "$home"
    if as_user env HOME="$home" "$scratch/installer.run" >"$scratch/said" 2>&1; then
        bad 'it installs where it may not write'
    else
        grep -q 'Choose another folder with --prefix' "$scratch/said" && ok 'where it may not write, it says so' ||
            bad "where it may not write, it says: $(tail -n 3 "$scratch/said")"
    fi
}

check_appimage() {
    local image="$packages_folder/headscope-$version-x86_64.AppImage"
    if [ -z "${HEADSCOPE_APPIMAGETOOL:-}" ] || [ -z "${HEADSCOPE_APPIMAGE_RUNTIME:-}" ]; then
        skip 'the AppImage: HEADSCOPE_APPIMAGETOOL and HEADSCOPE_APPIMAGE_RUNTIME name no tool to make it; Debian has none'
        return
    fi
    holds 'the AppImage is made' "$root/packaging/package.sh" --appimage "$HEADSCOPE_APPIMAGETOOL" "$HEADSCOPE_APPIMAGE_RUNTIME" "${package_arguments[@]}"
    ln -s "$image" "$scratch/headscope-cli"
    computes 'the AppImage' "$scratch/headscope-cli" --appimage-extract-and-run
}

# milliseconds PROGRAM: from its start until its window shows something.
milliseconds() {
    local begin
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1 &
    local program=$!
    for _ in $(seq 500); do
        # An empty screen packs to almost nothing.
        [ "$(xwd -silent -root 2>/dev/null | gzip -1c | wc -c)" -lt 60000 ] || break
        sleep 0.01
    done
    printf '%s\n' $((($(date +%s%N) - begin) / 1000000))
    # Started in a system apart it is a child's child, and the next must not find its window still there.
    local last=$program child
    while child=$(cat "/proc/$last/task/$last/children" 2>/dev/null) && [ -n "$child" ]; do last=${child%% *}; done
    kill "$last" 2>/dev/null || true
    (sleep 20 && kill -KILL "$last" 2>/dev/null) &
    local late=$!
    wait $program 2>/dev/null || true
    kill $late 2>/dev/null || true
}

check_start() {
    local what program best time most=800
    { lacks Xvfb 'the start' || lacks xwd 'the start'; } && return
    timed() {
        best=999999
        for _ in 1 2 3 4 5; do
            time=$(milliseconds env QT_QPA_PLATFORM=xcb "$program" --no-run)
            [ "$time" -ge "$best" ] || best=$time
        done
        if [ "$best" -le $most ]; then
            ok "$what is painted after $best ms of at most $most, the best of five"
        else
            bad "$what is painted after $best ms, the best of five, and $most is the most"
        fi
    }
    if ! lacks_file "$portable" 'the start of the portable window'; then
        unpack_portable
        what='the portable window' program="$unpacked/headscope" with_xvfb timed
    fi
    if [ -x /usr/bin/headscope ]; then
        what='the installed window' program=/usr/bin/headscope with_xvfb timed
    else
        skip 'the start of the installed window: the package is not installed on this system; "installed" measures it'
    fi
}
