// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/message_strip.h"

#include "ui/spoken_message.h"
#include "ui/text_size.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace headscope::app {

MessageStrip::MessageStrip(Messages& messages, QString logKeys, QWidget* parent)
    : QFrame(parent),
      m_messages(messages),
      m_logKeys(std::move(logKeys)),
      m_what(new QLabel),
      m_hint(new QLabel),
      m_close(new QToolButton) {
    setObjectName(QStringLiteral("messageStrip"));
    makeSpokenMessage(*this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 8, 7);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    useScaledFont(*m_what, 1.0, QFont::DemiBold);
    for (auto* label : {m_what, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    m_what->setObjectName(QStringLiteral("errorWhat"));
    m_hint->setObjectName(QStringLiteral("errorHint"));
    layout->addLayout(texts, 1);
    m_close->setObjectName(QStringLiteral("dismissError"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss the message"));
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, &m_messages, &Messages::dismissError);
    connect(&m_messages, &Messages::errorChanged, this, &MessageStrip::refresh);
    refresh();
}

void MessageStrip::refresh() {
    const auto& error = m_messages.error();
    if (!error) {
        m_what->clear();
        m_takesPlace = false;
        return showMessage(*this, {});
    }
    const QString what = capitalized(error->what) + QLatin1Char('.');
    m_takesPlace = m_takesPlace || (!m_what->text().isEmpty() && m_what->text() != what);
    QString hint = error->hint;
    if (m_takesPlace)
        hint = tr("%1 The message before this one is in the log (%2).").arg(hint, m_logKeys);
    m_what->setText(what);
    m_hint->setText(hint.trimmed());
    m_hint->setVisible(!m_hint->text().isEmpty());
    showMessage(*this, m_what->text() + QLatin1Char(' ') + m_hint->text());
}

}  // namespace headscope::app
