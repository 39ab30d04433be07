#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Static checks, with the versions Debian 12 has:
#   packaging/lint.sh format       is every source file as clang-format writes it?
#   packaging/lint.sh tidy BUILD [COMMIT]   is clang-tidy silent, of all files or of those changed since
#                                  COMMIT? BUILD has compile_commands.json
#   packaging/lint.sh walls        does every part include only what it may?
#   packaging/lint.sh texts        can every text of the window be translated, and is it?
#   packaging/lint.sh plurals      writes new texts into resources/translations, to be translated there
set -euo pipefail
CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

sources() { find core app resources tests -name '*.cpp' -o -name '*.h' | sort; }

# Other versions write otherwise; 77 tells ctest that nothing was checked.
check_format() {
    case "$(clang-format --version)" in
        *'version 14.'*) ;;
        *) echo "skipped: this is for clang-format 14" >&2 && exit 77 ;;
    esac
    sources | xargs clang-format --dry-run --Werror
}

# Only what is said of our files counts: to clang, the headers of libtorch 1.13 are no C++20.
check_tidy() {
    local build=$1 since=${2:-} found
    [ -f "$build/compile_commands.json" ] || { echo "$build has no compile_commands.json" >&2 && exit 1; }
    found=$({ [ -n "$since" ] && git diff --name-only --diff-filter=d "$since" -- core app resources tests || sources; } |
        grep '\.cpp$' |
        xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p "$build" --extra-arg=-ferror-limit=0 \
            --extra-arg=-Wno-unknown-warning-option 2>/dev/null |
        grep -E "^$PWD/.*: (warning|error):" | sort -u || true)
    [ -z "$found" ] || { printf '%s\n' "$found" >&2; exit 1; }
}

# The rooms of core, lowest first: a room includes only what stands before it, and tokenizer and
# checkpoint do not know each other. A room that is not named here is none.
floors='base machine folder tokenizer checkpoint catalog intervention library analysis kernels runtime model sweep writing engine report study lesson trust'
check_floors() {
    (cd core/src && grep -rnoE '#include "[a-z_]+/' --include='*.cpp' --include='*.h' .) |
        awk -v floors="$floors" '
            BEGIN { count = split(floors, names, " "); for (i = 1; i <= count; ++i) floor[names[i]] = i }
            {
                split($0, parts, "[/:]"); here = parts[2]
                there = $0; sub(/.*#include "/, "", there); sub(/\/$/, "", there)
                apart = (here == "tokenizer" && there == "checkpoint")
                if (!(here in floor) || !(there in floor) || floor[there] > floor[here] || apart) print "core/src" substr($0, 2)
            }'
}

# The rooms of app, lowest first; a feature does not know another one.
rooms='ui hub jobs document plot figure features shell'
check_rooms() {
    (cd app && grep -rnoE '#include "[a-z_]+/([a-z_]+/)?' --include='*.cpp' --include='*.h' ${rooms} ) |
        awk -v rooms="$rooms" '
            BEGIN { count = split(rooms, names, " "); for (i = 1; i <= count; ++i) room[names[i]] = i }
            {
                split($0, from, "[/:]"); there = $0; sub(/.*#include "/, "", there); split(there, to, "/")
                apart = (from[1] == "features" && to[1] == "features" && to[2] != "" && from[2] != to[2])
                if (to[1] in room && (room[to[1]] > room[from[1]] || apart)) print "app/" $0
            }'
}

# No Qt in core, no torch outside its runtime, model, sweep, writing and engine, the trainer and white-box
# tests, the system's own headers in two rooms of core and for the hub's locks and sockets, QCustomPlot's
# header in one file, an architecture's names in its own rooms alone, the command line and the downloads
# without Qt's GUI, and the network in app/hub alone.
check_walls() {
    local found
    found=$(
        grep -rnE '#include *[<"](Q[A-Z]|qt|Qt[A-Z])' core resources || true
        grep -rnE '#include *[<"](QtGui|QtWidgets|QGuiApplication|QApplication|QWidget|QWindow|QPainter|QImage|QPixmap|QColor|QFont|QIcon|QDialog|QMainWindow|qcustomplot)' app/cli app/hub || true
        grep -rnE '#include *[<"](QtNetwork|QNetwork|QTcp|QUdp|QSsl|QAbstractSocket|QLocalS|QHostInfo|sys/socket|netdb|netinet|curl)' app core resources | grep -v '^app/hub/' || true
        grep -rnE '#include *[<"](torch/|ATen/|c10/)' core/include app \
            core/src/{base,machine,folder,tokenizer,checkpoint,catalog,intervention,library,analysis,kernels,report,study,lesson,trust} || true
        grep -rnE '#include *<(unistd|fcntl|signal|csignal|poll|sched|dlfcn|dirent|pwd|termios|spawn|sys/[a-z]+)(\.h)?>' core app |
            grep -vE '^(core/src/(base|machine)/|app/hub/(cache|connections)\.cpp)' || true
        grep -rnE '#include "(kernels|runtime|model|sweep|writing|engine)/' core/src/{base,machine,folder,tokenizer,checkpoint,catalog,intervention,library,analysis,report,study,lesson,trust} || true
        check_floors
        check_rooms
        grep -rnE '\b(c_proj|c_attn|c_fc|wte|wpe|ln_[12f]|lm_head|n_embd|n_head|n_layer)\b' app core/src/{library,analysis,kernels,runtime,sweep,writing,engine,report,study,lesson,trust} || true
        grep -rlE '#include *[<"]qcustomplot' app | tail -n +2 || true
        sources | xargs grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' || true
    )
    [ -z "$found" ] || { printf 'not allowed there:\n%s\n' "$found" >&2; exit 1; }
}

english=resources/translations/headscope_en.ts
translated=resources/translations/headscope_vi.ts
lupdate=$(command -v lupdate6 || command -v /usr/lib/qt6/bin/lupdate || true)
find_texts() { # OPTIONS TS
    local list
    list=$(mktemp)
    (cd app && find ui jobs hub document plot figure features shell completion -name '*.h' -o -name '*.cpp' | sort >"$list"
        "$lupdate" -I . -no-obsolete -locations none "${@:1:$#-1}" "@$list" -ts "${@: -1}") 2>&1
    rm "$list"
}

# What core says, and the window with it: the literals of say(), sayCount() and phrase(), as lupdate
# reads them. Of a count the second, which has the %n. The command line speaks English.
messages=resources/translations/messages_vi.ts
message_sources() { find core app -name '*.h' -o -name '*.cpp' | grep -v '^app/cli/' | sort; }
core_texts() {
    message_sources | xargs awk '
        BEGIN { RS = "\001" }  # a file at once
        function literals(    text) {
            while (match($0, /^"([^"\\]|\\.)*"/)) {
                text = text substr($0, 1, RLENGTH)
                $0 = substr($0, RLENGTH + 1)
                sub(/^[ \n]*/, "")
            }
            return text
        }
        {
            gsub(/\n *\/\/[^\n]*/, "")
            while (match($0, /(^|[^A-Za-z_.>])(say|sayCount|phrase)\([ \n]*"/)) {
                counts = substr($0, RSTART, RLENGTH) ~ /sayCount/
                $0 = substr($0, RSTART + RLENGTH - 1)
                text = literals()
                if (counts) { sub(/^,[ \n]*/, ""); text = literals() }
                print (counts ? "QT_TRANSLATE_N_NOOP" : "QT_TRANSLATE_NOOP") "(\"Core\", " text ")"
            }
        }'
}
# Errors whose text or hint is not said.
unsaid_texts() {
    message_sources | xargs awk '
        BEGIN { RS = "\001" }
        {
            while (match($0, /(inputError|failure)\([ \n]*("|fmt::format|std::string\()|\),[ \n]*"[A-Z]([^"\\]|\\.)*\."\)[;)]/)) {
                print FILENAME ": " substr($0, RSTART, RLENGTH)
                $0 = substr($0, RSTART + RLENGTH)
            }
        }'
}
find_messages() { # TS
    local folder
    folder=$(mktemp -d)
    core_texts >"$folder/messages.cpp"
    (cd "$folder" && "$lupdate" -no-obsolete -locations none messages.cpp -ts "$1") 2>&1
    rm -r "$folder"
}

# The texts of a file of translations, without what they are in the other language.
texts_of() { grep -vE '<(translation|numerusform|/translation)|</translation>|<TS |^ *$' "$1" | sort; }

# A text is found under the class that asks for it when the program runs: nothing may stand under a
# namespace, under no class at all, or under a class whose translations have another name. English
# has all of its plurals, and the other language every text and none that is no more.
check_texts() {
    [ -n "$lupdate" ] || { echo "skipped: no lupdate" >&2 && exit 77; }
    local folder found known
    folder=$(mktemp -d)
    trap "rm -rf '$folder'" EXIT
    found=$(find_texts "$folder/all.ts" | grep -vE '^(Updating|    Found|$)' || true)
    known=$(grep -rhoE 'Q_DECLARE_TR_FUNCTIONS\(\w+|QT_TRANSLATE_NOOP\("\w+|translate\($|translate\("\w+|^ +"[A-Z]\w+",$' app |
        grep -oE '\w+"?,?$' | tr -d '",' | sort -u)
    found+=$(sed -n 's:^ *<name>\(.*\)</name>:\1:p' "$folder/all.ts" |
        grep -vE '^headscope::(app|hub)::[A-Za-z]+$' | grep -vxF "$known" |
        sed 's/^/texts that would not be found, in the context /' || true)
    cp "$english" "$folder/english.ts"
    find_texts -pluralonly "$folder/english.ts" >"$folder/said"
    cmp -s "$english" "$folder/english.ts" || found+=" $english has not every plural: packaging/lint.sh plurals"
    ! grep -q 'type="unfinished"' "$english" || found+=" $english has plurals that are not written"
    cp "$translated" "$folder/translated.ts"
    find_texts "$folder/translated.ts" >"$folder/said"
    cmp -s <(texts_of "$translated") <(texts_of "$folder/translated.ts") ||
        found+=" $translated has not the texts of the sources: packaging/lint.sh plurals"
    cp "$messages" "$folder/messages.ts"
    find_messages "$folder/messages.ts" >"$folder/said"
    cmp -s <(texts_of "$messages") <(texts_of "$folder/messages.ts") ||
        found+=" $messages has not the messages of the sources: packaging/lint.sh plurals"
    ! grep -qE 'type="(unfinished|vanished|obsolete)"' "$translated" "$messages" ||
        found+=" $translated or $messages has texts that are not translated"
    found+=$(unsaid_texts | sed 's/^/ an error that cannot be translated, write say("..."): /')
    [ -z "$found" ] || { printf '%s\n' "$found" >&2; exit 1; }
}

case "${1:-}" in
    format) check_format ;;
    tidy) check_tidy "${2:?which build folder?}" "${3:-}" ;;
    walls) check_walls ;;
    texts) check_texts ;;
    plurals)
        find_texts -pluralonly "$PWD/$english" && find_texts "$PWD/$translated" &&
            find_messages "$PWD/$messages"
        ;;
    *) sed -n '3,10s/^# //p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
