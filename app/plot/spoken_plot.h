// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace headscope::app {

// What a screen reader gets of a plot: a chart with the widget's accessible name, whose value is
// what is chosen in it. GUI thread.

/// For the plot's constructor.
void makeSpoken(QWidget& plot);

/// What is chosen by now, and its numbers; empty: nothing. A screen reader is told where it is
/// another text than before.
void speakChoice(QWidget& plot, const QString& text);

}  // namespace headscope::app
