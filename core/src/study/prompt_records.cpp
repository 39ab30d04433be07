// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/prompt_records.h"

#include "base/files.h"
#include "base/json.h"
#include "base/utf8.h"
#include "study/csv_table.h"
#include "study/json_lines.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <set>

namespace headscope {
namespace {

using Parsed = nlohmann::json;

constexpr const char* kRecordHint =
    phrase("Each prompt is an object with prompt, target and control.");
constexpr JsonLimits kRecordLimits{.depth = 16, .values = 100'000, .oneLine = true};
constexpr JsonLimits kListLimits{.depth = 16, .values = 64'000'000};

// How other tools call a field.
const std::map<std::string, std::vector<std::string>>& otherNames() {
    static const std::map<std::string, std::vector<std::string>> names{
        {"prompt", {"clean"}},
        {"donor", {"corrupt", "corrupted"}},
        {"target", {"answers"}},
        {"control", {"wrong_answers"}}};
    return names;
}

std::vector<PromptRecord> jsonLineRecords(std::string_view text) {
    std::vector<PromptRecord> records;
    int line = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto one = text.substr(begin, end - begin);
        begin = end + 1;
        ++line;
        if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        PromptRecord record;
        record.line = line;
        try {
            record.fields = parseObject(one, say("the line"), kRecordHint, kRecordLimits);
        } catch (const Error& error) {
            record.fields = {{"prompt", validUtf8(one)}};
            record.wrong = say("%1. %2", error.message(), error.hintMessage());
        }
        records.push_back(std::move(record));
    }
    return records;
}

std::vector<PromptRecord> csvRecords(std::string_view text, const std::string& file,
                                     StudyFaults& faults) {
    auto rows = csvRows(text);
    if (rows.empty()) return {};
    const auto names = std::move(rows.front().fields);
    const int nameLine = rows.front().line;
    if (!rows.front().wrong.empty()) faults.add(file, nameLine, rows.front().wrong);
    rows.erase(rows.begin());
    if (std::set<std::string>(names.begin(), names.end()).size() != names.size())
        faults.add(file, nameLine, say("two columns have the same name: give each its own"));
    std::vector<PromptRecord> records;
    for (auto& row : rows) {
        if (row.fields.size() != names.size() && row.wrong.empty())
            row.wrong =
                say("the row has %1 fields, and the first row names %2: put quotes "
                    "around a field with a comma in it",
                    row.fields.size(), names.size());
        auto fields = Parsed::object();
        for (std::size_t i = 0; i < std::min(names.size(), row.fields.size()); ++i)
            fields[names[i]] = std::move(row.fields[i]);
        records.push_back({row.line, std::move(fields), row.wrong});
    }
    return records;
}

std::vector<PromptRecord> jsonRecords(std::string_view text, const std::string& file,
                                      StudyFaults& faults, std::vector<Message>& notes) {
    const auto json = parseObject(text, file, kRecordHint, kListLimits);
    if (!json.contains("prompts") || !json.at("prompts").is_array()) {
        faults.add(file, 0, say("there is no list \"prompts\" in it"));
        return {};
    }
    std::vector<std::string> unused;
    for (const auto& [key, value] : json.items())
        if (key != "prompts") unused.push_back(shownName(key));
    if (!unused.empty())
        notes.push_back(say("%1: %2 beside \"prompts\" is not used.", file,
                            fmt::format("{}", fmt::join(unused, ", "))));
    return recordsOf(json.at("prompts"), text, {"prompts"}, file, faults);
}

bool hasEnding(const std::filesystem::path& file, std::initializer_list<const char*> endings) {
    const auto ending = file.extension().string();
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char* one) { return ending == one; });
}

// One record's fields, by our names.
class RecordReader {
 public:
    /// `prompt`: which of the study's prompts it is; empty: none of them.
    RecordReader(const PromptRecord& record, const StudyColumns& columns, const std::string& file,
                 StudyFaults& faults, std::optional<std::size_t> prompt = {})
        : m_record(record), m_columns(columns), m_file(file), m_faults(faults), m_prompt(prompt) {
        if (!record.wrong.empty()) fault(record.wrong);
    }

    // What is wrong with the record itself says enough of its fields.
    void fault(const Message& what) {
        if (m_good || m_record.wrong.empty()) m_faults.add({m_file, m_record.line, what, m_prompt});
        m_good = false;
    }
    [[nodiscard]] bool good() const { return m_good; }

    [[nodiscard]] const Parsed* find(const std::string& field) {
        const auto name = columnOf(field);
        const auto found = m_record.fields.find(name);
        if (found == m_record.fields.end() || found->is_null()) return nullptr;
        m_used.insert(name);
        return &*found;
    }

    [[nodiscard]] std::optional<std::string> text(const std::string& field) {
        const auto* value = find(field);
        if (!value) return std::nullopt;
        if (value->is_string()) return checked(value->get<std::string>(), field);
        if (value->is_number_integer() && (field == "id" || field == "group")) return value->dump();
        fault(say("\"%1\" is not text", columnOf(field)));
        return std::nullopt;
    }

    [[nodiscard]] std::string required(const std::string& field) {
        const bool there = find(field) != nullptr;
        if (!there) fault(missing(field));
        return there ? text(field).value_or("") : std::string();
    }

    // A text, or a list of texts.
    [[nodiscard]] std::vector<std::string> texts(const std::string& field) {
        const auto* value = find(field);
        if (!value) {
            fault(missing(field));
            return {};
        }
        if (value->is_string()) return ofText(value->get<std::string>(), field);
        return ofList(*value, field);
    }

    // What is left: as texts.
    [[nodiscard]] std::map<std::string, std::string> others() {
        std::map<std::string, std::string> kept;
        for (const auto& [name, value] : m_record.fields.items())
            if (!m_used.contains(name))
                kept[validUtf8(name)] =
                    value.is_string()
                        ? validUtf8(value.get<std::string>())
                        : value.dump(-1, ' ', false, Parsed::error_handler_t::replace);
        return kept;
    }

 private:
    [[nodiscard]] std::string columnOf(const std::string& field) const {
        if (const auto named = m_columns.find(field); named != m_columns.end())
            return named->second;
        if (m_record.fields.contains(field)) return field;
        if (const auto others = otherNames().find(field); others != otherNames().end())
            for (const auto& name : others->second)
                if (m_record.fields.contains(name)) return name;
        return field;
    }

    [[nodiscard]] Message missing(const std::string& field) const {
        std::vector<std::string> there;
        for (const auto& [name, value] : m_record.fields.items())
            there.push_back(shownName(name));
        return say(
            "there is no \"%1\"; here are %2. Name the column that has it in the "
            "study's \"columns\"",
            columnOf(field), fmt::format("{}", fmt::join(there, ", ")));
    }

    [[nodiscard]] std::string checked(std::string text, const std::string& field) {
        if (const auto at = firstInvalidUtf8(text); at != std::string::npos)
            fault(say("\"%1\" is not valid UTF-8 at its byte %2", columnOf(field), at));
        return text;
    }

    // In CSV a set is a JSON list.
    [[nodiscard]] std::vector<std::string> ofText(const std::string& text,
                                                  const std::string& field) {
        if (!text.starts_with('[')) return {checked(text, field)};
        const auto list = Parsed::parse(text, nullptr, false);
        if (list.is_discarded()) return {checked(text, field)};
        return ofList(list, field);
    }

    [[nodiscard]] std::vector<std::string> ofList(const Parsed& list, const std::string& field) {
        std::vector<std::string> texts;
        const bool good =
            list.is_array() && !list.empty() &&
            std::all_of(list.begin(), list.end(), [](const auto& one) { return one.is_string(); });
        if (!good) {
            fault(say("\"%1\" is neither a text nor a list of texts", columnOf(field)));
            return {};
        }
        for (const auto& one : list)
            texts.push_back(checked(one.get<std::string>(), field));
        return texts;
    }

    const PromptRecord& m_record;
    const StudyColumns& m_columns;
    const std::string& m_file;
    StudyFaults& m_faults;
    std::optional<std::size_t> m_prompt;
    bool m_good = true;
    std::set<std::string> m_used;
};

}  // namespace

bool isPromptTable(const std::filesystem::path& file) {
    return hasEnding(file, {".csv", ".jsonl", ".ndjson"});
}

std::vector<PromptRecord> promptRecords(const std::filesystem::path& file, StudyFaults& faults,
                                        std::vector<Message>& notes) {
    const auto subject = displayPath(file);
    const auto text = readTextFile(file);
    const auto records = hasEnding(file, {".csv"}) ? csvRecords(text, subject, faults)
                         : isPromptTable(file)     ? jsonLineRecords(text)
                                                   : jsonRecords(text, subject, faults, notes);
    if (records.empty() && faults.empty()) faults.add(subject, 0, say("there is no prompt in it"));
    return records;
}

std::vector<PromptRecord> recordsOf(const nlohmann::json& list, std::string_view text,
                                    const std::vector<std::string>& path, const std::string& file,
                                    StudyFaults& faults) {
    const auto lines = elementLines(text, path);
    std::vector<PromptRecord> records;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const int line = i < lines.size() ? lines[i] : 0;
        if (list[i].is_object())
            records.push_back({line, list[i]});
        else
            records.push_back({line, Parsed::object(),
                               say("prompt %1 is no object. %2", i + 1, Message(kRecordHint))});
    }
    if (list.empty()) faults.add(file, 0, say("its list of prompts is empty"));
    return records;
}

std::vector<StudyPrompt> promptsOf(const std::vector<PromptRecord>& records,
                                   const StudyColumns& columns, const std::string& file,
                                   StudyFaults& faults) {
    std::vector<StudyPrompt> prompts;
    for (std::size_t i = 0; i < records.size(); ++i) {
        RecordReader reader(records[i], columns, file, faults, i);
        StudyPrompt prompt;
        prompt.text = reader.required("prompt");
        prompt.target = reader.texts("target");
        prompt.control = reader.texts("control");
        prompt.donor = reader.text("donor");
        if (prompt.donor && prompt.donor->empty()) prompt.donor.reset();  // an empty field of CSV
        prompt.group = reader.text("group").value_or("");
        prompt.id = reader.text("id").value_or("");
        if (prompt.id.empty()) prompt.id = std::to_string(i + 1);
        prompt.columns = reader.others();
        prompt.line = records[i].line;
        prompts.push_back(std::move(prompt));
    }
    return prompts;
}

std::vector<StudyReference::Prompt> referencePromptsOf(const std::vector<PromptRecord>& records,
                                                       const StudyColumns& columns,
                                                       const std::string& file,
                                                       StudyFaults& faults) {
    std::vector<StudyReference::Prompt> prompts;
    for (const auto& record : records) {
        RecordReader reader(record, columns, file, faults);
        StudyReference::Prompt prompt{reader.required("prompt"), reader.text("group").value_or(""),
                                      record.line};
        if (reader.good()) prompts.push_back(std::move(prompt));
    }
    return prompts;
}

}  // namespace headscope
