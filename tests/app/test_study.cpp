// SPDX-License-Identifier: GPL-3.0-or-later
// Studies in the window: what is wrong in a file, the real engine's numbers, stopped and gone on
// with, and a folder that others write to.
#include "features/study/effect_strip.h"
#include "features/study/study_desk.h"
#include "features/study/study_feature.h"
#include "features/study/study_heads_model.h"
#include "features/study/study_window.h"
#include "jobs/engine_source.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/engine.h>
#include <headscope/files.h>
#include <headscope/resources.h>
#include <headscope/study_run.h>

#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

namespace headscope::app::test {

namespace {

constexpr double kSame = 2e-5;  // two float32 computations of an effect, each within 1e-5

/// Prompts about capitals that the bundled model knows, in two groups.
std::string promptsCsv() {
    return "prompt,target,control,group\n"
           "Berlin is the capital of, Germany, France,is\n"
           "Hanoi is the capital of, Vietnam, France,is\n"
           "Tokyo is the capital of, Japan, France,is\n"
           "London is the capital of, England, France,is\n";
}

}  // namespace

class TestStudy : public QObject {
    Q_OBJECT

    struct Fixture : WindowFixture {
        Fixture()
            : WindowFixture([](WindowOptions& options) {
                  options.engines = localEngines();
                  options.model = bundledModel();
                  options.runAtStart = false;
              }) {
            patience = kLongPatience;
            awaitModel();
        }
        [[nodiscard]] StudyFeature& feature() const { return *window->feature<StudyFeature>(); }
        [[nodiscard]] StudyDesk& desk() const { return feature().desk(); }
        [[nodiscard]] StudyWindow& study() const { return feature().window(); }
        [[nodiscard]] QPushButton* button(const char* name) const {
            return study().findChild<QPushButton*>(QLatin1String(name));
        }
        void awaitSummary() const {
            QTRY_VERIFY_WITH_TIMEOUT(!desk().isRunning() && !desk().isSummarizing(), kLongPatience);
            QVERIFY2(!desk().error(), desk().error() ? qPrintable(desk().error()->what) : "");
            QVERIFY(desk().summary());
            settle();
        }
    };

    [[nodiscard]] QString file(const char* name, const std::string& content) const {
        const QString path = m_folder->filePath(QLatin1String(name));
        writeFileAtomically(path.toStdString(), content);
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        useOwnSettings(*m_folder);
    }
    void whatIsWrongStandsBesideItsPrompt();
    void theMeanIsThatOfSingleSweeps();
    void itIsStoppedAndGoesOn();
    void rowsThatComeDuringStatisticsAreTold();
    void aCoverHidesWhatHeadsDo();
    void aFolderOfOthersIsWatched();
    void aPromptIsShownByItself();
    void aStudyIsGeneratedAndSaved();
};

void TestStudy::whatIsWrongStandsBesideItsPrompt() {
    const Fixture f;
    f.feature().openPath(file("wrong.csv",
                              "prompt,target,control\n"
                              "Berlin is the capital of, Germany, France\n"
                              "Berlin is the capital of, Germany, Germany\n"));
    settle();
    QVERIFY(f.study().isVisible());
    QVERIFY(!f.button("studyRun")->isEnabled());
    const auto* table = f.study().findChild<QTableView*>(QStringLiteral("studyPrompts"));
    bool isTold = false;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        for (int column = 0; column < table->model()->columnCount(); ++column)
            isTold = isTold || table->model()
                                   ->index(row, column)
                                   .data()
                                   .toString()
                                   .contains(QStringLiteral("control"));
    QVERIFY(isTold);
    f.feature().openPath(m_folder->filePath(QStringLiteral("missing.csv")));
    QVERIFY(!f.desk().faults().empty());
}

void TestStudy::theMeanIsThatOfSingleSweeps() {
    const Fixture f;
    f.feature().openPath(file("capitals.csv", promptsCsv()));
    settle();
    QVERIFY2(f.button("studyRun")->isEnabled(), qPrintable(f.button("studyRun")->toolTip()));
    f.button("studyRun")->click();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(f.desk().summary()->prompts, std::size_t{4});

    // Every sweep by itself, on an engine of its own; logits from its cells.
    const auto engine = loadEngine(bundledModel());
    HeadGrid<double> sum(12, 12);
    for (const StudyPrompt& prompt : f.desk().study()->prompts) {
        SweepRequest request;
        for (const Token& token : engine->tokenizer()->encode(prompt.text))
            request.prompt.push_back(token.id);
        request.target = *engine->tokenizer()->find(prompt.target.front());
        request.control = *engine->tokenizer()->find(prompt.control.front());
        request.interventions = {Intervention(Zero{})};
        request.topK = 1;
        const Run run = engine->sweep(request, {}, {});
        const double clean = double{run.clean.target.logit} - double{run.clean.control.logit};
        for (const Cell& cell : run.part(Zero{})->cells)
            sum(cell.head) += double{cell.logitTarget} - double{cell.logitControl} - clean;
    }
    const HeatmapData& shown = f.study().map().data();
    for (std::size_t i = 0; i < sum.values().size(); ++i) {
        const HeadId head = sum.id(i);
        QVERIFY(shown.values(head).has_value());
        const double mean = sum(head) / 4;
        QVERIFY2(std::abs(double{*shown.values(head)} - mean) < 10 * kSame,
                 qPrintable(QString::number(mean)));
    }
    // One cluster alone tells nothing of chance: every head is hatched.
    QCOMPARE(shown.uncertain.size(), std::size_t{144});
}

void TestStudy::itIsStoppedAndGoesOn() {
    const Fixture f;
    f.desk().generate({"ioi", "bundled", 60, 7});
    settle();
    QVERIFY(f.desk().ready());
    f.desk().start();
    QTRY_VERIFY_WITH_TIMEOUT(f.desk().rows() && f.desk().rows()->count() >= 3, kLongPatience);
    f.desk().stop();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    const std::size_t there = f.desk().rows()->count();
    QVERIFY(there < 60);
    QCOMPARE(f.desk().summary()->prompts, there);
    QVERIFY(f.desk().refusal().isEmpty());
    f.desk().start();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(f.desk().rows()->count(), std::size_t{60});
    QCOMPARE(f.desk().computed(), 60 - there);
    QCOMPARE(f.desk().summary()->planned, std::size_t{60});
    // Another window finds what is there, and computes nothing.
    const std::string first = toJson(*f.desk().summary());
    const Fixture g;
    g.desk().generate({"ioi", "bundled", 60, 7});
    g.desk().start();
    g.awaitSummary();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(g.desk().computed(), std::size_t{0});
    QCOMPARE(toJson(*g.desk().summary()), first);
}

void TestStudy::rowsThatComeDuringStatisticsAreTold() {
    const Fixture f;
    f.desk().generate({"ioi", "bundled", 40, 3});
    f.desk().start();
    QTRY_VERIFY_WITH_TIMEOUT(f.desk().rows() && f.desk().rows()->count() >= 3, kLongPatience);
    f.desk().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!f.desk().isRunning(), kLongPatience);
    f.desk().start();  // the statistics of the first rows go on
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(f.desk().rows()->count(), std::size_t{40});
    QCOMPARE(f.desk().summary()->prompts, std::size_t{40});
}

void TestStudy::aCoverHidesWhatHeadsDo() {
    const Fixture f;
    f.feature().openPath(file("capitals.csv", promptsCsv()));
    f.desk().start();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    Q_EMIT f.study().map().cellChosen(HeadId{0, 4}, {});
    f.window->document().state().setCover(Cover::named({"cells"}));
    settle();
    const auto& values = f.study().map().data().values.values();
    QVERIFY(std::none_of(values.begin(), values.end(), [](const auto& one) { return one; }));
    QVERIFY(!f.study().strip().isVisible());
    QVERIFY(!f.button("studyCsv")->isEnabled());
    const auto* heads = f.study().findChild<QTableView*>(QStringLiteral("studyHeads"));
    QCOMPARE(heads->model()->rowCount(), 0);
    f.window->document().state().setCover({});
    settle();
    QVERIFY(f.study().map().data().values({0, 4}).has_value());
    QCOMPARE(heads->model()->rowCount(), 144);
}

void TestStudy::aFolderOfOthersIsWatched() {
    const auto engine = loadEngine(bundledModel());
    const StudyReading reading = readStudy(file("capitals.csv", promptsCsv()).toStdString());
    const StudyCheck check = checkStudy(reading, engine->info(), *engine->tokenizer());
    QVERIFY(check.study);
    const QString rows = m_folder->filePath(QStringLiteral("rows"));
    std::filesystem::create_directories(rows.toStdString());
    (void)runShard(*engine, *check.study, rows.toStdString(), {1, 2}, {}, {});
    const Fixture f;
    f.window->choosers.folder = [&](QWidget*, const QString&) { return rows; };
    f.study().show();
    f.button("studyWatch")->click();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    const std::size_t first = f.desk().rows()->count();
    QVERIFY(first > 0 && first < 4);
    QVERIFY(!f.button("studyRun")->isEnabled());
    (void)runShard(*engine, *check.study, rows.toStdString(), {2, 2}, {}, {});
    QTRY_COMPARE_WITH_TIMEOUT(f.desk().rows()->count(), std::size_t{4}, kLongPatience);
    f.awaitSummary();
    QCOMPARE(f.desk().summary()->prompts, std::size_t{4});
}

void TestStudy::aPromptIsShownByItself() {
    const Fixture f;
    f.feature().openPath(file("capitals.csv", promptsCsv()));
    f.desk().start();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    StudyWindow& window = f.study();
    Q_EMIT window.map().cellChosen(HeadId{0, 4}, {});
    settle();
    const auto* sentence = window.findChild<QLabel*>(QStringLiteral("studySentence"));
    QVERIFY2(sentence->text().contains(QStringLiteral("0.4")), qPrintable(sentence->text()));
    QVERIFY(window.strip().isVisible());
    QCOMPARE(window.strip().effects().size(), std::size_t{4});
    window.strip().setFocus();
    QTest::keyClick(&window.strip(), Qt::Key_Right);  // the least effect
    const auto prompt = window.strip().prompt();
    QVERIFY(prompt);
    const auto& effects = window.strip().effects();
    QCOMPARE(effects[*prompt], *std::min_element(effects.begin(), effects.end()));
    QTest::keyClick(&window.strip(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.window->document().state().run() && f.window->document().state().run()->complete,
        kLongPatience);
    QCOMPARE(f.window->document().state().run()->inputs.prompt,
             QString::fromStdString(f.desk().study()->prompts[*prompt].text));
}

void TestStudy::aStudyIsGeneratedAndSaved() {
    const Fixture f;
    f.study().show();
    f.button("studyGenerate")->click();
    auto* accept = f.study().findChild<QPushButton*>(QStringLiteral("generateAccept"));
    QVERIFY(accept);
    f.study().findChild<QSpinBox*>()->setValue(12);
    accept->click();
    settle();
    QCOMPARE(f.desk().study()->prompts.size(), std::size_t{12});
    f.button("studyRun")->click();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    for (const char* ending : {"csv", "json", "pdf", "svg"}) {
        const QString path = m_folder->filePath(QStringLiteral("out.") + QLatin1String(ending));
        f.window->choosers.saveFile = [path](QWidget*, const QString&, const QString&) {
            return path;
        };
        const QString name =
            QLatin1String(ending) == QLatin1String("csv")    ? QStringLiteral("studyCsv")
            : QLatin1String(ending) == QLatin1String("json") ? QStringLiteral("studyJson")
                                                             : QStringLiteral("studyFigure");
        f.button(qPrintable(name))->click();
        QVERIFY2(QFileInfo(path).size() > 500, ending);
    }
    QFile json(m_folder->filePath(QStringLiteral("out.json")));
    QVERIFY(json.open(QIODevice::ReadOnly));
    QCOMPARE(json.readAll().toStdString(), toJson(*f.desk().summary()));
    auto* value = f.study().findChild<QComboBox*>(QStringLiteral("studyValue"));
    for (int i = 0; i < value->count(); ++i) {
        value->setCurrentIndex(i);
        settle();
        QCOMPARE(f.study().map().data().uncertain.empty(), i != 0);
    }
}

HEADSCOPE_TEST(TestStudy);

}  // namespace headscope::app::test

#include "test_study.moc"
