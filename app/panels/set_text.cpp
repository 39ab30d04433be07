// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/set_text.h"

#include "state/metric_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace headscope::app {

namespace {

// Below both an interaction is called none: a tenth of the effect, or a tenth of a per cent.
constexpr double kSmallShare = 0.1;
constexpr double kSmallP = 0.001;

QString tr(const char* text) {
    return QCoreApplication::translate("SetText", text);
}

QString bold(const QString& text) {
    return QStringLiteral("<b>%1</b>").arg(text);
}

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
    return QStringLiteral("%1 → %2").arg(from, 0, 'f', 4).arg(to, 0, 'f', 4);
}

QString fromTo(int from, int to) {
    return QStringLiteral("%1 → %2").arg(from).arg(to);
}

}  // namespace

QString setTable(const ShownRun& run, const HeadList& heads, Replacement replacement,
                 const AblatedRun& joint, const Theme& theme) {
    const QString muted = theme.muted.name();
    const auto faint = [&muted](const QString& text) {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(muted, text);
    };
    const CleanRun& clean = run.clean;
    const auto target = interaction(run, heads, replacement, joint, Subject::Target);
    const auto control = interaction(run, heads, replacement, joint, Subject::Control);
    const auto changes = [&](const QString& name, TokenChange Interaction::*of, bool strong) {
        const auto p = [&](const std::optional<Interaction>& token) {
            const QString text = token ? signedNumber(((*token).*of).p, 4) : QStringLiteral("…");
            return cell(strong ? bold(text) : text);
        };
        const auto logP = [&](const std::optional<Interaction>& token) {
            return cell(token ? nats(((*token).*of).logP) : QStringLiteral("…"));
        };
        return row(name, muted, {p(target), logP(target), p(control), logP(control)});
    };
    const auto token = [](const TokenScore& score) {
        return cell(bold(visible(score.token.text).toHtmlEscaped()), 2);
    };
    // Without all single effects there is still the joint one.
    const auto changeOf = [&](Subject subject, Metric metric) {
        return change(clean, joint, metric, subject);
    };
    QString table = QStringLiteral("<table cellspacing='0' cellpadding='2'>");
    table += row({}, muted, {token(clean.target), token(clean.control)});
    table += row(tr("P clean → ablated"), muted,
                 {cell(fromTo(clean.target.p, joint.pTarget), 2),
                  cell(fromTo(clean.control.p, joint.pControl), 2)});
    table += row(tr("rank"), muted,
                 {cell(fromTo(clean.target.rank, joint.rankTarget), 2),
                  cell(fromTo(clean.control.rank, joint.rankControl), 2)});
    table += row({}, muted,
                 {cell(faint(tr("Δ P"))), cell(faint(tr("Δ ln P"))), cell(faint(tr("Δ P"))),
                  cell(faint(tr("Δ ln P")))});
    table += row(tr("together"), muted,
                 {cell(bold(signedNumber(*changeOf(Subject::Target, Metric::Probability), 4))),
                  cell(nats(changeOf(Subject::Target, Metric::LogProbability))),
                  cell(bold(signedNumber(*changeOf(Subject::Control, Metric::Probability), 4))),
                  cell(nats(changeOf(Subject::Control, Metric::LogProbability)))});
    table += changes(tr("sum of single effects"), &Interaction::sum, false);
    table += changes(tr("interaction"), &Interaction::difference, true);
    return table + QStringLiteral("</table>");
}

QString interactionSentence(const Interaction& target, std::size_t heads) {
    if (heads < 2) {
        return tr(
            "One head alone: together is the same as single. Put in a second head to see "
            "whether they depend on each other.");
    }
    const double joint = target.joint.p;
    const double sum = target.sum.p;
    const double size = std::max(std::abs(joint), std::abs(sum));
    if (std::abs(target.difference.p) <= std::max(kSmallShare * size, kSmallP)) {
        return tr(
            "The effects add up: for the target, these heads work independently of each "
            "other.");
    }
    if (joint * sum < 0) {
        return tr(
            "Together these heads move the target the other way than the sum of their "
            "single effects says: what one does depends on the others.");
    }
    if (std::abs(joint) > std::abs(sum)) {
        return tr(
            "Together they do more than the sum of their single effects (super-additive). "
            "Silenced alone, each is partly stood in for by the others: that is what "
            "self-repair looks like.");
    }
    return tr(
        "Together they do less than the sum of their single effects (sub-additive): they "
        "share one job or one path, or there is no more probability to lose. Δ ln P, which "
        "has no floor, tells these apart.");
}

}  // namespace headscope::app
