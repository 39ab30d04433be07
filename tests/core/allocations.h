// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace headscope {

/// The most bytes that this thread had allocated with operator new at one time while `action` ran,
/// beyond what it had before.
[[nodiscard]] std::size_t peakBytes(const std::function<void()>& action);

}  // namespace headscope
