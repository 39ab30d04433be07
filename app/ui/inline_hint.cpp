// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inline_hint.h"

#include "ui/text_size.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace headscope::app {

InlineHint::InlineHint(Tone tone, QWidget* parent)
    : QWidget(parent), m_tone(tone), m_label(new QLabel), m_button(new QPushButton) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    useScaledFont(*m_label, 0.92);
    m_button->setProperty("suggestion", true);
    useScaledFont(*m_button, 0.92);
    m_button->setCursor(Qt::PointingHandCursor);
    auto* line = new QHBoxLayout;
    line->addWidget(m_button);
    line->addStretch(1);
    layout->addWidget(m_label);
    layout->addLayout(line);
    connect(m_button, &QPushButton::clicked, this, &InlineHint::acted);
    recolor();
    setVisible(false);
}

void InlineHint::setText(const QString& text, const QString& action) {
    const QString shown = text.isEmpty() || m_tone == Tone::Plain ? text : tr("⚠ %1").arg(text);
    m_text = text;
    m_label->setText(shown);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    setVisible(!text.isEmpty());
}

void InlineHint::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // A new style sheet gives the label back what it had before.
    const auto type = event->type();
    if (m_label && (type == QEvent::PaletteChange || type == QEvent::StyleChange)) {
        recolor();
        QMetaObject::invokeMethod(this, &InlineHint::recolor, Qt::QueuedConnection);
    }
}

void InlineHint::recolor() {
    const Theme& theme = Theme::of(palette());
    QPalette own = m_label->palette();
    own.setColor(QPalette::WindowText, m_tone == Tone::Warning ? theme.warning : theme.muted);
    m_label->setPalette(own);
}

}  // namespace headscope::app
