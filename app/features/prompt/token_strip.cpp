// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/token_strip.h"

#include "ui/spoken_plot.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cstdlib>

namespace headscope::app {

namespace {
constexpr int kStripGap = 4;
constexpr int kPadX = 6;
constexpr int kPadY = 2;
constexpr int kAreaRows = 5;
constexpr int kStripEdge = 1;  // room around the chips for the focus frame
}  // namespace

TokenStrip::TokenStrip(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    makeSpoken(*this, QAccessible::Grouping);
}

void TokenStrip::setTokens(const QStringList& tokens, int overflowFrom, std::size_t more) {
    if (tokens == m_tokens && overflowFrom == m_overflowFrom && more == m_more) return;
    m_tokens = tokens;
    m_widths.clear();
    m_overflowFrom = overflowFrom;
    m_more = more;
    const int last = std::max(0, static_cast<int>(tokens.size()) - 1);
    m_current = std::min(m_current, last);
    m_anchor = std::min(m_anchor, last);
    setAccessibleName(tr("Tokens: %1").arg(tokens.join(QLatin1String(" | "))));
    fitFocus();
    speakChoice(*this, {});  // when it has the keyboard again
    fitChips();
    if (m_partner) m_partner->fitChips();
}

void TokenStrip::fitChips() {
    updateGeometry();
    update();
}

void TokenStrip::setPartner(TokenStrip* other) {
    if (other == m_partner) return;
    m_partner = other;
    fitChips();
}

void TokenStrip::setDiffering(const std::vector<int>& differing) {
    if (differing == m_differing) return;
    m_differing = differing;
    if (m_choosable) speakCurrent();
    update();
}

void TokenStrip::setMaxRows(int rows) {
    m_maxRows = rows;
    updateGeometry();
    update();
}

// Without a chip nothing would show that the keyboard is here.
void TokenStrip::fitFocus() {
    setFocusPolicy(m_choosable && !m_tokens.isEmpty() ? Qt::StrongFocus : Qt::NoFocus);
}

void TokenStrip::setChoosable(bool choosable) {
    m_choosable = choosable;
    fitFocus();
}

void TokenStrip::setMarked(const std::vector<int>& marked) {
    if (marked == m_marked) return;
    m_marked = marked;
    if (m_choosable) speakCurrent();
    update();
}

QFont TokenStrip::chipFont() const {
    return scaledFont(font(), 0.92);
}

int TokenStrip::rowHeight() const {
    return QFontMetrics(chipFont()).height() + 2 * kPadY;
}

QString TokenStrip::moreText(std::size_t more) const {
    return tr("+%1 more").arg(locale().toString(static_cast<qulonglong>(more)));
}

const std::vector<int>& TokenStrip::widths() const {
    if (!m_widths.empty() || m_tokens.isEmpty()) return m_widths;
    const QFontMetrics metrics(chipFont());
    m_widths.reserve(static_cast<std::size_t>(m_tokens.size()) + 1);
    for (const QString& token : m_tokens)
        m_widths.push_back(metrics.horizontalAdvance(token));
    if (m_more > 0) m_widths.push_back(metrics.horizontalAdvance(moreText(m_more)));
    m_measured += m_widths.size();
    return m_widths;
}

int TokenStrip::textWidth(std::size_t chip) const {
    const int own = widths()[chip];
    const auto tokens = static_cast<std::size_t>(m_tokens.size());
    const bool shared =
        m_partner && chip < tokens && chip < static_cast<std::size_t>(m_partner->m_tokens.size());
    return shared ? std::max(own, m_partner->widths()[chip]) : own;
}

std::vector<QRect> TokenStrip::arrange(int width) const {
    const int height = rowHeight();
    const int right = std::max(width - kStripEdge, kStripEdge + 1);
    std::vector<QRect> rects;
    rects.reserve(widths().size());
    int x = kStripEdge;
    int y = kStripEdge;
    for (std::size_t i = 0; i < widths().size(); ++i) {
        const int chip = std::min(textWidth(i) + 2 * kPadX, right - kStripEdge);
        if (x > kStripEdge && x + chip > right) {
            x = kStripEdge;
            y += height + kStripGap;
        }
        rects.emplace_back(x, y, chip, height);
        x += chip + kStripGap;
    }
    return rects;
}

QRect TokenStrip::chipRect(int token) const {
    const auto rects = arrange(width());
    return token >= 0 && token < static_cast<int>(m_tokens.size())
               ? rects[static_cast<std::size_t>(token)]
               : QRect();
}

int TokenStrip::heightForWidth(int width) const {
    const int row = rowHeight();
    const auto rects = arrange(width);
    const int needed =
        rects.empty() ? row + 2 * kStripEdge : rects.back().bottom() + 1 + kStripEdge;
    return m_maxRows > 0
               ? std::min(needed, m_maxRows * (row + kStripGap) - kStripGap + 2 * kStripEdge)
               : needed;
}

QSize TokenStrip::sizeHint() const {
    return {200, heightForWidth(std::max(width(), 200))};
}

QSize TokenStrip::minimumSizeHint() const {
    return {80, rowHeight() + 2 * kStripEdge};
}

void TokenStrip::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(chipFont());
    const auto rects = arrange(width());
    // What does not fit into the last row is counted instead of cut.
    const auto chips = static_cast<std::size_t>(m_tokens.size());
    std::size_t shown = rects.size();
    while (shown > 0 && rects[shown - 1].bottom() >= height() + 1)
        --shown;
    if (shown < rects.size() && shown > 0) --shown;
    shown = std::min(shown, chips);
    for (std::size_t i = 0; i < shown; ++i) {
        if (rects[i].adjusted(-2, -2, 2, 2).intersects(event->rect()))
            paintChip(painter, static_cast<int>(i), rects[i]);
    }
    if (shown > 0 && shown < rects.size()) {
        painter.setPen(Theme::of(palette()).muted);
        QRect rest = rects[shown];
        rest.setRight(width());
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, moreText(chips - shown + m_more));
    }
}

void TokenStrip::paintChip(QPainter& painter, int token, const QRect& rect) const {
    const Theme& theme = Theme::of(palette());
    const bool first = m_overflowFrom >= 0 && token == m_overflowFrom;
    const bool beyond = m_overflowFrom >= 0 && token > m_overflowFrom;
    const bool marked = std::binary_search(m_marked.begin(), m_marked.end(), token);
    const QColor back = first    ? theme.errorBack
                        : beyond ? QColor(Qt::transparent)
                        : marked ? theme.accent
                                 : theme.chip;
    const QColor text = first    ? theme.error
                        : beyond ? theme.muted
                        : marked ? theme.accentText
                                 : theme.text;
    const QRectF frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    QPen edge(first ? theme.error : marked && !beyond ? theme.accent : theme.border, 1);
    if (beyond) edge.setStyle(Qt::DotLine);
    painter.setPen(edge);
    painter.setBrush(back);
    painter.drawRoundedRect(frame, 4, 4);
    if (m_choosable && hasFocus() && token == m_current) {
        painter.setPen(QPen(theme.text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 4, 4);
    }
    if (std::binary_search(m_differing.begin(), m_differing.end(), token)) {
        const double line = rect.bottom() - 0.5;
        painter.setPen(QPen(marked && !beyond ? theme.accentText : theme.warning, 2));
        painter.drawLine(QPointF(rect.left() + kPadX, line - 1),
                         QPointF(rect.right() - kPadX + 1, line - 1));
    }
    painter.setPen(text);
    const QRect inner = rect.adjusted(kPadX - 1, 0, -kPadX + 1, 0);
    painter.drawText(
        inner, Qt::AlignCenter,
        painter.fontMetrics().elidedText(m_tokens[token], Qt::ElideMiddle, inner.width() + 1));
}

int TokenStrip::chipAt(QPoint point) const {
    const auto rects = arrange(width());
    const auto end = rects.begin() + m_tokens.size();
    const auto found = std::find_if(rects.begin(), end, [point](const QRect& rect) {
        return rect.adjusted(-kStripGap / 2, -kStripGap / 2, kStripGap / 2, kStripGap / 2)
            .contains(point);
    });
    return found == end ? -1 : static_cast<int>(found - rects.begin());
}

void TokenStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_widths.clear();
    QWidget::changeEvent(event);
}

bool TokenStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_choosable) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int token = chipAt(help->pos());
        if (token < 0) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(
                help->globalPos(),
                tr("Token %1 of %2. Click to ablate heads at this position, and at others that "
                   "you click; Shift-click takes all between.")
                    .arg(token + 1)
                    .arg(m_tokens.size() + static_cast<qsizetype>(m_more)),
                this, chipRect(token));
        }
        return true;
    }
    return QWidget::event(event);
}

void TokenStrip::mousePressEvent(QMouseEvent* event) {
    const int token = chipAt(event->position().toPoint());
    if (!m_choosable || event->button() != Qt::LeftButton || token < 0) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_current = token;
    update();
    if (event->modifiers() & Qt::ShiftModifier) {
        Q_EMIT rangeRequested(m_anchor, token);
    } else {
        m_anchor = token;
        Q_EMIT toggleRequested(token);
    }
}

int TokenStrip::chipBeside(int key) const {
    const int last = static_cast<int>(m_tokens.size()) - 1;
    switch (key) {
        case Qt::Key_Left:
            return std::max(0, m_current - 1);
        case Qt::Key_Right:
            return std::min(last, m_current + 1);
        case Qt::Key_Home:
            return 0;
        case Qt::Key_End:
            return last;
        case Qt::Key_Up:
        case Qt::Key_Down: {
            const auto rects = arrange(width());
            const QRect from = rects[static_cast<std::size_t>(m_current)];
            const int y =
                from.center().y() + (key == Qt::Key_Up ? -1 : 1) * (from.height() + kStripGap);
            int best = m_current;
            int distance = 0;
            for (int token = 0; token <= last; ++token) {
                const QRect rect = rects[static_cast<std::size_t>(token)];
                if (y < rect.top() || y > rect.bottom()) continue;
                const int away = std::abs(rect.center().x() - from.center().x());
                if (best != m_current && away >= distance) continue;
                best = token;
                distance = away;
            }
            return best;
        }
        default:
            return -1;
    }
}

void TokenStrip::keyPressEvent(QKeyEvent* event) {
    if (!m_choosable || m_tokens.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (event->key() == Qt::Key_Space) {
        if (shift) {
            Q_EMIT rangeRequested(m_anchor, m_current);
        } else {
            m_anchor = m_current;
            Q_EMIT toggleRequested(m_current);
        }
        return;
    }
    const int next = chipBeside(event->key());
    if (next < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (shift) {
        Q_EMIT rangeRequested(m_anchor, next);
    } else {
        m_anchor = next;
    }
    moveTo(next);
}

void TokenStrip::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_choosable && event->reason() != Qt::MouseFocusReason && !m_tokens.isEmpty())
        moveTo(m_current);
}

void TokenStrip::moveTo(int token) {
    m_current = token;
    speakCurrent();
    update();
    Q_EMIT currentMoved(chipRect(token));
}

void TokenStrip::speakCurrent() {
    if (m_tokens.isEmpty()) return;
    const bool marked = std::binary_search(m_marked.begin(), m_marked.end(), m_current);
    const qsizetype all = m_tokens.size() + static_cast<qsizetype>(m_more);
    const bool differs = std::binary_search(m_differing.begin(), m_differing.end(), m_current);
    const QString pattern = marked && differs
                                ? tr("%1, token %2 of %3, chosen, differs between prompt and donor")
                            : marked  ? tr("%1, token %2 of %3, chosen")
                            : differs ? tr("%1, token %2 of %3, differs between prompt and donor")
                                      : tr("%1, token %2 of %3");
    // At once: a token may be %2 itself.
    speakChoice(*this, pattern.arg(m_tokens[m_current], QString::number(m_current + 1),
                                   QString::number(all)));
}

TokenStripArea::TokenStripArea(QWidget* parent) : QScrollArea(parent), m_strip(new TokenStrip) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_strip->setMaxRows(0);
    setWidget(m_strip);
    // The card shows through.
    m_strip->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_strip, &TokenStrip::currentMoved, this, [this](const QRect& chip) {
        ensureVisible(chip.center().x(), chip.center().y(), 0, chip.height());
    });
}

int TokenStripArea::heightForWidth(int width) const {
    const int row = m_strip->rowHeight() + kStripGap;
    // The last row shows half, so that there is visibly more.
    const int most = kAreaRows * row - row / 2;
    const int needed = m_strip->heightForWidth(width);
    return needed <= kAreaRows * row ? needed : most;
}

QSize TokenStripArea::sizeHint() const {
    return {200, heightForWidth(std::max(width(), 200))};
}

QSize TokenStripArea::minimumSizeHint() const {
    // Also in a low window one sees that there are more rows, and how they go on.
    const int row = m_strip->rowHeight() + kStripGap;
    return {80, std::min(heightForWidth(std::max(width(), 200)), 2 * row + row / 2)};
}

}  // namespace headscope::app
