// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notice_strip.h"

#include "ui/spoken_message.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace headscope::app {

NoticeStrip::NoticeStrip(QWidget* parent)
    : QFrame(parent), m_text(new QLabel), m_buttons(new QHBoxLayout), m_close(new QToolButton) {
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
    connect(m_close, &QToolButton::clicked, this, &NoticeStrip::dismiss);
    setVisible(false);
}

void NoticeStrip::show(const QString& text, std::vector<Choice> choices,
                       std::function<void()> dismissed) {
    clear();
    m_text->setText(text);
    m_dismissed = std::move(dismissed);
    for (Choice& choice : choices) {
        auto* button = new QPushButton(choice.text);
        connect(button, &QPushButton::clicked, this, [this, chosen = std::move(choice.chosen)] {
            // The strip's buttons, and with them this function, may go while `act` runs.
            const auto act = chosen;
            clear();
            act();
        });
        m_buttons->addWidget(button);
    }
    showMessage(*this, text);
    Q_EMIT shown(text);
}

void NoticeStrip::dismiss() {
    const auto dismissed = std::exchange(m_dismissed, {});
    clear();
    if (dismissed) dismissed();
}

void NoticeStrip::clear() {
    m_dismissed = {};
    m_text->clear();
    while (auto* item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    showMessage(*this, {});
}

QString NoticeStrip::text() const {
    return m_text->text();
}

}  // namespace headscope::app
