// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/stale_strip.h"

#include "ui/spoken_message.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace headscope::app {

StaleStrip::StaleStrip(QWidget* parent)
    : QWidget(parent),
      m_label(new QLabel),
      m_run(new QPushButton(tr("Run"))),
      m_putBack(new QPushButton(tr("Put Back"))) {
    setObjectName(QStringLiteral("staleStrip"));
    m_label->setObjectName(QStringLiteral("staleText"));
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_run->setObjectName(QStringLiteral("staleRun"));
    m_run->setToolTip(tr("Run what is typed"));
    m_putBack->setObjectName(QStringLiteral("stalePutBack"));
    m_putBack->setToolTip(tr("Type again what these maps are of"));
    for (QPushButton* button : {m_run, m_putBack})
        button->setProperty("suggestion", true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_run, 0, Qt::AlignVCenter);
    layout->addWidget(m_putBack, 0, Qt::AlignVCenter);
    makeSpokenMessage(*this);
    recolor();
    setVisible(false);
}

void StaleStrip::setText(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    m_label->setText(text);
    showMessage(*this, text);
}

void StaleStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_label) recolor();
}

void StaleStrip::recolor() {
    QPalette own = m_label->palette();
    own.setColor(QPalette::WindowText, Theme::of(palette()).warning);
    m_label->setPalette(own);
}

}  // namespace headscope::app
