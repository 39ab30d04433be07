// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/cell_frames.h"

#include "plot/qcp.h"

#include <algorithm>

namespace headscope::app {

namespace {

QCPItemRect* newFrame(QCPAxis* heads, QCPAxis* layers) {
    auto* item = new QCPItemRect(heads->parentPlot());
    item->setLayer(QStringLiteral("overlay"));
    item->setClipAxisRect(heads->axisRect());
    item->setAntialiased(false);
    for (auto* position : {item->topLeft, item->bottomRight}) {
        position->setAxes(heads, layers);
        position->setType(QCPItemPosition::ptPlotCoords);
    }
    item->setVisible(false);
    return item;
}

void putAround(QCPItemRect& item, const CellBlock& block) {
    const auto [left, right] = std::minmax(block.from.head, block.to.head);
    const auto [top, bottom] = std::minmax(block.from.layer, block.to.layer);
    item.topLeft->setCoords(left - 0.5, top - 0.5);
    item.bottomRight->setCoords(right + 0.5, bottom + 0.5);
}

}  // namespace

CellFrames::CellFrames(QCPAxis* heads, QCPAxis* layers)
    : m_focus(newFrame(heads, layers)),
      m_hover(newFrame(heads, layers)),
      m_rubber(newFrame(heads, layers)),
      m_halo(newFrame(heads, layers)),
      m_select(newFrame(heads, layers)) {
    m_focus->setClipToAxisRect(false);
    for (auto* corner : {m_focus->topLeft, m_focus->bottomRight}) {
        corner->setAxisRect(heads->axisRect());
        corner->setType(QCPItemPosition::ptAxisRectRatio);
    }
    m_focus->topLeft->setCoords(0, 0);
    m_focus->bottomRight->setCoords(1, 1);
}

void CellFrames::recolor(const Theme& theme) {
    m_focus->setPen(QPen(theme.accent, 2));
    m_hover->setPen(QPen(theme.text, 1));
    QColor veil = theme.accent;
    veil.setAlphaF(0.25F);
    m_rubber->setPen(QPen(theme.accent, 2));
    m_rubber->setBrush(veil);
    m_halo->setPen(QPen(theme.card, 4));
    m_select->setPen(QPen(theme.text, 2));
}

void CellFrames::place(const Places& places, int layers, int heads) {
    const auto placeOn = [layers, heads](QCPItemRect* item, std::optional<HeadId> cell) {
        const bool inside = cell && cell->layer < layers && cell->head < heads;
        item->setVisible(inside);
        if (inside) putAround(*item, {*cell, *cell});
    };
    m_focus->setVisible(places.focused && layers > 0 && heads > 0);
    placeOn(m_hover, places.hovered);
    placeOn(m_halo, places.selected);
    placeOn(m_select, places.selected);
    m_rubber->setVisible(places.dragged.has_value());
    if (places.dragged) putAround(*m_rubber, *places.dragged);
}

void CellFrames::setClipped(bool clipped) {
    for (auto* frame : {m_hover, m_rubber, m_halo, m_select})
        frame->setClipToAxisRect(clipped);
}

}  // namespace headscope::app
