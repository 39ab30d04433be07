// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measure.h"

#include <filesystem>

namespace headscope::bench {

/// Runs and merges a study of options.study prompts with the headscope-cli beside `program`, and
/// then the same sweeps one by one on an engine that is open already. "demo" is the bundled model
/// and generated sentences of indirect objects, whatever options.tokens says; any other shape has
/// random weights and prompts of that many random letters. Wall times in s, memory of the largest
/// process in GiB. Throws headscope::Error.
[[nodiscard]] nlohmann::ordered_json measureStudy(const std::filesystem::path& program,
                                                  const Options& options);

}  // namespace headscope::bench
