// SPDX-License-Identifier: GPL-3.0-or-later
// What core says, in the language of the window: faults of real files and of what is typed.
#include "jobs/user_error.h"
#include "registered_test.h"
#include "scratch_folder.h"
#include "ui/message_text.h"
#include "ui/texts.h"

#include <headscope/device.h>
#include <headscope/donor_prompt.h>
#include <headscope/engine_limits.h>
#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/lesson_files.h>
#include <headscope/model_catalog.h>
#include <headscope/report.h>
#include <headscope/resources.h>
#include <headscope/session.h>
#include <headscope/study.h>
#include <headscope/token_choice.h>
#include <headscope/tokenizer.h>

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <optional>
#include <vector>

namespace headscope::app::test {

namespace {

/// Words that any English sentence of core's has one of, and no Vietnamese one.
const QRegularExpression kEnglish(
    QStringLiteral("\\b(the|is|are|not|has|have|cannot|does|of|it|with|which|and|or|was|there|"
                   "give|check|open|use|choose|download|install|needs?|between|known?)\\b"),
    QRegularExpression::CaseInsensitiveOption);

struct Fault {
    const char* what;
    std::function<void()> work;
    QString named;  ///< what the message names, as it is
    /// Parts of the message that are names, too, and look like English.
    QStringList names = {};
};

UserError errorOf(const Fault& fault) {
    try {
        fault.work();
    } catch (...) {
        return currentError();
    }
    return {};
}

std::optional<Error> coresErrorOf(const Fault& fault) {
    try {
        fault.work();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

}  // namespace

class TestCoreMessages : public QObject {
    Q_OBJECT

    ScratchFolder m_folder;
    std::vector<Fault> m_faults;

    [[nodiscard]] std::filesystem::path written(const std::string& name,
                                                const std::string& content) const {
        const auto file = m_folder / name;
        std::filesystem::create_directories(file.parent_path());
        writeFileAtomically(file, content);
        return file;
    }
    /// The bundled model with another file in one's place.
    [[nodiscard]] std::filesystem::path model(const std::string& name, const std::string& file,
                                              const std::string& content) const {
        const auto folder = m_folder / name;
        std::filesystem::create_directories(folder);
        for (const char* own : {"config.json", "merges.txt", "model.safetensors", "vocab.json"})
            std::filesystem::copy_file(bundledModel() / own, folder / own);
        std::filesystem::remove(folder / file);
        if (!content.empty()) writeFileAtomically(folder / file, content);
        return folder;
    }
    static void open(const std::filesystem::path& folder) {
        const ModelEntry entry = inspectModel(folder);
        if (!entry.usable()) throw inputError(entry.problem, entry.hint);
    }
    void add(const char* what, std::function<void()> work, const QString& named,
             const QStringList& names = {}) {
        m_faults.push_back({what, std::move(work), named, names});
    }
    void addModels();
    void addFiles();
    void addTyped();

 private Q_SLOTS:
    void initTestCase() {
        installTexts();
        addModels();
        addFiles();
        addTyped();
    }
    void cleanup() { chooseLanguage(QStringLiteral("en")); }

    void englishIsCores();
    void vietnameseHasNoEnglish();
    void aTextOfAStrangerStays();
    void countsHaveOneForm();
    void faultsOfLessonsAndStudies();
};

void TestCoreMessages::addModels() {
    const auto none = model("no-config", "config.json", "");
    add(
        "no config.json", [none] { open(none); }, QStringLiteral("config.json"));
    const auto other = model("other", "config.json", R"({"model_type": "bert"})");
    add(
        "another architecture", [other] { open(other); }, QStringLiteral("bert"));
    const auto sizes = model("sizes", "config.json", R"({"model_type": "gpt2", "n_layer": "two"})");
    add(
        "a size that is none", [sizes] { open(sizes); }, QStringLiteral("n_layer"));
    const auto weights = model("weights", "model.safetensors", "12345678{}");
    add(
        "damaged weights", [weights] { open(weights); }, QStringLiteral("model.safetensors"));
    const auto pointer =
        model("pointer", "model.safetensors",
              "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 548105171\n");
    add("a pointer of Git LFS", [pointer] { open(pointer); }, QStringLiteral("548105171"),
        {QStringLiteral("headscope-cli models download"), QStringLiteral("git lfs pull")});
    const auto merges = model("merges", "merges.txt", "#version: 0.2\nxx yy zz\n");
    add(
        "a merge of three", [merges] { (void)Tokenizer::load(merges); },
        QStringLiteral("merges.txt"));
    add(
        "no such folder", [this] { open(m_folder / "nothing"); }, QStringLiteral("nothing"));
    add("no such model", [] { (void)resolveModel("acme/none"); }, QStringLiteral("acme/none"),
        {QStringLiteral("headscope-cli models download"),
         QStringLiteral("headscope-cli models list"), QStringLiteral("Hugging Face")});
}

void TestCoreMessages::addFiles() {
    const auto file = written("file.txt", "x");
    add("a session that is none", [file] { (void)readSession(file); }, QStringLiteral("file.txt"),
        {QStringLiteral("syntax error while parsing value - invalid literal; last read: 'x'"),
         QStringLiteral("parse error at line 1, column 1:")});
    const auto newer = written("newer.headscope", R"({"schema": "headscope.session/99"})");
    add(
        "a newer session", [newer] { (void)readSession(newer); }, QStringLiteral("session/99"));
    const auto empty = m_folder / "empty";
    std::filesystem::create_directories(empty);
    add(
        "a folder without a lesson", [empty] { (void)openLesson(empty); },
        QStringLiteral("lesson.json"));
    const auto lesson = written("lesson/lesson.json", R"({"schema": "headscope.lesson/1"})");
    add("a lesson with faults", [lesson] { (void)openLesson(lesson.parent_path()); },
        QStringLiteral("lesson"), {QStringLiteral("headscope-cli lesson check")});
    add(
        "no such file", [] { (void)readTextFile("/no/such/file"); },
        QStringLiteral("/no/such/file"));
    add(
        "a folder is no file", [empty] { (void)readTextFile(empty); }, QStringLiteral("empty"));
    add(
        "nobody may write there", [] { writeFileAtomically("/proc/headscope", "x"); },
        QStringLiteral("/proc/headscope"));
    add(
        "a folder that is not there", [] { writeFileAtomically("/no/such/file", "x"); },
        QStringLiteral("/no/such/file"));
}

void TestCoreMessages::addTyped() {
    const auto tokenizer = std::make_shared<const Tokenizer>(Tokenizer::load(bundledModel()));
    add("two tokens for a target",
        [tokenizer] { (void)requireToken(*tokenizer, "Berlin is", "target"); },
        QStringLiteral("\"Berlin is\""), {QStringLiteral("Berlin is"), QStringLiteral(" is")});
    add(
        "no target", [tokenizer] { (void)requireToken(*tokenizer, "", "target"); }, QString());
    add(
        "a donor of another length",
        [tokenizer] {
            requireDonor(*tokenizer, {1, 2, 3}, {1, 2});
        },
        QStringLiteral("2"));
    add(
        "a donor that is the prompt",
        [tokenizer] {
            requireDonor(*tokenizer, {1, 2, 3}, {1, 2, 3});
        },
        QString());
    add(
        "not UTF-8", [tokenizer] { (void)tokenizer->encode("a\xFF"); }, QStringLiteral("0xFF"));
    add(
        "an unknown intervention", [] { (void)interventionFromName("none"); },
        QStringLiteral("\"none\""));
    add(
        "an intervention without its number", [] { (void)interventionFromName("scale"); },
        QStringLiteral("scale"));
    add(
        "positions that are none", [] { (void)positionsFromName("first"); },
        QStringLiteral("\"first\""));
    add(
        "no device", [] { (void)parseDevice("tpu"); }, QStringLiteral("\"tpu\""));
    add(
        "no amount of memory", [] { (void)parseMemory("much"); }, QStringLiteral("\"much\""));
}

void TestCoreMessages::englishIsCores() {
    for (const Fault& fault : m_faults) {
        const auto error = coresErrorOf(fault);
        QVERIFY2(error, fault.what);
        QCOMPARE(textOf(error->message()), QString::fromUtf8(error->what()));
        QCOMPARE(textOf(error->hintMessage()), QString::fromStdString(error->hint()));
        QCOMPARE(error->message().english(), std::string(error->what()));
    }
}

void TestCoreMessages::vietnameseHasNoEnglish() {
    QVERIFY(m_faults.size() >= 24);
    for (const Fault& fault : m_faults) {
        const UserError english = errorOf(fault);
        QVERIFY2(QString(english.what + english.hint).contains(kEnglish), fault.what);
        chooseLanguage(QStringLiteral("vi"));
        const UserError other = errorOf(fault);
        chooseLanguage(QStringLiteral("en"));
        QVERIFY2(other.what != english.what && other.hint != english.hint, qPrintable(other.what));
        QVERIFY2(QString(other.what + other.hint).contains(fault.named), qPrintable(other.what));
        QString rest = other.what + QStringLiteral(" | ") + other.hint;
        rest.remove(QString::fromStdString(m_folder.path().string()));
        for (const QString& name : fault.names)
            rest.remove(name);
        const auto left = kEnglish.match(rest);
        QVERIFY2(!left.hasMatch(),
                 qPrintable(QStringLiteral("%1: %2 in %3")
                                .arg(QLatin1String(fault.what), left.captured(), rest)));
        QVERIFY2(!rest.contains(QRegularExpression(QStringLiteral("%(\\d|n)"))), qPrintable(rest));
    }
}

// A file may have any name, and a name may look like a place.
void TestCoreMessages::aTextOfAStrangerStays() {
    chooseLanguage(QStringLiteral("vi"));
    QCOMPARE(textOf(say("cannot write %1: %2", "%2 %1", Message("%1"))),
             QStringLiteral("không ghi được %2 %1: %1"));
    QCOMPARE(textOf(Message("what a library says")), QStringLiteral("what a library says"));
    QCOMPARE(textOf(Message()), QString());
    QCOMPARE(textOf(say("%1: %2", "the prompt", Message("the prompt"))),
             QStringLiteral("the prompt: prompt"));
}

void TestCoreMessages::countsHaveOneForm() {
    const auto tokens = [](int count) { return textOf(sayCount("%n token", "%n tokens", count)); };
    QCOMPARE(tokens(1), QStringLiteral("1 token"));
    QCOMPARE(tokens(50257), QStringLiteral("50257 tokens"));
    chooseLanguage(QStringLiteral("vi"));
    QCOMPARE(tokens(1), QStringLiteral("1 token"));
    QCOMPARE(tokens(50257), QStringLiteral("50257 token"));
    QCOMPARE(textOf(say("%1 probabilities sum to %2", 3, decimals(1, 9))),
             QStringLiteral("3 xác suất có tổng 1.000000000"));
}

void TestCoreMessages::faultsOfLessonsAndStudies() {
    const auto lesson =
        written("faults/lesson.json", R"({"schema": "headscope.lesson/1", "id": "A B", "steps": 3,
        "facts": {"worst": {"of": "nothing"}}, "languages": ["en", "english"], "odd": 1})");
    const auto reading = readLesson(readLessonSource(lesson.parent_path()));
    const auto study = written("study.json", R"({"schema": "headscope.study/1", "odd": 1,
        "interventions": ["zero", "none"], "positions": "first", "statistics": {"bootstrap": 0},
        "prompts": [{"prompt": 3}, {"prompt": "a", "target": " b", "control": " b"}, 7]})");
    const auto prompts = readStudy(study);
    QVERIFY(reading.faults.size() >= 6 && prompts.faults.size() >= 4);
    std::vector<std::pair<Message, QStringList>> all;
    for (const LessonFault& fault : reading.faults)
        all.emplace_back(said(fault), QStringList());
    for (const StudyFault& fault : prompts.faults)
        all.emplace_back(said(fault), QStringList());
    chooseLanguage(QStringLiteral("vi"));
    for (const auto& [message, names] : all) {
        QString rest = textOf(message);
        QVERIFY2(rest != QString::fromStdString(message.english()), qPrintable(rest));
        rest.remove(QString::fromStdString(m_folder.path().string()));
        // Fields and values of the file.
        rest.remove(QRegularExpression(QStringLiteral("\"[^\"]*\"")));
        const auto left = kEnglish.match(rest);
        QVERIFY2(!left.hasMatch(),
                 qPrintable(left.captured() + QStringLiteral(" in ") + textOf(message)));
    }
}

}  // namespace headscope::app::test

HEADSCOPE_GUILESS_TEST(headscope::app::test::TestCoreMessages);
#include "test_core_messages.moc"
