// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/number_box.h"

#include <QLocale>
#include <QToolTip>

#include <algorithm>

namespace headscope::app {

namespace {

QLocale plainNumbers() {
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    return locale;
}

bool isMark(QChar c) {
    return c == QLatin1Char('.') || c == QLatin1Char(',');
}

}  // namespace

DecimalBox::DecimalBox(QWidget* parent) : QDoubleSpinBox(parent) {
    setLocale(plainNumbers());
}

QString DecimalBox::textFromValue(double value) const {
    QString text = QString::number(value, 'f', decimals());
    if (decimals() == 0) return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.'))) text.chop(1);
    return text;
}

double DecimalBox::valueFromText(const QString& text) const {
    QString point = text;
    return QDoubleSpinBox::valueFromText(point.replace(QLatin1Char(','), QLatin1Char('.')));
}

QValidator::State DecimalBox::validate(QString& input, int& position) const {
    input.replace(QLatin1Char(','), QLatin1Char('.'));
    if (input.count(QLatin1Char('.')) > 1) return QValidator::Invalid;
    return QDoubleSpinBox::validate(input, position);
}

WholeBox::WholeBox(QWidget* parent) : QSpinBox(parent) {
    setLocale(plainNumbers());
    setKeyboardTracking(false);  // else typing "1.5" would first set 1
}

QValidator::State WholeBox::validate(QString& input, int& position) const {
    // Not refused at once: the digits behind the mark would join those before it.
    if (std::any_of(input.cbegin(), input.cend(), isMark)) return QValidator::Intermediate;
    return QSpinBox::validate(input, position);
}

void WholeBox::fixup(QString& input) const {
    // Qt's would take a mark between thousands out, and make 85 of 8,5.
    if (!std::any_of(input.cbegin(), input.cend(), isMark)) {
        QSpinBox::fixup(input);
    } else {
        QToolTip::showText(mapToGlobal(QPoint(0, height())),
                           tr("Whole numbers only: %1 is not one.").arg(input),
                           const_cast<WholeBox*>(this));
    }
}

}  // namespace headscope::app
