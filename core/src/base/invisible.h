// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// Characters that a reader does not see or takes for something else: spaces other than U+0020,
/// line and paragraph separators, Unicode's Default_Ignorable_Code_Point (zero width, directional
/// and variation controls, the soft hyphen, fillers, tags), other format controls without a shape,
/// the blank Braille pattern, U+FFFC, and noncharacters. Not the controls of C0 and C1. Any thread.
[[nodiscard]] bool isInvisible(char32_t character);

}  // namespace headscope
