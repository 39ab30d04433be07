// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/ripples_page.h"

#include "features/ripples/every_head_view.h"
#include "ui/text_size.h"

#include <QBoxLayout>

namespace headscope::app {

namespace {

constexpr int kBesideFrom = 560;  // pixels of width at the usual size of text

}  // namespace

RipplesPage::RipplesPage(Pane* curves, EveryHeadView* everyHead, QWidget* parent)
    : Pane(parent),
      m_curves(curves),
      m_everyHead(everyHead),
      m_both(new QBoxLayout(QBoxLayout::LeftToRight)) {
    setObjectName(QStringLiteral("ripplesPage"));  // each of the two is a card
    body()->setContentsMargins(0, 0, 0, 0);
    m_both->setSpacing(6);
    m_both->addWidget(m_curves, 1);
    m_both->addWidget(m_everyHead, 1);
    body()->addLayout(m_both, 1);
    for (Pane* pane : {m_curves, static_cast<Pane*>(m_everyHead)})
        pane->setInFront(false);  // until the page is
}

void RipplesPage::seenChanged() {
    for (Pane* pane : {m_curves, static_cast<Pane*>(m_everyHead)})
        pane->setInFront(isSeen());
}

void RipplesPage::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    const bool isBelow = width() < scaledPixels(kBesideFrom);
    m_both->setDirection(isBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_everyHead->setBelow(isBelow);
}

}  // namespace headscope::app
