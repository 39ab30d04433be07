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
    bool bos = false;     ///< --bos: begin with <|endoftext|>

    void add(CLI::App& command);
    [[nodiscard]] bool given() const { return isText || !file.empty() || !ids.empty(); }
    /// Reads the file or standard input, which can be done once, and says on standard error where a
    /// text ends with a space. Throws Error(Input).
    [[nodiscard]] std::vector<TokenId> tokens(const Tokenizer& tokenizer) const;

 private:
    [[nodiscard]] std::vector<TokenId> asGiven(const Tokenizer& tokenizer) const;
};

/// --bos of a command that has no prompt of its own.
void addBos(CLI::App& command, bool& value);

/// The tokens with <|endoftext|> before them. Throws Error(Input) if the model has no such token or
/// they begin with it already; `what` names the text: "the prompt".
[[nodiscard]] std::vector<TokenId> withBos(std::vector<TokenId> tokens, const Tokenizer& tokenizer,
                                           const std::string& what);

/// --donor or --donor-ids: the second prompt, that a patch takes z from.
struct DonorOptions {
    std::string text;
    std::string ids;
    bool isText = false;  ///< --donor was given, if only with an empty text

    void add(CLI::App& command);
    [[nodiscard]] bool given() const { return isText || !ids.empty(); }
    /// Begins with <|endoftext|> where the prompt was made to. Throws Error(Input), also where the
    /// donor does not go with the prompt.
    [[nodiscard]] std::vector<TokenId> tokens(const Tokenizer& tokenizer,
                                              const PromptOptions& prompt,
                                              const std::vector<TokenId>& promptTokens) const;
};

/// --replace, and the donor of a patch. Without --replace a donor means a patch.
struct InterventionOptions {
    std::string replace;  ///< empty: not given
    DonorOptions donor;

    /// --replace of one or several, checked by interventionsFromNames().
    void addSeveral(CLI::App& command);
    void addOne(CLI::App& command);
    /// With the donor in its place. `otherwise` is used for --replace where neither it nor a donor
    /// was given. Throws Error(Input), also for a patch without a donor and the other way round.
    [[nodiscard]] std::vector<Intervention> all(const std::string& otherwise,
                                                const Tokenizer& tokenizer,
                                                const PromptOptions& prompt,
                                                const std::vector<TokenId>& promptTokens) const;
    /// The same of one.
    [[nodiscard]] Intervention one(const Tokenizer& tokenizer, const PromptOptions& prompt,
                                   const std::vector<TokenId>& promptTokens) const;
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

/// Refuses any other word.
[[nodiscard]] CLI::Validator oneOf(const std::vector<std::string>& words);

/// --positions, checked by positionsFromName().
CLI::Option* addPositions(CLI::App& command, std::string& value);

/// The same, with "each": one sweep for each position.
CLI::Option* addPositionsOrEach(CLI::App& command, std::string& value);
inline constexpr const char* kEachPosition = "each";

/// --replace of one intervention of runs that are there already.
CLI::Option* addIntervention(CLI::App& command, std::string& value);

/// The same where nothing is taken from a second prompt: a patch is neither offered nor taken.
CLI::Option* addInterventionWithoutDonor(CLI::App& command, std::string& value);

/// --heads, --replace and --positions: a set of heads to ablate, or none.
class AblatedOptions {
 public:
    enum class Donors {
        None,     ///< what is computed takes nothing from a second prompt
        Offered,  ///< --donor and --donor-ids, too
    };

    std::string heads;
    InterventionOptions interventions;
    std::string positions = "all";

    void add(CLI::App& command, Donors donors = Donors::None);
    /// Puts them into a request that has its prompt: anything with heads, an intervention and
    /// positions. Throws Error(Input).
    template <class Request>
    void into(Request& request, const Tokenizer& tokenizer, const PromptOptions& prompt) const;

 private:
    [[nodiscard]] Intervention intervention(const Tokenizer& tokenizer, const PromptOptions& prompt,
                                            const std::vector<TokenId>& promptTokens) const;
    Donors m_donors = Donors::None;
};

/// The donor's text, of a patch that has it; else empty.
[[nodiscard]] std::string donorText(const Intervention& intervention, const Tokenizer& tokenizer);

/// Puts the donor into those that have one still to be named. Throws Error(Input) if one needs it
/// and it was not given, or the other way round.
void fillDonor(std::vector<Intervention>& interventions, const DonorOptions& donor,
               const Tokenizer& tokenizer, const PromptOptions& prompt,
               const std::vector<TokenId>& promptTokens);

/// "0,3,4" -> {0, 3, 4}; Error(Input) naming the option where it is not such a list.
[[nodiscard]] std::vector<int> parseNumbers(std::string_view text, std::string_view option);

/// "9.6,10.0" -> heads. Error(Input) if it is not such a list.
[[nodiscard]] std::vector<HeadId> parseHeads(std::string_view text);

template <class Request>
void AblatedOptions::into(Request& request, const Tokenizer& tokenizer,
                          const PromptOptions& prompt) const {
    if (!heads.empty()) request.heads = parseHeads(heads);
    request.intervention = intervention(tokenizer, prompt, request.prompt);
    request.positions = positionsFromName(positions);
}

}  // namespace headscope::cli
