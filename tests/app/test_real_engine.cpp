// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/layers/layer_plot.h"
#include "features/layers/layers_feature.h"
#include "features/layers/layers_panel.h"
#include "features/maps/maps_panel.h"
#include "features/positions/position_strip.h"
#include "features/positions/positions_feature.h"
#include "features/positions/positions_panel.h"
#include "features/prompt/prompt_panel.h"
#include "features/sets/set_study.h"
#include "jobs/engine_source.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/engine.h>
#include <headscope/error.h>
#include <headscope/resources.h>

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

namespace headscope::app::test {

namespace {
// The project's tolerance between ways of computing a probability in float32.
constexpr float kTolerance = 1e-5F;

/// The example prompt and its tokens, no head yet.
SetRequest exampleRequest(const Tokenizer& tokenizer) {
    SetRequest request;
    for (const Token& token : tokenizer.encode("Berlin is the capital of"))
        request.prompt.push_back(token.id);
    request.target = *tokenizer.find(" Germany");
    request.control = *tokenizer.find(" France");
    return request;
}
}  // namespace

/// The whole way: the window, the worker, the real engine, a real model.
class TestRealEngine : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture(const std::filesystem::path& model, const RunInputs& inputs)
            : WindowFixture([&](WindowOptions& options) {
                  options.engines = localEngines();
                  options.model = model;
                  options.prompt = inputs.prompt;
                  options.target = inputs.target;
                  options.control = inputs.control;
                  if (!inputs.donor.isEmpty()) options.donor = inputs.donor;
                  options.runAtStart = true;
              }) {
            patience = kLongPatience;
        }
        void awaitEnd() {
            QTRY_VERIFY_WITH_TIMEOUT(
                window->document().state().outcome() == RunState::Outcome::Finished ||
                    window->document().messages().error().has_value(),
                kLongPatience);
            QVERIFY2(!window->document().messages().error(),
                     window->document().messages().error()
                         ? qPrintable(window->document().messages().error()->what)
                         : "");
            settle();  // the last coalesced repaint
        }
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void initTestCase() {
        qputenv("HEADSCOPE_CONFIG", (m_config.path() + QLatin1String("/headscope.ini")).toUtf8());
    }
    void theWindowDrawsWhatTheEngineComputes();
    void theBundledModelShowsTheExample();
    void aSetDoesWhatTheEngineSaysAndOneMemberWhatItDoesAlone();
    void growthIsThatOfTryingEveryHeadAlone();
    void aPatchBringsWhatTheDonorsRunHas();
};

void TestRealEngine::theWindowDrawsWhatTheEngineComputes() {
    const auto model = std::filesystem::path(HEADSCOPE_SHARED) / "checkpoints" / "basic-byte";
    if (!std::filesystem::exists(model / "config.json")) {
        QSKIP("the basic-byte checkpoint is not there");
    }
    Fixture f(model, {QStringLiteral("the "), QStringLiteral("t"), QStringLiteral("a"), {}});
    f.awaitEnd();
    f.window->close();

    const auto engine = loadEngine(model);
    SweepRequest request;
    for (const Token& token : engine->tokenizer()->encode("the "))
        request.prompt.push_back(token.id);
    request.target = *engine->tokenizer()->find("t");
    request.control = *engine->tokenizer()->find("a");
    request.interventions = {Zero{}};
    const Run result = engine->sweep(request, {}, {});
    QCOMPARE(f.drawn[0].size(), result.parts[0].cells.size());
    for (const Cell& cell : result.parts[0].cells) {
        const float target = cell.pTarget - result.clean.target.p;
        const float control = cell.pControl - result.clean.control.p;
        QVERIFY(std::abs(*f.drawn[0][cell.head].value - target) < kTolerance);
        QVERIFY(std::abs(*f.drawn[1][cell.head].value - control) < kTolerance);
    }
}

void TestRealEngine::theBundledModelShowsTheExample() {
    Fixture f(bundledModel(), {QStringLiteral("Berlin is the capital of"),
                               QStringLiteral(" Germany"),
                               QStringLiteral(" France"),
                               {}});
    f.awaitEnd();
    const ShownRun& run = *f.window->document().state().run();
    QCOMPARE(run.clean.top.front().token.text, std::string(" Germany"));
    QCOMPARE(f.drawn[0].size(), std::size_t(144));
    int strong = 0;
    for (const auto& [head, cell] : f.drawn[0]) {
        QVERIFY(cell.value.has_value());
        strong += std::abs(*cell.value) > 0.05F ? 1 : 0;
    }
    QVERIFY2(strong >= 5 && strong <= 40, qPrintable(QString::number(strong)));
    QVERIFY(f.window->findChild<QLabel*>(QStringLiteral("keptLine"))
                ->text()
                .startsWith(QStringLiteral("top-1 ␣Germany kept in ")));
}

// What the window says of a set, against Engine::ablate in an engine of its own; a set of one head
// against that head's cell, which the sweep computed in a batch.
void TestRealEngine::aSetDoesWhatTheEngineSaysAndOneMemberWhatItDoesAlone() {
    Fixture f(bundledModel(), {QStringLiteral("Berlin is the capital of"),
                               QStringLiteral(" Germany"),
                               QStringLiteral(" France"),
                               {}});
    f.awaitEnd();
    auto* study = f.window->findChild<SetStudy*>();
    auto* dock = f.window->findChild<QDockWidget*>(QStringLiteral("setDock"));
    QVERIFY(study && dock);
    dock->show();
    dock->raise();
    const auto toggle = [&](HeadId head) {
        f.window->document().state().selection().setSelected(head);
        for (auto* action : f.window->findChildren<QAction*>())
            if (action->shortcut() == QKeySequence(QStringLiteral("Ctrl+T"))) action->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(study->status(), SetStudy::Status::Ready, kLongPatience);
    };
    const HeadId first{2, 3};
    const HeadId second{7, 5};
    toggle(first);
    const ShownRun& run = *f.window->document().state().run();
    const auto alone = interaction(run, {first}, Zero{}, *study->effect(Zero{}), Subject::Target);
    QVERIFY(alone.has_value());
    QVERIFY(std::abs(alone->difference.p) < static_cast<double>(kTolerance));

    toggle(second);
    const auto engine = loadEngine(bundledModel());
    SetRequest request = exampleRequest(*engine->tokenizer());
    request.heads = {first, second};
    for (const Intervention& intervention : zeroAndMean()) {
        request.intervention = intervention;
        const AblatedRun expected = engine->ablate(request);
        QVERIFY(std::abs(study->effect(intervention)->pTarget - expected.pTarget) < kTolerance);
        QVERIFY(std::abs(study->effect(intervention)->pControl - expected.pControl) < kTolerance);
    }

    f.window->document().history().undoStack()->undo();
    QCOMPARE(f.window->document().state().ablationSet().heads, std::vector<HeadId>{first});
    f.window->document().history().undoStack()->redo();
    QCOMPARE(f.window->document().state().ablationSet().heads,
             (std::vector<HeadId>{first, second}));
}

// Each step of growth against trying every head that is left, one set at a time, in an engine of
// its own: none leaves the target less than the head that the window has chosen.
void TestRealEngine::growthIsThatOfTryingEveryHeadAlone() {
    Fixture f(bundledModel(), {QStringLiteral("Berlin is the capital of"),
                               QStringLiteral(" Germany"),
                               QStringLiteral(" France"),
                               {}});
    f.awaitEnd();
    f.bringUp("setDock");
    f.press("setGrowPage");
    f.find<QSpinBox>("growSteps")->setValue(3);
    f.press("growSeveral");
    const auto& set = f.window->document().state().ablationSet();
    QTRY_COMPARE_WITH_TIMEOUT(set.path.steps.size(), std::size_t(3), kLongPatience);

    const auto engine = loadEngine(bundledModel());
    SetRequest request = exampleRequest(*engine->tokenizer());
    HeadList chosen;
    for (const GrowthStep& step : set.path.steps) {
        std::optional<HeadId> best;
        float lowest = 1;
        float ofStep = 1;
        for (const HeadId head : block({0, 0}, {11, 11})) {
            if (holds(chosen, head)) continue;
            request.heads = united(chosen, {head});
            const float p = engine->ablate(request).pTarget;
            if (head == step.head) ofStep = p;
            if (p < lowest) {
                lowest = p;
                best = head;
            }
        }
        // Where two heads are as good within rounding, either will do.
        QVERIFY(best == step.head || ofStep - lowest < kTolerance);
        QVERIFY(std::abs(static_cast<float>(step.pTarget) - ofStep) < kTolerance);
        chosen = united(chosen, {step.head});
    }
    QCOMPARE(set.heads, ordered(chosen));
}

// Against an engine of its own, against the numbers that the lesson on patching states of this
// model (resources/lessons/11-patching, to 0.001), and against what must hold of any.
void TestRealEngine::aPatchBringsWhatTheDonorsRunHas() {
    constexpr double kStated = 0.001;
    constexpr double kPrompt = 7.778;  // logit differences
    constexpr double kDonor = -8.447;
    RunInputs inputs{QStringLiteral("When Mary and John went to the store, John gave a drink to"),
                     QStringLiteral(" Mary"),
                     QStringLiteral(" John"),
                     {}};
    inputs.donor = QStringLiteral("When Mary and John went to the store, Mary gave a drink to");
    Fixture f(bundledModel(), inputs);
    f.awaitEnd();
    const ShownRun& run = *f.window->document().state().run();
    QCOMPARE(run.parts.size(), std::size_t{1});
    const DonorRun* donor = run.donor(FromPrompt{});
    QVERIFY(donor);
    QVERIFY(std::abs(logitDifference(run.clean) - kPrompt) < kStated);
    QVERIFY(std::abs(logitDifference(*donor) - kDonor) < kStated);

    const auto engine = loadEngine(bundledModel());
    SetRequest request;
    request.prompt = idsOf(run.clean.prompt);
    request.target = run.clean.target.set();
    request.control = run.clean.control.set();
    request.intervention = FromPrompt{idsOf(donor->prompt)};
    for (const HeadId head : {HeadId{0, 2}, HeadId{1, 10}, HeadId{11, 0}}) {
        request.heads = {head};
        const double alone = logitDifference(engine->ablate(request)) - logitDifference(run.clean);
        QVERIFY(std::abs(*f.drawn[0][head].value - alone) < 1e-4);  // of logits up to 20
        const double gap = logitDifference(*donor) - logitDifference(run.clean);
        QVERIFY(std::abs(*f.drawn[1][head].value - alone / gap) < 1e-4);
    }

    const int last = static_cast<int>(run.clean.prompt.size()) - 1;
    const int parts = 9;  // the first token that is another
    const auto& strip = *f.window->feature<PositionsFeature>()->panel().strip();
    f.find<QAction>("run.by_position")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(strip.maps().size()), last + 1, kLongPatience);
    for (int position = 0; position < parts; ++position)
        for (const auto& value : strip.maps()[static_cast<std::size_t>(position)].values.values())
            QCOMPARE(*value, 0.0F);
    QVERIFY(std::abs(*strip.maps().back().values({0, 2}) - (-7.052 - kPrompt)) < 2 * kStated);

    const LayersPanel& layers = f.window->feature<LayersFeature>()->panel();
    f.find<QAction>("run.patch_layers")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!layers.plot(LayerPart::Mlp)->data().values.empty(), kLongPatience);
    // The whole residual stream at once is the donor's own run.
    const auto& residual = layers.plot(LayerPart::Residual)->data().values;
    for (int layer = 0; layer < residual.layers(); ++layer)
        QVERIFY(std::abs(*residual({layer, last + 1}) - 1) < 1e-4);
    const auto& attention = layers.plot(LayerPart::Attention)->data().values;
    const auto share = [&](double patched) { return (patched - kPrompt) / (kDonor - kPrompt); };
    QVERIFY(std::abs(*attention({0, last}) - share(-8.261)) < kStated);
    QVERIFY(std::abs(*attention({2, last}) - share(7.702)) < kStated);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestRealEngine);
#include "test_real_engine.moc"
