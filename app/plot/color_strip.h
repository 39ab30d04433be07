// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/plain_plottable.h"
#include "ui/diverging_scale.h"

#include <headscope/quantity.h>

namespace headscope::app {

/// The strip of the colour bar: the scale from -limit or 0 to limit, in small rectangles; or its
/// two values.
class ColorStrip : public PlainPlottable {
 public:
    ColorStrip(QCPAxis* across, QCPAxis* along);

    void setScale(const DivergingScale& scale, ScaleKind kind, double limit);
    void setColors(const DivergingScale& scale) { m_scale = &scale; }

 protected:
    void draw(QCPPainter* painter) override;

 private:
    [[nodiscard]] double low() const;

    const DivergingScale* m_scale = nullptr;
    ScaleKind m_kind = ScaleKind::Diverging;
    double m_limit = 1;
};

}  // namespace headscope::app
