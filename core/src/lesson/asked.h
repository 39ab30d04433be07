// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>
#include <headscope/lesson.h>
#include <headscope/similarity.h>

#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace headscope {

/// What a lesson asks the engine, each thing once. Engine's thread. All throw Error(Input) for what
/// this model cannot do, Error(Failure) if the stop token ended it.
class LessonAsked {
 public:
    LessonAsked(Engine& engine, const Lesson& lesson, std::stop_token stop);

    [[nodiscard]] const ModelInfo& model() const { return m_engine.info(); }
    [[nodiscard]] bool stopped() const { return m_stop.stop_requested(); }

    /// See LessonValues: of the sweeps so far.
    [[nodiscard]] double scaleLimit() const { return m_scaleLimit; }

    /// At all positions that the fact means: its own, else its run's.
    [[nodiscard]] Positions positionsOf(const LessonFact& fact, const std::string& run) const;

    const std::vector<Token>& tokens(const std::string& run);
    /// Throws where the model cannot do this run: its prompt is too long, or a target is not one
    /// token.
    void checkRun(const std::string& run) { (void)setting(run); }
    const CleanRun& clean(const std::string& run);
    /// The clean run with this token as the target.
    CleanRun cleanOf(const std::string& run, const std::string& token);
    const Drift& drift(const std::string& run);
    /// All heads, with all interventions that the lesson's facts need there.
    const Run& sweep(const std::string& run, const Positions& positions);
    const AblatedRun& ablated(const std::string& run, const Positions& positions,
                              const std::vector<HeadId>& heads, const Intervention& intervention);
    Prediction predicted(const std::string& run, const Positions& positions,
                         const std::vector<HeadId>& heads, const Intervention& intervention);
    /// The same with z of another of the lesson's runs in the heads' place.
    const AblatedRun& patched(const std::string& run, const std::string& donor,
                              const Positions& positions, const std::vector<HeadId>& heads);
    /// Without heads: of the clean run alone.
    const Similarity& similarity(const std::string& run, const Positions& positions,
                                 const std::vector<HeadId>& heads,
                                 const Intervention& intervention);
    const AttentionPattern& attention(const std::string& run, HeadId head);
    /// The step-th head that grows the set, from 1, and P of the target with it.
    std::pair<HeadId, double> grown(const std::string& run, const Positions& positions,
                                    const Intervention& intervention, int step);

 private:
    using SweepKey = std::pair<std::string, std::string>;  ///< run, positions

    const LessonRun& run(const std::string& name) const;
    const Setting& setting(const std::string& run);
    const Run& shortRun(const std::string& run);
    void need(const LessonFact& fact);
    void checkStop() const;

    Engine& m_engine;
    const Lesson& m_lesson;
    std::stop_token m_stop;
    std::map<std::string, std::vector<Token>> m_tokens;
    std::map<std::string, Setting> m_settings;
    std::map<SweepKey, std::set<Intervention>> m_needed;
    std::map<SweepKey, Run> m_sweeps;
    double m_scaleLimit = 0;
    std::map<std::string, Run> m_cleans;
    using SetKey = std::tuple<std::string, std::string, std::vector<HeadId>, Intervention>;
    std::map<SetKey, AblatedRun> m_ablated;
    std::map<SetKey, Similarity> m_similarities;
    std::map<std::pair<std::string, HeadId>, AttentionPattern> m_attention;
    std::map<std::tuple<std::string, std::string, Intervention>,
             std::vector<std::pair<HeadId, double>>>
        m_growth;
};

}  // namespace headscope
