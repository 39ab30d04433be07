// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// The program's version, as in CMakeLists.txt.
[[nodiscard]] const char* version();

}  // namespace headscope
