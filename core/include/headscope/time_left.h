// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

namespace headscope {

/// A time that is still to come, no finer than an estimate is: "4 s", "45 s", "10 min",
/// "2 h 5 min"; at least "1 s". Any thread.
[[nodiscard]] Message timeLeft(double seconds);

}  // namespace headscope
