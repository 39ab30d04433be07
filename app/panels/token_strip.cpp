// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/token_strip.h"

#include "theme.h"

#include <QPainter>
#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kGap = 4;
constexpr int kPadX = 6;
constexpr int kPadY = 2;
constexpr int kMaxRows = 4;
}  // namespace

TokenStrip::TokenStrip(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TokenStrip::setTokens(const QStringList& tokens, int overflowFrom) {
    if (tokens == m_tokens && overflowFrom == m_overflowFrom) return;
    m_tokens = tokens;
    m_overflowFrom = overflowFrom;
    setAccessibleName(tr("Tokens: %1").arg(tokens.join(QLatin1String(" | "))));
    updateGeometry();
    update();
}

QFont TokenStrip::chipFont() const { return scaledFont(font(), 0.92); }

std::vector<QRect> TokenStrip::arrange(int width) const {
    const QFontMetrics metrics(chipFont());
    const int height = metrics.height() + 2 * kPadY;
    std::vector<QRect> rects;
    int x = 0;
    int y = 0;
    for (const QString& token : m_tokens) {
        const int chip = std::min(metrics.horizontalAdvance(token) + 2 * kPadX, std::max(width, 1));
        if (x > 0 && x + chip > width) {
            x = 0;
            y += height + kGap;
        }
        rects.emplace_back(x, y, chip, height);
        x += chip + kGap;
    }
    return rects;
}

int TokenStrip::heightForWidth(int width) const {
    const int row = QFontMetrics(chipFont()).height() + 2 * kPadY;
    const auto rects = arrange(width);
    const int needed = rects.empty() ? row : rects.back().bottom() + 1;
    return std::min(needed, kMaxRows * (row + kGap) - kGap);
}

QSize TokenStrip::sizeHint() const { return {200, heightForWidth(std::max(width(), 200))}; }

QSize TokenStrip::minimumSizeHint() const { return {80, heightForWidth(std::max(width(), 80))}; }

void TokenStrip::paintEvent(QPaintEvent* /*event*/) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(chipFont());
    auto rects = arrange(width());
    // What does not fit into the last row is counted instead of cut.
    std::size_t shown = rects.size();
    while (shown > 0 && rects[shown - 1].bottom() >= height() + 1) --shown;
    QString more;
    if (shown < rects.size() && shown > 0) {
        --shown;
        more = tr("+%1 more").arg(rects.size() - shown);
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const bool over = m_overflowFrom >= 0 && static_cast<int>(i) >= m_overflowFrom;
        painter.setPen(over ? QPen(theme.error, 1) : QPen(theme.border, 1));
        painter.setBrush(over ? theme.errorBack : theme.chip);
        painter.drawRoundedRect(QRectF(rects[i]).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(over ? theme.error : theme.text);
        const QRect inner = rects[i].adjusted(kPadX - 1, 0, -kPadX + 1, 0);
        const QString text = painter.fontMetrics().elidedText(
            m_tokens[static_cast<int>(i)], Qt::ElideMiddle, inner.width() + 1);
        painter.drawText(inner, Qt::AlignCenter, text);
    }
    if (!more.isEmpty()) {
        painter.setPen(theme.muted);
        QRect rest = rects[shown];
        rest.setRight(width());
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, more);
    }
}

}  // namespace headscope::app
