// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/ripple_text.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "document/run_text.h"
#include "document/shown_question.h"
#include "ui/paragraph.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace headscope::app {

namespace {

struct RippleTextTr {
    Q_DECLARE_TR_FUNCTIONS(RippleText)
};

using Values = std::vector<std::optional<double>>;

QString cosineText(double value) {
    const QString size = QLocale().toString(std::abs(value), 'f', 3);
    return value < 0 ? QChar(0x2212) + size : size;
}

/// 1 - cosine can be small, and then it is what matters.
QString nearOne(double cosine) {
    return cosine > 0.9995 ? RippleTextTr::tr("1 − %1").arg(significant(1 - cosine))
                           : cosineText(cosine);
}

/// A cosine, or a change of one.
QString significantText(double value) {
    return std::abs(value) < 0.05 ? signedNumber(value, 4) : nearOne(value);
}

QString tokenText(const Similarity& similarity, int position) {
    return tokenName(similarity.prompt, position);
}

QString pointText(int point) {
    return point == 0 ? RippleTextTr::tr("at the embedding")
                      : RippleTextTr::tr("after layer %1").arg(point - 1);
}

QString ablatedName(const Similarity& similarity, const SimilarityRequest& request) {
    return ablationText(request.heads, request.intervention, request.positions, similarity.prompt);
}

const Values& valuesOf(const SimilarityCurve& curve, RippleView view) {
    return view == RippleView::TwoTokens ? curve.pair : curve.mean;
}

Values tokenValues(const Similarity& similarity, std::size_t token) {
    Values values;
    for (const auto& point : similarity.cleanToAblated)
        values.push_back(token < point.size() ? point[token] : std::nullopt);
    return values;
}

std::vector<RippleCurve> tokenCurves(const Similarity& similarity, int token) {
    std::vector<RippleCurve> curves;
    if (similarity.cleanToAblated.empty()) return curves;
    const auto chosen = static_cast<std::size_t>(std::max(0, token));
    bool named = false;
    for (std::size_t i = 0; i < similarity.prompt.size(); ++i) {
        if (i == chosen) continue;
        curves.push_back({named ? QString() : RippleTextTr::tr("other tokens"),
                          tokenValues(similarity, i), RippleCurve::Look::Others});
        named = true;
    }
    curves.push_back({tokenText(similarity, static_cast<int>(chosen)),
                      tokenValues(similarity, chosen), RippleCurve::Look::First});
    return curves;
}

/// Of two pairs and more: quartiles of the clean run, too.
bool hasQuartiles(const Similarity& similarity, RippleView view) {
    return view == RippleView::AllPairs && !similarity.clean.all.empty() &&
           similarity.clean.all.front().size() > 1;
}

QString quartilesText(const Similarity& similarity) {
    return RippleTextTr::tr("Half of the %1 pairs of the clean run are between the thin lines.")
        .arg(similarity.clean.all.front().size());
}

Values difference(const Values& a, const Values& b) {
    Values values(std::min(a.size(), b.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        if (a[i] && b[i]) values[i] = *a[i] - *b[i];
    return values;
}

QString endsText(const Values& values) {
    if (values.empty() || !values.front() || !values.back()) return {};
    return RippleTextTr::tr("%1 at the embedding, %2 after the last layer")
        .arg(cosineText(*values.front()), cosineText(*values.back()));
}

QString apartText(const Values& clean, const Values& ablated) {
    const auto point = mostApart(clean, ablated);
    if (!point || *clean[*point] == *ablated[*point]) return RippleTextTr::tr("Nothing changes.");
    return RippleTextTr::tr("Furthest from the clean run %1: by %2.")
        .arg(pointText(static_cast<int>(*point)),
             valueText({Metric::Logit, Subject::Target, {}}, *ablated[*point] - *clean[*point]));
}

QString noRipplesOfPatches() {
    return RippleTextTr::tr(
        "Ripples of a patch are not computed. Choose Zero or Mean above the maps.");
}

QString eachTokenText(const Similarity& similarity, const SimilarityRequest& request,
                      bool isPatch) {
    if (isPatch) return noRipplesOfPatches();
    if (similarity.cleanToAblated.empty())
        return RippleTextTr::tr(
            "Choose a head, or put heads into the set: each token's vector in the clean run is "
            "compared with the one in the ablated run.");
    const auto found = leastAlike(similarity.cleanToAblated);
    const QString of = RippleTextTr::tr("Clean against %1.").arg(ablatedName(similarity, request));
    if (!found) return of;
    const double least = *similarity.cleanToAblated[found->first][found->second];
    return of + QLatin1Char(' ') +
           RippleTextTr::tr("Least alike: %1 %2, %3.")
               .arg(tokenText(similarity, static_cast<int>(found->second)),
                    pointText(static_cast<int>(found->first)), nearOne(least));
}

}  // namespace

QString name(RippleView view) {
    switch (view) {
        case RippleView::AllPairs:
            return QStringLiteral("all-pairs");
        case RippleView::EachToken:
            return QStringLiteral("each-token");
        case RippleView::TwoTokens:
            break;
    }
    return QStringLiteral("two-tokens");
}

RippleView rippleViewFromName(const QString& text) {
    for (const RippleView view : kRippleViews)
        if (name(view) == text) return view;
    return RippleView::TwoTokens;
}

QStringList pointNames(const Similarity& similarity) {
    QStringList names;
    for (std::size_t i = 0; i < similarity.clean.mean.size(); ++i)
        names << (i == 0 ? RippleTextTr::tr("E") : QString::number(i - 1));
    return names;
}

std::vector<RippleCurve> rippleCurves(const Similarity& similarity,
                                      const SimilarityRequest& request, RippleView view, int token,
                                      bool change) {
    if (view == RippleView::EachToken) return tokenCurves(similarity, token);
    std::vector<RippleCurve> curves;
    const Values& clean = valuesOf(similarity.clean, view);
    if (clean.empty()) return curves;
    if (change) {
        if (similarity.ablated)
            curves.push_back(
                {RippleTextTr::tr("%1 ablated − clean").arg(givenText({request.heads, {}})),
                 difference(valuesOf(*similarity.ablated, view), clean), RippleCurve::Look::First});
        return curves;
    }
    curves.push_back({RippleTextTr::tr("clean"), clean, RippleCurve::Look::First});
    if (similarity.ablated)
        curves.push_back({givenText({request.heads, {}}), valuesOf(*similarity.ablated, view),
                          RippleCurve::Look::Second});
    if (similarity.ablated)
        curves.back().name = RippleTextTr::tr("%1 ablated").arg(curves.back().name);
    if (hasQuartiles(similarity, view)) {
        const CosineQuartiles quartiles = quartilesOf(similarity.clean);
        for (const Values& values : {quartiles.lower, quartiles.upper})
            curves.push_back({{}, values, RippleCurve::Look::Others});
    }
    return curves;
}

QString rippleAxis(RippleView view, bool change) {
    if (view == RippleView::AllPairs)
        return change ? RippleTextTr::tr("change of the mean") : RippleTextTr::tr("mean cosine");
    return change && view == RippleView::TwoTokens ? RippleTextTr::tr("change of the cosine")
                                                   : RippleTextTr::tr("cosine");
}

QString rippleText(const Similarity& similarity, const SimilarityRequest& request, RippleView view,
                   bool change, bool isPatch) {
    if (view == RippleView::EachToken) return eachTokenText(similarity, request, isPatch);
    const Values& clean = valuesOf(similarity.clean, view);
    if (clean.empty() || !clean.front())
        return view == RippleView::TwoTokens
                   ? RippleTextTr::tr("Choose two different tokens.")
                   : RippleTextTr::tr("A prompt of one token has no pairs of tokens.");
    QString text = rippleTitle(similarity, request, view) + QLatin1String(": ") + endsText(clean) +
                   QLatin1Char('.');
    const QString quartiles = hasQuartiles(similarity, view) && !change
                                  ? QLatin1Char(' ') + quartilesText(similarity)
                                  : QString();
    if (isPatch) return text + QLatin1Char(' ') + noRipplesOfPatches() + quartiles;
    if (!similarity.ablated)
        return text + QLatin1Char(' ') +
               RippleTextTr::tr(
                   "Choose a head, or put heads into the set, to see what its ablation changes.") +
               quartiles;
    return text + QLatin1Char(' ') +
           RippleTextTr::tr("With %1: %2.")
               .arg(ablatedName(similarity, request),
                    endsText(valuesOf(*similarity.ablated, view))) +
           QLatin1Char(' ') + apartText(clean, valuesOf(*similarity.ablated, view)) + quartiles;
}

QString ripplePointText(const std::vector<RippleCurve>& curves, int point) {
    QStringList parts;
    for (const RippleCurve& curve : curves) {
        if (curve.look == RippleCurve::Look::Others) continue;
        const auto at = static_cast<std::size_t>(std::max(0, point));
        if (at >= curve.values.size()) continue;
        parts << QStringLiteral("%1 %2").arg(curve.name, curve.values[at]
                                                             ? significantText(*curve.values[at])
                                                             : QStringLiteral("–"));
    }
    return parts.isEmpty()
               ? QString()
               : RippleTextTr::tr("%1: %2").arg(pointText(point), parts.join(QLatin1String(", ")));
}

QString rippleTitle(const Similarity& similarity, const SimilarityRequest& request,
                    RippleView view) {
    switch (view) {
        case RippleView::AllPairs:
            return RippleTextTr::tr("Mean cosine of all pairs of tokens");
        case RippleView::EachToken:
            return RippleTextTr::tr("Each token, clean against ablated");
        case RippleView::TwoTokens:
            break;
    }
    const auto [a, b] = request.pair.value_or(std::pair(0, 0));
    return RippleTextTr::tr("Cosine of %1 and %2")
        .arg(tokenText(similarity, a), tokenText(similarity, b));
}

QString rippleSentences(const Similarity& similarity, const SimilarityRequest& request,
                        RippleView view, bool change) {
    QStringList sentences{RippleTextTr::tr(
        "Cosine similarity of the tokens' vectors in the residual stream, at the embedding and "
        "after each layer, before the final LayerNorm and without centring.")};
    if (view == RippleView::EachToken)
        sentences << RippleTextTr::tr(
            "Each token's vector in the clean run against the one in the "
            "ablated run.");
    if (change && view != RippleView::EachToken)
        sentences << RippleTextTr::tr("Shown is what the ablation changes.");
    if (!change && hasQuartiles(similarity, view)) sentences << quartilesText(similarity);
    if (!request.heads.empty())
        sentences << RippleTextTr::tr("Ablated: %1.").arg(ablatedName(similarity, request));
    return paragraph(sentences);
}

}  // namespace headscope::app
