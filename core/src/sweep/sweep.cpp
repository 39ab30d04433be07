// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/sweep.h"

#include "intervention/requests.h"
#include "sweep/ablated_pass.h"
#include "sweep/plan.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

namespace headscope {
namespace {

// Logits that are scored together: they stay in the processor's last cache.
constexpr std::int64_t kLogits = std::int64_t{160} * 50257;
// Layers of the first batch, where somebody waits for its cells.
constexpr int kFirstLayers = 1;

bool contains(const std::vector<HeadId>& heads, HeadId head) {
    return std::find(heads.begin(), heads.end(), head) != heads.end();
}

// The base run has `given` ablated already; a variant starts at its own head's layer, and has the
// given heads of later layers replaced on its way.
Batch addConditionedHeads(Batch batch, const std::vector<HeadId>& given) {
    std::erase_if(batch, [&](const Variant& variant) { return contains(given, variant.own); });
    for (auto& variant : batch)
        std::copy_if(given.begin(), given.end(), std::back_inserter(variant.heads),
                     [&](HeadId head) { return head.layer > variant.own.layer; });
    return batch;
}

// What donors are made of: of the prompt's clean run, and of the donor's.
DonorFacts factsOf(const SetInput& input) {
    auto facts = input.clean.facts;
    facts.other = input.other;
    return facts;
}

class SweepRunner {
 public:
    SweepRunner(const SweepInput& input, const SweepRequest& request, const SweepSink& sink,
                const std::stop_token& stop, Run& result)
        : m_in(input), m_request(request), m_sink(sink), m_stop(stop), m_result(result) {
        const auto facts = factsOf(input);
        for (std::size_t part = 0; part < request.interventions.size(); ++part)
            m_donors.push_back(input.bases[part] ? donorOf(request.interventions[part], facts)
                                                 : nullptr);
    }

    void run() {
        const auto given = ordered(m_request.given);
        for (std::size_t part = 0; part < m_donors.size(); ++part)
            if (!m_in.bases[part]) keepClean(part, given);
        if (given.empty()) return sweepTogether();
        for (std::size_t part = 0; part < m_donors.size(); ++part) {
            if (!m_in.bases[part]) continue;
            const auto base = runGiven(m_in.weights, m_in.ids, *m_in.bases[part],
                                       {given, m_donors[part], {}, part});
            auto& ofPart = m_result.parts[part];
            ofPart.given = scored(base);
            std::vector<Cell> known;
            for (const auto& head : given)
                known.push_back({*ofPart.given, head});
            deliver(part, std::move(known));
            this->sweep(base, {part}, given);
        }
    }

 private:
    [[nodiscard]] AblatedRun scored(const CleanPass& base) const {
        return m_in.scorer
            .ablated(base.logits.data_ptr<float>(), 1, m_request.target, m_request.control,
                     m_request.cellTopK)
            .front();
    }

    // The interventions that start from one pass run in the same batches.
    void sweepTogether() {
        std::vector<bool> done(m_donors.size());
        for (std::size_t first = 0; first < m_donors.size(); ++first) {
            if (done[first] || !m_in.bases[first]) continue;
            std::vector<std::size_t> parts;
            for (std::size_t part = first; part < m_donors.size(); ++part) {
                if (m_in.bases[part] != m_in.bases[first]) continue;
                parts.push_back(part);
                done[part] = true;
            }
            sweep(*m_in.bases[first], parts, {});
        }
    }

    // Where z' is z, every cell is the clean run.
    void keepClean(std::size_t part, const std::vector<HeadId>& given) {
        const auto run = scored(m_in.clean);
        if (!given.empty()) m_result.parts[part].given = run;
        const auto& heads = m_in.clean.facts.scalarMean;
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < heads.values().size(); ++i)
            cells.push_back({run, heads.id(i)});
        deliver(part, std::move(cells));
    }

    // These of the interventions.
    void sweep(const CleanPass& base, const std::vector<std::size_t>& parts,
               const std::vector<HeadId>& given) {
        std::vector<DonorPtr> donors;
        for (const auto part : parts)
            donors.push_back(m_donors[part]);
        const auto& config = m_in.weights.config;
        const auto most = m_in.runner.rowsThatFit(base.carried, m_in.memory);
        const int first = m_sink.cells ? kFirstLayers : config.layers;
        for (const auto& planned : planSweep(config, donors, base.carried, most, first)) {
            if (m_result.stopped) return;
            const auto batch = addConditionedHeads(planned, given);
            if (batch.empty()) continue;
            if (!compute(base, batch)) {
                m_result.stopped = true;
                return;
            }
            score(batch, parts);
            if (m_sink.between) m_sink.between();
        }
    }

    // False if the sweep is to stop, which is looked at before every layer.
    bool compute(const CleanPass& base, const Batch& batch) {
        std::vector<HeadId> heads;
        for (const auto& variant : batch)
            heads.push_back(variant.own);
        heads = ordered(std::move(heads));
        const auto step = [&](double part) {
            if (m_stop.stop_requested()) return false;
            if (m_sink.progress) m_sink.progress(heads, part);
            return true;
        };
        return m_in.runner.run(base, batch, step) && !m_stop.stop_requested();
    }

    void score(const Batch& batch, const std::vector<std::size_t>& parts) {
        const auto count = static_cast<std::int64_t>(batch.size());
        const auto vocabulary = std::int64_t{m_in.weights.config.vocabulary};
        const auto most = std::clamp(kLogits / vocabulary, std::int64_t{1}, count);
        float* logits = m_logits.floats(most * vocabulary);
        std::vector<AblatedRun> runs;
        for (std::int64_t first = 0; first < count; first += most) {
            const auto rows = std::min(most, count - first);
            m_in.runner.logits(first, rows, logits);
            auto part = m_in.scorer.ablated(logits, rows, m_request.target, m_request.control,
                                            m_request.cellTopK);
            std::move(part.begin(), part.end(), std::back_inserter(runs));
        }
        for (std::size_t part = 0; part < parts.size(); ++part) {
            std::vector<Cell> cells;
            for (std::size_t i = 0; i < runs.size(); ++i)
                if (batch[i].part == part) cells.push_back({std::move(runs[i]), batch[i].own});
            deliver(parts[part], std::move(cells));
        }
    }

    void deliver(std::size_t part, std::vector<Cell> cells) {
        if (cells.empty()) return;
        if (m_sink.cells) m_sink.cells(m_request.interventions[part], cells);
        auto& all = m_result.parts[part].cells;
        std::move(cells.begin(), cells.end(), std::back_inserter(all));
    }

    const SweepInput& m_in;
    const SweepRequest& m_request;
    const SweepSink& m_sink;
    const std::stop_token& m_stop;
    Run& m_result;
    std::vector<DonorPtr> m_donors;  // one an intervention; null if it changes nothing
    Scratch m_logits;
};

}  // namespace

void runSweep(const SweepInput& input, const SweepRequest& request, const SweepSink& sink,
              const std::stop_token& stop, Run& result) {
    SweepRunner(input, request, sink, stop, result).run();
    const auto notes = input.runner.notes();
    result.notes.insert(result.notes.end(), notes.begin(), notes.end());
}

AblatedRun runSet(const SetInput& input, const std::vector<HeadId>& heads,
                  const SetRequest& request) {
    auto logits = input.clean.logits;
    if (!heads.empty())
        logits = runAblated(input.weights, input.clean,
                            {{heads, donorOf(request.intervention, factsOf(input))}});
    return input.scorer
        .ablated(logits.data_ptr<float>(), 1, request.target, request.control, request.topK)
        .front();
}

}  // namespace headscope
