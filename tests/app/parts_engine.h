// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_engine.h"

#include <headscope/attribution.h>
#include <headscope/pairs.h>
#include <headscope/similarity_sweep.h>

#include <atomic>
#include <memory>

namespace headscope::app::test {

/// What a PartsEngine has seen and how it goes on, beside its FakeScript; shared with the test.
struct PartsScript {
    std::atomic<int> attributions{0};
    std::atomic<int> directs{0};
    std::atomic<int> similarities{0};
    std::atomic<int> pairMaps{0};
    std::atomic<int> pairRows{1 << 30};     ///< a map of pairs waits there, though not for ever
    std::atomic<int> strongest{-1};         ///< of the last map that was asked for
    std::atomic<int> sweptLayers{1 << 30};  ///< a sweep of similarities waits there, likewise
    std::atomic<bool> fails{false};         ///< throws an Error in all of them
};

/// A FakeEngine that answers the questions about parts, pairs and similarity, too, by formulas.
class PartsEngine : public FakeEngine {
 public:
    PartsEngine(std::shared_ptr<FakeScript> script, std::shared_ptr<PartsScript> parts,
                const std::filesystem::path& folder);

    /// fakeAdded() and fakeMlp(); embedding 0.5, biases -0.25.
    [[nodiscard]] Attribution attribute(const SetRequest& request) override;
    /// fakeDirect().
    [[nodiscard]] HeadGrid<double> directEffects(const SetRequest& request) override;
    /// fakeCosine().
    [[nodiscard]] Similarity similarity(const SimilarityRequest& request) override;
    /// fakeChange(), a layer at a time, the last one first.
    [[nodiscard]] SimilaritySweep similaritySweep(const SimilaritySweepRequest& request,
                                                  const SimilaritySweepSink& sink,
                                                  std::stop_token stop) override;
    /// fakeSingle() and fakeTogether(), a row of the first head at a time.
    [[nodiscard]] PairEffects pairs(const PairRequest& request, const PairSink& sink,
                                    std::stop_token stop) override;

 private:
    void check() const;

    std::shared_ptr<PartsScript> m_parts;
};

[[nodiscard]] double fakeAdded(HeadId head);
/// With zero what the head adds, the other way round; with others a fifth of it stays.
[[nodiscard]] double fakeDirect(HeadId head, const Intervention& intervention);
[[nodiscard]] double fakeMlp(int layer);
/// The change of the logit difference with a head set to zero, as a FakeEngine's sweep has it.
[[nodiscard]] float fakeSingle(HeadId head);
/// Of two: their sum, but that 9.6 and 10.9 cover for each other, and 9.6 and 7.2 overlap.
[[nodiscard]] float fakeTogether(HeadId a, HeadId b);
/// At a point, between positions a < b; with heads ablated it is 0.01 a head less from the point
/// behind the first head's layer on.
[[nodiscard]] double fakeCosine(int point, int a, int b);

/// What a head by itself changes of the pair's cosine at a point; of the mean half as much, of a
/// token's twice as much.
[[nodiscard]] double fakeChange(HeadId head, int point);

[[nodiscard]] EngineSource partsEngines(std::shared_ptr<FakeScript> script,
                                        std::shared_ptr<PartsScript> parts);

}  // namespace headscope::app::test
