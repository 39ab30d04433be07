// SPDX-License-Identifier: GPL-3.0-or-later
#include "control_style.h"

#include <QStyleOptionButton>

namespace headscope::app {

void ControlStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                 QPainter* painter, const QWidget* widget) const {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!button || (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton))
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    // Fusion makes the frame of the window's colour, darkened by 1.4.
    QStyleOptionButton seen = *button;
    seen.palette.setColor(QPalette::Window,
                          button->palette.color(QPalette::PlaceholderText).lighter(130));
    QProxyStyle::drawPrimitive(element, &seen, painter, widget);
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* result) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

}  // namespace headscope::app
