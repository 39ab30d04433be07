// SPDX-License-Identifier: GPL-3.0-or-later
// Verification passes what is right, and fails what is not.
#include "checkpoint/weight_files.h"
#include "checkpoint_maker.h"
#include "library/reference_engine.h"
#include "owned_tensors.h"
#include "reference.h"
#include "sample_report.h"
#include "scratch.h"

#include <headscope/attribution.h>
#include <headscope/claims.h>
#include <headscope/python_script.h>
#include <headscope/tolerances.h>
#include <headscope/verification.h>

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <optional>

namespace headscope {
namespace {

namespace fs = std::filesystem;
using PlainJson = nlohmann::json;

/// Passes every call on; a test twists one.
class Twisted : public Engine, public ReferenceEngine {
 public:
    explicit Twisted(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}
    const ModelInfo& info() const override { return m_engine->info(); }
    std::shared_ptr<const Tokenizer> tokenizer() const override { return m_engine->tokenizer(); }
    Run sweep(const SweepRequest& request, const SweepSink& sink, std::stop_token stop) override {
        auto result = m_engine->sweep(request, sink, std::move(stop));
        result.parts[0].cells[twistedCell].pTarget += cellError;
        return result;
    }
    Prediction predict(const SetRequest& request) override { return m_engine->predict(request); }
    AblatedRun ablate(const SetRequest& request) override { return m_engine->ablate(request); }
    AblatedRun ablateWithZeroedHead(const SetRequest& request, HeadId head) override {
        if (!mutes || (!mutesAblated && !request.heads.empty())) return m_engine->ablate(request);
        return referenceOf(*m_engine).ablateWithZeroedHead(request, head);
    }
    AblatedRun patchEverything(const SetRequest& request) override {
        auto run = referenceOf(*m_engine).patchEverything(request);
        run.pTarget += wholeError;
        return run;
    }
    Attribution attribute(const SetRequest& request) override {
        auto parts = m_engine->attribute(request);
        parts.mlps[0] += partError;
        return parts;
    }
    Continuation write(const ContinuationRequest& request, const ContinuationSink& sink,
                       std::stop_token stop) override {
        return m_engine->write(request, sink, std::move(stop));
    }
    LayerPatches layers(const LayersRequest& request, const LayersSink& sink,
                        std::stop_token stop) override {
        return m_engine->layers(request, sink, std::move(stop));
    }
    AttentionPattern attention(const std::vector<TokenId>& prompt, HeadId head) override {
        return m_engine->attention(prompt, head);
    }
    PlainRun plain(const PlainRequest& request) override {
        return referenceOf(*m_engine).plain(request);
    }

    std::size_t twistedCell = 4;
    float cellError = 0;
    float wholeError = 0;
    double partError = 0;
    bool mutes = true;
    bool mutesAblated = true;

 private:
    std::unique_ptr<Engine> m_engine;
};

constexpr TokenId kFigureTarget = 7;
constexpr TokenId kFigureControl = 11;

double differenceOf(const at::Tensor& logits) {
    return (logits[kFigureTarget] - logits[kFigureControl]).item<double>();
}

/// The last position's logits with one head's z taken from another prompt, at one position or at
/// all, by a plain pass.
at::Tensor patchedLogits(const Gpt2Weights& w, const std::vector<std::int64_t>& prompt,
                         const std::vector<std::int64_t>& donor, HeadId head,
                         std::optional<int> position = {}) {
    auto x = embed(w, at::tensor(prompt, at::kLong).unsqueeze(0));
    auto other = embed(w, at::tensor(donor, at::kLong).unsqueeze(0));
    const auto h = w.config.headWidth();
    for (int layer = 0; layer < w.config.layers; ++layer) {
        auto z = headOutputs(w, layer, x).clone();
        const auto donors = headOutputs(w, layer, other);
        if (layer == head.layer) {
            const auto first = position.value_or(0);
            const auto count = position ? 1 : z.size(1);
            const auto part = [&](const at::Tensor& all) {
                return all.narrow(1, first, count).narrow(2, head.head * h, h);
            };
            part(z).copy_(part(donors));
        }
        x = x + project(w, layer, z);
        x = x + mlp(w, layer, x);
        other = other + project(w, layer, donors);
        other = other + mlp(w, layer, other);
    }
    return unembed(w, x)[0][-1];
}

/// The bias of a head's values [h].
at::Tensor valueBiasOf(const Gpt2Weights& w, HeadId head) {
    const auto h = w.config.headWidth();
    return w.blocks[static_cast<std::size_t>(head.layer)].attnBias.narrow(
        0, 2 * std::int64_t{w.config.width} + std::int64_t{head.head} * h, h);
}

/// What every head adds to the logit difference without its value bias, with the final LayerNorm
/// of the same run: head by head through the projection, in a plain pass. `gone` is its value bias
/// at the last position.
PlainJson addedByHeads(const Gpt2Weights& w, const std::vector<std::int64_t>& prompt,
                       std::optional<HeadId> gone) {
    auto x = embed(w, at::tensor(prompt, at::kLong).unsqueeze(0));
    const auto h = std::int64_t{w.config.headWidth()};
    std::vector<std::vector<at::Tensor>> parts;
    for (int layer = 0; layer < w.config.layers; ++layer) {
        const auto z = headOutputs(w, layer, x).clone();
        if (gone && gone->layer == layer)
            z[0][-1].narrow(0, gone->head * h, h).copy_(valueBiasOf(w, *gone));
        auto& row = parts.emplace_back();
        for (int head = 0; head < w.config.heads; ++head) {
            auto alone = at::zeros_like(z);
            alone[0][-1]
                .narrow(0, head * h, h)
                .copy_(z[0][-1].narrow(0, head * h, h) - valueBiasOf(w, {layer, head}));
            row.push_back(project(w, layer, alone)[0][-1] -
                          w.blocks[static_cast<std::size_t>(layer)].projBias);
        }
        x = x + project(w, layer, z);
        x = x + mlp(w, layer, x);
    }
    const auto last = x[0][-1];
    const auto sigma = ((last - last.mean()).square().mean() + w.config.layerNormEpsilon).sqrt();
    PlainJson heads = PlainJson::array();
    for (const auto& row : parts) {
        heads.push_back(PlainJson::array());
        for (const auto& part : row)
            heads.back().push_back(differenceOf(
                at::matmul(w.unembedding, (part - part.mean()) / sigma * w.lnFWeight)));
    }
    return heads;
}

/// The mean of two lists of lists.
PlainJson meanOf(PlainJson a, const PlainJson& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t k = 0; k < a[i].size(); ++k)
            a[i][k] = (a[i][k].get<double>() + b[i][k].get<double>()) / 2;
    return a;
}

class VerificationTest : public ::testing::Test {
 protected:
    VerificationTest() {
        CheckpointSpec spec;
        spec.config = smallConfig();
        spec.scale = 0.4;
        writeRandomCheckpoint(folder(), spec);
    }

    [[nodiscard]] std::filesystem::path folder() const { return scratch / "model"; }

    // Figures by the tensors of model/gpt2 in float64, which the engine does not use.
    [[nodiscard]] PlainJson figures() const {
        const test::LoadedModel model(folder());
        const auto weights = test::inDouble(model.weights);
        const auto logitsOf = [&](const std::vector<std::int64_t>& ids) {
            return forward(weights, at::tensor(ids, at::kLong).unsqueeze(0))[0];
        };
        const std::vector<std::int64_t> ids{33, 34, 35, 36};  // "BCDE"
        const auto logits = logitsOf(ids);
        const auto order = logits[-1].argsort(0, true);
        PlainJson top = PlainJson::array();
        for (int i = 0; i < 25; ++i) {
            const auto id = order[i].item<std::int64_t>();
            top.push_back({id, logits[-1][id].item<double>()});
        }
        double loss = 0;
        for (int t = 1; t < 4; ++t)
            loss -=
                at::log_softmax(logits[t - 1], 0)[ids[static_cast<std::size_t>(t)]].item<double>() /
                3;
        auto whole = ids;
        PlainJson continuation = PlainJson::array();
        for (int i = 0; i < 5; ++i) {
            whole.push_back(logitsOf(whole)[-1].argmax().item<std::int64_t>());
            continuation.push_back(whole.back());
        }
        // The mean logit differences of two prompts, of their donors, and with head 1.2 patched.
        const auto prompts = somePrompts();
        const auto donors = someDonors();
        double own = 0;
        double patched = 0;
        double donor = 0;
        PlainJson pairs = PlainJson::array();
        for (std::size_t i = 0; i < 2; ++i) {
            own += differenceOf(logitsOf(prompts[i])[-1]);
            donor += differenceOf(logitsOf(donors[i])[-1]);
            patched += differenceOf(patchedLogits(weights, prompts[i], donors[i], {1, 2}));
            pairs.push_back({{"prompt", prompts[i]},
                             {"donor", donors[i]},
                             {"target", kFigureTarget},
                             {"control", kFigureControl}});
        }
        const double share = (patched - own) / (donor - own);
        return {{"schema", "headscope.published/1"},
                {"patches",
                 {{{"title", "Patched"},
                   {"pairs", pairs},
                   {"recovered", {{1, 2, share}}},
                   {"source", "f64"}}}},
                {"model", "a random model"},
                {"sha256", {model.folder.weights.sha256()}},
                {"source", "float64"},
                {"predictions", {{{"prompt", "BCDE"}, {"ids", ids}, {"top", top}}}},
                {"losses", {{{"text", "BCDE"}, {"ids", ids}, {"loss", loss}, {"source", "f64"}}}},
                {"continuations",
                 {{{"prompt", "BCDE"},
                   {"ids", ids},
                   {"continuation", continuation},
                   {"source", "f64"}}}}};
    }

    // Two prompts and their donors.
    static std::vector<std::vector<std::int64_t>> somePrompts() {
        return {{33, 34, 35, 36}, {1, 2, 3, 4}};
    }
    static std::vector<std::vector<std::int64_t>> someDonors() {
        return {{33, 34, 70, 36}, {9, 2, 3, 8}};
    }

    // The same figures with tables of all heads: what each recovers, at all positions and at each,
    // and what each adds, clean and with head 0.1 ablated. In float64.
    [[nodiscard]] PlainJson tables() const {
        auto document = figures();
        const auto weights = test::inDouble(test::LoadedModel(folder()).weights);
        const auto own = [&](std::size_t i) {
            return differenceOf(
                forward(weights, at::tensor(somePrompts()[i], at::kLong).unsqueeze(0))[0][-1]);
        };
        const auto donors = [&](std::size_t i) {
            return differenceOf(
                forward(weights, at::tensor(someDonors()[i], at::kLong).unsqueeze(0))[0][-1]);
        };
        const double from = own(0) + own(1);
        const double gap = donors(0) + donors(1) - from;
        const auto share = [&](HeadId head, std::optional<int> position) {
            double sum = -from;
            for (std::size_t i = 0; i < 2; ++i)
                sum += differenceOf(
                    patchedLogits(weights, somePrompts()[i], someDonors()[i], head, position));
            return sum / gap;
        };
        PlainJson all = PlainJson::array();
        PlainJson each = PlainJson::array();
        for (int layer = 0; layer < weights.config.layers; ++layer) {
            all.push_back(PlainJson::array());
            each.push_back(PlainJson::array());
            for (int head = 0; head < weights.config.heads; ++head) {
                all.back().push_back(share({layer, head}, {}));
                each.back().push_back(PlainJson::array());
                for (int t = 0; t < 4; ++t)
                    each.back().back().push_back(share({layer, head}, t));
            }
        }
        const auto pairs = document["patches"][0]["pairs"];
        document["patches"] = {
            {{"title", "All"}, {"pairs", pairs}, {"heads", all}, {"source", "f64"}},
            {{"title", "Each"}, {"pairs", pairs}, {"by_position", each}, {"source", "f64"}}};
        PlainJson prompts = PlainJson::array();
        for (const auto& prompt : somePrompts())
            prompts.push_back(
                {{"prompt", prompt}, {"target", kFigureTarget}, {"control", kFigureControl}});
        const auto added = [&](std::optional<HeadId> gone) {
            return meanOf(addedByHeads(weights, somePrompts()[0], gone),
                          addedByHeads(weights, somePrompts()[1], gone));
        };
        document["attributions"] = {{{"title", "Added"},
                                     {"prompts", prompts},
                                     {"value_bias", false},
                                     {"heads", added({})},
                                     {"source", "f64"}},
                                    {{"title", "Added without 0.1"},
                                     {"prompts", prompts},
                                     {"ablated", {{0, 1}}},
                                     {"replacement", "value-bias"},
                                     {"positions", "last"},
                                     {"value_bias", false},
                                     {"heads", added(HeadId{0, 1})},
                                     {"source", "f64"}}};
        return document;
    }

    [[nodiscard]] Verification verified(const PlainJson& figures) const {
        writeBytes(scratch / "figures.json", figures.dump());
        const auto engine = loadEngine(folder());
        return verify(*engine, {{readPublished(scratch / "figures.json")}}, {}, {});
    }

    static std::vector<std::string> failures(const Verification& verification) {
        std::vector<std::string> ids;
        for (const auto& check : verification.checks)
            if (check.verdict == Verdict::Failed) ids.push_back(check.id);
        return ids;
    }

    ScratchFolder scratch;
};

using CheckIds = std::vector<std::string>;

TEST_F(VerificationTest, FailsWhereTheFilesHoldWhatIsNotUsed) {
    const auto found = [&](const std::string& id) {
        const auto verification = verify(*loadEngine(folder()), {}, {}, {});
        for (const auto& check : verification.checks)
            if (check.id == id) return std::pair(check, failures(verification));
        ADD_FAILURE() << "there is no check " << id;
        return std::pair(Check(), CheckIds());
    };
    const auto [used, none] = found("weights.unused");
    EXPECT_EQ(used.verdict, Verdict::Passed);
    EXPECT_EQ(used.found, "every tensor that there is");
    EXPECT_EQ(none, CheckIds());
    EXPECT_EQ(found("weights.reading").first.found, "as they are in the file");

    auto tensors = readTensors(folder() / "model.safetensors");
    for (auto& tensor : tensors)
        tensor.view.name = "module." + tensor.view.name;
    tensors.push_back(zeros("module.lm_head.bias", {256}));
    tensors.back().bytes[2] = std::byte{1};
    tensors.push_back(zeros("module.h.0.attn.masked_bias", {}));
    writeTensors(folder() / "model.safetensors", tensors);
    const auto [unused, failed] = found("weights.unused");
    EXPECT_EQ(unused.verdict, Verdict::Failed);
    EXPECT_EQ(unused.difference, 1.0);
    EXPECT_EQ(unused.tolerance, 0.0);
    EXPECT_EQ(
        unused.found,
        "not used: module.lm_head.bias; 1 tensor without effect (masks, position ids, copies)");
    EXPECT_EQ(failed, CheckIds{"weights.unused"});
    const auto reading = found("weights.reading").first;
    EXPECT_EQ(reading.verdict, Verdict::Stated);
    EXPECT_NE(reading.found.english().find("\"module.\""), std::string::npos)
        << reading.found.english();
}

TEST_F(VerificationTest, AGoodModelPassesWithItsPublishedFigures) {
    const auto verification = verified(figures());
    EXPECT_EQ(failures(verification), CheckIds{}) << toText(verification);
    EXPECT_TRUE(verification.passed());
    int published = 0;
    for (const auto& check : verification.checks) {
        EXPECT_FALSE(check.found.empty()) << check.id;
        EXPECT_FALSE(check.why.empty()) << check.id;
        if (check.id.starts_with("published.") && check.verdict == Verdict::Passed) ++published;
    }
    EXPECT_EQ(published, 6);  // tokens, order, logits, loss, continuation, patch
    EXPECT_EQ(verification.model.sha256, figures()["sha256"][0].get<std::string>());
}

TEST_F(VerificationTest, AnAlteredNumberFailsItsCheck) {
    auto logit = figures();
    auto& value = logit["predictions"][0]["top"][22][1];  // beyond the order that is looked at
    value = value.get<double>() + 0.01;
    EXPECT_EQ(failures(verified(logit)), CheckIds{"published.logits"});

    auto order = figures();
    std::swap(order["predictions"][0]["top"][3], order["predictions"][0]["top"][4]);
    EXPECT_EQ(failures(verified(order)), CheckIds{"published.order"});

    auto loss = figures();
    loss["losses"][0]["loss"] = loss["losses"][0]["loss"].get<double>() + 2e-4;
    EXPECT_EQ(failures(verified(loss)), CheckIds{"published.loss"});

    auto text = figures();
    text["continuations"][0]["continuation"][2] = 0;
    EXPECT_EQ(failures(verified(text)), CheckIds{"published.continuation"});

    auto patch = figures();
    auto& share = patch["patches"][0]["recovered"][0][2];
    share = share.get<double>() + 2e-4;
    EXPECT_EQ(failures(verified(patch)), CheckIds{"published.patch"});
}

// What the published tables mean, held to passes in float64 that say it a second time.
TEST_F(VerificationTest, TablesOfHeadsPassAndANumberThatIsOffIsNamed) {
    const auto good = tables();
    const auto verification = verified(good);
    EXPECT_EQ(failures(verification), CheckIds{}) << toText(verification);
    int passed = 0;
    for (const auto& check : verification.checks)
        if (check.id == "published.patch" || check.id == "published.attribution") {
            EXPECT_EQ(check.verdict, Verdict::Passed) << check.title.english();
            EXPECT_EQ(check.tolerance, 1e-4);
            ++passed;
        }
    EXPECT_EQ(passed, 4);
    // Ten times the tolerance, so that no rounding hides it.
    const auto failsAt = [&](const std::string& id, const std::string& where,
                             const std::function<PlainJson&(PlainJson&)>& number) {
        auto document = good;
        auto& value = number(document);
        value = value.get<double>() + 1e-3;
        const auto wrong = verified(document);
        EXPECT_EQ(failures(wrong), CheckIds{id});
        for (const auto& check : wrong.checks)
            if (check.verdict == Verdict::Failed) {
                EXPECT_NE(check.found.english().find("furthest off is " + where + ": "),
                          std::string::npos)
                    << check.found.english();
                EXPECT_NEAR(check.difference.value_or(0), 1e-3, 1e-4);
            }
    };
    failsAt("published.patch", "head 1.0", [](PlainJson& document) -> PlainJson& {
        return document["patches"][0]["heads"][1][0];
    });
    failsAt("published.patch", "head 0.2 at position 3", [](PlainJson& document) -> PlainJson& {
        return document["patches"][1]["by_position"][0][2][3];
    });
    failsAt("published.attribution", "head 1.1", [](PlainJson& document) -> PlainJson& {
        return document["attributions"][0]["heads"][1][1];
    });
    failsAt("published.attribution", "head 0.1", [](PlainJson& document) -> PlainJson& {
        return document["attributions"][1]["heads"][0][1];
    });
}

// Each says something else: the tables would not pass under another one.
TEST_F(VerificationTest, TablesOfHeadsAreReadAsTheySay) {
    auto document = tables();
    document["attributions"][0]["value_bias"] = true;
    EXPECT_EQ(failures(verified(document)), CheckIds{"published.attribution"});
    document = tables();
    document["attributions"][1]["replacement"] = "zero";
    EXPECT_EQ(failures(verified(document)), CheckIds{"published.attribution"});
    document = tables();
    document["attributions"][1]["heads"].erase(1);  // of a model with a layer less
    EXPECT_EQ(failures(verified(document)), CheckIds{"published.attribution"});
    document = tables();
    document["patches"][0]["heads"].push_back({0.5});  // of a model with a layer more
    EXPECT_EQ(failures(verified(document)), CheckIds{"published.patch"});
}

TEST_F(VerificationTest, APartThatIsMissingIsFound) {
    Twisted engine(loadEngine(folder()));
    engine.partError = 2e-4;
    EXPECT_EQ(failures(verify(engine, {}, {}, {})), CheckIds{"identity.attribution"});
    engine.partError = 0;
    engine.wholeError = 2e-5F;
    EXPECT_EQ(failures(verify(engine, {}, {}, {})), CheckIds{"identity.patch_whole"});
}

TEST_F(VerificationTest, AProvisionalToleranceSaysSo) {
    auto document = figures();
    document["provisional"] = true;
    const auto verification = verified(document);
    EXPECT_TRUE(verification.passed());
    EXPECT_EQ(verification.count(Verdict::Provisional), 1);
    EXPECT_NE(toText(verification).find("1 provisional"), std::string::npos);
}

TEST_F(VerificationTest, FiguresOfOtherWeightsAreNotApplied) {
    auto document = figures();
    document["sha256"] = {std::string(64, '0')};
    document["losses"][0]["loss"] = 99;
    const auto verification = verified(document);
    EXPECT_TRUE(verification.passed());
    EXPECT_EQ(verification.checks.back().id, "published.none");
    EXPECT_EQ(verification.checks.back().verdict, Verdict::NotApplicable);
}

TEST_F(VerificationTest, AWrongCellIsFound) {
    Twisted engine(loadEngine(folder()));
    EXPECT_TRUE(verify(engine, {}, {}, {}).passed());
    engine.cellError = 1e-4F;
    const auto ids = failures(verify(engine, {}, {}, {}));
    for (const char* id :
         {"noise.batch", "identity.head", "identity.stream", "identity.patch_self"})
        EXPECT_EQ(std::count(ids.begin(), ids.end(), id), 1) << id;
}

TEST_F(VerificationTest, ACellThatIsNoNumberIsFound) {
    Twisted engine(loadEngine(folder()));
    engine.cellError = std::numeric_limits<float>::quiet_NaN();
    const auto ids = failures(verify(engine, {}, {}, {}));
    for (const char* id : {"noise.repeat", "noise.batch", "identity.head"})
        EXPECT_EQ(std::count(ids.begin(), ids.end(), id), 1) << id;
}

TEST_F(VerificationTest, AHeadThatActsBesideItsRowsOfCProjIsFound) {
    Twisted engine(loadEngine(folder()));
    engine.mutes = false;  // zeroing the rows does nothing, so zeroing the head is something else
    auto ids = failures(verify(engine, {}, {}, {}));
    EXPECT_EQ(std::count(ids.begin(), ids.end(), "identity.rows"), 1);
    engine.mutes = true;
    engine.mutesAblated = false;  // the head is replaced where its rows are not zero
    ids = failures(verify(engine, {}, {}, {}));
    EXPECT_EQ(ids, CheckIds{"identity.mute"});
}

/// The model in a Hugging Face cache, in its own layout.
class CachedVerification : public VerificationTest {
 protected:
    CachedVerification() {
        fs::create_directories(snapshot);
        fs::create_directories(repository / "blobs");
        for (const auto& file : fs::directory_iterator(folder())) {
            const auto name = file.path().filename();
            const bool weights = name == "model.safetensors";
            if (weights) hash = WeightFiles::open(folder()).sha256();
            add(name.string(), weights ? hash : std::string(40, name.string()[0]), file.path());
        }
    }
    void add(const std::string& name, const std::string& blob, const fs::path& from) const {
        fs::copy_file(from, repository / "blobs" / blob, fs::copy_options::overwrite_existing);
        fs::remove(snapshot / name);
        fs::create_symlink(fs::path("../../blobs") / blob, snapshot / name);
    }
    [[nodiscard]] Check check(const fs::path& model, const std::string& id) const {
        const auto verification = verify(*loadEngine(model), {}, {}, {});
        for (const auto& one : verification.checks)
            if (one.id == id) return one;
        ADD_FAILURE() << "there is no check " << id;
        return {};
    }
    const std::string commit = std::string(40, 'c');
    const fs::path repository = scratch / "hub" / "models--acme--lively";
    const fs::path snapshot = repository / "snapshots" / commit;
    std::string hash;
};

TEST_F(CachedVerification, StatesTheCommitAndComparesTheHashWithTheName) {
    const auto revision = check(snapshot, "weights.revision");
    EXPECT_EQ(revision.verdict, Verdict::Stated);
    EXPECT_EQ(revision.found, "acme/lively at commit " + commit);
    const auto blob = check(snapshot, "weights.blob");
    EXPECT_EQ(blob.verdict, Verdict::Passed) << blob.found.english();
    EXPECT_EQ(check(folder(), "weights.revision").verdict, Verdict::NotApplicable);
    EXPECT_EQ(check(folder(), "weights.blob").verdict, Verdict::NotApplicable);
}

TEST_F(CachedVerification, FindsWeightsThatAreNotTheHubs) {
    // One number's lowest bit: it opens, and computes almost the same.
    auto bytes = readBytes(repository / "blobs" / hash);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    writeBytes(repository / "blobs" / hash, bytes);
    const auto blob = check(snapshot, "weights.blob");
    EXPECT_EQ(blob.verdict, Verdict::Failed);
    EXPECT_NE(blob.found.english().find("the hub states " + hash), std::string::npos)
        << blob.found.english();
    EXPECT_NE(blob.found.english().find("changed or is damaged"), std::string::npos)
        << blob.found.english();
    EXPECT_FALSE(verify(*loadEngine(snapshot), {}, {}, {}).passed());
}

TEST_F(CachedVerification, HashesShardsAsTheHubDoes) {
    auto spec = livelySpec();
    spec.shards = 2;
    writeRandomCheckpoint(scratch / "sharded", spec);
    fs::remove(snapshot / "model.safetensors");
    for (const auto& file : fs::directory_iterator(scratch / "sharded")) {
        const auto name = file.path().filename().string();
        auto blob = std::string(40, 'd') + name;
        if (name.ends_with(".safetensors")) {
            const auto command = "sha256sum '" + file.path().string() + "' | cut -c1-64 >'" +
                                 (scratch / "sum").string() + "'";
            ASSERT_EQ(std::system(command.c_str()), 0);
            blob = readBytes(scratch / "sum").substr(0, 64);
        }
        add(name, blob, file.path());
    }
    EXPECT_EQ(check(snapshot, "weights.blob").verdict, Verdict::Passed);
    const auto first = fs::read_symlink(snapshot / "model-00001-of-00002.safetensors");
    auto bytes = readBytes(snapshot / first);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    writeBytes(fs::weakly_canonical(snapshot / first), bytes);
    EXPECT_EQ(check(snapshot, "weights.blob").verdict, Verdict::Failed);
}

// Its rows of c_proj are all through which a head acts.
TEST_F(VerificationTest, AHeadWhoseRowsOfCProjAreZeroChangesNothing) {
    const auto path = scratch / "mute";
    const auto spec = livelySpec();
    const HeadId mute{1, 2};
    writeRandomCheckpoint(path, spec);
    auto bytes = readBytes(path / "model.safetensors");
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    const auto header = PlainJson::parse(bytes.substr(8, length));
    const auto begin = header["h.1.attn.c_proj.weight"]["data_offsets"][0].get<std::size_t>();
    const auto rows = static_cast<std::size_t>(spec.config.headWidth() * spec.config.width) * 4;
    bytes.replace(8 + length + begin + static_cast<std::size_t>(mute.head) * rows, rows, rows,
                  '\0');
    writeBytes(path / "model.safetensors", bytes);

    SweepRequest request;
    request.prompt = {10, 20, 30, 40, 50};
    request.target = 1;
    request.control = 2;
    const auto result = loadEngine(path)->sweep(request, {}, {});
    ASSERT_EQ(result.parts.size(), 2U);
    for (const auto& part : result.parts)
        for (const auto& cell : part.cells) {
            const auto change = std::abs(cell.pTarget - result.clean.target.p) +
                                std::abs(cell.pControl - result.clean.control.p) + cell.kl;
            if (cell.head == mute) {
                // Its cells come from a batch, the clean run from products of fewer rows: where the
                // processor has other instructions for each, they round differently.
                EXPECT_LE(change, tolerances::kProbability);
            } else {
                EXPECT_GT(change, 1e-4) << name(cell.head);
            }
        }
    EXPECT_EQ(failures(verify(*loadEngine(path), {}, {}, {})), CheckIds{});
}

TEST_F(VerificationTest, StopsWhereItIsToldAndKeepsWhatIsDone) {
    const auto engine = loadEngine(folder());
    std::stop_source stop;
    int seen = 0;
    VerificationSink sink;
    sink.check = [&](const Check&) {
        if (++seen == 14) stop.request_stop();
    };
    const auto verification = verify(*engine, {}, sink, stop.get_token());
    EXPECT_TRUE(verification.stopped);
    EXPECT_FALSE(verification.passed());
    EXPECT_EQ(verification.checks.size(), 14U);
}

TEST_F(VerificationTest, TheJsonHoldsEveryCheck) {
    const auto verification = verified(figures());
    const auto document = PlainJson::parse(toJson(verification));
    EXPECT_EQ(document["schema"], "headscope.verify/1");
    EXPECT_EQ(document["passed"], true);
    ASSERT_EQ(document["checks"].size(), verification.checks.size());
    EXPECT_EQ(document["checks"][0]["id"], "weights.hash");
    EXPECT_EQ(document["model"]["sha256"], verification.model.sha256);
}

TEST_F(VerificationTest, ABrokenFileOfFiguresIsRefused) {
    const auto file = scratch / "figures.json";
    for (const char* text :
         {"", "[]", "{}", R"({"schema":"x"})",
          R"({"schema":"headscope.published/1","model":"m","sha256":[],"source":"s"})",
          R"({"schema":"headscope.published/1","model":"m","sha256":["a"],"source":"s",
              "losses":[{"text":"t","ids":[1],"loss":1,"source":"s"}]})",
          R"({"schema":"headscope.published/1","model":"m","sha256":["a"],"source":"s",
              "patches":[{"title":"t","pairs":[],"recovered":[],"source":"s"}]})",
          R"({"schema":"headscope.published/1","model":"m","sha256":["a"],"source":"s",
              "patches":[{"title":"t","pairs":[{"prompt":[1,2],"donor":[1],"target":3,
                          "control":4}],"recovered":[],"source":"s"}]})",
          R"({"schema":"headscope.published/1","model":"m","sha256":["a"],"source":"s",
              "patches":[{"title":"t","pairs":[{"prompt":[1],"donor":[2],"target":3,
                          "control":4}],"source":"s"}]})",
          R"({"schema":"headscope.published/1","model":"m","sha256":["a"],"source":"s",
              "attributions":[{"title":"t","prompts":[],"heads":[[1]],"source":"s"}]})",
          R"({"schema":"headscope.published/1","model":"m","sha256":["a"],"source":"s",
              "attributions":[{"title":"t","prompts":[{"prompt":[1],"target":3,"control":4}],
                               "heads":[[1,2],[3]],"source":"s"}]})",
          R"({"schema":"headscope.published/1","model":"m","sha256":["a"],"source":"s",
              "attributions":[{"title":"t","prompts":[{"prompt":[1],"target":3,"control":4}],
                               "ablated":[[0,0]],"heads":[[1]],"source":"s"}]})"}) {
        writeBytes(file, text);
        expectInputError({"figures.json"}, [&] { static_cast<void>(readPublished(file)); });
    }
}

TEST(PublishedTest, TheFiguresThatShipAreThoseOfTheReference) {
    const auto reference = test::shared("gpt2-reference/gpt2-small-logits.json");
    HEADSCOPE_NEEDS(reference);
    const auto document = test::readJson(reference);
    const auto ours = readPublished(HEADSCOPE_PUBLISHED);
    ASSERT_EQ(ours.predictions.size(), document["examples"].size());
    for (std::size_t i = 0; i < ours.predictions.size(); ++i) {
        const auto& theirs = document["examples"][i];
        EXPECT_EQ(ours.predictions[i].prompt, theirs["prompt"].get<std::string>());
        ASSERT_EQ(ours.predictions[i].top.size(), theirs["top50"].size());
        for (std::size_t k = 0; k < theirs["top50"].size(); ++k) {
            EXPECT_EQ(ours.predictions[i].top[k].id, theirs["top50"][k]["id"].get<int>());
            EXPECT_EQ(ours.predictions[i].top[k].logit, theirs["top50"][k]["logit"].get<double>());
        }
        EXPECT_EQ(ours.predictions[i].ids, theirs["ids"].get<std::vector<TokenId>>());
        ASSERT_EQ(ours.predictions[i].sample.size(), theirs["sample"].size());
        for (std::size_t k = 0; k < theirs["sample"].size(); ++k) {
            EXPECT_EQ(ours.predictions[i].sample[k].id, theirs["sample"][k]["id"].get<int>());
            EXPECT_EQ(ours.predictions[i].sample[k].logit,
                      theirs["sample"][k]["logit"].get<double>());
        }
    }
    const auto& scalars = document["scalars"];
    ASSERT_EQ(ours.losses.size(), 1U);
    EXPECT_EQ(ours.losses[0].text, scalars["transformer_lens_loss"]["text"].get<std::string>());
    EXPECT_EQ(ours.losses[0].loss, scalars["transformer_lens_loss"]["loss"].get<double>());
    EXPECT_EQ(ours.losses[0].ids.front(), 50256) << "<|endoftext|>, as the reference notes";
    ASSERT_EQ(ours.continuations.size(), 1U);
    const auto& greedy = ours.continuations[0];
    EXPECT_EQ(greedy.prompt, scalars["hf_greedy"]["prompt"].get<std::string>());
    auto whole = greedy.promptIds;
    whole.insert(whole.end(), greedy.continuation.begin(), greedy.continuation.end());
    EXPECT_EQ(whole, scalars["hf_greedy"]["ids"].get<std::vector<TokenId>>());
    EXPECT_TRUE(ours.provisional);
}

// The tables ship with seven digits after the point, which are float32's.
constexpr double kPrinted = 6e-8;

double numberAt(const nlohmann::json& table, HeadId head) {
    return table[static_cast<std::size_t>(head.layer)][static_cast<std::size_t>(head.head)]
        .get<double>();
}

TEST(PublishedTest, ThePatchesThatShipAreThoseOfTheReference) {
    const auto reference = test::shared("gpt2-reference/gpt2-small-ioi8.json");
    HEADSCOPE_NEEDS(reference);
    const auto document = test::readJson(reference);
    const auto ours = readPublished(HEADSCOPE_PUBLISHED);
    ASSERT_EQ(ours.patches.size(), 2U);
    const auto tokenizer = Tokenizer::load(test::shared("gpt2-tokenizer"));
    const auto ids = [&](const nlohmann::json& text) {
        std::vector<TokenId> tokens{50256};  // as the reference says
        for (const auto& token : tokenizer.encode(text.get<std::string>()))
            tokens.push_back(token.id);
        return tokens;
    };
    for (const auto& patch : ours.patches) {
        ASSERT_EQ(patch.pairs.size(), document["clean"].size());
        for (std::size_t i = 0; i < patch.pairs.size(); ++i) {
            EXPECT_EQ(patch.pairs[i].prompt, ids(document["corrupted"][i])) << "denoising";
            EXPECT_EQ(patch.pairs[i].donor, ids(document["clean"][i]));
            EXPECT_EQ(patch.pairs[i].prompt.size(), 15U);
            EXPECT_EQ(patch.pairs[i].target, document["answers_correct_wrong"][i][0].get<int>());
            EXPECT_EQ(patch.pairs[i].control, document["answers_correct_wrong"][i][1].get<int>());
        }
    }
    const auto& z = document["denoise_all_positions"]["z"];
    ASSERT_EQ(ours.patches[0].cells.size(), 144U);
    for (const auto& cell : ours.patches[0].cells) {
        EXPECT_FALSE(cell.position.has_value());
        EXPECT_NEAR(cell.recovered, numberAt(z, cell.head), kPrinted) << name(cell.head);
    }
    const auto& each = document["denoise_by_position_[layer*12+head][pos]"]["z"];
    ASSERT_EQ(ours.patches[1].cells.size(), 144U * 15U);
    for (const auto& cell : ours.patches[1].cells) {
        const auto row = static_cast<std::size_t>(cell.head.layer * 12 + cell.head.head);
        const auto at = static_cast<std::size_t>(cell.position.value());
        EXPECT_NEAR(cell.recovered, each[row][at].get<double>(), kPrinted) << name(cell.head);
    }
}

TEST(PublishedTest, TheAttributionsThatShipAreThoseOfTheReference) {
    const auto reference = test::shared("gpt2-reference/gpt2-small-ioi8.json");
    HEADSCOPE_NEEDS(reference);
    const auto document = test::readJson(reference);
    const auto ours = readPublished(HEADSCOPE_PUBLISHED);
    ASSERT_EQ(ours.attributions.size(), 2U);
    const char* const fields[] = {"direct_logit_attribution_heads",
                                  "dla_after_zeroing_9.9_at_last_position"};
    for (std::size_t k = 0; k < 2; ++k) {
        const auto& attribution = ours.attributions[k];
        EXPECT_FALSE(attribution.withValueBias) << "TransformerLens folds value biases";
        ASSERT_EQ(attribution.prompts.size(), ours.patches[0].pairs.size());
        for (std::size_t i = 0; i < attribution.prompts.size(); ++i) {
            EXPECT_EQ(attribution.prompts[i].ids, ours.patches[0].pairs[i].donor) << "clean";
            EXPECT_EQ(attribution.prompts[i].target, ours.patches[0].pairs[i].target);
            EXPECT_EQ(attribution.prompts[i].control, ours.patches[0].pairs[i].control);
        }
        ASSERT_EQ(attribution.heads.values().size(), 144U);
        for (std::size_t i = 0; i < 144; ++i) {
            const auto head = attribution.heads.id(i);
            EXPECT_NEAR(attribution.heads(head), numberAt(document[fields[k]], head), kPrinted)
                << name(head);
        }
    }
    EXPECT_TRUE(ours.attributions[0].ablated.empty());
    EXPECT_EQ(ours.attributions[1].ablated, (std::vector<HeadId>{{9, 9}}));
    EXPECT_EQ(ours.attributions[1].intervention, Intervention(ValueBias{}));
    EXPECT_EQ(ours.attributions[1].positions, Positions::last());
}

SweepReport findings() {
    auto report = sampleReport(12, 12);
    auto& result = report.result;
    for (auto& part : result.parts) {
        part.positions = Positions::all();
        part.given.reset();
        for (auto& cell : part.cells) {
            const bool strong = cell.head.head == 3 && cell.head.layer > 7;
            cell.pTarget = result.clean.target.p - (strong ? 0.09F : 0.001F * cell.head.head);
            cell.pControl = result.clean.control.p;
        }
        part.robustness = {143, 144, {{{9, 3}, {5, " the"}}}};
    }
    for (auto& mean : result.clean.headMean.values())
        mean *= 0.01F;
    result.drift = drift(result.clean.headMean);
    result.drift.slopeCi95 = {{-0.1, 0.2}};
    result.zeroVsMean = compareTargets(result.parts[0], result.parts[1]);
    return report;
}

CheckIds differing(const Run& result) {
    CheckIds ids;
    for (const auto& claim : judgeClaims(result))
        if (!claim.agrees) ids.push_back(claim.id);
    return ids;
}

// "1e-05 of 1e-05" would be said of a check that failed.
TEST(ShownDifference, NeverContradictsTheVerdict) {
    const auto shown = [](double difference, std::optional<double> tolerance) {
        Check check;
        check.difference = difference;
        check.tolerance = tolerance;
        return shownDifference(check);
    };
    EXPECT_EQ(shown(1.04e-5, 1e-5), "1.04e-05");
    EXPECT_EQ(shown(0.996e-5, 1e-5), "9.96e-06");
    EXPECT_EQ(shown(1e-5, 1e-5), "1e-05");
    EXPECT_EQ(shown(3.14159e-7, 1e-5), "3.1e-07");
    EXPECT_EQ(shown(1.0000001e-5, 1e-5), "1.0000001e-05");
    EXPECT_EQ(shown(0, 0.0), "0");
    EXPECT_EQ(shown(3.14159, {}), "3.1");
    EXPECT_EQ(shown(std::nan(""), 1e-5), "nan");
    EXPECT_EQ(shownDifference(Check{}), "");
}

TEST(Claims, EachIsJudgedByItsOwnFigures) {
    const auto good = findings().result;
    EXPECT_EQ(differing(good), CheckIds{});
    auto result = good;
    result.parts[0].robustness.kept = 144;
    EXPECT_EQ(differing(result), CheckIds{"kept"});
    result = good;
    result.parts[0].robustness.flips[0].becomes.text = " a";
    EXPECT_EQ(differing(result), CheckIds{"flip"});
    result = good;
    result.parts[0].cells[7].pControl += 0.05F;
    EXPECT_EQ(differing(result), CheckIds{"control"});
    result = good;
    result.clean.headMean.values()[3] = 50;
    EXPECT_EQ(differing(result), CheckIds{"means"});
    result = good;
    result.drift.slopeCi95 = {{0.1, 0.2}};
    EXPECT_EQ(differing(result), CheckIds{"slope"});
    result = good;
    result.zeroVsMean->pearsonR = 0.5;
    EXPECT_EQ(differing(result), CheckIds{"alike"});
    result = good;
    for (auto& cell : result.parts[0].cells)
        cell.pTarget = result.clean.target.p;
    const auto ids = differing(result);
    EXPECT_EQ(std::count(ids.begin(), ids.end(), "target"), 1);
    // Where every head raises the target, the range does not reach down to 0.
    for (auto& cell : result.parts[0].cells)
        cell.pTarget = result.clean.target.p + 0.125F;
    const auto claims = judgeClaims(result);
    const auto target = std::find_if(claims.begin(), claims.end(),
                                     [](const Claim& claim) { return claim.id == "target"; });
    EXPECT_NE(target->found.find("from +0.125 to +0.125"), std::string::npos) << target->found;
    result.parts.pop_back();
    expectInputError({"zero and the scalar mean"}, [&] { static_cast<void>(judgeClaims(result)); });
}

/// Runs Python on the exported script as the module `run`; skips where there is no Python.
int python(const std::filesystem::path& folder, const std::string& code) {
    return std::system(
        fmt::format("cd '{}' && python3 -c '{}' >/dev/null", folder.string(), code).c_str());
}

class PythonScript : public ::testing::Test {
 protected:
    void SetUp() override {
        report.promptText = "\"\"\" ''' \\ \\n\n\t\r \xF0\x9F\x98\x80 #{}%s\\";
        report.result.clean.prompt[0].text = report.promptText;
        script = pythonScript(report, {"it's \"a\" \\ folder \xC3\xA9", "c0ffee"});
    }
    SweepReport report = sampleReport();
    std::string script;
};

TEST_F(PythonScript, HoldsTheRunAsItsJson) {
    for (const char c : script)
        ASSERT_LT(static_cast<unsigned char>(c), 0x80);
    const auto begin = script.find("r\"\"\"") + 4;
    const auto end = script.find("\"\"\"", begin);
    EXPECT_EQ(sweepFromJson(script.substr(begin, end - begin)), report);
}

TEST_F(PythonScript, IsPythonAndCompares) {
    if (std::system("python3 -c pass 2>/dev/null") != 0) GTEST_SKIP() << "there is no python3";
    const ScratchFolder scratch;
    writeBytes(scratch / "run.py", script);
    EXPECT_EQ(
        python(scratch.path(), "import py_compile; py_compile.compile(\"run.py\", doraise=True)"),
        0);
    EXPECT_EQ(python(scratch.path(),
                     "import run; ours = run.expected(); assert len(ours) == 25; "
                     "assert run.compare(ours, run.expected()) == (0.0, []); "
                     "assert len(run.table(ours).splitlines()) == 26; "
                     "theirs = run.expected(); theirs[\"mean\", 1, 2][\"p_target\"] += 0.001; "
                     "theirs[\"zero\", 0, 1][\"argmax\"] = 77; "
                     "found = run.compare(ours, theirs); assert abs(found[0] - 0.001) < 1e-9; "
                     "assert found[1] == [(\"zero\", 0, 1)]; "
                     "theirs[\"clean\", -1, -1][\"p_target\"] = float(\"nan\"); "
                     "assert not run.compare(ours, theirs)[0] <= run.TOLERANCE; "
                     "assert run.positions_of(\"0,2\", 3) == [0, 2]; "
                     "assert run.positions_of(\"last\", 3) == [2]"),
              0);
}

}  // namespace
}  // namespace headscope
