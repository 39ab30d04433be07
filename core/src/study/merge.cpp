// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "study/row_files.h"

#include <headscope/error.h>
#include <headscope/tolerances.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace headscope {
namespace {

constexpr std::size_t kMostNamedPrompts = 10;

auto asTuple(const StudyOutcome& one) {
    return std::tie(one.pTarget, one.pControl, one.logitTarget, one.logitControl, one.kl, one.top,
                    one.logSumExp);
}

// Two computations of one run: as far apart as two programs' sums may be.
bool isSameWithin(const StudyOutcome& a, const StudyOutcome& b) {
    const double size = std::max({1.0, std::abs(double{a.logitTarget}),
                                  std::abs(double{a.logitControl}), std::abs(a.logSumExp)});
    const auto near = [](double x, double y, double bound) {
        return std::abs(x - y) <= bound || (std::isnan(x) && std::isnan(y));
    };
    const double logits = tolerances::kLogit * size;
    return near(a.pTarget, b.pTarget, tolerances::kProbability) &&
           near(a.pControl, b.pControl, tolerances::kProbability) &&
           near(a.logitTarget, b.logitTarget, logits) &&
           near(a.logitControl, b.logitControl, logits) && near(a.logSumExp, b.logSumExp, logits) &&
           near(a.kl, b.kl, logits);
}

class Merging {
 public:
    explicit Merging(const std::filesystem::path& folder) {
        m_merged.study = studyOfFolder(folder);
        const auto& study = m_merged.study;
        m_merged.rows = StudyRows(study.prompts.size(), study.study.interventions.size(),
                                  study.model.layers, study.model.heads);
        for (const auto& file : rowFiles(folder)) {
            m_file = displayPath(file);
            m_kernels.clear();
            const auto end = readRows(file, study, [this](const ReadRow& read) { take(read); });
            if (end.damaged)
                note(say("%1 is damaged at its byte %2: the rows behind it are not read.", m_file,
                         end.wholeBytes));
            else if (end.torn)
                note(say("%1 ends with a row that was not written to its end.", m_file));
            for (const auto& [kernel, hasSentinel] : m_kernels)
                if (!hasSentinel) m_unchecked.push_back({m_file, kernel});
        }
    }

    MergedStudy take(bool partial) {
        const auto& rows = m_merged.rows;
        if (rows.count() == 0)
            throw failure(say("no prompt of the study was computed yet"),
                          say("Run headscope-cli study run with this folder as --out."));
        if (!partial && rows.count() < rows.prompts()) refuseMissing();
        if (!partial && !m_unchecked.empty()) refuseUnchecked();
        for (const auto& one : m_unchecked)
            note(
                say("%1 has rows computed by %2, and not the first prompt's, by which machines "
                    "are checked.",
                    one.file, one.kernel));
        if (m_again > 0)
            note(sayCount(
                "%n row is there more than once, with other last digits: computed on other "
                "processors or with other libraries.",
                "%n rows are there more than once, with other last digits: computed on "
                "other processors or with other libraries.",
                m_again));
        m_merged.rows.setVersion(m_version);
        return std::move(m_merged);
    }

 private:
    void note(const Message& sentence) { m_merged.notes.push_back(sentence); }

    void take(const ReadRow& read) {
        if (m_version.empty()) m_version = read.identity.version;
        if (m_version != read.identity.version)
            throw inputError(say("%1 was computed by version %2, and other rows by %3", m_file,
                                 read.identity.version, m_version),
                             say("Run the study with one version, into a folder of its own."));
        bool& hasSentinel = m_kernels[read.row.kernel];
        hasSentinel = hasSentinel || read.row.prompt == 0;
        if (m_merged.rows.contains(read.row.prompt))
            takeAgain(read.row);
        else
            m_merged.rows.add(read.row);
    }

    // The same prompt by another shard. Where last digits differ, which of them counts must not
    // depend on the order of the files: the smaller.
    void takeAgain(const StudyRow& row) {
        const auto& rows = m_merged.rows;
        bool equal = asTuple(rows.clean(row.prompt)) == asTuple(row.clean);
        bool less = asTuple(row.clean) < asTuple(rows.clean(row.prompt));
        bool decided = !equal;
        bool near = isSameWithin(rows.clean(row.prompt), row.clean);
        for (std::size_t part = 0; part < row.parts.size(); ++part) {
            const auto known = rows.part(row.prompt, part);
            for (std::size_t i = 0; i < known.size(); ++i) {
                near = near && isSameWithin(known[i], row.parts[part][i]);
                if (decided || asTuple(known[i]) == asTuple(row.parts[part][i])) continue;
                decided = true;
                equal = false;
                less = asTuple(row.parts[part][i]) < asTuple(known[i]);
            }
        }
        if (!near)
            throw inputError(
                say("%1: the prompt \"%2\" has other results than in another file of the "
                    "folder",
                    m_file, m_merged.study.study.prompts[row.prompt].id),
                say("One of the machines computes wrongly, or with a broken library: find it, move "
                    "its "
                    "files away, and run these shards again."));
        m_merged.rows.addKernel(row.kernel);
        if (equal) return;
        ++m_again;
        if (less) m_merged.rows.add(row);
    }

    void refuseMissing() const {
        std::vector<std::string> ids;
        std::size_t missing = 0;
        for (std::size_t i = 0; i < m_merged.rows.prompts(); ++i) {
            if (m_merged.rows.contains(i)) continue;
            if (++missing <= kMostNamedPrompts) ids.push_back(m_merged.study.study.prompts[i].id);
        }
        std::string named = fmt::format("{}", fmt::join(ids, ", "));
        if (missing > ids.size()) named += ", ...";
        throw failure(
            say("%1 of %2 prompts are missing: %3", missing, m_merged.rows.prompts(), named),
            say("Run the shards that did not end again: they go on where they were. --partial "
                "takes "
                "what is there."));
    }

    void refuseUnchecked() const {
        const auto& one = m_unchecked.front();
        throw inputError(
            say("%1 has rows computed by %2, and not the first prompt's, by which machines are "
                "checked",
                one.file, one.kernel),
            say("Run that shard again on such a machine, which adds it; or move the file away and "
                "run the shard anew. --partial takes it as it is."));
    }

    /// A file's rows that no sentinel stands for.
    struct Unchecked {
        std::string file;
        std::string kernel;
    };

    MergedStudy m_merged;
    std::map<std::string, bool> m_kernels;  // of the file's rows: is the sentinel's among them?
    std::vector<Unchecked> m_unchecked;
    std::string m_file;
    std::string m_version;
    std::size_t m_again = 0;
};

}  // namespace

MergedStudy mergeStudy(const std::filesystem::path& folder, bool partial) {
    return Merging(folder).take(partial);
}

}  // namespace headscope
