// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/set_chips.h"

#include "document/metric_text.h"
#include "ui/flow_layout.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr std::size_t kMostChips = 240;  // more than anybody reads; all of them can be cleared
constexpr int kSetChipsMostRows = 2;
}  // namespace

SetChips::SetChips(QWidget* parent)
    : QScrollArea(parent), m_area(new QWidget), m_flow(new FlowLayout(m_area)) {
    m_area->setObjectName(QStringLiteral("scrolled"));
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_area);
}

QPushButton* SetChips::makeChip(HeadId head) {
    auto* chip = new QPushButton(headName(head) + QStringLiteral("  ×"));
    chip->setProperty("suggestion", true);
    useScaledFont(*chip, 0.92);
    chip->setFocusPolicy(m_chips.empty() ? Qt::StrongFocus : Qt::ClickFocus);
    chip->setToolTip(tr("Layer %1, head %2: take it out of the set")
                         .arg(QString::number(head.layer), QString::number(head.head)));
    chip->setAccessibleName(chip->toolTip());
    chip->installEventFilter(this);
    connect(chip, &QPushButton::clicked, this, [this, head] { Q_EMIT removed(head); });
    return chip;
}

void SetChips::setHeads(const HeadList& heads) {
    if (heads == m_heads) return;
    const auto focused =
        std::find_if(m_chips.begin(), m_chips.end(), [](auto* chip) { return chip->hasFocus(); });
    const auto at = focused - m_chips.begin();
    const bool hadFocus = focused != m_chips.end();
    m_heads = heads;
    // Queued: a chip may be removing its own head.
    for (auto* chip : m_chips) {
        chip->hide();
        m_flow->removeWidget(chip);
        chip->deleteLater();
    }
    m_chips.clear();
    m_flow->clear();
    for (const HeadId head : heads) {
        if (m_chips.size() == kMostChips) break;
        m_chips.push_back(makeChip(head));
        m_flow->addWidget(m_chips.back());
        m_chips.back()->show();
    }
    if (heads.size() > kMostChips)
        m_flow->addWidget(new MutedLabel(tr("and %1 more").arg(heads.size() - kMostChips)));
    if (hadFocus && !m_chips.empty()) {
        const auto last = static_cast<std::ptrdiff_t>(m_chips.size()) - 1;
        m_chips[static_cast<std::size_t>(std::min(at, last))]->setFocus();
    }
    fitHeight();
}

void SetChips::fitHeight() {
    const int row = m_chips.empty() ? 0 : m_chips.front()->sizeHint().height() + 5;
    const int wanted = m_flow->heightForWidth(viewport()->width());
    setFixedHeight(std::min(wanted, kSetChipsMostRows * row + 2));
}

void SetChips::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    fitHeight();
}

bool SetChips::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QScrollArea::eventFilter(watched, event);
    const auto at = std::find(m_chips.begin(), m_chips.end(), watched);
    if (at == m_chips.end()) return QScrollArea::eventFilter(watched, event);
    const auto go = [this](auto chip) {
        (*chip)->setFocus(Qt::OtherFocusReason);
        ensureWidgetVisible(*chip, 0, 4);
        return true;
    };
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Left:
            return at == m_chips.begin() || go(at - 1);
        case Qt::Key_Right:
            return at + 1 == m_chips.end() || go(at + 1);
        case Qt::Key_Home:
            return go(m_chips.begin());
        case Qt::Key_End:
            return go(m_chips.end() - 1);
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            (*at)->click();
            return true;
        default:
            return QScrollArea::eventFilter(watched, event);
    }
}

}  // namespace headscope::app
