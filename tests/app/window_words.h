// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace headscope::app::test {

/// All that a person or a screen reader gets to know of what is visible: texts, tips, accessible
/// texts, and the rows of tables; a line each. Without `except` and what is in it.
[[nodiscard]] QString allWords(const QWidget* except = nullptr);

}  // namespace headscope::app::test
