// SPDX-License-Identifier: GPL-3.0-or-later
// What a class answered, collected in the window.
#include "features/lessons/answer_bars.h"
#include "features/lessons/class_results.h"
#include "features/lessons/class_results_model.h"
#include "features/lessons/lesson_panel.h"
#include "features/lessons/lessons_feature.h"
#include "registered_test.h"
#include "window_fixture.h"

#include <headscope/files.h>

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <fstream>
#include <sstream>

namespace headscope::app::test {

namespace {

using Strings = std::vector<std::string>;

LessonAttempt choice(const char* answer, LessonVerdict verdict, int tries = 1) {
    return {"guess-where", LessonStepKind::Predict, Strings{answer}, verdict, tries, 0, 5};
}

LessonAnswers answersOf(std::vector<LessonAttempt> attempts, const std::string& text) {
    LessonAnswers answers;
    answers.lesson = "all-heads";
    answers.lessonHash = std::string(64, 'a');
    answers.model = std::string(64, 'b');
    answers.language = "en";
    answers.attempts = std::move(attempts);
    if (!text.empty())
        answers.attempts.push_back(
            {"why", LessonStepKind::Write, text, LessonVerdict::Unscored, 1});
    return answers;
}

/// Three learners: two of them wrong at first and right after a talk, and one of another model.
Strings filesIn(const QTemporaryDir& folder) {
    const auto wrong = choice("spread", LessonVerdict::Wrong);
    const auto right = choice("early", LessonVerdict::Right, 2);
    auto other = answersOf({wrong}, "");
    other.model = std::string(64, 'c');
    Strings files;
    for (const LessonAnswers& one :
         {answersOf({wrong, right}, "=1+1"), answersOf({wrong, right}, "because"), other}) {
        const QString file =
            folder.filePath(QStringLiteral("%1.headscope-answers").arg(files.size()));
        writeFileAtomically(file.toStdString(), toFile(one));
        files.push_back(file.toStdString());
    }
    return files;
}

}  // namespace

class TestClassResults : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        useOwnSettings(*m_folder);
    }
    void aFolderBecomesATableAndBars();
    void manyNumbersAreInBins();
    void whatCannotBeReadIsTold();
    void aFileThatIsOpenedIsCollected();

 private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestClassResults::aFolderBecomesATableAndBars() {
    const QTemporaryDir answers;
    (void)filesIn(answers);
    WindowFixture f;
    f.awaitModel();
    f.window->choosers.folder = [&](QWidget*, const QString&) { return answers.path(); };
    const QString csv = answers.filePath(QStringLiteral("class.csv"));
    f.window->choosers.saveFile = [&](QWidget*, const QString&, const QString&) { return csv; };
    f.trigger("&Collect Answers…");
    settle();
    auto* window = f.find<ClassResults>("classResults");
    QVERIFY(window && window->isVisible());
    QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("resultsAddFolder")),
                      Qt::LeftButton);
    settle();
    const ClassResultsModel& model = window->model();
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 3);  // the question, the text, the remark
    int remarks = 0, early = 0;
    for (int row = 0; row < 3; ++row) {
        remarks += model.index(row, 2).data().toString().isEmpty() ? 0 : 1;
        early += model.index(row, 0).data().toString().startsWith(QStringLiteral("✓")) ? 1 : 0;
    }
    QCOMPARE(remarks, 1);
    QCOMPARE(early, 2);
    // The learner with another model is told, and is in no bar.
    const auto& bars = window->bars().bars();
    QCOMPARE(bars.size(), std::size_t{2});
    QCOMPARE(bars[0].first, 0);
    QCOMPARE(bars[0].last, 2);
    QVERIFY(bars[0].right);
    QCOMPARE(bars[1].first, 2);
    QCOMPARE(bars[1].last, 0);
    QVERIFY(window->bars().accessibleName().contains(bars[0].answer));
    auto* table = window->findChild<QTableView*>(QStringLiteral("resultsTable"));
    table->setCurrentIndex(model.index(0, 1));
    settle();
    auto* texts = window->findChild<QTextBrowser*>(QStringLiteral("resultsTexts"));
    QVERIFY(texts->isVisible());
    QCOMPARE(texts->toPlainText(), QStringLiteral("=1+1\n\nbecause"));
    QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("resultsSave")),
                      Qt::LeftButton);
    std::ifstream file(csv.toStdString());
    std::ostringstream content;
    content << file.rdbuf();
    QVERIFY(content.str().starts_with("\xEF\xBB\xBFlesson,lesson_hash"));
    QVERIFY(content.str().find("'=1+1") != std::string::npos);  // no formula
}

void TestClassResults::manyNumbersAreInBins() {
    const QTemporaryDir answers;
    for (const double number : {-15.0, -8.0, 0.0, 12.0, 30.0, 31.0, 59.0, 60.0, 100.0, 143.0}) {
        const auto verdict = number == 143 ? LessonVerdict::Right : LessonVerdict::Wrong;
        const auto file =
            answers.filePath(QStringLiteral("%1.headscope-answers").arg(number)).toStdString();
        writeFileAtomically(
            file,
            toFile(answersOf({{"flip", LessonStepKind::Predict, number, verdict, 1, 0, 5}}, "")));
    }
    WindowFixture f;
    f.awaitModel();
    f.trigger("&Collect Answers…");
    auto* window = f.find<ClassResults>("classResults");
    window->add({answers.path()});
    settle();
    const auto& bars = window->bars().bars();
    QCOMPARE(bars.size(), std::size_t{4});
    QCOMPARE(bars[0].answer, QStringLiteral("−50 to −1"));
    QCOMPARE(bars[0].last, 2);
    QCOMPARE(bars[1].answer, QStringLiteral("0 to 49"));
    QCOMPARE(bars[1].last, 4);
    QCOMPARE(bars[3].answer, QStringLiteral("100 to 149"));
    QVERIFY(bars[3].right && !bars[2].right);
}

void TestClassResults::whatCannotBeReadIsTold() {
    const QTemporaryDir answers;
    const Strings files = filesIn(answers);
    writeFileAtomically(files[0], "{");
    WindowFixture f;
    f.awaitModel();
    f.trigger("&Collect Answers…");
    auto* window = f.find<ClassResults>("classResults");
    window->add({answers.path()});
    settle();
    QCOMPARE(window->all().size(), std::size_t{2});
    bool told = false;
    for (const QLabel* label : window->findChildren<QLabel*>())
        told = told || (label->isVisible() && label->text().contains(QStringLiteral("Left out")) &&
                        label->text().contains(QStringLiteral("0.headscope-answers")));
    QVERIFY(told);
    QTest::mouseClick(window->findChild<QPushButton*>(QStringLiteral("resultsClear")),
                      Qt::LeftButton);
    QCOMPARE(window->model().rowCount(), 0);
    const QTemporaryDir empty;
    window->add({empty.path()});
    QVERIFY(!window->findChild<QPushButton*>(QStringLiteral("resultsSave"))->isEnabled());
}

void TestClassResults::aFileThatIsOpenedIsCollected() {
    const QTemporaryDir answers;
    const Strings files = filesIn(answers);
    const QString file = QString::fromStdString(files[0]);
    const WindowFixture f([&](WindowOptions& options) { options.file = file; });
    f.awaitModel();
    settle();
    auto* window = f.find<ClassResults>("classResults");
    QVERIFY(window && window->isVisible());
    QCOMPARE(window->all().size(), std::size_t{1});
    QVERIFY(!f.window->document().messages().error());
    QCOMPARE(f.script->sweeps.load(), 0);
}

HEADSCOPE_TEST(TestClassResults);

}  // namespace headscope::app::test

#include "test_class_results.moc"
