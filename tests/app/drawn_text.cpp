// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawn_text.h"

#include "plot/qcp.h"

#include <QFontInfo>
#include <QHash>
#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

namespace {

/// Draws nothing and writes down each text.
class TextEngine : public QPaintEngine {
 public:
    TextEngine(std::vector<DrawnText>& texts, QSize device)
        : QPaintEngine(QPaintEngine::AllFeatures), m_texts(texts), m_device({}, device) {}

    bool begin(QPaintDevice* /*device*/) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }
    void updateState(const QPaintEngineState& state) override {
        if (state.state() & DirtyPen) m_color = state.pen().color();
        if (state.state() & DirtyTransform) m_transform = state.transform();
        if (state.state() & DirtyClipRegion)
            m_clip = state.clipOperation() == Qt::NoClip ? QRegion()
                                                         : m_transform.map(state.clipRegion());
        if (state.state() & DirtyClipEnabled && !state.isClipEnabled()) m_clip = QRegion();
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        if (item.text().trimmed().isEmpty()) return;
        const QRectF box(at.x(), at.y() - item.ascent(), item.width(),
                         item.ascent() + item.descent());
        const QRect place = m_transform.mapRect(box).toAlignedRect();
        QRegion seen(place);
        if (!systemClip().isEmpty()) seen &= systemClip();
        if (!m_clip.isEmpty()) seen &= m_clip;
        // Of what is cut off at an edge, the larger part counts.
        const QRect bounds = seen.boundingRect() & m_device;
        if (2 * bounds.width() * bounds.height() < place.width() * place.height()) return;
        const double scale = std::sqrt(std::abs(m_transform.determinant()));
        const double height = QFontInfo(item.font()).pixelSize() * scale;
        m_texts.push_back({item.text(), height, m_color, bounds, false, {}});
    }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {
    }
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawRects(const QRect*, int) override {}
    void drawRects(const QRectF*, int) override {}
    void drawLines(const QLine*, int) override {}
    void drawLines(const QLineF*, int) override {}
    void drawEllipse(const QRectF&) override {}
    void drawEllipse(const QRect&) override {}
    void drawPoints(const QPointF*, int) override {}
    void drawPoints(const QPoint*, int) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawPolygon(const QPoint*, int, PolygonDrawMode) override {}

 private:
    std::vector<DrawnText>& m_texts;
    const QRect m_device;
    QColor m_color;
    QTransform m_transform;
    QRegion m_clip;
};

class TextDevice : public QPaintDevice {
 public:
    TextDevice(const QWidget& like, std::vector<DrawnText>& texts)
        : TextDevice(like.size(), like.logicalDpiY(), texts) {}
    TextDevice(QSize size, int dpi, std::vector<DrawnText>& texts)
        : m_size(size), m_dpi(dpi), m_engine(texts, size) {}

    QPaintEngine* paintEngine() const override { return &m_engine; }

 protected:
    int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
            case PdmWidth:
                return m_size.width();
            case PdmHeight:
                return m_size.height();
            case PdmDpiX:
            case PdmDpiY:
            case PdmPhysicalDpiX:
            case PdmPhysicalDpiY:
                return m_dpi;
            case PdmDevicePixelRatio:
                return 1;
            case PdmDevicePixelRatioScaled:
                return static_cast<int>(devicePixelRatioFScale());
            case PdmDepth:
                return 32;
            default:
                return QPaintDevice::metric(metric);
        }
    }

 private:
    QSize m_size;
    int m_dpi;
    mutable TextEngine m_engine;
};

QString pathOf(const QWidget* widget) {
    QStringList names;
    for (; widget; widget = widget->parentWidget())
        if (!widget->objectName().isEmpty()) names.prepend(widget->objectName());
    return names.join(QLatin1Char('/'));
}

}  // namespace

std::vector<DrawnText> drawnTexts(QWidget& window) {
    std::vector<DrawnText> texts;
    {
        TextDevice device(window, texts);
        window.render(&device);
    }
    for (auto& text : texts)
        text.where = pathOf(window.childAt(text.place.center()));
    // Plots are painted as finished pictures: theirs are asked for.
    for (auto* plot : window.findChildren<QCustomPlot*>()) {
        if (!plot->isVisible() || plot->visibleRegion().isEmpty()) continue;
        std::vector<DrawnText> own;
        {
            TextDevice device(*plot, own);
            QCPPainter painter(&device);
            plot->toPainter(&painter, plot->width(), plot->height());
        }
        const QPoint at = plot->mapTo(&window, QPoint());
        const QRegion seen = plot->visibleRegion();
        for (auto& text : own) {
            const QRect bounds = seen.intersected(text.place).boundingRect();
            if (2 * bounds.width() * bounds.height() < text.place.width() * text.place.height())
                continue;
            text.place.translate(at);
            text.isPlot = true;
            text.where = pathOf(plot);
            texts.push_back(text);
        }
    }
    return texts;
}

std::vector<DrawnText> drawnTexts(QSize sheet, const std::function<void(QPainter&)>& paint) {
    constexpr int kDpi = 96;
    std::vector<DrawnText> texts;
    TextDevice device(sheet, kDpi, texts);
    QPainter painter(&device);
    paint(painter);
    painter.end();
    return texts;
}

QColor groundOf(const QImage& picture, const DrawnText& text) {
    const QRect inside = text.place & picture.rect();
    const QRect around = inside.adjusted(-1, -1, 1, 1) & picture.rect();
    QHash<QRgb, int> within;
    QHash<QRgb, int> edge;
    for (int y = around.top(); y <= around.bottom(); ++y)
        for (int x = around.left(); x <= around.right(); ++x)
            ++(inside.contains(x, y) ? within : edge)[picture.pixel(x, y)];
    const auto most = [](const QHash<QRgb, int>& counts) {
        const auto found = std::max_element(counts.cbegin(), counts.cend());
        return found == counts.cend() ? QColor() : QColor::fromRgb(found.key());
    };
    const QColor ground = most(within);
    return ground.rgb() == text.color.rgb() ? most(edge) : ground;
}

}  // namespace headscope::app::test
