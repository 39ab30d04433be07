// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope::app::test {

/// ms; far above what waits for a fake engine or for the window take, on a busy machine too: Qt's
/// own 5 s are not. Qt goes on for twice as long before it says what was waited for in vain.
inline constexpr int kPatience = 30'000;

}  // namespace headscope::app::test
