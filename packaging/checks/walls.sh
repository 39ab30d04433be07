# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
# Does "packaging/lint.sh walls" see what it is for? Sourced by check.sh.

planted=0 expected=() allowed=()
# plant FOLDER LINE WHY: a file that has the line, and what is to be said of it.
plant() {
    takes "$1" "$2"
    unset 'allowed[-1]'
    expected+=("$1/planted_$planted.cpp:2:|$3")
}
# takes FOLDER LINE: one that is allowed.
takes() {
    planted=$((planted + 1))
    mkdir -p "$copy/$1"
    printf '// SPDX-License-Identifier: GPL-3.0-or-later\n%s\n' "$2" >"$copy/$1/planted_$planted.cpp"
    allowed+=("$1/planted_$planted.cpp")
}

# Breaks each wall in a copy of the sources, all at once, and looks whether each is named.
check_walls() {
    local copy=$scratch/walls said one folder header room class floors system rooms
    mkdir -p "$copy/packaging"
    cp -r "$root"/{core,app,resources,tests} "$copy"
    cp "$root/packaging/lint.sh" "$copy/packaging"
    floors='core includes downwards only'
    plant core/src/base '#include "report/json.h"' "$floors"
    plant core/src/newroom '#include "base/files.h"' "$floors"
    plant core/src/base '#include "newroom/x.h"' "$floors"
    plant core/src/checkpoint '#include <tokenizer/bpe.h>' 'the headers of a room stand in quotes'
    plant core/src/tokenizer '#include "checkpoint/safetensors.h"' 'tokenizer and checkpoint do not know each other'
    plant core/src/report '#include "../engine/torch_engine.h"' 'no relative or absolute paths'
    plant core/src/report '#include "./session.h"' 'no relative or absolute paths'
    plant core/src/report '#include "engine/torch_engine.h"' 'only the rooms of engine.so include these'
    plant core/src/report '  #  include "kernels/rows.h"' 'only the rooms of engine.so include these'
    plant core/include/headscope '#include "base/files.h"' 'public headers include no room'
    plant core/src/base '#include X' 'write the header itself'
    for folder in core/include/headscope core/src/newroom core/src/kernels core/src/report app/plot app/cli; do
        plant $folder '#include <torch/torch.h>' 'no torch here'
    done
    plant core/src/study '#include <c10/util/Exception.h>' 'no torch here'
    plant core/src/study '#include "ATen/ATen.h"' 'no torch here'
    takes core/src/sweep '#include <ATen/ATen.h>'
    takes core/src/kernels '#include <omp.h>'
    plant core/src/report '#include <QString>' 'no Qt here'
    plant core/src/report '#include <qstring.h>' 'no Qt here'
    plant resources/trainer '#include <QtCore/QString>' 'no Qt here'
    plant core/src/newroom 'const char* planted = "h.0.attn.c_proj.weight";' 'only checkpoint and model have these names'
    plant core/src/intervention 'const char* planted = "wte.weight";' 'only checkpoint and model have these names'
    plant core/include/headscope 'inline const char* planted = "wte.weight";' 'only checkpoint and model have these names'
    takes core/include/headscope 'inline int planted = 0;  ///< n_layer'
    system='the headers of the system stand in base, machine and two files of hub'
    for header in pthread.h unistd.h sys/mman.h linux/futex.h semaphore.h time.h csignal; do
        plant core/src/report "#include <$header>" "$system"
        plant app/shell "#include <$header>" "$system"
    done
    plant app/hub '#include <sys/file.h>' "$system"
    takes core/src/machine '#include <pthread.h>'
    rooms='app includes downwards only'
    plant app/document '#include "features/history/history_panel.h"' "$rooms"
    plant app/document '#include "plot/heatmap.h"' "$rooms"
    plant app/newroom '#include "shell/main_window.h"' "$rooms"
    plant app/newroom '#include "features/feature.h"' "$rooms"
    plant app/completion '#include "shell/main_window.h"' "$rooms"
    plant app/completion '#include "features/feature.h"' "$rooms"
    plant app/features/maps '#include "features/history/history_panel.h"' 'no feature knows another one'
    plant app/features/maps '#include "../history/history_panel.h"' 'no relative or absolute paths'
    plant app/features/maps '#include <features/history/history_panel.h>' 'the headers of a room stand in quotes'
    plant app/features/maps '#include "history_panel.h"' 'this header is not beside the file'
    plant app/features/maps '#include "newroom/x.h"' 'this is no room of app'
    plant app/features/maps '#include "cli/options.h"' 'this is no room of app'
    takes app/features/maps '#include "features/feature.h"'
    for room in shell features ui document jobs plot; do
        plant app/cli "#include \"$room/x.h\"" 'the command line knows hub and completion alone'
    done
    plant app/hub '#include "ui/theme.h"' 'of ui the hub knows message_text alone'
    for class in QWidget QLabel QTableView QPushButton QTreeWidget QApplication QtWidgets/QComboBox QtWidgets QPainter QImage QtGui/QColor \
        QUndoStack QFontMetrics qlabel.h QGuiApplication; do
        plant app/cli "#include <$class>" 'nothing of the window here'
        plant app/hub "#include <$class>" 'nothing of the window here'
    done
    for class in QWidget QLabel QPushButton QApplication QtWidgets/QComboBox QAbstractItemView QStyledItemDelegate; do
        plant app/document "#include <$class>" 'no widgets here'
        plant app/jobs "#include <$class>" 'no widgets here'
    done
    plant app/completion '#include <QString>' 'no Qt here'
    takes app/document '#include <QUndoStack>'
    takes app/document '#include <QAbstractTableModel>'
    takes app/cli '#include <QCoreApplication>'
    for class in QNetworkAccessManager QTcpSocket QtNetwork/QSslSocket QDnsLookup QHostAddress curl/curl.h; do
        plant app/shell "#include <$class>" "the network is the hub's alone"
        plant app/cli "#include <$class>" "the network is the hub's alone"
    done
    takes app/hub '#include <QTcpSocket>'
    plant app/plot '#include <qcustomplot.h>' 'only app/plot/qcp.h includes it'
    plant app/figure '#include "qcustomplot.h"' 'this header is not beside the file'
    touch "$copy/app/ui/planted.hpp"
    expected+=("app/ui/planted.hpp|sources are .cpp and .h")
    expected+=("core/src/newroom/|no room of core has this name" "app/newroom/|no room of app has this name")
    echo '#include <string>' >"$copy/core/src/base/without_line.h"
    expected+=("core/src/base/without_line.h|no SPDX line")
    said=$("$copy/packaging/lint.sh" walls 2>&1) && bad 'nothing is refused'
    for one in "${expected[@]}"; do
        grep -F -- "${one%%|*}" <<<"$said" | grep -qF -- "${one#*|}" || bad "not refused: $one"
    done
    for one in "${allowed[@]}"; do
        ! grep -qF -- "$one" <<<"$said" || bad "refused, and it may be: $(grep -F -- "$one" <<<"$said")"
    done
    ok "${#expected[@]} broken walls are seen"
}
