// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/pairs/pair_text.h"

#include "document/metric_text.h"
#include "document/noise.h"
#include "document/shown_question.h"
#include "ui/paragraph.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace headscope::app {

namespace {

struct PairTextTr {
    Q_DECLARE_TR_FUNCTIONS(PairText)
};

QString unitText(Metric metric) {
    return metric == Metric::LogProbability ? PairTextTr::tr("ln P of the target, nats")
                                            : PairTextTr::tr("logit difference");
}

/// Their indices, in the order in which they stand.
std::vector<std::size_t> standing(const StudiedPairs& pairs, PairOrder order) {
    if (order == PairOrder::Similarity && pairs.order.size() == pairs.effects.heads())
        return pairs.order;
    std::vector<std::size_t> all(pairs.effects.heads());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

void nameSides(PairMapData& map, Metric metric, PairQuantity quantity) {
    map.rowText = PairTextTr::tr("head A");
    map.columnText = PairTextTr::tr("head B");
    switch (quantity) {
        case PairQuantity::Given:
            map.rowText = PairTextTr::tr("given that A is gone");
            map.barText = PairTextTr::tr("effect of B, %1").arg(unitText(metric));
            std::tie(map.lowText, map.highText) = endTexts({metric, Subject::Target, {}});
            return;
        case PairQuantity::Joint:
            map.barText = PairTextTr::tr("effect of both, %1").arg(unitText(metric));
            std::tie(map.lowText, map.highText) = endTexts({metric, Subject::Target, {}});
            return;
        case PairQuantity::Interaction:
            break;
    }
    map.barText = PairTextTr::tr("interaction, %1").arg(unitText(metric));
}

/// What a sign of the interaction means where both heads do the same alone: lower the metric, or
/// raise it.
QString meaning(const PairEffects& effects, HeadId a, HeadId b, double interaction, double floor) {
    if (std::abs(interaction) <= floor)
        return PairTextTr::tr("That is no more than numerical noise.");
    const float one = effects.single(a);
    const float other = effects.single(b);
    if (one < 0 && other < 0)
        return interaction < 0 ? PairTextTr::tr(
                                     "Together they are missed more: each covers for the "
                                     "other.")
                               : PairTextTr::tr(
                                     "Together they are missed less: they do a part of "
                                     "the same work, one through the other.");
    if (one > 0 && other > 0)
        return interaction > 0 ? PairTextTr::tr(
                                     "Ablated together they raise it more: each covers for the "
                                     "other.")
                               : PairTextTr::tr(
                                     "Ablated together they raise it less: they do a part of the "
                                     "same work, one through the other.");
    return {};
}

}  // namespace

double pairFloor(const std::optional<NoiseFloor>& floor, Metric metric, PairQuantity quantity) {
    if (!floor) return 0;
    const double one = floorOf(*floor, {metric, Subject::Target, {}});
    switch (quantity) {
        case PairQuantity::Joint:
            return one;
        case PairQuantity::Given:
            return 2 * one;
        case PairQuantity::Interaction:
            break;
    }
    return 4 * one;
}

PairMapData pairMap(const StudiedPairs& pairs, PairQuantity quantity, PairOrder order,
                    const std::optional<NoiseFloor>& floor) {
    const PairEffects& effects = pairs.effects;
    PairMapData map;
    for (const std::size_t index : standing(pairs, order))
        map.columns.push_back(effects.single.id(index));
    map.rows = map.columns;
    if (!effects.chosen.empty())
        std::erase_if(map.rows, [&](HeadId head) {
            return std::find(effects.chosen.begin(), effects.chosen.end(), head) ==
                   effects.chosen.end();
        });
    map.values = HeadGrid<std::optional<float>>(static_cast<int>(map.rows.size()),
                                                static_cast<int>(map.columns.size()));
    for (std::size_t i = 0; i < map.values.values().size(); ++i) {
        const HeadId at = map.values.id(i);
        const auto value = valueOf(effects, quantity, map.rows[static_cast<std::size_t>(at.layer)],
                                   map.columns[static_cast<std::size_t>(at.head)]);
        if (value) map.values.values()[i] = static_cast<float>(*value);
    }
    map.limit = clearLimitOf(effects, quantity);
    map.isCut = map.limit < limitOf(effects, quantity);
    map.floor = pairFloor(floor, effects.metric, quantity);
    nameSides(map, effects.metric, quantity);
    return map;
}

QString changeText(Metric metric, double value) {
    return valueText({metric, Subject::Target, {}}, value);
}

QString pairText(const PairEffects& effects, HeadId a, HeadId b,
                 const std::optional<NoiseFloor>& floor) {
    const auto text = [&](double value) { return changeText(effects.metric, value); };
    const auto both = effects.together(a, b);
    if (a == b && both) return PairTextTr::tr("Head %1 alone: %2.").arg(headName(a), text(*both));
    const auto interaction = effects.interaction(a, b);
    if (!both || !interaction)
        return PairTextTr::tr("Heads %1 and %2 were not computed.").arg(headName(a), headName(b));
    const auto alone = [&](HeadId head) { return static_cast<double>(effects.single(head)); };
    const QString numbers =
        PairTextTr::tr(
            "%1 alone %2, %3 alone %4, together %5: interaction %6. Given %1, %3 does "
            "%7.")
            .arg(headName(a), text(alone(a)), headName(b), text(alone(b)), text(*both),
                 text(*interaction), text(*both - alone(a)));
    const double noise = pairFloor(floor, effects.metric, PairQuantity::Interaction);
    const QString means = meaning(effects, a, b, *interaction, noise);
    return means.isEmpty() ? numbers : numbers + QLatin1Char(' ') + means;
}

QString pairMapText(const PairEffects& effects, PairQuantity quantity,
                    const std::vector<TokenRef>& prompt) {
    QString text;
    switch (quantity) {
        case PairQuantity::Interaction:
            text = PairTextTr::tr(
                "Interaction: what both do together, less what each does alone. Where both lower "
                "the target alone: below 0 each covers for the other, above 0 they do a part of "
                "the same work. Where both raise it alone, the other way round.");
            break;
        case PairQuantity::Joint:
            text = PairTextTr::tr("Joint: the change with both ablated; on the diagonal one.");
            break;
        case PairQuantity::Given:
            text = PairTextTr::tr(
                "Given: what the head of the column does once the head of the row is gone.");
            break;
    }
    return text + QLatin1Char(' ') +
           PairTextTr::tr("In %1, with heads %2.")
               .arg(unitText(effects.metric),
                    doneText(effects.intervention, effects.positions, prompt));
}

QString cutText(const PairMapData& map) {
    if (!map.isCut) return {};
    return PairTextTr::tr("Colours end at ±%1, so that weak pairs are seen; a few pairs have more.")
        .arg(sizeText(map.limit));
}

QString pairTitle(const PairEffects& effects, PairQuantity quantity) {
    const QString unit = unitText(effects.metric);
    switch (quantity) {
        case PairQuantity::Joint:
            return PairTextTr::tr("Both heads ablated: %1").arg(unit);
        case PairQuantity::Given:
            return PairTextTr::tr("Head B given that A is gone: %1").arg(unit);
        case PairQuantity::Interaction:
            break;
    }
    return PairTextTr::tr("Interaction of two heads: %1").arg(unit);
}

QString pairSentences(const PairEffects& effects, PairQuantity quantity, PairOrder order,
                      const std::optional<NoiseFloor>& floor, const std::vector<TokenRef>& prompt) {
    QStringList sentences{
        PairTextTr::tr("D(X) is the change of the %1 from the clean run with the heads X %2.")
            .arg(unitText(effects.metric),
                 doneText(effects.intervention, effects.positions, prompt))};
    switch (quantity) {
        case PairQuantity::Interaction:
            sentences << PairTextTr::tr(
                "Shown: D(AB) − D(A) − D(B). Where A and B both lower the target alone: below 0 "
                "each covers for the other, above 0 they do a part of the same work; where both "
                "raise it alone, the other way round.");
            break;
        case PairQuantity::Joint:
            sentences << PairTextTr::tr("Shown: D(AB), on the diagonal D(A).");
            break;
        case PairQuantity::Given:
            sentences << PairTextTr::tr("Shown: D(B|A) = D(AB) − D(A), A down and B across.");
            break;
    }
    if (order == PairOrder::Similarity)
        sentences << PairTextTr::tr(
            "Heads that interact alike with the others stand side by side (cosine, average "
            "linkage).");
    if (!effects.chosen.empty())
        sentences << PairTextTr::tr("Only pairs with one of the %n head(s) that do most alone.",
                                    nullptr, static_cast<int>(effects.chosen.size()));
    if (const double noise = pairFloor(floor, effects.metric, quantity); noise > 0)
        sentences << PairTextTr::tr("Faint dash: smaller than the numerical noise (%1).")
                         .arg(sizeText(noise));
    if (effects.stopped)
        sentences << PairTextTr::tr("It was stopped before all pairs were computed.");
    return paragraph(sentences);
}

}  // namespace headscope::app
