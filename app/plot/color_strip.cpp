// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/color_strip.h"

#include <cmath>

namespace headscope::app {

namespace {
constexpr int kStripSteps = 129;
}

ColorStrip::ColorStrip(QCPAxis* across, QCPAxis* along) : PlainPlottable(across, along) {
    setAntialiased(false);
}

void ColorStrip::setScale(const DivergingScale& scale, ScaleKind kind, double limit) {
    m_scale = &scale;
    m_kind = kind;
    m_limit = limit;
}

double ColorStrip::low() const {
    return m_kind == ScaleKind::Diverging ? -m_limit : 0;
}

void ColorStrip::draw(QCPPainter* painter) {
    if (!m_scale) return;
    painter->setAntialiasing(false);
    const double left = std::round(mKeyAxis->coordToPixel(0));
    const double right = std::round(mKeyAxis->coordToPixel(1));
    const bool two = m_kind == ScaleKind::TwoValued;
    const int steps = two ? 2 : kStripSteps;
    for (int i = 0; i < steps; ++i) {
        const auto value = [&](double step) { return low() + (m_limit - low()) * step / steps; };
        const double top = std::round(mValueAxis->coordToPixel(value(i + 1)));
        const double bottom = std::round(mValueAxis->coordToPixel(value(i)));
        painter->fillRect(QRectF(left, top, right - left, bottom - top),
                          m_scale->color(two ? i * m_limit : value(i + 0.5), m_limit));
    }
}

}  // namespace headscope::app
