// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of other interventions than zero and mean: chosen by the menu, shown, compared, kept.
#include "document/history.h"
#include "document/settings.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/maps/zero_mean_panel.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "plot/heatmap_plot.h"
#include "plot/histogram_plot.h"
#include "plot/scatter_plot.h"
#include "registered_test.h"
#include "ui/intervention_switch.h"
#include "ui/intervention_text.h"
#include "ui/short_combo.h"
#include "window_fixture.h"

#include <headscope/session.h>

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

namespace {

constexpr float kRounding = 1e-6F;

using Interventions = std::vector<Intervention>;

}  // namespace

class TestInterventions : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        using WindowFixture::WindowFixture;

        [[nodiscard]] QAction* entry(const char* kind) const {
            return find<QAction>((std::string("intervention.") + kind).c_str());
        }
        [[nodiscard]] Interventions chosen() const {
            return window->feature<PromptFeature>()->panel().inputs().interventions;
        }
        [[nodiscard]] const RunState& state() const { return window->document().state(); }
        [[nodiscard]] float shown(HeadId head) const { return *map(0)->data().values(head); }
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void aDefaultRunHasTheReportsTwo();
    void theMenuSaysWhatEachDoesAndChoosesForTheNextRun();
    void oneIsAlwaysLeft();
    void aRunOfOthersIsShownByAList();
    void anyTwoAreCompared();
    void oneAloneIsComparedWithNothing();
    void aChoiceIsUndoneAndRemembered();
    void aKeptRunComesBackWithThem();
};

void TestInterventions::aDefaultRunHasTheReportsTwo() {
    Fixture f;
    f.runToEnd();
    QCOMPARE(f.state().run()->interventions(), zeroAndMean());
    const auto* choice = f.window->feature<MapsFeature>()->panel().intervention();
    QVERIFY(choice->left()->isVisible() && choice->right()->isVisible());
    QVERIFY(!choice->list()->isVisible());
    QCOMPARE(choice->left()->text(), QStringLiteral("Zero"));
    QCOMPARE(choice->right()->text(), QStringLiteral("Mean"));
    // The literature's is another one.
    const QString tip = choice->right()->toolTip();
    QVERIFY2(tip.contains(QLatin1String("mean vector")) &&
                 tip.contains(QLatin1String("Run > Interventions")),
             qPrintable(tip));
    QVERIFY(!f.find<QLabel>("interventionsNote")->isVisible());
}

void TestInterventions::theMenuSaysWhatEachDoesAndChoosesForTheNextRun() {
    Fixture f;
    f.awaitModel();
    for (const auto& kind : kindsWithoutDonor()) {
        QAction* entry = f.entry(kindName(kind).c_str());
        QVERIFY2(entry, kindName(kind).c_str());
        QVERIFY(!entry->shortcut().isEmpty());
        QVERIFY(entry->toolTip().endsWith(QLatin1Char('.')));
        QCOMPARE(entry->isChecked(), kind == Zero{} || kind == ScalarMean{});
    }
    f.entry("vector-mean")->trigger();
    f.entry("mean")->trigger();
    QCOMPARE(f.chosen(), (Interventions{Zero{}, VectorMean{}}));
    QVERIFY(f.find<QLabel>("interventionsNote")->isVisible());
    QVERIFY(f.find<QLabel>("interventionsNote")->text().contains(QLatin1String("vector mean")));
    f.runToEnd();
    QCOMPARE(f.state().run()->interventions(), (Interventions{Zero{}, VectorMean{}}));
    f.trigger("&Only Zero and Mean");
    QCOMPARE(f.chosen(), zeroAndMean());
    QVERIFY(!f.find<QLabel>("interventionsNote")->isVisible());
}

void TestInterventions::oneIsAlwaysLeft() {
    Fixture f;
    f.awaitModel();
    f.entry("zero")->trigger();
    QCOMPARE(f.chosen(), (Interventions{ScalarMean{}}));
    QVERIFY(!f.entry("mean")->isEnabled());
    f.runToEnd();
    QVERIFY(f.state().run()->complete);
    QCOMPARE(f.state().intervention(), Intervention(ScalarMean{}));
    QVERIFY(std::abs(f.shown({9, 6}) - fakeTargetEffect({9, 6}, ScalarMean{})) < kRounding);
}

void TestInterventions::aRunOfOthersIsShownByAList() {
    Fixture f;
    f.awaitModel();
    f.entry("value-bias")->trigger();
    f.runToEnd();
    const auto* choice = f.window->feature<MapsFeature>()->panel().intervention();
    QVERIFY(choice->list()->isVisible() && !choice->left()->isVisible());
    QCOMPARE(choice->list()->count(), 3);
    QCOMPARE(choice->list()->itemText(1), QStringLiteral("Scalar mean"));
    QVERIFY(std::abs(f.shown({9, 6}) - fakeTargetEffect({9, 6}, Zero{})) < kRounding);
    Fixture::pick(choice->list(), 2);
    QCOMPARE(f.state().intervention(), Intervention(ValueBias{}));
    QTRY_VERIFY_WITH_TIMEOUT(
        std::abs(f.shown({9, 6}) - fakeTargetEffect({9, 6}, ValueBias{})) < kRounding, kPatience);
    QVERIFY(f.map(0)->subtitle().contains(QLatin1String("set to its value bias")));
    f.undo();
    QCOMPARE(f.state().intervention(), Intervention(Zero{}));
    f.trigger("&Next Intervention");
    QCOMPARE(f.state().intervention(), Intervention(ScalarMean{}));
    // A map of its own, whatever is shown.
    QuantityPicker* picker = f.window->feature<MapsFeature>()->panel().picker(0);
    QCOMPARE(picker->contrastBox()->count(), 1 + 3 + 3);
    const auto lenses = lensesOf(f.state().interventions());
    for (std::size_t i = 1; i < lenses.size(); ++i) {
        Fixture::pick(picker->contrastBox(), static_cast<int>(i));
        float expected = fakeTargetEffect({9, 6}, *lenses[i].of);
        if (lenses[i].minus) expected -= fakeTargetEffect({9, 6}, *lenses[i].minus);
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(f.shown({9, 6}) - expected) < kRounding, kPatience);
    }
}

void TestInterventions::anyTwoAreCompared() {
    Fixture f;
    f.awaitModel();
    f.entry("mean")->trigger();
    f.entry("scale")->trigger();
    f.entry("vector-mean")->trigger();
    f.runToEnd();
    f.bringUp("zeroMeanDock");
    auto* panel = f.panel<ZeroMeanPanel>();
    const auto follows = [&](const Intervention& across, const Intervention& up) {
        const auto points = panel->scatter()->data().points;
        return points.size() == 144 &&
               std::all_of(points.begin(), points.end(), [&](const HeadPoint& point) {
                   return std::abs(point.at.x() - fakeTargetEffect(point.head, across)) <
                              kRounding &&
                          std::abs(point.at.y() - fakeTargetEffect(point.head, up)) < kRounding;
               });
    };
    const auto all = f.state().interventions();
    QVERIFY(follows(all[0], all[1]));
    QVERIFY(panel->picker()->contrastBox()->isVisible());
    QCOMPARE(panel->picker()->contrastBox()->count(), 3);
    Fixture::pick(panel->picker()->contrastBox(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(follows(all[1], all[2]), kPatience);
    QVERIFY(f.find<QLabel>("zeroMeanText")->text().contains(QLatin1String("vector mean")));
    // Which two is read: whole names, and what the line means is of them.
    QCOMPARE(panel->scatter()->data().equalText,
             textOf(all[1]).label + QLatin1String(" = ") + textOf(all[2]).label);
    f.window->resize(1900, 1000);
    settle();
    const ShortCombo* two = panel->picker()->contrastBox();
    QCOMPARE(two->shownText(), two->currentText());
}

void TestInterventions::oneAloneIsComparedWithNothing() {
    Fixture f;
    f.awaitModel();
    f.entry("mean")->trigger();
    f.runToEnd();
    f.bringUp("zeroMeanDock");
    settle();
    const QString said = f.find<QLabel>("zeroMeanText")->text();
    QVERIFY2(said.contains(QLatin1String("one intervention, zero")) &&
                 said.contains(QLatin1String("Add scalar mean in Run > Interventions")),
             qPrintable(said));
    auto* panel = f.panel<ZeroMeanPanel>();
    QVERIFY(!panel->scatter()->isVisible() && !panel->histogram()->isVisible());
    f.entry("mean")->trigger();
    f.runToEnd();
    settle();
    QVERIFY(panel->scatter()->isVisible() && panel->histogram()->isVisible());
    QCOMPARE(panel->scatter()->data().equalText, QStringLiteral("zero = scalar mean"));
}

void TestInterventions::aChoiceIsUndoneAndRemembered() {
    {
        Fixture f;
        f.awaitModel();
        f.entry("scale")->trigger();
        QCOMPARE(f.chosen(), (Interventions{Zero{}, ScalarMean{}, Scale{0.5}}));
        f.undo();
        QCOMPARE(f.chosen(), zeroAndMean());
        QVERIFY(!f.entry("scale")->isChecked());
        f.redo();
        QVERIFY(f.entry("scale")->isChecked());
        f.window->close();
    }
    Fixture again([](WindowOptions& options) {
        options.prompt.reset();
        options.target.reset();
        options.control.reset();
    });
    again.awaitModel();
    QCOMPARE(again.chosen(), (Interventions{Zero{}, ScalarMean{}, Scale{0.5}}));
    QVERIFY(again.entry("scale")->isChecked());
}

void TestInterventions::aKeptRunComesBackWithThem() {
    Fixture f;
    f.awaitModel();
    f.entry("scale")->trigger();
    f.runToEnd();
    Session session;
    session.runs = f.window->document().history().runs();
    const Session read = sessionFromFile(toFile(session));
    QCOMPARE(read.runs.size(), std::size_t(1));
    const SessionRun& run = read.runs.front()->run();
    QCOMPARE(run.request.interventions, (Interventions{Zero{}, ScalarMean{}, Scale{0.5}}));
    QCOMPARE(run.report->result.parts.size(), std::size_t(3));
    QCOMPARE(run.report->result.parts[2].intervention, Intervention(Scale{0.5}));
    for (const Cell& cell : run.report->result.parts[2].cells)
        QVERIFY(std::abs(cell.pTarget - run.report->result.clean.target.p -
                         fakeTargetEffect(cell.head, Scale{0.5})) < kRounding);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestInterventions);
#include "test_interventions.moc"
