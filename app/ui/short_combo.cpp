// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/short_combo.h"

#include "ui/widgets.h"

#include <QEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>

#include <algorithm>

namespace headscope::app {

namespace {
constexpr int kBriefRole = Qt::UserRole + 1;
constexpr int kTextPad = 2;  // beside a text, in every style
constexpr int kLeastLetters = 5;
}  // namespace

ShortCombo::ShortCombo(QWidget* parent) : QComboBox(parent) {
    connect(this, &QComboBox::currentIndexChanged, this, &QWidget::updateGeometry);
}

void ShortCombo::add(const QString& text, const QString& brief) {
    addItem(text);
    setItemData(count() - 1, brief, kBriefRole);
}

QString ShortCombo::shownText() const {
    if (currentIndex() < 0) return placeholderText();
    const QFontMetrics metrics = fontMetrics();
    if (metrics.horizontalAdvance(currentText()) <= room()) return currentText();
    return metrics.elidedText(currentData(kBriefRole).toString(), Qt::ElideRight, room());
}

int ShortCombo::room() const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    return style()
               ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
               .width() -
           2 * kTextPad;
}

QSize ShortCombo::sizeFor(int textWidth) const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QSize text(textWidth + 2 * kTextPad, fontMetrics().height());
    return {style()->sizeFromContents(QStyle::CT_ComboBox, &option, text, this).width(),
            QComboBox::sizeHint().height()};
}

QSize ShortCombo::sizeHint() const {
    const QString brief = currentData(kBriefRole).toString();
    return sizeFor(fontMetrics().horizontalAdvance(brief)).expandedTo(minimumSizeHint());
}

int ShortCombo::briefWidth() const {
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest =
            std::max(widest, fontMetrics().horizontalAdvance(itemData(i, kBriefRole).toString()));
    return sizeFor(widest).width();
}

int ShortCombo::chosenWidth() const {
    return sizeFor(fontMetrics().horizontalAdvance(currentText())).width();
}

int ShortCombo::fullWidth() const {
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
    return sizeFor(widest).width();
}

QSize ShortCombo::minimumSizeHint() const {
    const int letters = fontMetrics().horizontalAdvance(QString(kLeastLetters, QLatin1Char('n')));
    const QSize least = sizeFor(letters);
    return {std::min(least.width(), briefWidth()), least.height()};
}

void ShortCombo::paintEvent(QPaintEvent* /*event*/) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.currentText = shownText();
    if (currentIndex() < 0)
        option.palette.setBrush(QPalette::ButtonText, option.palette.placeholderText());
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

bool ShortCombo::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && currentIndex() >= 0 && shownText() != currentText()) {
        showWholeText(*this, *event, currentText());
        return true;
    }
    return QComboBox::event(event);
}

}  // namespace headscope::app
