// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/finding_text.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "ui/intervention_text.h"
#include "ui/shown_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <functional>

namespace headscope::app {

namespace {

constexpr int kFindingDigits = 2;  // significant, of a percentage
constexpr int kMostFindingDigits = 4;
constexpr qsizetype kFindingToken = 40;  // characters of a token

struct FindingTr {
    Q_DECLARE_TR_FUNCTIONS(Finding)
};

/// How a text and a head are written: as they are, or for rich text.
struct FindingMarkup {
    std::function<QString(const QString& text)> text;
    std::function<QString(const QString& text, HeadId head)> link;
};

/// Probabilities as percentages, with enough digits to differ.
QStringList percents(const std::vector<double>& all) {
    for (int digits = kFindingDigits;; ++digits) {
        QStringList texts = percentTexts(all, digits);
        QStringList distinct = texts;
        distinct.removeDuplicates();
        std::vector<double> values = all;
        std::sort(values.begin(), values.end());
        const auto count = std::unique(values.begin(), values.end()) - values.begin();
        if (distinct.size() == count || digits == kMostFindingDigits) return texts;
    }
}

QString whereText(const RunPart& part, const Finding& finding, bool isStopped) {
    QStringList where;
    if (part.given) where << FindingTr::tr("beside the given heads");
    if (part.positions.kind == Positions::Kind::Last)
        where << FindingTr::tr("at the last position");
    if (part.positions.kind == Positions::Kind::Chosen)
        where << FindingTr::tr("at %n chosen position(s)", nullptr,
                               static_cast<int>(part.positions.chosen.size()));
    if (finding.cells < finding.total)
        where << (isStopped ? FindingTr::tr("%1 of %2 heads")
                            : FindingTr::tr("%1 of %2 heads so far"))
                     .arg(QString::number(finding.cells), QString::number(finding.total));
    if (where.isEmpty()) return {};
    QString text = where.join(QLatin1String(", "));
    text[0] = text[0].toUpper();
    return text;
}

/// Of a run with a donor: what moves the logit difference most.
QString differenceSentence(const Run& run, const Intervention& intervention, const Finding& finding,
                           const FindingMarkup& write) {
    const auto& largest = finding.target.largest;
    if (!largest)
        return run.noiseFloor ? FindingTr::tr(
                                    "No head changes the logit difference by more than the "
                                    "numerical noise of this run.")
                              : FindingTr::tr("No head changes the logit difference.");
    const HeadId head = largest->head;
    return FindingTr::tr("%1 moves the logit difference %2 − %3 most: from %4 to %5.")
        .arg(write.link(textOf(intervention).gerund.arg(head.layer).arg(head.head), head),
             write.text(inSentence(run.clean.target)), write.text(inSentence(run.clean.control)),
             signedSignificant(largest->differenceFrom), signedSignificant(largest->differenceTo));
}

QString targetSentence(const Run& run, const Intervention& intervention, const Finding& finding,
                       const FindingMarkup& write) {
    if (finding.target.scale == ShiftScale::LogitDifference)
        return differenceSentence(run, intervention, finding, write);
    const QString token = write.text(inSentence(run.clean.target));
    const auto& largest = finding.target.largest;
    if (!largest) {
        return run.noiseFloor ? FindingTr::tr(
                                    "No head changes %1 by more than the numerical noise of this "
                                    "run.")
                                    .arg(token)
                              : FindingTr::tr("No ablation changes %1.").arg(token);
    }
    const HeadId head = largest->head;
    const QString ablating =
        write.link(textOf(intervention).gerund.arg(head.layer).arg(head.head), head);
    const QStringList p = percents({largest->from, largest->to});
    if (finding.target.scale == ShiftScale::P)
        return FindingTr::tr("%1 changes %2 most: from %3 to %4.").arg(ablating, token, p[0], p[1]);
    const QString sentence =
        largest->isNoiseInP
            ? FindingTr::tr(
                  "%1 changes %2 most: from %3 to %4 (log-odds %5). In P that is less "
                  "than the numerical noise of this run.")
            : FindingTr::tr("%1 changes %2 most: from %3 to %4 (log-odds %5).");
    return sentence.arg(ablating, token, p[0], p[1], signedSignificant(*largest->logOdds));
}

/// "Head 0.2 does nearly as much."
QString tiedSentence(const Finding& finding, const FindingMarkup& write) {
    const auto& tied = finding.target.nearlyAsLarge;
    if (tied.empty()) return {};
    const HeadId next = tied.front().head;
    const QString head = write.link(headName(next), next);
    if (tied.size() == 1) return FindingTr::tr("Head %1 does nearly as much.").arg(head);
    return FindingTr::tr("%n head(s) do nearly as much, first of them %1.", nullptr,
                         static_cast<int>(tied.size()))
        .arg(head);
}

struct TopTexts {
    QString all, one, some;
};

TopTexts topTexts(bool isPatch) {
    if (isPatch)
        return {FindingTr::tr("The top-1 stays %1 in all %2 patches."),
                FindingTr::tr("The top-1 stays %1 in %2 of %3 patches; in one it becomes %4."),
                FindingTr::tr("The top-1 stays %1 in %2 of %3 patches; most often else it becomes "
                              "%4 (%5).")};
    return {FindingTr::tr("The top-1 stays %1 in all %2 ablations."),
            FindingTr::tr("The top-1 stays %1 in %2 of %3 ablations; in one it becomes %4."),
            FindingTr::tr("The top-1 stays %1 in %2 of %3 ablations; most often else it becomes "
                          "%4 (%5).")};
}

QString topSentence(const Run& run, const Finding& finding, const TopTexts& texts,
                    const FindingMarkup& write) {
    if (run.clean.top.empty()) return {};
    const QString top = write.text(inSentence(run.clean.top.front().token));
    const Robustness& holds = finding.robustness;
    if (holds.total == 0) return {};  // nobody counted
    const QString total = QString::number(holds.total);
    if (holds.flips.empty()) return texts.all.arg(top, total);
    const QString becomes = write.text(inSentence(finding.becomes));
    const QString kept = QString::number(holds.kept);
    if (holds.flips.size() == 1) return texts.one.arg(top, kept, total, becomes);
    return texts.some.arg(top, kept, total, becomes, QString::number(finding.becomesCount));
}

/// Where the control moves beside the target, or though no head moves that.
QString movedControl(const Run& run, const Finding& finding, ControlMove move,
                     const FindingMarkup& write) {
    const QString token = write.text(inSentence(run.clean.control));
    const TokenShift& shift = *finding.control.largest;
    const QString head = write.link(headName(shift.head), shift.head);
    const QStringList p = percents({shift.from, shift.to});
    const QString change = signedSignificant(*shift.logOdds);
    const bool rises = *shift.logOdds > 0;
    if (!finding.target.largest) {
        const QString sentence =
            rises ? FindingTr::tr(
                        "The control %1 does move: head %2 raises it from %3 to %4 (log-odds %5).")
                  : FindingTr::tr(
                        "The control %1 does move: head %2 lowers it from %3 to %4 (log-odds %5).");
        return sentence.arg(token, head, p[0], p[1], change);
    }
    const QString more = rises ? FindingTr::tr(
                                     "The control %1 moves more: head %2 raises it from "
                                     "%3 to %4 (log-odds %5, the target's %6).")
                               : FindingTr::tr(
                                     "The control %1 moves more: head %2 lowers it from "
                                     "%3 to %4 (log-odds %5, the target's %6).");
    const QString asWell =
        rises ? FindingTr::tr(
                    "The control %1 moves as well: head %2 raises it from %3 to %4 "
                    "(log-odds %5, the target's %6).")
              : FindingTr::tr(
                    "The control %1 moves as well: head %2 lowers it from %3 to %4 "
                    "(log-odds %5, the target's %6).");
    return (move == ControlMove::More ? more : asWell)
        .arg(token, head, p[0], p[1], change, signedSignificant(*finding.target.largest->logOdds));
}

QString controlSentence(const Run& run, const RunPart& part, const Finding& finding,
                        const FindingMarkup& write) {
    const QString token = write.text(inSentence(run.clean.control));
    const TokenFinding& control = finding.control;
    if (!control.largest) {
        return run.noiseFloor
                   ? FindingTr::tr("None moves the control %1 beyond the noise.").arg(token)
                   : FindingTr::tr("None moves the control %1.").arg(token);
    }
    const ControlMove move = controlMove(finding);
    if (move != ControlMove::Stays) return movedControl(run, finding, move, write);
    const QStringList p = percents({control.from, control.lowest, control.highest});
    const QString sentence =
        part.given ? FindingTr::tr("The control %1, %2 before, stays between %3 and %4.")
                   : FindingTr::tr("The control %1, %2 in the clean run, stays between %3 and %4.");
    return sentence.arg(token, p[0], p[1], p[2]);
}

QStringList finding(const Run& run, const Intervention& intervention, const FindingMarkup& write) {
    const auto found = findingOf(run, intervention);
    if (!found) return {};
    const RunPart& part = *run.part(intervention);
    const QString where = whereText(part, *found, run.stopped);
    const QString target = targetSentence(run, intervention, *found, write);
    QStringList sentences{where.isEmpty() ? target : FindingTr::tr("%1: %2").arg(where, target)};
    for (const QString& more :
         {tiedSentence(*found, write),
          topSentence(run, *found, topTexts(needsDonor({intervention})), write),
          controlSentence(run, part, *found, write)})
        if (!more.isEmpty()) sentences << more;
    return sentences;
}

}  // namespace

QString findingText(const Run& run, const Intervention& intervention) {
    return finding(run, intervention,
                   {[](const QString& text) { return elided(text, kFindingToken); },
                    [](const QString& text, HeadId /*head*/) { return text; }})
        .join(QLatin1Char(' '));
}

QStringList findingHtml(const Run& run, const Intervention& intervention) {
    QStringList sentences = finding(
        run, intervention,
        {[](const QString& text) { return elided(text, kFindingToken).toHtmlEscaped(); },
         [](const QString& text, HeadId head) {
             return QStringLiteral("<a href='%1'>%2</a>").arg(headName(head), text.toHtmlEscaped());
         }});
    // A number and its unit stay on one line.
    return sentences.replaceInStrings(QStringLiteral(" %"), QStringLiteral("&nbsp;%"));
}

}  // namespace headscope::app
