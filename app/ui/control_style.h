// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace headscope::app {

/// Qt's Fusion with check boxes whose frames are seen on dark grounds, too, with a line on the tab
/// that is in front, narrower tabs where there is no room for all, and without pictures on the
/// buttons of dialogs. The style of the application,
/// below the theme's style sheet.
class ControlStyle : public QProxyStyle {
    Q_OBJECT

 public:
    ControlStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                                  const QWidget* widget = nullptr) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option = nullptr,
                                const QWidget* widget = nullptr,
                                QStyleHintReturn* result = nullptr) const override;
};

}  // namespace headscope::app
