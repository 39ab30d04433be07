// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/model_info.h>

#include <filesystem>

namespace headscope {

/// Reads and checks a GPT-2 `config.json`. Throws Error(Input) naming the file and the field:
/// missing file, invalid JSON, another model_type, a size that is missing, not a positive integer
/// or beyond reason, heads that do not divide the width, an unknown activation_function, or
/// features that would change the result and are not implemented (add_cross_attention). A size may
/// have the name that transformers has for it in other models (hidden_size for n_embd); what is
/// read under a name that transformers passes over is said in `reading`, where given.
[[nodiscard]] ModelConfig readConfig(const std::filesystem::path& file,
                                     ModelReading* reading = nullptr);

}  // namespace headscope
