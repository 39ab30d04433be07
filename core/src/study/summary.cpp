// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/prompt_clusters.h"

#include <headscope/error.h>
#include <headscope/study_summary.h>
#include <headscope/tolerances.h>
#include <headscope/version.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headscope {
namespace {

constexpr std::size_t kMostMissing = 100;
// As tests go: above it nothing counts as found.
constexpr double kLevel = 0.05;

AblatedRun asRun(const StudyOutcome& outcome) {
    AblatedRun run;
    run.pTarget = outcome.pTarget;
    run.pControl = outcome.pControl;
    run.logitTarget = outcome.logitTarget;
    run.logitControl = outcome.logitControl;
    run.kl = outcome.kl;
    run.argmax.id = outcome.top;
    run.logSumExp = outcome.logSumExp;
    return run;
}

double effectOf(const AblatedRun& clean, const StudyOutcome& ablated, const Quantity& quantity) {
    return change(clean, asRun(ablated), quantity.metric, quantity.subject)
        .value_or(std::numeric_limits<double>::quiet_NaN());
}

// What float32 leaves of an effect, see tolerances.h.
double noiseOf(const StudyOutcome& clean, const Quantity& quantity) {
    if (quantity.metric == Metric::Probability) return tolerances::kProbability;
    return tolerances::kLogit *
           std::max({1.0, std::abs(double{clean.logitTarget}), std::abs(double{clean.logitControl}),
                     std::abs(clean.logSumExp)});
}

std::vector<std::size_t> promptsThere(const StudyRows& rows) {
    std::vector<std::size_t> prompts;
    for (std::size_t i = 0; i < rows.prompts(); ++i)
        if (rows.contains(i)) prompts.push_back(i);
    return prompts;
}

EffectTable tableOf(const StudyRows& rows, const std::vector<std::size_t>& prompts,
                    const std::vector<std::uint32_t>& clusters, std::size_t part,
                    const Quantity& quantity) {
    EffectTable table;
    table.heads = static_cast<std::size_t>(rows.layers()) * static_cast<std::size_t>(rows.heads());
    table.clusters = clusters;
    table.effects.reserve(table.heads * prompts.size());
    for (const auto i : prompts) {
        const auto clean = asRun(rows.clean(i));
        for (const auto& outcome : rows.part(i, part))
            table.effects.push_back(effectOf(clean, outcome, quantity));
        table.noise.push_back(noiseOf(rows.clean(i), quantity));
    }
    return table;
}

// Prompts that are there, and what they have in common.
class Summary {
 public:
    Summary(const ReadyStudy& study, const StudyRows& rows) : m_study(study), m_rows(rows) {
        m_prompts = promptsThere(rows);
        if (m_prompts.empty())
            throw inputError(say("no prompt of the study was computed yet"), say("Run it first."));
        m_clusters = clustersOf(study.study, m_prompts, study.study.options.cluster);
        for (const auto i : m_prompts)
            m_groups.push_back(groupOf(study.study.prompts[i]));
    }

    StudySummary summary() {
        StudySummary summary = head();
        for (std::size_t part = 0; part < m_rows.interventions(); ++part) {
            for (const auto& quantity : studyQuantities())
                summary.maps.push_back(map(part, quantity, summary.leastP));
            summary.flips.push_back(flipsOf(m_rows, part));
        }
        addNotes(summary);
        return summary;
    }

 private:
    [[nodiscard]] StudySummary head() const {
        const auto& study = m_study.study;
        StudySummary summary;
        summary.programVersion = version();
        summary.name = study.name;
        summary.key = m_study.key;
        summary.model = m_study.model;
        summary.interventions = study.interventions;
        summary.positions = study.positions;
        summary.bos = m_study.bos;
        summary.referenceSha256 = m_study.referenceSha256;
        summary.options = study.options;
        summary.planned = m_rows.prompts();
        summary.prompts = m_prompts.size();
        summary.clusters = *std::max_element(m_clusters.begin(), m_clusters.end()) + 1;
        summary.kernels = m_rows.kernels();
        for (std::size_t i = 0; i < m_rows.prompts() && summary.missing.size() < kMostMissing; ++i)
            if (!m_rows.contains(i)) summary.missing.push_back(study.prompts[i].id);
        return summary;
    }

    [[nodiscard]] int groupOf(const StudyPrompt& prompt) const {
        const auto& options = m_study.study.options;
        if (options.compareBy.empty()) return -1;
        const auto value = columnValue(prompt, options.compareBy);
        return value == options.compareFirst ? 0 : value == options.compareSecond ? 1 : -1;
    }

    [[nodiscard]] StudyMap map(std::size_t part, const Quantity& quantity, double& leastP) const {
        auto effects = tableOf(m_rows, m_prompts, m_clusters, part, quantity);
        const auto& options = m_study.study.options;
        auto found = statisticsOf(effects, {options.bootstrap, options.seed});
        leastP = found.leastP;
        StudyMap map{m_study.study.interventions[part],
                     quantity.metric,
                     quantity.subject,
                     HeadGrid<HeadStatistics>(m_rows.layers(), m_rows.heads()),
                     found.stability,
                     {}};
        map.heads.values() = std::move(found.heads);
        if (options.compareBy.empty()) return map;
        // Whole groups are what is compared: prompts within them are then each alone.
        if (options.compareBy == options.cluster)
            effects.clusters = clustersOf(m_study.study, m_prompts, "prompt");
        map.compared = HeadGrid<GroupDifference>(m_rows.layers(), m_rows.heads());
        map.compared.values() = groupDifference(effects, m_groups);
        return map;
    }

    void addNotes(StudySummary& summary) const {
        const auto& options = summary.options;
        if (!m_rows.version().empty() && m_rows.version() != summary.programVersion)
            summary.notes.push_back(say("The rows were computed by version %1, and this is %2.",
                                        m_rows.version(), summary.programVersion));
        if (summary.prompts < summary.planned)
            summary.notes.push_back(say("%1 of %2 prompts: the others were not computed yet.",
                                        summary.prompts, summary.planned));
        if (summary.clusters < 2)
            summary.notes.push_back(say(
                "All prompts are in one cluster, so that nothing can be said of others: no "
                "intervals and no tests. \"cluster\": \"prompt\" takes each prompt for itself."));
        else if (summary.clusters < kFewestDrawn)
            summary.notes.push_back(say(
                "There are only %1 clusters: intervals are Student's, and not of the bootstrap.",
                summary.clusters));
        if (summary.clusters >= 2 && summary.leastP > kLevel)
            summary.notes.push_back(
                say("So few clusters allow no p below %1: no head can be significant.",
                    fmt::format("{:.3g}", summary.leastP)));
        const double heads = summary.model.layers * summary.model.heads;
        if (summary.clusters >= 2 && summary.leastP <= kLevel && summary.leastP * heads > kLevel)
            summary.notes.push_back(
                say("Holm's p cannot fall below %1, since p is at least %2: more resamples or "
                    "clusters are needed for it. The family-wise p is not multiplied by the number "
                    "of heads.",
                    fmt::format("{:.3g}", std::min(1.0, summary.leastP * heads)),
                    fmt::format("{:.3g}", summary.leastP)));
        if (summary.clusters >= 2 && summary.leastP <= kLevel && summary.leastP > kLevel / 5)
            summary.notes.push_back(
                say("%1 clusters allow no p below %2: an effect can be far from 0 by its interval "
                    "and not be significant. More clusters tell more.",
                    summary.clusters, fmt::format("{:.3g}", summary.leastP)));
        if (!options.compareBy.empty() && options.compareBy == options.cluster)
            summary.notes.push_back(
                say("The groups that are compared are the clusters themselves: between them each "
                    "prompt counts for itself."));
    }

    const ReadyStudy& m_study;
    const StudyRows& m_rows;
    std::vector<std::size_t> m_prompts;     // those that are there
    std::vector<std::uint32_t> m_clusters;  // of each of them
    std::vector<int> m_groups;              // of each of them
};

}  // namespace

const std::vector<Quantity>& studyQuantities() {
    static const std::vector<Quantity> all = [] {
        std::vector<Quantity> quantities;
        for (const auto metric : {Metric::Probability, Metric::LogProbability})
            for (const auto subject : {Subject::Target, Subject::Control}) {
                Quantity one;
                one.metric = metric;
                one.subject = subject;
                quantities.push_back(one);
            }
        for (const auto metric : {Metric::LogitDifference, Metric::Kl}) {
            Quantity one;
            one.metric = metric;
            quantities.push_back(one);
        }
        return quantities;
    }();
    return all;
}

const StudyMap* StudySummary::map(const Intervention& intervention, Metric metric,
                                  Subject subject) const {
    const auto found = std::find_if(maps.begin(), maps.end(), [&](const auto& one) {
        return one.intervention == intervention && one.metric == metric && one.subject == subject;
    });
    return found == maps.end() ? nullptr : &*found;
}

StudySummary summarize(const ReadyStudy& study, const StudyRows& rows) {
    return Summary(study, rows).summary();
}

HeadGrid<HeadStatistics> momentsOf(const Study& study, const StudyRows& rows,
                                   std::size_t intervention, const Quantity& quantity) {
    const auto prompts = promptsThere(rows);
    if (prompts.empty()) return {};
    HeadGrid<HeadStatistics> heads(rows.layers(), rows.heads());
    const auto clusters = clustersOf(study, prompts, study.options.cluster);
    heads.values() = momentsOf(tableOf(rows, prompts, clusters, intervention, quantity));
    return heads;
}

HeadGrid<int> flipsOf(const StudyRows& rows, std::size_t intervention) {
    HeadGrid<int> counts(rows.layers(), rows.heads());
    for (const auto i : promptsThere(rows)) {
        const auto cells = rows.part(i, intervention);
        for (std::size_t head = 0; head < cells.size(); ++head)
            if (cells[head].top != rows.clean(i).top) ++counts.values()[head];
    }
    return counts;
}

std::vector<double> effectsOf(const StudyRows& rows, std::size_t intervention,
                              const Quantity& quantity, HeadId head) {
    const auto at = static_cast<std::size_t>(head.layer) * static_cast<std::size_t>(rows.heads()) +
                    static_cast<std::size_t>(head.head);
    std::vector<double> effects(rows.prompts(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < rows.prompts(); ++i)
        if (rows.contains(i))
            effects[i] = effectOf(asRun(rows.clean(i)), rows.part(i, intervention)[at], quantity);
    return effects;
}

}  // namespace headscope
