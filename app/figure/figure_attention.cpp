// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_attention.h"

#include "plot/attention_shade.h"
#include "plot/draw_attention.h"
#include "ui/diverging_scale.h"
#include "ui/ink.h"
#include "ui/theme.h"
#include "ui/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr double kWidestMap = 90 * kMm;
constexpr double kAttentionWidestCell = 12 * kMm;
constexpr double kLongestLabel = 0.2;  // of the figure's width

struct FigureAttentionTr {
    Q_DECLARE_TR_FUNCTIONS(FigureAttention)
};

FigureColorBar::Content barContent(ColorMap colors) {
    FigureColorBar::Content content;
    content.color = [&scale = DivergingScale::onLight(colors)](double at) {
        return scale.color(at, 1);
    };
    for (const float weight : {0.0F, 0.05F, 0.25F, 0.5F, 1.0F})
        content.ticks.emplace_back(attentionDepth(weight), QString::number(weight));
    content.label = FigureAttentionTr::tr("attention weight");
    return content;
}

}  // namespace

FigureAttentionPart::FigureAttentionPart(const FigureAttention& attention, const FigureFonts& fonts,
                                         const FigureOptions& options, double width)
    : m_attention(attention),
      m_fonts(fonts),
      m_options(options),
      m_heading(attention.letter, attention.title, attention.subtitle, fonts, width),
      m_bar(barContent(options.colorMap), fonts),
      m_width(width) {
    const QFontMetricsF metrics(fonts.small);
    for (const QString& token : attention.tokens) {
        m_labels += metrics.elidedText(token, Qt::ElideRight, kLongestLabel * width);
        m_label = std::max(m_label, textWidth(fonts.small, m_labels.back()));
    }
}

double FigureAttentionPart::left() const {
    return lineHeight(m_fonts.text) + m_label + 2 * m_fonts.gap();
}

double FigureAttentionPart::below() const {
    return m_label + lineHeight(m_fonts.text) + 2 * m_fonts.gap();
}

double FigureAttentionPart::widestSide() const {
    return std::max(5 * kMm, m_width - left() - (m_options.colorBar ? m_bar.width() : 0));
}

FigurePart::Height FigureAttentionPart::height() const {
    Height height;
    height.fixed = m_heading.height() + below();
    height.natural = std::min(
        {kWidestMap, widestSide(), kAttentionWidestCell * std::max(1, m_attention.pattern.tokens)});
    height.least = std::min(height.natural, 12 * kMm);
    height.most = std::max(height.natural, widestSide());
    return height;
}

QColor FigureAttentionPart::shade(float weight) const {
    return DivergingScale::onLight(m_options.colorMap).color(attentionDepth(weight), 1);
}

void FigureAttentionPart::draw(FigureCanvas& canvas, QPointF topLeft, double stretch) const {
    const double top = topLeft.y() + m_heading.draw(canvas, topLeft);
    const double side = std::min(stretch, widestSide());
    const QRectF map(topLeft.x() + left(), top, side, side);
    drawCells(canvas, map);
    if (m_options.values) drawValues(canvas, map);
    drawLabels(canvas, map);
    drawAxes(canvas, map);
    if (m_options.colorBar) m_bar.draw(canvas, map);
}

void FigureAttentionPart::drawCells(FigureCanvas& canvas, const QRectF& map) const {
    const double cell = map.width() / m_attention.pattern.tokens;
    const auto place = [&](int query, int key) {
        return canvas.insideCell({map.left() + key * cell, map.top() + query * cell, cell, cell});
    };
    drawAttention(canvas, m_attention.pattern,
                  {place, [this](float weight) { return shade(weight); }});
}

void FigureAttentionPart::drawValues(FigureCanvas& canvas, const QRectF& map) const {
    const int tokens = m_attention.pattern.tokens;
    const double cell = map.width() / tokens;
    const QFont sample = m_fonts.sized(1000);
    const double size =
        std::min({1000 * 0.88 * cell / textWidth(sample, QStringLiteral("0.00")),
                  1000 * 0.8 * cell / lineHeight(sample), 1.0 * m_fonts.small.pixelSize()});
    if (size < kSmallestValue) return canvas.addNote(tooSmallForValues());
    const QFont font = m_fonts.sized(size);
    for (int query = 0; query < tokens; ++query) {
        for (int key = 0; key <= query; ++key) {
            const float weight = m_attention.pattern(query, key);
            canvas.text(QRectF(map.left() + key * cell, map.top() + query * cell, cell, cell),
                        Qt::AlignHCenter | Qt::AlignVCenter, QString::number(weight, 'f', 2), font,
                        inkOn(shade(weight)));
        }
    }
}

void FigureAttentionPart::drawLabels(FigureCanvas& canvas, const QRectF& map) const {
    const Theme& theme = Theme::day();
    const double line = lineHeight(m_fonts.small);
    const double cell = map.width() / std::max(1, m_attention.pattern.tokens);
    const int step = labelStep(cell, 0.9 * line);
    for (int token = 0; token < m_labels.size(); token += step) {
        const double middle = (token + 0.5) * cell;
        const double length = textWidth(m_fonts.small, m_labels[token]);
        canvas.text(QRectF(map.left() - m_fonts.gap(), map.top() + middle - line / 2, 0, line),
                    Qt::AlignRight | Qt::AlignVCenter, m_labels[token], m_fonts.small, theme.muted);
        canvas.textUpwards(
            QRectF(map.left() + middle - line / 2, map.bottom() + m_fonts.gap(), line, length),
            m_labels[token], m_fonts.small, theme.muted);
    }
}

void FigureAttentionPart::drawAxes(FigureCanvas& canvas, const QRectF& map) const {
    const Theme& theme = Theme::day();
    const double line = lineHeight(m_fonts.text);
    canvas.text(QRectF(map.left(), map.bottom() + m_label + 2 * m_fonts.gap(), map.width(), line),
                Qt::AlignHCenter | Qt::AlignTop, FigureAttentionTr::tr("looked at"), m_fonts.text,
                theme.text);
    canvas.textUpwards(QRectF(map.left() - left(), map.top(), line, map.height()),
                       FigureAttentionTr::tr("looks from"), m_fonts.text, theme.text);
}

}  // namespace headscope::app
