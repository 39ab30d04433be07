# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# What looks into a build. Sourced by check.sh.

check_changelog() {
    local released
    released=$(sed -n 's/^project(headscope VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
    same 'CHANGELOG.md has the version of CMakeLists.txt' "$released" "$version"
    local tag
    tag=$(git -C "$root" tag --points-at HEAD 2>/dev/null | grep '^v[0-9]' || true)
    if [ -n "$tag" ]; then
        same 'the tag is the version' "v$version" "$tag"
    else
        skip 'the tag against the version: this commit has none'
    fi
    "$root/packaging/changelog.sh" debian 'A <a@example.org>' >"$scratch/changelog"
    if ! lacks dpkg-parsechangelog 'the Debian changelog'; then
        same 'Debian reads the changelog' "$version" "$(dpkg-parsechangelog -l "$scratch/changelog" -S Version 2>&1)"
        same 'and who made it' 'A <a@example.org>' "$(dpkg-parsechangelog -l "$scratch/changelog" -S Maintainer)"
        same 'and all its points' "$(sed '/^## \[Unreleased\]/,/^## \[[0-9]/d' "$root/CHANGELOG.md" | grep -c '^- ')" \
            "$(dpkg-parsechangelog -l "$scratch/changelog" --all -S Changes | grep -c '^ *\* ')"
    fi
}

check_version() {
    local program path
    lacks_file "$cli" 'the programs' && return
    for program in headscope headscope-cli; do
        path="$build/bin/$program"
        [ -x "$path" ] || { skip "$program: it was not built" && continue; }
        same "$program --version" "$program $version" "$("$path" --version)"
        "$path" --version --json >"$scratch/json"
        for key in program version commit libtorch qt blas; do
            grep -qE "^ *\"$key\": (\"[^\"]+\"|null),?\$" "$scratch/json" || bad "$program --version --json has no $key"
        done
        same "$program --version --json names it" "$program $version" \
            "$(sed -n 's/.*"program": "\(.*\)",/\1/p' "$scratch/json") $(sed -n 's/.*"version": "\(.*\)",/\1/p' "$scratch/json")"
        if git -C "$root" rev-parse -q --verify HEAD >/dev/null 2>&1; then
            same "$program knows its commit" "$(git -C "$root" describe --always --dirty --abbrev=40 '--exclude=*')" \
                "$(sed -n 's/.*"commit": "\(.*\)",/\1/p' "$scratch/json")"
        else
            skip 'the commit: this is no repository'
        fi
        if "$path" --json >/dev/null 2>&1; then bad "$program --json alone is taken"; else same "$program --json alone" 2 $?; fi
    done
}

check_desktop() {
    local entry="$share/applications/$id.desktop" info="$share/metainfo/$id.metainfo.xml"
    lacks_file "$entry" 'the desktop entry' && return
    lacks desktop-file-validate 'the desktop entry' || holds 'the desktop entry is valid' desktop-file-validate "$entry"
    lacks appstreamcli 'the metainfo' || holds 'the metainfo is valid' appstreamcli validate --no-net --pedantic "$info"
    same 'the metainfo has the release' "$version" "$(sed -n 's/.*<release version="\([^"]*\)".*/\1/p' "$info" | head -n 1)"
    same 'the icon has the name that the entry says' "$(sed -n 's/^Icon=//p' "$entry")" \
        "$(basename "$share"/icons/hicolor/scalable/apps/*.svg .svg)"
    same 'the program says which entry is its own' 1 "$(grep -c "kDesktopId = \"$id\"" "$root/app/shell/main.cpp")"
}

check_mime() {
    local type data="$scratch/data" kind
    lacks_file "$share/mime/packages/$id.xml" 'the file type' && return
    lacks update-mime-database 'the file type' && return
    mkdir -p "$data/mime/packages"
    cp "$share/mime/packages/$id.xml" "$data/mime/packages/"
    holds 'the file type compiles' env XDG_DATA_DIRS="$data:/usr/share" XDG_DATA_HOME="$data" update-mime-database "$data/mime"
    lacks gio "a session's type" && return
    type_of() {
        XDG_DATA_HOME="$data" gio info -a standard::content-type "$1" | sed -n 's/.*content-type: //p'
    }
    for kind in session lesson answers; do
        local ending=headscope-$kind
        [ $kind = session ] && ending=headscope
        type=application/vnd.headscope.$kind+json
        printf '{\n "schema": "headscope.%s/1",\n "runs": []\n}\n' "$kind" >"$scratch/named.$ending"
        gzip -nc "$scratch/named.$ending" >"$scratch/packed.$ending"
        cp "$scratch/named.$ending" "$scratch/unnamed-$kind"
        same "$kind: known by its name" "$type" "$(type_of "$scratch/named.$ending")"
        same 'and where it is compressed' "$type" "$(type_of "$scratch/packed.$ending")"
        same 'and by its first line' "$type" "$(type_of "$scratch/unnamed-$kind")"
        holds 'the desktop entry opens it' grep -qE "^MimeType=(.*;)?${type//+/\\+};" "$share/applications/$id.desktop"
    done
    printf '{\n "schema": "headscope.sweep/1"\n}\n' >"$scratch/other.json"
    same 'other JSON is not' application/json "$(type_of "$scratch/other.json")"
}

check_icons() {
    local file size
    lacks_file "$share/icons" 'the icons' && return
    while read -r file; do
        if has xmllint; then xmllint --noout "$file" || bad "$file is no XML"; fi
        if grep -qE '<(text|filter|image|style|clipPath|mask)' "$file"; then
            bad "$file: what not every desktop draws"
        else
            ok "${file#"$root/resources/icons/"} uses only shapes"
        fi
    done < <(find "$root/resources/icons" -name '*.svg')
    has xmllint || skip 'whether the drawings are XML: xmllint is not installed'
    if [ -d "$share/icons/hicolor/16x16" ]; then
        for size in 16 24 32 48 64 128 256; do
            # A PNG tells its width and height in bytes 16 to 23.
            same "the picture of $size pixels" "$size $size" "$(od -An -tu1 -j16 -N8 \
                "$share/icons/hicolor/${size}x$size/apps/$id.png" | awk '{ print $3 * 256 + $4, $7 * 256 + $8 }')"
        done
    else
        skip 'the pictures: this build was made without rsvg-convert'
    fi
}

# The options of a program's or a command's --help.
helped() { "$@" --help 2>&1 | sed '/^Examples:/,$d' | sed -nE 's/^ +((-[a-z], *)?--[a-z][-a-z]*(, *--[a-z][-a-z]*)*).*/\1/p' | grep -oE -- '--[a-z][-a-z]*' | sort -u; }
# And of a page: "It Fl h , Fl -help".
paged() { sed -n '/^\.It Fl/p' "$1" | grep -oE 'Fl -[a-z][-a-z]*' | sed 's/^Fl -/--/' | sort -u; }

check_man() {
    local page name command words said
    lacks_file "$cli" 'the man pages' && return
    for page in "$root"/packaging/man/*.1 "$root"/packaging/man/*/*.1; do
        name=$(basename "$page" .1)
        case "$name" in
            headscope)
                [ -x "$window" ] || { skip "$name.1: the window was not built" && continue; }
                said=$(helped "$window")
                ;;
            headscope-cli) said=$(helped "$cli") ;;
            headscope-cli-models) said=$({ helped "$cli" models list && helped "$cli" models download; } | sort -u) ;;
            headscope-cli-lesson)
                said=$(for command in check facts pack unpack handout collect; do helped "$cli" lesson $command; done | sort -u)
                ;;
            headscope-cli-study)
                said=$(for command in plan run merge script generate; do helped "$cli" study $command; done | sort -u)
                ;;
            headscope-cli-session) said=$(helped "$cli" session show) ;;
            *) said=$(helped "$cli" "${name#headscope-cli-}") ;;
        esac
        [ "$(wc -l <<<"$said")" -ge 1 ] && grep -qx -- --help <<<"$said" || bad "$name: --help shows no options"
        same "${page#"$root"/packaging/} has the options of --help" "$(tr '\n' ' ' <<<"$said")" "$(paged "$page" | tr '\n' ' ')"
    done
    # Every command has a page.
    words=$("$cli" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][-a-z]*\) .*/\1/p')
    [ -n "$words" ] || bad 'headscope-cli --help shows no commands'
    for command in $words; do
        [ -e "$root/packaging/man/headscope-cli-$command.1" ] && ok "$command has a page" || bad "$command has no page"
    done
    if ! lacks mandoc 'the form of the pages'; then
        mkdir -p "$scratch/man1"
        for page in "$share"/man/man1/*.gz; do gzip -dc "$page" >"$scratch/man1/$(basename "$page" .gz)"; done
        holds 'mandoc has no warning' mandoc -T lint -W warning "$scratch"/man1/*.1
    fi
    if ! lacks man 'the look of the pages'; then
        said=$(for page in "$share"/man/man1/*.gz "$share"/man/*/man1/*.gz; do
            LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null
        done)
        same 'man has no warning' '' "$said"
    fi
}

# What bash offers for the words given, the last of which is being typed.
in_bash() {
    bash --norc -c '
        source "$1" && shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        $(complete -p "$1" | sed "s/.* -F \([^ ]*\) .*/\1/")
        printf "%s\n" "${COMPREPLY[@]}"' bash "$@" | sort | tr '\n' ' ' | sed 's/ *$//'
}

in_zsh() {
    "$root/packaging/checks/complete.zsh" "$@" | sort -u | tr '\n' ' ' | sed 's/ *$//'
}

in_fish() {
    local file=$1
    shift
    fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$file" "$*" | cut -f1 | sort -u | tr '\n' ' ' | sed 's/ *$//'
}

check_completion() {
    local shell file program command words all kinds known
    lacks_file "$cli" 'completion' && return
    # What is taken is what the refusal of another names, and "both".
    kinds=$({ echo both && "$cli" sweep --replace none 2>&1 | sed 's/.*There are: \(.*\)\. Run .*/\1/; s/, /\n/g'; } |
        sort | tr '\n' ' ' | sed 's/ *$//') || true  # it is a refusal
    for known in both zero mean patch; do
        case " $kinds " in *" $known "*) ;; *) bad "--replace does not know $known: $kinds" ;; esac
    done
    words=$("$cli" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][-a-z]*\) .*/\1/p' | sort)
    for shell in bash zsh fish; do
        lacks $shell "completion in $shell" && continue
        for program in headscope-cli headscope; do
            [ -x "$build/bin/$program" ] || { skip "$program in $shell: it was not built" && continue; }
            case $shell in zsh) file="$scratch/_$program" ;; *) file="$scratch/$program.$shell" ;; esac
            if [ $program = headscope ]; then
                "$window" --completion $shell >"$file"
            else
                "$cli" completion $shell >"$file"
            fi
            holds "$program: $shell reads it" $shell -n "$file"
        done
        file="$scratch/headscope-cli.$shell"
        [ $shell != zsh ] || file="$scratch/_headscope-cli"
        same "$shell offers the commands that begin with ${words:0:1}" \
            "$(grep "^${words:0:1}" <<<"$words" | tr '\n' ' ' | sed 's/ *$//')" "$("in_$shell" "$file" headscope-cli "${words:0:1}")"
        for command in $words; do
            case $command in models) all='models list' ;; session) all='session show' ;; lesson) all='lesson check' ;; study) all='study run' ;; *) all=$command ;; esac
            # shellcheck disable=SC2086  # two words where they are two
            same "$shell offers the options of $all" "$(helped "$cli" $all | tr '\n' ' ' | sed 's/ *$//')" \
                "$("in_$shell" "$file" headscope-cli $all --)"
        done
        same "$shell offers what --replace takes" "$kinds" "$("in_$shell" "$file" headscope-cli sweep --replace '')"
        same "$shell offers the commands of models" 'download list' "$("in_$shell" "$file" headscope-cli models '')"
        same "$shell offers the shells" 'bash fish zsh' "$("in_$shell" "$file" headscope-cli completion '')"
        touch "$scratch/a file.json"
        same "$shell offers files to --json" "$scratch/a file.json" \
            "$("in_$shell" "$file" headscope-cli sweep --json "$scratch/a" | sed 's/\\//g')"
        same "$shell offers nothing to --prompt" '' "$("in_$shell" "$file" headscope-cli sweep --prompt '')"
        if [ -x "$window" ]; then
            file="$scratch/headscope.$shell"
            [ $shell != zsh ] || file="$scratch/_headscope"
            same "$shell offers the window's options" "$(helped "$window" | tr '\n' ' ' | sed 's/ *$//')" \
                "$("in_$shell" "$file" headscope --)"
            same "$shell offers what the window's --replace takes" "$kinds" "$("in_$shell" "$file" headscope --replace '')"
            same "$shell offers the themes" 'dark light system' "$("in_$shell" "$file" headscope --theme '')"
        fi
    done
    same 'bash takes --name=value' "$kinds" \
        "$(in_bash "$scratch/headscope-cli.bash" headscope-cli sweep --replace = '')"
}
