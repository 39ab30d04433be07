// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "base/json.h"
#include "study/faults.h"
#include "study/prompt_records.h"

#include <headscope/error.h>
#include <headscope/study.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace headscope {
namespace {

using StudyJson = nlohmann::json;

constexpr const char* kStudySchema = "headscope.study/1";
constexpr const char* kStudyHint =
    phrase("It needs \"schema\": \"headscope.study/1\" and \"prompts\": a file's name, or a list.");
constexpr JsonLimits kStudyLimits{.depth = 16, .values = 64'000'000};
constexpr int kFewestReplicates = 100;
constexpr int kMostReplicates = 1'000'000;

std::string joined(std::initializer_list<const char*> words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

// The columns that may be named.
constexpr std::initializer_list<const char*> kPromptFields{"id",      "prompt", "target",
                                                           "control", "donor",  "group"};

// What no file of prompts alone has.
constexpr std::initializer_list<const char*> kStudyOwnFields{
    "schema", "model", "columns", "interventions", "positions", "statistics", "reference"};

// Of a file of prompts alone.
Study studyOfTable(const std::filesystem::path& file, StudyReading& reading, StudyFaults& faults) {
    reading.promptsFile = displayPath(file);
    Study study;
    study.name = file.stem().string();
    study.prompts =
        promptsOf(promptRecords(file, faults, reading.notes), {}, reading.promptsFile, faults);
    return study;
}

// Reads a study's JSON and all that is wrong with it.
class StudyFileReader {
 public:
    StudyFileReader(const std::filesystem::path& file, StudyReading& reading, StudyFaults& faults)
        : m_path(file), m_file(displayPath(file)), m_reading(reading), m_faults(faults) {}

    Study read() {
        m_text = readTextFile(m_path);
        const auto json = parseObject(m_text, m_file, kStudyHint, kStudyLimits);
        if (isPromptsAlone(json)) return studyOfTable(m_path, m_reading, m_faults);
        checkFields(json, say("the study"),
                    {"schema", "name", "model", "prompts", "columns", "interventions", "positions",
                     "statistics", "reference"});
        if (json.value("schema", StudyJson()) != kStudySchema)
            fault(say("it is of another schema. %1", Message(kStudyHint)));
        Study study;
        study.name = text(json, "name").value_or(m_path.stem().string());
        readModel(json, study);
        readInterventions(json, study);
        readPositions(json, study);
        if (json.contains("statistics")) readStatistics(json.at("statistics"), study.options);
        const auto records = recordsFrom(json, {"prompts"}, m_reading.promptsFile);
        study.prompts = promptsOf(records, columnsOf(json), m_reading.promptsFile, m_faults);
        if (json.contains("reference")) readReference(json.at("reference"), study);
        return study;
    }

 private:
    // As for the discovery of circuits: a list of prompts, and nothing that a study would say.
    static bool isPromptsAlone(const StudyJson& json) {
        const auto has = [&](const char* field) { return json.contains(field); };
        return has("prompts") && json.at("prompts").is_array() &&
               std::none_of(kStudyOwnFields.begin(), kStudyOwnFields.end(), has);
    }

    void fault(const Message& what) { m_faults.add(m_file, 0, what); }

    void checkFields(const StudyJson& object, const Message& what,
                     std::initializer_list<const char*> known) {
        for (const auto& [key, value] : object.items())
            if (std::find(known.begin(), known.end(), key) == known.end())
                fault(
                    say("%1 has no field %2. There are: %3", what, shownName(key), joined(known)));
    }

    // False if it is there and no object.
    bool requireObject(const StudyJson& value, const char* name) {
        if (value.is_object()) return true;
        fault(say("\"%1\" is no object", name));
        return false;
    }

    std::optional<std::string> text(const StudyJson& object, const char* name) {
        const auto found = object.find(name);
        if (found == object.end() || found->is_null()) return std::nullopt;
        if (found->is_string()) return found->get<std::string>();
        fault(say("\"%1\" is no text", name));
        return std::nullopt;
    }

    template <class Number>
    void number(const StudyJson& object, const char* name, Number least, Number most,
                Number& value) {
        const auto found = object.find(name);
        if (found == object.end()) return;
        const bool whole = found->is_number_unsigned();
        const auto given = whole ? found->get<std::uint64_t>() : 0;
        if (whole && given >= static_cast<std::uint64_t>(least) &&
            given <= static_cast<std::uint64_t>(most))
            value = static_cast<Number>(given);
        else
            fault(say("\"%1\" is no whole number from %2 to %3", name, least, most));
    }

    void readModel(const StudyJson& json, Study& study) {
        const auto found = json.find("model");
        if (found == json.end()) return;
        if (found->is_string()) {
            study.model = found->get<std::string>();
            return;
        }
        if (!requireObject(*found, "model")) return;
        checkFields(*found, "\"model\"", {"name", "sha256"});
        study.model = text(*found, "name").value_or("");
        study.modelSha256 = text(*found, "sha256").value_or("");
    }

    void readInterventions(const StudyJson& json, Study& study) {
        const auto found = json.find("interventions");
        if (found == json.end()) return;
        study.interventions.clear();
        if (!found->is_array() || found->empty())
            return fault(
                say("\"interventions\" is no list of names, such as [\"zero\", \"mean\"]"));
        for (const auto& name : *found) {
            if (!name.is_string()) {
                fault(say("\"interventions\" holds what is no name"));
                continue;
            }
            addIntervention(name.get<std::string>(), study);
        }
    }

    void addIntervention(const std::string& given, Study& study) {
        try {
            auto one = interventionFromName(given);
            const auto isThere = [&](const auto& other) {
                return briefName(other) == briefName(one);
            };
            if (std::any_of(study.interventions.begin(), study.interventions.end(), isThere))
                return fault(say("the intervention %1 is named twice", briefName(one)));
            if (const auto* donor = donorPromptOf(one); donor && !donor->empty())
                return fault(say("%1 names its donor, and each prompt has its own: write %2",
                                 shownName(given), briefName(one)));
            study.interventions.push_back(std::move(one));
        } catch (const Error& error) {
            std::vector<std::string> names;
            for (const auto& kind : studyKinds())
                names.push_back(briefName(kind));
            fault(say("%1. There are: %2", error.message(),
                      fmt::format("{}", fmt::join(names, ", "))));
        }
    }

    void readPositions(const StudyJson& json, Study& study) {
        const auto name = text(json, "positions");
        if (!name) return;
        try {
            study.positions = positionsFromName(*name);
        } catch (const Error& error) {
            fault(say("%1. %2", error.message(), error.hintMessage()));
        }
    }

    void readStatistics(const StudyJson& json, StudyOptions& options) {
        if (!requireObject(json, "statistics")) return;
        checkFields(json, "\"statistics\"", {"bootstrap", "seed", "cluster", "compare"});
        number(json, "bootstrap", kFewestReplicates, kMostReplicates, options.bootstrap);
        number(json, "seed", std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max(),
               options.seed);
        options.cluster = text(json, "cluster").value_or(options.cluster);
        if (json.contains("compare")) readCompared(json.at("compare"), options);
    }

    void readCompared(const StudyJson& json, StudyOptions& options) {
        if (!requireObject(json, "compare")) return;
        checkFields(json, "\"compare\"", {"column", "of"});
        const auto of = json.value("of", StudyJson());
        if (!of.is_array() || of.size() != 2 || !of[0].is_string() || !of[1].is_string() ||
            of[0] == of[1])
            return fault(
                say("\"compare\" needs two different values: \"of\": [\"ABBA\", \"BABA\"]"));
        options.compareBy = text(json, "column").value_or("group");
        options.compareFirst = of[0].get<std::string>();
        options.compareSecond = of[1].get<std::string>();
    }

    StudyColumns columnsOf(const StudyJson& json) {
        StudyColumns columns;
        const auto found = json.find("columns");
        if (found == json.end() || !requireObject(*found, "columns")) return columns;
        checkFields(*found, "\"columns\"", kPromptFields);
        for (const auto& [field, column] : found->items()) {
            if (column.is_string())
                columns[field] = column.get<std::string>();
            else
                fault(say("\"columns\": the column of %1 is no text", shownName(field)));
        }
        return columns;
    }

    // Of the list, or of the file that is named instead.
    std::vector<PromptRecord> recordsFrom(const StudyJson& outermost,
                                          const std::vector<std::string>& path, std::string& from) {
        from = m_file;
        const StudyJson* list = &outermost;
        for (const auto& field : path) {
            if (!list->contains(field)) {
                fault(say("there is no \"%1\"", fmt::format("{}", fmt::join(path, "\".\""))));
                return {};
            }
            list = &list->at(field);
        }
        if (list->is_array()) return recordsOf(*list, m_text, path, m_file, m_faults);
        if (!list->is_string()) {
            fault(say("\"%1\" is neither a file's name nor a list",
                      fmt::format("{}", fmt::join(path, "\".\""))));
            return {};
        }
        const auto file = m_path.parent_path() / list->get<std::string>();
        from = displayPath(file);
        try {
            return promptRecords(file, m_faults, m_reading.notes);
        } catch (const Error& error) {
            m_faults.add(from, 0, say("%1. %2", error.message(), error.hintMessage()));
            return {};
        }
    }

    void readReference(const StudyJson& json, Study& study) {
        if (!requireObject(json, "reference")) return;
        checkFields(json, "\"reference\"", {"prompts", "columns", "seed"});
        StudyReference reference;
        number(json, "seed", std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max(),
               reference.seed);
        std::string from;
        const auto outermost = StudyJson{{"reference", json}};
        const auto records = recordsFrom(outermost, {"reference", "prompts"}, from);
        reference.prompts = referencePromptsOf(records, columnsOf(json), from, m_faults);
        study.reference = std::move(reference);
        m_reading.referenceFile = from;
    }

    const std::filesystem::path& m_path;
    std::string m_file;
    std::string m_text;
    StudyReading& m_reading;
    StudyFaults& m_faults;
};

}  // namespace

StudyReading readStudy(const std::filesystem::path& file) {
    StudyReading reading;
    reading.file = file;
    StudyFaults faults;
    Study study = isPromptTable(file) ? studyOfTable(file, reading, faults)
                                      : StudyFileReader(file, reading, faults).read();
    if (faults.empty())
        reading.study = std::move(study);
    else if (!study.prompts.empty())
        reading.partial = std::move(study);
    reading.faults = faults.take();
    return reading;
}

}  // namespace headscope
