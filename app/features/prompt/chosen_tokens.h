// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <vector>

namespace headscope::app {

// Which tokens of a prompt are chosen: positions from 0, ascending, each once.

/// With the token in if it was out, and out if it was in.
[[nodiscard]] std::vector<int> withToggled(std::vector<int> chosen, int token);

/// With all of [first, last] in, in either order.
[[nodiscard]] std::vector<int> withRange(std::vector<int> chosen, int first, int last);

/// The choice after an edit of the prompt, from its tokens before to those after. What lies before
/// the edit stays chosen, what lies behind it moves along, and what was changed is chosen no more.
[[nodiscard]] std::vector<int> carriedOver(const std::vector<int>& chosen,
                                           const QStringList& before, const QStringList& after);

}  // namespace headscope::app
