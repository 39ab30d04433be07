// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/engine.h>
#include <headscope/engine_limits.h>
#include <headscope/report.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
class Validator;
}  // namespace CLI

namespace headscope::cli {

/// --model, --threads, --memory and --device.
struct ModelOptions {
    std::string folder;  ///< a folder or a model's name; empty: the bundled model
    EngineLimits limits;
    std::string device = "cpu";

    void add(CLI::App& command, bool withThreads = true);
    [[nodiscard]] std::filesystem::path path() const;
    [[nodiscard]] std::unique_ptr<Engine> load() const;
};

// The groups of options in --help.
inline constexpr const char* kInputGroup = "Prompt and tokens";
inline constexpr const char* kModelGroup = "Model and machine";
inline constexpr const char* kOutputGroup = "Output";

/// --prompt, --prompt-file or --prompt-ids.
struct PromptOptions {
    std::string text;
    std::string file;  ///< "-": standard input
    std::string ids;
    bool isText = false;  ///< --prompt was given, if only with an empty text

    void add(CLI::App& command);
    [[nodiscard]] bool given() const { return isText || !file.empty() || !ids.empty(); }
    /// Reads the file or standard input, which can be done once, and says on standard error where a
    /// text ends with a space. Throws Error(Input).
    [[nodiscard]] std::vector<TokenId> tokens(const Tokenizer& tokenizer) const;
};

/// --target or --target-id, each once or several times: a set; the same for the control.
struct TokenOptions {
    std::vector<std::string> texts;
    std::vector<int> ids;

    void add(CLI::App& command, const std::string& role);
    [[nodiscard]] bool empty() const { return texts.empty() && ids.empty(); }
    [[nodiscard]] TokenSet tokens(const Tokenizer& tokenizer, std::string_view role) const;
};

/// The model, the prompt and the two tokens: what every run needs.
struct RunOptions {
    ModelOptions model;
    PromptOptions prompt;
    TokenOptions target;
    TokenOptions control;

    void add(CLI::App& command);
    [[nodiscard]] SweepRequest request(const Tokenizer& tokenizer) const;
};

/// An option that takes a path or a list and refuses an empty one: a script's unset variable.
CLI::Option* addFilled(CLI::App& command, const std::string& name, std::string& value,
                       const std::string& description, const std::string& typeName);

/// An option that takes a whole decimal number from `least` to `most`.
CLI::Option* addNumber(CLI::App& command, const std::string& name, int& value, int least, int most,
                       const std::string& description);

/// Refuses what `read` throws an Error for. `offered` are some of the words that it takes, for help
/// and completion, in braces behind the name of the value.
[[nodiscard]] CLI::Validator readBy(const std::function<void(const std::string&)>& read,
                                    const std::vector<std::string>& offered);

/// Refuses what is none of the words.
[[nodiscard]] CLI::Validator oneOf(const std::vector<std::string>& words);

/// --positions, checked by positionsFromName().
CLI::Option* addPositions(CLI::App& command, std::string& value);

/// --replace of one or several interventions, checked by interventionsFromNames(); and of one.
CLI::Option* addInterventions(CLI::App& command, std::string& value);
CLI::Option* addIntervention(CLI::App& command, std::string& value);

/// --heads, --replace and --positions: a set of heads to ablate, or none.
struct AblatedOptions {
    std::string heads;
    std::string replace = "zero";
    std::string positions = "all";

    void add(CLI::App& command);
    /// Puts them into a request: anything with heads, an intervention and positions.
    template <class Request>
    void into(Request& request) const;
};

/// "0,3,4" -> {0, 3, 4}; Error(Input) naming the option where it is not such a list.
[[nodiscard]] std::vector<int> parseNumbers(std::string_view text, std::string_view option);

/// "9.6,10.0" -> heads. Error(Input) where it is not such a list.
[[nodiscard]] std::vector<HeadId> parseHeads(std::string_view text);

template <class Request>
void AblatedOptions::into(Request& request) const {
    if (!heads.empty()) request.heads = parseHeads(heads);
    request.intervention = interventionFromName(replace);
    request.positions = positionsFromName(positions);
}

}  // namespace headscope::cli
