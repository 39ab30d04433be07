// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/areas.h"

#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <QApplication>
#include <QCoreApplication>
#include <QWidget>

#include <algorithm>

namespace headscope::app {

namespace {

struct AreasTr {
    Q_DECLARE_TR_FUNCTIONS(Areas)
};

void focusNextArea(const QList<Feature::Area>& areas, int step) {
    const QWidget* now = QApplication::focusWidget();
    const auto at = std::find_if(areas.begin(), areas.end(), [now](const Feature::Area& area) {
        return now && (area.area == now || area.area->isAncestorOf(now));
    });
    const auto count = areas.size();
    const auto from = at == areas.end() ? (step > 0 ? count - 1 : 0) : at - areas.begin();
    areas[(from + step + count) % count].focus->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace

void addAreaCommands(CommandTable& commands, const std::function<QList<Feature::Area>()>& areas) {
    const QString about =
        AreasTr::tr("Move the keyboard to the prompt, messages, the maps, and the panels in turn");
    commands.add({QStringLiteral("area.next"),
                  AreasTr::tr("&Next Area"),
                  about,
                  {QKeySequence(Qt::Key_F6)},
                  [areas] { focusNextArea(areas(), 1); }});
    commands.add({QStringLiteral("area.previous"),
                  AreasTr::tr("Pre&vious Area"),
                  about,
                  {QKeySequence(AreasTr::tr("Shift+F6"))},
                  [areas] { focusNextArea(areas(), -1); }});
}

void addSeenArea(QList<Feature::Area>& areas, QWidget* area) {
    if (area->visibleRegion().isEmpty()) return;
    if (auto* focus = firstFocus(area)) areas.push_back({area, focus});
}

}  // namespace headscope::app
