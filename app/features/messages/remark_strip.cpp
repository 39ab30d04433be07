// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/remark_strip.h"

#include "ui/spoken_message.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kMostLines = 2;
}  // namespace

RemarkStrip::RemarkStrip(Messages& messages, Messages::Place place, QWidget* parent)
    : QFrame(parent),
      m_messages(messages),
      m_place(place),
      m_text(new QLabel),
      m_buttons(new QHBoxLayout),
      m_close(new QToolButton) {
    setObjectName(QStringLiteral("card"));
    makeSpokenMessage(*this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 8, 7);
    m_text->setObjectName(QStringLiteral("notice"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    m_close->setObjectName(QStringLiteral("dismissNotice"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss the notice"));
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, [this] { m_messages.dismiss(m_place); });
    connect(&m_messages, &Messages::remarkChanged, this, [this](Messages::Place changed) {
        if (changed == m_place) refresh();
    });
    refresh();
}

void RemarkStrip::refresh() {
    clearButtons();
    const Remark* remark = m_messages.remarkAt(m_place);
    m_whole = remark ? remark->text : QString();
    m_text->setText(m_whole);
    for (std::size_t i = 0; remark && i < remark->choices.size(); ++i) {
        auto* button = new QPushButton(remark->choices[i].text);
        connect(button, &QPushButton::clicked, this, [this, i] { m_messages.choose(m_place, i); });
        m_buttons->addWidget(button);
    }
    fitText();
    showMessage(*this, m_whole);
}

void RemarkStrip::fitText() {
    if (m_buttons->isEmpty()) return;
    int beside = 0;
    for (int i = 0; i < m_buttons->count(); ++i)
        beside += m_buttons->itemAt(i)->sizeHint().width() + m_buttons->spacing();
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right() - beside -
                     m_close->sizeHint().width() - 2 * layout()->spacing();
    const int lines = m_text->fontMetrics().horizontalAdvance(m_whole) / std::max(room, 1) + 1;
    // Its button says what is offered.
    static const QRegularExpression kFirstSentence(QStringLiteral("^.+?[.?!](?=\\s|$)"));
    const QString first = kFirstSentence.match(m_whole).captured();
    const bool isBrief = lines > kMostLines && !first.isEmpty();
    m_text->setText(isBrief ? first : m_whole);
    m_text->setToolTip(isBrief ? m_whole : QString());
}

void RemarkStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fitText();
}

void RemarkStrip::clearButtons() {
    while (auto* item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString RemarkStrip::text() const {
    return m_whole;
}

}  // namespace headscope::app
