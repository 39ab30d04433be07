// SPDX-License-Identifier: GPL-3.0-or-later
// The passes of a device, run with the CPU as the device, against the bare rows of the fast pass;
// and what they do where memory runs out, which is thrown here as libtorch would.
#include "engine/device_engine.h"
#include "engine/plain_pass.h"
#include "intervention/requests.h"
#include "machine/device_memory.h"
#include "questions.h"
#include "runner_fixture.h"

#include <headscope/report.h>

#include <c10/util/Exception.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace headscope {
namespace {

// Two orders of float32 sums of the same model; in probability, and in nats for KL.
constexpr double kDevicePassTolerance = 1e-5;

[[noreturn]] void runOut() {
    TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory. Tried to allocate 20.00 GiB");
    std::abort();
}

class DevicePassTest : public test::RunnerTest, public ::testing::WithParamInterface<Positions> {
 protected:
    headscope::Run onCpu() {
        AblatedPass pass(model().packed);
        return sweep(pass);
    }

    void expectSame(const headscope::Run& a, const headscope::Run& b) {
        ASSERT_EQ(a.parts.size(), b.parts.size());
        for (std::size_t s = 0; s < a.parts.size(); ++s) {
            ASSERT_EQ(a.parts[s].cells.size(), 12U);
            ASSERT_EQ(b.parts[s].cells.size(), 12U);
            for (std::size_t i = 0; i < a.parts[s].cells.size(); ++i) {
                const auto& x = a.parts[s].cells[i];
                const auto& y = b.parts[s].cells[i];
                EXPECT_EQ(x.head, y.head);
                EXPECT_NEAR(x.pTarget, y.pTarget, kDevicePassTolerance) << name(x.head);
                EXPECT_NEAR(x.pControl, y.pControl, kDevicePassTolerance) << name(x.head);
                EXPECT_NEAR(x.pArgmax, y.pArgmax, kDevicePassTolerance) << name(x.head);
                EXPECT_NEAR(x.kl, y.kl, kDevicePassTolerance) << name(x.head);
                EXPECT_EQ(x.argmax, y.argmax) << name(x.head);
            }
        }
    }
};

TEST_P(DevicePassTest, AgreesWithTheFastPass) {
    request.positions = GetParam();
    const auto onDevice = toDevice(model().packed, {});
    for (const auto& given : {std::vector<HeadId>{}, std::vector<HeadId>{{1, 1}, {2, 0}, {3, 2}}}) {
        request.given = given;
        DevicePass pass(model().packed, onDevice);
        const auto result = sweep(pass);
        expectSame(onCpu(), result);
        EXPECT_TRUE(result.notes.empty());
    }
}

TEST_P(DevicePassTest, PatchesAsTheFastPassDoes) {
    request.positions = GetParam();
    request.interventions = {FromPrompt{{10, 20, 99, 40, 7, 60}}};
    const auto onDevice = toDevice(model().packed, {});
    for (const auto& given : {std::vector<HeadId>{}, std::vector<HeadId>{{1, 1}, {3, 2}}}) {
        request.given = given;
        DevicePass pass(model().packed, onDevice);
        expectSame(onCpu(), sweep(pass));
    }
}

INSTANTIATE_TEST_SUITE_P(Positions, DevicePassTest,
                         ::testing::Values(Positions::all(), Positions::last(),
                                           Positions::at({2, 4}), Positions::at({3})),
                         [](const auto& which) { return "p" + std::to_string(which.index); });

TEST_F(DevicePassTest, AgreesWithAPlainForwardPassOfEverySet) {
    const c10::InferenceMode inference;
    const auto& w = model().packed;
    const auto ids =
        at::tensor(std::vector<std::int64_t>{10, 20, 30, 40, 50}, at::kLong).unsqueeze(0);
    const auto clean = runClean(w, ids, Positions::all());
    const auto onDevice = toDevice(w, {});
    DevicePass pass(w, onDevice);
    const std::vector<std::vector<HeadId>> sets{
        {{0, 0}, {0, 2}, {2, 1}}, {{1, 1}, {3, 0}}, {{3, 1}, {3, 2}}};
    const auto interventions = test::everyIntervention();
    Batch batch;
    for (const auto& heads : sets)
        for (const auto& intervention : interventions)
            batch.push_back(test::variantOf(clean, heads, intervention));
    const auto count = static_cast<std::int64_t>(batch.size());
    ASSERT_TRUE(pass.run(clean, batch, {}));
    auto found = at::empty({count, w.config.vocabulary});
    pass.logits(0, count, found.data_ptr<float>());
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const PlainRequest asked{{10, 20, 30, 40, 50},
                                 batch[i].heads,
                                 interventions[i % interventions.size()],
                                 {},
                                 {},
                                 false};
        const auto plain = runPlain(w, asked);
        const auto last = plain.at(4);
        const auto expected =
            at::tensor(std::vector<double>(last.begin(), last.end()), at::kDouble);
        EXPECT_LE(
            test::maxDifference(at::softmax(found[static_cast<std::int64_t>(i)].to(at::kDouble), 0),
                                at::softmax(expected, 0)),
            kDevicePassTolerance)
            << name(asked.intervention);
    }
}

TEST_F(DevicePassTest, HalvesItsBatchesWhereMemoryIsShort) {
    const auto onDevice = toDevice(model().packed, {});
    DevicePass pass(model().packed, onDevice);
    std::vector<std::int64_t> tried;
    pass.beforeVariants = [&](std::int64_t variants) {
        tried.push_back(variants);
        if (variants > 2) runOut();
    };
    const auto result = sweep(pass);
    expectSame(onCpu(), result);
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_NE(result.notes[0].english().find("was short"), std::string::npos)
        << result.notes[0].english();
    // Once halved, it stays so: what is too large is not tried with every batch again.
    EXPECT_LE(std::count_if(tried.begin(), tried.end(), [](auto n) { return n > 2; }), 12);
}

TEST_F(DevicePassTest, ABatchInHalvesTellsHowFarAllOfItIs) {
    const c10::InferenceMode inference;
    const auto& w = model().packed;
    const auto ids = at::tensor(std::vector<std::int64_t>{10, 20, 30}, at::kLong).unsqueeze(0);
    const auto clean = runClean(w, ids, Positions::all());
    const auto onDevice = toDevice(w, {});
    DevicePass pass(w, onDevice);
    pass.beforeVariants = [&](std::int64_t variants) {
        if (variants > 2) runOut();
    };
    Batch batch;
    for (const int layer : {1, 1, 2, 3})
        batch.push_back(test::variantOf(clean, {{layer, 0}}, Zero{}, {layer, 0}));
    std::vector<double> parts;
    ASSERT_TRUE(pass.run(clean, batch, [&](double part) {
        parts.push_back(part);
        return true;
    }));
    // The halves go through 3 + 3 and 2 + 1 layers of 9.
    const std::vector<double> expected{0, 2 / 9.0, 4 / 9.0, 6 / 9.0, 7 / 9.0};
    ASSERT_EQ(parts.size(), expected.size());
    for (std::size_t i = 0; i < parts.size(); ++i)
        EXPECT_NEAR(parts[i], expected[i], 1e-12) << i;
}

TEST_F(DevicePassTest, FallsBackToTheCpuWhereNothingFits) {
    const auto onDevice = toDevice(model().packed, {});
    DevicePass pass(model().packed, onDevice);
    int tries = 0;
    pass.beforeVariants = [&](std::int64_t) {
        ++tries;
        runOut();
    };
    const auto result = sweep(pass);
    expectSame(onCpu(), result);
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_NE(result.notes[0].english().find("computed on the CPU"), std::string::npos)
        << result.notes[0].english();
    const int before = tries;
    static_cast<void>(sweep(pass));
    EXPECT_EQ(tries, before) << "the device is left alone from then on";
}

TEST_F(DevicePassTest, FallsBackWhereThePartsOfABatchCannotBePutTogether) {
    const auto onDevice = toDevice(model().packed, {});
    DevicePass pass(model().packed, onDevice);
    pass.beforeVariants = [&](std::int64_t variants) {
        if (variants > 2 || variants == 0) runOut();
    };
    const auto result = sweep(pass);
    expectSame(onCpu(), result);
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_NE(result.notes[0].english().find("computed on the CPU"), std::string::npos)
        << result.notes[0].english();
}

TEST_F(DevicePassTest, FallsBackInTheMiddle) {
    const auto onDevice = toDevice(model().packed, {});
    for (int last = 1; last < 12; ++last) {
        DevicePass pass(model().packed, onDevice);
        int calls = 0;
        pass.beforeVariants = [&](std::int64_t) {
            if (++calls > last) runOut();
        };
        expectSame(onCpu(), sweep(pass));
    }
}

TEST_F(DevicePassTest, TakesNoMoreThanTheDeviceHasLeft) {
    constexpr std::int64_t kGib = std::int64_t{1} << 30;
    EXPECT_EQ(deviceBatchBytes(std::nullopt), 2 * kGib);
    EXPECT_EQ(deviceBatchBytes(80 * kGib), 2 * kGib);
    EXPECT_EQ(deviceBatchBytes(kGib), kGib / 2);
    auto onDevice = toDevice(model().packed, {});
    onDevice.batchBytes = 0;
    DevicePass least(model().packed, onDevice);
    EXPECT_EQ(least.rowsThatFit(6, 0), 6U) << "one ablation is tried in any case";
    std::int64_t most = 0;
    least.beforeVariants = [&](std::int64_t variants) { most = std::max(most, variants); };
    expectSame(onCpu(), sweep(least));
    EXPECT_EQ(most, 1);
    onDevice.batchBytes = kGib;
    EXPECT_GT(DevicePass(model().packed, onDevice).rowsThatFit(6, 0), 1000U);
}

// A CUDA runtime in the place of the real one, on a machine of two cards.
int g_card = 1;
int currentCard(int* card) {
    *card = g_card;
    return 0;
}
int chooseCard(int card) {
    if (card > 1) return 101;
    g_card = card;
    return 0;
}
int tellMemory(std::size_t* free, std::size_t* total) {
    *free = g_card == 0 ? 1000 : 2000;
    *total = 3000;
    return 0;
}

TEST(DeviceMemoryTest, IsWhatCudasRuntimeTellsOfThatCard) {
    const auto runtime = [](const std::string& name) {
        return name == "cudaGetDevice"    ? reinterpret_cast<void*>(&currentCard)
               : name == "cudaSetDevice"  ? reinterpret_cast<void*>(&chooseCard)
               : name == "cudaMemGetInfo" ? reinterpret_cast<void*>(&tellMemory)
                                          : nullptr;
    };
    EXPECT_EQ(freeMemory({Device::Kind::Cuda, 0}, runtime), 1000);
    EXPECT_EQ(g_card, 1) << "the current card stays";
    EXPECT_EQ(freeMemory({Device::Kind::Cuda, 1}, runtime), 2000);
    EXPECT_EQ(freeMemory({Device::Kind::Cuda, 2}, runtime), std::nullopt);
    EXPECT_EQ(freeMemory({}, runtime), std::nullopt);
    EXPECT_EQ(freeMemory({Device::Kind::Cuda, 0}, [](const auto&) { return nullptr; }),
              std::nullopt);
    if (devices().size() == 1) {
        EXPECT_EQ(freeMemory({Device::Kind::Cuda, 0}), std::nullopt);
    }
}

TEST_F(DevicePassTest, OtherErrorsAreNotTakenForShortMemory) {
    const auto onDevice = toDevice(model().packed, {});
    DevicePass pass(model().packed, onDevice);
    pass.beforeVariants = [](std::int64_t) { TORCH_CHECK(false, "CUDA error: device lost"); };
    EXPECT_THROW(static_cast<void>(sweep(pass)), c10::Error);
}

TEST_F(DevicePassTest, StopsWhereItIsTold) {
    const auto onDevice = toDevice(model().packed, {});
    DevicePass pass(model().packed, onDevice);
    std::stop_source stop;
    pass.beforeVariants = [&](std::int64_t) { stop.request_stop(); };
    const auto result = sweep(pass, stop.get_token());
    EXPECT_TRUE(result.stopped);
    EXPECT_TRUE(result.parts[0].cells.empty());
}

TEST(DeviceTest, IsReadFromText) {
    EXPECT_EQ(parseDevice("cpu"), Device{});
    EXPECT_EQ(parseDevice("cuda"), (Device{Device::Kind::Cuda, 0}));
    EXPECT_EQ(parseDevice("cuda:3"), (Device{Device::Kind::Cuda, 3}));
    EXPECT_EQ(name(parseDevice("cuda:3")), "cuda:3");
    for (const char* text :
         {"", "gpu", "cuda:", "cuda:-1", "cuda:1x", "CPU", "cuda0", "cuda:99999999999"})
        expectInputError({"is not a device"}, [&] { static_cast<void>(parseDevice(text)); });
}

TEST(DeviceTest, TheCpuIsAlwaysThereAndOthersOnlyWhereTheyAre) {
    const auto all = devices();
    ASSERT_FALSE(all.empty());
    EXPECT_TRUE(all.front().isCpu());
    for (const auto& device : all)
        EXPECT_NO_THROW(requireDevice(device));
    expectInputError({}, [&] {
        requireDevice({Device::Kind::Cuda, static_cast<int>(all.size()) + 100});
    });
}

TEST_F(DevicePassTest, TheEngineAgreesOnEveryDeviceThereIs) {
    static_cast<void>(model());
    if (devices().size() == 1) GTEST_SKIP() << "there is no device but the CPU";
    constexpr double kBetweenDevices = 1e-4;
    const auto engine = loadEngine(scratch / "model");
    const auto cpu = engine->sweep(request, {}, {});
    for (const auto& device : devices()) {
        engine->setDevice(device);
        EXPECT_EQ(engine->device(), device);
        const auto result = engine->sweep(request, {}, {});
        for (std::size_t s = 0; s < cpu.parts.size(); ++s)
            for (std::size_t i = 0; i < cpu.parts[s].cells.size(); ++i)
                EXPECT_NEAR(cpu.parts[s].cells[i].pTarget, result.parts[s].cells[i].pTarget,
                            kBetweenDevices);
    }
}

// The whole engine, with the CPU in the place of the card.
TEST_F(DevicePassTest, TheEngineSweepsOnADevice) {
    static_cast<void>(model());
    const Device card{Device::Kind::Cuda, 1};
    std::int64_t given = 0;
    const auto copy = [&](const PackedWeights& weights, const Device& device) {
        auto on = toDevice(weights, {});
        on.name = name(device);
        given = on.batchBytes;
        return on;
    };
    const auto engine =
        loadEngine(scratch / "model", {.threads = 0, .memory = 64 << 20}, {[](auto&) {}, copy});
    const auto cpu = engine->sweep(request, {}, {});
    EXPECT_TRUE(engine->device().isCpu());
    engine->setDevice(card);
    EXPECT_EQ(engine->device(), card);
    EXPECT_GT(given, 64 << 20) << "what may be taken is less, and comes first";
    const auto result = engine->sweep(request, {}, {});
    expectSame(cpu, result);
    EXPECT_NE(cpu.parts[0].cells, result.parts[0].cells) << "other code, other last digits";
    EXPECT_TRUE(result.notes.empty());
    engine->setDevice({});
    EXPECT_EQ(engine->sweep(request, {}, {}).parts[0].cells, cpu.parts[0].cells);
}

TEST_F(DevicePassTest, AModelThatDoesNotFitIsTheCpusAndThatIsSaid) {
    static_cast<void>(model());
    const auto full = [](const PackedWeights&, const Device&) -> DeviceWeights { runOut(); };
    const auto engine = loadEngine(scratch / "model", {}, {[](auto&) {}, full});
    const auto cpu = engine->sweep(request, {}, {});
    engine->setDevice({Device::Kind::Cuda, 0});
    EXPECT_TRUE(engine->device().isCpu());
    const auto result = engine->sweep(request, {}, {});
    EXPECT_EQ(result.parts[0].cells, cpu.parts[0].cells);
    ASSERT_EQ(result.notes.size(), 1U);
    EXPECT_EQ(result.notes[0],
              "The model does not fit into the memory of cuda:0: the CPU computed.");
}

TEST_F(DevicePassTest, NotesAreKeptInTheReport) {
    SweepReport report;
    const auto engine = [&] {
        static_cast<void>(model());
        return loadEngine(scratch / "model");
    }();
    report.result = engine->sweep(request, {}, {});
    report.model = reportModel(engine->info());
    EXPECT_EQ(toJson(report).find("\"notes\""), std::string::npos);
    report.result.notes = {"The memory of cuda:0 was short: at most 7 ablations ran at once."};
    EXPECT_EQ(sweepFromJson(toJson(report)).result.notes, report.result.notes);
}

}  // namespace
}  // namespace headscope
