// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

class QWidget;

namespace headscope::app {

/// A label or a button in a line that may be too narrow for all of its words.
struct FittingText {
    QWidget* widget;
    QString brief;
    QString full;

    /// The widget's own width with these words; 0 if it is hidden.
    [[nodiscard]] int widthWith(const QString& words) const;
};

/// Makes the widgets no wider than their brief words need, and spells out as many of them, in their
/// order, as `room` allows: pixels beyond the brief words. Returns what is left of it.
[[nodiscard]] int spell(std::span<const FittingText> line, int room);

}  // namespace headscope::app
