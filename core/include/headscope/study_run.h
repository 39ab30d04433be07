// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>
#include <headscope/study_rows.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace headscope {

/// The default memory of a study's sweeps beside the weights. A constant, not a share of free
/// memory: if the size of a batch depended on other programs, so would the last bits of a result.
inline constexpr std::int64_t kStudyMemory = std::int64_t{1} << 30;

/// Computes prompts of one study, one after the other. Prompts are never padded. Thread: the
/// engine's.
class StudyRunner {
 public:
    /// Both must outlive it. Throws Error(Input) if the engine's model is not the study's.
    StudyRunner(Engine& engine, const ReadyStudy& study);

    /// The sweeps of one prompt. Throws as Engine::sweep(), and Error(Failure) if stopped.
    [[nodiscard]] StudyRow run(std::size_t prompt, std::stop_token stop = {});

    /// Wall time of the sweeps so far, by RunPart::seconds.
    [[nodiscard]] double sweepSeconds() const { return m_sweepSeconds; }
    /// The kernels that compute here, as StudyRow::kernel.
    [[nodiscard]] const std::string& kernel() const { return m_kernel; }

 private:
    [[nodiscard]] std::vector<Intervention> interventionsOf(std::size_t prompt,
                                                            const std::stop_token& stop);
    [[nodiscard]] ReferencePtr meanOf(const std::vector<std::uint32_t>& prompts, bool byPosition,
                                      const std::stop_token& stop);

    Engine& m_engine;
    const ReadyStudy& m_study;
    std::string m_kernel;
    double m_sweepSeconds = 0;
    /// Means, keyed by their reference prompts; no prompts: of the whole reference.
    std::map<std::vector<std::uint32_t>, ReferencePtr> m_means;
};

struct StudySink {
    /// Before the first: how many prompts this shard has, and how many are already done.
    std::function<void(std::size_t prompts, std::size_t there)> begin;
    /// After each that was computed and written.
    std::function<void(const StudyRow&)> row;
    std::function<void(const Message&)> note;  ///< a sentence for people
};

struct StudyShardResult {
    std::size_t computed = 0;
    std::size_t there = 0;    ///< that were already done
    bool stopped = false;     ///< by the stop token; all that was computed is written
    double seconds = 0;       ///< wall time of all
    double sweepSeconds = 0;  ///< of its sweeps alone
};

/// Computes the prompts of a shard that are not in `folder` yet, and appends a row each to the
/// shard's file, a gzip member a row, so that what was written survives a crash. A torn end is cut
/// off and computed again. A stop request takes effect between two prompts. Also computes the
/// sentinel, the study's first prompt, which every shard has: once by each kind of kernel that
/// computes its rows. Throws Error(Input) if the folder has
/// another study, Error(Failure) if it cannot be written, or another program is writing this shard.
[[nodiscard]] StudyShardResult runShard(Engine& engine, const ReadyStudy& study,
                                        const std::filesystem::path& folder,
                                        const StudyShard& shard, const StudySink& sink,
                                        std::stop_token stop);

/// The name of the file that a shard writes: "rows-0003-of-0032.jsonl.gz".
[[nodiscard]] std::string shardFile(const StudyShard& shard);

}  // namespace headscope
