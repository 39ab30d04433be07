// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/report.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// Where Python finds a run's model, and how it reads it.
struct PythonModel {
    /// How to read the weights if from_pretrained() would read others, or fail.
    struct OwnWay {
        ModelConfig config;
        ModelReading reading;
        std::vector<std::string> files;  ///< of the weights, by name in the folder
    };
    std::string name;                   ///< a folder, or "owner/name" in the Hugging Face cache
    std::string revision;               ///< the commit, or empty
    std::optional<OwnWay> ownWay = {};  ///< empty: from_pretrained() does
};

/// A model folder as from_pretrained() takes it: in the Hugging Face cache by name and commit,
/// elsewhere the folder itself. A folder that cannot be opened is assumed to hold what transformers
/// writes.
[[nodiscard]] PythonModel pythonModel(const std::filesystem::path& folder);

/// A Python 3 program that repeats the run with `transformers` and a forward pre-hook on every
/// attn.c_proj, prints its table, and compares it with `report`, which it holds as the JSON of
/// schema headscope.sweep/2. Plain ASCII, whatever the texts are. It exits with 0 if all
/// numbers agree, 1 where they do not, 2 where it cannot run. Any thread.
[[nodiscard]] std::string pythonScript(const SweepReport& report, const PythonModel& model);

}  // namespace headscope
