// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/head_picker.h"
#include "plot/plot_widget.h"

namespace headscope::app {

/// A plot with a point a head. Reports the head that the mouse is over, and the one that is chosen
/// by a click, or with the arrow keys, Home and End. GUI thread.
class HeadPlot : public PlotWidget {
    Q_OBJECT

 public:
    [[nodiscard]] std::optional<HeadId> selected() const { return m_selected; }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    /// Only when it is another one. Empty: none.
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    explicit HeadPlot(QWidget* parent);

    /// Where the heads' points lie, in the widget's logical pixels, in the order in which the keys
    /// walk.
    [[nodiscard]] virtual std::vector<HeadPoint> headPoints() const = 0;
    /// Where the keys go on from.
    void select(std::optional<HeadId> head) { m_selected = head; }

    void keyPressEvent(QKeyEvent* event) override;

 private:
    std::optional<HeadId> m_selected;
};

}  // namespace headscope::app
