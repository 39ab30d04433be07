// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/layers/layer_bar.h"

#include "plot/upright_bar.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QPainter>

namespace headscope::app {

namespace {

constexpr int kLayerBarWidth = 12;      // pixels of the colours
constexpr int kLayerBarHeight = 96;     // pixels, better
constexpr double kLayerBarText = 0.85;  // of the usual text

}  // namespace

LayerBar::LayerBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("layerBar"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void LayerBar::setScale(double limit, const QString& text) {
    m_limit = limit;
    m_text = text;
    updateGeometry();
    update();
}

UprightBar LayerBar::bar() const {
    const int half = QFontMetrics(scaledFont(font(), kLayerBarText)).height() / 2;
    return {QRectF(0, half, kLayerBarWidth, height() - 2 * half), signedTick(-m_limit),
            signedTick(m_limit), m_text};
}

QSize LayerBar::sizeHint() const {
    return {uprightBarWidth(bar(), scaledFont(font(), kLayerBarText)), kLayerBarHeight};
}

void LayerBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(scaledFont(font(), kLayerBarText));
    drawUprightBar(painter, bar(), Theme::of(palette()));
}

}  // namespace headscope::app
