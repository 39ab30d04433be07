// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/head_text.h"

#include <QCoreApplication>
#include <cmath>

namespace headscope::app {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("HeadText", text); }

struct Line {
    QString token;
    float before;
    float after;
    float logitBefore;
    float logitAfter;
    int rankBefore;
    int rankAfter;
};

QString row(const Line& line) {
    const auto cell = [](const QString& text) {
        return QStringLiteral("<td align='right'>%1</td>").arg(text);
    };
    const auto change = [](const QString& from, const QString& to) {
        return QStringLiteral("%1 → %2").arg(from, to);
    };
    return QStringLiteral("<tr><td><b>%1</b></td>%2%3%4%5</tr>")
        .arg(line.token.toHtmlEscaped(),
             cell(change(QString::number(line.before, 'f', 4),
                         QString::number(line.after, 'f', 4))),
             cell(QStringLiteral("<b>%1</b>").arg(signedNumber(line.after - line.before, 4))),
             cell(change(QString::number(line.logitBefore, 'f', 2),
                         QString::number(line.logitAfter, 'f', 2))),
             cell(change(QString::number(line.rankBefore), QString::number(line.rankAfter))));
}

}  // namespace

QString signedNumber(double value, int digits) {
    const QString number = QString::number(std::abs(value), 'f', digits);
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + number;
}

QString headText(const RunState& state, HeadId head, const Theme& theme) {
    const QString muted = theme.muted.name();
    QString text = QStringLiteral("<p style='margin:0 0 4px 0'><b>%1</b></p>")
                       .arg(tr("Layer %1, head %2").arg(head.layer).arg(head.head));
    const Cell* cell = state.cell(head);
    if (!state.run() || !cell) {
        return text + QStringLiteral("<span style='color:%1'>%2</span>")
                          .arg(muted, tr("Not computed yet."));
    }
    const CleanRun& clean = state.run()->clean;
    QString header;
    for (const QString& name :
         {QString(), tr("P clean → ablated"), tr("change"), tr("logit"), tr("rank")}) {
        header += QStringLiteral("<td align='right' style='color:%1'>%2</td>").arg(muted, name);
    }
    text += QStringLiteral("<table cellspacing='0' cellpadding='3'><tr>%1</tr>%2%3</table>")
                .arg(header,
                     row({visible(clean.target.token.text), clean.target.p, cell->pTarget,
                          clean.target.logit, cell->logitTarget, clean.target.rank,
                          cell->rankTarget}),
                     row({visible(clean.control.token.text), clean.control.p, cell->pControl,
                          clean.control.logit, cell->logitControl, clean.control.rank,
                          cell->rankControl}));
    const bool kept = !clean.top.empty() && clean.top.front().token.id == cell->argmax.id;
    const QString top = kept ? tr("Top-1 stays %1 (P %2)") : tr("Top-1 becomes %1 (P %2)");
    text += QStringLiteral("<p style='margin:4px 0 0 0'>%1<br>"
                           "<span style='color:%2'>%3</span></p>")
                .arg(top.arg(QStringLiteral("<b>%1</b>").arg(
                                 visible(cell->argmax.text).toHtmlEscaped()),
                             QString::number(cell->pArgmax, 'f', 4)),
                     muted,
                     tr("KL(clean ‖ ablated) %1 nats · head mean %2")
                         .arg(QString::number(cell->kl, 'g', 3),
                              QString::number(clean.headMean(head), 'g', 3)));
    return text;
}

}  // namespace headscope::app
