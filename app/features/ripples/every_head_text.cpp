// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/every_head_text.h"

#include "document/metric_text.h"
#include "document/run_text.h"
#include "document/shown_question.h"
#include "ui/paragraph.h"

#include <headscope/rounding.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

struct EveryHeadTr {
    Q_DECLARE_TR_FUNCTIONS(EveryHead)
};

constexpr double kLeastCosineLimit = 0.001;  // smaller changes are not made to look large
constexpr std::size_t kNamedHeads = 3;

std::size_t pointAfter(int layer) {
    return static_cast<std::size_t>(layer) + 1;
}

QString measureTitle(const SimilaritySweep& sweep, CosineMeasure measure) {
    if (measure == CosineMeasure::Pair && sweep.pair)
        return EveryHeadTr::tr("Change of the cosine of %1 and %2")
            .arg(tokenName(sweep.prompt, sweep.pair->first),
                 tokenName(sweep.prompt, sweep.pair->second));
    if (measure == CosineMeasure::Token && sweep.token)
        return EveryHeadTr::tr("How far %1 goes from its clean vector")
            .arg(tokenName(sweep.prompt, *sweep.token));
    return EveryHeadTr::tr("Change of the mean cosine of all pairs");
}

/// The layer after which the head changes most, the first of several.
int furthestLayer(const SimilaritySweep& sweep, CosineMeasure measure, HeadId head) {
    const auto sizeAfter = [&](int layer) {
        return std::abs(sweep.change(head, measure, pointAfter(layer)).value_or(0));
    };
    int furthest = head.layer;
    for (int layer = head.layer + 1; layer < sweep.heads.layers(); ++layer)
        if (sizeAfter(layer) > sizeAfter(furthest)) furthest = layer;
    return furthest;
}

double largestChange(const SimilaritySweep& sweep, CosineMeasure measure) {
    double largest = 0;
    for (const CosineChanges& changes : sweep.heads.values())
        for (const auto& value : changes[static_cast<std::size_t>(measure)])
            if (value) largest = std::max(largest, std::abs(*value));
    return largest;
}

}  // namespace

CosineMeasure measureOf(RippleView view) {
    if (view == RippleView::TwoTokens) return CosineMeasure::Pair;
    return view == RippleView::EachToken ? CosineMeasure::Token : CosineMeasure::Mean;
}

bool isOfTokens(const SimilaritySweep& sweep, CosineMeasure measure, std::pair<int, int> tokens) {
    if (measure == CosineMeasure::Mean) return sweep.prompt.size() > 1;
    if (measure == CosineMeasure::Token) return sweep.token == tokens.first;
    return sweep.pair == tokens || sweep.pair == std::pair(tokens.second, tokens.first);
}

HeatmapData everyHeadMap(const SimilaritySweep& sweep, CosineMeasure measure, int layer) {
    HeatmapData data;
    data.values = {sweep.heads.layers(), sweep.heads.heads()};
    for (std::size_t i = 0; i < data.values.values().size(); ++i)
        if (const auto value = sweep.change(sweep.heads.id(i), measure, pointAfter(layer)))
            data.values.values()[i] = static_cast<float>(*value);
    data.limit = roundUp(std::max(largestChange(sweep, measure), kLeastCosineLimit));
    data.barText = EveryHeadTr::tr("cosine ablated − clean");
    data.lowText = EveryHeadTr::tr("less alike");
    data.highText = EveryHeadTr::tr("more alike");
    return data;
}

QString everyHeadTitle(const SimilaritySweep& sweep, CosineMeasure measure, int layer) {
    return EveryHeadTr::tr("%1, after layer %2").arg(measureTitle(sweep, measure)).arg(layer);
}

QString strongestText(const SimilaritySweep& sweep, CosineMeasure measure, int layer) {
    QStringList heads;
    for (const HeadId head : strongestHeads(sweep, measure, pointAfter(layer), kNamedHeads))
        heads << QStringLiteral("%1 %2").arg(
            headName(head), signedSignificant(*sweep.change(head, measure, pointAfter(layer))));
    if (heads.isEmpty()) return EveryHeadTr::tr("No head changes it after layer %1.").arg(layer);
    return EveryHeadTr::tr("Most after layer %1: %2.")
        .arg(QString::number(layer), heads.join(QLatin1String(", ")));
}

QString everyHeadText(const SimilaritySweep& sweep, CosineMeasure measure, int layer, HeadId head) {
    const auto here = sweep.change(head, measure, pointAfter(layer));
    if (!here) return EveryHeadTr::tr("Head %1: not computed.").arg(headName(head));
    const QString now = EveryHeadTr::tr("Head %1: %2 after layer %3.")
                            .arg(headName(head), signedSignificant(*here), QString::number(layer));
    const int furthest = furthestLayer(sweep, measure, head);
    const auto most = sweep.change(head, measure, pointAfter(furthest));
    if (!most || *most == 0 || furthest == layer) return now;
    return now + QLatin1Char(' ') +
           EveryHeadTr::tr("Its largest change is after layer %1: %2.")
               .arg(QString::number(furthest), signedSignificant(*most));
}

QString everyHeadSentences(const SimilaritySweep& sweep, CosineMeasure measure) {
    QStringList sentences{
        EveryHeadTr::tr("The map: each head by itself %1.")
            .arg(doneText(sweep.intervention, sweep.positions, sweep.prompt)),
        EveryHeadTr::tr("Colours: cosine ablated − clean, on one scale for all layers.")};
    if (measure == CosineMeasure::Token)
        sentences << EveryHeadTr::tr("A token's cosine with itself in the clean run is 1 there.");
    return paragraph(sentences);
}

}  // namespace headscope::app
