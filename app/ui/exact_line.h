// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QLineEdit;

namespace headscope::app {

/// Makes a line take unchanged what it can hold, and refuse the rest with a message: by itself a
/// QLineEdit silently cuts long texts. `refuse` is called with the reason why a text that was
/// typed, pasted or dropped was not put in; setText() is not looked at. GUI thread.
void holdExactly(QLineEdit& line, qsizetype most, std::function<void(const QString& why)> refuse);

/// The same, with the reason in a tip below the line.
void holdExactly(QLineEdit& line, qsizetype most);

}  // namespace headscope::app
