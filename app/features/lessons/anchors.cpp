// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/anchors.h"

#include "document/run_state.h"
#include "plot/heatmap_plot.h"

#include <QMainWindow>
#include <QScrollArea>
#include <QWidget>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kMapMargin = 2;  // of its frame, which is drawn a little inwards, too

const Anchor* anchorOf(const std::string& place) {
    const auto& all = anchors();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Anchor& anchor) { return place == anchor.place; });
    return found == all.end() ? nullptr : &*found;
}

/// The first map of that token; null: none is shown.
HeatmapPlot* mapOf(const QWidget& window, const RunState& state, Subject subject) {
    const auto& maps = state.maps().maps;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        if (maps[i].subject != subject) continue;
        return window.findChild<HeatmapPlot*>(QStringLiteral("map%1").arg(i + 1));
    }
    return nullptr;
}

/// A map with its head above it: a frame around the plot alone would cut the subtitle.
MarkedPlace wholeMap(HeatmapPlot& map) {
    QWidget* around = map.parentWidget();
    const QString number = map.objectName().mid(QStringLiteral("map").size());
    const auto* title = around->findChild<QWidget*>(QStringLiteral("mapTitle") + number);
    const QWidget* head = title ? title->parentWidget() : nullptr;
    const bool isAbove = head && head->parentWidget() == around && !head->isHidden();
    const QRect place = isAbove ? map.geometry().united(head->geometry()) : map.geometry();
    return {around, place.adjusted(-kMapMargin, -kMapMargin, kMapMargin, kMapMargin)};
}

/// From the centres of two heads, as they are seen.
QRect cellsBetween(const HeatmapPlot& map, HeadId first, HeadId last) {
    const QPointF from = map.cellCentre(first);
    const QPointF to = map.cellCentre(last);
    const QPointF step = map.cellCentre({1, 1}) - map.cellCentre({0, 0});
    const QPointF half = step / 2;
    return QRectF(from - half, to + half).toAlignedRect() & map.rect();
}

std::optional<MarkedPlace> findOnMap(const QWidget& window, const RunState& state,
                                     const LessonMark& mark, const LessonValues* values) {
    const Subject subject = mark.place == "map.control" ? Subject::Control : Subject::Target;
    HeatmapPlot* map = mapOf(window, state, subject);
    if (!map || map->data().values.empty()) return std::nullopt;
    const auto& heads = map->data().values;
    if (mark.layer) {
        if (*mark.layer >= heads.layers()) return std::nullopt;
        return MarkedPlace{map,
                           cellsBetween(*map, {*mark.layer, 0}, {*mark.layer, heads.heads() - 1})};
    }
    if (!mark.cell) return wholeMap(*map);
    static const LessonValues none;
    const auto head = headOf(*mark.cell, values ? *values : none);
    if (!head || !heads.contains(*head)) return std::nullopt;
    return MarkedPlace{map, cellsBetween(*map, *head, *head)};
}

}  // namespace

const std::vector<Anchor>& anchors() {
    static const std::vector<Anchor> all{
        {"map.target", "map1", ""},
        {"map.control", "map2", ""},
        {"map.legend", "map1", ""},
        {"maps", "mapsScroll", ""},
        {"prompt", "prompt", ""},
        {"tokens", "tokens", ""},
        {"target", "target", ""},
        {"control", "control", ""},
        {"run", "run", ""},
        {"replacement", "interventionSwitch", ""},
        {"predictions", "predictions", ""},
        {"inspector", "inspectorDock", "inspector"},
        {"inspector.attention", "attentionPlot", "inspector"},
        {"drift", "driftDock", "drift"},
        {"zero-mean", "zeroMeanDock", "zero-mean"},
        {"top1", "resultDock", "top1"},
        {"set", "setDock", "set"},
        {"attribution", "attributionDock", "attribution"},
        {"pairs", "pairsDock", "pairs"},
        {"ripples", "ripplesDock", "ripples"},
        {"positions", "positionsChoice", ""},
        {"history", "historyDock", "history"},
        {"write", "writeDock", "write"},
        {"status.model", "modelStatus", ""},
    };
    return all;
}

QString dockOf(const std::string& panel) {
    static const std::vector<std::pair<std::string, QString>> docks{
        {"inspector", QStringLiteral("inspectorDock")},
        {"drift", QStringLiteral("driftDock")},
        {"zero-mean", QStringLiteral("zeroMeanDock")},
        {"top1", QStringLiteral("resultDock")},
        {"set", QStringLiteral("setDock")},
        {"history", QStringLiteral("historyDock")},
        {"write", QStringLiteral("writeDock")},
        {"attribution", QStringLiteral("attributionDock")},
        {"pairs", QStringLiteral("pairsDock")},
        {"ripples", QStringLiteral("ripplesDock")},
        {"layers", QStringLiteral("layersDock")},
    };
    for (const auto& [name, dock] : docks)
        if (name == panel) return dock;
    return {};
}

std::optional<MarkedPlace> findMark(const QWidget& window, const RunState& state,
                                    const LessonMark& mark, const LessonValues* values) {
    if (mark.place == "map.target" || mark.place == "map.control")
        return findOnMap(window, state, mark, values);
    const Anchor* anchor = anchorOf(mark.place);
    if (!anchor) return std::nullopt;
    auto* widget = window.findChild<QWidget*>(QString::fromLatin1(anchor->widget));
    if (!widget) return std::nullopt;
    QRect rect = widget->rect();
    if (mark.place == "map.legend") {
        const auto* map = qobject_cast<HeatmapPlot*>(widget);
        const int bar = map ? map->chrome(true).width() - map->chrome(false).width() : 0;
        rect.setLeft(rect.right() - bar);
    }
    return MarkedPlace{widget, rect};
}

namespace {

/// What is scrolled away is brought into sight.
void scrollTo(QWidget& widget) {
    for (QWidget* around = widget.parentWidget(); around; around = around->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(around)) scroll->ensureWidgetVisible(&widget);
}

}  // namespace

QWidget* widgetOf(const QMainWindow& window, const LessonMark& mark) {
    for (const Anchor& anchor : anchors())
        if (mark.place == anchor.place)
            return window.findChild<QWidget*>(QString::fromLatin1(anchor.widget));
    return nullptr;
}

void scrollTo(const QMainWindow& window, const std::vector<LessonMark>& marks) {
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark)
        if (QWidget* widget = widgetOf(window, *mark)) scrollTo(*widget);
}

}  // namespace headscope::app
