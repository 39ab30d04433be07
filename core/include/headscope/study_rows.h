// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/study.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace headscope {

/// A prediction of the watched tokens, in a clean or an ablated run. Fields as in CleanRun and
/// AblatedRun.
struct StudyOutcome {
    float pTarget = 0;
    float pControl = 0;
    float logitTarget = 0;
    float logitControl = 0;
    float kl = 0;  ///< 0 of a clean run
    TokenId top = 0;
    double logSumExp = 0;
    bool operator==(const StudyOutcome&) const = default;
};

/// The results of one prompt.
struct StudyRow {
    std::size_t prompt = 0;  ///< from 0
    StudyOutcome clean;
    std::vector<std::vector<StudyOutcome>> parts;  ///< [intervention][layer * H + head]
    std::string kernel;                            ///< the kernels that computed it
    bool operator==(const StudyRow&) const = default;
};

/// Rows of a study, by prompt. 32 bytes a prompt, head and intervention. A value; any one thread.
class StudyRows {
 public:
    StudyRows() = default;
    /// For so many prompts, interventions, layers and heads.
    StudyRows(std::size_t prompts, std::size_t interventions, int layers, int heads);

    [[nodiscard]] std::size_t prompts() const { return m_clean.size(); }
    [[nodiscard]] std::size_t count() const { return m_count; }  ///< rows that are there
    [[nodiscard]] std::size_t interventions() const { return m_interventions; }
    [[nodiscard]] int layers() const { return m_layers; }
    [[nodiscard]] int heads() const { return m_heads; }
    [[nodiscard]] bool contains(std::size_t prompt) const { return m_there[prompt]; }
    /// Of every head, by layer, then head. Precondition: contains(prompt).
    [[nodiscard]] std::span<const StudyOutcome> part(std::size_t prompt,
                                                     std::size_t intervention) const;
    [[nodiscard]] const StudyOutcome& clean(std::size_t prompt) const { return m_clean[prompt]; }
    [[nodiscard]] const std::vector<std::string>& kernels() const { return m_kernels; }  ///< sorted

    /// Of the program that computed them; empty: this one's.
    [[nodiscard]] const std::string& version() const { return m_version; }
    void setVersion(std::string version) { m_version = std::move(version); }

    /// Adds or replaces it. Throws Error(Input) if it has another shape.
    void add(const StudyRow& row);
    /// Adds a row's kernel name, whether or not the row is kept.
    void addKernel(const std::string& kernel);

 private:
    std::size_t m_interventions = 0;
    int m_layers = 0;
    int m_heads = 0;
    std::size_t m_count = 0;
    std::vector<char> m_there;
    std::vector<StudyOutcome> m_clean;
    std::vector<std::vector<StudyOutcome>> m_cells;  // by prompt; empty until computed
    std::vector<std::string> m_kernels;
    std::string m_version;
};

/// The merged rows of a folder.
struct MergedStudy {
    ReadyStudy study;
    StudyRows rows;
    std::vector<Message> notes;  ///< torn ends, duplicate rows, files without the sentinel
};

/// Reads a folder that shards have written to, row by row. The result does not depend on the number
/// of shards and their order. Throws Error(Input) for a folder without a study, rows of another
/// study, model or version, rows of one prompt, or the sentinel's of several shards, that differ by
/// more than tolerances allow, and, without `partial`, if prompts are missing, or a file has rows
/// but not the sentinel's by the same kernels.
[[nodiscard]] MergedStudy mergeStudy(const std::filesystem::path& folder, bool partial);

/// The study of a folder. Throws Error(Input) if there is none.
[[nodiscard]] ReadyStudy studyOfFolder(const std::filesystem::path& folder);

}  // namespace headscope
