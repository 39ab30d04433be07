// SPDX-License-Identifier: GPL-3.0-or-later
// Patching from a second prompt: what is refused, what must hold of it, and layers against full
// forward passes in float64. That a patched head is a forward pass with its z replaced is held by
// ablation_test.cpp, with the other kinds.
#include "checkpoint_maker.h"
#include "library/reference_engine.h"
#include "parts_reference.h"
#include "questions.h"
#include "reference.h"
#include "sample_report.h"
#include "scratch.h"
#include "sweep/ablated_pass.h"
#include "sweep/donor_pass.h"

#include <headscope/csv.h>
#include <headscope/donor_prompt.h>
#include <headscope/effects.h>
#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/layers_report.h>
#include <headscope/positions_report.h>
#include <headscope/quantity_text.h>
#include <headscope/session.h>
#include <headscope/tolerances.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace headscope {
namespace {

// float32 against float64 in a logit of size 10, after four layers.
constexpr double kPatchedLogit = 2e-5;

const std::vector<TokenId> kOwn{66, 101, 114, 108, 105, 110, 32};
const std::vector<TokenId> kOther{66, 101, 50, 108, 7, 110, 99};  // another from position 2 on

class Patching : public ::testing::Test {
 protected:
    Patching() { writeRandomCheckpoint(scratch / "model", livelySpec(7)); }

    [[nodiscard]] std::unique_ptr<Engine> engine() const {
        return loadEngine(scratch / "model", {.threads = 2});
    }
    [[nodiscard]] static SweepRequest request(const std::vector<TokenId>& donor = kOther) {
        SweepRequest request;
        request.prompt = kOwn;
        request.target = 97;
        request.control = 98;
        request.interventions = {FromPrompt{donor}};
        return request;
    }
    [[nodiscard]] static LayersRequest layersRequest(const std::vector<TokenId>& donor = kOther) {
        LayersRequest asked;
        static_cast<Setting&>(asked) = request();
        asked.donor = donor;
        return asked;
    }

    ScratchFolder scratch;
};

TEST_F(Patching, NamesHoldTheDonor) {
    const Intervention patch = FromPrompt{{464, 2635, 0}};
    EXPECT_EQ(name(patch), "patch:464+2635+0");
    EXPECT_EQ(briefName(patch), "patch");
    EXPECT_EQ(kindName(patch), "patch");
    EXPECT_EQ(interventionFromName("patch:464+2635+0"), patch);
    EXPECT_EQ(interventionFromName("patch"), Intervention(FromPrompt{}));
    EXPECT_EQ(*donorPromptOf(patch), (std::vector<TokenId>{464, 2635, 0}));
    EXPECT_EQ(donorPromptOf(Zero{}), nullptr);
    EXPECT_EQ(withDonor(FromPrompt{}, {464, 2635, 0}), patch);
    expectInputError({"zero takes no donor"}, [] { (void)withDonor(Zero{}, {1}); });
    for (const char* bad : {"patch:", "patch:1+", "patch:a", "patch:1,2", "patch:1.5"})
        EXPECT_THROW((void)interventionFromName(bad), Error) << bad;
    EXPECT_TRUE(isAskedBy(patch, FromPrompt{}));
    EXPECT_TRUE(isAskedBy(patch, patch));
    EXPECT_FALSE(isAskedBy(patch, FromPrompt{{1}}));
    EXPECT_FALSE(isAskedBy(FromPrompt{}, patch));
    EXPECT_FALSE(isAskedBy(Zero{}, FromPrompt{}));
    EXPECT_EQ(allKinds().size(), kindsWithoutDonor().size() + 1);
    // Two of them would have one name in files.
    expectInputError({"patch is named twice"},
                     [] { (void)interventionsFromNames("patch:1,patch:2"); });
}

TEST_F(Patching, PromptsOfUnequalLengthAreShownTokenByToken) {
    const auto loaded = engine();
    const auto refuses = [&](const std::vector<TokenId>& donor,
                             const std::vector<std::string>& parts) {
        expectInputError(parts, [&] { (void)loaded->sweep(request(donor), {}, {}); });
        expectInputError(parts, [&] { (void)loaded->layers(layersRequest(donor), {}, {}); });
        expectInputError(parts, [&] {
            (void)loaded->predict(test::setOf(kOwn, {{0, 0}}, FromPrompt{donor}));
        });
        expectInputError(parts, [&] {
            (void)loaded->ablate(
                test::watched(test::setOf(kOwn, {{0, 0}}, FromPrompt{donor}), 97, 98));
        });
        ContinuationRequest text;
        text.prompt = kOwn;
        text.heads = {{0, 0}};
        text.intervention = FromPrompt{donor};
        text.positions = Positions::at({0});
        expectInputError(parts, [&] { (void)loaded->write(text, {}, {}); });
    };
    refuses({}, {"a patch needs a second prompt"});
    refuses({66, 1000, 0, 0, 0, 0, 0}, {"the donor's token id 1000 is not in the vocabulary"});
    refuses({66, -1, 0, 0, 0, 0, 0}, {"id -1"});
    const auto& tokens = *loaded->tokenizer();
    const auto shown = [&](TokenId id) {
        return tokens.bytes(id).size() == 1 && std::isalpha(tokens.bytes(id)[0]) != 0
                   ? tokens.bytes(id)
                   : std::string();
    };
    refuses({66, 101, 50, 108},
            {"the donor has 4 tokens and the prompt 7; they part at the token in brackets: ",
             "|[" + shown(114)});
    auto longer = kOwn;
    longer.push_back(66);
    refuses(longer, {"the donor has 8 tokens and the prompt 7; they part at the token", "|[]",
                     "[" + shown(66) + "]"});
    std::vector<TokenId> far(30, 65);
    refuses(far, {"…"});
}

TEST_F(Patching, WhereTwoPromptsPart) {
    using Ids = std::vector<TokenId>;
    EXPECT_EQ(firstDifference(Ids{1, 2, 3}, Ids{1, 2, 3}), std::nullopt);
    EXPECT_EQ(firstDifference(Ids{1, 2, 3}, Ids{1, 5, 3}), 1U);
    EXPECT_EQ(firstDifference(Ids{1, 2}, Ids{1, 2, 3}), 2U);
    EXPECT_EQ(firstDifference(Ids{}, Ids{1}), 0U);
    EXPECT_EQ(unchangedNote(Ids{1, 2}, Ids{3, 2}), std::nullopt);
    EXPECT_EQ(unchangedNote(Ids{1, 2}, Ids{1, 3})->english(),
              "The prompt's first token is the donor's, too: patching there changes nothing.");
    using Places = std::vector<int>;
    EXPECT_EQ(differingTokens(Ids{1, 2, 3}, Ids{1, 2, 3}), Places{});
    EXPECT_EQ(differingTokens(Ids{1, 2, 3, 4}, Ids{1, 5, 3, 6}), (Places{1, 3}));
    // What follows an added token is not at its place.
    EXPECT_EQ(differingTokens(Ids{1, 2, 3}, Ids{1, 7, 2, 3}), Places{1});
    EXPECT_EQ(differingTokens(Ids{1, 2}, Ids{1, 2, 3}), Places{2});
    EXPECT_EQ(differingTokens(Ids{}, Ids{1}), Places{0});
    EXPECT_EQ(differingTokens(Ids{}, Ids{}), Places{});
    const auto loaded = engine();
    expectInputError({"the donor is the prompt itself"},
                     [&] { requireDonor(*loaded->tokenizer(), kOwn, kOwn); });
    requireDonor(*loaded->tokenizer(), kOwn, kOther);
}

// Bit for bit, in every field.
TEST_F(Patching, APromptPatchedWithItselfIsTheCleanRun) {
    const auto loaded = engine();
    auto asked = request(kOwn);
    asked.interventions.insert(asked.interventions.begin(), Zero{});
    for (const auto& given : {std::vector<HeadId>{}, std::vector<HeadId>{{1, 1}, {2, 0}}}) {
        asked.given = given;
        const auto run = loaded->sweep(asked, {}, {});
        ASSERT_EQ(run.parts[1].cells.size(), 12U);
        for (const auto& cell : run.parts[1].cells) {
            EXPECT_EQ(cell.pTarget, run.clean.target.p);
            EXPECT_EQ(cell.logitTarget, run.clean.target.logit);
            EXPECT_EQ(cell.logitControl, run.clean.control.logit);
            EXPECT_EQ(cell.rankControl, run.clean.control.rank);
            EXPECT_EQ(cell.kl, 0);
            EXPECT_EQ(cell.logSumExp, run.clean.logSumExp);
            EXPECT_EQ(cell.argmax, run.clean.top.front().token);
        }
        EXPECT_NE(run.parts[0].cells[0].pTarget, run.clean.target.p) << "zero is not affected";
        ASSERT_EQ(run.notes.size(), 1U);
        EXPECT_NE(run.notes[0].english().find("the prompt itself"), std::string::npos);
    }
    const auto one =
        loaded->predict(test::setOf(kOwn, {{0, 0}, {3, 1}}, FromPrompt{kOwn}, {}, 300));
    EXPECT_EQ(one.clean, one.ablated);
}

// Not by the shortcut: the own z as rows of a donor, through the ablated pass. All products get
// other rows beside these, so that sums may come in another order.
TEST_F(Patching, AHeadsOwnOutputChangesNothingInTheAblatedPass) {
    const c10::InferenceMode inference;
    const test::LoadedModel model(scratch / "model");
    const auto ids = idTensor(kOwn);
    const auto clean = runClean(model.packed, ids, Positions::all());
    const auto own = runDonor(model.packed, kOwn, 0);
    EXPECT_EQ(test::maxDifference(own.logits, clean.logits), 0);
    // The donor's z are the clean run's, to the last bit.
    const auto d = static_cast<std::size_t>(model.packed.config.width);
    for (std::size_t layer = 0; layer < 4; ++layer)
        EXPECT_TRUE(std::equal(own.z->rows.begin() + static_cast<long>(layer * 7 * d),
                               own.z->rows.begin() + static_cast<long>((layer + 1) * 7 * d),
                               clean.z[layer].data_ptr<float>()));
    Variant variant{{{0, 0}, {1, 2}, {3, 1}}, std::make_shared<const Donor>(own.z), {}, 0};
    EXPECT_LE(test::maxDifference(runAblated(model.packed, clean, {variant})[0], clean.logits),
              1e-5);
}

// In one run with other interventions as alone; and before the first token that differs nothing is.
TEST_F(Patching, GoesWithOtherInterventionsAndSkipsWhatIsTheSame) {
    const auto loaded = engine();
    auto asked = request();
    const auto alone = loaded->sweep(asked, {}, {});
    asked.interventions = {Zero{}, FromPrompt{kOther}, ScalarMean{}};
    int donors = 0;
    SweepSink sink;
    sink.donor = [&](const Intervention& of, const DonorRun& donor) {
        ++donors;
        EXPECT_EQ(of, Intervention(FromPrompt{kOther}));
        EXPECT_EQ(idsOf(donor.prompt), kOther);
    };
    const auto together = loaded->sweep(asked, sink, {});
    EXPECT_EQ(donors, 1);
    auto plain = request();
    plain.interventions = zeroAndMean();
    const auto without = loaded->sweep(plain, {}, {});
    const auto same = [](const RunPart& a, const RunPart& b) {
        ASSERT_EQ(a.cells.size(), b.cells.size());
        for (std::size_t i = 0; i < a.cells.size(); ++i) {
            EXPECT_EQ(a.cells[i].head, b.cells[i].head);
            EXPECT_NEAR(a.cells[i].pTarget, b.cells[i].pTarget, 1e-6);
            EXPECT_NEAR(a.cells[i].logitControl, b.cells[i].logitControl, 1e-5);
        }
    };
    same(together.parts[0], without.parts[0]);
    same(together.parts[1], alone.parts[0]);
    same(together.parts[2], without.parts[1]);
    EXPECT_TRUE(together.zeroVsMean.has_value());
    // At positions before the first that differs: the clean run, exactly.
    asked = request();
    asked.positions = Positions::at({0, 1});
    const auto before = loaded->sweep(asked, {}, {});
    for (const auto& cell : before.parts[0].cells) {
        EXPECT_EQ(cell.logitTarget, before.clean.target.logit);
        EXPECT_EQ(cell.kl, 0);
    }
    ASSERT_EQ(before.notes.size(), 1U);
    EXPECT_NE(before.notes[0].english().find("first 2 tokens are the donor's, too"),
              std::string::npos);
}

TEST_F(Patching, TheDonorsRunIsItsOwnCleanRun) {
    const auto loaded = engine();
    const auto patched = loaded->sweep(request(), {}, {});
    ASSERT_TRUE(patched.parts[0].donor.has_value());
    const auto& donor = *patched.parts[0].donor;
    auto swapped = request(kOwn);
    swapped.prompt = kOther;
    const auto there = loaded->sweep(swapped, {}, {});
    EXPECT_EQ(donor.prompt, there.clean.prompt);
    EXPECT_EQ(donor.pTarget, there.clean.target.p);
    EXPECT_EQ(donor.logitControl, there.clean.control.logit);
    // And the way back: noising is denoising with the arguments exchanged.
    EXPECT_EQ(there.parts[0].donor->logitTarget, patched.clean.target.logit);
}

// In the last layer nothing but the last position reaches the prediction.
TEST_F(Patching, TheLastLayersAllPositionsMapIsItsLastPositionMap) {
    const auto loaded = engine();
    auto asked = request();
    const auto all = loaded->sweep(asked, {}, {});
    asked.positions = Positions::last();
    const auto last = loaded->sweep(asked, {}, {});
    for (int head = 0; head < 3; ++head)
        EXPECT_NEAR(all.cell(FromPrompt{}, {3, head})->logitTarget,
                    last.cell(FromPrompt{}, {3, head})->logitTarget, 1e-5);
}

TEST_F(Patching, NothingIsWrittenBeyondTheDonor) {
    const auto loaded = engine();
    ContinuationRequest text;
    text.prompt = kOwn;
    text.heads = {{1, 0}, {2, 2}};
    text.intervention = FromPrompt{kOther};
    text.tokens = 3;
    for (const auto& positions : {Positions::all(), Positions::last()}) {
        text.positions = positions;
        expectInputError({"known for the prompt's positions alone"},
                         [&] { (void)loaded->write(text, {}, {}); });
    }
    // At positions of the prompt it writes what the patched prediction says, also before S.
    text.positions = Positions::at({1, 3, 6});
    const auto written = loaded->write(text, {}, {});
    ASSERT_TRUE(written.ablated.has_value());
    const auto next =
        loaded->predict(test::setOf(kOwn, text.heads, text.intervention, text.positions, 1));
    EXPECT_EQ(written.ablated->tokens[0].token, next.ablated[0].token);
    EXPECT_NEAR(written.ablated->tokens[0].p, next.ablated[0].p, 1e-6);
}

// ---- layers ----------------------------------------------------------------------------------

TEST_F(Patching, LayersAreFullForwardPassesInFloat64) {
    const test::LoadedModel model(scratch / "model");
    const auto exact = test::inDouble(model.weights);
    const auto patched = [&](const test::PatchedPart& part) {
        return test::patchedDifference(exact, kOwn, kOther, part, 97, 98);
    };
    const auto result = engine()->layers(layersRequest(), {}, {});
    ASSERT_EQ(result.parts.size(), 3U);
    EXPECT_FALSE(result.stopped);
    for (const auto& part : result.parts) {
        ASSERT_EQ(part.everywhere.size(), 4U);
        ASSERT_EQ(part.at.size(), 4U * kOwn.size());
        for (int layer = 0; layer < 4; ++layer) {
            SCOPED_TRACE(std::string(name(part.part)) + " of layer " + std::to_string(layer));
            for (int t = 0; t < static_cast<int>(kOwn.size()); ++t)
                EXPECT_NEAR(logitDifference(part(layer, t)), patched({part.part, layer, t}),
                            kPatchedLogit)
                    << "position " << t;
            EXPECT_NEAR(logitDifference(part.everywhere[static_cast<std::size_t>(layer)]),
                        patched({part.part, layer, -1}), kPatchedLogit);
        }
    }
    // The whole stream of any layer is the donor's run.
    for (const auto& run : result.parts[0].everywhere)
        EXPECT_NEAR(logitDifference(run), logitDifference(result.donor), kPatchedLogit);
    // What comes before the first difference, or behind the last layer and not at the end, is the
    // clean run to the last bit.
    EXPECT_EQ(result.parts[0](1, 1).logitTarget, result.clean.target.logit);
    EXPECT_EQ(result.parts[1](3, 4).logitTarget, result.clean.target.logit);
}

// The stream is a sum of the embedding and of what heads and MLPs add, and of biases.
TEST_F(Patching, EverythingFromTheDonorIsItsRun) {
    const auto loaded = engine();
    const auto asked = [](std::vector<HeadId> heads, const std::vector<TokenId>& donor) {
        return test::watched(test::setOf(kOwn, std::move(heads), FromPrompt{donor}), 97, 98);
    };
    const test::LoadedModel model(scratch / "model");
    const std::vector<std::int64_t> ids(kOther.begin(), kOther.end());
    const auto logits =
        forward(test::inDouble(model.weights), at::tensor(ids, at::kLong).unsqueeze(0))[0][-1];
    const double exact = (logits[97] - logits[98]).item<double>();
    const auto whole = referenceOf(*loaded).patchEverything(asked({}, kOther));
    EXPECT_NEAR(logitDifference(whole), exact, kPatchedLogit);
    // All heads alone are not: the embedding and the MLPs carry what is left.
    std::vector<HeadId> heads;
    for (int layer = 0; layer < 4; ++layer)
        for (int head = 0; head < 3; ++head)
            heads.push_back({layer, head});
    EXPECT_GT(std::abs(logitDifference(loaded->ablate(asked(heads, kOther))) - exact), 1e-3);
    // The prompt as its own donor, to the last bit.
    const auto own = loaded->ablate(asked({}, kOther));
    EXPECT_EQ(referenceOf(*loaded).patchEverything(asked({}, kOwn)).logitTarget, own.logitTarget);
    expectInputError({"there is none"}, [&] {
        (void)referenceOf(*loaded).patchEverything(
            test::watched(test::setOf(kOwn, {}, Zero{}), 97, 98));
    });
}

TEST_F(Patching, LayersInManyBatchesAreTheSame) {
    const auto whole = engine()->layers(layersRequest(), {}, {});
    // So little that a batch holds a variant or two.
    const auto tight = loadEngine(scratch / "model", {.threads = 2, .memory = 150'000});
    std::vector<double> parts;
    int between = 0;
    LayersSink sink;
    sink.progress = [&](double part) { parts.push_back(part); };
    sink.between = [&] {
        ++between;
        (void)tight->predict(test::setOf({1, 2, 3}, {}, Zero{}));  // another prompt meanwhile
    };
    const auto cut = tight->layers(layersRequest(), sink, {});
    EXPECT_GT(between, 3);
    EXPECT_TRUE(std::is_sorted(parts.begin(), parts.end()));
    EXPECT_LT(parts.back(), 1);
    for (std::size_t p = 0; p < 3; ++p)
        for (std::size_t i = 0; i < whole.parts[p].at.size(); ++i)
            EXPECT_NEAR(whole.parts[p].at[i].logitTarget, cut.parts[p].at[i].logitTarget, 1e-5);
}

TEST_F(Patching, LayersStopAndSaySo) {
    const auto loaded = engine();
    std::stop_source source;
    LayersSink sink;
    sink.progress = [&](double part) {
        if (part > 0) source.request_stop();
    };
    const auto result = loaded->layers(layersRequest(), sink, source.get_token());
    EXPECT_TRUE(result.stopped);
    EXPECT_TRUE(result.parts.empty());
}

TEST_F(Patching, LayersOfThePromptItselfAreTheCleanRun) {
    const auto result = engine()->layers(layersRequest(kOwn), {}, {});
    for (const auto& part : result.parts)
        for (const auto& run : part.at) {
            EXPECT_EQ(run.logitTarget, result.clean.target.logit);
            EXPECT_EQ(run.kl, 0);
        }
    ASSERT_EQ(result.notes.size(), 1U);
}

// Of the streams that enter the first layer those of equal tokens are equal; the noise of a pass of
// its own would look like an effect.
TEST_F(Patching, LayersAreTheCleanRunWhereTheDonorsStreamIsThePrompts) {
    const auto result = engine()->layers(layersRequest(), {}, {});
    const auto& residual = result.parts.front();
    ASSERT_EQ(residual.part, LayerPart::Residual);
    for (const int position : {0, 1, 3, 5}) {
        const auto& run = residual(0, position);
        EXPECT_EQ(run.logitTarget, result.clean.target.logit) << position;
        EXPECT_EQ(run.logitControl, result.clean.control.logit) << position;
        EXPECT_EQ(run.kl, 0) << position;
    }
    for (const int position : {2, 4, 6})
        EXPECT_NE(residual(0, position).logitTarget, result.clean.target.logit) << position;
    LayersReport report;
    report.run.model = {"m", 4, 3, 24, 300, "abc"};
    report.patches = result;
    EXPECT_EQ(layersJson(report).find("-0.0,"), std::string::npos);
    EXPECT_EQ(layersText(report).find("-0.000 "), std::string::npos);
}

// ---- what is recovered, and files --------------------------------------------------------------

TEST(Recovered, IsTheShareOfTheWayToTheDonor) {
    CleanRun clean;
    clean.target.logit = -100;
    clean.control.logit = -101;
    DonorRun donor;
    donor.logitTarget = -103;
    donor.logitControl = -101;
    AblatedRun run;
    run.logitTarget = -100.75F;
    run.logitControl = -101;
    EXPECT_DOUBLE_EQ(*recovered(clean, donor, run), 0.25);
    AblatedRun none;  // the donor's difference is the lower one
    none.logitTarget = clean.target.logit;
    none.logitControl = clean.control.logit;
    EXPECT_FALSE(std::signbit(*recovered(clean, donor, none)));
    EXPECT_EQ(valueText(Metric::Recovered, -0.0), "+0.000");
    run.logitTarget = -103;
    EXPECT_DOUBLE_EQ(*recovered(clean, donor, run), 1);
    EXPECT_DOUBLE_EQ(*change(clean, run, Metric::Recovered, Subject::Target, &donor), 1);
    EXPECT_EQ(change(clean, run, Metric::Recovered, Subject::Target), std::nullopt);
    // A gap of less than kLeastGap of the largest logit says nothing.
    donor.logitTarget = static_cast<float>(-100 - 101 * tolerances::kLeastGap * 0.9);
    EXPECT_EQ(recovered(clean, donor, run), std::nullopt);
    donor.logitTarget = static_cast<float>(-100 - 103 * tolerances::kLeastGap * 1.1);
    EXPECT_NE(recovered(clean, donor, run), std::nullopt);
    donor.logitTarget = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(recovered(clean, donor, run), std::nullopt);
}

TEST(PatchFiles, ASweepComesBackWithItsDonor) {
    const auto report = patchedReport();
    const auto text = toJson(report);
    EXPECT_EQ(sweepFromJson(text), report);
    const auto json = nlohmann::json::parse(text);
    const auto& sweep = json["sweeps"][2];
    EXPECT_EQ(sweep["replacement"], "patch");
    EXPECT_EQ(sweep["intervention"]["kind"], "patch");
    const auto& donor = sweep["intervention"]["donor"];
    EXPECT_EQ(donor["text"], report.result.parts[2].donor->text);
    EXPECT_EQ(donor["tokens"][0], (nlohmann::json{{"id", 4}, {"text", "E"}}));
    EXPECT_EQ(donor["logit_control"], -2.25);
    const auto& clean = report.result.clean;
    const double own = double{clean.target.logit} - double{clean.control.logit};
    const auto& cell = report.result.parts[2].cells[3];
    const double patched = double{cell.logitTarget} - double{cell.logitControl};
    EXPECT_NEAR(sweep["cells"][3]["logit_difference"].get<double>(), patched, 1e-4);
    EXPECT_NEAR(sweep["cells"][3]["recovered"].get<double>(), (patched - own) / (5.75 - own), 1e-6);
    EXPECT_FALSE(json["sweeps"][0]["cells"][0].contains("recovered"));
    EXPECT_FALSE(json.contains("bos"));
    auto begun = report;
    begun.bos = true;
    EXPECT_EQ(nlohmann::json::parse(toJson(begun))["bos"], true);
    EXPECT_EQ(sweepFromJson(toJson(begun)), begun);
    // A quantity of the unnamed patch is the run's.
    EXPECT_EQ(
        valueOf(report.result, {Metric::Recovered, Subject::Target, {FromPrompt{}, {}}}, cell.head),
        recovered(clean, *report.result.parts[2].donor, cell));
}

TEST(PatchFiles, ADamagedDonorIsRefused) {
    const auto damaged = [](const std::function<void(nlohmann::json&)>& change) {
        auto json = nlohmann::json::parse(toJson(patchedReport()));
        change(json["sweeps"][2]["intervention"]["donor"]);
        EXPECT_THROW((void)sweepFromJson(json.dump()), Error);
    };
    damaged([](nlohmann::json& donor) { donor["tokens"].erase(0); });
    damaged([](nlohmann::json& donor) { donor["tokens"] = "x"; });
    damaged([](nlohmann::json& donor) { donor["tokens"][0]["id"] = 1.5; });
    damaged([](nlohmann::json& donor) { donor.erase("logit_control"); });
    damaged([](nlohmann::json& donor) { donor["p_target"] = nullptr; });
    damaged([](nlohmann::json& donor) { donor.erase("tokens"); });
}

TEST(PatchFiles, ACsvHasTwoColumnsMore) {
    const auto report = patchedReport();
    const auto csv = toCsv(report);
    EXPECT_NE(csv.find(",p_argmax,delta_logit_difference,recovered\n"), std::string::npos);
    EXPECT_NE(csv.find("# patch from donor \"Erger"), std::string::npos);
    EXPECT_NE(csv.find("\npatch,"), std::string::npos);
    EXPECT_EQ(toCsv(sampleReport()).find("recovered"), std::string::npos);
    // As many fields in every row.
    std::size_t rows = 0;
    for (std::size_t at = csv.find("replacement,"); at < csv.size(); at = csv.find('\n', at) + 1) {
        int commas = 0;
        bool quoted = false;
        for (std::size_t i = at; csv[i] != '\n'; ++i) {
            quoted = quoted != (csv[i] == '"');
            commas += csv[i] == ',' && !quoted ? 1 : 0;
        }
        EXPECT_EQ(commas, 17);
        ++rows;
    }
    EXPECT_EQ(rows, 37U);
}

TEST(PatchFiles, ASessionKeepsTheDonor) {
    SessionRun run;
    run.id = 1;
    run.finished = "2026-05-01T12:00:00Z";
    run.report = patchedReport();
    const auto& clean = run.report->result.clean;
    run.request.prompt = idsOf(clean.prompt);
    run.request.target = clean.target.set();
    run.request.control = clean.control.set();
    run.request.interventions = {Zero{}, FromPrompt{{4, 2, 3}}};
    run.sets.edit().push_back(
        {{{0, 0}, {1, 1}}, FromPrompt{{4, 2, 3}}, run.report->result.parts[2].cells[1]});
    Session session;
    session.runs.push_back(std::make_shared<const KeptRun>(run));
    const auto again = sessionFromFile(toFile(session));
    ASSERT_EQ(again.runs.size(), 1U);
    EXPECT_EQ(again.runs[0]->run(), run);
}

TEST_F(Patching, TheLayersReportHasWhatTheEngineGives) {
    LayersReport report;
    report.run.model = {"m", 4, 3, 24, 300, "abc"};
    report.patches = engine()->layers(layersRequest(), {}, {});
    const auto json = nlohmann::json::parse(layersJson(report));
    EXPECT_EQ(json["schema"], "headscope.layers/1");
    EXPECT_EQ(json["first_difference"], 2);
    for (const char* part : {"residual", "attention", "mlp"}) {
        ASSERT_EQ(json[part].size(), 4U);
        ASSERT_EQ(json[part][0].size(), kOwn.size());
        ASSERT_EQ(json["everywhere"][part].size(), 4U);
        ASSERT_EQ(json["recovered"][part].size(), 4U);
    }
    const auto& run = report.patches.parts[1](2, 5);
    EXPECT_NEAR(json["attention"][2][5].get<double>(), logitDifference(run), 1e-12);
    const double own = json["clean_logit_difference"].get<double>();
    const double gap = json["donor_logit_difference"].get<double>() - own;
    EXPECT_NEAR(json["recovered"]["attention"][2][5].get<double>(),
                (logitDifference(run) - own) / gap, 1e-9);
    EXPECT_EQ(json["donor"]["tokens"].size(), kOwn.size());
    const auto narrow = layersText(report, 60);
    for (std::size_t at = narrow.find("layer  "); at < narrow.size();
         at = narrow.find('\n', at) + 1)
        EXPECT_LE(narrow.find('\n', at) - at, 60U);
    EXPECT_NE(layersText(report).find("all heads' output"), std::string::npos);
    const auto csv = layersCsv(report);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 3 * 4 * 8);
}

TEST_F(Patching, EachPositionIsASweepOfItsOwn) {
    const auto loaded = engine();
    PositionsReport report;
    report.run.model = {"m", 4, 3, 24, 300, "abc"};
    auto asked = request();
    asked.interventions.insert(asked.interventions.begin(), Zero{});
    for (int t = 0; t < static_cast<int>(kOwn.size()); ++t) {
        asked.positions = Positions::at({t});
        report.runs.push_back(loaded->sweep(asked, {}, {}));
    }
    const auto json = nlohmann::json::parse(positionsJson(report));
    EXPECT_EQ(json["schema"], "headscope.positions/1");
    ASSERT_EQ(json["by_position"].size(), kOwn.size());
    const auto& at = json["by_position"][4];
    EXPECT_EQ(at["positions"], nlohmann::json::array({4}));
    EXPECT_EQ(at["token"], json["prompt"]["tokens"][4]);
    EXPECT_EQ(at["sweeps"][1]["positions"], "4");
    EXPECT_EQ(at["sweeps"][1]["cells"].size(), 12U);
    ASSERT_EQ(json["notes"].size(), 1U) << "what two positions say alike is said once";
    EXPECT_EQ(json["notes"][0], unchangedNote(kOwn, kOther)->english());
    EXPECT_NE(positionsText(report).find(
                  "Before position 2, counted from 0, the two prompts are the same"),
              std::string::npos);
    EXPECT_NE(positionsText(report).find("patched from the donor"), std::string::npos);
    const auto csv = positionsCsv(report, {});
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 7 + 1 + 7 * 2 * 12);
}

}  // namespace
}  // namespace headscope
