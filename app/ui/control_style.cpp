// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/control_style.h"

#include <QPainter>
#include <QStyleOptionButton>
#include <QTabBar>

namespace headscope::app {

namespace {
constexpr int kTabLine = 2;
constexpr int kCorner = 2;
constexpr int kTightTab = 9;  // beside a tab's words, both sides together
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

int ControlStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                              const QWidget* widget) const {
    const int usual = QProxyStyle::pixelMetric(metric, option, widget);
    const auto* bar = qobject_cast<const QTabBar*>(widget);
    if (metric != PM_TabBarTabHSpace || !bar) return usual;
    int all = 0;
    for (int i = 0; i < bar->count(); ++i)
        all += bar->fontMetrics().horizontalAdvance(bar->tabText(i)) + usual;
    return all > bar->width() ? kTightTab : usual;
}

int ControlStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* result) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

}  // namespace headscope::app
