// SPDX-License-Identifier: GPL-3.0-or-later
// Every two heads together: computed, stopped, looked at, put in order and made a set, on an engine
// whose numbers are formulas; and the bundled model's against an engine of its own.
#include "document/cover.h"
#include "features/pairs/backups_view.h"
#include "features/pairs/pair_list.h"
#include "features/pairs/pair_study.h"
#include "features/pairs/pair_text.h"
#include "features/pairs/pairs_feature.h"
#include "features/pairs/pairs_panel.h"
#include "parts_engine.h"
#include "plot/pair_plot.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/pair_order.h>
#include <headscope/resources.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

namespace {

constexpr float kOfFour = 2e-6F;  // sums of four float32 numbers of the size of 2

}  // namespace

class TestPairs : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        explicit Fixture(std::shared_ptr<FakeScript> fake = std::make_shared<FakeScript>(),
                         std::shared_ptr<PartsScript> own = std::make_shared<PartsScript>())
            : WindowFixture(
                  [fake, own](WindowOptions& options) {
                      options.engines = partsEngines(fake, own);
                  },
                  fake),
              parts(std::move(own)) {
            runToEnd();
            bringUp("pairsDock");
        }
        [[nodiscard]] RunState& state() const { return window->document().state(); }
        [[nodiscard]] PairsPanel& panel() const { return window->feature<PairsFeature>()->panel(); }
        [[nodiscard]] const PairStudy& study() const {
            return window->feature<PairsFeature>()->study();
        }
        [[nodiscard]] PairPlot* plot() const { return panel().plot(); }
        [[nodiscard]] QString status() const { return find<QLabel>("pairsStatus")->text(); }
        void compute() const {
            press("pairsStart");
            QTRY_VERIFY_WITH_TIMEOUT(study().shown() && !study().isRunning(), kPatience);
            settle();
        }
        [[nodiscard]] float valueAt(HeadId a, HeadId b) const {
            const PairMapData& map = plot()->data();
            const auto place = [](const std::vector<HeadId>& heads, HeadId head) {
                return static_cast<int>(std::find(heads.begin(), heads.end(), head) -
                                        heads.begin());
            };
            return map.values({place(map.rows, a), place(map.columns, b)}).value_or(-99);
        }
        void clickPair(int row, int column) const {
            const QPoint at = plot()->cellRect(row, column).center().toPoint();
            QTest::mouseClick(plot()->childAt(at), Qt::LeftButton, {}, at);
        }

        std::shared_ptr<PartsScript> parts;
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void theMapIsWhatTheEngineSays() {
        const Fixture f;
        QVERIFY(f.plot()->isEmpty());
        f.compute();
        const HeadId a{9, 6};
        const HeadId b{10, 9};
        QVERIFY(std::abs(f.valueAt(a, b) + 1.5F) < kOfFour);
        QVERIFY(std::abs(f.valueAt(b, a) + 1.5F) < kOfFour);
        QVERIFY(std::abs(f.valueAt(a, {7, 2}) - 0.75F) < kOfFour);
        QVERIFY(std::abs(f.valueAt({1, 1}, {2, 2})) < kOfFour);
        QCOMPARE(f.valueAt(a, a), -99.0F);  // a head and itself: nothing
        WindowFixture::pick(f.find<QComboBox>("pairQuantity"), 1);
        QVERIFY(std::abs(f.valueAt(a, b) - fakeTogether(a, b)) < kOfFour);
        QVERIFY(std::abs(f.valueAt(a, a) - fakeSingle(a)) < kOfFour);
        WindowFixture::pick(f.find<QComboBox>("pairQuantity"), 2);
        QVERIFY(std::abs(f.valueAt(a, b) - (fakeSingle(b) - 1.5F)) < kOfFour);
        QVERIFY(std::abs(f.valueAt(b, a) - (fakeSingle(a) - 1.5F)) < kOfFour);
        // Negative and positive are of the two hues.
        WindowFixture::pick(f.find<QComboBox>("pairQuantity"), 0);
        QVERIFY(f.plot()->cellColor(9 * 12 + 6, 10 * 12 + 9) !=
                f.plot()->cellColor(9 * 12 + 6, 7 * 12 + 2));
    }

    void itStopsAndKeepsWhatIsFinished() {
        const Fixture f;
        f.parts->pairRows = 50;
        f.press("pairsStart");
        QTRY_VERIFY_WITH_TIMEOUT(f.study().part() > 0.3, kPatience);
        QTRY_VERIFY2_WITH_TIMEOUT(f.status().contains(QLatin1String("% done")),
                                  qPrintable(f.status()), kPatience);
        QElapsedTimer clock;
        clock.start();
        f.press("pairsStop");
        QTRY_VERIFY_WITH_TIMEOUT(!f.study().isRunning(), kPatience);
        QVERIFY2(clock.elapsed() < 300, qPrintable(QString::number(clock.elapsed())));
        settle();
        QVERIFY(f.study().shown() && f.study().shown()->effects.stopped);
        QVERIFY2(f.status().contains(QLatin1String("stopped")), qPrintable(f.status()));
        // The strongest heads came first.
        QVERIFY(std::abs(f.valueAt({9, 6}, {10, 9}) + 1.5F) < kOfFour);
    }

    void aWholeMapIsNotLostToOneThatIsStopped() {
        const Fixture f;
        f.compute();
        const int count = f.study().shownCount();
        QVERIFY(count > 0 && !f.study().shown()->effects.stopped);
        f.parts->pairRows = 50;
        f.press("pairsStart");
        QTRY_VERIFY_WITH_TIMEOUT(f.study().part() > 0.3, kPatience);
        f.press("pairsStop");
        QTRY_VERIFY_WITH_TIMEOUT(!f.study().isRunning(), kPatience);
        settle();
        QVERIFY(f.study().shown() && !f.study().shown()->effects.stopped);
        QCOMPARE(f.study().shownCount(), count);
    }

    void aRunTakesItsPlaceAndThatIsSaid() {
        Fixture f;
        f.parts->pairRows = 5;
        f.press("pairsStart");
        QTRY_VERIFY_WITH_TIMEOUT(f.study().part() > 0, kPatience);
        f.press("run");
        f.awaitEnds(2);
        settle();
        QVERIFY(!f.study().isRunning());
        QVERIFY2(f.status().contains(QLatin1String("given up")), qPrintable(f.status()));
        f.parts->pairRows = 1 << 30;
        f.compute();
        QVERIFY(!f.status().contains(QLatin1String("given up")));
    }

    void theListLeadsToTheSetAndBack() {
        const Fixture f;
        f.compute();
        PairList* list = f.panel().list();
        QVERIFY(list->pairs().size() >= 2);
        QCOMPARE(list->pairs()[0], (PairOfHeads{{9, 6}, {10, 9}}));
        QCOMPARE(list->pairs()[1], (PairOfHeads{{7, 2}, {9, 6}}));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(1, 0)).center());
        QCOMPARE(f.state().ablationSet().heads, (HeadList{{7, 2}, {9, 6}}));
        QVERIFY(f.find<QLabel>("pairSentence")->text().contains(QLatin1String("7.2 alone")));
        f.undo();
        QVERIFY(f.state().ablationSet().heads.empty());
        // With the keys.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Up);
        QVERIFY(f.state().ablationSet().heads.empty());
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(f.state().ablationSet().heads, (HeadList{{9, 6}, {10, 9}}));
    }

    /// What a press shows is shown before the button is let go: the row stays where it is, and is
    /// taken wherever that happens.
    void aPressOnARowMakesTheSet() {
        const Fixture f;
        f.compute();
        PairList* list = f.panel().list();
        const QRect row = list->visualItemRect(list->item(0, 0));
        const QPoint place = list->viewport()->mapToGlobal(row.center());
        QTest::mousePress(list->viewport(), Qt::LeftButton, {}, row.center());
        settle();
        QCOMPARE(f.state().ablationSet().heads, (HeadList{{9, 6}, {10, 9}}));
        QCOMPARE(list->viewport()->mapToGlobal(row.center()), place);
        QCOMPARE(list->visualItemRect(list->item(0, 0)), row);
        QTest::mouseRelease(list->viewport(), Qt::LeftButton, {},
                            list->visualItemRect(list->item(1, 0)).center());
        QCOMPARE(f.state().ablationSet().heads, (HeadList{{9, 6}, {10, 9}}));
        // The other button takes nothing.
        QTest::mouseClick(list->viewport(), Qt::RightButton, {},
                          list->visualItemRect(list->item(1, 0)).center());
        QCOMPARE(f.state().ablationSet().heads, (HeadList{{9, 6}, {10, 9}}));
    }

    void theMapHasAPixelForEachHead() {
        const Fixture f;
        f.compute();
        const QRectF cell = f.plot()->cellRect(0, 0);
        QVERIFY2(cell.width() >= 1 || f.status().contains(QLatin1String("share a pixel")),
                 qPrintable(QString::number(cell.width())));
        // The list needs no scrolling sideways.
        const PairList* list = f.panel().list();
        QVERIFY(list->visualItemRect(list->item(0, 4)).right() <= list->viewport()->width());
        // Where there is no width the parts are one under the other.
        auto* panel = &f.panel();
        auto* start = f.find<QPushButton>("pairsStart");
        const auto isBeside = [&] {
            return start->mapTo(panel, QPoint()).x() < f.plot()->mapTo(panel, QPoint()).x();
        };
        QVERIFY(isBeside());
        PairsPanel& narrow = f.panel();
        narrow.setMaximumWidth(400);
        narrow.resize(400, 700);
        settle();
        QVERIFY(!isBeside());
    }

    void aScaleThatIsCutSaysSo() {
        StudiedPairs pairs;
        PairEffects& effects = pairs.effects;
        effects.single = HeadGrid<float>(6, 10);
        effects.joint.assign(3600, 0.02F);
        effects.joint[1] = effects.joint[60] = 2;
        const auto map = pairMap(pairs, PairQuantity::Interaction, PairOrder::Layers, std::nullopt);
        QVERIFY(map.isCut);
        QVERIFY(map.limit < 0.1);
        QVERIFY2(barTick(map, 1).startsWith(QStringLiteral("≥ +0.0")), qPrintable(barTick(map, 1)));
        QVERIFY(barTick(map, -1).startsWith(QStringLiteral("≤ ")));
        QCOMPARE(barTick(map, 0), QStringLiteral("0"));
        QVERIFY(cutText(map).contains(QLatin1String("a few pairs have more")));
        effects.joint[1] = effects.joint[60] = 0.02F;
        const auto even =
            pairMap(pairs, PairQuantity::Interaction, PairOrder::Layers, std::nullopt);
        QVERIFY(!even.isCut);
        QVERIFY(cutText(even).isEmpty());
        QVERIFY(!barTick(even, 1).contains(QChar(0x2265)));
    }

    void aCellIsChosenAndMadeTheSet() {
        const Fixture f;
        f.compute();
        f.plot()->setSeen({100, 100, 20, 20});
        const int row = 9 * 12 + 6;
        const int column = 9 * 12 + 4;
        f.clickPair(row, column);
        QCOMPARE(f.plot()->selected(), (std::optional<PairPlot::Pair>({{9, 6}, {9, 4}})));
        QVERIFY(f.state().ablationSet().heads.empty());
        QTest::keyClick(f.plot(), Qt::Key_Right);
        QCOMPARE(f.plot()->selected(), (std::optional<PairPlot::Pair>({{9, 6}, {9, 5}})));
        QTest::keyClick(f.plot(), Qt::Key_Return);
        QCOMPARE(f.state().ablationSet().heads, (HeadList{{9, 5}, {9, 6}}));
        // Zoomed by keys, and whole again.
        QTest::keyClick(f.plot(), Qt::Key_Plus);
        QVERIFY(f.plot()->view().seen().width() < 20);
        QTest::keyClick(f.plot(), Qt::Key_0);
        QVERIFY(f.plot()->view().isWhole());
    }

    void likenessPutsAloneInteractingHeadsTogether() {
        const Fixture f;
        f.compute();
        const auto byLayer = f.plot()->data().columns;
        QVERIFY(std::is_sorted(byLayer.begin(), byLayer.end()));
        WindowFixture::pick(f.find<QComboBox>("pairOrder"), 1);
        const auto byLikeness = f.plot()->data().columns;
        QVERIFY(byLikeness != byLayer);
        QVERIFY(std::is_permutation(byLikeness.begin(), byLikeness.end(), byLayer.begin()));
        QCOMPARE(f.plot()->data().rows, byLikeness);
        QVERIFY(std::abs(f.valueAt({9, 6}, {10, 9}) + 1.5F) < kOfFour);  // wherever it stands
        QVERIFY(layerBlocks(byLikeness).empty());
        QCOMPARE(layerBlocks(byLayer).size(), std::size_t(12));
    }

    void someHeadsWithAllOthers() {
        const Fixture f;
        f.find<QSpinBox>("pairStrongest")->setValue(3);
        QVERIFY2(f.status().startsWith(QLatin1String("426 pairs")), qPrintable(f.status()));
        f.compute();
        QCOMPARE(f.parts->strongest, 3);
        QCOMPARE(f.plot()->data().rows.size(), std::size_t(3));
        QCOMPARE(f.plot()->data().columns.size(), std::size_t(144));
    }

    void tooManyPairsGetAWayOut() {
        auto fake = std::make_shared<FakeScript>();
        fake->layers = 48;
        fake->heads = 25;
        const Fixture f(fake);
        QCOMPARE(f.find<QSpinBox>("pairStrongest")->value(), 10);
        settle();
        // Why it begins with 10.
        QVERIFY2(f.status().contains(QLatin1String("All heads would be")), qPrintable(f.status()));
        QVERIFY(!f.find<QPushButton>("pairsOffer")->isVisible());
        f.find<QSpinBox>("pairStrongest")->setValue(0);
        settle();
        QVERIFY2(f.status().contains(QLatin1String("719400")) ||
                     f.status().contains(QLatin1String("719,400")),
                 qPrintable(f.status()));
        QVERIFY2(f.status().contains(QLatin1String("A way out")), qPrintable(f.status()));
        auto* said = f.find<QLabel>("pairsStatus");
        QVERIFY(said->height() >= said->heightForWidth(said->width()));
        // All are not computed before it is asked.
        auto* offer = f.find<QPushButton>("pairsOffer");
        auto* anyway = f.find<QPushButton>("pairsAnyway");
        QVERIFY(offer->isVisible() && !anyway->isVisible());
        f.press("pairsStart");
        settle();
        QCOMPARE(f.parts->pairMaps, 0);
        QVERIFY(!f.study().isRunning());
        QVERIFY(anyway->isVisible());
        offer->click();  // the answer
        QCOMPARE(f.find<QSpinBox>("pairStrongest")->value(), 10);
        QTRY_VERIFY_WITH_TIMEOUT(f.study().shown() && !f.study().isRunning(), kPatience);
        settle();
        QCOMPARE(f.parts->strongest, 10);
        QVERIFY(!offer->isVisible() && !anyway->isVisible());
        // And all, where that is what is wanted.
        f.find<QSpinBox>("pairStrongest")->setValue(0);
        f.parts->pairRows = 1;
        f.press("pairsStart");
        settle();
        anyway->click();
        QVERIFY(f.study().isRunning());
        f.press("pairsStop");
        QTRY_VERIFY_WITH_TIMEOUT(!f.study().isRunning(), kPatience);
    }

    void backupsOfTheSetAreRanked() {
        const Fixture f;
        f.press("pairsBackupsPage");
        settle();
        auto* start = f.find<QPushButton>("backupsStart");
        QVERIFY(!start->isEnabled());
        QVERIFY(f.find<QLabel>("backupsStatus")->text().contains(QLatin1String("set is empty")));
        // Of one head the map of pairs has it.
        f.window->document().steps().setHeads({{9, 6}});
        settle();
        QVERIFY(start->isEnabled());
        f.compute();
        QVERIFY(!start->isEnabled());
        const auto& found = f.panel().backups()->backups();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].head, (HeadId{10, 9}));
        QVERIFY(std::abs(found[0].growth() + 1.5) < static_cast<double>(kOfFour));
        QCOMPARE(f.find<QTableWidget>("backupsTable")->item(0, 0)->text(), QStringLiteral("10.9"));
        // Of two it is computed, and kept with the run.
        f.window->document().steps().setHeads({{7, 2}, {9, 6}});
        settle();
        QVERIFY(start->isEnabled());
        const auto maps = f.state().maps();
        f.press("backupsStart");
        QTRY_VERIFY_WITH_TIMEOUT(f.state().run()->givenPart(Zero{}), kPatience);
        settle();
        QVERIFY(!start->isEnabled());
        QCOMPARE(f.state().maps(), maps);  // no map is brought for it
        // Beside two heads every effect of the fake engine is nine tenths of what it is alone: of
        // those that raise the target that is a growth below 0, and they do no more for it.
        QVERIFY(f.panel().backups()->backups().empty());
        const QString none = f.find<QLabel>("backupsStatus")->text();
        QVERIFY2(none.startsWith(QLatin1String("No head does more for the target")),
                 qPrintable(none));
    }

    void whatIsCoveredIsNotTold() {
        const Fixture f;
        f.compute();
        f.window->document().steps().setHeads({{9, 6}});
        f.clickPair(30, 40);
        f.state().setCover(Cover::named({"set"}));
        settle();
        QVERIFY(f.plot()->isEmpty());
        QVERIFY(f.panel().list()->pairs().empty());
        QVERIFY(f.panel().backups()->backups().empty());
        QVERIFY(f.find<QLabel>("pairSentence")->text().isEmpty());
        QCOMPARE(f.status(), coveredText());
        QVERIFY(!f.window->feature<PairsFeature>()->figure());
        f.state().setCover({});
        settle();
        QVERIFY(!f.plot()->isEmpty());
        QCOMPARE(f.parts->pairMaps, 1);
    }

    void itFollowsTheRunOnScreen() {
        Fixture f;
        f.compute();
        const KeptId first = f.state().shownId();
        WindowFixture::type(f.find<QWidget>("prompt"), QStringLiteral("Berlin is the capital"));
        f.runToEnd();
        settle();
        QVERIFY(f.plot()->isEmpty());
        f.window->document().showRun(first);
        settle();
        QVERIFY(!f.plot()->isEmpty());
        QCOMPARE(f.parts->pairMaps, 1);
        f.press("mean");  // another intervention is another map
        settle();
        QVERIFY(f.plot()->isEmpty());
    }

    void theChoicesAreKeptInASession() {
        const Fixture f;
        auto* feature = f.window->feature<PairsFeature>();
        WindowFixture::pick(f.find<QComboBox>("pairQuantity"), 2);
        WindowFixture::pick(f.find<QComboBox>("pairOrder"), 1);
        f.press("pairsBackupsPage");
        f.find<QComboBox>("pairMetric")->setCurrentIndex(1);
        f.find<QSpinBox>("pairStrongest")->setValue(7);
        QJsonObject view;
        feature->saveView(view);
        feature->showView({});
        QCOMPARE(f.find<QComboBox>("pairQuantity")->currentIndex(), 0);
        QVERIFY(!f.find<QPushButton>("pairsBackupsPage")->isChecked());
        f.find<QSpinBox>("pairStrongest")->setValue(0);
        feature->showView(view);
        QCOMPARE(f.find<QComboBox>("pairQuantity")->currentIndex(), 2);
        QCOMPARE(f.find<QComboBox>("pairOrder")->currentIndex(), 1);
        QVERIFY(f.find<QPushButton>("pairsBackupsPage")->isChecked());
        QCOMPARE(f.find<QComboBox>("pairMetric")->currentIndex(), 1);
        QCOMPARE(f.find<QSpinBox>("pairStrongest")->value(), 7);
    }

    void itIsAFigure() {
        const Fixture f;
        f.compute();
        const auto own = f.window->feature<PairsFeature>()->figure();
        QVERIFY(own && own->pairs);
        QCOMPARE(own->pairs->data, f.plot()->data());
        QVERIFY(own->sentences.contains(QStringLiteral("D(AB) − D(A) − D(B)")));
    }

    void aSignMeansTheOppositeWhereBothRaiseTheTarget() {
        const auto said = [](float a, float b, float both) {
            PairEffects effects;
            effects.single = HeadGrid<float>(1, 2);
            effects.single.values() = {a, b};
            effects.joint = {a, both, both, b};
            return pairText(effects, {0, 0}, {0, 1}, std::nullopt);
        };
        const QLatin1String covers("covers for the other");
        const QLatin1String overlap("a part of the same work");
        QVERIFY(said(-1, -2, -4).contains(covers));
        QVERIFY(said(-1, -2, -2).contains(overlap));
        QVERIFY(said(1, 2, 4).contains(covers));
        QVERIFY(said(1, 2, 2).contains(overlap));
        for (const float both : {4.0F, -4.0F}) {  // one of each
            const QString text = said(-1, 2, both);
            QVERIFY2(!text.contains(covers) && !text.contains(overlap), qPrintable(text));
        }
        const QString map = pairMapText({}, PairQuantity::Interaction, {});
        QVERIFY(map.contains(QLatin1String("Where both lower the target alone")));
        QVERIFY(map.contains(QLatin1String("the other way round")));
    }

    /// The bundled model's strongest pairs, against an engine of its own.
    void theBundledModelsPairsAreTheEngines() {
        const BundledRun f;
        f.bringUp("pairsDock");
        f.find<QSpinBox>("pairStrongest")->setValue(2);
        f.press("pairsStart");
        const PairStudy& study = f.window->feature<PairsFeature>()->study();
        QTRY_VERIFY_WITH_TIMEOUT(study.shown(), kLongPatience);
        settle();
        const auto engine = loadEngine(bundledModel());
        SetRequest request;
        request.prompt = idsOf(engine->tokenizer()->encode("Berlin is the capital of"));
        request.target = *engine->tokenizer()->find(" Germany");
        request.control = *engine->tokenizer()->find(" France");
        const CleanRun& clean = f.window->document().state().run()->clean;
        const auto change = [&](const HeadList& heads) {
            request.heads = heads;
            return logitDifference(engine->ablate(request)) - logitDifference(clean);
        };
        const auto& pairs = f.window->feature<PairsFeature>()->panel().list()->pairs();
        QVERIFY(pairs.size() >= 3);
        for (std::size_t i = 0; i < 3; ++i) {
            const auto [a, b] = pairs[i];
            const double expected = change(ordered({a, b})) - change({a}) - change({b});
            QVERIFY(std::abs(*study.shown()->effects.interaction(a, b) - expected) < 2e-4);
        }
    }
};

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestPairs);
#include "test_pairs.moc"
