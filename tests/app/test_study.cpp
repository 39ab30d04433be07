// SPDX-License-Identifier: GPL-3.0-or-later
// Studies in the window: what is wrong in a file, the real engine's numbers, stopped and gone on
// with, and a folder that others write to.
#include "features/export/figure_dialog.h"
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/history/study_list.h"
#include "features/session/session_feature.h"
#include "features/study/effect_strip.h"
#include "features/study/generate_dialog.h"
#include "features/study/group_maps.h"
#include "features/study/study_desk.h"
#include "features/study/study_feature.h"
#include "features/study/study_heads_model.h"
#include "features/study/study_map_view.h"
#include "features/study/study_prompts_model.h"
#include "features/study/study_window.h"
#include "features/study/typical_view.h"
#include "figure/study_figures.h"
#include "jobs/engine_source.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/inline_hint.h"
#include "window_fixture.h"

#include <headscope/engine.h>
#include <headscope/files.h>
#include <headscope/resources.h>
#include <headscope/study_run.h>

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

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

/// Eight of them in two groups, each prompt a cluster of its own.
std::string groupedStudy() {
    return R"({"schema":"headscope.study/1","name":"two groups","interventions":["zero"],)"
           R"("statistics":{"bootstrap":500,"cluster":"prompt"},"prompts":[)"
           R"({"prompt":"Berlin is the capital of","target":" Germany","control":" France","group":"x"},)"
           R"({"prompt":"Hanoi is the capital of","target":" Vietnam","control":" France","group":"x"},)"
           R"({"prompt":"Tokyo is the capital of","target":" Japan","control":" France","group":"x"},)"
           R"({"prompt":"London is the capital of","target":" England","control":" France","group":"x"},)"
           R"({"prompt":"Berlin is the capital of","target":" Germany","control":" Japan","group":"y"},)"
           R"({"prompt":"Hanoi is the capital of","target":" Vietnam","control":" Japan","group":"y"},)"
           R"({"prompt":"Paris is the capital of","target":" France","control":" Japan","group":"y"},)"
           R"({"prompt":"London is the capital of","target":" England","control":" Japan","group":"y"}]})";
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
        void pickValue(StudyValue value) const {
            pick(study().findChild<QComboBox*>(QStringLiteral("studyValue")),
                 static_cast<int>(value));
            settle();
        }
        [[nodiscard]] FigureDialog* figureDialog() const {
            button("studyFigure")->click();
            for (auto* one : study().findChildren<FigureDialog*>())
                if (one->isVisible()) return one;
            return nullptr;
        }
        [[nodiscard]] QTableView* prompts() const {
            return study().findChild<QTableView*>(QStringLiteral("studyPrompts"));
        }
        /// What stands first in a row of the table of prompts.
        [[nodiscard]] QString state(int row) const {
            return prompts()->model()->index(row, StudyPromptsModel::State).data().toString();
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
    void brokenRowsAreListedBesideTheOthers();
    void aFaultOfTheReferenceStandsAboveThePrompts();
    void theListOfPromptsOfCircuitsIsOpened();
    void oneThatIsOpenedDuringStatisticsIsLoaded();
    void whatWasComputedIsThereWhenItIsOpened();
    void theHeadUnderTheMouseIsTold();
    void theInterventionsOfAGeneratedStudyAreChosen();
    void theMeanIsThatOfSingleSweeps();
    void aHeadThatIsFarFromZeroAndNotSignificantSaysWhy();
    void theTableOfHeadsSaysHowItIsSorted();
    void itIsStoppedAndGoesOn();
    void theMainWindowTellsOfOneThatGoesOn();
    void rowsThatComeDuringStatisticsAreTold();
    void aCoverHidesWhatHeadsDo();
    void aFolderOfOthersIsWatched();
    void anErrorOfAWatchedFolderGoesWithIt();
    void aFigureSaysOfHowManyPromptsItIs();
    void aPromptIsShownByItself();
    void aStudyIsGeneratedAndSaved();
    void promptsAreListedByHowTypicalTheyAre();
    void groupsHaveMapsOnOneScaleAndADifference();
    void mapsAndStripsAreFigures();
    void theHistoryKeepsStudies();
    void studiesOfOneNameAreToldApart();
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

// Broken rows hide neither the others nor what is wrong with these.
void TestStudy::brokenRowsAreListedBesideTheOthers() {
    const Fixture f;
    f.feature().openPath(file("broken.csv",
                              "prompt,target,control\n"
                              "Berlin is the capital of, Germany, France\n"
                              "Rome is the capital of, Italy\n"
                              "Hanoi is the capital of, Vietnam, Vietnam\n"));
    settle();
    QCOMPARE(f.prompts()->model()->rowCount(), 3);
    QCOMPARE(f.state(0), QString());
    QVERIFY2(f.state(1).contains(QLatin1String("line 3: the row has 2 fields")),
             qPrintable(f.state(1)));
    QVERIFY2(f.state(2).contains(QLatin1String("share the token")), qPrintable(f.state(2)));
    QCOMPARE(f.prompts()->columnViewportPosition(StudyPromptsModel::State), 0);
    const QModelIndex second = f.prompts()->model()->index(1, StudyPromptsModel::Prompt);
    QVERIFY(second.data().toString().contains(QLatin1String("Rome")));
    QVERIFY(second.data(Qt::ToolTipRole).toString().contains(QLatin1String("2 fields")));
    QVERIFY(!f.button("studyRun")->isEnabled());
    const auto* words = f.study().findChild<QLabel*>(QStringLiteral("studyState"));
    QVERIFY2(!words->text().contains(QLatin1String("Open a study")), qPrintable(words->text()));
    // Nor where no prompt could be read at all.
    f.feature().openPath(file("none.csv", "prompt,target,control\n"));
    settle();
    QVERIFY2(!words->text().contains(QLatin1String("Open a study")), qPrintable(words->text()));
    // The table scrolls to the first that is wrong.
    std::string many = "prompt,target,control,id\n";
    for (int i = 0; i < 300; ++i)
        many += "Berlin " + std::to_string(i) + " is the capital of, Germany, France,\n";
    many += "Rome\n";
    f.feature().openPath(file("many.csv", many));
    settle();
    QCOMPARE(f.prompts()->model()->rowCount(), 301);
    const QModelIndex last = f.prompts()->model()->index(300, StudyPromptsModel::State);
    QVERIFY(!f.state(300).isEmpty() && f.state(299).isEmpty());
    QVERIFY(f.prompts()->viewport()->rect().intersects(f.prompts()->visualRect(last)));
}

void TestStudy::aFaultOfTheReferenceStandsAboveThePrompts() {
    const Fixture f;
    (void)file("abc.jsonl", "{\"prompt\":\"\"}\n");
    f.feature().openPath(
        file("reference.json",
             R"({"schema":"headscope.study/1","interventions":["reference-mean"],)"
             R"("reference":{"prompts":"abc.jsonl"},"prompts":[)"
             R"({"prompt":"Berlin is the capital of","target":" Germany","control":" France"}]})"));
    settle();
    QCOMPARE(f.prompts()->model()->rowCount(), 2);
    QVERIFY2(f.state(0).contains(QLatin1String("abc.jsonl:1")), qPrintable(f.state(0)));
    QCOMPARE(f.state(1), QString());
    // Prompts that no file has are told apart, too: each its own fault.
    f.desk().generate({"greater-than", "gpt2", 3, 1});  // whose words the bundled model lacks
    settle();
    QCOMPARE(f.prompts()->model()->rowCount(), 3);
    for (int row = 0; row < 3; ++row)
        QVERIFY(!f.state(row).isEmpty());
}

void TestStudy::theListOfPromptsOfCircuitsIsOpened() {
    const Fixture f;
    const QString path =
        file("circuit.json",
             R"({"word_idxs":{"IO":2},"prompts":[{"clean":"Berlin is the capital of","corrupt":)"
             R"("Paris is the capital of","answers":[" Germany"],"wrong_answers":[" France"]}]})");
    QVERIFY(f.feature().canOpen(path));
    f.feature().openPath(path);
    QVERIFY2(f.desk().refusal().isEmpty(), qPrintable(f.desk().refusal()));
    QCOMPARE(f.desk().study()->prompts.size(), std::size_t{1});
    QVERIFY(!f.feature().canOpen(file("other.json", R"({"prompts":["a","b"]})")));
}

// Two studies, one opened while the other's statistics are computed: both are in the history.
void TestStudy::oneThatIsOpenedDuringStatisticsIsLoaded() {
    const Fixture f;
    f.feature().openPath(file("groups.json", groupedStudy()));
    f.desk().start();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    auto& list = f.window->feature<HistoryFeature>()->panel().studies();
    QCOMPARE(list.list()->count(), 1);
    f.feature().openPath(file("capitals.csv", promptsCsv()));
    f.desk().start();
    bool isOpened = false;
    const auto openOther = [&] {
        if (isOpened || f.desk().isRunning() || !f.desk().isSummarizing()) return;
        isOpened = true;
        QCOMPARE(list.list()->count(), 2);  // from its start on
        list.list()->setCurrentRow(1);
        list.openChosen();
    };
    QObject here;
    QObject::connect(&f.desk(), &StudyDesk::changed, &here, openOther, Qt::QueuedConnection);
    QTRY_VERIFY_WITH_TIMEOUT(isOpened, kLongPatience);
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(f.desk().summary()->name, std::string("two groups"));
    QCOMPARE(f.desk().rows()->count(), std::size_t{8});
    QCOMPARE(list.list()->count(), 2);
    QStringList texts;
    for (int i = 0; i < list.list()->count(); ++i)
        texts << list.list()->item(i)->text();
    QVERIFY2(texts.contains(QStringLiteral("capitals: 4 prompts")),
             qPrintable(texts.join(QLatin1Char(';'))));
}

void TestStudy::whatWasComputedIsThereWhenItIsOpened() {
    const QString path = file("capitals.csv", promptsCsv());
    std::string summary;
    {
        const Fixture f;
        f.feature().openPath(path);
        f.desk().start();
        f.awaitSummary();
        if (QTest::currentTestFailed()) return;
        summary = toJson(*f.desk().summary());
    }
    const Fixture f;
    f.feature().openPath(path);
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(f.desk().computed(), std::size_t{0});
    QCOMPARE(toJson(*f.desk().summary()), summary);
    QCOMPARE(f.desk().refusal(), QStringLiteral("Every prompt is computed."));
    // The same rows under other statistics: those of the file that is open.
    f.feature().openPath(file("other.json",
                              R"({"schema":"headscope.study/1","name":"others","statistics":)"
                              R"({"bootstrap":300,"cluster":"prompt"},"prompts":"capitals.csv"})"));
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    QCOMPARE(f.desk().summary()->name, std::string("others"));
    QCOMPARE(f.desk().summary()->options.bootstrap, 300);
    QCOMPARE(f.desk().summary()->clusters, std::size_t{4});
}

// While it runs, all that needs no drawing is known of the rows so far; at the end it is the same.
void TestStudy::theHeadUnderTheMouseIsTold() {
    const Fixture f;
    f.study().show();
    f.desk().generate({"ioi", "bundled", 40, 5});
    f.desk().start();
    QTRY_VERIFY_WITH_TIMEOUT(f.desk().rows() && f.desk().rows()->count() >= 3, kLongPatience);
    f.desk().stop();
    QTRY_VERIFY_WITH_TIMEOUT(!f.desk().isRunning(), kLongPatience);
    const StudyChoice choice = f.study().choice();
    const StudySoFar soFar = studySoFar(*f.desk().study(), *f.desk().rows(), choice);
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    for (const StudyValue value :
         {StudyValue::Mean, StudyValue::EffectSize, StudyValue::StandardError,
          StudyValue::SignConsistency, StudyValue::Flips}) {
        StudyChoice one = choice;
        one.value = value;
        const HeatmapData running = runningMap(soFar, one);
        QCOMPARE(running.values.values(), studyMap(*f.desk().summary(), one).values.values());
        QVERIFY(running.uncertain.empty());
    }
    const QString sentence = soFarSentence(soFar, choice, {0, 4});
    QVERIFY2(sentence.contains(QLatin1String("so far: mean")) &&
                 sentence.contains(QLatin1String("come at the end")),
             qPrintable(sentence));
    // The tip has them all, and a picture of the strip.
    const QString tip = f.study().maps().tip({0, 4});
    const auto count = QString::number(f.desk().rows()->count());
    for (const QString& part :
         {QStringLiteral("Head 0.4: mean"), QStringLiteral("95 % interval"),
          QStringLiteral("n = ") + count, QStringLiteral("d_z"),
          QStringLiteral("Most typical: prompt ioi-"), QStringLiteral("Least typical: prompt ioi-"),
          QStringLiteral("data:image/png;base64,")})
        QVERIFY2(tip.contains(part), qPrintable(part));
    HeatmapPlot& map = f.study().map();
    Q_EMIT map.cellHovered(HeadId{0, 4}, map.mapToGlobal(QPoint(40, 40)));
    QVERIFY2(QToolTip::text().contains(QLatin1String("Head 0.4")), qPrintable(QToolTip::text()));
    f.window->document().state().setCover(Cover::named({"cells"}));
    QCOMPARE(f.study().maps().tip({0, 4}), QString());
}

void TestStudy::theInterventionsOfAGeneratedStudyAreChosen() {
    const Fixture f;
    f.study().show();
    f.button("studyGenerate")->click();
    auto* dialog = f.study().findChild<GenerateDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->interventions(), zeroAndMean());
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("generateInterventions"));
    QCOMPARE(list->count(), static_cast<int>(studyKinds().size()));
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("generateAccept"));
    for (int i = 0; i < list->count(); ++i)
        list->item(i)->setCheckState(Qt::Unchecked);
    QVERIFY(!accept->isEnabled());
    for (int i = 0; i < list->count(); ++i)
        list->item(i)->setCheckState(Qt::Checked);
    QCOMPARE(dialog->interventions(), studyKinds());
    // Years are not among the bundled model's words, and the dialog says so.
    auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("generateKind"));
    auto* model = dialog->findChild<QComboBox*>(QStringLiteral("generateModel"));
    auto* why = dialog->findChild<QLabel*>(QStringLiteral("generateWhy"));
    const int years = kind->findData(QStringLiteral("greater-than"));
    const auto isOffered = [&] {
        return kind->model()->flags(kind->model()->index(years, 0)).testFlag(Qt::ItemIsEnabled);
    };
    QVERIFY(!isOffered() && why->isVisible());
    model->setCurrentIndex(model->findData(QStringLiteral("gpt2")));
    QVERIFY(isOffered() && !why->isVisible());
    kind->setCurrentIndex(years);
    model->setCurrentIndex(model->findData(QStringLiteral("bundled")));
    QVERIFY(kind->currentIndex() != years);
    dialog->count()->setValue(3);
    accept->click();
    settle();
    QCOMPARE(f.desk().study()->interventions, studyKinds());
    QVERIFY2(f.desk().refusal().isEmpty(), qPrintable(f.desk().refusal()));
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

void TestStudy::aHeadThatIsFarFromZeroAndNotSignificantSaysWhy() {
    StudySummary summary;
    summary.interventions = {Intervention(Zero{})};
    summary.prompts = 40;
    summary.clusters = 5;
    summary.leastP = 0.0625;
    summary.flips = {HeadGrid<int>(1, 2)};
    StudyMap map;
    map.intervention = Zero{};
    map.metric = studyQuantities().front().metric;
    map.subject = studyQuantities().front().subject;
    map.heads = HeadGrid<HeadStatistics>(1, 2);
    HeadStatistics& far = map.heads({0, 0});
    far.mean = -0.4;
    far.ci95 = {-0.5, -0.3};
    far.pFamily = 0.281;
    map.heads({0, 1}) = far;
    map.heads({0, 1}).ci95 = {-0.5, 0.1};
    const auto said = [&](HeadId head) {
        StudySummary of = summary;
        of.maps = {map};
        return studyHeadSentence(of, {}, head);
    };
    const QString text = said({0, 0});
    QVERIFY2(text.contains(QLatin1String("It is not significant though its interval excludes 0: p "
                                         "counts all 2 heads, and with 5 cluster")) &&
                 text.contains(QLatin1String("cannot fall below 0.0625.")),
             qPrintable(text));
    QVERIFY(!said({0, 1}).contains(QLatin1String("excludes 0")));  // its interval says so
    map.heads({0, 0}).pFamily = 0.01;
    QVERIFY(!said({0, 0}).contains(QLatin1String("not significant")));
}

void TestStudy::theTableOfHeadsSaysHowItIsSorted() {
    const Fixture f;
    const auto* table = f.study().findChild<QTableView*>(QStringLiteral("studyHeads"));
    const QHeaderView* header = table->horizontalHeader();
    QVERIFY(header->isSortIndicatorShown());
    QCOMPARE(header->sortIndicatorSection(), int{StudyHeadsModel::kSortedBy});
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    const QString tip =
        table->model()
            ->headerData(header->sortIndicatorSection(), Qt::Horizontal, Qt::ToolTipRole)
            .toString();
    QVERIFY2(tip.contains(QLatin1String("nearer to 0")), qPrintable(tip));
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

void TestStudy::theMainWindowTellsOfOneThatGoesOn() {
    const Fixture f;
    auto* strip = f.find<InlineHint>("studyStrip");
    f.study().show();
    f.desk().generate({"ioi", "bundled", 60, 9});
    f.desk().start();
    QTRY_VERIFY_WITH_TIMEOUT(f.desk().rows() && f.desk().rows()->count() >= 1, kLongPatience);
    QVERIFY(f.desk().isRunning());
    QVERIFY2(strip->isHidden(), "its own window shows it");
    f.study().close();
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatience);
    QVERIFY2(strip->text().contains(QLatin1String("ioi")), qPrintable(strip->text()));
    QTRY_VERIFY_WITH_TIMEOUT(strip->text().contains(QLatin1String("goes on")), kPatience);
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    QTRY_VERIFY2_WITH_TIMEOUT(strip->text().contains(QLatin1String("has ended: 60 of 60")),
                              qPrintable(strip->text()), kPatience);
    strip->button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(f.study().isVisible() && strip->isHidden(), kPatience);
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

void TestStudy::anErrorOfAWatchedFolderGoesWithIt() {
    const auto engine = loadEngine(bundledModel());
    const StudyReading reading = readStudy(file("capitals.csv", promptsCsv()).toStdString());
    const StudyCheck check = checkStudy(reading, engine->info(), *engine->tokenizer());
    QVERIFY(check.study);
    const QString rows = m_folder->filePath(QStringLiteral("rows"));
    std::filesystem::create_directories(rows.toStdString());
    (void)runShard(*engine, *check.study, rows.toStdString(), {1, 1}, {}, {});
    // Rows of another study are in the way.
    ReadyStudy other = *check.study;
    other.key = "another";
    const auto strange = std::filesystem::path(rows.toStdString()) / shardFile({2, 2});
    std::filesystem::create_directories(m_folder->filePath(QStringLiteral("o")).toStdString());
    const auto elsewhere = m_folder->filePath(QStringLiteral("o")).toStdString();
    (void)runShard(*engine, other, elsewhere, {2, 2}, {}, {});
    std::filesystem::copy_file(std::filesystem::path(elsewhere) / shardFile({2, 2}), strange);
    const Fixture f;
    f.study().show();
    f.desk().watch(rows);
    QTRY_VERIFY_WITH_TIMEOUT(f.desk().error().has_value(), kLongPatience);
    std::filesystem::remove(strange);
    QTRY_VERIFY_WITH_TIMEOUT(f.desk().summary() && !f.desk().isSummarizing(), kLongPatience);
    settle();
    QVERIFY(!f.desk().error());
    // What so few prompts allow is said again, also after something was saved.
    const auto* hint = f.study().findChild<InlineHint*>(QStringLiteral("studyHint"));
    const QString caveats = hint->text();
    QVERIFY2(caveats.contains(QLatin1String("cluster")), qPrintable(caveats));
    const QString path = m_folder->filePath(QStringLiteral("out.csv"));
    f.window->choosers.saveFile = [path](QWidget*, const QString&, const QString&) { return path; };
    f.button("studyCsv")->click();
    QVERIFY(QFileInfo(path).size() > 500);
    QCOMPARE(hint->text(), caveats);
}

// Of a comparison the prompts of its two groups alone.
void TestStudy::aFigureSaysOfHowManyPromptsItIs() {
    Study study;
    study.interventions = {Intervention(Zero{})};
    StudyRows rows(6, 1, 1, 2);
    for (std::size_t i = 0; i < 6; ++i) {
        StudyPrompt prompt;
        prompt.id = std::to_string(i);
        prompt.group = i < 2 ? "x" : i < 5 ? "y" : "z";
        study.prompts.push_back(prompt);
        StudyOutcome cell;
        cell.logitTarget = static_cast<float>(i) / 8;
        rows.add({i, {}, {{cell, cell}}, "none"});
    }
    ReadyStudy ready;
    ready.study = study;
    ready.model.layers = 1;
    ready.model.heads = 2;
    ready.referenceSha256 = "0123456789abcdef0123456789abcdef";
    const StudySummary summary = summarize(ready, rows);
    StudyChoice choice;
    choice.value = StudyValue::Difference;
    choice.first = "x";
    choice.second = "y";
    const FigureSource source = studySource({study, rows, summary}, choice, std::nullopt);
    QVERIFY2(source.maps.front().subtitle.contains(QLatin1String("3 and 2 prompts")),
             qPrintable(source.maps.front().subtitle));
    QVERIFY2(source.words->caption.contains(QLatin1String("over 5 of its 6 prompts")),
             qPrintable(source.words->caption));
    QVERIFY2(source.words->runLine.contains(QLatin1String("5 prompt")),
             qPrintable(source.words->runLine));
    QVERIFY(source.words->caption.contains(QLatin1String("SHA-256 0123456789ab.")));
    choice.value = StudyValue::Mean;
    QVERIFY(studyCaption({study, rows, summary}, choice)
                .contains(QLatin1String("over 6 prompts in 3 clusters")));
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
    for (const char* ending : {"csv", "json"}) {
        const QString path = m_folder->filePath(QStringLiteral("out.") + QLatin1String(ending));
        f.window->choosers.saveFile = [path](QWidget*, const QString&, const QString&) {
            return path;
        };
        f.button(QLatin1String(ending) == QLatin1String("csv") ? "studyCsv" : "studyJson")->click();
        QVERIFY2(QFileInfo(path).size() > 500, ending);
    }
    QFile json(m_folder->filePath(QStringLiteral("out.json")));
    QVERIFY(json.open(QIODevice::ReadOnly));
    QCOMPARE(json.readAll().toStdString(), toJson(*f.desk().summary()));
    auto* value = f.study().findChild<QComboBox*>(QStringLiteral("studyValue"));
    for (int i = 0; i < value->count(); ++i) {
        value->setCurrentIndex(i);
        settle();
        const StudyValue shown = kStudyValues[i];
        const bool isTold = shown == StudyValue::Mean || shown == StudyValue::Difference;
        if (shown != StudyValue::Groups)
            QCOMPARE(f.study().map().data().uncertain.empty(), !isTold);
    }
}

void TestStudy::promptsAreListedByHowTypicalTheyAre() {
    const Fixture f;
    f.feature().openPath(file("groups.json", groupedStudy()));
    QVERIFY2(f.desk().refusal().isEmpty(), qPrintable(f.desk().refusal()));
    f.desk().start();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    auto* tabs = f.study().findChild<QTabWidget*>(QStringLiteral("studyTabs"));
    tabs->setCurrentIndex(2);
    settle();
    auto* table = f.study().findChild<QTableView*>(QStringLiteral("studyTypical"));
    const auto& model = f.study().typical().model();
    QCOMPARE(model.rowCount(), 8);
    const auto& r = model.measure();
    QCOMPARE(r[*model.promptAt(0)], *std::max_element(r.begin(), r.end()));
    QCOMPARE(r[*model.promptAt(7)], *std::min_element(r.begin(), r.end()));
    f.button("typicalLeast")->click();
    QCOMPARE(r[*model.promptAt(0)], *std::min_element(r.begin(), r.end()));
    // A click opens that prompt's map: its own effects, which single sweeps have.
    const std::size_t least = *model.promptAt(0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    settle();
    QCOMPARE(f.study().choice().value, StudyValue::Prompt);
    const Quantity& quantity = studyQuantities()[f.study().choice().quantity];
    const auto effects = effectsOf(*f.desk().rows(), 0, quantity, {3, 5});
    QCOMPARE(*f.study().map().data().values({3, 5}), static_cast<float>(effects[least]));
    QVERIFY(f.study().map().subtitle().contains(QLatin1String("is the capital of")));
    QCOMPARE(model.rowCount(), 8);  // the list stays as it was
    // By a head: how far from its mean.
    f.button("typicalByHead")->click();
    QCOMPARE(model.rowCount(), 0);
    const auto* words = f.study().findChild<QLabel*>(QStringLiteral("typicalWords"));
    QVERIFY(words->text().startsWith(QLatin1String("Choose a head")));
    Q_EMIT f.study().map().cellChosen(HeadId{3, 5}, {});
    settle();
    QCOMPARE(model.rowCount(), 8);
    double mean = 0;
    for (const double effect : effects)
        mean += effect / 8;
    std::size_t farthest = 0;
    for (std::size_t i = 0; i < 8; ++i)
        if (std::abs(effects[i] - mean) > std::abs(effects[farthest] - mean)) farthest = i;
    QCOMPARE(*model.promptAt(0), farthest);
    // Enter runs it by itself.
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(
        f.window->document().state().run() && f.window->document().state().run()->complete,
        kLongPatience);
    QCOMPARE(f.window->document().state().run()->inputs.prompt,
             QString::fromStdString(f.desk().study()->prompts[farthest].text));
}

void TestStudy::groupsHaveMapsOnOneScaleAndADifference() {
    const Fixture f;
    f.feature().openPath(file("groups.json", groupedStudy()));
    f.desk().start();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    const Quantity& quantity = studyQuantities()[f.study().choice().quantity];
    f.pickValue(StudyValue::Groups);
    const auto& maps = f.study().maps().groups().maps();
    QCOMPARE(maps.size(), std::size_t(2));
    QCOMPARE(maps[0].name, QStringLiteral("x"));
    QCOMPARE(maps[1].prompts, 4);
    QCOMPARE(maps[0].data.limit, maps[1].data.limit);
    double means[2] = {};
    const auto effects = effectsOf(*f.desk().rows(), 0, quantity, {0, 4});
    for (std::size_t i = 0; i < 8; ++i)
        means[i / 4] += effects[i] / 4;
    for (const int group : {0, 1})
        QVERIFY(std::abs(double{*maps[static_cast<std::size_t>(group)].data.values({0, 4})} -
                         means[group]) < 1e-6);
    // A click on a cell chooses the head, of which each group is told.
    QWidget& area = f.study().maps().groups();
    QTest::mouseClick(&area, Qt::LeftButton, {},
                      f.study().maps().groups().cellOf(1, {0, 4}).center().toPoint());
    const auto* sentence = f.study().findChild<QLabel*>(QStringLiteral("studySentence"));
    QVERIFY2(sentence->text().startsWith(QLatin1String("Head 0.4: x ")),
             qPrintable(sentence->text()));
    f.pickValue(StudyValue::Difference);
    const auto& shown = f.study().map().data();
    QVERIFY(std::abs(double{*shown.values({0, 4})} - (means[1] - means[0])) < 1e-6);
    QVERIFY2(sentence->text().contains(QLatin1String("Holm")), qPrintable(sentence->text()));
    // Exchanged, it is the other way round.
    auto* first = f.study().findChild<QComboBox*>(QStringLiteral("studyFirst"));
    auto* second = f.study().findChild<QComboBox*>(QStringLiteral("studySecond"));
    QVERIFY(first->isVisible());
    const float before = *shown.values({0, 4});
    f.pick(first, 1);
    f.pick(second, 0);
    settle();
    QCOMPARE(*f.study().map().data().values({0, 4}), -before);
    // Without groups it says so.
    f.feature().openPath(file("capitals.csv", promptsCsv()));
    f.pickValue(StudyValue::Groups);
    QCOMPARE(f.study().findChild<QLabel*>(QStringLiteral("studyGroupWords"))->text(),
             QStringLiteral("The prompts are not in groups."));
}

void TestStudy::mapsAndStripsAreFigures() {
    const Fixture f;
    f.feature().openPath(file("groups.json", groupedStudy()));
    f.desk().start();
    f.awaitSummary();
    if (QTest::currentTestFailed()) return;
    // What so few prompts can say is said where one looks.
    const auto* hint = f.study().findChild<InlineHint*>(QStringLiteral("studyHint"));
    QVERIFY(hint && hint->isVisible());
    QVERIFY2(hint->text().contains(QStringLiteral("There are only 8 clusters")),
             qPrintable(hint->text()));
    Q_EMIT f.study().map().cellChosen(HeadId{0, 4}, {});
    settle();
    FigureDialog* dialog = f.figureDialog();
    QVERIFY(dialog);
    const QString caption = dialog->figure().caption;
    for (const char* part : {"two groups", "8 prompts in 8 clusters", "Student's 95 % interval",
                             "largest |t| of all 144 heads", "logit"})
        QVERIFY2(caption.contains(QLatin1String(part), Qt::CaseInsensitive), qPrintable(caption));
    QCOMPARE(dialog->figure().maps.size(), std::size_t(1));
    QVERIFY(!dialog->figure().maps.front().data.uncertain.empty());
    // The strip: a dot a prompt, in every format.
    auto* content = dialog->findChild<QComboBox*>(QStringLiteral("figureContent"));
    QTest::keyClick(content, Qt::Key_End);
    QCOMPARE(dialog->choice().content, FigureContent::Effects);
    QVERIFY(dialog->figure().effects);
    QCOMPARE(dialog->figure().effects->effects.size(), std::size_t(8));
    QVERIFY(dialog->figure().effects->interval);
    QVERIFY2(dialog->figure().caption.contains(QLatin1String("A dot is a prompt")),
             qPrintable(dialog->figure().caption));
    dialog->close();
    for (const StudyValue value : {StudyValue::Mean, StudyValue::Groups, StudyValue::Difference}) {
        f.pickValue(value);
        for (const char* ending : {"pdf", "svg", "png"}) {
            const QString path = m_folder->filePath(QStringLiteral("study%1.%2")
                                                        .arg(static_cast<int>(value))
                                                        .arg(QLatin1String(ending)));
            f.window->choosers.saveFile = [path](QWidget*, const QString&, const QString&) {
                return path;
            };
            dialog = f.figureDialog();
            QVERIFY(dialog);
            QTest::keyClick(dialog->findChild<QComboBox*>(QStringLiteral("figureContent")),
                            value == StudyValue::Mean ? Qt::Key_End : Qt::Key_Home);
            if (value == StudyValue::Groups) QCOMPARE(dialog->figure().maps.size(), std::size_t(2));
            dialog->findChild<QPushButton*>(QStringLiteral("figureSave"))->click();
            QVERIFY2(QFileInfo(path).size() > 2000, qPrintable(path));
            settle();
        }
    }
}

void TestStudy::theHistoryKeepsStudies() {
    const QString session = m_folder->filePath(QStringLiteral("some.headscope"));
    std::string summary;
    {
        const Fixture f;
        f.feature().openPath(file("groups.json", groupedStudy()));
        f.desk().start();
        f.awaitSummary();
        if (QTest::currentTestFailed()) return;
        summary = toJson(*f.desk().summary());
        auto& sessions = f.window->feature<SessionFeature>()->controller();
        QVERIFY(sessions.session().isModified());
        sessions.session().save(session);
        const auto& list = f.window->feature<HistoryFeature>()->panel().studies();
        QCOMPARE(list.list()->count(), 1);
        QCOMPARE(list.list()->item(0)->text(), QStringLiteral("two groups: 8 prompts"));
    }
    QString folder;
    {
        const Fixture f;
        auto& list = f.window->feature<HistoryFeature>()->panel().studies();
        QCOMPARE(list.list()->count(), 0);
        QVERIFY(!list.isVisibleTo(f.window.get()));
        f.window->feature<SessionFeature>()->openPath(session);
        QTRY_COMPARE_WITH_TIMEOUT(list.list()->count(), 1, kLongPatience);
        f.key(Qt::Key_H, Qt::ControlModifier);
        settle();
        QVERIFY(list.isVisible());
        QTest::mouseClick(list.list()->viewport(), Qt::LeftButton, {},
                          list.list()->visualItemRect(list.list()->item(0)).center());
        QVERIFY(f.study().isVisible());
        f.awaitSummary();
        if (QTest::currentTestFailed()) return;
        QCOMPARE(f.desk().computed(), std::size_t(0));
        QCOMPARE(toJson(*f.desk().summary()), summary);
        QCOMPARE(f.desk().refusal(), QStringLiteral("Every prompt is computed."));
        folder = ownStudyFolder(QString::fromStdString(f.desk().summary()->key));
    }
    // Its folder goes: that is said, in the list and where it is opened.
    QVERIFY(QDir(folder).removeRecursively());
    const Fixture f;
    f.window->feature<SessionFeature>()->openPath(session);
    auto& list = f.window->feature<HistoryFeature>()->panel().studies();
    QTRY_COMPARE_WITH_TIMEOUT(list.list()->count(), 1, kLongPatience);
    f.key(Qt::Key_H, Qt::ControlModifier);
    settle();
    QCOMPARE(list.list()->item(0)->text(), QStringLiteral("two groups: its folder is gone"));
    list.list()->setFocus();
    list.list()->setCurrentRow(0);
    QTest::keyClick(list.list(), Qt::Key_Return);
    QVERIFY(f.study().isVisible());
    bool isSaid = false;
    for (const QLabel* label : f.study().findChildren<QLabel*>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(folder));
    QVERIFY(isSaid);
    QVERIFY(!f.desk().rows());
    // Off the list with Delete.
    f.window->activateWindow();
    list.list()->setFocus();
    list.list()->setCurrentRow(0);
    QTest::keyClick(list.list(), Qt::Key_Delete);
    QCOMPARE(list.list()->count(), 0);
    // Undone, it is back; the menu takes it away as well, and has nothing to open then.
    f.action("Undo take a study off the list")->trigger();
    QCOMPARE(list.list()->count(), 1);
    QVERIFY(list.list()->item(0)->text().startsWith(QStringLiteral("two groups")));
    list.list()->setCurrentRow(0);
    QVERIFY(f.action("Open the Study")->isEnabled());
    f.action("Take the Study off the List")->trigger();
    QCOMPARE(list.list()->count(), 0);
    QVERIFY(!f.action("Open the Study")->isEnabled());
    f.action("Undo take a study off the list")->trigger();
    f.action("Redo take a study off the list")->trigger();
    QCOMPARE(list.list()->count(), 0);
}

// Such as two that were generated with other prompts or interventions.
void TestStudy::studiesOfOneNameAreToldApart() {
    KeptStudies kept;
    const auto note = [&](const QString& name, const QString& key, const QString& when) {
        KeptStudy one;
        one.name = name;
        one.key = key;
        one.folder = m_folder->filePath(key);
        one.when = when;
        kept.note(one);
    };
    note(QStringLiteral("ioi"), QStringLiteral("a"), QStringLiteral("2026-01-02T10:00:00Z"));
    note(QStringLiteral("capitals"), QStringLiteral("b"), QStringLiteral("2026-01-02T10:00:00Z"));
    const StudyList list(kept);
    QVERIFY(!list.list()->item(1)->text().contains(QLatin1String("26")));
    note(QStringLiteral("ioi"), QStringLiteral("c"), QStringLiteral("2026-03-04T10:00:00Z"));
    QVERIFY(list.list()->item(0)->text() != list.list()->item(2)->text());
    QVERIFY2(list.list()->item(2)->text().contains(QLatin1String("26")),
             qPrintable(list.list()->item(2)->text()));
    QVERIFY(!list.list()->item(1)->text().contains(QLatin1String("26")));
}

HEADSCOPE_TEST(TestStudy);

}  // namespace headscope::app::test

#include "test_study.moc"
