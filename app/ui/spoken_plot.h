// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QString>

class QWidget;

namespace headscope::app {

// What a screen reader gets of a plot: a chart with the widget's accessible name, in which one
// thing is chosen. That thing is an object of its own, new with every choice, and has the keyboard
// while the plot has it: screen readers speak what the keyboard goes to, not what changes where it
// stays. GUI thread.

/// For the plot's constructor. `role`: what is not a chart says what it is.
void makeSpoken(QWidget& plot, QAccessible::Role role = QAccessible::Chart);

/// What is chosen, and its numbers; empty: nothing. A screen reader is told where it is another
/// text than before.
void speakChoice(QWidget& plot, const QString& text);

}  // namespace headscope::app
