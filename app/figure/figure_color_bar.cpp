// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/figure_color_bar.h"

#include "plot/cell_signs.h"
#include "ui/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace headscope::app {

namespace {

constexpr double kColorBarGap = 2.2 * kMm;
constexpr double kThickness = 2.8 * kMm;
constexpr double kApart = 1.2;     // lines between the middles of two labels
constexpr double kEndShift = 0.3;  // of a line

}  // namespace

FigureColorBar::FigureColorBar(Content content, const FigureFonts& fonts, double room)
    : m_content(std::move(content)), m_fonts(fonts) {
    if (m_content.label.isEmpty()) return;
    for (const QString& word : m_content.label.split(QLatin1Char(' ')))
        room = std::max(room, textWidth(fonts.text, word));
    const bool fits = textWidth(fonts.text, m_content.label) <= room;
    m_label = fits ? QStringList(m_content.label) : wrapped(m_content.label, fonts.text, room);
}

double FigureColorBar::tickWidth() const {
    double widest = 0;
    for (const auto& tick : m_content.ticks)
        widest = std::max(widest, textWidth(m_fonts.small, tick.second));
    return widest;
}

double FigureColorBar::width() const {
    const double lines = lineHeight(m_fonts.text) * static_cast<double>(m_label.size());
    const double label = m_label.isEmpty() ? 0 : lines + m_fonts.gap();
    return m_fonts.roomy(kColorBarGap + kThickness) + m_fonts.gap() + tickWidth() + wordsWidth() +
           label;
}

double FigureColorBar::labelLength() const {
    double longest = 0;
    for (const QString& line : m_label)
        longest = std::max(longest, textWidth(m_fonts.text, line));
    return longest;
}

double FigureColorBar::wordsWidth() const {
    return m_content.low.isEmpty() && m_content.high.isEmpty() ? 0 : lineHeight(m_fonts.small);
}

// Upwards at its ends, where a map is high enough for both.
void FigureColorBar::drawWords(FigureCanvas& canvas, const QRectF& bar) const {
    const Theme& theme = Theme::day();
    const double low = textWidth(m_fonts.small, m_content.low);
    const double high = textWidth(m_fonts.small, m_content.high);
    if (low + high == 0) return;
    if (low + high + m_fonts.gap() > bar.height())
        return canvas.addNote(QCoreApplication::translate(
            "Figure",
            "The colour bar is too short for the words at its ends: make the figure larger, or its "
            "text smaller."));
    const double left = bar.right() + m_fonts.gap() + tickWidth();
    canvas.textUpwards(QRectF(left, bar.bottom() - low, wordsWidth(), low), m_content.low,
                       m_fonts.small, theme.muted);
    canvas.textUpwards(QRectF(left, bar.top(), wordsWidth(), high), m_content.high, m_fonts.small,
                       theme.muted);
}

std::vector<std::size_t> FigureColorBar::shownTicks(double height) const {
    const auto& ticks = m_content.ticks;
    std::vector<std::size_t> order(ticks.size());
    std::iota(order.begin(), order.end(), 0);
    // The ends first, then from the middle outwards.
    const auto turn = [&ticks](std::size_t i) {
        const double apart = std::abs(2 * ticks[i].first - 1);
        return apart == 1 ? -1 : apart;
    };
    std::ranges::stable_sort(order, {}, turn);
    std::vector<std::size_t> shown;
    for (const std::size_t i : order) {
        // The ends' labels are shifted to stay beside the bar; on a low one the upper stands alone.
        const bool endsFit = height >= (1 + 2 * kEndShift) * lineHeight(m_fonts.small);
        if (ticks[i].first == 0 && !endsFit) continue;
        const bool room = std::ranges::all_of(shown, [&](std::size_t other) {
            return std::abs(ticks[i].first - ticks[other].first) * height >=
                   kApart * lineHeight(m_fonts.small);
        });
        if (room || turn(i) == -1) shown.push_back(i);
    }
    return shown;
}

void FigureColorBar::drawHatching(FigureCanvas& canvas, const QRectF& bar) const {
    if (m_content.hatched <= 0) return;
    QRectF part = bar;
    part.setTop(bar.bottom() - m_content.hatched * bar.height());
    const double step = 0.45 * part.width();
    for (const QLineF& line : hatching(part, step)) {
        const double at = (bar.bottom() - line.center().y()) / bar.height();
        canvas.line(line.p1(), line.p2(), hatchingInk(m_content.color(at)), hatchingWidth(step));
    }
}

void FigureColorBar::draw(FigureCanvas& canvas, const QRectF& cells) const {
    const Theme& theme = Theme::day();
    const QRectF bar(cells.right() + m_fonts.roomy(kColorBarGap), cells.top(),
                     m_fonts.roomy(kThickness), cells.height());
    for (int i = 0; i < m_content.steps; ++i) {
        // Each step down to the foot of the bar: what overlaps has no seams.
        const double from = static_cast<double>(i) / m_content.steps;
        const QRectF step(bar.left(), bar.top() + bar.height() * from, bar.width(),
                          bar.height() * (1 - from));
        canvas.fill(canvas.snapped(step), m_content.color(1 - from - 0.5 / m_content.steps));
    }
    drawHatching(canvas, bar);
    const double line = lineHeight(m_fonts.small);
    const double labels = bar.right() + m_fonts.gap();
    for (const std::size_t i : shownTicks(bar.height())) {
        const auto& [at, text] = m_content.ticks[i];
        const double y = bar.bottom() - at * bar.height();
        canvas.line({bar.right(), y}, {bar.right() + 0.5 * m_fonts.gap(), y}, theme.muted,
                    0.1 * kMm);
        // The ends' labels stay beside the bar.
        const double shift = at == 0 ? -kEndShift * line : at == 1 ? kEndShift * line : 0;
        canvas.text(QRectF(labels, y - line / 2 + shift, 0, line), Qt::AlignLeft | Qt::AlignVCenter,
                    text, m_fonts.small, theme.muted);
    }
    drawWords(canvas, bar);
    drawLabel(canvas, bar);
}

// Beside a short bar it continues below, where the other axes have their labels.
void FigureColorBar::drawLabel(FigureCanvas& canvas, const QRectF& bar) const {
    const double line = lineHeight(m_fonts.text);
    const double length = std::max(bar.height(), labelLength());
    double left = bar.right() + tickWidth() + wordsWidth() + 2 * m_fonts.gap();
    for (const QString& text : m_label) {
        canvas.textUpwards(QRectF(left, bar.top(), line, length), text, m_fonts.text,
                           Theme::day().text);
        left += line;
    }
}

}  // namespace headscope::app
