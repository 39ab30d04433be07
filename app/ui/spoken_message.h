// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace headscope::app {

// A strip that says something by itself, wherever the keyboard is: a screen reader reads it out as
// it appears. GUI thread.

/// For the strip's constructor.
void makeSpokenMessage(QWidget& strip);

/// Shows the strip, whose text is now `text`; empty: hides it.
void showMessage(QWidget& strip, const QString& text);

}  // namespace headscope::app
