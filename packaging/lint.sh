#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Static checks, with the versions Debian 12 has:
#   packaging/lint.sh format       is every source file as clang-format writes it?
#   packaging/lint.sh tidy BUILD [COMMIT]   is clang-tidy silent, of all files or of those changed since
#                                  COMMIT? BUILD has compile_commands.json
#   packaging/lint.sh walls        does every part include only what it may?
#   packaging/lint.sh texts        can every text of the window be translated, and is it?
#   packaging/lint.sh refuses      does "texts" refuse what a translator could not place?
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
# What engine.so is made of: no other room includes these. All but kernels may include torch.
engine_rooms='kernels runtime model sweep writing engine'
# The rooms of app, lowest first; a feature does not know another one. The command line, app/cli, stands
# beside them.
rooms='completion ui hub jobs document plot figure features shell'
# Libraries whose headers end in .h; every other such header is the system's.
libraries='fmt|headscope|hwy|torch|ATen|c10|openssl|boost|nlohmann'
library_headers='zlib.h|omp.h|md4c.h|pcre2.h|qcustomplot.h'

# The classes of a part of Qt, from its headers. Where they are not installed, the common ones are known
# by their names.
qt_headers=$(find /usr/include -maxdepth 2 -type d -name qt6 2>/dev/null | head -n 1)
qt_classes() { # PART
    [ ! -d "$qt_headers/$1" ] || find "$qt_headers/$1" -maxdepth 1 -name 'Q[A-Z]*' -printf '%f\n' | sort
}
widgets='^q(application|layout|frame|completer|splitter|shortcut|tooltip|whatsthis|graphics.*|style.*|wizard.*|mdi.*|.*(widget|label|button|dialog|edit|box|slider|dial|window|menu|bar|layout|(tree|table|list|column|header|item|undo)view|area|delegate))$'
gui='^q(gui.*|window|paint.*|image.*|pixmap|color|font.*|icon.*|pen|brush|cursor|palette|screen|clipboard|text(document|cursor|layout|option|format).*|transform|polygonf?|region|picture|movie|action.*|undo.*|keysequence|.*validator|standarditem.*|desktopservices|pdfwriter|svg.*|print.*|opengl.*|vulkan.*|accessible.*|(mouse|key|wheel|paint|resize|focus|close|drop|help|touch)event)$'
network='^q(.*network.*|tcp.*|udp.*|ssl.*|abstractsocket|local(server|socket)|host.*|dns.*|http.*|hsts.*|ocsp.*|sctp.*|dtls.*|authenticator|websocket.*)$'

# Every include, as FILE:LINE:"HEADER" or FILE:LINE:<HEADER>.
includes() {
    grep -rnE '^[[:space:]]*#[[:space:]]*include' --include='*.cpp' --include='*.h' core app resources |
        sed -E 's/:[[:space:]]*#[[:space:]]*include[[:space:]]*/:/; s/([">])[^">]*$/\1/'
}

check_includes() {
    includes | awk -v floors="$floors" -v engineRooms="$engine_rooms" -v rooms="$rooms" \
        -v libraries="^($libraries)/" -v libraryHeaders="^(${library_headers//./[.]})\$" \
        -v widgets="$widgets" -v gui="$gui" -v network="$network" \
        -v widgetClasses="$(qt_classes QtWidgets | tr '\n' ' ')" \
        -v guiClasses="$(qt_classes QtGui | tr '\n' ' ')" \
        -v networkClasses="$(qt_classes QtNetwork | tr '\n' ' ')" '
        function read(list, into,    count, names, i) {
            count = split(list, names, " ")
            for (i = 1; i <= count; ++i) into[tolower(names[i])] = i
        }
        function refuse(why) { print file ":" line ": " shown ": " why }
        function isThere(path,    text, found) {
            found = (getline text < path) >= 0
            close(path)
            return found
        }
        BEGIN {
            read(floors, floor); read(engineRooms, ofEngine); read(rooms, room)
            read(widgetClasses, isWidget); read(guiClasses, isGui); read(networkClasses, isNetwork)
        }
        {
            file = $0; sub(/:.*/, "", file)
            line = substr($0, length(file) + 2); sub(/:.*/, "", line)
            shown = substr($0, length(file) + length(line) + 3)
            header = substr(shown, 2, length(shown) - 2)
            quoted = substr(shown, 1, 1) == "\""
            folder = file; sub(/[^\/]*$/, "", folder)
            split(file, from, "/")
            count = split(header, to, "/")
            name = tolower(to[count]); sub(/[.]h$/, "", name)
            part = count > 1 ? to[1] : ""
            inCore = from[1] == "core" && from[2] == "src"
            here = inCore ? from[3] : from[1] == "app" ? from[2] : ""

            # How it is written
            if (shown !~ /^("[^"]+"|<[^>]+>)$/) { refuse("write the header itself"); next }
            if (header ~ /(^|\/)[.][.]?\// || header ~ /^\//) { refuse("no relative or absolute paths"); next }
            if (!quoted && (part in floor || part in room || part == "cli")) {
                refuse("the headers of a room stand in quotes"); next
            }
            if (quoted && from[1] == "core" && !inCore) { refuse("public headers include no room"); next }
            if (quoted && part == "" && !isThere(folder header) && !isThere("app/" header)) {
                refuse("this header is not beside the file"); next
            }
            if (quoted && from[1] == "app" && part != "" && !(part in room)) {
                refuse("this is no room of app"); next
            }

            # Rooms
            if (inCore && quoted && part != "") {
                if (!(here in floor) || !(part in floor) || floor[part] > floor[here]) refuse("core includes downwards only")
                if (here == "tokenizer" && part == "checkpoint") refuse("tokenizer and checkpoint do not know each other")
                if (part in ofEngine && !(here in ofEngine)) refuse("only the rooms of engine.so include these")
            }
            if (from[1] == "app" && quoted && part != "") {
                if (here == "cli") { if (part != "hub" && part != "completion") refuse("the command line knows hub and completion alone") }
                else if (!(here in room) || room[part] > room[here]) refuse("app includes downwards only")
                else if (here == "hub" && part == "ui" && header != "ui/message_text.h") refuse("of ui the hub knows message_text alone")
                else if (part == "features" && here == "features" && count > 2 && from[3] != to[2]) refuse("no feature knows another one")
            }

            # Libraries
            if (part ~ /^(torch|ATen|c10|caffe2)$/ && !(inCore && here in ofEngine && here != "kernels") && file !~ /^resources\/trainer\//)
                refuse("no torch here")
            isQt = header ~ /^Q[A-Zt]/ || (!quoted && header ~ /^q[a-z]+[.]h$/)
            if (isQt && from[1] != "app") refuse("no Qt here")
            if (here == "completion" && isQt) refuse("no Qt here")
            drawn = (name in isGui) || name ~ gui || part ~ /^Qt(Gui|Svg|OpenGL|PrintSupport)/ || header ~ /^Qt(Gui|Svg|PrintSupport)$/
            hasWidgets = (name in isWidget) || name ~ widgets || part ~ /^Qt.*Widgets$/ || header ~ /^Qt.*Widgets$/
            if (name == "qcoreapplication" || !(isQt)) { drawn = 0; hasWidgets = 0 }
            if ((here == "cli" || here == "hub") && (drawn || hasWidgets)) refuse("nothing of the window here")
            if ((here == "document" || here == "jobs") && hasWidgets) refuse("no widgets here")
            if (name == "qcustomplot" && file != "app/plot/qcp.h") refuse("only app/plot/qcp.h includes it")
            if (here != "hub" && (isQt && ((name in isNetwork) || name ~ network) || header ~ /^Qt(Network|WebSockets)/ || header ~ /^curl|^boost\/(asio|beast)/))
                refuse("the network is the hub'"'"'s alone")
            if (from[1] != "resources" && !quoted && (header ~ /[.]h$/ || header == "csignal") && !isQt && header !~ libraries && header !~ libraryHeaders &&
                !(inCore && (here == "base" || here == "machine")) && file !~ /^app\/hub\/(cache|connections)[.]cpp$/)
                refuse("the headers of the system stand in base, machine and two files of hub")
        }'
}

# Every folder is a room that has a name above, and every source one of the files that are looked into.
check_folders() {
    local folder
    for folder in core/src/*/; do
        case " $floors " in *" $(basename "$folder") "*) ;; *) echo "$folder: no room of core has this name" ;; esac
    done
    for folder in app/*/; do
        case " $rooms cli " in *" $(basename "$folder") "*) ;; *) echo "$folder: no room of app has this name" ;; esac
    done
    find core app -type f ! -name '*.cpp' ! -name '*.h' ! -name CMakeLists.txt | sed 's/$/: sources are .cpp and .h/'
}

# An architecture's names: in its own rooms, and in the comments of public headers.
check_names() {
    grep -rnE '\b(c_proj|c_attn|c_fc|wte|wpe|ln_[12f]|lm_head|n_embd|n_head|n_layer)\b' core app |
        grep -vE '^core/src/(checkpoint|model)/|^core/include/[^:]*:[0-9]+:.*//.*(c_proj|c_attn|c_fc|wte|wpe|ln_[12f]|lm_head|n_embd|n_head|n_layer)' |
        sed 's/$/: only checkpoint and model have these names/' || true
}

# What ARCHITECTURE.md calls the walls. packaging/checks/walls.sh breaks each of them in a copy.
check_walls() {
    local found
    found=$(
        check_includes
        check_folders
        check_names
        sources | xargs grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' | sed 's/$/: no SPDX line/' || true
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

# Of a file of translations the texts that a translator cannot place: those that begin or end with a
# space belong to another text, and so do signs alone. A pattern such as "%1: %2" has places.
edged_texts() { # TS
    LC_ALL=C awk '
        BEGIN { RS = "</source>" }
        {
            at = index($0, "<source>")
            if (!at) next
            text = substr($0, at + 8)
            said = text
            gsub(/&[a-z#0-9A-Z]+;/, "", said)
            if (text ~ /^[ \t\n]|[ \t\n]$/ || said !~ /[A-Za-z0-9]/) print "a text that is a part of another: \"" text "\""
        }' "$1"
}

# What is refused, of texts that are written here.
check_refuses() {
    [ -n "$lupdate" ] || { echo "skipped: no lupdate" >&2 && exit 77; }
    local folder said
    folder=$(mktemp -d)
    trap "rm -rf '$folder'" EXIT
    cat >"$folder/texts.cpp" <<'END'
void A::b() {
    tr("A sentence.");
    tr("%1, %2");
    tr("“%1”");
    tr("%n head(s)", nullptr, 2);
    tr("0");
    tr("begins & ends “well”");
    tr(" begins with a space");
    tr("ends with a "
       "space ");
    tr("ends with a line\n");
    tr(", ");
    tr("—");
    tr("&");
    tr(" %n head(s)", nullptr, 2);
}
END
    (cd "$folder" && "$lupdate" -locations none texts.cpp -ts texts.ts) >"$folder/said" 2>&1
    said=$(edged_texts "$folder/texts.ts" | sed -n 's/^a text .*: "/"/p' | sort)
    [ "$said" = "$(sort <<'END'
" %n head(s)"
" begins with a space"
"&amp;"
", "
"ends with a line
"ends with a space "
"—"
END
)" ] || { printf 'these are refused:\n%s\n' "$said" >&2; exit 1; }
}

# A text is found under the class that asks for it when the program runs: nothing may stand under a
# namespace, under no class at all, or under a class whose translations have another name. English
# has all of its plurals, and the other language every text and none that is no more. None is a part
# of another text.
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
    found+=$(edged_texts "$folder/all.ts" | sed 's/^/ /')
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
    found+=$(edged_texts "$folder/messages.ts" | sed 's/^/ /')
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
    refuses) check_refuses ;;
    plurals)
        find_texts -pluralonly "$PWD/$english" && find_texts "$PWD/$translated" &&
            find_messages "$PWD/$messages"
        ;;
    *) sed -n '3,11s/^# //p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
