// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QLineEdit;

namespace headscope::app {

/// Makes a line take what it can hold as it is, and refuse the rest with words: by itself a
/// QLineEdit cuts what is longer than it takes without one. `refuse` is told why a text that was
/// typed, pasted or dropped was not put in; setText() is not looked at. GUI thread.
void holdExactly(QLineEdit& line, qsizetype most, std::function<void(const QString& why)> refuse);

/// The same, with the reason in a tip below the line.
void holdExactly(QLineEdit& line, qsizetype most);

}  // namespace headscope::app
