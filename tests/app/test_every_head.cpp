// SPDX-License-Identifier: GPL-3.0-or-later
// What each head by itself changes of how alike tokens are: the map beside the curves, on an engine
// whose numbers are formulas, and on the bundled model against an engine of its own.
#include "document/cover.h"
#include "features/ripples/every_head_view.h"
#include "features/ripples/ripples_feature.h"
#include "parts_engine.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/report.h>
#include <headscope/resources.h>

#include <QAction>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace headscope::app::test {

class TestEveryHead : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture() : Fixture(std::make_shared<FakeScript>(), std::make_shared<PartsScript>()) {}
        Fixture(const std::shared_ptr<FakeScript>& fake, std::shared_ptr<PartsScript> own)
            : WindowFixture(
                  [fake, own](WindowOptions& options) {
                      options.engines = partsEngines(fake, own);
                  },
                  fake),
              parts(std::move(own)) {}
        [[nodiscard]] RipplesFeature& feature() const { return *window->feature<RipplesFeature>(); }
        [[nodiscard]] EveryHeadView& view() const { return feature().everyHead(); }
        [[nodiscard]] RunState& state() const { return window->document().state(); }
        [[nodiscard]] QString status() const { return find<QLabel>("everyHeadStatus")->text(); }
        [[nodiscard]] std::optional<float> at(HeadId head) const {
            return view().plot()->data().values(head);
        }
        void show() {
            runToEnd();
            bringUp("ripplesDock");
            settle();
        }
        void compute() {
            press("everyHeadStart");
            QTRY_VERIFY_WITH_TIMEOUT(!feature().isBusy(), patience);
            settle();
        }

        std::shared_ptr<PartsScript> parts;
    };

    static bool isNear(const std::optional<float>& value, double expected) {
        return value && std::abs(static_cast<double>(*value) - expected) < 1e-6;
    }

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void theMapIsAfterTheLayerThatIsChosen() {
        Fixture f;
        f.show();
        QVERIFY(!f.view().plot()->isVisible());
        f.compute();
        QVERIFY(f.view().plot()->isVisible());
        QVERIFY(!f.find<QPushButton>("everyHeadStart")->isEnabled());
        QCOMPARE(f.view().slider()->value(), 11);
        QVERIFY(isNear(f.at({3, 5}), fakeChange({3, 5}, 12)));
        QVERIFY2(f.status().startsWith(QLatin1String("Most after layer 11: 0.11 ")),
                 qPrintable(f.status()));
        const double limit = f.view().plot()->data().limit;
        f.view().slider()->setValue(4);
        settle();
        QVERIFY(isNear(f.at({3, 5}), fakeChange({3, 5}, 5)));
        QVERIFY(isNear(f.at({7, 0}), 0));
        QCOMPARE(f.view().plot()->data().limit, limit);  // layers can be compared
    }

    void itIsOfTheCosineThatTheCurvesShow() {
        Fixture f;
        f.show();
        f.compute();
        f.press("rippleAllPairs");
        settle();
        QVERIFY(isNear(f.at({3, 5}), 0.5 * fakeChange({3, 5}, 12)));
        f.press("rippleEachToken");
        settle();
        QVERIFY(isNear(f.at({3, 5}), 2 * fakeChange({3, 5}, 12)));
        // Other tokens are computed anew; the same two the other way round are not.
        f.press("rippleTwoTokens");
        f.find<QComboBox>("rippleFirst")->setCurrentIndex(4);
        f.find<QComboBox>("rippleSecond")->setCurrentIndex(0);
        settle();
        QVERIFY(f.view().shown());
        f.find<QComboBox>("rippleSecond")->setCurrentIndex(2);
        settle();
        QVERIFY(!f.view().shown() && !f.view().plot()->isVisible());
        QVERIFY2(f.status().startsWith(QLatin1String("Computed for other tokens")),
                 qPrintable(f.status()));
        f.compute();
        QVERIFY(f.view().shown());
    }

    void aClickChoosesAHead() {
        Fixture f;
        f.show();
        f.compute();
        HeatmapPlot* plot = f.view().plot();
        const QPoint place = plot->cellCentre({3, 5}).toPoint();
        QTest::mouseClick(plot->childAt(place), Qt::LeftButton, {}, place);
        QCOMPARE(f.state().selected(), std::optional(HeadId{3, 5}));
        QCOMPARE(plot->selected(), f.state().selected());
    }

    void itStopsAndKeepsWhatIsFinished() {
        Fixture f;
        f.show();
        f.parts->sweptLayers = 6;
        f.press("everyHeadStart");
        QTRY_VERIFY2_WITH_TIMEOUT(f.status().contains(QLatin1String("50 % done")),
                                  qPrintable(f.status()), kPatience);
        f.press("everyHeadStop");
        QTRY_VERIFY_WITH_TIMEOUT(!f.feature().isBusy(), kPatience);
        settle();
        QVERIFY2(f.status().contains(QLatin1String("stopped")), qPrintable(f.status()));
        QVERIFY(f.at({11, 0}).has_value() && !f.at({5, 0}).has_value());
        f.parts->sweptLayers = 1 << 30;
        f.compute();
        QVERIFY(f.at({5, 0}).has_value());
    }

    void aFailureIsSaid() {
        Fixture f;
        f.show();
        f.parts->fails = true;
        f.compute();
        QVERIFY2(f.status().contains(QLatin1String("the parts have no numbers")),
                 qPrintable(f.status()));
    }

    void whatIsCoveredIsNotTold() {
        Fixture f;
        f.show();
        f.compute();
        for (const char* covered : {"cells", "set", "tokens"}) {
            f.state().setCover(Cover::named({covered}));
            settle();
            QVERIFY2(!f.view().shown() && !f.view().plot()->isVisible(), covered);
            QVERIFY2(!f.find<QPushButton>("everyHeadStart")->isEnabled(), covered);
            QVERIFY2(!f.feature().everyHeadData({}), covered);
            f.state().setCover({});
            settle();
            QVERIFY2(f.view().shown(), covered);
        }
    }

    void aPatchHasNone() {
        Fixture f;
        f.awaitModel();
        f.find<QAction>("intervention.patch")->trigger();
        Fixture::type(f.find<QWidget>("donor"), QStringLiteral("Berlin is the capital in"));
        f.show();
        QVERIFY(!f.find<QPushButton>("everyHeadStart")->isEnabled());
        QVERIFY2(f.status().contains(QLatin1String("patched heads")), qPrintable(f.status()));
    }

    void theFigureAndTheDataHaveIt() {
        Fixture f;
        f.show();
        QVERIFY(!f.feature().everyHeadData({}));
        QVERIFY(f.feature().figure()->maps.empty());
        f.compute();
        f.view().slider()->setValue(7);
        settle();
        const auto own = f.feature().figure();
        QVERIFY(own && own->ripples && own->maps.size() == 1);
        QVERIFY2(own->maps[0].title.endsWith(QLatin1String("after layer 7")),
                 qPrintable(own->maps[0].title));
        QVERIFY(isNear(own->maps[0].data.values({3, 5}), fakeChange({3, 5}, 8)));
        QVERIFY(own->sentences.contains(QLatin1String("each head by itself set to zero")));
        const auto data = f.feature().everyHeadData({});
        QVERIFY(data && data->csv().starts_with("layer,head,point,change\n"));
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(data->json()));
        const QJsonObject every = json[QLatin1String("every_head")].toObject();
        QCOMPARE(every[QLatin1String("measure")].toString(), QStringLiteral("pair"));
        QCOMPARE(every[QLatin1String("change")].toArray().size(), 12);
        QVERIFY(json[QLatin1String("ablated")].isNull());
    }

    void theLayerIsKeptInASession() {
        Fixture f;
        f.show();
        f.view().slider()->setValue(4);
        QJsonObject view;
        f.feature().saveView(view);
        f.view().slider()->setValue(9);
        f.feature().showViewOfRun(view);
        QCOMPARE(f.view().slider()->value(), 4);
        f.feature().showViewOfRun({});
        QCOMPARE(f.view().slider()->value(), 11);
    }

    /// The bundled model, against an engine of its own.
    void theBundledModelsMapIsTheEngines() {
        const BundledRun f;
        f.bringUp("ripplesDock");
        f.press("rippleAllPairs");
        f.press("everyHeadStart");
        auto* feature = f.window->feature<RipplesFeature>();
        QTRY_VERIFY_WITH_TIMEOUT(!feature->isBusy() && feature->everyHead().shown(), kLongPatience);
        settle();
        const auto engine = loadEngine(bundledModel());
        SimilarityRequest request;
        request.prompt = idsOf(engine->tokenizer()->encode("Berlin is the capital of"));
        request.heads = {{3, 5}};
        const Similarity one = engine->similarity(request);
        const double expected = *one.ablated->mean.back() - *one.clean.mean.back();
        QVERIFY(isNear(feature->everyHead().plot()->data().values({3, 5}), expected));
    }
};

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestEveryHead);
#include "test_every_head.moc"
