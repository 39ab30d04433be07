// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/qcp.h"

namespace headscope::app {

/// Something drawn in the coordinates of two axes, which the mouse does not meet, the ranges of the
/// axes do not follow, and the legend does not show.
class PlainPlottable : public QCPAbstractPlottable {
 public:
    using QCPAbstractPlottable::QCPAbstractPlottable;
    [[nodiscard]] double selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const override;
    [[nodiscard]] QCPRange getKeyRange(bool& foundRange, QCP::SignDomain domain) const override;
    [[nodiscard]] QCPRange getValueRange(bool& foundRange, QCP::SignDomain domain,
                                         const QCPRange& inKeyRange) const override;

 protected:
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;
};

}  // namespace headscope::app
