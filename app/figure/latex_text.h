// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace headscope::app {

/// The text as LaTeX typesets it, in one paragraph: every character of ASCII that means something
/// to TeX is escaped, no ligature is made of two ("--", "''", "?`"), and the signs of captions that
/// are not in ASCII (␣, −, ×, “ ”, …) are commands that every engine has. Other characters stay, as
/// UTF-8. Isolations of directions, which no engine knows, are left out. Any thread.
[[nodiscard]] QString latexText(const QString& text);

}  // namespace headscope::app
