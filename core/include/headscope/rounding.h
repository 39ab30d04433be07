// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// The smallest round number >= value: the end of a colour scale. Precondition: value > 0. Any
/// thread.
[[nodiscard]] double roundUp(double value);

}  // namespace headscope
