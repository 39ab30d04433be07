// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/areas.h"

#include "features/history/history_feature.h"
#include "features/prompt/prompt_feature.h"
#include "shell/feature_list.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDockWidget>
#include <QVBoxLayout>
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

// Where something in it takes the keyboard.
void addSeen(QList<Feature::Area>& areas, QWidget* area) {
    if (area->visibleRegion().isEmpty()) return;
    if (auto* focus = firstFocus(area)) areas.push_back({area, focus});
}

}  // namespace

void addAreaCommands(CommandTable& commands, const std::function<QList<Feature::Area>()>& areas) {
    const QString about =
        AreasTr::tr("Move the keyboard to the prompt, messages, the maps, and the panels in turn");
    commands.add({QStringLiteral("area.next"),
                  AreasTr::tr("N&ext Area"),
                  about,
                  {QKeySequence(Qt::Key_F6)},
                  [areas] { focusNextArea(areas(), 1); }});
    commands.add({QStringLiteral("area.previous"),
                  AreasTr::tr("Pre&vious Area"),
                  about,
                  {QKeySequence(AreasTr::tr("Shift+F6"))},
                  [areas] { focusNextArea(areas(), -1); }});
}

QList<Feature::Area> areasOf(const FeatureList& features, const QVBoxLayout& strips,
                             const PanelDocks& docks) {
    QList<Feature::Area> areas = features.find<PromptFeature>()->areas();
    for (int i = 0; i < strips.count(); ++i)
        addSeen(areas, strips.itemAt(i)->widget());
    for (const Feature* feature : features)
        if (!qobject_cast<const PromptFeature*>(feature)) areas += feature->areas();
    for (auto* dock : docks.docks() + QList{features.find<HistoryFeature>()->dock()})
        addSeen(areas, dock->widget());
    return areas;
}

}  // namespace headscope::app
