// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/predictions_panel.h"

#include "plot/diverging_scale.h"
#include "theme.h"

#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace headscope::app {

PredictionRows::PredictionRows(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::MinimumExpanding);
}

void PredictionRows::setClean(const CleanRun& clean) {
    m_clean = clean;
    QStringList spoken;
    for (const TokenScore& score : clean.top) {
        spoken.push_back(tr("%1 %2").arg(visible(score.token.text)).arg(score.p, 0, 'f', 4));
    }
    setAccessibleName(spoken.join(QLatin1String("; ")));
    updateGeometry();
    update();
}

int PredictionRows::rowHeight() const { return fontMetrics().height() + 5; }

QSize PredictionRows::sizeHint() const {
    return {200, rowHeight() * std::max(1, static_cast<int>(m_clean.top.size()))};
}

QSize PredictionRows::minimumSizeHint() const {
    return {120, rowHeight() * std::min(3, std::max(1, static_cast<int>(m_clean.top.size())))};
}

void PredictionRows::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int number = fontMetrics().horizontalAdvance(QStringLiteral("0.0000")) + 8;
    const int token = std::min(width() * 2 / 5, 130);
    const int barLeft = token + 6;
    const int barWidth = std::max(10, width() - barLeft - number);
    const int height = rowHeight();
    for (std::size_t i = 0; i < m_clean.top.size(); ++i) {
        const TokenScore& score = m_clean.top[i];
        const int y = static_cast<int>(i) * height;
        if (y + height > this->height() + 2) break;
        const bool isTarget = score.token.id == m_clean.target.token.id;
        const bool isControl = score.token.id == m_clean.control.token.id;
        painter.setFont(scaledFont(font(), 1.0,
                                   isTarget || isControl ? QFont::DemiBold : QFont::Normal));
        painter.setPen(theme.text);
        painter.drawText(QRect(0, y, token, height), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(visible(score.token.text),
                                                          Qt::ElideRight, token));
        painter.setPen(Qt::NoPen);
        const QRectF track(barLeft, y + height / 2.0 - 3.5, barWidth, 7);
        painter.setBrush(theme.chip);
        painter.drawRoundedRect(track, 3, 3);
        QRectF bar = track;
        bar.setWidth(std::max(2.0, barWidth * static_cast<double>(score.p)));
        painter.setBrush(isTarget ? theme.accent : isControl ? theme.warning : theme.point);
        painter.drawRoundedRect(bar, 3, 3);
        painter.setPen(theme.muted);
        painter.setFont(font());
        painter.drawText(QRect(width() - number, y, number, height),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(score.p, 'f', 4));
    }
}

PredictionsPanel::PredictionsPanel(const RunState& state, QWidget* parent)
    : Card(tr("Clean prediction"), parent),
      m_state(state),
      m_rows(new PredictionRows),
      m_note(new MutedLabel) {
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    body()->addWidget(m_rows, 1);
    body()->addStretch(0);
    connect(&m_state, &RunState::runChanged, this, &PredictionsPanel::refresh);
    refresh();
}

void PredictionsPanel::refresh() {
    const auto& run = m_state.run();
    m_rows->setVisible(run.has_value());
    m_note->setVisible(!run.has_value());
    m_note->setText(tr("What the model says next, with nothing silenced."));
    if (run) m_rows->setClean(run->clean);
}

}  // namespace headscope::app
