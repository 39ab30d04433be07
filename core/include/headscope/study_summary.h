// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/quantity.h>
#include <headscope/study.h>
#include <headscope/study_rows.h>
#include <headscope/study_statistics.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace headscope {

/// One map of a study: a quantity under an intervention, over all prompts. Effects are ablated -
/// clean.
struct StudyMap {
    Intervention intervention;  ///< as in the study
    Metric metric = Metric::Probability;
    Subject subject = Subject::Target;
    HeadGrid<HeadStatistics> heads;
    RankingStability stability;
    /// Second group less first; empty if none are compared.
    HeadGrid<GroupDifference> compared;
    bool operator==(const StudyMap&) const = default;
};

/// What a study found.
struct StudySummary {
    std::string programVersion;
    std::string name;
    std::string key;  ///< ReadyStudy::key
    SweepReport::Model model;
    std::vector<Intervention> interventions;
    Positions positions;
    bool bos = false;
    std::string referenceSha256;  ///< empty: no reference
    StudyOptions options;
    std::size_t planned = 0;           ///< prompts of the study
    std::size_t prompts = 0;           ///< those that are in the statistics
    std::size_t clusters = 0;          ///< of these
    double leastP = 0;                 ///< TableStatistics::leastP
    std::vector<std::string> missing;  ///< ids of the first others, at most 100
    std::vector<StudyMap> maps;        ///< by intervention, then by studyQuantities()
    /// One an intervention: on how many prompts ablating the head changes the top-1 token.
    std::vector<HeadGrid<int>> flips;
    std::vector<std::string> kernels;  ///< the kernels that computed the rows, sorted
    std::vector<Message> notes;        ///< for the reader, a sentence each

    /// Null if there is no such map.
    [[nodiscard]] const StudyMap* map(const Intervention& intervention, Metric metric,
                                      Subject subject) const;
    bool operator==(const StudySummary&) const = default;
};

/// So many digits of a SHA-256 tell references apart where people read.
inline constexpr std::size_t kShownHashDigits = 12;

/// The maps of each intervention: probability and log-probability of target and control, logit
/// difference, KL.
[[nodiscard]] const std::vector<Quantity>& studyQuantities();

/// Statistics of the available rows. Throws Error(Input) if there is no row. Any thread; seconds
/// for thousands of prompts.
[[nodiscard]] StudySummary summarize(const ReadyStudy& study, const StudyRows& rows);

/// One map of the available rows as far as it needs no drawing, as momentsOf(); each number is what
/// summarize() gives of the same rows. Empty if there is no row.
[[nodiscard]] HeadGrid<HeadStatistics> momentsOf(const Study& study, const StudyRows& rows,
                                                 std::size_t intervention,
                                                 const Quantity& quantity);
/// On how many of the available rows' prompts ablating the head changes the top-1 token.
[[nodiscard]] HeadGrid<int> flipsOf(const StudyRows& rows, std::size_t intervention);

/// Effects of one head, intervention and quantity, prompt by prompt, in the order of the study; NaN
/// where the row is missing. For a plot of all prompts.
[[nodiscard]] std::vector<double> effectsOf(const StudyRows& rows, std::size_t intervention,
                                            const Quantity& quantity, HeadId head);

/// The JSON of schema "headscope.study.summary/1", indented, newline at the end. Equal summaries
/// give equal bytes. Numbers are the shortest that read back; what is not a number is null.
[[nodiscard]] std::string toJson(const StudySummary& summary);
/// And back. Throws Error(Input) saying what is wrong.
[[nodiscard]] StudySummary studySummaryFromJson(std::string_view json);

/// One row a head, intervention and quantity; with "reference_sha256", empty if there is none.
[[nodiscard]] std::string studyCsv(const StudySummary& summary);

/// For people: what was computed, and of each intervention the `most` heads with the largest mean
/// of the logit difference, with intervals.
[[nodiscard]] std::string studyText(const StudySummary& summary, std::size_t most = 10);

}  // namespace headscope
