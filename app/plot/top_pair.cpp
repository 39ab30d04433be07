// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/top_pair.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "ui/intervention_text.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {
constexpr int kTopPairGap = 18;       // between the lists
constexpr int kTopPairMostRows = 11;  // with the heading
constexpr int kLeastBar = 10;
constexpr int kBesideNumber = 6;  // pixels

QString probabilityText(const TokenScore& score) {
    return sizeText(Metric::Probability, score.p);
}
}  // namespace

TopPair::TopPair(QWidget* parent) : QWidget(parent) {
    useScaledFont(*this, 0.92);
}

void TopPair::show(const CleanRun& clean, const std::vector<TokenScore>& ablated,
                   const Intervention& intervention) {
    m_clean = clean.top;
    m_ablated = ablated;
    m_ablatedText = textOf(intervention).run;
    m_target = clean.target.set();
    m_control = clean.control.set();
    const auto spoken = [](const std::vector<TokenScore>& list) {
        QStringList words;
        for (const TokenScore& score : list) {
            words.push_back(tr("%1 %2").arg(visible(score.token), probabilityText(score)));
        }
        return words.join(QLatin1String("; "));
    };
    setAccessibleName(
        tr("Clean: %1; %2: %3.").arg(spoken(m_clean), m_ablatedText, spoken(m_ablated)));
    updateGeometry();
    update();
}

void TopPair::setBrief(bool brief) {
    if (std::exchange(m_brief, brief) == brief) return;
    updateGeometry();
    update();
}

int TopPair::rowHeight() const {
    const int comfortable = fontMetrics().height() + 4;
    return std::max(fontMetrics().height(), std::min(comfortable, height() / kTopPairMostRows));
}

QSize TopPair::sizeHint() const {
    const auto rows = static_cast<int>(1 + std::max(m_clean.size(), m_ablated.size()));
    return {340, rows * (fontMetrics().height() + 4)};
}

int TopPair::leastWidth(bool brief) const {
    const QFontMetrics bold(scaledFont(font(), 1.0, QFont::DemiBold));
    const int longest = bold.horizontalAdvance(QStringLiteral("+ ␣Luxembourg"));
    const auto least = [&](const std::vector<TokenScore>& of) {
        return std::min(tokenWidth(of), longest) + numberWidth(of);
    };
    const int list = std::max({fontMetrics().horizontalAdvance(QStringLiteral("␣Germany 0.00000")),
                               least(m_ablated), brief ? 0 : least(m_clean)});
    return brief ? list : 2 * list + kTopPairGap;
}

QSize TopPair::minimumSizeHint() const {
    return {leastWidth(m_brief), 4 * fontMetrics().height()};
}

bool TopPair::isNew(TokenId id) const {
    return std::none_of(m_clean.begin(), m_clean.end(),
                        [id](const TokenScore& score) { return score.token.id == id; });
}

int TopPair::tokenWidth(const std::vector<TokenScore>& list) const {
    const QFontMetrics bold(scaledFont(font(), 1.0, QFont::DemiBold));
    int widest = 0;
    for (const TokenScore& score : list) {
        widest =
            std::max(widest, bold.horizontalAdvance(QStringLiteral("+ ") + visible(score.token)));
    }
    return widest;
}

int TopPair::numberWidth(const std::vector<TokenScore>& list) const {
    int widest = 0;
    for (const TokenScore& score : list)
        widest = std::max(widest, fontMetrics().horizontalAdvance(probabilityText(score)));
    return widest + kBesideNumber;
}

bool TopPair::isCutOff() const {
    const int room = m_brief ? width() : (width() - kTopPairGap) / 2;
    const auto needs = [this](const std::vector<TokenScore>& list) {
        return tokenWidth(list) + numberWidth(list);
    };
    return needs(m_ablated) > room || (!m_brief && needs(m_clean) > room);
}

bool TopPair::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !isCutOff()) return QWidget::event(event);
    showWholeText(*this, *event, accessibleName());
    return true;
}

void TopPair::paintList(QPainter& painter, const QRect& area, const QString& heading,
                        const std::vector<TokenScore>& list, bool marksNew) const {
    const Theme& theme = Theme::of(palette());
    const int height = rowHeight();
    painter.setFont(font());
    painter.setPen(theme.muted);
    painter.drawText(QRect(area.left(), 0, area.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                     heading);
    const int number = numberWidth(list);
    // Where it is narrow the bar goes before the token is cut.
    const int token = std::clamp(tokenWidth(list), 0, std::max(0, area.width() - number));
    const int barLeft = area.left() + token + 4;
    const int barWidth = area.right() - number - barLeft;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const TokenScore& score = list[i];
        const int y = static_cast<int>(i + 1) * height;
        if (y + height > this->height() + 2) break;
        const bool target = m_target.contains(score.token.id);
        const bool control = m_control.contains(score.token.id);
        painter.setFont(
            scaledFont(font(), 1.0, target || control ? QFont::DemiBold : QFont::Normal));
        painter.setPen(theme.text);
        QString text = visible(score.token);
        if (marksNew && isNew(score.token.id)) text = QStringLiteral("+ ") + text;
        painter.drawText(QRect(area.left(), y, token, height), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, token));
        if (barWidth >= kLeastBar) {
            painter.setPen(Qt::NoPen);
            QRectF bar(barLeft, y + height / 2.0 - 3, barWidth, 6);
            painter.setBrush(theme.chip);
            painter.drawRoundedRect(bar, 3, 3);
            bar.setWidth(std::max(2.0, barWidth * static_cast<double>(score.p)));
            painter.setBrush(target ? theme.accent : control ? theme.warning : theme.point);
            painter.drawRoundedRect(bar, 3, 3);
        }
        painter.setFont(font());
        painter.setPen(theme.muted);
        painter.drawText(QRect(area.right() - number, y, number, height),
                         Qt::AlignRight | Qt::AlignVCenter, probabilityText(score));
    }
}

void TopPair::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_brief) return paintList(painter, rect(), m_ablatedText, m_ablated, true);
    const int half = (width() - kTopPairGap) / 2;
    paintList(painter, QRect(0, 0, half, height()), tr("clean"), m_clean, false);
    paintList(painter, QRect(half + kTopPairGap, 0, half, height()), m_ablatedText, m_ablated,
              true);
}

}  // namespace headscope::app
