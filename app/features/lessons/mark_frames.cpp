// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/mark_frames.h"

#include "features/lessons/anchors.h"
#include "ui/theme.h"

#include <QPainter>
#include <QStyle>
#include <QVariantAnimation>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kFrame = 3;  // pixels
constexpr int kPulse = 7;  // at its widest
constexpr int kLight = 1;  // on each side of it
constexpr int kPulseMs = 700;
constexpr int kFollowMs = 120;  // a person does not see the frame lag behind

/// Of the place what can be seen in the window.
QRect seenRect(const QWidget& window, const MarkedPlace& place) {
    QRect rect = place.rect;
    for (const QWidget* widget = place.widget; widget != &window; widget = widget->parentWidget()) {
        if (!widget || widget->isWindow() || !widget->isVisible()) return {};
        rect &= widget->rect();
        rect.translate(widget->pos());
    }
    return rect & window.rect();
}

}  // namespace

MarkFrame::MarkFrame(QWidget* window) : QWidget(window), m_width(kFrame) {
    setObjectName(QStringLiteral("lessonMark"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
}

void MarkFrame::frame(const QRect& place) {
    m_place = place;
    // Around it, where there is room.
    constexpr int most = kPulse + 2 * kLight;
    setGeometry(place.adjusted(-most, -most, most, most) & parentWidget()->rect());
    setVisible(!place.isEmpty());
    raise();
    update();
}

void MarkFrame::pulse() {
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0) return;
    auto* animation = new QVariantAnimation(this);
    animation->setDuration(kPulseMs);
    animation->setStartValue(kFrame);
    animation->setKeyValueAt(0.5, kPulse);
    animation->setEndValue(kFrame);
    connect(animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& width) {
        m_width = width.toInt();
        update();
    });
    animation->start(QAbstractAnimation::DeleteWhenStopped);
}

void MarkFrame::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of(palette());
    // What it frames is not drawn over.
    const int outside = m_width + 2 * kLight;
    const double inset = outside / 2.0;
    const QRectF around = QRectF(m_place.translated(-pos()))
                              .adjusted(-outside, -outside, outside, outside)
                              .intersected(rect())
                              .adjusted(inset, inset, -inset, -inset);
    // Rounded outside alone: the inner corners are those of what is framed.
    const double radius = std::min(4.0, inset);
    // Light around dark: it is seen on every colour.
    painter.setPen(QPen(theme.card, outside));
    painter.drawRoundedRect(around, radius, radius);
    painter.setPen(QPen(theme.accent, m_width));
    painter.drawRoundedRect(around, radius, radius);
}

MarkFrames::MarkFrames(QWidget& window, std::function<std::vector<MarkedPlace>()> places,
                       QObject* parent)
    : QObject(parent), m_window(window), m_places(std::move(places)) {
    m_timer.setInterval(kFollowMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { follow(false); });
}

MarkFrames::~MarkFrames() {
    clear();
}

void MarkFrames::renew() {
    clear();
    follow(true);
}

void MarkFrames::clear() {
    m_timer.stop();
    for (const auto& frame : m_frames)
        if (frame) delete frame.data();
    m_frames.clear();
}

void MarkFrames::follow(bool isNew) {
    const std::vector<MarkedPlace> places = m_places();
    while (m_frames.size() > places.size()) {
        if (m_frames.back()) delete m_frames.back().data();
        m_frames.pop_back();
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool isAdded = i == m_frames.size();
        if (isAdded) m_frames.emplace_back(new MarkFrame(&m_window));
        const QRect rect = seenRect(m_window, places[i]);
        if (m_frames[i]->place() != rect || isAdded) m_frames[i]->frame(rect);
        if ((isNew || isAdded) && !rect.isEmpty()) m_frames[i]->pulse();
    }
    if (!m_timer.isActive()) m_timer.start();
}

std::vector<const MarkFrame*> MarkFrames::frames() const {
    std::vector<const MarkFrame*> all;
    for (const auto& frame : m_frames)
        if (frame) all.push_back(frame);
    return all;
}

}  // namespace headscope::app
