// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/message.h>
#include <headscope/model_info.h>
#include <headscope/report.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

// A study: one sweep after the other, over many prompts, and statistics of every head's effects.
// Plain values and pure functions; any thread.

/// One prompt of a study, as in its file.
struct StudyPrompt {
    std::string id;  ///< unique; without one in the file its number, from 1
    std::string text;
    std::vector<std::string> target;   ///< texts of one token each, at least one
    std::vector<std::string> control;  ///< likewise
    std::optional<std::string> donor;  ///< the second prompt of a patch
    std::string group;                 ///< such as its template; empty: none
    /// Other columns of the file, by name: kept, and usable for clusters. What is not a text is its
    /// JSON.
    std::map<std::string, std::string> columns = {};
    int line = 0;  ///< its first line in the file, from 1
    bool operator==(const StudyPrompt&) const = default;
};

/// How the statistics are computed.
struct StudyOptions {
    int bootstrap = 10'000;  ///< resamples, and flips of signs, at least 100
    std::uint64_t seed = 1;
    /// Prompts that share this are drawn together: "group", another column, or "prompt": each
    /// alone. Prompts without such a value are each alone.
    std::string cluster = "group";
    /// A column ("group" or another) of which two values are compared, and the two; empty: no
    /// comparison.
    std::string compareBy = {};
    std::string compareFirst = {};
    std::string compareSecond = {};
    bool operator==(const StudyOptions&) const = default;
};

/// Prompts for means, or to draw from.
struct StudyReference {
    struct Prompt {
        std::string text;
        std::string group;  ///< as StudyPrompt::group; empty: none
        int line = 0;
        bool operator==(const Prompt&) const = default;
    };
    std::vector<Prompt> prompts;
    std::uint64_t seed = 1;  ///< of what is drawn
    bool operator==(const StudyReference&) const = default;
};

/// A study, as in its file.
struct Study {
    std::string name;         ///< the file's name without its ending where the file says none
    std::string model;        ///< a folder or a model's name; empty: whichever is opened
    std::string modelSha256;  ///< of the required weights; empty: any
    std::vector<StudyPrompt> prompts;
    /// Without donors and references: each prompt has its own.
    std::vector<Intervention> interventions = zeroAndMean();
    Positions positions;
    StudyOptions options;
    std::optional<StudyReference> reference = {};
    bool operator==(const Study&) const = default;
};

/// Something wrong in a study or in its prompts.
struct StudyFault {
    std::string file;  ///< as given, fit to be shown
    int line = 0;      ///< from 1; 0: of the file as a whole
    Message what;      ///< what is wrong, and what would be right
    /// Of which of the study's prompts, from 0; empty: of none, such as a reference prompt's.
    std::optional<std::size_t> prompt = {};
    bool operator==(const StudyFault&) const = default;
};
/// "prompts.csv:12: the target ..."
[[nodiscard]] Message said(const StudyFault& fault);
[[nodiscard]] std::string describe(const StudyFault& fault);  ///< the same in English

/// The most faults that are reported at once.
inline constexpr std::size_t kMostStudyFaults = 1000;

/// A study as read, or its faults.
struct StudyReading {
    std::optional<Study> study;  ///< if nothing is wrong
    /// What could be read of one with faults, to be checked and shown: not fit to run. Its prompts
    /// with faults have what is there of them. Empty if nothing is wrong, or no prompt was found.
    std::optional<Study> partial = {};
    std::vector<StudyFault> faults;   ///< all, in the order of the files and lines
    std::vector<Message> notes;       ///< on what is not used, a sentence each
    std::filesystem::path file = {};  ///< of the study
    std::string promptsFile = {};     ///< the file of its prompts, fit to be shown
    std::string referenceFile = {};   ///< and of its reference
};

/// Reads a study: JSON of schema "headscope.study/1",
///   {"schema","name"?,"model"?: TEXT|{"name"?,"sha256"?},"prompts": FILE|[...],"columns"?: {FIELD:
///   COLUMN}, "interventions"?: [NAME],"positions"?,"statistics"?:
///   {"bootstrap"?,"seed"?,"cluster"?, "compare"?: {"column","of": [TEXT,TEXT]}},"reference"?:
///   {"prompts","columns"?,"seed"?}},
/// or a file of prompts alone, with zero and the scalar mean. Prompts are JSONL, {"id"?,"prompt",
/// "target": TEXT|[TEXT],"control": TEXT|[TEXT],"donor"?,"group"?,...} a line; CSV with a row of
/// such names, where a set of tokens is a JSON list; or one JSON object
/// {"prompts":[{"clean","corrupt"?, "answers","wrong_answers"}]}, whose four names are accepted for
/// prompt, donor, target and control anywhere. A named file is relative to the study's. Throws
/// Error(Input) if the file itself cannot be read; everything else that is wrong is a fault.
[[nodiscard]] StudyReading readStudy(const std::filesystem::path& file);

/// A prompt in a model's tokens.
struct ReadyPrompt {
    std::vector<TokenId> prompt;
    TokenSet target;
    TokenSet control;
    std::vector<TokenId> donor;       ///< empty: none
    std::vector<TokenId> drawn = {};  ///< the reference prompt that was drawn for it; empty: none
    /// The reference prompts of its template and length, ascending; if an intervention takes their
    /// mean.
    std::vector<std::uint32_t> alike = {};
    bool operator==(const ReadyPrompt&) const = default;
};

/// A study that was checked against a model: ready to run.
struct ReadyStudy {
    Study study;
    SweepReport::Model model;
    std::vector<ReadyPrompt> prompts;             ///< in the order of study.prompts
    std::vector<std::vector<TokenId>> reference;  ///< of study.reference
    bool bos = false;  ///< every prompt was made to begin with <|endoftext|>
    /// SHA-256 of the reference's tokens, or empty.
    std::string referenceSha256;
    /// SHA-256 of everything that the rows depend on: model, tokens, interventions, positions,
    /// reference. Not of names and statistics.
    std::string key;
    bool operator==(const ReadyStudy&) const = default;
};

struct StudyCheck {
    std::optional<ReadyStudy> study;  ///< if nothing is wrong
    std::vector<StudyFault> faults;   ///< the reading's, too
};

/// Checks it against a model, and of a partial study what could be read: empty, too long or
/// repeated prompts; targets that are not one token, or equal to the control; missing donors or
/// donors of another length; no reference for an intervention that needs one; another model than
/// the study's. `bos`: begin every prompt with
/// <|endoftext|>.
[[nodiscard]] StudyCheck checkStudy(const StudyReading& reading, const ModelInfo& model,
                                    const Tokenizer& tokenizer, bool bos = false);

/// The prompt's value in a column: "group" or another; empty if it has none.
[[nodiscard]] std::string columnValue(const StudyPrompt& prompt, const std::string& column);

/// The study with its tokens, for a folder of results: JSON of schema "headscope.study.ready/1".
/// And back; throws Error(Input) naming `subject` if it is damaged.
[[nodiscard]] std::string readyStudyJson(const ReadyStudy& study);
[[nodiscard]] ReadyStudy readyStudyFromJson(const std::string& json, const std::string& subject);

/// Floating-point operations of one prompt's sweeps, as sweepFlop() counts them.
[[nodiscard]] double studyFlop(const ReadyStudy& study, const ModelConfig& config,
                               std::size_t prompt);

/// One of several parts of a study.
struct StudyShard {
    int index = 1;  ///< from 1
    int count = 1;
    bool operator==(const StudyShard&) const = default;
};
/// "3/32" -> {3, 32}. Throws Error(Input).
[[nodiscard]] StudyShard shardFromText(const std::string& text);

/// The prompts from `begin` to before `end`.
struct StudyRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const StudyRange&) const = default;
};
/// A shard's prompts: ranges in the order of the file, of similar cost. May be empty if there are
/// more shards than prompts. `costs`: of every prompt, above 0.
[[nodiscard]] StudyRange shardRange(const std::vector<double>& costs, const StudyShard& shard);

}  // namespace headscope
