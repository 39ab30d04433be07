// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <QObject>
#include <QPoint>
#include <QPointF>

#include <functional>
#include <optional>
#include <vector>

namespace headscope::app {

/// Tells which head the mouse is over and which is clicked, of a plot that can say what lies at a
/// point.
class HeadPicker : public QObject {
    Q_OBJECT

 public:
    using HeadAt = std::function<std::optional<HeadId>(QPointF position)>;

    /// Watches `canvas`, and belongs to it. `headAt` takes the canvas's logical pixels.
    HeadPicker(QWidget* canvas, HeadAt headAt);

 Q_SIGNALS:
    void chosen(std::optional<headscope::HeadId> head);
    /// Only when it is another one. Empty: none.
    void hovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    HeadAt m_headAt;
    std::optional<HeadId> m_hovered;
};

/// A head's point on a plot.
struct HeadPoint {
    HeadId head;
    QPointF at;
};

/// The head whose point is nearest, if it is within reach of a mouse.
[[nodiscard]] std::optional<HeadId> nearestHead(const std::vector<HeadPoint>& points,
                                                QPointF position);

/// Where Left, Right, Home and End lead in a row of so many things, never out of it; where none is
/// selected, to the first. Empty for another key, and if there are no heads.
[[nodiscard]] std::optional<int> steppedIndex(int count, std::optional<int> selected, int key);

/// As steppedIndex(), in a row of heads.
[[nodiscard]] std::optional<HeadId> steppedHead(const std::vector<HeadId>& row,
                                                std::optional<HeadId> selected, int key);

}  // namespace headscope::app
