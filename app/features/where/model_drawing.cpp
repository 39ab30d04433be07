// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/where/model_drawing.h"

#include "ui/spoken_plot.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kWordsGap = 6;  // between words and what they name
constexpr double kStreamWidth = 3;
constexpr double kLitWidth = 4.5;
constexpr double kMostSquare = 15;   // of a head
constexpr double kMostColumn = 58;   // of a layer
constexpr double kSquareGap = 0.16;  // of a square
constexpr double kLeastSquare = 2.5;

}  // namespace

/// The layout: columns of layers between words at both ends.
struct ModelDrawing::Places {
    double left = 0;    ///< of the first layer's column
    double column = 0;  ///< a layer's width
    double square = 0;  ///< a head's height, with its gap
    double width = 0;   ///< and its width
    double top = 0;     ///< of the heads
    double stream = 0;  ///< the line's height
    double mlpTop = 0, mlpHeight = 0;
    double right = 0;  ///< of the last layer's column
    double end = 0;    ///< of the line

    [[nodiscard]] double columnAt(int layer) const { return left + layer * column; }
    /// Where the heads' sum joins the stream, and where the MLP's does.
    [[nodiscard]] double joins(int layer) const { return columnAt(layer) + 0.7 * column; }
    [[nodiscard]] double mlpX(int layer) const { return columnAt(layer) + 0.72 * column; }
};

ModelDrawing::ModelDrawing(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("modelDrawing"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    makeSpoken(*this);
}

void ModelDrawing::setShape(int layers, int heads) {
    if (layers == m_layers && heads == m_heads) return;
    m_layers = layers;
    m_heads = heads;
    updateGeometry();
    update();
}

void ModelDrawing::setSelected(std::optional<HeadId> head) {
    m_selected = head;
    update();
}

void ModelDrawing::setHovered(std::optional<HeadId> head) {
    if (m_hovered == head) return;
    m_hovered = head;
    update();
}

void ModelDrawing::setMembers(std::vector<HeadId> heads) {
    m_members = std::move(heads);
    update();
}

bool ModelDrawing::isLit(HeadId head) const {
    return m_selected == head || std::binary_search(m_members.begin(), m_members.end(), head);
}

std::optional<int> ModelDrawing::firstLit() const {
    std::optional<int> first;
    if (m_selected && m_selected->layer < m_layers) first = m_selected->layer;
    if (!m_members.empty() && m_members.front().layer < m_layers)
        first = std::min(first.value_or(m_layers), m_members.front().layer);
    return first;
}

ModelDrawing::Places ModelDrawing::places() const {
    const QFontMetrics metrics = fontMetrics();
    const double words = metrics.horizontalAdvance(tr("tokens")) + 2 * kWordsGap;
    const double logits = metrics.horizontalAdvance(tr("logits")) + 3 * kWordsGap;
    const double line = metrics.height();
    Places at;
    const double room = width() - words - logits;
    at.column = std::clamp(room / std::max(1, m_layers), 1.0, kMostColumn);
    at.left = words + std::max(0.0, (room - at.column * m_layers) / 2);
    at.right = at.left + at.column * m_layers;
    at.end = at.right + kWordsGap;
    // From top to bottom: the heads' word, heads, stream, MLP, the layers' numbers.
    const double height = this->height() - 2 * line - 2 * kWordsGap;
    at.square = std::min(height * 0.66 / std::max(1, m_heads), kMostSquare);
    at.width = std::min(0.4 * at.column, kMostSquare * 1.4);
    const double heads = at.square * m_heads;
    at.mlpHeight = std::min(height * 0.14, line);
    const double gap = std::clamp((height - heads - at.mlpHeight) / 3, 5.0, 18.0);
    const double all = heads + 2 * gap + at.mlpHeight;
    at.top = line + kWordsGap + std::max(0.0, (height - all) / 2);
    at.stream = at.top + heads + gap;
    at.mlpTop = at.stream + gap;
    return at;
}

QRectF ModelDrawing::headRect(HeadId head) const {
    if (m_layers == 0) return {};
    const Places at = places();
    return {at.columnAt(head.layer) + 0.2 * at.column, at.top + head.head * at.square, at.width,
            at.square * (1 - kSquareGap)};
}

std::optional<HeadId> ModelDrawing::headAt(QPointF point) const {
    if (m_layers == 0) return std::nullopt;
    const Places at = places();
    const int layer = static_cast<int>(std::floor((point.x() - at.left) / at.column));
    const int head = static_cast<int>(std::floor((point.y() - at.top) / at.square));
    if (layer < 0 || layer >= m_layers || head < 0 || head >= m_heads) return std::nullopt;
    return HeadId{layer, head};
}

QSize ModelDrawing::sizeHint() const {
    return {520, 190};
}

QSize ModelDrawing::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(tr("tokens") + tr("logits")) + 160,
            3 * fontMetrics().height() + 40};
}

void ModelDrawing::paintEvent(QPaintEvent* /*event*/) {
    if (m_layers == 0) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Places at = places();
    for (int layer = 0; layer < m_layers; ++layer)
        drawLayer(painter, at, layer);
    drawStream(painter, at);
    drawWords(painter, at);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::of(palette()).accent, 1, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ModelDrawing::drawStream(QPainter& painter, const Places& at) const {
    const Theme& theme = Theme::of(palette());
    const double begin = at.left - kWordsGap;
    painter.setPen(QPen(theme.muted, kStreamWidth, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(begin, at.stream), QPointF(at.end, at.stream));
    if (const auto first = firstLit()) {
        painter.setPen(QPen(theme.accent, kLitWidth, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(at.joins(*first), at.stream), QPointF(at.end, at.stream));
    }
    const QColor tip = firstLit() ? theme.accent : theme.muted;
    painter.setPen(Qt::NoPen);
    painter.setBrush(tip);
    painter.drawPolygon(QPolygonF{
        {at.end, at.stream - 5}, {at.end + kWordsGap, at.stream}, {at.end, at.stream + 5}});
}

void ModelDrawing::drawLayer(QPainter& painter, const Places& at, int layer) const {
    const Theme& theme = Theme::of(palette());
    const auto first = firstLit();
    const bool downstream = first && layer >= *first;
    const QPen wire(downstream && layer > *first ? theme.accent : theme.muted, 1);
    const double reads = at.columnAt(layer) + 0.1 * at.column;
    const double heads = at.top + at.square * m_heads / 2;
    const double edge = at.columnAt(layer) + 0.2 * at.column;
    // The heads read the stream at the left and add to it at the right.
    painter.setPen(wire);
    painter.drawPolyline(QPolygonF{{reads, at.stream}, {reads, heads}, {edge, heads}});
    const bool lit = std::any_of(m_members.begin(), m_members.end(),
                                 [&](HeadId head) { return head.layer == layer; }) ||
                     (m_selected && m_selected->layer == layer);
    painter.setPen(QPen(lit ? theme.accent : wire.color(), lit ? 2 : 1));
    const double out = at.joins(layer);
    painter.drawPolyline(QPolygonF{{edge + at.width, heads}, {out, heads}, {out, at.stream}});
    drawHeads(painter, at, layer);
    const QRectF mlp(at.mlpX(layer), at.mlpTop, 0.24 * at.column, at.mlpHeight);
    painter.setPen(QPen(downstream ? theme.accent : theme.muted, 1));
    painter.setBrush(theme.chip);
    painter.drawLine(QPointF(mlp.center().x(), at.stream), QPointF(mlp.center().x(), mlp.top()));
    painter.drawRoundedRect(mlp, 2, 2);
}

void ModelDrawing::drawHeads(QPainter& painter, const Places& at, int layer) const {
    const Theme& theme = Theme::of(palette());
    if (at.square < kLeastSquare) {  // too many to distinguish: a block, and the highlighted ones
        const QRectF first = headRect({layer, 0});
        painter.fillRect(QRectF(first.left(), at.top, first.width() + 1, at.square * m_heads),
                         theme.chip);
    }
    for (int head = 0; head < m_heads; ++head) {
        const HeadId id{layer, head};
        const QRectF square = headRect(id);
        const bool lit = isLit(id);
        if (!lit && at.square < kLeastSquare) continue;
        painter.setPen(
            QPen(m_hovered == id || lit ? theme.accent : theme.border, m_selected == id ? 2 : 1));
        painter.setBrush(lit ? theme.accent : theme.chip);
        const QRectF drawn = m_selected == id ? square.adjusted(-1.5, -1.5, 1.5, 1.5) : square;
        painter.drawRect(drawn);
    }
}

void ModelDrawing::drawWords(QPainter& painter, const Places& at) const {
    const Theme& theme = Theme::of(palette());
    const QFontMetrics metrics = fontMetrics();
    const double line = metrics.height();
    painter.setPen(theme.muted);
    const auto text = [&](QRectF where, Qt::Alignment align, const QString& words) {
        painter.drawText(where, static_cast<int>(align) | Qt::TextDontClip, words);
    };
    const double side = at.left - 2 * kWordsGap;
    text({0, at.stream - line, side, line}, Qt::AlignRight | Qt::AlignVCenter, tr("tokens"));
    text({0, at.stream, side, line}, Qt::AlignRight | Qt::AlignVCenter, tr("in"));
    const double after = at.end + 2 * kWordsGap;
    text({after, at.stream - line / 2, width() - after, line}, Qt::AlignLeft | Qt::AlignVCenter,
         tr("logits"));
    const double wide = at.right - at.left;
    QString above =
        tr("attention heads, head 0 on top; below them the residual stream and the MLPs");
    if (metrics.horizontalAdvance(above) > wide) above = tr("attention heads");
    text({at.left, at.top - line - kWordsGap / 2, wide, line}, Qt::AlignLeft | Qt::AlignVCenter,
         above);
    // Every layer's number where there is room, else some.
    const double widest = metrics.horizontalAdvance(QString::number(m_layers)) + kWordsGap;
    const int step = std::max(1, static_cast<int>(std::ceil(widest / at.column)));
    for (int layer = 0; layer < m_layers; layer += step) {
        const bool chosen = m_selected && m_selected->layer == layer;
        painter.setPen(chosen ? theme.text : theme.muted);
        text({at.columnAt(layer), at.mlpTop + at.mlpHeight + 1, at.column * 0.8, line},
             Qt::AlignHCenter | Qt::AlignTop,
             layer == 0 && step == 1 && at.column > metrics.horizontalAdvance(tr("layer %1").arg(0))
                 ? tr("layer %1").arg(0)
                 : QString::number(layer));
    }
}

void ModelDrawing::mouseMoveEvent(QMouseEvent* event) {
    Q_EMIT headHovered(headAt(event->position()), event->globalPosition().toPoint());
}

void ModelDrawing::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
    const auto head = headAt(event->position());
    if (head && (event->modifiers() & Qt::ControlModifier))
        Q_EMIT headToggled(*head);
    else
        Q_EMIT headChosen(head);
}

void ModelDrawing::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    Q_EMIT headHovered(std::nullopt, {});
}

// As the drawing lies: layers go to the right, heads downwards.
void ModelDrawing::walk(int layers, int heads) {
    const HeadId from = m_selected.value_or(HeadId{0, 0});
    const HeadId to{std::clamp(from.layer + layers, 0, m_layers - 1),
                    std::clamp(from.head + heads, 0, m_heads - 1)};
    Q_EMIT headChosen(m_selected ? to : from);
}

void ModelDrawing::keyPressEvent(QKeyEvent* event) {
    if (m_layers == 0 || event->modifiers() & ~Qt::KeypadModifier)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            return walk(-1, 0);
        case Qt::Key_Right:
            return walk(1, 0);
        case Qt::Key_Up:
            return walk(0, -1);
        case Qt::Key_Down:
            return walk(0, 1);
        case Qt::Key_Space:
            if (m_selected) Q_EMIT headToggled(*m_selected);
            return;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace headscope::app
