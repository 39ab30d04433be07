// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/set_text.h"

#include "document/metric_text.h"
#include "ui/intervention_text.h"
#include "ui/rich_text.h"

#include <QCoreApplication>

#include <initializer_list>
#include <optional>

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

QString row(const QString& name, const QString& muted, std::initializer_list<QString> cells) {
    QString line =
        QStringLiteral("<tr><td style='color:%1;white-space:nowrap'>%2</td>").arg(muted, name);
    for (const QString& text : cells)
        line += text;
    return line + QStringLiteral("</tr>");
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

/// "Δ log-odds −3.662 together, −1.204 as a sum".
QString logOddsText(const Interaction& target) {
    return SetTextTr::tr("Δ log-odds %1 together, %2 as a sum")
        .arg(nats(target.joint.logOdds), nats(target.sum.logOdds));
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
                       "The effects add up (%1): for the target, on this prompt, these heads work "
                       "independently of each other.")
                .arg(logOddsText(target));
        case Additivity::More:
            return SetTextTr::tr(
                       "Together they do more than the sum of their single effects "
                       "(super-additive; %1). ")
                       .arg(logOddsText(target)) +
                   (target.allLose
                        ? SetTextTr::tr(
                              "Ablated alone, each may be partly stood in for by the others: "
                              "that is what self-repair looks like.")
                        : SetTextTr::tr("What one does depends on the others."));
        case Additivity::Less:
            return SetTextTr::tr(
                       "Together they do less than the sum of their single effects "
                       "(sub-additive; %1): what one does depends on the others, as where they "
                       "share one job or one path.")
                .arg(logOddsText(target));
        case Additivity::Opposite:
            return SetTextTr::tr(
                       "Together these heads move the target the other way than the sum of their "
                       "single effects says (%1): what one does depends on the others.")
                .arg(logOddsText(target));
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
            return SetTextTr::tr(" P has met its floor of 0 (%1), and says nothing about this.")
                .arg(p);
        case PBound::Ceiling:
            return SetTextTr::tr(
                       " P has met its ceiling of 1 (%1), and ln P its own of 0: they say nothing "
                       "about this.")
                .arg(p);
        case PBound::None:
            break;
    }
    return {};
}

}  // namespace

QString setTable(const Run& run, const HeadList& heads, const Intervention& intervention,
                 const AblatedRun& joint, const Theme& theme) {
    const QString muted = theme.muted.name();
    const CleanRun& clean = run.clean;
    // Without all single effects there is still the joint one.
    const auto all = [&](Subject subject) {
        return interaction(run, heads, intervention, joint, subject);
    };
    const auto alone = [&](WatchedToken token) {
        return headscope::interaction(clean, {}, joint, token).joint;
    };
    const auto target = all(Subject::Target);
    const auto control = all(Subject::Control);
    const auto changes = [&muted](const QString& name, bool strong,
                                  std::initializer_list<std::optional<TokenChange>> tokens) {
        QString cells;
        for (const auto& token : tokens) {
            const QString p = token ? signedNumber(token->p, 4) : QStringLiteral("…");
            cells += cell(strong ? bold(p) : p);
            cells += cell(token ? nats(token->logP) : QStringLiteral("…"));
            cells += cell(token ? nats(token->logOdds) : QStringLiteral("…"));
        }
        return row(name, muted, {cells});
    };
    const auto part = [](const std::optional<Interaction>& of, TokenChange Interaction::*member) {
        return of ? std::optional((*of).*member) : std::nullopt;
    };
    const auto token = [](const WatchedScore& score) {
        return cell(bold(visible(score).toHtmlEscaped()), kSetTextColumns);
    };
    const auto faint = [&muted](const QString& text) {
        return cell(QStringLiteral("<span style='color:%1'>%2</span>").arg(muted, text));
    };
    const QString columns = faint(SetTextTr::tr("Δ P")) + faint(SetTextTr::tr("Δ ln P")) +
                            faint(SetTextTr::tr("Δ log-odds"));
    QString table = QStringLiteral("<table cellspacing='0' cellpadding='2'>");
    table += row({}, muted, {token(clean.target), token(clean.control)});
    table += row(SetTextTr::tr("P clean → %1").arg(textOf(intervention).run), muted,
                 {cell(fromTo(clean.target.p, joint.pTarget), kSetTextColumns),
                  cell(fromTo(clean.control.p, joint.pControl), kSetTextColumns)});
    table += row(SetTextTr::tr("rank"), muted,
                 {cell(fromTo(clean.target.rank, joint.rankTarget), kSetTextColumns),
                  cell(fromTo(clean.control.rank, joint.rankControl), kSetTextColumns)});
    table += row({}, muted, {columns, columns});
    table += changes(SetTextTr::tr("together"), true,
                     {alone(WatchedToken::Target), alone(WatchedToken::Control)});
    table += changes(SetTextTr::tr("sum of single effects"), false,
                     {part(target, &Interaction::sum), part(control, &Interaction::sum)});
    table +=
        changes(SetTextTr::tr("interaction"), true,
                {part(target, &Interaction::difference), part(control, &Interaction::difference)});
    return table + QStringLiteral("</table>");
}

QString interactionSentence(const Interaction& target, const std::optional<NoiseFloor>& noise) {
    const InteractionVerdict verdict = judge(target, noise);
    return kindSentence(target, verdict) + boundSentence(target, verdict.bound);
}

}  // namespace headscope::app
