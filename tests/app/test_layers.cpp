// SPDX-License-Identifier: GPL-3.0-or-later
// Maps by position, and whole layers patched: their panels on the fake engine.
#include "features/layers/layer_bar.h"
#include "features/layers/layer_plot.h"
#include "features/layers/layers_feature.h"
#include "features/layers/layers_panel.h"
#include "features/positions/position_strip.h"
#include "features/positions/positions_feature.h"
#include "features/positions/positions_panel.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/veil.h"
#include "window_fixture.h"

#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

namespace {

constexpr int kTokens = 5;  // of the example prompt
constexpr double kLayerGap =
    2 * (5.9 - 8.1);  // from the fake prompt's logit difference to its donor's

}  // namespace

class TestLayers : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        using WindowFixture::WindowFixture;

        [[nodiscard]] PositionsPanel& positions() const {
            return window->feature<PositionsFeature>()->panel();
        }
        [[nodiscard]] LayersPanel& layers() const {
            return window->feature<LayersFeature>()->panel();
        }
        void patch() {
            awaitModel();
            find<QAction>("intervention.patch")->trigger();
            type(find<QWidget>("donor"), QStringLiteral("Berlin is the capital in"));
            runToEnd();
        }
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void eachTokenHasAMapOfItsOwn();
    void anotherRunHasNoMapsByPosition();
    void aPatchSaysAtWhichTokensItChangesNothing();
    void aStopKeepsWhatHasCome();
    void nothingIsChosenOrNumberedBeforeMapsByPosition();
    void layersNeedADonor();
    void layersAreComputedByTheButtonInTheirPlace();
    void fullRecoveryHasTheFullColour();
    void layersShowWhatTheEngineFound();
    void bothAreFiguresDataAndChoicesOfASession();
    void whatIsNotOfWhatIsTypedIsVeiledInEveryPanel();
};

void TestLayers::whatIsNotOfWhatIsTypedIsVeiledInEveryPanel() {
    Fixture f;
    f.patch();
    f.bringUp("positionsDock");
    settle();
    const auto veils = f.window->findChildren<Veil*>();
    // Two by position, three of layers, attribution's and pairs' maps, a list and a table, ripples.
    QCOMPARE(veils.size(), 12);
    const auto areDown = [&](bool down) {
        return std::all_of(veils.begin(), veils.end(), [down](const Veil* veil) {
            return veil->isVisibleTo(veil->parentWidget()) == down;
        });
    };
    QVERIFY(areDown(false));
    f.find<QAction>("prompt.swap")->trigger();
    settle();
    QVERIFY(areDown(true));
    HeatmapPlot* map = f.positions().map();
    auto* veil = map->findChild<Veil*>();
    QCOMPARE(veil->geometry(), map->rect());
    QCOMPARE(veil->text(), QStringLiteral("Not of what is typed"));
    QVERIFY(map->childAt(map->rect().center()) != veil);  // the mouse goes through
    f.window->resize(f.window->width() + 60, f.window->height());
    settle();
    QCOMPARE(veil->geometry(), map->rect());
    f.undo();
    settle();
    QVERIFY(areDown(false));
}

void TestLayers::eachTokenHasAMapOfItsOwn() {
    Fixture f;
    f.awaitModel();
    f.bringUp("positionsDock");
    QVERIFY(!f.positions().start()->isEnabled());
    f.runToEnd();
    const int sweeps = f.script->sweeps;
    f.find<QAction>("run.by_position")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(f.positions().strip()->maps().size()), kTokens,
                              kPatience);
    QCOMPARE(f.script->sweeps - sweeps, kTokens);
    // The fake engine's cells are the same at every position: the formula, on one scale.
    for (const HeatmapData& map : f.positions().strip()->maps()) {
        QVERIFY(std::abs(*map.values({9, 6}) - fakeTargetEffect({9, 6}, Zero{})) < 1e-6F);
        QCOMPARE(map.limit, f.positions().strip()->maps().front().limit);
    }
    // Slider, strip and keys lead to the same token.
    QCOMPARE(f.positions().slider()->maximum(), kTokens - 1);
    f.positions().slider()->setValue(3);
    QCOMPARE(f.positions().strip()->chosen(), 3);
    QTest::keyClick(f.positions().strip(), Qt::Key_Right);
    QCOMPARE(f.positions().position(), 4);
    QTest::mouseClick(f.positions().strip(), Qt::LeftButton, {},
                      f.positions().strip()->frameOf(1).center());
    QCOMPARE(f.positions().slider()->value(), 1);
    QVERIFY(f.positions().map()->subtitle().contains(QLatin1String("At token 2 of 5 alone")));
    // A head that is chosen there is chosen everywhere.
    Q_EMIT f.positions().map()->cellChosen(HeadId{9, 6}, Qt::NoModifier);
    QVERIFY(f.window->document().state().selected() == HeadId({9, 6}));
}

void TestLayers::anotherRunHasNoMapsByPosition() {
    Fixture f;
    f.bringUp("positionsDock");
    f.runToEnd();
    f.positions().start()->click();
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(f.positions().strip()->maps().size()), kTokens,
                              kPatience);
    // Of another intervention they are to be computed anew; back at this one they are there.
    f.window->document().steps().show(ScalarMean{});
    QTRY_VERIFY_WITH_TIMEOUT(f.positions().strip()->maps().empty(), kPatience);
    f.window->document().steps().show(Zero{});
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(f.positions().strip()->maps().size()), kTokens,
                              kPatience);
    Fixture::type(f.find<QWidget>("prompt"), QStringLiteral("Berlin is the"));
    f.press("run");
    f.awaitEnds(2);
    QTRY_VERIFY_WITH_TIMEOUT(f.positions().strip()->maps().empty(), kPatience);
    QCOMPARE(f.positions().slider()->maximum(), 2);
}

void TestLayers::aPatchSaysAtWhichTokensItChangesNothing() {
    Fixture f;
    f.patch();
    f.bringUp("positionsDock");
    auto* said = f.find<QLabel>("positionsStatus");
    f.positions().start()->click();
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(f.positions().strip()->maps().size()), kTokens,
                              kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(said->text(),
                              QStringLiteral("The prompt's first 4 tokens are the donor's, too: "
                                             "patching there changes nothing."),
                              kPatience);
    f.window->document().steps().show(Zero{});
    QTRY_VERIFY_WITH_TIMEOUT(!said->text().contains(QLatin1String("patching")), kPatience);
}

void TestLayers::aStopKeepsWhatHasCome() {
    Fixture f;
    f.bringUp("positionsDock");
    f.runToEnd();
    f.script->rowMs = 20;
    f.positions().start()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!f.positions().strip()->maps().empty(), kPatience);
    f.press("positionsStop");
    const auto come = f.positions().strip()->maps().size();
    QVERIFY(come < kTokens);
    f.script->rowMs = 0;
    settle();
    QCOMPARE(f.positions().strip()->maps().size(), come);
    QVERIFY(f.positions().start()->isEnabled());
}

/// By its keys: the keyboard stays with the buttons, and a map without values has no scale.
void TestLayers::nothingIsChosenOrNumberedBeforeMapsByPosition() {
    Fixture f;
    f.runToEnd();
    f.bringUp("positionsDock");
    f.window->resize(1500, 900);
    settle();
    QVERIFY(!f.positions().map()->isColorBarVisible());
    f.script->rowMs = 5;
    f.find<QAction>("run.by_position")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(f.find<QPushButton>("positionsStop")->hasFocus(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(f.positions().strip()->maps().size()), kTokens,
                              kPatience);
    settle();
    QVERIFY(!f.window->document().state().selected());
    QVERIFY(f.positions().map()->isColorBarVisible());
}

void TestLayers::layersNeedADonor() {
    Fixture f;
    f.bringUp("layersDock");
    f.runToEnd();
    QVERIFY(!f.layers().start()->isEnabled());
    // What is missing is said where the maps will be, in full.
    auto* empty = f.find<QLabel>("layersEmpty");
    QVERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(QLatin1String("donor")));
    QVERIFY(empty->height() >= empty->heightForWidth(empty->width()));
    QVERIFY(!f.find<QPushButton>("layersCompute")->isVisible());
}

void TestLayers::layersAreComputedByTheButtonInTheirPlace() {
    Fixture f;
    f.patch();
    f.bringUp("layersDock");
    QVERIFY(f.find<QLabel>("layersEmpty")->text().contains(QLatin1String("three maps")));
    f.press("layersCompute");
    QTRY_COMPARE_WITH_TIMEOUT(f.layers().plot(LayerPart::Mlp)->data().values.heads(), kTokens + 1,
                              kPatience);
    settle();
    QVERIFY(!f.find<QLabel>("layersEmpty")->isVisible());
    auto* bar = f.panel<LayerBar>();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->limit(), f.layers().plot(LayerPart::Mlp)->data().limit);
    // Both tokens can be read where they differ: each has a line.
    const LayerPlot* plot = f.layers().plot(LayerPart::Residual);
    const QStringList lines = plot->labelOf(kTokens - 1, 1000);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[1].startsWith(QStringLiteral("→ ")), qPrintable(lines[1]));
    QCOMPARE(plot->labelOf(0, 1000).size(), 1);
    for (const QString& line : plot->labelOf(kTokens - 1, 18))
        QVERIFY2(line.endsWith(QChar(0x2026)) || line.size() <= 4, qPrintable(line));
    QVERIFY(plot->nameOf({0, kTokens - 1}).contains(QStringLiteral(" → ")));
}

/// What rounding adds to a full recovery does not make it look like a part.
void TestLayers::fullRecoveryHasTheFullColour() {
    for (const auto& [share, limit] : {std::pair(1.0005F, 1.0), {1.2F, 1.5}, {0.29F, 0.3}}) {
        Fixture f;
        f.script->layersShare = share;
        f.patch();
        f.find<QAction>("run.patch_layers")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(f.layers().plot(LayerPart::Mlp)->data().values.heads(),
                                  kTokens + 1, kPatience);
        const double shown = f.layers().plot(LayerPart::Residual)->data().limit;
        QVERIFY2(std::abs(shown - limit) < 1e-9, qPrintable(QString::number(shown)));
    }
}

void TestLayers::layersShowWhatTheEngineFound() {
    Fixture f;
    f.patch();
    f.find<QAction>("run.patch_layers")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(f.layers().plot(LayerPart::Mlp)->data().values.heads(), kTokens + 1,
                              kPatience);
    for (const LayerPart part : kLayerParts) {
        const auto& values = f.layers().plot(part)->data().values;
        QCOMPARE(values.layers(), 12);
        for (int layer = 0; layer < 12; ++layer) {
            for (int token = 0; token < kTokens; ++token)
                QVERIFY(std::abs(*values({layer, token}) - fakeLayer(part, layer, token)) < 1e-5F);
            QVERIFY(std::abs(*values({layer, kTokens}) - fakeLayer(part, layer, -1)) < 1e-5F);
        }
    }
    QCOMPARE(f.layers().plot(LayerPart::Mlp)->data().limit,
             f.layers().plot(LayerPart::Residual)->data().limit);
    QVERIFY2(f.layers().sentence(LayerPart::Attention).contains(QLatin1String("50 %")),
             qPrintable(f.layers().sentence(LayerPart::Attention)));
    auto* differences = f.layers().findChild<QPushButton*>(QStringLiteral("layersDifference"));
    differences->click();
    const auto& values = f.layers().plot(LayerPart::Attention)->data().values;
    QVERIFY(std::abs(*values({2, 1}) - kLayerGap * fakeLayer(LayerPart::Attention, 2, 1)) < 1e-5);
    // One cell is chosen in all three.
    Q_EMIT f.layers().plot(LayerPart::Mlp)->cellChosen(HeadId{2, 4});
    QVERIFY(f.layers().plot(LayerPart::Mlp)->nameOf({2, 4}).contains(QLatin1String("token 5")));
    // It goes with the run: of one without a donor nothing is shown.
    f.find<QAction>("intervention.patch")->trigger();
    f.press("run");
    f.awaitEnds(2);
    QTRY_VERIFY_WITH_TIMEOUT(f.layers().plot(LayerPart::Mlp)->data().values.empty(), kPatience);
}

void TestLayers::bothAreFiguresDataAndChoicesOfASession() {
    Fixture f;
    QTemporaryDir folder;
    QString path;
    f.window->choosers.saveFile = [&path](QWidget*, const QString&, const QString&) {
        return path;
    };
    auto* positions = f.window->feature<PositionsFeature>();
    auto* layers = f.window->feature<LayersFeature>();
    f.patch();
    QVERIFY(!positions->figure() && !layers->figure());
    path = folder.filePath(QStringLiteral("none.json"));
    f.find<QAction>("export.data_positions")->trigger();
    QVERIFY(f.window->document().messages().error());  // nothing is computed yet
    QVERIFY(!QFileInfo::exists(path));
    f.window->document().messages().dismissError();

    f.find<QAction>("run.by_position")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<int>(f.positions().strip()->maps().size()), kTokens,
                              kPatience);
    f.find<QAction>("run.patch_layers")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(f.layers().plot(LayerPart::Mlp)->data().values.heads(), kTokens + 1,
                              kPatience);
    settle();
    const auto byToken = positions->figure();
    QVERIFY(byToken);
    QCOMPARE(byToken->maps.size(), std::size_t(kTokens));
    QCOMPARE(byToken->maps[4].data.limit, byToken->maps[0].data.limit);
    const auto parts = layers->figure();
    QVERIFY(parts);
    QCOMPARE(parts->maps.size(), std::size_t(3));
    QCOMPARE(parts->maps[2].columns.size(), kTokens + 1);
    QCOMPARE(parts->maps[2].columnsToName, std::vector<int>{kTokens - 1});  // the donor's other one
    QVERIFY(parts->maps[2].lastApart);
    QCOMPARE(parts->maps[2].data.values({3, kTokens}),
             f.layers().plot(LayerPart::Mlp)->data().values({3, kTokens}));

    // The files have the command line's schemas.
    for (const auto& [command, schema] :
         {std::pair("export.data_positions", "headscope.positions/1"),
          {"export.data_layers", "headscope.layers/1"}}) {
        path = folder.filePath(QLatin1String(command) + QStringLiteral(".json"));
        f.find<QAction>(command)->trigger();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(json[QLatin1String("schema")].toString(), QLatin1String(schema));
        QCOMPARE(json[QLatin1String("prompt")][QLatin1String("tokens")].toArray().size(), kTokens);
        path = folder.filePath(QLatin1String(command) + QStringLiteral(".csv"));
        f.find<QAction>(command)->trigger();
        QVERIFY(QFileInfo(path).size() > 500);
        path = folder.filePath(QLatin1String(command) + QStringLiteral(".txt"));
        f.find<QAction>(command)->trigger();
        QVERIFY(f.window->document().messages().error());
        QVERIFY(!QFileInfo::exists(path));
        f.window->document().messages().dismissError();
    }

    // A session has the choices, and says that the maps are not kept.
    f.positions().choose(2);
    f.layers().findChild<QPushButton*>(QStringLiteral("layersDifference"))->click();
    QJsonObject view;
    positions->saveView(view);
    layers->saveView(view);
    f.positions().choose(0);
    f.window->document().steps().show(Zero{});
    f.press("run");
    f.awaitEnds(2);
    settle();
    positions->showViewOfRun(view);
    layers->showViewOfRun(view);
    QCOMPARE(f.positions().position(), 2);
    QVERIFY(f.layers().findChild<QPushButton*>(QStringLiteral("layersDifference"))->isChecked());
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestLayers);
#include "test_layers.moc"
