// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sets/set_numbers.h"

#include <QEvent>
#include <QTextDocument>

#include <cmath>

namespace headscope::app {

namespace {
constexpr int kAnyWidth = -1;
}  // namespace

SetNumbers::SetNumbers(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::RichText);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    measure();
}

void SetNumbers::show(const QString& wide, const QString& narrow) {
    m_wide = wide;
    m_narrow = narrow;
    measure();
    fitForm();
    updateGeometry();
}

QSize SetNumbers::sizeOf(const QString& text, int width) const {
    QTextDocument document;
    document.setDefaultFont(font());
    document.setDocumentMargin(0);
    document.setHtml(text);
    document.setTextWidth(width);
    const double ideal = width == kAnyWidth ? document.idealWidth() : document.size().width();
    return {static_cast<int>(std::ceil(ideal)),
            static_cast<int>(std::ceil(document.size().height()))};
}

// Layouts ask often, and each answer lays out a document.
void SetNumbers::measure() {
    m_wideSize = sizeOf(m_wide, kAnyWidth);
    m_least = sizeOf(m_narrow, 0).width();
}

int SetNumbers::heightForWidth(int width) const {
    return width >= m_wideSize.width() ? m_wideSize.height() : sizeOf(m_narrow, width).height();
}

QSize SetNumbers::sizeHint() const {
    return m_wideSize;
}

QSize SetNumbers::minimumSizeHint() const {
    return {m_least, m_wideSize.height()};
}

void SetNumbers::fitForm() {
    const bool wide = width() >= m_wideSize.width();
    if (wordWrap() == wide) setWordWrap(!wide);
    const QString& text = wide ? m_wide : m_narrow;
    if (this->text() != text) setText(text);
}

void SetNumbers::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    fitForm();
}

void SetNumbers::changeEvent(QEvent* event) {
    const bool isFont = event->type() == QEvent::FontChange;
    if (isFont) measure();
    QLabel::changeEvent(event);
    if (isFont) fitForm();
}

}  // namespace headscope::app
