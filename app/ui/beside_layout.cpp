// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/beside_layout.h"

#include "ui/text_size.h"

#include <QWidget>

#include <algorithm>
#include <numeric>

namespace headscope::app {

namespace {

constexpr int kFewWords = 200;  // pixels at 100 %
constexpr int kBelowGap = 8;    // pixels between what stands one below the other

int leastHeight(const QLayoutItem& item, int width) {
    if (!item.hasHeightForWidth()) return item.minimumSize().height();
    const QLayout* inner = item.widget()->layout();
    return inner ? inner->totalMinimumHeightForWidth(width) : item.heightForWidth(width);
}

int ownHeight(const QLayoutItem& item, int width) {
    return item.hasHeightForWidth()
               ? item.heightForWidth(width)
               : std::max(item.minimumSize().height(), item.sizeHint().height());
}

int sum(const std::vector<int>& sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), 0);
}

/// Between so many.
int gaps(std::size_t count, int gap) {
    return count > 1 ? static_cast<int>(count - 1) * gap : 0;
}

}  // namespace

BesideLayout::BesideLayout(QWidget* parent, int spacing) : QLayout(parent), m_spacing(spacing) {
    setContentsMargins(0, 0, 0, 0);
}

BesideLayout::~BesideLayout() {
    for (const Part& part : m_parts)
        delete part.item;
}

void BesideLayout::add(QWidget* widget, int stretch, Needs needs) {
    addWidget(widget);
    m_parts.back().stretch = stretch;
    m_parts.back().needs = needs;
}

void BesideLayout::addItem(QLayoutItem* item) {
    m_parts.push_back({item, 0, Needs::Least});
}

int BesideLayout::count() const {
    return static_cast<int>(m_parts.size());
}

QLayoutItem* BesideLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_parts[static_cast<std::size_t>(index)].item : nullptr;
}

QLayoutItem* BesideLayout::takeAt(int index) {
    QLayoutItem* item = itemAt(index);
    if (item) m_parts.erase(m_parts.begin() + index);
    return item;
}

std::vector<BesideLayout::Part> BesideLayout::shown() const {
    std::vector<Part> parts;
    for (const Part& part : m_parts)
        if (!part.item->isEmpty()) parts.push_back(part);
    return parts;
}

int BesideLayout::needed(const Part& part) {
    const int least = part.item->minimumSize().width();
    return std::max(least, part.needs == Needs::Whole ? part.item->sizeHint().width()
                                                      : scaledPixels(kFewWords));
}

int BesideLayout::neededByAll() const {
    const auto parts = shown();
    int all = gaps(parts.size(), m_spacing);
    for (const Part& part : parts)
        all += needed(part);
    return all;
}

bool BesideLayout::isBeside(int width) const {
    return neededByAll() <= width;
}

void BesideLayout::share(std::vector<int>& sizes, int spare) const {
    const auto parts = shown();
    int stretch = 0;
    for (const Part& part : parts)
        stretch += part.stretch;
    for (std::size_t i = 0; i < parts.size() && stretch > 0; ++i) {
        const int more = spare * parts[i].stretch / stretch;
        sizes[i] += more;
        spare -= more;
        stretch -= parts[i].stretch;
    }
}

std::vector<int> BesideLayout::widths(int width) const {
    std::vector<int> sizes;
    for (const Part& part : shown())
        sizes.push_back(needed(part));
    share(sizes, width - neededByAll());
    return sizes;
}

std::vector<int> BesideLayout::heights(int width) const {
    std::vector<int> sizes;
    for (const Part& part : shown())
        sizes.push_back(ownHeight(*part.item, width));
    return sizes;
}

int BesideLayout::heightForWidth(int width) const {
    if (!isBeside(width)) {
        const auto sizes = heights(width);
        return sum(sizes) + gaps(sizes.size(), kBelowGap);
    }
    const auto parts = shown();
    const auto sizes = widths(width);
    int height = 0;
    for (std::size_t i = 0; i < parts.size(); ++i)
        height = std::max(height, leastHeight(*parts[i].item, sizes[i]));
    return height;
}

QSize BesideLayout::minimumSize() const {
    QSize size;
    for (const Part& part : shown())
        size = size.expandedTo(part.item->minimumSize());
    return size;
}

QSize BesideLayout::sizeHint() const {
    QSize size(neededByAll(), 0);
    for (const Part& part : shown())
        size.setHeight(std::max(size.height(), part.item->sizeHint().height()));
    return size;
}

void BesideLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    const auto parts = shown();
    // No wider than it may be: an item would be put into the middle.
    const auto place = [](QLayoutItem& item, QRect area) {
        area.setWidth(std::min(area.width(), item.maximumSize().width()));
        item.setGeometry(area);
    };
    const bool beside = isBeside(rect.width());
    auto sizes = beside ? widths(rect.width()) : heights(rect.width());
    if (!beside)
        share(sizes, std::max(0, rect.height() - sum(sizes) - gaps(sizes.size(), kBelowGap)));
    QPoint at = rect.topLeft();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        place(*parts[i].item,
              {at, beside ? QSize(sizes[i], rect.height()) : QSize(rect.width(), sizes[i])});
        at += beside ? QPoint(sizes[i] + m_spacing, 0) : QPoint(0, sizes[i] + kBelowGap);
    }
}

}  // namespace headscope::app
