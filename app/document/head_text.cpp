// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/head_text.h"

#include "document/metric_text.h"
#include "ui/intervention_text.h"
#include "ui/rich_text.h"
#include "ui/terms.h"

#include <headscope/effects.h>
#include <headscope/statistics.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

struct HeadTextTr {
    Q_DECLARE_TR_FUNCTIONS(HeadText)
};

/// `term`: what its name is explained by; null: it needs no explanation.
QString row(const QString& name, const QString& target, const QString& control,
            const QString& muted, const char* term = nullptr) {
    return QStringLiteral(
               "<tr><td style='color:%1;white-space:nowrap'>%2</td>"
               "<td align='right' style='white-space:nowrap;padding-left:14px'>%3</td>"
               "<td align='right' style='white-space:nowrap;padding-left:14px'>%4</td></tr>")
        .arg(muted, term ? termLink(QString::fromLatin1(term), name, muted) : name, target,
             control);
}

QString probability(double p) {
    return sizeText(Metric::Probability, p);
}

QString logits(double from, double to) {
    return QStringLiteral("%1 → %2").arg(numberText(from, 2), numberText(to, 2));
}

QString ranks(int from, int to) {
    if (from == kUnknownRank || to == kUnknownRank) return QStringLiteral("—");
    return QStringLiteral("%1 → %2").arg(from).arg(to);
}

QString logarithms(double logitBefore, double pBefore, double sumBefore, double logitAfter,
                   double pAfter, double sumAfter) {
    const auto before = logProbability(logitBefore, pBefore, sumBefore);
    const auto after = logProbability(logitAfter, pAfter, sumAfter);
    if (!before || !after) return QStringLiteral("—");
    return logits(*before, *after);
}

/// Empty if it is covered.
QString topText(const RunState& state, const Cell& cell) {
    if (state.cover().top1) return {};
    const auto& top = state.run()->clean.top;
    const bool kept = !top.empty() && top.front().token.id == cell.argmax.id;
    const QString words =
        kept ? HeadTextTr::tr("Top-1 stays %1 (P %2)") : HeadTextTr::tr("Top-1 becomes %1 (P %2)");
    return words.arg(bold(visible(cell.argmax).toHtmlEscaped()), probability(cell.pArgmax)) +
           QStringLiteral("<br>");
}

/// With the head's mean, where that is known.
QString klAndMean(const QString& kl, float mean) {
    return std::isfinite(mean) ? HeadTextTr::tr("%1, head mean %2").arg(kl, signedNumber(mean, 4))
                               : kl;
}

/// What the maps say of the head and the table does not, a line each.
QString mapValues(const RunState& state, HeadId head) {
    QString lines;
    for (const Quantity& map : state.maps().maps) {
        const Quantity quantity = resolved(map, state.intervention());
        const auto value = valueOf(*state.run(), quantity, head);
        const bool isPlain = quantity.lens.of == state.intervention() && !quantity.lens.isPair() &&
                             quantity.lens.given == GivenSet::No;
        const bool isInTable =
            isPlain &&
            (quantity.metric == Metric::Kl ||
             (quantity.metric == Metric::Probability && quantity.subject != Subject::Specificity));
        if (!value || isInTable) continue;
        lines +=
            HeadTextTr::tr("%1: %2").arg(titleText(quantity, state.run()->clean).toHtmlEscaped(),
                                         bold(valueText(quantity, *value).toHtmlEscaped())) +
            QStringLiteral("<br>");
    }
    return lines;
}

}  // namespace

QString klText(const AblatedRun& run, const Intervention& intervention) {
    return HeadTextTr::tr("KL(clean ‖ %1) %2 nats")
        .arg(textOf(intervention).run, significant(run.kl));
}

QString numbersTable(const CleanRun& clean, const AblatedRun& run, const Intervention& intervention,
                     const Theme& theme) {
    const QString muted = theme.muted.name();
    const WatchedScore& target = clean.target;
    const WatchedScore& control = clean.control;
    const auto logP = [&](const WatchedScore& token, float logit, float p) {
        return logarithms(token.logit, token.p, clean.logSumExp, logit, p, run.logSumExp);
    };
    const QString rows[] = {
        row({}, bold(visible(target).toHtmlEscaped()), bold(visible(control).toHtmlEscaped()),
            muted),
        row(HeadTextTr::tr("P clean"), probability(target.p), probability(control.p), muted, "p"),
        row(HeadTextTr::tr("P %1").arg(textOf(intervention).run), probability(run.pTarget),
            probability(run.pControl), muted, "p"),
        row(HeadTextTr::tr("change"), bold(signedNumber(run.pTarget - target.p, 4)),
            bold(signedNumber(run.pControl - control.p, 4)), muted),
        row(HeadTextTr::tr("logit"), logits(target.logit, run.logitTarget),
            logits(control.logit, run.logitControl), muted, "logit"),
        row(HeadTextTr::tr("ln P"), logP(target, run.logitTarget, run.pTarget),
            logP(control, run.logitControl, run.pControl), muted, "ln-p"),
        row(HeadTextTr::tr("rank"), ranks(target.rank, run.rankTarget),
            ranks(control.rank, run.rankControl), muted, "rank")};
    QString table = QStringLiteral("<table cellspacing='0' cellpadding='2'>");
    for (const QString& line : rows)
        table += line;
    return table + QStringLiteral("</table>");
}

QString headText(const RunState& state, HeadId head, const Theme& theme) {
    const QString muted = theme.muted.name();
    QString text = QStringLiteral("<p style='margin:0 0 4px 0'><b>%1</b></p>")
                       .arg(HeadTextTr::tr("Layer %1, head %2").arg(head.layer).arg(head.head));
    const Cell* cell = state.cell(head);
    if (!state.run() || !cell) {
        return text + QStringLiteral("<span style='color:%1'>%2</span>")
                          .arg(muted, state.cover().hidesCells()
                                          ? coveredText()
                                          : HeadTextTr::tr("Not computed yet."));
    }
    const CleanRun& clean = state.run()->clean;
    text += numbersTable(clean, *cell, state.intervention(), theme);
    text += QStringLiteral("<p style='margin:4px 0 0 0'>%1<span style='color:%2'>%3</span></p>")
                .arg(mapValues(state, head) + topText(state, *cell), muted,
                     klAndMean(klText(*cell, state.intervention()), clean.headMean(head)));
    return text;
}

}  // namespace headscope::app
