// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/append_file.h"
#include "base/files.h"
#include "base/gzip.h"
#include "base/reason.h"
#include "study/row_files.h"

#include <headscope/error.h>
#include <headscope/study_run.h>
#include <headscope/version.h>

#include <chrono>
#include <future>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace headscope {
namespace {

// Puts the study into the folder, or makes sure that it is there.
void keepStudy(const ReadyStudy& study, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw failure(say("cannot make the folder %1: %2", displayPath(folder), reason(error)),
                      say("Choose another folder."));
    const auto file = studyFileOf(folder);
    const auto text = readyStudyJson(study);
    if (std::filesystem::exists(file, error)) {
        if (readTextFile(file) == text) return;
        if (studyOfFolder(folder).key != study.key)
            throw inputError(say("%1 holds another study: other prompts, interventions or "
                                 "another model",
                                 displayPath(folder)),
                             say("Run this one into a folder of its own."));
    }
    writeFileAtomically(file, text);
}

// Which prompts are in the folder's files, and what the shard's own file has.
struct RowsThere {
    std::vector<char> anywhere;
    bool own = false;       ///< rows that this machine's kernels computed
    bool sentinel = false;  ///< and the sentinel's among them
    RowFileEnd end;
};

// Packs a row while the next prompt is computed, and then appends it.
class RowWriter {
 public:
    RowWriter(AppendFile& file, const ReadyStudy& study)
        : m_file(file), m_study(study), m_identity{study.key, version()} {}
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;

    void add(StudyRow row) {
        finish();
        m_packed = std::async(std::launch::async, [this, kept = std::move(row)] {
            return gzip(rowJson(kept, m_study, m_identity));
        });
    }
    void finish() {
        if (m_packed.valid()) m_file.add(m_packed.get());
    }

 private:
    AppendFile& m_file;
    const ReadyStudy& m_study;
    RowIdentity m_identity;
    std::future<std::string> m_packed;
};

class ShardRun {
 public:
    ShardRun(Engine& engine, const ReadyStudy& study, const std::filesystem::path& folder,
             const StudyShard& shard, const StudySink& sink)
        : m_engine(engine),
          m_study(study),
          m_folder(folder),
          m_shard(shard),
          m_sink(sink),
          m_runner(engine, study) {}

    StudyShardResult run(const std::stop_token& stop) {
        const auto start = std::chrono::steady_clock::now();
        keepStudy(m_study, m_folder);
        AppendFile file(m_folder / shardFile(m_shard));
        const auto there = look();
        if (there.end.torn) {
            file.cut(there.end.wholeBytes);
            note(there.end.damaged
                     ? say("%1 is damaged at its byte %2: what follows is cut off and computed "
                           "again.",
                           shardFile(m_shard), there.end.wholeBytes)
                     : say("%1 ends with a row that was not written to its end: it is cut off "
                           "and computed again.",
                           shardFile(m_shard)));
        }
        const auto todo = toCompute(there);
        if (m_sink.begin) m_sink.begin(m_range.end - m_range.begin, m_result.there);
        if (todo.empty()) return m_result;
        compute(todo, file, stop);
        file.flush();
        m_result.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return m_result;
    }

 private:
    void compute(const std::vector<std::size_t>& todo, AppendFile& file,
                 const std::stop_token& stop) {
        RowWriter writer(file, m_study);
        try {
            for (const auto prompt : todo) {
                m_result.stopped = stop.stop_requested();
                if (m_result.stopped) break;
                const auto row = m_runner.run(prompt);
                writer.add(row);
                ++m_result.computed;
                if (m_sink.row) m_sink.row(row);
            }
        } catch (...) {
            writer.finish();  // what was computed before is kept
            throw;
        }
        writer.finish();
        m_result.sweepSeconds = m_runner.sweepSeconds();
    }

    void note(const Message& sentence) const {
        if (m_sink.note) m_sink.note(sentence);
    }

    RowsThere look() {
        RowsThere there;
        there.anywhere.resize(m_study.prompts.size());
        for (const auto& file : rowFiles(m_folder)) {
            const bool own = file.filename() == shardFile(m_shard);
            const auto end = readRows(file, m_study, [&](const ReadRow& read) {
                checkVersion(read, file);
                there.anywhere[read.row.prompt] = 1;
                if (!own || read.row.kernel != m_runner.kernel()) return;
                there.own = true;
                if (read.row.prompt == 0) there.sentinel = true;
            });
            if (own) there.end = end;
        }
        return there;
    }

    static void checkVersion(const ReadRow& read, const std::filesystem::path& file) {
        if (read.identity.version == version()) return;
        throw inputError(
            say("%1 was written by version %2, and this is %3", displayPath(file),
                read.identity.version, version()),
            say("Go on with the version that began, or run the study into a new folder."));
    }

    std::vector<std::size_t> toCompute(const RowsThere& there) {
        std::vector<double> costs;
        const auto& config = m_engine.info().config;
        for (std::size_t i = 0; i < m_study.prompts.size(); ++i)
            costs.push_back(studyFlop(m_study, config, i));
        m_range = shardRange(costs, m_shard);
        std::vector<std::size_t> todo;
        for (auto i = m_range.begin; i < m_range.end; ++i) {
            if (there.anywhere[i])
                ++m_result.there;
            else
                todo.push_back(i);
        }
        // Rows without it are refused at the merge: also those that are there already.
        const bool hasFirst = !todo.empty() && todo.front() == 0;
        const bool hasRows = !todo.empty() || there.own;
        if (hasRows && !hasFirst && !there.sentinel) todo.insert(todo.begin(), 0);
        return todo;
    }

    Engine& m_engine;
    const ReadyStudy& m_study;
    const std::filesystem::path& m_folder;
    const StudyShard& m_shard;
    const StudySink& m_sink;
    StudyRunner m_runner;
    StudyRange m_range;
    StudyShardResult m_result;
};

}  // namespace

ReadyStudy studyOfFolder(const std::filesystem::path& folder) {
    const auto file = studyFileOf(folder);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        throw inputError(say("%1 holds no study", displayPath(folder)),
                         say("Name the folder that study run --out named."));
    return readyStudyFromJson(readTextFile(file), displayPath(file));
}

StudyShardResult runShard(Engine& engine, const ReadyStudy& study,
                          const std::filesystem::path& folder, const StudyShard& shard,
                          const StudySink& sink, std::stop_token stop) {
    return ShardRun(engine, study, folder, shard, sink).run(stop);
}

}  // namespace headscope
