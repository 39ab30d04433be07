// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/control_style.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace headscope::app {

namespace {
constexpr int kTabLine = 2;
constexpr int kCorner = 2;
}  // namespace

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

void ControlStyle::drawControl(ControlElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const {
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element != CE_TabBarTabShape || !(option->state & State_Selected)) return;
    // On a dark ground Fusion's tabs look alike, chosen or not.
    const QRect& tab = option->rect;
    painter->fillRect(tab.x() + kCorner, tab.y(), tab.width() - 2 * kCorner, kTabLine,
                      option->palette.color(QPalette::Highlight));
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* result) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

}  // namespace headscope::app
