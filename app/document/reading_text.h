// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_info.h>

#include <QString>

namespace headscope::app {

/// How the model's files were read where that was not as usual, and what of them is not used; empty
/// if there is nothing to say.
[[nodiscard]] QString readingText(const ModelInfo& model);

}  // namespace headscope::app
