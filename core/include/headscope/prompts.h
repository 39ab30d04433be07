// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace headscope {

/// A prompt worth looking at, as the gallery keeps it.
struct ExamplePrompt {
    std::string text;
    std::string target;      ///< with its leading space, if it has one
    std::string control;     ///< likewise
    std::string shows;       ///< one sentence for people: what there is to see
    std::string donor = {};  ///< the second prompt that it is patched from, if any
    bool operator==(const ExamplePrompt&) const = default;
};

/// Reads a file of schema headscope.prompts/1, such as resources/prompts.json. Any thread.
/// Throws Error(Input) naming the file and what is wrong with it.
[[nodiscard]] std::vector<ExamplePrompt> readPrompts(const std::filesystem::path& file);

/// Writes such a file, under a temporary name first. Texts must be valid UTF-8. Any thread.
/// Throws Error(Failure) if it cannot be written.
void writePrompts(const std::filesystem::path& file, const std::vector<ExamplePrompt>& prompts);

}  // namespace headscope
