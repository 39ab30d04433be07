// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/hint_area.h"

#include <QEvent>
#include <QFontMetrics>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

// A name, why a text is not a token, its pieces, and an offer, with what is between them.
constexpr int kUsualLines = 7;

}  // namespace

HintArea::HintArea(QWidget* parent)
    : QWidget(parent),
      m_layout(new QVBoxLayout(this)),
      m_room(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Fixed)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
    m_layout->addItem(m_room);
}

void HintArea::add(QWidget* hint) {
    auto* place = new QWidget;
    auto* inPlace = new QVBoxLayout(place);
    inPlace->setContentsMargins(0, 0, 0, 0);
    inPlace->addWidget(hint);
    inPlace->addStretch(0);
    place->setVisible(!hint->isHidden());
    hint->installEventFilter(this);
    m_places.push_back(place);
    m_layout->insertWidget(m_layout->count() - 1, place);
}

void HintArea::hold(bool on) {
    m_holds = on;
    for (QWidget* place : m_places) {
        place->setMinimumHeight(on && place->isVisible() ? place->height() : 0);
        const auto* hint = place->layout()->itemAt(0)->widget();
        if (!on) place->setVisible(!hint->isHidden());
    }
}

void HintArea::standIn(QScrollArea& column) {
    m_column = &column;
    column.viewport()->installEventFilter(this);
    column.widget()->installEventFilter(this);
}

bool HintArea::event(QEvent* event) {
    const bool isOther = event->type() == QEvent::FontChange || event->type() == QEvent::Resize;
    const bool done = QWidget::event(event);
    if (isOther) fit();
    if (event->type() == QEvent::Enter) hold(true);
    if (event->type() == QEvent::Leave || event->type() == QEvent::Hide) hold(false);
    return done;
}

bool HintArea::eventFilter(QObject* watched, QEvent* event) {
    const bool hides = event->type() == QEvent::HideToParent;
    if (hides || event->type() == QEvent::ShowToParent) {
        auto* const place = static_cast<QWidget*>(watched)->parentWidget();
        if (std::find(m_places.begin(), m_places.end(), place) != m_places.end())
            followHint(*place, !hides);
        return QWidget::eventFilter(watched, event);
    }
    if (!m_column) return QWidget::eventFilter(watched, event);
    const bool resized = event->type() == QEvent::Resize && watched == m_column->viewport();
    if (resized || event->type() == QEvent::LayoutRequest) fit();
    return QWidget::eventFilter(watched, event);
}

void HintArea::followHint(QWidget& place, bool shows) {
    const bool keeps = !shows && m_holds && place.isVisible();
    if (keeps) place.setMinimumHeight(place.height());
    place.setVisible(shows || keeps);
}

// Of the column's height, what is left when everything in it has its own.
int HintArea::spare() const {
    const QSize seen = m_column->viewport()->size();
    return seen.height() - m_column->widget()->heightForWidth(seen.width()) + m_kept;
}

void HintArea::fit() {
    if (!m_column) return;
    // Without a hint there is no text to wrap, and no height for a width.
    const int all = m_layout->hasHeightForWidth() ? m_layout->totalHeightForWidth(width())
                                                  : m_layout->totalSizeHint().height();
    const int hints = all - m_kept;
    const int usual = kUsualLines * fontMetrics().lineSpacing();
    const int kept = std::clamp(usual - hints, 0, std::max(0, spare()));
    if (kept == m_kept) return;
    m_kept = kept;
    m_room->changeSize(0, kept, QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_layout->invalidate();
    updateGeometry();
}

}  // namespace headscope::app
