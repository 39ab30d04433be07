// SPDX-License-Identifier: GPL-3.0-or-later
// How alike tokens are over the layers: the panel, on an engine whose numbers are formulas, and on
// the bundled model against an engine of its own.
#include "document/cover.h"
#include "features/ripples/ripples_feature.h"
#include "features/ripples/ripples_panel.h"
#include "parts_engine.h"
#include "plot/ripple_plot.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/lesson.h>
#include <headscope/resources.h>

#include <QAction>
#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace headscope::app::test {

class TestRipples : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        explicit Fixture(std::shared_ptr<PartsScript> own = std::make_shared<PartsScript>())
            : Fixture(std::make_shared<FakeScript>(), std::move(own)) {}
        Fixture(const std::shared_ptr<FakeScript>& fake, std::shared_ptr<PartsScript> own)
            : WindowFixture(
                  [fake, own](WindowOptions& options) {
                      options.engines = partsEngines(fake, own);
                  },
                  fake),
              parts(std::move(own)) {}
        [[nodiscard]] RunState& state() const { return window->document().state(); }
        [[nodiscard]] RipplesPanel& panel() const {
            return window->feature<RipplesFeature>()->panel();
        }
        [[nodiscard]] const std::vector<RippleCurve>& curves() const {
            return panel().plot()->curves();
        }
        [[nodiscard]] QString text() const { return find<QLabel>("rippleText")->text(); }
        void show() {
            runToEnd();
            bringUp("ripplesDock");
            settle();
        }

        std::shared_ptr<PartsScript> parts;
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void lessonsNameWhatThePanelShows() {
        QCOMPARE(lessonRippleViews().size(), std::size(kRippleViews));
        for (const std::string& view : lessonRippleViews())
            QCOMPARE(name(rippleViewFromName(QString::fromStdString(view))).toStdString(), view);
    }

    void withoutAHeadTheCleanRunIsShown() {
        Fixture f;
        f.awaitModel();
        f.bringUp("ripplesDock");
        QCOMPARE(f.text(), QStringLiteral("A run comes first."));
        f.show();
        QCOMPARE(f.curves().size(), std::size_t(1));
        QCOMPARE(f.curves()[0].values.size(), std::size_t(13));
        for (int point = 0; point < 13; ++point)  // the first and the last of five tokens
            QCOMPARE(*f.curves()[0].values[static_cast<std::size_t>(point)],
                     fakeCosine(point, 0, 4));
        QVERIFY(f.text().contains(QLatin1String("Choose a head")));
    }

    void theChosenHeadIsAblatedAndSoIsTheSet() {
        Fixture f;
        f.show();
        f.state().selection().setSelected(HeadId{3, 5});
        settle();
        QCOMPARE(f.curves().size(), std::size_t(2));
        for (std::size_t point = 0; point < 13; ++point) {
            const double less = *f.curves()[0].values[point] - *f.curves()[1].values[point];
            QVERIFY(std::abs(less - (point >= 4 ? 0.01 : 0)) < 1e-12);
        }
        QVERIFY2(f.text().contains(QLatin1String("head 3.5 set to zero")), qPrintable(f.text()));
        QVERIFY2(f.text().contains(QStringLiteral("by −0.0100")), qPrintable(f.text()));
        f.press("rippleChange");
        QCOMPARE(f.curves().size(), std::size_t(1));
        QVERIFY(std::abs(*f.curves()[0].values[3]) < 1e-12);
        QVERIFY(std::abs(*f.curves()[0].values[4] + 0.01) < 1e-12);
        f.press("rippleValues");
        f.window->document().steps().setHeads({{1, 0}, {2, 2}});
        f.press("rippleSet");
        settle();
        QVERIFY(std::abs(*f.curves()[0].values[12] - *f.curves()[1].values[12] - 0.02) < 1e-12);
        QVERIFY(f.curves()[1].name.contains(QLatin1String("1.0 + 2.2")));
    }

    /// In a low and wide panel the text takes none of the curves' height.
    void theCurvesHaveThePanelsHeight() {
        Fixture f;
        f.show();
        auto* text = f.find<QLabel>("rippleText");
        auto* panel = &f.panel();
        QVERIFY2(panel->height() < 300, qPrintable(QString::number(panel->height())));
        const auto placeOf = [panel](const QWidget* widget) {
            return QRect(widget->mapTo(panel, QPoint()), widget->size());
        };
        QVERIFY(placeOf(text).right() < placeOf(panel->plot()).left());
        QVERIFY(placeOf(text).bottom() > placeOf(panel->plot()).top());
        panel->setMaximumWidth(400);
        panel->resize(400, 500);
        settle();
        QVERIFY(placeOf(text).bottom() <= placeOf(panel->plot()).top());
    }

    void tokensAreChosen() {
        Fixture f;
        f.show();
        f.find<QComboBox>("rippleFirst")->setCurrentIndex(1);
        f.find<QComboBox>("rippleSecond")->setCurrentIndex(2);
        settle();
        QCOMPARE(*f.curves()[0].values[5], fakeCosine(5, 1, 2));
        f.find<QComboBox>("rippleSecond")->setCurrentIndex(1);
        settle();
        QVERIFY(f.curves().empty());
        QCOMPARE(f.text(), QStringLiteral("Choose two different tokens."));
    }

    void allPairsAndEachToken() {
        Fixture f;
        f.show();
        f.press("rippleAllPairs");
        settle();
        QVERIFY(!f.find<QComboBox>("rippleFirst")->isVisible());
        QCOMPARE(*f.curves()[0].values[7], 0.05 * 7);
        // Beside the mean the quartiles of the ten pairs, as thin lines that the text explains.
        QCOMPARE(f.curves().size(), std::size_t(3));
        std::vector<double> cosines;
        for (const auto& [i, j] : pairsOf(5))
            cosines.push_back(fakeCosine(7, i, j));
        std::sort(cosines.begin(), cosines.end());
        QVERIFY(f.curves()[1].look == RippleCurve::Look::Others);
        const double lower = *f.curves()[1].values[7];
        const double upper = *f.curves()[2].values[7];
        QVERIFY(lower >= cosines[2] && lower <= cosines[3]);
        QVERIFY(upper >= cosines[6] && upper <= cosines[7]);
        QVERIFY2(f.text().contains(QLatin1String("Half of the 10 pairs")), qPrintable(f.text()));
        f.press("rippleChange");
        settle();
        QVERIFY2(!f.text().contains(QLatin1String("Half of")), qPrintable(f.text()));
        f.press("rippleValues");
        f.press("rippleEachToken");
        settle();
        QVERIFY(f.curves().empty());  // nothing is ablated
        QVERIFY(f.text().startsWith(QLatin1String("Choose a head")));
        f.state().selection().setSelected(HeadId{3, 5});
        f.find<QComboBox>("rippleFirst")->setCurrentIndex(2);
        settle();
        QCOMPARE(f.curves().size(), std::size_t(5));
        const RippleCurve& chosen = f.curves().back();
        QVERIFY(chosen.look == RippleCurve::Look::First);
        QCOMPARE(*chosen.values[3], 1.0);
        QCOMPARE(*chosen.values[4], 1 - 0.01 * 2);
        // The last token is least alike.
        QVERIFY2(f.text().contains(QLatin1String("of")), qPrintable(f.text()));
        QVERIFY2(f.text().contains(QLatin1String("0.960")), qPrintable(f.text()));
    }

    void pointsAreGoneThroughWithKeys() {
        Fixture f;
        f.show();
        RipplePlot* plot = f.panel().plot();
        plot->setFocus();
        QCOMPARE(plot->point(), -1);
        QTest::keyClick(plot, Qt::Key_Right);
        QCOMPARE(plot->point(), 0);
        QTest::keyClick(plot, Qt::Key_End);
        QCOMPARE(plot->point(), 12);
        QTest::keyClick(plot, Qt::Key_Left);
        QCOMPARE(plot->point(), 11);
        const QPoint at = plot->placeOf(4, fakeCosine(4, 0, 4)).toPoint();
        QTest::mouseClick(plot->childAt(at), Qt::LeftButton, {}, at);
        QCOMPARE(plot->point(), 4);
    }

    void whatIsCoveredIsNotTold() {
        for (const char* covered : {"cells", "set", "tokens"}) {
            Fixture f;
            f.show();
            f.state().setCover(Cover::named({covered}));
            settle();
            QVERIFY2(f.curves().empty(), covered);
            QCOMPARE(f.text(), coveredText());
            QVERIFY(!f.window->feature<RipplesFeature>()->figure());
            const bool names = f.find<QComboBox>("rippleFirst")->count() > 0;
            QCOMPARE(names, covered != std::string("tokens"));
            f.state().setCover({});
            settle();
            QVERIFY2(!f.curves().empty(), covered);
        }
    }

    void aFailureIsSaid() {
        auto parts = std::make_shared<PartsScript>();
        parts->fails = true;
        Fixture f(parts);
        f.show();
        QVERIFY2(f.text().contains(QLatin1String("the parts have no numbers")),
                 qPrintable(f.text()));
    }

    void theChoicesAreKeptInASession() {
        Fixture f;
        f.show();
        auto* feature = f.window->feature<RipplesFeature>();
        f.press("rippleEachToken");
        f.press("rippleSet");
        f.find<QComboBox>("rippleFirst")->setCurrentIndex(3);
        QJsonObject view;
        feature->saveView(view);
        f.press("rippleTwoTokens");
        f.press("rippleChosen");
        f.find<QComboBox>("rippleFirst")->setCurrentIndex(0);
        feature->showViewOfRun(view);
        QVERIFY(f.find<QPushButton>("rippleEachToken")->isChecked());
        QVERIFY(f.panel().ablated() == Ablated::Set);
        QCOMPARE(f.find<QComboBox>("rippleFirst")->currentIndex(), 3);
    }

    void itIsAFigure() {
        Fixture f;
        f.show();
        f.state().selection().setSelected(HeadId{3, 5});
        settle();
        const auto own = f.window->feature<RipplesFeature>()->figure();
        QVERIFY(own && own->ripples);
        QVERIFY(own->ripples->curves == f.curves());
        QCOMPARE(own->ripples->names.size(), 13);
        QVERIFY(own->sentences.contains(QLatin1String("head 3.5")));
    }

    void equalTokensAndPlacesAreNamed() {
        Fixture f;
        f.awaitModel();
        RunInputs inputs = f.window->document().fields().inputs();
        inputs.prompt = QStringLiteral("Berlin is is the capital of");
        inputs.positions = Positions::at({2});
        f.window->document().fields().changeInputs(inputs);
        f.show();
        f.find<QComboBox>("rippleFirst")->setCurrentIndex(1);
        f.find<QComboBox>("rippleSecond")->setCurrentIndex(2);
        f.state().selection().setSelected(HeadId{3, 5});
        settle();
        QVERIFY2(f.text().startsWith(QStringLiteral("Cosine of ␣is (2) and ␣is (3)")),
                 qPrintable(f.text()));
        const auto own = f.window->feature<RipplesFeature>()->figure();
        QVERIFY(own && own->ripples);
        QCOMPARE(own->ripples->title, QStringLiteral("Cosine of ␣is (2) and ␣is (3)"));
        QVERIFY2(own->sentences.contains(QStringLiteral("at token 3 (␣is)")),
                 qPrintable(own->sentences));
        f.find<QComboBox>("rippleSecond")->setCurrentIndex(3);  // what is there once has no number
        settle();
        QVERIFY2(f.text().startsWith(QStringLiteral("Cosine of ␣is (2) and ␣the:")),
                 qPrintable(f.text()));
    }

    void aPatchLeavesTheCleanCurve() {
        Fixture f;
        f.awaitModel();
        f.find<QAction>("intervention.patch")->trigger();
        Fixture::type(f.find<QWidget>("donor"), QStringLiteral("Berlin is the capital in"));
        f.show();
        f.press("rippleChange");
        f.state().selection().setSelected(HeadId{3, 5});
        settle();
        QCOMPARE(f.curves().size(), std::size_t(1));
        QCOMPARE(*f.curves()[0].values[5], fakeCosine(5, 0, 4));
        QVERIFY2(f.text().contains(QLatin1String("Ripples of a patch are not computed.")),
                 qPrintable(f.text()));
        QVERIFY(!f.text().contains(QLatin1String("failed")));
        f.press("rippleValues");
        f.window->document().steps().show(Zero{});
        settle();
        QCOMPARE(f.curves().size(), std::size_t(2));
        QVERIFY(!f.text().contains(QLatin1String("patch")));
    }

    /// The bundled model, against an engine of its own.
    void theBundledModelsCurvesAreTheEngines() {
        const BundledRun f;
        f.bringUp("ripplesDock");
        f.window->document().state().selection().setSelected(HeadId{3, 5});
        f.press("rippleAllPairs");
        settle();
        const auto engine = loadEngine(bundledModel());
        SimilarityRequest request;
        request.prompt = idsOf(engine->tokenizer()->encode("Berlin is the capital of"));
        request.target = *engine->tokenizer()->find(" Germany");
        request.control = *engine->tokenizer()->find(" France");
        request.heads = {{3, 5}};
        const Similarity expected = engine->similarity(request);
        const auto& curves = f.window->feature<RipplesFeature>()->panel().plot()->curves();
        QCOMPARE(curves.size(), std::size_t(4));  // and the quartiles of the clean run
        for (std::size_t point = 0; point < expected.clean.mean.size(); ++point) {
            QVERIFY(std::abs(*curves[0].values[point] - *expected.clean.mean[point]) < 1e-6);
            QVERIFY(std::abs(*curves[1].values[point] - *expected.ablated->mean[point]) < 1e-6);
        }
        // As the lesson on ripples has it, from numbers that were computed elsewhere.
        QVERIFY(std::abs(*curves[0].values.front() - 0.157) < 0.0006);
        QVERIFY(std::abs(*curves[1].values[4] - *curves[0].values[4] - 0.0114) < 0.0001);
    }
};

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestRipples);
#include "test_ripples.moc"
