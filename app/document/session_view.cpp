// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/session_view.h"

#include <headscope/error.h>
#include <headscope/report.h>

#include <QJsonArray>

#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

const QString kRun = QStringLiteral("run");
const QString kReplacement = QStringLiteral("replacement");
const QString kViewMaps = QStringLiteral("maps");
const QString kSameScale = QStringLiteral("same_scale");
const QString kCompared = QStringLiteral("compared");
const QString kSelected = QStringLiteral("selected");
const QString kScaleLock = QStringLiteral("scale_lock");
const QString kColorMap = QStringLiteral("color_map");
const QString kViewSet = QStringLiteral("set");
const QString kGrowth = QStringLiteral("growth");

QJsonArray toJson(HeadId head) {
    return {head.layer, head.head};
}

HeadId headFrom(const QJsonValue& value) {
    const QJsonArray pair = value.toArray();
    return {pair[0].toInt(-1), pair[1].toInt(-1)};
}

/// Zero for what is no intervention.
Intervention interventionFrom(const QJsonValue& value) {
    try {
        return interventionFromName(value.toString().toStdString());
    } catch (const Error&) {
        return Zero{};
    }
}

// One token is its id, a set an array of them.
QJsonValue toJson(const TokenSet& watched) {
    if (watched.ids().size() == 1) return watched.ids().front();
    QJsonArray ids;
    for (const TokenId id : watched.ids())
        ids.push_back(id);
    return ids;
}

TokenSet tokensFrom(const QJsonValue& json) {
    if (!json.isArray()) return json.toInt(-1);
    std::vector<TokenId> ids;
    for (const QJsonValue id : json.toArray())
        ids.push_back(id.toInt(-1));
    return TokenSet(std::move(ids));
}

QJsonObject toJson(const GrowthPath& path) {
    QJsonArray prompt;
    for (const TokenId id : path.origin.prompt)
        prompt.push_back(id);
    QJsonArray steps;
    for (const GrowthStep& step : path.steps)
        steps.push_back(QJsonObject{{QStringLiteral("head"), toJson(step.head)},
                                    {QStringLiteral("p_target"), step.pTarget},
                                    {QStringLiteral("p_control"), step.pControl},
                                    {QStringLiteral("rank_target"), step.rankTarget}});
    return {{QStringLiteral("model"), QString::fromStdString(path.origin.model)},
            {QStringLiteral("prompt"), prompt},
            {QStringLiteral("target"), toJson(path.origin.target)},
            {QStringLiteral("control"), toJson(path.origin.control)},
            {QStringLiteral("positions"), QString::fromStdString(name(path.origin.positions))},
            {QStringLiteral("replacement"), QString::fromStdString(name(path.intervention))},
            {QStringLiteral("began"), path.began},
            {QStringLiteral("p_target"), path.pTarget},
            {QStringLiteral("p_control"), path.pControl},
            {QStringLiteral("steps"), steps}};
}

/// Throws headscope::Error for invalid positions.
GrowthPath pathFrom(const QJsonObject& json) {
    GrowthPath path;
    path.origin.model = json[QStringLiteral("model")].toString().toStdString();
    for (const QJsonValue id : json[QStringLiteral("prompt")].toArray())
        path.origin.prompt.push_back(id.toInt(-1));
    path.origin.target = tokensFrom(json[QStringLiteral("target")]);
    path.origin.control = tokensFrom(json[QStringLiteral("control")]);
    path.origin.positions =
        positionsFromName(json[QStringLiteral("positions")].toString().toStdString());
    path.intervention = interventionFrom(json[QStringLiteral("replacement")]);
    path.began = json[QStringLiteral("began")].toInt();
    path.pTarget = json[QStringLiteral("p_target")].toDouble();
    path.pControl = json[QStringLiteral("p_control")].toDouble();
    for (const QJsonValue step : json[QStringLiteral("steps")].toArray())
        path.steps.push_back({headFrom(step[QStringLiteral("head")]),
                              step[QStringLiteral("p_target")].toDouble(),
                              step[QStringLiteral("p_control")].toDouble(),
                              step[QStringLiteral("rank_target")].toInt()});
    return path;
}

/// A path that does not lead to this set is ignored.
AblationSet setFrom(const QJsonObject& view) {
    AblationSet set;
    for (const QJsonValue head : view[kViewSet].toArray())
        set.heads.push_back(headFrom(head));
    set.heads = ordered(std::move(set.heads));
    if (!view[kGrowth].isObject()) return set;
    try {
        GrowthPath path = pathFrom(view[kGrowth].toObject());
        HeadList added;
        for (const GrowthStep& step : path.steps)
            added.push_back(step.head);
        added = ordered(std::move(added));
        const bool leads =
            added.size() == path.steps.size() && without(added, set.heads).empty() &&
            path.began + static_cast<int>(added.size()) == static_cast<int>(set.heads.size());
        if (leads) set.path = std::move(path);
    } catch (const Error&) {
        // The set is there all the same.
    }
    return set;
}

}  // namespace

std::optional<KeptId> shownRunOf(const QJsonObject& view, const History& history) {
    const auto& runs = history.runs();
    if (runs.empty()) return std::nullopt;
    const auto id = static_cast<KeptId>(view[kRun].toInteger());
    return history.find(id) ? id : runs.back()->run().id;
}

void addToView(QJsonObject& view, const History& history, const RunState& state) {
    if (shownOf(history, state)) view[kRun] = static_cast<qint64>(state.shownId());
    view[kReplacement] = QString::fromStdString(briefName(state.intervention()));
    QJsonArray maps;
    for (const Quantity& map : state.maps().maps)
        maps.push_back(QString::fromStdString(name(map)));
    view[kViewMaps] = maps;
    view[kSameScale] = state.maps().sameScale;
    view[kCompared] = QString::fromStdString(name(state.compared()));
    view[kColorMap] = name(chosenColorMap());
    if (const auto head = state.selected()) view[kSelected] = toJson(*head);
    if (const auto limit = state.lockedLimit()) view[kScaleLock] = *limit;
    const AblationSet& set = state.ablationSet();
    if (set.heads.empty()) return;
    QJsonArray heads;
    for (const HeadId head : set.heads)
        heads.push_back(toJson(head));
    view[kViewSet] = heads;
    if (!set.path.steps.empty()) view[kGrowth] = toJson(set.path);
}

void showMaps(const QJsonObject& view, RunState& state) {
    state.view().show(interventionFrom(view[kReplacement]));
    MapsView maps{{}, view[kSameScale].toBool(state.maps().sameScale)};
    for (const QJsonValue map : view[kViewMaps].toArray())
        if (const auto quantity = quantityFromName(map.toString().toStdString()))
            maps.maps.push_back(*quantity);
    if (!maps.maps.empty()) state.view().restoreMaps(maps);
    if (const auto compared = quantityFromName(view[kCompared].toString().toStdString()))
        state.view().setCompared(*compared);
}

void showChoices(const QJsonObject& view, RunState& state) {
    state.view().lockLimit(scaleLockOf(view));
    showMaps(view, state);
    if (const auto colors = colorMapOf(view)) chooseColorMap(*colors);
}

std::optional<ColorMap> colorMapOf(const QJsonObject& view) {
    return colorMapFromName(view[kColorMap].toString());
}

std::optional<double> scaleLockOf(const QJsonObject& view) {
    const double lock = view[kScaleLock].toDouble();
    return lock > 0 && std::isfinite(lock) ? std::optional(lock) : std::nullopt;
}

void showHeads(const QJsonObject& view, RunState& state) {
    const HeadId head = headFrom(view[kSelected]);
    const bool known = state.run()->clean.headMean.contains(head);
    state.selection().setSelected(known ? std::optional(head) : std::nullopt);
    state.selection().setAblationSet(setFrom(view));
}

}  // namespace headscope::app
