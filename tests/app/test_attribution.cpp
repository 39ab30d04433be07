// SPDX-License-Identifier: GPL-3.0-or-later
// Where the logit difference comes from: the panel, on an engine whose numbers are formulas, and on
// the bundled model against an engine of its own.
#include "document/cover.h"
#include "features/attribution/attribution_feature.h"
#include "features/attribution/attribution_panel.h"
#include "features/attribution/shown_attribution.h"
#include "features/export/figure_dialog.h"
#include "parts_engine.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/attribution.h>
#include <headscope/resources.h>
#include <headscope/tolerances.h>

#include <QComboBox>
#include <QDockWidget>
#include <QJsonObject>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

class TestAttribution : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        explicit Fixture(std::shared_ptr<FakeScript> fake = std::make_shared<FakeScript>(),
                         std::shared_ptr<PartsScript> own = std::make_shared<PartsScript>(),
                         const Change& change = {})
            : WindowFixture(
                  [fake, own, &change](WindowOptions& options) {
                      options.engines = partsEngines(fake, own);
                      if (change) change(options);
                  },
                  fake),
              parts(std::move(own)) {}
        [[nodiscard]] RunState& state() const { return window->document().state(); }
        [[nodiscard]] AttributionPanel& panel() const {
            return window->feature<AttributionFeature>()->panel();
        }
        [[nodiscard]] HeatmapPlot* heads() const { return find<HeatmapPlot>("attributionHeads"); }
        [[nodiscard]] HeatmapPlot* mlps() const { return find<HeatmapPlot>("attributionMlps"); }
        [[nodiscard]] QString empty() const {
            auto* label = find<QLabel>("attributionEmpty");
            return label->isVisible() ? label->text() : QString();
        }
        void show() const {
            bringUp("attributionDock");
            settle();
        }

        std::shared_ptr<PartsScript> parts;
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void nothingIsAskedWhileNobodyLooks() {
        Fixture f;
        f.runToEnd();
        settle();
        QCOMPARE(f.parts->attributions, 0);
        QVERIFY(!f.window->feature<AttributionFeature>()->figure());
        f.show();
        QCOMPARE(f.parts->attributions, 1);
        f.bringUp("headsDock");
        f.show();
        QCOMPARE(f.parts->attributions, 1);  // what is known is not asked again
    }

    void itSaysWhatIsMissing() {
        Fixture f;
        f.awaitModel();
        f.show();
        QCOMPARE(f.empty(), QStringLiteral("A run comes first."));
        f.runToEnd();
        settle();
        QVERIFY(f.empty().isEmpty());
    }

    void mapsAndSumsAreWhatTheEngineSays() {
        Fixture f;
        f.runToEnd();
        f.show();
        const HeatmapData& heads = f.heads()->data();
        for (std::size_t i = 0; i < 144; ++i) {
            const HeadId head = heads.values.id(i);
            QCOMPARE(*heads.values(head), static_cast<float>(fakeAdded(head)));
        }
        const HeatmapData& mlps = f.mlps()->data();
        QCOMPARE(mlps.values.layers(), 12);
        QCOMPARE(mlps.values.heads(), 1);
        for (int layer = 0; layer < 12; ++layer)
            QCOMPARE(*mlps.values({layer, 0}), static_cast<float>(fakeMlp(layer)));
        QCOMPARE(heads.limit, mlps.limit);  // one scale
        QVERIFY(heads.limit >= 3);
        // 3 + sums of the formulas, by hand: heads 143 others, MLPs 0.1 * 66 - 4.8.
        const double others = 12 * 0.02 * 66 - 12 * 0.03 * 66 - (0.02 * 9 - 0.03 * 6);
        const QString sums = f.find<QLabel>("attributionSums")->text();
        QVERIFY2(sums.contains(QString::number(std::abs(3 + others), 'f', 2)), qPrintable(sums));
        QVERIFY2(sums.contains(QLatin1String("+1.80")), qPrintable(sums));
        QVERIFY2(sums.contains(QLatin1String("+0.500")), qPrintable(sums));
        QVERIFY2(f.find<QLabel>("attributionWords")->text().contains(QLatin1String("9.6")),
                 qPrintable(f.find<QLabel>("attributionWords")->text()));
    }

    void totalMinusDirectTakesWhatTheHeadAdds() {
        Fixture f;
        f.runToEnd();
        f.show();
        f.press("attributionIndirect");
        settle();
        QVERIFY(!f.mlps()->isVisible());
        const HeatmapData& data = f.heads()->data();
        for (const HeadId head : {HeadId{9, 6}, HeadId{0, 0}, HeadId{11, 11}, HeadId{7, 2}}) {
            const double total = static_cast<double>(fakeSingle(head));
            QVERIFY(std::abs(static_cast<double>(*data.values(head)) - (total + fakeAdded(head))) <
                    1e-5);  // float32 of numbers up to 3
        }
        QCOMPARE(f.parts->directs, 1);
        // The mean puts another thing in its place, and its direct effect is another.
        f.press("mean");
        settle();
        QVERIFY2(f.empty().isEmpty(), qPrintable(f.empty()));
        QCOMPARE(f.parts->directs, 2);
        const Intervention mean = ScalarMean{};
        for (const HeadId head : {HeadId{9, 6}, HeadId{0, 0}, HeadId{7, 2}}) {
            const double total = static_cast<double>(4 * fakeTargetEffect(head, mean) -
                                                     4 * fakeControlEffect(head, mean));
            QVERIFY(std::abs(static_cast<double>(*f.heads()->data().values(head)) -
                             (total - fakeDirect(head, mean))) < 1e-5);
        }
        f.press("zero");
        settle();
        QVERIFY(f.empty().isEmpty());
        QCOMPARE(f.parts->attributions, 1);
    }

    void aClickChoosesAndKeysPutIntoTheSet() {
        Fixture f;
        f.runToEnd();
        f.show();
        const HeadId head{4, 3};
        QTest::mouseClick(f.heads()->childAt(f.heads()->cellCentre(head).toPoint()), Qt::LeftButton,
                          {}, f.heads()->cellCentre(head).toPoint());
        QCOMPARE(f.state().selected(), std::optional(head));
        QTest::keyClick(f.heads(), Qt::Key_Space);
        QCOMPARE(f.state().ablationSet().heads, HeadList{head});
        QVERIFY(f.panel().tipText(head).startsWith(QStringLiteral("Layer 4, head 3 adds")));
    }

    void whatIsCoveredIsNotTold() {
        Fixture f;
        f.runToEnd();
        f.show();
        f.state().selection().setSelected(HeadId{9, 6});
        f.state().setCover(Cover::named({"cells"}));
        settle();
        QCOMPARE(f.empty(), coveredText());
        QVERIFY(f.find<QLabel>("attributionSums")->text().isEmpty());
        QVERIFY(f.find<QLabel>("attributionWords")->text().isEmpty());
        QVERIFY(f.panel().tipText({9, 6}).isEmpty());
        QVERIFY(!f.window->feature<AttributionFeature>()->figure());
        f.state().setCover({});
        settle();
        QVERIFY(f.empty().isEmpty());
        QCOMPARE(f.parts->attributions, 1);
    }

    void aFailureIsSaidAndAnotherRunIsAnotherQuestion() {
        Fixture f;
        f.runToEnd();
        f.parts->fails = true;
        f.show();
        QVERIFY2(f.empty().contains(QLatin1String("the parts have no numbers")),
                 qPrintable(f.empty()));
        f.parts->fails = false;
        WindowFixture::type(f.find<QWidget>("prompt"), QStringLiteral("Berlin is the capital"));
        f.runToEnd();
        settle();
        QVERIFY(f.empty().isEmpty());
        QCOMPARE(f.parts->attributions, 2);
    }

    void theChoiceIsKeptInASession() {
        Fixture f;
        f.awaitModel();
        auto* feature = f.window->feature<AttributionFeature>();
        QJsonObject view;
        f.panel().setShows(AttributionPanel::Shows::Indirect);
        feature->saveView(view);
        f.panel().setShows(AttributionPanel::Shows::Direct);
        feature->showView(view);
        QVERIFY(f.panel().shows() == AttributionPanel::Shows::Indirect);
        feature->showView({});
        QVERIFY(f.panel().shows() == AttributionPanel::Shows::Direct);
    }

    void itIsAFigure() {
        Fixture f;
        f.runToEnd();
        f.show();
        const auto own = f.window->feature<AttributionFeature>()->figure();
        QVERIFY(own && !own->maps.empty());
        QCOMPARE(own->maps.front().data.values.heads(), 13);  // with the MLPs
        QCOMPARE(own->maps.front().columns.last(), QStringLiteral("MLP"));
        QCOMPARE(*own->maps.front().data.values({3, 12}), static_cast<float>(fakeMlp(3)));
        QVERIFY(own->sentences.contains(QLatin1String("direct logit attribution")));
        f.press("attributionIndirect");
        settle();
        const auto second = f.window->feature<AttributionFeature>()->figure();
        QVERIFY(second && !second->maps.empty());
        QCOMPARE(second->maps.front().data.values.heads(), 12);
        QVERIFY(second->sentences.contains(QLatin1String("Total minus direct")));
    }

    /// The bundled model, against an engine of its own.
    void theBundledModelsPartsAddUp() {
        const BundledRun f;
        f.bringUp("attributionDock");
        settle();
        const auto engine = loadEngine(bundledModel());
        SetRequest request;
        request.prompt = idsOf(engine->tokenizer()->encode("Berlin is the capital of"));
        request.target = *engine->tokenizer()->find(" Germany");
        request.control = *engine->tokenizer()->find(" France");
        const Attribution expected = engine->attribute(request);
        const HeatmapData& heads = f.find<HeatmapPlot>("attributionHeads")->data();
        double sum = expected.embedding + expected.biases;
        for (std::size_t i = 0; i < heads.values.values().size(); ++i) {
            const double shown = static_cast<double>(*heads.values.values()[i]);
            QVERIFY(std::abs(shown - expected.heads.values()[i]) < 1e-5);
            sum += shown;
        }
        const HeatmapData& mlps = f.find<HeatmapPlot>("attributionMlps")->data();
        for (const auto& value : mlps.values.values())
            sum += static_cast<double>(*value);
        const CleanRun& clean = f.window->document().state().run()->clean;
        const double difference = static_cast<double>(clean.target.logit - clean.control.logit);
        QVERIFY2(std::abs(sum - difference) < tolerances::kAttribution,
                 qPrintable(QString::number(sum - difference)));
    }
};

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestAttribution);
#include "test_attribution.moc"
