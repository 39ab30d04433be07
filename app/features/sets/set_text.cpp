// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/set_text.h"

#include "document/metric_text.h"
#include "ui/intervention_text.h"
#include "ui/paragraph.h"
#include "ui/rich_text.h"

#include <headscope/tolerances.h>

#include <QCoreApplication>
#include <QLocale>

#include <optional>
#include <vector>

namespace headscope::app {

namespace {

constexpr int kSetTextColumns = 3;  // of each token

struct SetTextTr {
    Q_DECLARE_TR_FUNCTIONS(SetText)
};

QString cell(const QString& text, int columns = 1) {
    return QStringLiteral(
               "<td align='right' colspan='%1' style='white-space:nowrap;padding-left:12px'>%2"
               "</td>")
        .arg(columns)
        .arg(text);
}

QString nats(const std::optional<double>& value) {
    return value ? signedNumber(*value, 3) : QStringLiteral("—");
}

QString fromTo(double from, double to) {
    return QStringLiteral("%1 → %2").arg(sizeText(Metric::Probability, from),
                                         sizeText(Metric::Probability, to));
}

QString fromTo(int from, int to) {
    return QStringLiteral("%1 → %2").arg(from).arg(to);
}

/// A watched token's part of the table.
struct SetColumn {
    const WatchedScore* clean;
    double p;  ///< with the set ablated
    int rank;
    TokenChange together;
    std::optional<Interaction> singles;  ///< empty while single effects are still to come
};

QString changeCells(const std::optional<TokenChange>& change, bool strong) {
    if (!change)
        return cell(QStringLiteral("…")) + cell(QStringLiteral("…")) + cell(QStringLiteral("…"));
    const QString p = signedNumber(change->p, 4);
    return cell(strong ? bold(p) : p) + cell(nats(change->logP)) + cell(nats(change->logOdds));
}

/// A column for each of the tokens; names are broken where `wraps`.
QString tableOf(const std::vector<SetColumn>& columns, const Intervention& intervention,
                const Theme& theme, bool wraps) {
    const QString muted = theme.muted.name();
    QString table = QStringLiteral("<table cellspacing='0' cellpadding='2'>");
    const auto row = [&](const QString& name, const auto& cellsOf) {
        table += QStringLiteral("<tr><td style='color:%1%2'>%3</td>")
                     .arg(muted, wraps ? QString() : QStringLiteral(";white-space:nowrap"), name);
        for (const SetColumn& column : columns)
            table += cellsOf(column);
        table += QStringLiteral("</tr>");
    };
    const auto part = [](const SetColumn& column, TokenChange Interaction::*member) {
        return column.singles ? std::optional((*column.singles).*member) : std::nullopt;
    };
    const auto faint = [&muted](const QString& text) {
        return cell(QStringLiteral("<span style='color:%1'>%2</span>").arg(muted, text));
    };
    row({}, [](const SetColumn& of) {
        return cell(bold(visible(*of.clean).toHtmlEscaped()), kSetTextColumns);
    });
    row(SetTextTr::tr("P clean → %1").arg(textOf(intervention).run),
        [](const SetColumn& of) { return cell(fromTo(of.clean->p, of.p), kSetTextColumns); });
    row(SetTextTr::tr("rank"),
        [](const SetColumn& of) { return cell(fromTo(of.clean->rank, of.rank), kSetTextColumns); });
    row({}, [&](const SetColumn& /*of*/) {
        return faint(SetTextTr::tr("Δ P")) + faint(SetTextTr::tr("Δ ln P")) +
               faint(SetTextTr::tr("Δ log-odds"));
    });
    row(SetTextTr::tr("together"),
        [](const SetColumn& of) { return changeCells(of.together, true); });
    row(SetTextTr::tr("sum of single effects"),
        [&](const SetColumn& of) { return changeCells(part(of, &Interaction::sum), false); });
    row(SetTextTr::tr("interaction"),
        [&](const SetColumn& of) { return changeCells(part(of, &Interaction::difference), true); });
    return table + QStringLiteral("</table>");
}

/// "Δ log-odds −3.662 together, −1.204 as a sum".
QString logOddsText(const Interaction& target) {
    return SetTextTr::tr("Δ log-odds %1 together, %2 as a sum")
        .arg(nats(target.joint.logOdds), nats(target.sum.logOdds));
}

/// The same with the interaction's size.
QString sizedText(const Interaction& target, const InteractionVerdict& verdict) {
    return SetTextTr::tr("%1: an interaction of %2, %3 of the largest effect")
        .arg(logOddsText(target), nats(target.difference.logOdds), percentText(verdict.share, 3));
}

QString kindSentence(const Interaction& target, const InteractionVerdict& verdict) {
    switch (verdict.kind) {
        case Additivity::Single:
            return SetTextTr::tr(
                "One head alone: together is the same as single. Put in a second head to see "
                "whether they depend on each other.");
        case Additivity::Nothing:
            return SetTextTr::tr(
                       "These heads do next to nothing to the target, alone or together (%1).")
                .arg(logOddsText(target));
        case Additivity::Additive:
            return SetTextTr::tr(
                       "The effects add up (%1: an interaction of %2, and up to %3 counts as "
                       "none): for the target, on this prompt, these heads work independently of "
                       "each other.")
                .arg(logOddsText(target), nats(target.difference.logOdds),
                     QLocale().toString(verdict.least, 'g', 3));
        case Additivity::Nearly:
            return SetTextTr::tr("The effects nearly add up, within %1 (%2).")
                .arg(percentText(tolerances::kSmallShare, 2), sizedText(target, verdict));
        case Additivity::More:
            return paragraph(
                {SetTextTr::tr("Together they do more than the sum of their single effects "
                               "(super-additive; %1).")
                     .arg(sizedText(target, verdict)),
                 target.allLose
                     ? SetTextTr::tr(
                           "Ablated alone, each may be partly stood in for by the others: "
                           "that is what self-repair looks like.")
                     : SetTextTr::tr("What one does depends on the others.")});
        case Additivity::Less:
            return SetTextTr::tr(
                       "Together they do less than the sum of their single effects "
                       "(sub-additive; %1): what one does depends on the others, as where they "
                       "share one job or one path.")
                .arg(sizedText(target, verdict));
        case Additivity::Opposite:
            return SetTextTr::tr(
                       "Together these heads move the target the other way than the sum of their "
                       "single effects says (%1): what one does depends on the others.")
                .arg(sizedText(target, verdict));
        case Additivity::Unknown:
            break;
    }
    return SetTextTr::tr(
        "Whether the effects add up cannot be told: the target's log-odds are not known in "
        "every run. P is too near to 1 for float32, or the run is of an older version.");
}

/// What P's own numbers must not be taken for.
QString boundSentence(const Interaction& target, PBound bound) {
    const QString p = SetTextTr::tr("Δ P %1 together, %2 as a sum")
                          .arg(signedNumber(target.joint.p, 4), signedNumber(target.sum.p, 4));
    switch (bound) {
        case PBound::Floor:
            return SetTextTr::tr("P has met its floor of 0 (%1), and says nothing about this.")
                .arg(p);
        case PBound::Ceiling:
            return SetTextTr::tr(
                       "P has met its ceiling of 1 (%1), and ln P its own of 0: they say nothing "
                       "about this.")
                .arg(p);
        case PBound::None:
            break;
    }
    return {};
}

}  // namespace

SetTables setTables(const Run& run, const HeadList& heads, const Intervention& intervention,
                    const AblatedRun& joint, const Theme& theme) {
    const CleanRun& clean = run.clean;
    // Without all single effects there is still the joint one.
    const auto column = [&](WatchedToken token) {
        const bool isTarget = token == WatchedToken::Target;
        return SetColumn{isTarget ? &clean.target : &clean.control,
                         isTarget ? joint.pTarget : joint.pControl,
                         isTarget ? joint.rankTarget : joint.rankControl,
                         headscope::interaction(clean, {}, joint, token).joint,
                         interaction(run, heads, intervention, joint,
                                     isTarget ? Subject::Target : Subject::Control)};
    };
    const SetColumn target = column(WatchedToken::Target);
    const SetColumn control = column(WatchedToken::Control);
    return {tableOf({target, control}, intervention, theme, false),
            tableOf({target}, intervention, theme, true) +
                tableOf({control}, intervention, theme, true)};
}

QString interactionSentence(const Interaction& target, const std::optional<NoiseFloor>& noise) {
    const InteractionVerdict verdict = judge(target, noise);
    return paragraph({kindSentence(target, verdict), boundSentence(target, verdict.bound)});
}

}  // namespace headscope::app
