// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/effect_strip.h"

#include "document/metric_text.h"
#include "plot/effect_rows.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr double kDot = 2.5;       // pixels, radius
constexpr double kStripEdge = 10;  // left and right
constexpr double kNear = 12;       // pixels from a dot that a click still means

}  // namespace

EffectStrip::EffectStrip(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("effectStrip"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Effects on all prompts"));
}

void EffectStrip::show(std::vector<double> effects, std::optional<double> mean,
                       std::optional<std::array<double, 2>> interval, const QString& axis) {
    m_effects = std::move(effects);
    m_mean = mean;
    m_interval = interval;
    m_axis = axis;
    m_order.clear();
    for (std::size_t i = 0; i < m_effects.size(); ++i)
        if (std::isfinite(m_effects[i])) m_order.push_back(i);
    std::stable_sort(m_order.begin(), m_order.end(),
                     [this](std::size_t a, std::size_t b) { return m_effects[a] < m_effects[b]; });
    m_low = m_order.empty() ? 0 : std::min(0.0, m_effects[m_order.front()]);
    m_high = m_order.empty() ? 1 : std::max(0.0, m_effects[m_order.back()]);
    if (m_high - m_low < 1e-12) m_high = m_low + 1;
    if (m_prompt && (*m_prompt >= m_effects.size() || !std::isfinite(m_effects[*m_prompt])))
        m_prompt.reset();
    if (!m_order.empty())
        setAccessibleDescription(tr("%1 prompts, from %2 to %3")
                                     .arg(QString::number(m_order.size()),
                                          signedSignificant(m_effects[m_order.front()]),
                                          signedSignificant(m_effects[m_order.back()])));
    update();
}

void EffectStrip::setPrompt(std::optional<std::size_t> prompt) {
    m_prompt = prompt;
    update();
}

QRectF EffectStrip::field() const {
    const double text = fontMetrics().height();
    return QRectF(rect()).adjusted(kStripEdge, 4, -kStripEdge, -2 * text - 6);
}

double EffectStrip::xOf(double effect) const {
    const QRectF place = field();
    return place.left() + (effect - m_low) / (m_high - m_low) * place.width();
}

QPointF EffectStrip::dotOf(std::size_t prompt) const {
    const QRectF place = field();
    return {xOf(m_effects[prompt]),
            place.top() + kDot + effectRow(prompt) * (place.height() - 2 * kDot)};
}

QSize EffectStrip::sizeHint() const {
    return {320, 110 + 2 * fontMetrics().height()};
}

QSize EffectStrip::minimumSizeHint() const {
    return {200, 50 + 2 * fontMetrics().height()};
}

void EffectStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of(palette());
    const QRectF place = field();
    if (m_interval) {
        QColor band = theme.accent;
        band.setAlphaF(0.22F);
        painter.fillRect(QRectF(QPointF(xOf((*m_interval)[0]), place.top()),
                                QPointF(xOf((*m_interval)[1]), place.bottom())),
                         band);
    }
    painter.setPen(QPen(theme.border, 1));
    painter.drawLine(QPointF(xOf(0), place.top()), QPointF(xOf(0), place.bottom()));
    painter.drawLine(place.bottomLeft(), place.bottomRight());
    painter.setPen(Qt::NoPen);
    for (const std::size_t prompt : m_order) {
        painter.setBrush(theme.point);
        painter.drawEllipse(dotOf(prompt), kDot, kDot);
    }
    if (m_mean) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawLine(QPointF(xOf(*m_mean), place.top()), QPointF(xOf(*m_mean), place.bottom()));
    }
    if (m_prompt) {
        painter.setPen(QPen(theme.text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(dotOf(*m_prompt), 2.4 * kDot, 2.4 * kDot);
    }
    painter.setPen(theme.muted);
    const int line = fontMetrics().height();
    const QRectF ends(place.left(), place.bottom() + 2, place.width(), line);
    if (!m_order.empty()) {
        painter.drawText(ends, Qt::AlignLeft, signedSignificant(m_low));
        painter.drawText(ends, Qt::AlignRight, signedSignificant(m_high));
    }
    painter.drawText(
        ends.translated(0, line), Qt::AlignHCenter,
        fontMetrics().elidedText(m_axis, Qt::ElideRight, static_cast<int>(place.width())));
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

std::optional<std::size_t> EffectStrip::near(QPointF at) const {
    std::optional<std::size_t> best;
    double least = kNear;
    for (const std::size_t prompt : m_order) {
        const QPointF apart = dotOf(prompt) - at;
        const double distance = std::hypot(apart.x(), apart.y());
        if (distance >= least) continue;
        least = distance;
        best = prompt;
    }
    return best;
}

void EffectStrip::mousePressEvent(QMouseEvent* event) {
    if (const auto prompt = near(event->position())) {
        setPrompt(prompt);
        Q_EMIT promptChosen(*prompt);
    }
}

void EffectStrip::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const auto prompt = near(event->position())) Q_EMIT promptActivated(*prompt);
}

void EffectStrip::step(int by) {
    if (m_order.empty()) return;
    auto at = m_prompt ? std::find(m_order.begin(), m_order.end(), *m_prompt) - m_order.begin()
                       : (by > 0 ? -1 : static_cast<std::ptrdiff_t>(m_order.size()));
    at = std::clamp<std::ptrdiff_t>(at + by, 0, static_cast<std::ptrdiff_t>(m_order.size()) - 1);
    setPrompt(m_order[static_cast<std::size_t>(at)]);
    Q_EMIT promptChosen(*m_prompt);
}

void EffectStrip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return step(-1);
        case Qt::Key_Right:
            return step(1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_prompt) return Q_EMIT promptActivated(*m_prompt);
            [[fallthrough]];
        default:
            QWidget::keyPressEvent(event);
    }
}

void EffectStrip::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void EffectStrip::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace headscope::app
