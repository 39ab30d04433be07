# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# The packages on systems that have nothing, as somebody who follows the README uses them. Sourced by
# check.sh. Only the systems and the libraries of Debian's come through the network; what is checked runs
# without it.

# Where this machine's apt gets Debian from.
mirror() {
    # shellcheck disable=SC2016  # apt's own
    printf '%s\n' "${HEADSCOPE_MIRROR:-$(apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL)' 'Created-By: Packages' |
        sed -n 's/ Debian Debian$//p' | head -n 1)}"
}

# system CODENAME FOLDER: a minimal Debian in FOLDER.
system() {
    local codename=$1 folder=$2 kept="${HEADSCOPE_SYSTEMS:-$scratch}/$1.tar"
    mkdir -p "$(dirname "$kept")"
    if [ ! -e "$kept" ]; then
        mmdebstrap --quiet --variant=minbase --format=tar "$codename" "$kept.part" "$(mirror)" >&2 || return 1
        mv "$kept.part" "$kept"
    fi
    mkdir -p "$folder"
    tar -xf "$kept" -C "$folder"
}

# inside FOLDER [--online] COMMAND...: in that system, as root, without a network unless asked.
inside() {
    local folder=$1 apart=(--mount --pid --fork --net)
    shift
    if [ "$1" = --online ]; then
        apart=(--mount --pid --fork) && shift
        cp -L /etc/resolv.conf "$folder/etc/resolv.conf"
    fi
    # shellcheck disable=SC2016  # for the inner shell
    unshare "${apart[@]}" sh -c '
        folder=$1 && shift
        mount -t proc proc "$folder/proc" && mount --rbind /dev "$folder/dev"
        if [ -d /tmp/.X11-unix ]; then mkdir -p "$folder/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$folder/tmp/.X11-unix"; fi
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME="${INSIDE_HOME:-/root}" \
            DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 ${DISPLAY:+DISPLAY="$DISPLAY"} chroot ${INSIDE_USER:+--userspec="$INSIDE_USER"} "$folder" "$@"
    ' sh "$folder" "$@"
}

no_systems() {
    if [ "$(id -u)" != 0 ]; then skip 'systems that have nothing: this needs root'; else lacks mmdebstrap 'systems that have nothing'; fi
}

check_elsewhere() {
    no_systems && return
    portable_elsewhere bookworm
    portable_elsewhere trixie
    portable_too_old bullseye
}

# All files of a system, but for what is the kernel's and what this check puts into it.
files_of() {
    (cd "$1" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp \) -prune -o -print | LC_ALL=C sort)
}

packages_of() { inside "$1" dpkg-query -W -f '${Package}\n' | LC_ALL=C sort; }

# What programs of the system's own write down about any package.
of_any_package() {
    grep -vE '^\./(var/(log|cache|lib/(apt|dpkg|private|systemd|ucf|pam))|etc/(ld\.so\.cache|machine-id|mtab|(passwd|group|shadow|gshadow|sub[ug]id)-|resolv\.conf)|run/|root/(headscope_|\.ssh$))' || true
}

check_installed() {
    no_systems && return
    local folder="$scratch/bookworm" kept="${HEADSCOPE_SYSTEMS:-$scratch}/archives" package begin
    lacks_file "$deb" 'the package on a minimal system' && return
    system bookworm "$folder" || { skip 'the package on a minimal Debian 12: it could not be fetched' && return; }
    cp "$deb" "$folder/root/"
    package="/root/$(basename "$deb")"
    [ ! -d "$kept" ] || cp "$kept"/*.deb "$folder/var/cache/apt/archives/"
    begin=$(date +%s)
    # libopenblas0-pthread is for the end. With it apt takes other packages than without.
    { inside "$folder" --online apt-get update -q &&
        inside "$folder" --online apt-get install -q -y --download-only "$package" &&
        inside "$folder" --online apt-get install -q -y --download-only "$package" libopenblas0-pthread; } >"$scratch/said" 2>&1 ||
        { bad "its dependencies: $(tail -n 3 "$scratch/said")" && return; }
    mkdir -p "$kept" && cp "$folder"/var/cache/apt/archives/*.deb "$kept/"
    inside "$folder" apt-get install -q --assume-no "$package" >"$scratch/said" 2>&1 || true
    printf '      %s; fetched in %s s\n' "$(sed -n 's/.* upgraded, \([0-9]*\) newly installed.*/\1 packages/p
        s|^Need to get [^/]*/\(.*\) of archives.|\1 to fetch|p; s/^After this operation, \(.*\) of additional.*/\1 installed/p' \
        "$scratch/said" | paste -sd,)" $(($(date +%s) - begin))
    files_of "$folder" >"$scratch/before"
    packages_of "$folder" >"$scratch/packages_before"
    begin=$(date +%s)
    inside "$folder" apt-get install -q -y "$package" >"$scratch/said" 2>&1 ||
        { bad "it does not install: $(tail -n 3 "$scratch/said")" && return; }
    ok "it installs on a minimal Debian 12, in $(($(date +%s) - begin)) s"
    installed_runs "$folder"
    installed_is_removed "$folder"
    rm -rf "$folder"
}

installed_runs() {
    local folder=$1
    same 'it says its version' "headscope-cli $version" "$(inside "$folder" headscope-cli --version)"
    printf '      %s\n' "$(inside "$folder" headscope-cli --version --json | tr -d '\n ')"
    computes 'installed, it' inside "$folder" headscope-cli
    holds 'verify passes' inside "$folder" headscope-cli verify
    inside "$folder" headscope --platform offscreen --screenshot /tmp/window.png >"$scratch/said" 2>&1 || true
    same 'the window says nothing' '' "$(of_ours <"$scratch/said")"
    painted 'the installed window' "$folder/tmp/window.png"
    if ! lacks Xvfb 'the installed window on X11'; then
        with_xvfb inside "$folder" headscope --screenshot /tmp/x11.png || true
        painted 'the installed window on X11' "$folder/tmp/x11.png"
        if ! lacks xwd 'the start of the installed window'; then
            with_xvfb timed_inside "$folder"
        fi
    fi
    inside "$folder" apt-get install -q -y libopenblas0-pthread >"$scratch/said" 2>&1 || bad "the other BLAS: $(tail -n 3 "$scratch/said")"
    grep -q openblas-pthread <<<"$(inside "$folder" update-alternatives --query libblas.so.3-x86_64-linux-gnu | grep '^Value')" &&
        ok "the system's choice is the pthread BLAS" || bad "the system's choice is not the pthread BLAS"
    grep -q '"blas": "OpenBLAS .*(OpenMP)"' <<<"$(inside "$folder" headscope-cli --version --json)" &&
        ok 'and the program takes the OpenMP one' || bad 'and the program takes that'
    computes 'with both, it' inside "$folder" headscope-cli
}

installed_is_removed() {
    local folder=$1
    inside "$folder" apt-get remove -q -y headscope >"$scratch/said" 2>&1 && ok 'it is removed' || bad "it is not removed: $(tail -n 3 "$scratch/said")"
    same 'and nothing has its name, but for what is the user'"'"'s own' '' "$(files_of "$folder" | grep -i headscope |
        grep -vE '^\./(root/(headscope_|\.config/headscope|\.local/state/headscope)|var/(log|cache/apt)/)')"
    inside "$folder" apt-get purge -q -y --autoremove libopenblas0-pthread >"$scratch/said" 2>&1 && ok 'with its libraries' || bad "its libraries stay: $(tail -n 3 "$scratch/said")"
    # What the system's own packages recommend stays, whoever brought it (apt and its certificates).
    local stays
    stays=$(packages_of "$folder" | LC_ALL=C comm -13 "$scratch/packages_before" - | paste -sd' ')
    if [ -n "$stays" ]; then
        printf '      apt keeps %s, which the system itself recommends\n' "$stays"
        # shellcheck disable=SC2086  # one word a package
        inside "$folder" apt-get purge -q -y $stays >"$scratch/said" 2>&1 || bad "they are not removed: $(tail -n 3 "$scratch/said")"
    fi
    same 'and the system is as before' '' "$(files_of "$folder" | LC_ALL=C comm -13 "$scratch/before" - | of_any_package |
        grep -vE '^\./root/(\.config|\.local)(/|$)' | head -n 40)"
}

timed_inside() {
    local best=999999 time
    for _ in 1 2 3 4 5; do
        time=$(milliseconds inside "$1" headscope --no-run)
        [ "$time" -ge "$best" ] || best=$time
    done
    if [ "$best" -le 800 ]; then
        ok "the installed window is painted after $best ms of at most 800, the best of five"
    else
        bad "the installed window is painted after $best ms, the best of five, and 800 is the most"
    fi
}

# A minimal system has no X11, no fonts and no zstd.
portable_elsewhere() {
    local folder="$scratch/$1" prefix=/home/user/.local
    { lacks_file "$portable" "the archive on $1" || lacks_file "$installer" "the installer on $1"; } && return
    system "$1" "$folder" || { skip "the archive and the installer on $1: it could not be fetched" && return; }
    mkdir -p "$folder/home/user" "$folder/opt/of ü"
    zstd -dc "$portable" | tar -xf - -C "$folder/opt/of ü"
    cp "$installer" "$folder/home/user/"
    chown -R 1000:1000 "$folder/home/user"
    as_them() { INSIDE_USER=1000:1000 INSIDE_HOME=/home/user inside "$folder" "$@"; }
    computes "on $1, the archive" as_them "/opt/of ü/headscope-$version-x86_64/headscope-cli"
    holds "on $1, verify passes" as_them "/opt/of ü/headscope-$version-x86_64/headscope-cli" verify
    as_them "/opt/of ü/headscope-$version-x86_64/headscope" --platform offscreen --screenshot /tmp/window.png >"$scratch/said" 2>&1 || true
    same "on $1, the window says nothing" '' "$(of_ours <"$scratch/said")"
    painted "on $1, the window" "$folder/tmp/window.png"
    holds "on $1, the installer installs" as_them sh "/home/user/$(basename "$installer")"
    computes "on $1, installed, it" as_them $prefix/bin/headscope-cli
    if ! lacks Xvfb "the window on X11 on $1"; then
        with_xvfb as_them $prefix/bin/headscope --screenshot /tmp/x11.png >"$scratch/said" 2>&1 || true
        painted "on $1, the window on X11" "$folder/tmp/x11.png"
    fi
    holds "on $1, it is removed" as_them $prefix/lib/headscope/install.sh --uninstall
    same "on $1, nothing is left of it" '' "$(find "$folder$prefix" 2>/dev/null)"
    rm -rf "$folder"
}

portable_too_old() {
    local folder="$scratch/$1" said status=0
    lacks_file "$portable" "the archive on $1" && return
    system "$1" "$folder" 2>/dev/null || { skip "what is said on $1, whose C library is too old: it could not be fetched" && return; }
    zstd -dc "$portable" | tar -xf - -C "$folder/opt"
    said=$(inside "$folder" "/opt/headscope-$version-x86_64/headscope" 2>&1) || status=$?
    if [ $status = 1 ] && grep -q 'needs glibc' <<<"$said"; then ok "on $1: $said"; else bad "on $1: exit code $status, and: $said"; fi
    status=0
    said=$(inside "$folder" "/opt/headscope-$version-x86_64/install.sh" 2>&1) || status=$?
    if [ $status = 1 ] && grep -q 'needs glibc' <<<"$said" && grep -q 'nothing was installed' <<<"$said"; then
        ok "on $1 it is not installed either"
    else
        bad "on $1: the installation ends with $status, and: $said"
    fi
    same "on $1 nothing is left of trying" '' "$(find "$folder/usr/local" -name '*headscope*' 2>/dev/null)"
    rm -rf "$folder"
}

# Was it packed from this very commit?
packed_here() {
    local hash
    hash=$(git -C "$root" rev-parse HEAD)
    [ -e "$deb" ] && [ -e "$portable" ] && [ -e "$installer" ] &&
        [ "$(dpkg-deb --fsys-tarfile "$deb" | tar -xO ./usr/bin/headscope-cli | strings | grep -c "$hash\$")" -gt 0 ]
}

# Packed once more by somebody else: in another folder, time zone and language, with another umask.
check_same() {
    local second="$scratch/another folder" file
    [ -e "$root/.git" ] || { skip 'packing twice: this is no repository' && return; }
    if [ -n "$(git -C "$root" status --porcelain)" ]; then skip 'what was changed since the last commit: packed is what is committed'; fi
    # A cache of the compiler's would give what the first made.
    pack() { git clone -q "$root" "$1" && CCACHE_DISABLE=1 "$1/packaging/package.sh" "${package_arguments[@]}" >"$1.sums" 2>"$1.log"; }
    if packed_here; then
        printf '      against %s\n' "$packages_folder"
    else
        (umask 022 && TZ=UTC LANG=C.UTF-8 pack "$scratch/first") || { bad "it does not pack: $(tail -n 3 "$scratch/first.log")" && return; }
        deb="$scratch/first/build/packages/${deb##*/}" portable="$scratch/first/build/packages/${portable##*/}"
        installer="$scratch/first/build/packages/${installer##*/}"
    fi
    (umask 077 && TZ=Asia/Ho_Chi_Minh LANG=C LC_ALL=C pack "$second") || { bad "it does not pack: $(tail -n 3 "$second.log")" && return; }
    for file in "$deb" "$portable" "$installer"; do
        same "${file##*/}" "$(sha256sum <"$file" | cut -d' ' -f1)" "$(sha256sum <"$second/build/packages/${file##*/}" | cut -d' ' -f1)"
    done
}
