// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace headscope::app {

/// Does it with every widget of the application, hidden ones too; what is done to one may be the
/// end of another. GUI thread. Nothing happens in a program without widgets.
void withEveryWidget(const std::function<void(QWidget&)>& action);

}  // namespace headscope::app
