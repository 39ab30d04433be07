// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/engine.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace headscope::cli {

/// --model and --threads.
struct ModelOptions {
    std::string folder;  ///< empty: the bundled model
    int threads = 0;     ///< 0: the physical cores

    void add(CLI::App& command, bool withThreads = true);
    [[nodiscard]] std::filesystem::path path() const;
    [[nodiscard]] std::unique_ptr<Engine> load() const;
};

/// --prompt or --prompt-ids.
struct PromptOptions {
    std::string text;
    std::string ids;

    void add(CLI::App& command);
    [[nodiscard]] std::vector<TokenId> tokens(const Tokenizer& tokenizer) const;
};

/// --target or --target-id; the same for the control.
struct TokenOptions {
    std::string text;
    int id = -1;
    bool hasText = false;

    void add(CLI::App& command, const std::string& role);
    [[nodiscard]] TokenId token(const Tokenizer& tokenizer, std::string_view role) const;
};

/// "0,3,4" -> {0, 3, 4}; Error(Input) naming the option where it is not such a list.
[[nodiscard]] std::vector<int> parseNumbers(std::string_view text, std::string_view option);

/// "9.6,10.0" -> heads. Error(Input) where it is not such a list.
[[nodiscard]] std::vector<HeadId> parseHeads(std::string_view text);

/// "all", "last"; CLI11 has checked the word.
[[nodiscard]] Positions parsePositions(const std::string& text);

/// Writes to standard output, or to the file if one is named. Error(Failure) where that fails.
void emit(const std::string& content, const std::string& file);

}  // namespace headscope::cli
