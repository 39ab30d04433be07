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

/// One prompt of a study, as its file has it.
struct StudyPrompt {
    std::string id;  ///< of its own; without one in the file its number, from 1
    std::string text;
    std::vector<std::string> target;   ///< texts of one token each, at least one
    std::vector<std::string> control;  ///< likewise
    std::optional<std::string> donor;  ///< the second prompt of a patch
    std::string group;                 ///< such as its template; empty: none
    /// What else the file has of it, by the column's name: kept, and fit to cluster by. What is no
    /// text is its JSON.
    std::map<std::string, std::string> columns = {};
    int line = 0;  ///< where it begins in its file, from 1
    bool operator==(const StudyPrompt&) const = default;
};

/// How the statistics are computed.
struct StudyOptions {
    int bootstrap = 10'000;  ///< resamples, and flips of signs, at least 100
    std::uint64_t seed = 1;
    /// What prompts must share to be drawn together: "group", another column, or "prompt": each
    /// alone. Prompts that have no such value are each alone.
    std::string cluster = "group";
    /// A column ("group" or another) of which two values are compared, and the two; empty: none is.
    std::string compareBy = {};
    std::string compareFirst = {};
    std::string compareSecond = {};
    bool operator==(const StudyOptions&) const = default;
};

/// Prompts that interventions take means of, or draw from.
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

/// A study as its file has it.
struct Study {
    std::string name;         ///< the file's name without its ending where the file says none
    std::string model;        ///< a folder or a model's name; empty: whichever is opened
    std::string modelSha256;  ///< of the weights that it must be; empty: any
    std::vector<StudyPrompt> prompts;
    /// A patch's donor, and what is of the reference, are still to be named: each prompt has its
    /// own.
    std::vector<Intervention> interventions = zeroAndMean();
    Positions positions;
    StudyOptions options;
    std::optional<StudyReference> reference = {};
    bool operator==(const Study&) const = default;
};

/// Something wrong in a study or in its prompts.
struct StudyFault {
    std::string file;  ///< as it was named, fit to be shown
    int line = 0;      ///< from 1; 0: of the file as a whole
    Message what;      ///< says what is wrong, and what would do
    bool operator==(const StudyFault&) const = default;
};
/// "prompts.csv:12: the target ..."
[[nodiscard]] Message said(const StudyFault& fault);
[[nodiscard]] std::string describe(const StudyFault& fault);  ///< the same in English

/// At most so many faults are told: whoever mends these sees what is left.
inline constexpr std::size_t kMostStudyFaults = 1000;

/// What a file holds.
struct StudyReading {
    std::optional<Study> study;       ///< where nothing is wrong
    std::vector<StudyFault> faults;   ///< all that is, in the order of the files and lines
    std::vector<Message> notes;       ///< what is there and is not used, a sentence each
    std::filesystem::path file = {};  ///< of the study
    std::string promptsFile = {};     ///< where its prompts stand, fit to be shown
    std::string referenceFile = {};   ///< and those of its reference
};

/// Reads a study: JSON of schema "headscope.study/1",
///   {"schema","name"?,"model"?: TEXT|{"name"?,"sha256"?},"prompts": FILE|[...],"columns"?: {FIELD:
///   COLUMN}, "interventions"?: [NAME],"positions"?,"statistics"?:
///   {"bootstrap"?,"seed"?,"cluster"?, "compare"?: {"column","of": [TEXT,TEXT]}},"reference"?:
///   {"prompts","columns"?,"seed"?}},
/// or a file of prompts alone, with zero and the scalar mean. Prompts are JSONL, {"id"?,"prompt",
/// "target": TEXT|[TEXT],"control": TEXT|[TEXT],"donor"?,"group"?,...} a line; CSV with a row of
/// such names, where a set of tokens is a JSON list; or one JSON object
/// {"prompts":[{"clean","corrupt"?, "answers","wrong_answers"}]}, whose four names do for prompt,
/// donor, target and control anywhere. A file that is named stands beside the study's. Throws
/// Error(Input) where the file itself cannot be read; all else that is wrong is among the faults.
[[nodiscard]] StudyReading readStudy(const std::filesystem::path& file);

/// A prompt in a model's tokens.
struct ReadyPrompt {
    std::vector<TokenId> prompt;
    TokenSet target;
    TokenSet control;
    std::vector<TokenId> donor;       ///< empty: none
    std::vector<TokenId> drawn = {};  ///< the reference prompt that was drawn for it; empty: none
    /// Which reference prompts have its template and length, ascending; where one takes their mean.
    std::vector<std::uint32_t> alike = {};
    bool operator==(const ReadyPrompt&) const = default;
};

/// A study of which everything was held against a model: fit to be run.
struct ReadyStudy {
    Study study;
    SweepReport::Model model;
    std::vector<ReadyPrompt> prompts;             ///< in the order of study.prompts
    std::vector<std::vector<TokenId>> reference;  ///< of study.reference
    bool bos = false;  ///< every prompt was made to begin with <|endoftext|>
    /// SHA-256 of the reference's tokens, or empty.
    std::string referenceSha256;
    /// SHA-256 of all that the rows follow from: model, tokens, interventions, positions,
    /// reference. Not of names and statistics.
    std::string key;
    bool operator==(const ReadyStudy&) const = default;
};

struct StudyCheck {
    std::optional<ReadyStudy> study;  ///< where nothing is wrong
    std::vector<StudyFault> faults;
};

/// Holds it against a model: prompts that are empty, too long or there twice; targets that are not
/// one token, or equal to the control; donors of another length, or missing; no reference for an
/// intervention that needs one; another model than the study's. `bos`: begin every prompt with
/// <|endoftext|>.
[[nodiscard]] StudyCheck checkStudy(const StudyReading& reading, const ModelInfo& model,
                                    const Tokenizer& tokenizer, bool bos = false);

/// What the prompt has in a column: "group" or another; empty where it has none.
[[nodiscard]] std::string columnValue(const StudyPrompt& prompt, const std::string& column);

/// The study with its tokens, as a folder of results keeps it: JSON of schema
/// "headscope.study.ready/1". And back; throws Error(Input) naming `subject` where it is damaged.
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
/// A shard's prompts: ranges in the order of the file, cut by what they cost. May be empty where
/// there are more shards than prompts. `costs` are of every prompt, above 0.
[[nodiscard]] StudyRange shardRange(const std::vector<double>& costs, const StudyShard& shard);

}  // namespace headscope
