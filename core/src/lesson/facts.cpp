// SPDX-License-Identifier: GPL-3.0-or-later
#include "lesson/asked.h"
#include "lesson/expressions.h"
#include "lesson/names.h"

#include <headscope/effects.h>
#include <headscope/error.h>
#include <headscope/interaction.h>
#include <headscope/lesson_facts.h>
#include <headscope/paired_effects.h>
#include <headscope/statistics.h>
#include <headscope/visible_text.h>

#include <algorithm>
#include <cmath>

namespace headscope {
namespace {

using Of = LessonFactKind;

Error unknownHere(const Message& what) {
    return inputError(what, say("Choose another model, or change the fact."));
}

double known(const std::optional<double>& value) {
    if (!value) throw unknownHere(say("its value is not known in this run"));
    return *value;
}

/// Over all heads, which are no sample of more.
double spreadOf(const std::vector<double>& values) {
    if (values.empty()) throw unknownHere(say("there are no heads"));
    double mean = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size()));
}

/// Facts of one lesson on one model.
class FactComputer {
 public:
    FactComputer(Engine& engine, const Lesson& lesson, std::stop_token stop)
        : m_lesson(lesson), m_asked(engine, lesson, std::move(stop)) {
        m_values.model = engine.info().name;
        m_values.sha256 = engine.sha256();
    }

    LessonValues compute(const LessonProgress& progress) {
        checkRuns();
        std::size_t done = 0;
        for (const auto& [name, fact] : m_lesson.facts) {
            if (progress) progress(done++, m_lesson.facts.size());
            computeOne(name);
        }
        m_values.scaleLimit = m_asked.scaleLimit();
        m_values.stopped = m_asked.stopped();
        for (const auto& [name, claim] : m_lesson.claims)
            m_values.claims[name] = holds(claim, m_values);
        return std::move(m_values);
    }

 private:
    void checkRuns() {
        for (const auto& [name, run] : m_lesson.runs) {
            try {
                m_asked.checkRun(name);
            } catch (const Error& error) {
                if (error.kind() != Error::Kind::Input) throw;
                m_values.runErrors[name] = error.message();
            }
        }
    }

    void computeOne(const std::string& name) {
        if (m_values.facts.contains(name)) return;
        LessonFactValue& place = m_values.facts[name];  // a cycle finds no value here
        place.shown = "?";
        place.error = say("it is made of itself");
        LessonFactValue made;
        try {
            const auto& fact = m_lesson.facts.at(name);
            made.value = valueOf(fact);
            made.shown = shownValue(*made.value, fact.show);
        } catch (const Error& error) {
            const bool failed = error.kind() == Error::Kind::Failure && !m_asked.stopped();
            if (failed) throw;
            made.value.reset();
            made.shown = "?";
            made.error = error.message();
        }
        m_values.facts[name] = std::move(made);
    }

    HeadId headFor(const LessonHead& head) {
        if (!head.fact.empty()) {
            if (m_lesson.facts.contains(head.fact)) computeOne(head.fact);
            const auto found = m_values.head(head.fact);
            if (!found) throw unknownHere(say("the head of the fact %1 is not known", head.fact));
            return *found;
        }
        const auto& config = m_asked.model().config;
        if (head.head.layer >= config.layers || head.head.head >= config.heads)
            throw unknownHere(say("the model has no head %1", name(head.head)));
        return head.head;
    }

    HeadId firstHead(const LessonFact& fact) {
        if (fact.heads.empty()) throw unknownHere(say("it names no head"));
        return headFor(fact.heads.front());
    }

    std::vector<HeadId> headsFor(const LessonFact& fact) {
        std::vector<HeadId> heads;
        for (const auto& head : fact.heads)
            heads.push_back(headFor(head));
        return heads;
    }

    Intervention interventionOf(const LessonFact& fact) const {
        return fact.quantity.lens.of.value_or(Intervention(Zero{}));
    }

    LessonValue valueOf(const LessonFact& fact) {
        switch (fact.kind) {
            case Of::Clean:
                return cleanValue(fact);
            case Of::Top:
                return topValue(fact);
            case Of::Tokens:
                return tokensValue(fact);
            case Of::HeadMean:
                return headMean(fact);
            case Of::DriftSlope:
                return known(m_asked.drift(fact.run).slope);
            case Of::DriftInterval:
                return driftEnd(fact);
            case Of::Attention:
                return attention(fact);
            case Of::AttentionHead:
                return attentionHead(fact);
            case Of::Arithmetic:
                return arithmetic(fact);
            case Of::Model:
                return modelNumber(fact.what, m_asked.model().config);
            case Of::Growth:
                return growth(fact);
            case Of::Set:
            case Of::LayerOff:
            case Of::PositionEffect:
                return setValue(fact);
            case Of::Interaction:
                return interactionValue(fact);
            case Of::Patch:
                return patchValue(fact);
            case Of::Cosine:
                return cosineValue(fact);
            default:
                return sweepValue(fact);
        }
    }

    double cleanValue(const LessonFact& fact) {
        const CleanRun& clean = m_asked.clean(fact.run);
        if (fact.what == "logit-difference")
            return static_cast<double>(clean.target.logit) - clean.control.logit;
        if (fact.token != "target" && fact.token != "control") {
            const CleanRun other = m_asked.cleanOf(fact.run, fact.token);
            return watchedValue(fact, other.target, other.logSumExp);
        }
        return watchedValue(fact, fact.token == "target" ? clean.target : clean.control,
                            clean.logSumExp);
    }

    static double watchedValue(const LessonFact& fact, const WatchedScore& watched,
                               double logSumExp) {
        if (fact.what == "rank") return watched.rank;
        if (fact.what == "logit") return watched.logit;
        if (fact.what == "log-p") return known(logProbability(watched.logit, watched.p, logSumExp));
        return watched.p;
    }

    static LessonValue scoreValue(const std::vector<TokenScore>& top, int nth, bool isP) {
        if (nth < 1 || static_cast<std::size_t>(nth) > top.size())
            throw unknownHere(say("only %1 predictions are kept", top.size()));
        const auto& score = top[static_cast<std::size_t>(nth) - 1];
        if (isP) return static_cast<double>(score.p);
        return score.token.text;
    }

    LessonValue topValue(const LessonFact& fact) {
        return scoreValue(m_asked.clean(fact.run).top, fact.nth, fact.what == "p");
    }

    LessonValue tokensValue(const LessonFact& fact) {
        const auto& tokens = m_asked.tokens(fact.run);
        if (fact.what == "count") return static_cast<double>(tokens.size());
        if (fact.what == "token") {
            if (static_cast<std::size_t>(fact.nth) > tokens.size())
                throw unknownHere(say("the prompt has %1 tokens", tokens.size()));
            return validUtf8(tokens[static_cast<std::size_t>(fact.nth) - 1].text);
        }
        std::string pieces;
        for (const auto& token : tokens)
            pieces += (pieces.empty() ? "" : "|") + validUtf8(token.text);
        return pieces;
    }

    double headMean(const LessonFact& fact) {
        const auto& means = m_asked.clean(fact.run).headMean;
        if (!fact.heads.empty()) return means(firstHead(fact));
        std::vector<double> values(means.values().begin(), means.values().end());
        if (fact.what == "sd") return spreadOf(values);
        double sum = 0;
        double size = 0;
        double largest = 0;
        for (const double value : values) {
            sum += value;
            size += std::abs(value);
            largest = std::max(largest, std::abs(value));
        }
        const auto count = static_cast<double>(values.size());
        return fact.what == "largest" ? largest : fact.what == "size" ? size / count : sum / count;
    }

    double driftEnd(const LessonFact& fact) {
        const auto& interval = m_asked.drift(fact.run).slopeCi95;
        if (!interval) throw unknownHere(say("the slope has no interval in this model"));
        return fact.what == "low" ? interval->front() : interval->back();
    }

    /// A position of the prompt; -1 is the last.
    int positionIn(const std::string& run, int position) {
        const auto count = static_cast<int>(m_asked.tokens(run).size());
        if (position >= count) throw unknownHere(say("the prompt has no position %1", position));
        return position < 0 ? count - 1 : position;
    }

    double attention(const LessonFact& fact) {
        const auto& pattern = m_asked.attention(fact.run, firstHead(fact));
        return pattern(positionIn(fact.run, fact.row), positionIn(fact.run, fact.column));
    }

    HeadId attentionHead(const LessonFact& fact) {
        const auto& config = m_asked.model().config;
        if (fact.layer && *fact.layer >= config.layers)
            throw unknownHere(say("the model has no layer %1", *fact.layer));
        const int row = positionIn(fact.run, fact.row);
        const int column = positionIn(fact.run, fact.column);
        std::vector<std::pair<HeadId, double>> weights;
        for (int layer = 0; layer < config.layers; ++layer)
            for (int head = 0; head < config.heads; ++head)
                if (!fact.layer || *fact.layer == layer)
                    weights.emplace_back(HeadId{layer, head},
                                         m_asked.attention(fact.run, {layer, head})(row, column));
        std::stable_sort(weights.begin(), weights.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        const auto nth = static_cast<std::size_t>(fact.nth);
        if (nth > weights.size()) throw unknownHere(say("the model has not so many heads"));
        return weights[nth - 1].first;
    }

    double arithmetic(const LessonFact& fact) {
        std::set<std::string> parts;
        addFacts(fact.value, parts);
        for (const auto& part : parts)
            if (m_lesson.facts.contains(part)) computeOne(part);
        return known(numberOf(fact.value, m_values));
    }

    LessonValue growth(const LessonFact& fact) {
        if (fact.nth == 0) return static_cast<double>(m_asked.clean(fact.run).target.p);
        const auto [head, p] = m_asked.grown(fact.run, m_asked.positionsOf(fact, fact.run),
                                             interventionOf(fact), fact.nth);
        if (fact.what == "p") return p;
        return head;
    }

    /// Those that it names, or else all of its layer.
    std::vector<HeadId> headsOfSet(const LessonFact& fact) {
        if (!fact.heads.empty()) return headsFor(fact);
        const auto& config = m_asked.model().config;
        if (!fact.layer || *fact.layer >= config.layers)
            throw unknownHere(say("the model has no such layer"));
        std::vector<HeadId> heads;
        for (int head = 0; head < config.heads; ++head)
            heads.push_back({*fact.layer, head});
        return heads;
    }

    LessonValue setValue(const LessonFact& fact) {
        const auto positions = fact.kind == Of::PositionEffect
                                   ? Positions::at({positionIn(fact.run, fact.column)})
                                   : m_asked.positionsOf(fact, fact.run);
        const auto heads = headsOfSet(fact);
        if (fact.what == "token" || fact.what == "token-p")
            return scoreValue(
                m_asked.predicted(fact.run, positions, heads, interventionOf(fact)).ablated,
                fact.nth, fact.what == "token-p");
        const auto& ablated = m_asked.ablated(fact.run, positions, heads, interventionOf(fact));
        return ablatedValue(fact, ablated, m_asked.clean(fact.run));
    }

    /// Heads of the run with z of the donor's clean run.
    LessonValue patchValue(const LessonFact& fact) {
        const auto positions = fact.column >= 0 ? Positions::at({positionIn(fact.run, fact.column)})
                                                : m_asked.positionsOf(fact, fact.run);
        const auto& patched = m_asked.patched(fact.run, fact.other, positions, headsOfSet(fact));
        if (fact.what == "logit-difference") return logitDifference(patched);
        return ablatedValue(fact, patched, m_asked.clean(fact.run));
    }

    /// Over all pairs of tokens, at one point of the residual stream; the last where none is named.
    double cosineValue(const LessonFact& fact) {
        const auto& all = m_asked.similarity(fact.run, m_asked.positionsOf(fact, fact.run),
                                             headsFor(fact), interventionOf(fact));
        const auto& layers = m_asked.model().config.layers;
        const int point = fact.layer.value_or(layers);
        if (point > layers) throw unknownHere(say("the model has no point %1", point));
        const auto at = [point](const SimilarityCurve& curve) {
            return known(curve.mean[static_cast<std::size_t>(point)]);
        };
        if (fact.what != "change") return at(all.ablated ? *all.ablated : all.clean);
        if (!all.ablated) throw unknownHere(say("it names no head, so that nothing changes"));
        return at(*all.ablated) - at(all.clean);
    }

    static LessonValue ablatedValue(const LessonFact& fact, const AblatedRun& ablated,
                                    const CleanRun& clean) {
        const auto& [metric, subject, lens] = fact.quantity;
        if (fact.what == "top1") return ablated.argmax.text;
        if (fact.what == "p") {
            if (subject == Subject::Specificity)
                throw unknownHere(say("specificity is an effect, and has no P of its own"));
            return static_cast<double>(subject == Subject::Control ? ablated.pControl
                                                                   : ablated.pTarget);
        }
        return known(change(clean, ablated, metric, subject));
    }

    double interactionValue(const LessonFact& fact) {
        const auto positions = m_asked.positionsOf(fact, fact.run);
        const auto heads = ordered(headsFor(fact));
        const auto replace = interventionOf(fact);
        std::vector<const AblatedRun*> singles;
        for (const HeadId head : heads)
            singles.push_back(&m_asked.ablated(fact.run, positions, {head}, replace));
        const auto& joint = m_asked.ablated(fact.run, positions, heads, replace);
        const auto result =
            interaction(m_asked.clean(fact.run), singles, joint,
                        fact.quantity.subject == Subject::Control ? WatchedToken::Control
                                                                  : WatchedToken::Target);
        const TokenChange& change = fact.what == "sum"     ? result.sum
                                    : fact.what == "joint" ? result.joint
                                                           : result.difference;
        return fact.quantity.metric == Metric::LogProbability ? known(change.logP) : change.p;
    }

    const Run& sweepOf(const LessonFact& fact, const std::string& run) {
        return m_asked.sweep(run, m_asked.positionsOf(fact, run));
    }

    /// The effect of every head that counts: of one layer, or of all.
    std::vector<std::pair<HeadId, double>> effectsOf(const LessonFact& fact,
                                                     const std::string& run) {
        const Run& result = sweepOf(fact, run);
        const auto& config = m_asked.model().config;
        if (fact.layer && *fact.layer >= config.layers)
            throw unknownHere(say("the model has no layer %1", *fact.layer));
        std::vector<std::pair<HeadId, double>> effects;
        for (int layer = 0; layer < config.layers; ++layer)
            for (int head = 0; head < config.heads; ++head) {
                if (fact.layer && *fact.layer != layer) continue;
                const HeadId id{layer, head};
                effects.emplace_back(id, known(headscope::valueOf(result, fact.quantity, id)));
            }
        return effects;
    }

    LessonValue sweepValue(const LessonFact& fact) {
        switch (fact.kind) {
            case Of::Cell:
                return cellValue(fact);
            case Of::ExtremeHead:
                return extreme(fact).first;
            case Of::ExtremeValue:
                return extreme(fact).second;
            case Of::CountCells:
                return countCells(fact);
            case Of::Top1Kept:
                return kept(fact);
            case Of::Top1Becomes:
                return becomes(fact);
            case Of::Spread:
                return spread(fact);
            case Of::MapsR:
                return mapsR(fact);
            default:
                return zeroAgainstMean(fact);
        }
    }

    LessonValue cellValue(const LessonFact& fact) {
        const HeadId head = firstHead(fact);
        const Run& result = sweepOf(fact, fact.run);
        if (fact.what == "effect") return known(headscope::valueOf(result, fact.quantity, head));
        const Cell* const cell = result.cell(interventionOf(fact), head);
        if (!cell) throw unknownHere(say("the cell was not computed"));
        return ablatedValue(fact, *cell, result.clean);
    }

    std::pair<HeadId, double> extreme(const LessonFact& fact) {
        auto effects = effectsOf(fact, fact.run);
        const auto before = [&](const auto& a, const auto& b) {
            if (fact.sign == "min") return a.second < b.second;
            if (fact.sign == "max") return a.second > b.second;
            return std::abs(a.second) > std::abs(b.second);
        };
        std::stable_sort(effects.begin(), effects.end(), before);
        const auto nth = static_cast<std::size_t>(fact.nth);
        if (nth > effects.size()) throw unknownHere(say("the model has not so many heads"));
        return effects[nth - 1];
    }

    double countCells(const LessonFact& fact) {
        const auto effects = effectsOf(fact, fact.run);
        return static_cast<double>(
            std::count_if(effects.begin(), effects.end(), [&](const auto& effect) {
                const double value = effect.second;
                return fact.beyond  ? std::abs(value) > *fact.beyond
                       : fact.above ? value > *fact.above
                                    : value < fact.below.value_or(0);
            }));
    }

    /// The part of the sweep that the fact is of, and whether a head counts.
    const RunPart& partOf(const LessonFact& fact) {
        const RunPart* const part = sweepOf(fact, fact.run).part(interventionOf(fact));
        if (!part) throw unknownHere(say("the intervention was not run"));
        return *part;
    }

    double kept(const LessonFact& fact) {
        const CleanRun& clean = sweepOf(fact, fact.run).clean;
        const auto& cells = partOf(fact).cells;
        return static_cast<double>(std::count_if(cells.begin(), cells.end(), [&](const Cell& cell) {
            const bool counts = !fact.layer || cell.head.layer == *fact.layer;
            return counts && cell.argmax.id == clean.top.front().token.id;
        }));
    }

    LessonValue becomes(const LessonFact& fact) {
        if (!fact.heads.empty()) {
            const Cell* const cell =
                sweepOf(fact, fact.run).cell(interventionOf(fact), firstHead(fact));
            if (!cell) throw unknownHere(say("the cell was not computed"));
            return cell->argmax.text;
        }
        const auto& flips = partOf(fact).robustness.flips;
        if (flips.empty()) throw unknownHere(say("the top-1 token stays in every ablation"));
        if (fact.what == "first") return flips.front().becomes.text;
        std::vector<std::pair<TokenRef, int>> counts;
        for (const auto& flip : flips) {
            const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& count) {
                return count.first == flip.becomes;
            });
            if (found == counts.end())
                counts.emplace_back(flip.becomes, 1);
            else
                ++found->second;
        }
        return std::max_element(counts.begin(), counts.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first.text;
    }

    double spread(const LessonFact& fact) {
        std::vector<double> values;
        for (const auto& [head, value] : effectsOf(fact, fact.run))
            values.push_back(value);
        return spreadOf(values);
    }

    double mapsR(const LessonFact& fact) {
        std::vector<double> first;
        std::vector<double> second;
        for (const auto& [head, value] : effectsOf(fact, fact.run))
            first.push_back(value);
        for (const auto& [head, value] : effectsOf(fact, fact.other))
            second.push_back(value);
        return known(pearson(first, second));
    }

    double zeroAgainstMean(const LessonFact& fact) {
        Quantity quantity = fact.quantity;
        quantity.lens = zeroMinusMean();
        const auto paired = pairedEffects(sweepOf(fact, fact.run), quantity);
        if (fact.kind == Of::ZeroMeanR) return known(paired.pearsonR);
        if (!paired.mostApart) throw unknownHere(say("no head was run"));
        return std::abs(paired.mostApart->first - paired.mostApart->second);
    }

    const Lesson& m_lesson;
    LessonAsked m_asked;
    LessonValues m_values;
};

}  // namespace

LessonValues computeFacts(Engine& engine, const Lesson& lesson, const LessonProgress& progress,
                          std::stop_token stop) {
    return FactComputer(engine, lesson, std::move(stop)).compute(progress);
}

}  // namespace headscope
