// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "study/faults.h"

#include <headscope/study.h>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// One prompt as in its file: an object, of texts alone where it is CSV.
struct PromptRecord {
    int line = 0;
    nlohmann::json fields;
    Message wrong = {};  ///< why it is no record; its fields are what could be read of it
};

/// "prompt" -> its column.
using StudyColumns = std::map<std::string, std::string>;

/// The records of a file of prompts: .csv, .jsonl (or .ndjson), or .json with a list "prompts".
/// Throws Error(Input) if it cannot be read. Its other content is listed in `notes`.
[[nodiscard]] std::vector<PromptRecord> promptRecords(const std::filesystem::path& file,
                                                      StudyFaults& faults,
                                                      std::vector<Message>& notes);

/// Is a file of this name one of prompts alone?
[[nodiscard]] bool isPromptTable(const std::filesystem::path& file);

/// A list of objects at `path` in a JSON text.
[[nodiscard]] std::vector<PromptRecord> recordsOf(const nlohmann::json& list, std::string_view text,
                                                  const std::vector<std::string>& path,
                                                  const std::string& file, StudyFaults& faults);

/// The prompts of the records, one each. One that is wrong is a fault, and has what is there.
[[nodiscard]] std::vector<StudyPrompt> promptsOf(const std::vector<PromptRecord>& records,
                                                 const StudyColumns& columns,
                                                 const std::string& file, StudyFaults& faults);

/// The same of reference prompts, of which only text and group are looked at; without those that
/// are wrong.
[[nodiscard]] std::vector<StudyReference::Prompt> referencePromptsOf(
    const std::vector<PromptRecord>& records, const StudyColumns& columns, const std::string& file,
    StudyFaults& faults);

}  // namespace headscope
