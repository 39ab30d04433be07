// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "base/gzip.h"
#include "base/json.h"
#include "base/json_fault.h"
#include "report/session_run.h"

#include <headscope/error.h>
#include <headscope/session.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <istream>
#include <set>
#include <streambuf>

namespace headscope {
namespace {

constexpr const char* kSessionSchema = "headscope.session/2";
// Read as the same: the second schema only adds what its runs' reports add.
constexpr const char* kSessionFirstSchema = "headscope.session/1";
constexpr std::string_view kFamily = "headscope.session/";
constexpr std::size_t kPlainLimit = std::size_t{64} << 10;  // up to here the file is not compressed
constexpr std::size_t kMostRuns = 10'000;
constexpr std::size_t kMostSets = 10'000;
constexpr std::size_t kMostHeadValues = 2'000'000;  // JsonLimits::values of all but the runs
// A file may unfold to this much, and to so many times its size: toFile() packs no tighter.
constexpr std::size_t kFreeUnfolding = std::size_t{32} << 20;
constexpr std::size_t kMostRatio = 100;
constexpr const char* kSessionHint = phrase("Open a file that Headscope has saved.");
constexpr const char* kBetween = ",\n";
constexpr const char* kSessionEnd = "\n]}\n";
const std::set<std::string> kKnown{"schema", "program", "notes", "document",
                                   "sets",   "view",    "runs"};

bool isRead(std::string_view schema) {
    return schema == kSessionSchema || schema == kSessionFirstSchema;
}

/// Reads a text in place.
class TextBuffer : public std::streambuf {
 public:
    explicit TextBuffer(std::string_view text) {
        char* const begin = const_cast<char*>(text.data());  // only ever read
        setg(begin, begin, begin + text.size());
    }
};

std::unique_ptr<std::streambuf> reader(std::string_view bytes, std::size_t mostJson) {
    const std::size_t most = std::min(mostJson, kFreeUnfolding + kMostRatio * bytes.size());
    if (isGzip(bytes)) return std::make_unique<GunzipBuffer>(bytes, most);
    return std::make_unique<TextBuffer>(bytes);
}

/// A gzip member that reader() takes: what is all alike, such as even attention, is stored.
std::string packedText(const std::string& text) {
    std::string packed = gzip(text);
    return packed.size() * kMostRatio < text.size() ? gzip(text, Packing::Stored) : packed;
}

/// All but the runs, up to where they begin.
std::string headText(const Session& session) {
    Json head{{"schema", kSessionSchema}, {"program", {{"version", session.programVersion}}}};
    if (!session.notes.empty()) head["notes"] = session.notes;
    if (!session.document.empty()) head["document"] = session.document;
    auto sets = Json::array();
    for (const auto& set : session.sets)
        sets.push_back({{"name", set.name}, {"heads", headsToJson(set.heads)}});
    head["sets"] = std::move(sets);
    head["view"] = parseObject(session.view, say("the view"), say("It is a JSON object."));
    const auto others =
        parseObject(session.others, say("the unknown fields"), say("It is a JSON object."));
    for (const auto& [key, value] : others.items())
        if (!kKnown.contains(key)) head[key] = value;
    std::string text = head.dump(1, ' ', false, Json::error_handler_t::replace);
    text.resize(text.size() - 2);  // without "\n}"
    return text + ",\n \"runs\": [\n";
}

/// A later version's file may differ anywhere, so this is looked at before anything else.
void refuseLaterVersions(std::string_view bytes) {
    const auto buffer = reader(bytes, kMostSessionJson);
    std::string begin(4096, '\0');
    begin.resize(static_cast<std::size_t>(
        buffer->sgetn(begin.data(), static_cast<std::streamsize>(begin.size()))));
    const auto at = begin.find("\"" + std::string(kFamily));
    if (at == std::string::npos) return;
    const auto schema = begin.substr(at + 1, begin.find('"', at + 1) - at - 1);
    if (!isRead(schema))
        throw inputError(
            say("the session was written by a newer version of Headscope (%1)", shownName(schema)),
            say("Install the newest version of Headscope to open it."));
}

std::vector<NamedSet> setsFrom(const nlohmann::json& json) {
    if (json.size() > kMostSets) throw inputError(say("there are too many sets"), kSessionHint);
    std::vector<NamedSet> sets;
    for (const auto& set : json)
        sets.push_back({set.at("name").get<std::string>(), headsFromJson(set.at("heads"))});
    return sets;
}

/// Everything but the runs, which have been taken out.
void readHead(const nlohmann::json& json, Session& session) {
    if (!isRead(json.value("schema", "")))
        throw inputError(say("it is not a Headscope session"), kSessionHint);
    session.programVersion = json.at("program").at("version").get<std::string>();
    session.notes = json.value("notes", "");
    session.document = json.value("document", "");
    if (!json.at("runs").is_array() || !json.at("runs").empty())
        throw inputError(say("the list of runs is damaged"), kSessionHint);
    if (json.contains("sets")) session.sets = setsFrom(json.at("sets"));
    if (json.contains("view")) {
        if (!json.at("view").is_object())
            throw inputError(say("the view is not an object"), kSessionHint);
        session.view = json.at("view").dump();
    }
    auto others = nlohmann::json::object();
    for (const auto& [key, value] : json.items())
        if (!kKnown.contains(key)) others[key] = value;
    session.others = others.dump();
}

}  // namespace

void KeptRun::pack() const {
    std::call_once(m_once, [this] {
        const std::string text = sessionRunText(m_run);
        m_jsonBytes = text.size();
        m_packed = packedText(text);
    });
}

const std::string& KeptRun::packed() const {
    pack();
    return m_packed;
}

std::size_t KeptRun::jsonBytes() const {
    pack();
    return m_jsonBytes;
}

std::string toFile(const Session& session) {
    const std::string head = headText(session);
    std::size_t size = head.size();
    for (const auto& run : session.runs)
        size += run->jsonBytes();
    const bool plain = size <= kPlainLimit;
    const auto coded = [plain](const std::string& text) { return plain ? text : packedText(text); };
    const std::string between = coded(kBetween);
    std::string file = coded(head);
    for (std::size_t i = 0; i < session.runs.size(); ++i) {
        if (i > 0) file += between;
        file += plain ? sessionRunText(session.runs[i]->run()) : session.runs[i]->packed();
    }
    return file + coded(kSessionEnd);
}

Session sessionFromFile(std::string_view bytes, std::size_t mostJson) {
    refuseLaterVersions(bytes);
    const auto buffer = reader(bytes, mostJson);
    std::istream stream(buffer.get());
    Session session;
    std::set<std::uint64_t> ids;
    const auto take = [&](const nlohmann::json& element) {
        if (session.runs.size() == kMostRuns)
            throw inputError(say("there are too many runs"), kSessionHint);
        auto run = sessionRunFrom(element);
        if (!ids.insert(run.id).second)
            throw inputError(say("two runs have the same number"), say("The file is damaged."));
        session.runs.push_back(std::make_shared<const KeptRun>(std::move(run)));
    };
    const JsonElements runs{"runs", kMostRunValues, take};
    const auto json =
        parseObject(stream, say("the session"), kSessionHint, {32, kMostHeadValues}, runs);
    try {
        readHead(json, session);
    } catch (const nlohmann::json::exception& error) {
        throw inputError(say("the session cannot be read: %1", jsonFault(error)), kSessionHint);
    }
    return session;
}

Session readSession(const std::filesystem::path& file) {
    const std::string bytes = readTextFile(file, kMostSessionJson);
    try {
        return sessionFromFile(bytes);
    } catch (const Error& error) {
        throw Error(error.kind(), say("cannot open %1: %2", displayPath(file), error.message()),
                    error.hintMessage());
    }
}

std::string runListJson(const Session& session) {
    auto list = Json::array();
    for (const auto& kept : session.runs) {
        const SessionRun& run = kept->run();
        const auto& result = run.report->result;
        std::size_t cells = 0;
        auto interventions = Json::array();
        Json donor;  // null: none
        for (const auto& part : result.parts) {
            cells += part.cells.size();
            interventions.push_back(briefName(part.intervention));
            if (part.donor && donor.is_null()) donor = part.donor->text;
        }
        list.push_back({{"id", run.id},
                        {"name", run.name},
                        {"note", run.note},
                        {"finished", run.finished},
                        {"seconds", run.seconds},
                        {"model", run.report->model.name},
                        {"sha256", run.report->model.sha256},
                        {"prompt", run.report->promptText},
                        {"target", watchedText(result.clean.target)},
                        {"control", watchedText(result.clean.control)},
                        {"positions", name(run.request.positions)},
                        {"interventions", interventions},
                        {"donor", donor},
                        {"cells", cells},
                        {"stopped", result.stopped}});
    }
    return list.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace headscope
