// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/color_map.h"

#include "ui/every_widget.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

#include <algorithm>

namespace headscope::app {

namespace {

struct MapNames {
    const char* name;
    const char* label;
};

/// In the order of ColorMap.
constexpr MapNames kWords[] = {
    {"blue-orange", QT_TRANSLATE_NOOP("ColorMap", "&Blue – Orange")},
    {"blue-red", QT_TRANSLATE_NOOP("ColorMap", "Blue – &Red")},
    {"purple-green", QT_TRANSLATE_NOOP("ColorMap", "&Purple – Green")},
    {"teal-brown", QT_TRANSLATE_NOOP("ColorMap", "&Teal – Brown")},
};
static_assert(std::size(kWords) == kColorMaps.size());

const MapNames& wordsOf(ColorMap map) {
    return kWords[static_cast<std::size_t>(map)];
}

ColorMap g_chosen = ColorMap::BlueOrange;

}  // namespace

QString name(ColorMap map) {
    return QString::fromLatin1(wordsOf(map).name);
}

std::optional<ColorMap> colorMapFromName(const QString& name) {
    const auto* found = std::find_if(kColorMaps.begin(), kColorMaps.end(),
                                     [&name](ColorMap map) { return app::name(map) == name; });
    return found == kColorMaps.end() ? std::nullopt : std::optional(*found);
}

QString labelOf(ColorMap map) {
    return QCoreApplication::translate("ColorMap", wordsOf(map).label);
}

ColorMap chosenColorMap() {
    return g_chosen;
}

void chooseColorMap(ColorMap map) {
    if (map == g_chosen) return;
    g_chosen = map;
    withEveryWidget([](QWidget& widget) {
        QEvent change(QEvent::PaletteChange);
        QCoreApplication::sendEvent(&widget, &change);
    });
}

}  // namespace headscope::app
