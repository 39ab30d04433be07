// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/messages.h"
#include "patience.h"

#include <headscope/engine.h>

#include <QTemporaryDir>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace headscope::app::test {

/// Steps of a row, each reported to SweepSink::progress, as a real engine reports each layer.
inline constexpr int kFakeSteps = 4;

/// What a FakeEngine does and what it has seen; shared with the test, which may change it while the
/// engine runs.
struct FakeScript {
    int layers = 12;
    int heads = 12;
    int positions = 64;
    ModelReading reading;
    std::atomic<int> loadMs{0};
    std::timed_mutex loading;  ///< loads wait for whoever holds it, though not for ever
    std::atomic<int> cleanMs{0};
    std::atomic<int> rowMs{0};              ///< sleep before each row
    std::atomic<int> heldStep{-1};          ///< a sweep waits in this step of a row, of kFakeSteps
    std::atomic<int> rowsAllowed{1 << 30};  ///< a sweep waits there, though not for ever
    std::atomic<int> placesAllowed{1 << 30};  ///< a text waits there, though not for ever
    std::atomic<int> writings{0};
    std::atomic<int> questionMs{0};             ///< sleep in predict() and ablate()
    std::atomic<bool> deaf{false};              ///< ignores the stop token
    std::atomic<int> throwAtRow{-1};            ///< rows count from 0; a headscope::Error
    std::atomic<bool> throwForeign{false};      ///< throws an int instead of an Error
    std::string sha256 = std::string(64, 'f');  ///< of engines that are loaded from now on
    std::atomic<float> shift{0};                ///< added to every target effect: tells runs apart

    std::atomic<int> sweeps{0};
    std::atomic<int> predictions{0};  ///< predict(), and ablate() of no heads
    std::atomic<int> rowsDone{0};
    std::atomic<bool> stopSeen{false};
    std::atomic<int> alive{0};      ///< engines not yet destroyed
    std::atomic<int> mostAlive{0};  ///< the most there ever were at once
    std::atomic<int> checks{0};     ///< folders looked at before a model was given up
    /// From now on such a load fails after the folder was found good; -1: never. Counts down.
    std::atomic<int> loadsUntilFailure{-1};
    std::atomic<int> card{-1};           ///< where sweeps run: that CUDA card; -1: the CPU
    std::string note;                    ///< of sweeps that begin from now on
    std::atomic<bool> partFirst{false};  ///< predicts a part of a character before all else
    std::atomic<float> rare{1e-9F};      ///< P of what is not among the first five of a prediction
    std::atomic<float> last{0.02F};      ///< P of the last of these five, " Italy"
    std::atomic<float> layersShare{1};   ///< of what a patched layer does
    std::atomic<int> threads{-1};        ///< of the last load's limits; -1: none yet
    std::atomic<std::int64_t> memory{-1};  ///< the same
    std::atomic<bool> wrongThread{false};  ///< any call or the destruction off the loading thread
};

/// A folder with a real GPT-2 tokenizer of a few words: " Germany", " France" and the words of the
/// example prompt are single tokens, "Germany" is not.
class TokenizerFolder {
 public:
    /// `begins`: with <|endoftext|> as its last token.
    explicit TokenizerFolder(bool begins = false);
    [[nodiscard]] std::filesystem::path path() const;

 private:
    QTemporaryDir m_folder;
};

/// A deterministic engine: cells are a formula of layer, head and intervention, so that a test can
/// say what must be drawn. Streams a row a batch, from the last layer to the first.
class FakeEngine : public Engine {
 public:
    FakeEngine(std::shared_ptr<FakeScript> script, const std::filesystem::path& folder);
    ~FakeEngine() override;

    [[nodiscard]] const ModelInfo& info() const override { return m_info; }
    [[nodiscard]] std::shared_ptr<const Tokenizer> tokenizer() const override {
        return m_tokenizer;
    }
    [[nodiscard]] Device device() const override;
    /// A donor's clean run is the clean run with target and control exchanged.
    [[nodiscard]] Run sweep(const SweepRequest& request, const SweepSink& sink,
                            std::stop_token stop) override;
    /// Of fakeLayer().
    [[nodiscard]] LayerPatches layers(const LayersRequest& request, const LayersSink& sink,
                                      std::stop_token stop) override;
    [[nodiscard]] Prediction predict(const SetRequest& request) override;
    /// Effects of the set's members add up, and the whole is a tenth smaller than their sum. Of no
    /// heads: the clean prediction, in which P of the first token depends on the prompt's length
    /// (fakeFirst()) and what is not among the first five has FakeScript::rare. After " state" the
    /// first is " Italy", and " Germany" the fifth.
    [[nodiscard]] AblatedRun ablate(const SetRequest& request) override;
    /// fakeWritten(): the texts are the same for kFakeSame tokens.
    [[nodiscard]] Continuation write(const ContinuationRequest& request,
                                     const ContinuationSink& sink, std::stop_token stop) override;
    /// Query q looks at key k with weight proportional to 1 + (k + head) % 3.
    [[nodiscard]] AttentionPattern attention(const std::vector<TokenId>& prompt,
                                             HeadId head) override;

 private:
    void checkThread();
    [[nodiscard]] CleanRun clean(const std::vector<TokenId>& prompt, const TokenSet& target,
                                 const TokenSet& control) const;
    /// A run in which target and control changed by so much.
    [[nodiscard]] AblatedRun ablated(const CleanRun& clean, float targetEffect, float controlEffect,
                                     bool flips) const;
    [[nodiscard]] std::vector<Cell> row(int layer, const Intervention& intervention,
                                        const CleanRun& clean,
                                        const std::vector<HeadId>& given) const;
    [[nodiscard]] AblatedRun joint(const CleanRun& clean, const std::vector<HeadId>& heads,
                                   const Intervention& intervention) const;
    [[nodiscard]] AblatedRun unablated(const SetRequest& request) const;
    [[nodiscard]] TokenRef ref(TokenId id) const;

    std::shared_ptr<FakeScript> m_script;
    std::thread::id m_thread;
    ModelInfo m_info;
    std::shared_ptr<const Tokenizer> m_tokenizer;
};

/// How much of the way to the donor a patch goes, in [0, 1]; position < 0: all of them.
[[nodiscard]] float fakeLayer(LayerPart part, int layer, int position);

inline constexpr float kCleanTarget = 0.62F;
inline constexpr float kCleanControl = 0.07F;

inline constexpr int kFakeRareRank = 200;

/// P of the likeliest token after a prompt of so many tokens; kCleanTarget after five.
[[nodiscard]] float fakeFirst(std::size_t tokens);

inline constexpr std::size_t kFakeSame = 3;
/// The word in a place of what a FakeEngine writes, and its P.
[[nodiscard]] std::string fakeWritten(TextSide side, std::size_t place);
[[nodiscard]] float fakeWrittenP(TextSide side, std::size_t place);

inline constexpr float kFakeInteraction = 0.9F;  ///< joint effect over the sum, for two heads up

/// P_ablated - P_clean of the target, as FakeEngine makes it.
[[nodiscard]] float fakeTargetEffect(HeadId head, const Intervention& intervention,
                                     float shift = 0);
[[nodiscard]] float fakeControlEffect(HeadId head, const Intervention& intervention);
[[nodiscard]] bool fakeFlips(HeadId head, const Intervention& intervention);

/// Engines of this script, from any folder that exists. `folder` names a missing one: an Error.
[[nodiscard]] EngineSource fakeEngines(std::shared_ptr<FakeScript> script);
/// The same, with a check that finds what is missing before a model is given up for it.
[[nodiscard]] EngineSource checkedEngines(std::shared_ptr<FakeScript> script);

}  // namespace headscope::app::test
