// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/attribution/attribution_text.h"

#include "document/metric_text.h"
#include "ui/paragraph.h"

#include <headscope/attribution_report.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr std::size_t kStrongestParts = 8;
constexpr std::size_t kStrongestAnswered = 6;

struct AttributionTr {
    Q_DECLARE_TR_FUNCTIONS(Attribution)
};

QString logits(double value) {
    return valueText({Metric::LogitDifference, Subject::Target, {}}, value);
}

QString sumRow(const QString& name, double value, bool strong = false) {
    const QString cell = strong ? QStringLiteral("<b>%1</b>") : QStringLiteral("%1");
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align='right'>%2</td></tr>")
        .arg(cell.arg(name), cell.arg(logits(value)));
}

QString headLink(HeadId head) {
    return QStringLiteral("<a href=\"%1\">%1</a>").arg(headName(head));
}

}  // namespace

QString sumsTable(const Attribution& attribution) {
    QString table =
        QStringLiteral("<table cellspacing='0'>") +
        sumRow(AttributionTr::tr("Heads"), attribution.headsTotal()) +
        sumRow(AttributionTr::tr("MLPs"), attribution.mlpsTotal()) +
        sumRow(AttributionTr::tr("Embedding"), attribution.embedding) +
        sumRow(AttributionTr::tr("Biases"), attribution.biases) +
        sumRow(AttributionTr::tr("Logit difference"), attribution.logitDifference, true) +
        QStringLiteral("</table>");
    if (!attribution.addsUp())
        table += QStringLiteral("<p>%1</p>")
                     .arg(AttributionTr::tr("The parts add up to %1, which is not it.")
                              .arg(logits(attribution.total())));
    return table;
}

QString strongestText(const Attribution& attribution) {
    QStringList parts;
    for (const AttributedPart& part : strongestParts(attribution)) {
        if (static_cast<std::size_t>(parts.size()) == kStrongestParts) break;
        const QString name = part.head < 0 ? AttributionTr::tr("MLP %1").arg(part.layer)
                                           : headLink({part.layer, part.head});
        parts << name + QStringLiteral("&nbsp;") + logits(part.value);
    }
    return AttributionTr::tr(
               "What each part adds to the logit difference of the clean run, by itself. "
               "Most: %1.")
        .arg(parts.join(QLatin1String(", ")));
}

QString strongestText(const IndirectEffects& effects) {
    QStringList heads;
    for (const HeadId head : strongest(effects, kStrongestAnswered))
        heads << AttributionTr::tr("%1 %2 (direct %3, total %4)")
                     .arg(headLink(head), logits(static_cast<double>(*effects.indirect(head))),
                          logits(effects.direct(head)),
                          logits(static_cast<double>(*effects.total(head))));
    const QString means = AttributionTr::tr(
        "What later layers do about an ablated head. Against its direct effect: they make up for "
        "it. Along with it: the head works through them.");
    return heads.isEmpty()
               ? means
               : means + QLatin1Char(' ') +
                     AttributionTr::tr("Most: %1.").arg(heads.join(QLatin1String(", ")));
}

QString attributedHeadText(HeadId head, const Attribution& attribution,
                           const IndirectEffects* effects) {
    const QString adds = AttributionTr::tr("Layer %1, head %2 adds %3 to the logit difference.")
                             .arg(QString::number(head.layer), QString::number(head.head),
                                  logits(attribution.heads(head)));
    if (!effects || !effects->indirect(head)) return adds;
    return adds + QLatin1Char(' ') +
           AttributionTr::tr("Ablated it changes by %1 in all: %2 directly, %3 by later layers.")
               .arg(logits(static_cast<double>(*effects->total(head))),
                    logits(effects->direct(head)),
                    logits(static_cast<double>(*effects->indirect(head))));
}

QString attributedMlpText(int layer, const Attribution& attribution) {
    return AttributionTr::tr("The MLP of layer %1 adds %2 to the logit difference.")
        .arg(QString::number(layer), logits(attribution.mlps[static_cast<std::size_t>(layer)]));
}

QString attributionSentences(const Attribution& attribution) {
    const QString text =
        AttributionTr::tr(
            "What each head and each MLP adds to the logit difference at the last position "
            "(direct logit attribution), with the final LayerNorm's mean and scale of the clean "
            "run; value biases go with their heads. Heads %1, MLPs %2, embedding %3, biases %4: "
            "together the logit difference, %5.")
            .arg(logits(attribution.headsTotal()), logits(attribution.mlpsTotal()),
                 logits(attribution.embedding), logits(attribution.biases),
                 logits(attribution.logitDifference));
    if (attribution.addsUp()) return text;
    return paragraph(
        {text, QString::fromStdString(attributionRest(attribution)) + QLatin1Char('.')});
}

QString indirectSentences(const QString& done) {
    return AttributionTr::tr(
               "Total minus direct: how the logit difference changes with each head alone %1, less "
               "the change of what the head itself adds, with the final LayerNorm's mean and scale "
               "of the clean run; the rest is what later heads and MLPs do.")
        .arg(done);
}

}  // namespace headscope::app
