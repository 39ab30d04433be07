// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/head_effect_text.h"

#include "document/metric_text.h"
#include "document/noise.h"
#include "document/run_spec.h"
#include "ui/intervention_text.h"

#include <QCoreApplication>

namespace headscope::app {

namespace {

constexpr int kFewestDigits = 2;  // significant, of a percentage
constexpr int kMostDigits = 3;    // what does not differ in so many is no visible change

struct HeadSentenceTr {
    Q_DECLARE_TR_FUNCTIONS(HeadSentence)
};

/// What happens to the most likely token, to stand behind what the head does.
QString topClause(const CleanRun& clean, const Cell& cell) {
    const TokenRef& before = clean.top.front().token;
    const TokenRef& after = cell.argmax;
    const TokenSet target = clean.target.set();  // of a set the tokens are named
    if (before.id == after.id) {
        return target == before.id
                   ? HeadSentenceTr::tr("it stays the most likely token")
                   : HeadSentenceTr::tr("%1 stays the most likely token").arg(inSentence(before));
    }
    if (target == before.id) return HeadSentenceTr::tr("%1 takes its place").arg(inSentence(after));
    if (target == after.id) {
        return HeadSentenceTr::tr("it takes the place of %1 as the most likely token")
            .arg(inSentence(before));
    }
    return HeadSentenceTr::tr("%1 takes the place of %2 as the most likely token")
        .arg(inSentence(after), inSentence(before));
}

/// What happens to the target.
QString targetClause(const CleanRun& clean, const Cell& cell, const Intervention& intervention) {
    const auto from = static_cast<double>(clean.target.p);
    const auto to = static_cast<double>(cell.pTarget);
    int digits = kFewestDigits;
    QStringList p = percentTexts({from, to}, digits);
    while (digits < kMostDigits && p[0] == p[1])
        p = percentTexts({from, to}, ++digits);
    const QString& before = p[0];
    const QString& after = p[1];
    const QString token = inSentence(clean.target);
    const QString ablating = textOf(intervention).gerund.arg(cell.head.layer).arg(cell.head.head);
    if (before == after)
        return HeadSentenceTr::tr("%1 leaves %2 at %3").arg(ablating, token, before);
    const QString clause = to < from ? HeadSentenceTr::tr("%1 lowers %2 from %3 to %4")
                                     : HeadSentenceTr::tr("%1 raises %2 from %3 to %4");
    // At once: a token's text may hold a %1 itself.
    return clause.arg(ablating, token, before, after);
}

}  // namespace

QString headSentence(const CleanRun& clean, const Cell& cell, const Intervention& intervention) {
    const QString target = targetClause(clean, cell, intervention);
    return clean.top.empty() ? HeadSentenceTr::tr("%1.").arg(target)
                             : HeadSentenceTr::tr("%1; %2.").arg(target, topClause(clean, cell));
}

QString noiseSentence(const NoiseFloor& floor, const CleanRun& clean, const Cell& cell) {
    const WithinNoise within = withinNoise(floor, clean, cell);
    if (!within.p) return {};
    if (within.logP) {
        return HeadSentenceTr::tr(
                   "The change is smaller than the numerical noise of this run (%1): it means "
                   "nothing.")
            .arg(sizeText(floor.p));
    }
    const auto change = headscope::change(clean, cell, Metric::LogProbability, Subject::Target);
    return HeadSentenceTr::tr(
               "The change of P is smaller than the numerical noise of this run (%1), but that of "
               "ln P is not: %2 nats.")
        .arg(sizeText(floor.p), signedNumber(change.value_or(0), 3));
}

}  // namespace headscope::app
