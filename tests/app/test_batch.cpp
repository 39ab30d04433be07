// SPDX-License-Identifier: GPL-3.0-or-later
// Runs `headscope --batch` as a script does: on a machine without a display.
#include "features/export/export_folder.h"
#include "figure/run_figures.h"
#include "registered_test.h"
#include "sample_report.h"

#include <headscope/engine.h>
#include <headscope/files.h>
#include <headscope/resources.h>
#include <headscope/session.h>
#include <headscope/study_run.h>
#include <headscope/study_summary.h>

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <cmath>
#include <map>

namespace headscope::app::test {

namespace {

struct Outcome {
    int code = -1;
    QString out;
    QString err;
};

/// With `home` as the user's only folder, where one is given.
Outcome program(const QStringList& arguments, const QString& home = {}) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!home.isEmpty()) {
        for (const char* name :
             {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR",
              "HEADSCOPE_CONFIG", "HEADSCOPE_STATE", "HF_HOME", "HF_HUB_CACHE"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("HOME"), home);
        // The fonts' cache is the system's own affair.
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), QDir::tempPath());
    }
    for (const char* display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(display));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(HEADSCOPE_PROGRAM), arguments);
    if (!process.waitForFinished(100000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Every file and folder below, with its content and when it was changed.
QStringList everythingIn(const QString& folder) {
    QStringList all;
    QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QFileInfo file(it.next());
        all << file.filePath() + QLatin1Char(' ') +
                   file.lastModified().toString(Qt::ISODateWithMs) + QLatin1Char(' ') +
                   (file.isFile() ? QString::fromLatin1(readAll(file.filePath()).toHex())
                                  : QString());
    }
    all << QFileInfo(folder).lastModified().toString(Qt::ISODateWithMs);
    all.sort();
    return all;
}

SessionRun runOf(const SweepReport& report, std::uint64_t id) {
    SessionRun run;
    run.id = id;
    run.finished = "2026-05-01T12:00:00Z";
    run.prompt = report.promptText;
    run.report = report;
    for (const auto& token : report.result.clean.prompt)
        run.request.prompt.push_back(token.id);
    run.request.target = report.result.clean.target.set();
    run.request.control = report.result.clean.control.set();
    return run;
}

const QStringList kBerlin{QStringLiteral("--prompt"),  QStringLiteral("Berlin is the capital of"),
                          QStringLiteral("--target"),  QStringLiteral(" Germany"),
                          QStringLiteral("--control"), QStringLiteral(" France")};

}  // namespace

class TestBatch : public QObject {
    Q_OBJECT

    /// A session of these runs, as a file.
    QString session(const std::vector<SweepReport>& reports, const std::string& view = "{}") {
        Session session;
        session.view = view;
        for (const auto& report : reports) {
            session.runs.push_back(
                std::make_shared<KeptRun>(runOf(report, session.runs.size() + 1)));
        }
        const QString path = m_folder.filePath(QStringLiteral("some.headscope"));
        writeFileAtomically(path.toStdString(), toFile(session));
        return path;
    }

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void aSessionGivesTheWindowsFiles();
    void theMapsThatTheWindowShowedAreAmongThem();
    void whatTheWindowShowedOfHeadsIsAmongThem();
    void severalRunsGetAFolderEach();
    void studiesOfASessionGetAFolderEach();
    void aPromptOfManyCharactersIsNoReasonToRefuse();
    void aCsvBeginsWithTheMarkThatExcelNeeds();
    void theOptionsRunTheModel();
    void whatIsLikelyNotMeantIsSaid();
    void aRunWithADonorIsDrawnAsTheWindowShowsIt();
    void severalTargetsCountAsOne();
    void settingsInADeviceAreRefused();
    void figuresAreMadeAsTheOptionsSay();
    void whatIsLeftOutIsSaid();
    void aPresetChoosesTheFormat();
    void captionsStandBesideTheFigures();
    void boxesAreNamed();
    void withoutAFontNothingIsWritten();
    void wrongUseIsSaidAndWritesNothing_data();
    void wrongUseIsSaidAndWritesNothing();
    void aFullFolderIsRefusedAndAFailureIsOne();
    void aFileOnTheCommandLineIsOpenedInTheWindow();
    void theSameCallGivesTheSamePictureAndLeavesNoTrace_data();
    void theSameCallGivesTheSamePictureAndLeavesNoTrace();
    void thePictureIsTheSameInEveryLanguage();
    void theSameBatchGivesTheSameFilesAndLeavesNoTrace();
    void aPictureShowsAllThatWasAskedFor();
};

void TestBatch::aSessionGivesTheWindowsFiles() {
    const SweepReport report = sampleReport(5, 7);
    const QString file = session({report}, R"({"scale_lock":0.75})");
    const QString folder = m_folder.filePath(QStringLiteral("one"));
    const Outcome outcome =
        program({QStringLiteral("--batch"), file, QStringLiteral("--export"), folder,
                 QStringLiteral("--format"), QStringLiteral("svg,csv,json,png,pdf")});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.code, 0);
    const Session read = readSession(file.toStdString());
    const SweepReport& kept = read.runs.front()->run().report;
    for (const Intervention& intervention : zeroAndMean()) {
        // The scale that was locked in the session is the figures'.
        const Figure figure =
            makeFigure(figureSource(kept, intervention, 0.75), FigureContent::Maps);
        const QString stem = folder + QLatin1String("/maps-") +
                             QString::fromStdString(headscope::name(intervention));
        QCOMPARE(readAll(stem + QLatin1String(".svg")),
                 figureBytes(figure, {}, {}, FigureFormat::Svg));
        QImage picture;
        QVERIFY(picture.load(stem + QLatin1String(".png")));
        QCOMPARE(picture.convertToFormat(QImage::Format_RGB32),
                 figureImage(figure, {}, {}).convertToFormat(QImage::Format_RGB32));
        QVERIFY(readAll(stem + QLatin1String(".pdf")).startsWith("%PDF-"));
    }
    QCOMPARE(readAll(folder + QLatin1String("/run.csv")).toStdString(), toCsv(kept));
    QCOMPARE(readAll(folder + QLatin1String("/run.json")).toStdString(), toJson(kept));
    const QStringList named = outcome.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(named.size(), QDir(folder).entryList(QDir::Files).size());
    for (const QString& path : named)
        QVERIFY2(QFile::exists(path), qPrintable(path));
}

void TestBatch::theMapsThatTheWindowShowedAreAmongThem() {
    const auto exported = [&](const char* view, const char* name) {
        const QString file = session({sampleReport(5, 7)}, view);
        const QString folder = m_folder.filePath(QString::fromLatin1(name));
        const Outcome outcome =
            program({QStringLiteral("--batch"), file, QStringLiteral("--export"), folder,
                     QStringLiteral("--format"), QStringLiteral("svg")});
        return outcome.code == 0 ? folder : outcome.err;
    };
    // The two of every run are there already.
    const QString usual = exported(R"({"maps":["probability target shown",
                                               "probability control shown"]})",
                                   "usual");
    QVERIFY2(QFileInfo::exists(usual + QLatin1String("/maps-zero.svg")), qPrintable(usual));
    QVERIFY(!QFileInfo::exists(usual + QLatin1String("/maps-shown.svg")));
    const QString others = exported(
        R"({"maps":["kl target shown","rank target shown","logit control shown"],
            "replacement":"mean"})",
        "others");
    const QByteArray svg = readAll(others + QLatin1String("/maps-shown.svg"));
    QVERIFY2(svg.contains("KL") && svg.contains("rank") && svg.contains("logit"),
             qPrintable(others));
    QVERIFY(svg.contains("mean"));
    QVERIFY(svg.count("<rect") >= 3 * 5 * 7);
    QVERIFY(readAll(others + QLatin1String("/README.txt")).contains("maps-shown"));
}

void TestBatch::whatTheWindowShowedOfHeadsIsAmongThem() {
    Session session;
    SessionRun run = runOf(sampleReport(5, 7), 1);
    run.patterns = std::vector{samplePattern(5)};
    session.runs.push_back(std::make_shared<KeptRun>(run));
    const auto exported = [&](const char* view, const char* name) {
        session.view = view;
        const QString file = m_folder.filePath(QStringLiteral("heads.headscope"));
        writeFileAtomically(file.toStdString(), toFile(session));
        const QString folder = m_folder.filePath(QString::fromLatin1(name));
        const Outcome outcome =
            program({QStringLiteral("--batch"), file, QStringLiteral("--export"), folder,
                     QStringLiteral("--format"), QStringLiteral("svg")});
        return outcome.code == 0 ? folder : outcome.err;
    };
    const QString head = exported(R"({"selected":[1,2],"compared":"kl target zero-mean"})", "head");
    const QByteArray attention = readAll(head + QLatin1String("/attention.svg"));
    QVERIFY2(attention.contains("Attention of layer 1, head 2"), qPrintable(head));
    QVERIFY(readAll(head + QLatin1String("/zero-and-mean-shown.svg")).contains("KL"));
    QVERIFY(readAll(head + QLatin1String("/README.txt")).contains("attention.svg"));
    // Another head's pattern was not kept.
    const QString other = exported(R"({"selected":[1,3]})", "other");
    QVERIFY(QFile::exists(other + QLatin1String("/maps-zero.svg")));
    QVERIFY(!QFile::exists(other + QLatin1String("/attention.svg")));

    const char* grown = R"({"set":[[0,1],[2,3]],"growth":{"model":"sample-model 5x7",
        "prompt":[1,2,3,4,5],"target":%1,"control":7,"positions":"all","replacement":"zero",
        "began":1,"p_target":0.62,"p_control":0.07,
        "steps":[{"head":[2,3],"p_target":0.3,"p_control":0.1,"rank_target":1}]}})";
    const QByteArray ours = QString::fromLatin1(grown).arg(6).toLatin1();
    const QString path = exported(ours.constData(), "grown");
    QVERIFY2(readAll(path + QLatin1String("/growth.svg")).contains("0.6200 at first, 0.3000"),
             qPrintable(path));
    const QByteArray theirs = QString::fromLatin1(grown).arg(5).toLatin1();
    const QString none = exported(theirs.constData(), "none");
    QVERIFY(QFile::exists(none + QLatin1String("/maps-zero.svg")));
    QVERIFY(!QFile::exists(none + QLatin1String("/growth.svg")));
}

void TestBatch::severalRunsGetAFolderEach() {
    SweepReport other = sampleReport(2, 3);
    other.promptText = "../../etc/passwd";
    const QString folder = m_folder.filePath(QStringLiteral("many"));
    const Outcome outcome = program(
        {QStringLiteral("--batch"), session({sampleReport(4, 4), other}),
         QStringLiteral("--export"), folder, QStringLiteral("--format"), QStringLiteral("csv")});
    QCOMPARE(outcome.err, QString());
    const QStringList folders = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(folders.size(), 2);
    QVERIFY(folders.at(0).startsWith(QLatin1String("1-")));
    QVERIFY(folders.at(1).startsWith(QLatin1String("2-")));
    QCOMPARE(readAll(folder + QLatin1Char('/') + folders.at(1) + QLatin1String("/run.csv"))
                 .toStdString(),
             toCsv(other));
}

void TestBatch::studiesOfASessionGetAFolderEach() {
    const QString prompts = m_folder.filePath(QStringLiteral("capitals.csv"));
    writeFileAtomically(prompts.toStdString(),
                        "prompt,target,control,group\n"
                        "Berlin is the capital of, Germany, France,a\n"
                        "Hanoi is the capital of, Vietnam, France,a\n"
                        "Tokyo is the capital of, Japan, France,b\n"
                        "London is the capital of, England, France,b\n");
    const auto engine = loadEngine(bundledModel());
    const StudyCheck check =
        checkStudy(readStudy(prompts.toStdString()), engine->info(), *engine->tokenizer());
    QVERIFY(check.study);
    const QString rows = m_folder.filePath(QStringLiteral("rows"));
    QVERIFY(QDir().mkpath(rows));
    (void)runShard(*engine, *check.study, rows.toStdString(), {1, 1}, {}, {});
    Session session;
    session.view = QStringLiteral(R"({"studies":[{"name":"capitals","folder":"%1","key":"k"},)"
                                  R"({"name":"lost","folder":"%1/nowhere","key":"l"}]})")
                       .arg(rows)
                       .toStdString();
    const QString file = m_folder.filePath(QStringLiteral("studies.headscope"));
    writeFileAtomically(file.toStdString(), toFile(session));
    const QString folder = m_folder.filePath(QStringLiteral("studies"));
    const Outcome outcome =
        program({QStringLiteral("--batch"), file, QStringLiteral("--export"), folder,
                 QStringLiteral("--format"), QStringLiteral("svg,csv,json")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains(QLatin1String("\"lost\" is left out")), qPrintable(outcome.err));
    const QString one = folder + QStringLiteral("/study-1-capitals/");
    for (const char* name : {"mean-zero-logit-difference", "mean-mean-probability",
                             "groups-zero-logit-difference", "effects-zero-probability"})
        QVERIFY2(QFile::exists(one + QLatin1String(name) + QStringLiteral(".svg")), name);
    const QByteArray captions = readAll(one + QStringLiteral("captions.txt"));
    QVERIFY2(captions.contains("4 prompts in 2 clusters") && captions.contains("a: 2, b: 2"),
             captions.constData());
    const MergedStudy merged = mergeStudy(rows.toStdString(), false);
    const StudySummary summary = summarize(merged.study, merged.rows);
    QCOMPARE(readAll(one + QStringLiteral("study.json")).toStdString(), toJson(summary));
    QCOMPARE(readAll(one + QStringLiteral("study.csv")).toStdString(), studyCsv(summary));
}

void TestBatch::aPromptOfManyCharactersIsNoReasonToRefuse() {
    SweepReport report = sampleReport(3, 3);
    report.promptText = std::string(100'000, 'x');
    report.result.clean.prompt = {{1, report.promptText}};
    const QString folder = m_folder.filePath(QStringLiteral("long"));
    const Outcome outcome =
        program({QStringLiteral("--batch"), session({report}), QStringLiteral("--export"), folder});
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.code, 0);
    QVERIFY(readAll(folder + QLatin1String("/maps-zero.pdf")).startsWith("%PDF-"));
    const QByteArray svg = readAll(folder + QLatin1String("/maps-zero.svg"));
    QVERIFY(svg.contains("99680 characters left out"));
    QVERIFY(svg.contains(report.promptText.c_str()));  // whole in the metadata
}

void TestBatch::aCsvBeginsWithTheMarkThatExcelNeeds() {
    const auto exported = [&](const char* name, const QStringList& more) {
        const QString folder = m_folder.filePath(QString::fromLatin1(name));
        const Outcome outcome =
            program(QStringList{QStringLiteral("--batch"), session({sampleReport(3, 3)}),
                                QStringLiteral("--export"), folder, QStringLiteral("--format"),
                                QStringLiteral("csv")} +
                    more);
        return outcome.code == 0 ? readAll(folder + QLatin1String("/run.csv"))
                                 : outcome.err.toUtf8();
    };
    const QByteArray plain = exported("plain", {});
    QVERIFY2(plain.startsWith("# headscope"), plain.left(200).constData());
    QCOMPARE(exported("excel", {QStringLiteral("--csv-bom")}), "\xEF\xBB\xBF" + plain);
    QCOMPARE(program({QStringLiteral("--csv-bom")}).code, 2);
}

void TestBatch::theOptionsRunTheModel() {
    const QString folder = m_folder.filePath(QStringLiteral("run"));
    QStringList arguments{
        QStringLiteral("--batch"),  QStringLiteral("--export"),    folder,
        QStringLiteral("--format"), QStringLiteral("json,svg"),    QStringLiteral("--replace"),
        QStringLiteral("mean"),     QStringLiteral("--positions"), QStringLiteral("last")};
    const Outcome outcome = program(arguments + kBerlin);
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.code, 0);
    const SweepReport report =
        sweepFromJson(readAll(folder + QLatin1String("/run.json")).toStdString());
    QCOMPARE(report.result.clean.top.front().token.text, std::string(" Germany"));
    QCOMPARE(report.result.parts.size(), std::size_t(1));
    QCOMPARE(report.result.parts.front().intervention, ScalarMean{});
    QCOMPARE(report.result.parts.front().positions, Positions::last());
    QCOMPARE(report.result.parts.front().cells.size(), std::size_t(144));
    QCOMPARE(report.model.sha256.size(), std::size_t(64));
    QVERIFY(QFile::exists(folder + QLatin1String("/maps-mean.svg")));
    QVERIFY(!QFile::exists(folder + QLatin1String("/maps-zero.svg")));
}

void TestBatch::whatIsLikelyNotMeantIsSaid() {
    const auto said = [this](const char* name, const char* prompt, const char* target) {
        return program({QStringLiteral("--batch"), QStringLiteral("--export"),
                        m_folder.filePath(QLatin1String(name)), QStringLiteral("--format"),
                        QStringLiteral("json"), QStringLiteral("--replace"), QStringLiteral("zero"),
                        QStringLiteral("--prompt"), QLatin1String(prompt),
                        QStringLiteral("--target"), QLatin1String(target),
                        QStringLiteral("--control"), QStringLiteral(" Spain")})
            .err;
    };
    const QString rare = said("rare", "Berlin is the capital of", " France");
    QVERIFY2(rare.startsWith(QString::fromUtf8("headscope: note: the model hardly expects the "
                                               "target \"␣France\" here: P ")),
             qPrintable(rare));
    QCOMPARE(rare.count(QLatin1Char('\n')), 1);
    const QString space = said("space", "Berlin is the capital of ", " Germany");
    QVERIFY2(space.startsWith(QLatin1String("headscope: note: the prompt ends with a space")),
             qPrintable(space));
}

void TestBatch::aRunWithADonorIsDrawnAsTheWindowShowsIt() {
    const QString folder = m_folder.filePath(QStringLiteral("donor"));
    const Outcome outcome =
        program(QStringList{QStringLiteral("--batch"), QStringLiteral("--export"), folder,
                            QStringLiteral("--format"), QStringLiteral("svg"),
                            QStringLiteral("--replace"), QStringLiteral("patch,zero"),
                            QStringLiteral("--donor"), QStringLiteral("Berlin is the capital in")} +
                kBerlin);
    QCOMPARE(outcome.err, QString());
    QCOMPARE(outcome.code, 0);
    // The run's own maps are those that the window begins with: none of the window's is added.
    QVERIFY(!QFile::exists(folder + QLatin1String("/maps-shown.svg")));
    const QString captions = QString::fromUtf8(readAll(folder + QLatin1String("/captions.txt")));
    const auto captionOf = [&](const QString& file) {
        const auto at = captions.indexOf(file + QLatin1Char('\n'));
        return at < 0 ? QString()
                      : captions.mid(at, captions.indexOf(QLatin1String("\n\n"), at) - at);
    };
    const QString patch = captionOf(QStringLiteral("maps-patch.svg"));
    const QString zero = captionOf(QStringLiteral("maps-zero.svg"));
    for (const QString& caption : {patch, zero})
        QVERIFY2(caption.contains(QLatin1String("Logit difference: the target's")),
                 qPrintable(caption));
    QVERIFY2(patch.contains(QLatin1String("Recovered: the patch's share")), qPrintable(patch));
    QVERIFY2(!zero.contains(QLatin1String("Recovered")), qPrintable(zero));
    QVERIFY(readAll(folder + QLatin1String("/README.txt"))
                .contains("Maps of the logit difference and of what is recovered"));
    // The two against each other once, as every run with two has them.
    QVERIFY(QFile::exists(folder + QLatin1String("/patch-against-zero.svg")));
    QVERIFY(QDir(folder).entryList({QStringLiteral("patch-*-shown.*")}).isEmpty());
}

void TestBatch::severalTargetsCountAsOne() {
    const QString folder = m_folder.filePath(QStringLiteral("several"));
    const Outcome outcome =
        program(QStringList{QStringLiteral("--batch"), QStringLiteral("--export"), folder,
                            QStringLiteral("--format"), QStringLiteral("json"),
                            QStringLiteral("--replace"), QStringLiteral("zero")} +
                kBerlin + QStringList{QStringLiteral("--target"), QStringLiteral(" Italy")});
    QCOMPARE(outcome.err, QString());
    const SweepReport report =
        sweepFromJson(readAll(folder + QLatin1String("/run.json")).toStdString());
    const CleanRun& clean = report.result.clean;
    QCOMPARE(clean.target.tokens.size(), std::size_t(2));
    QCOMPARE(clean.control.tokens.size(), std::size_t(1));
    // P of the set is the sum of P of each, as two runs of one target find it. float32 holds seven
    // digits of each.
    double sum = 0;
    for (const char* target : {" Germany", " Italy"}) {
        const QString alone = m_folder.filePath(QLatin1String("alone") + QLatin1String(target));
        QStringList arguments = kBerlin;
        arguments[arguments.indexOf(QStringLiteral("--target")) + 1] = QLatin1String(target);
        const Outcome one =
            program(QStringList{QStringLiteral("--batch"), QStringLiteral("--export"), alone,
                                QStringLiteral("--format"), QStringLiteral("json"),
                                QStringLiteral("--replace"), QStringLiteral("zero")} +
                    arguments);
        QVERIFY2(one.code == 0, qPrintable(one.err));
        const SweepReport single =
            sweepFromJson(readAll(alone + QLatin1String("/run.json")).toStdString());
        sum += static_cast<double>(single.result.clean.target.p);
    }
    QVERIFY(std::abs(static_cast<double>(clean.target.p) - sum) <= 1e-6 * sum);
}

// Qt would put a file in its place.
void TestBatch::settingsInADeviceAreRefused() {
    const QByteArray before = qgetenv("HEADSCOPE_CONFIG");
    const QByteArray pipe = QFile::encodeName(m_folder.filePath(QStringLiteral("pipe")));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    const QStringList window{QStringLiteral("--platform"), QStringLiteral("offscreen")};
    for (const char* variable : {"HEADSCOPE_CONFIG", "HEADSCOPE_STATE"}) {
        qputenv(variable, pipe);
        const Outcome outcome = program(window);
        qunsetenv(variable);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(QLatin1String(variable) + QLatin1String(" names ")),
                 qPrintable(outcome.err));
        struct stat status {};
        QCOMPARE(::stat(pipe.constData(), &status), 0);
        QVERIFY(S_ISFIFO(status.st_mode));
    }
    if (!before.isNull()) qputenv("HEADSCOPE_CONFIG", before);
}

void TestBatch::figuresAreMadeAsTheOptionsSay() {
    const QString folder = m_folder.filePath(QStringLiteral("looks"));
    const QString file = session({sampleReport(5, 7)}, R"({"scale_lock":0.75})");
    const Outcome outcome = program(
        QStringList{QStringLiteral("--batch"), file, QStringLiteral("--export"), folder} +
        QStringLiteral("--format png,svg --preset column --width 100 --height 110 --dpi 600 "
                       "--text-size 9 --signs hatching --color-end largest --letters --run-line "
                       "--caption")
            .split(QLatin1Char(' ')));
    for (const QString& line : outcome.err.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        QVERIFY2(line.contains(QLatin1String("The colour bar is too short for the words")),
                 qPrintable(outcome.err));
    QCOMPARE(outcome.code, 0);
    const Session read = readSession(file.toStdString());
    const Figure figure = makeFigure(figureSource(read.runs.front()->run().report, Zero{}, 0.75),
                                     FigureContent::Maps);
    FigureOptions options;
    options.caption = true;
    options.textPoints = 9;
    options.signs = CellSigns::Hatching;
    options.colorEnd = ColorEnd::Largest;
    options.letters = true;
    options.runLine = true;
    QCOMPARE(readAll(folder + QLatin1String("/maps-zero.svg")),
             figureBytes(figure, options, {100, 110, 600}, FigureFormat::Svg));
    QImage picture;
    QVERIFY(picture.load(folder + QLatin1String("/maps-zero.png")));
    QCOMPARE(picture.size(), QSize(2362, 2598));  // 100 x 110 mm at 600 dpi
    QCOMPARE(picture.dotsPerMeterX(), 23622);
}

// An option that cannot be followed is not passed over.
void TestBatch::whatIsLeftOutIsSaid() {
    const Outcome outcome = program(
        QStringList{QStringLiteral("--batch"), session({sampleReport(48, 25)}),
                    QStringLiteral("--export"), m_folder.filePath(QStringLiteral("left-out"))} +
        QStringLiteral("--format svg --width 30 --signs marks").split(QLatin1Char(' ')));
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.err.contains(QLatin1String("headscope: maps-zero: The cells are too small")),
             qPrintable(outcome.err));
}

void TestBatch::aPresetChoosesTheFormat() {
    const auto written = [&](const char* preset) {
        const QString folder = m_folder.filePath(QLatin1String("preset-") + QLatin1String(preset));
        const Outcome outcome = program({QStringLiteral("--batch"), session({sampleReport(3, 3)}),
                                         QStringLiteral("--export"), folder,
                                         QStringLiteral("--preset"), QLatin1String(preset)});
        if (outcome.code != 0) qWarning("%s", qPrintable(outcome.err));
        return QDir(folder);
    };
    const QDir slide = written("slide");
    QVERIFY(slide.exists(QStringLiteral("maps-zero.png")) &&
            slide.exists(QStringLiteral("run.csv")));
    QVERIFY(!slide.exists(QStringLiteral("maps-zero.pdf")) &&
            !slide.exists(QStringLiteral("maps-zero.svg")));
    QCOMPARE(QImage(slide.filePath(QStringLiteral("maps-zero.png"))).size(), QSize(2560, 1440));
    const QDir column = written("column");
    QVERIFY(column.exists(QStringLiteral("maps-zero.pdf")) &&
            !column.exists(QStringLiteral("maps-zero.png")));
    // 85 mm are 240.9 points, and pages are whole ones.
    QVERIFY(readAll(column.filePath(QStringLiteral("maps-zero.pdf"))).contains("[0 0 241.0"));
}

void TestBatch::captionsStandBesideTheFigures() {
    const QString folder = m_folder.filePath(QStringLiteral("captions"));
    const SweepReport report = sampleReport(3, 3);
    QCOMPARE(program({QStringLiteral("--batch"), session({report}), QStringLiteral("--export"),
                      folder, QStringLiteral("--format"), QStringLiteral("svg")})
                 .code,
             0);
    const QByteArray captions = readAll(folder + QLatin1String("/captions.txt"));
    QVERIFY2(captions.startsWith("maps-zero.svg\nModel: sample-model"), captions.constData());
    QVERIFY(captions.contains("\nmaps-mean.svg\nModel: sample-model"));
    QVERIFY(captions.contains("Berlin is the capital of"));
    QVERIFY(readAll(folder + QLatin1String("/README.txt")).contains("captions.txt"));
    const QByteArray svg = readAll(folder + QLatin1String("/maps-zero.svg"));
    QVERIFY(!svg.mid(svg.indexOf("</metadata>")).contains("Model: "));
    const QString data = m_folder.filePath(QStringLiteral("no-captions"));
    QCOMPARE(program({QStringLiteral("--batch"), session({report}), QStringLiteral("--export"),
                      data, QStringLiteral("--format"), QStringLiteral("csv")})
                 .code,
             0);
    QVERIFY(!QFile::exists(data + QLatin1String("/captions.txt")));
}

void TestBatch::boxesAreNamed() {
    SweepReport report = sampleReport(3, 3);
    report.result.clean.target.tokens.front().text = "\xEF\xA3\xBF";  // private use, U+F8FF
    const auto outcomeOf = [&](const char* format) {
        return program({QStringLiteral("--batch"), session({report}), QStringLiteral("--export"),
                        m_folder.filePath(QLatin1String("boxes-") + QLatin1String(format)),
                        QStringLiteral("--format"), QLatin1String(format)});
    };
    const Outcome figures = outcomeOf("svg");
    QCOMPARE(figures.code, 0);
    if (figures.err.isEmpty()) QSKIP("a font has U+F8FF");
    QVERIFY2(figures.err.startsWith(QLatin1String("headscope: ")) &&
                 figures.err.contains(QString::fromUtf8("U+F8FF \xEF\xA3\xBF")),
             qPrintable(figures.err));
    QCOMPARE(figures.err.count(QLatin1Char('\n')), 1);
    QCOMPARE(outcomeOf("csv").err, QString());
}

void TestBatch::withoutAFontNothingIsWritten() {
    const QString fonts = m_folder.filePath(QStringLiteral("fonts.conf"));
    writeFileAtomically(fonts.toStdString(),
                        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                        "<fontconfig><dir>/no/such/folder</dir></fontconfig>");
    const auto before = qgetenv("FONTCONFIG_FILE");
    qputenv("FONTCONFIG_FILE", QFile::encodeName(fonts));
    const QString folder = m_folder.filePath(QStringLiteral("fontless"));
    const auto outcomeOf = [&](const char* format) {
        return program({QStringLiteral("--batch"), session({sampleReport(3, 3)}),
                        QStringLiteral("--export"), folder, QStringLiteral("--format"),
                        QLatin1String(format)});
    };
    const Outcome figures = outcomeOf("pdf,csv");
    QVERIFY(!QFile::exists(folder));
    const Outcome data = outcomeOf("csv");
    before.isNull() ? qunsetenv("FONTCONFIG_FILE") : qputenv("FONTCONFIG_FILE", before);
    QCOMPARE(figures.code, 1);
    QVERIFY2(figures.err.contains(QLatin1String("fonts-dejavu-core")), qPrintable(figures.err));
    QCOMPARE(data.code, 0);
    QVERIFY(QFile::exists(folder + QLatin1String("/run.csv")));
}

void TestBatch::wrongUseIsSaidAndWritesNothing_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const QStringList batch{QStringLiteral("--batch"), QStringLiteral("--export"),
                            QStringLiteral("OUT")};
    const auto words = [](const char* text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '));
    };
    QTest::newRow("no folder") << QStringList{QStringLiteral("--batch")} + kBerlin
                               << QStringLiteral("--export");
    QTest::newRow("no prompt") << batch << QStringLiteral("prompt");
    QTest::newRow("format") << batch + words("--format pdf,tiff") + kBerlin
                            << QStringLiteral("tiff");
    QTest::newRow("replacement") << batch + words("--replace noise") + kBerlin
                                 << QStringLiteral("noise");
    QTest::newRow("positions") << batch + words("--positions 1,x") + kBerlin
                               << QStringLiteral("1,x");
    QTest::newRow("position") << batch + words("--positions 99") + kBerlin
                              << QStringLiteral("Positions count from 0");
    QTest::newRow("order of positions")
        << batch + words("--positions 3,0") + kBerlin << QStringLiteral("Positions count from 0");
    QTest::newRow("invisible option")
        << QStringList{QStringLiteral("--\u202Efoo")} << QStringLiteral("\\u{202E}foo");
    QTest::newRow("invisible value")
        << QStringList{QStringLiteral("--completion"), QStringLiteral("\u202Efoo")}
        << QStringLiteral("\\u{202E}foo");
    QTest::newRow("both and another") << batch + words("--replace both,zero") + kBerlin
                                      << QStringLiteral("\"both\" stands for zero,mean");
    QTest::newRow("model") << batch + words("--model /no/such/model") + kBerlin
                           << QStringLiteral("/no/such/model");
    QTest::newRow("model's name") << batch + words("--model acme/none@v2") + kBerlin
                                  << QStringLiteral("acme/none --revision v2");
    QTest::newRow("without batch")
        << QStringList{QStringLiteral("--export"), QStringLiteral("OUT")} << QStringLiteral("OUT");
    QTest::newRow("preset") << batch + words("--preset poster") + kBerlin
                            << QStringLiteral("poster");
    QTest::newRow("width") << batch + words("--width 5") + kBerlin << QStringLiteral("--width");
    QTest::newRow("text size") << batch + words("--text-size nan") + kBerlin
                               << QStringLiteral("--text-size");
    QTest::newRow("signs") << batch + words("--signs dots") + kBerlin << QStringLiteral("dots");
    QTest::newRow("color end") << batch + words("--color-end 3") + kBerlin
                               << QStringLiteral("--color-end");
    QTest::newRow("font") << batch + words("--font Nowhere") + kBerlin << QStringLiteral("Nowhere");
    QTest::newRow("dpi of vectors")
        << batch + words("--dpi 600 --format pdf") + kBerlin << QStringLiteral("--dpi");
    QTest::newRow("letters on data")
        << batch + words("--letters --format csv") + kBerlin << QStringLiteral("--letters");
    QTest::newRow("letters in the window") << words("--letters") << QStringLiteral("--batch");
    QTest::newRow("no session") << batch + words(HEADSCOPE_PROGRAM)
                                << QStringLiteral(HEADSCOPE_PROGRAM);
    QTest::newRow("both") << batch + QStringList{QStringLiteral("SESSION")} + kBerlin
                          << QStringLiteral("session");
}

void TestBatch::wrongUseIsSaidAndWritesNothing() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const QString folder = m_folder.filePath(QStringLiteral("refused"));
    arguments.replaceInStrings(QRegularExpression(QStringLiteral("^OUT$")), folder);
    arguments.replaceInStrings(QRegularExpression(QStringLiteral("^SESSION$")),
                               session({sampleReport(2, 2)}));
    says.replace(QLatin1String("OUT"), QLatin1String("--batch"));
    const Outcome outcome = program(arguments);
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.out, QString());
    QVERIFY2(outcome.err.startsWith(QLatin1String("headscope: ")), qPrintable(outcome.err));
    QCOMPARE(outcome.err.count(QLatin1Char('\n')), 1);
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
    QVERIFY(!QFile::exists(folder));
}

void TestBatch::aFullFolderIsRefusedAndAFailureIsOne() {
    const QString file = session({sampleReport(2, 2)});
    const QStringList batch{QStringLiteral("--batch"), file, QStringLiteral("--export")};
    QCOMPARE(program(batch + QStringList{m_folder.path()}).code, 2);
    QCOMPARE(program(batch + QStringList{file}).code, 2);
    const Outcome outcome = program(batch + QStringList{QStringLiteral("/proc/none/here")});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains(QLatin1String("/proc/none/here")), qPrintable(outcome.err));
}

// `headscope FILE`: the window shows the session's run, and says what is wrong with a broken file.
void TestBatch::aFileOnTheCommandLineIsOpenedInTheWindow() {
    qputenv("HEADSCOPE_CONFIG", m_folder.filePath(QStringLiteral("window.ini")).toUtf8());
    const auto picture = [&](const QString& file, const char* name) {
        const QString png = m_folder.filePath(QString::fromLatin1(name));
        const Outcome outcome = program({QStringLiteral("--platform"), QStringLiteral("offscreen"),
                                         QStringLiteral("--size"), QStringLiteral("1280x800"),
                                         QStringLiteral("--theme"), QStringLiteral("light"),
                                         QStringLiteral("--screenshot"), png, file});
        return std::pair{outcome, QImage(png)};
    };
    const auto [small, ofSmall] = picture(session({sampleReport(4, 4)}), "small.png");
    QVERIFY2(small.code == 0, qPrintable(small.err));
    QCOMPARE(ofSmall.size(), QSize(1280, 800));
    const auto [large, ofLarge] = picture(session({sampleReport(24, 16)}), "large.png");
    QCOMPARE(large.code, 0);
    QVERIFY(ofSmall != ofLarge);
    const QString broken = m_folder.filePath(QStringLiteral("broken.headscope"));
    writeFileAtomically(broken.toStdString(), "no session");
    const auto [refused, none] = picture(broken, "none.png");
    QVERIFY(refused.code > 0);
    QVERIFY2(refused.err.contains(QLatin1String("broken.headscope")), qPrintable(refused.err));
    QVERIFY(none.isNull());
    qunsetenv("HEADSCOPE_CONFIG");
}

void TestBatch::theSameCallGivesTheSamePictureAndLeavesNoTrace_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a run") << QStringList();
    QTest::newRow("another run") << QStringList{
        QStringLiteral("--prompt"), QStringLiteral("Rome is the capital of"),
        QStringLiteral("--target"), QStringLiteral(" Italy")};
    QTest::newRow("a device") << QStringList{QStringLiteral("--device"), QStringLiteral("cpu")};
    QTest::newRow("a session") << QStringList{QStringLiteral("SESSION")};
}

void TestBatch::theSameCallGivesTheSamePictureAndLeavesNoTrace() {
    QFETCH(QStringList, arguments);
    arguments.replaceInStrings(QRegularExpression(QStringLiteral("^SESSION$")),
                               session({sampleReport(6, 5)}));
    QTemporaryDir home;
    // What a window has left there: it must stay as it is, and is not shown.
    QVERIFY(QDir(home.path()).mkpath(QStringLiteral(".config/headscope")));
    const QString settings = home.filePath(QStringLiteral(".config/headscope/headscope.ini"));
    const std::string own =
        "[inputs]\nprompt=mine\ntarget=\" yours\"\ncontrol=\" theirs\"\n"
        "[view]\ntheme=dark\n";
    const auto picture = [&](const char* name) {
        const QString png = m_folder.filePath(QString::fromLatin1(name));
        const Outcome outcome =
            program(QStringList{QStringLiteral("--platform"), QStringLiteral("offscreen"),
                                QStringLiteral("--screenshot"), png} +
                        arguments,
                    home.path());
        if (outcome.code != 0) qWarning("%s", qPrintable(outcome.err));
        return outcome.code == 0 ? readAll(png) : QByteArray();
    };
    const QStringList untouched = everythingIn(home.path());
    const QByteArray first = picture("first.png");
    QVERIFY(!first.isEmpty());
    QCOMPARE(everythingIn(home.path()), untouched);
    writeFileAtomically(settings.toStdString(), own);
    // Nothing may be written; to root everything may be, so the folder is looked at, too.
    const auto lock = [](const QString& folder, bool on) {
        const auto reading = QFile::ReadOwner | QFile::ExeOwner;
        QFile::setPermissions(folder, on ? reading : reading | QFile::WriteOwner);
    };
    for (const char* folder : {"/.config/headscope", "/.config", ""})
        lock(home.path() + QLatin1String(folder), true);
    const QStringList before = everythingIn(home.path());
    for (const char* name : {"second.png", "third.png"})
        QVERIFY2(picture(name) == first, name);
    QCOMPARE(everythingIn(home.path()), before);
    for (const char* folder : {"", "/.config", "/.config/headscope"})
        lock(home.path() + QLatin1String(folder), false);
}

// The numbers on the scale of a divergence are Qt's to write.
void TestBatch::thePictureIsTheSameInEveryLanguage() {
    const QString file = session({sampleReport(4, 4)}, R"({"maps":["kl target shown"]})");
    const auto picture = [&](const char* language) {
        const QString png = m_folder.filePath(QLatin1String(language) + QLatin1String(".png"));
        const auto before = qgetenv("LC_ALL");
        qputenv("LC_ALL", language);
        const Outcome outcome = program({QStringLiteral("--platform"), QStringLiteral("offscreen"),
                                         QStringLiteral("--screenshot"), png, file});
        before.isNull() ? qunsetenv("LC_ALL") : qputenv("LC_ALL", before);
        if (outcome.code != 0) qWarning("%s", qPrintable(outcome.err));
        return QImage(png);
    };
    const QImage english = picture("C.UTF-8");
    QVERIFY(!english.isNull());
    QCOMPARE(picture("de_DE.UTF-8"), english);
}

void TestBatch::theSameBatchGivesTheSameFilesAndLeavesNoTrace() {
    QTemporaryDir home;
    QFile::setPermissions(home.path(), QFile::ReadOwner | QFile::ExeOwner);
    const QStringList before = everythingIn(home.path());
    const auto files = [&](const char* name) {
        const QString folder = m_folder.filePath(QString::fromLatin1(name));
        const Outcome outcome = program(
            QStringList{QStringLiteral("--batch"), QStringLiteral("--export"), folder} + kBerlin,
            home.path());
        std::map<QString, QByteArray> all;
        if (outcome.code != 0) qWarning("%s", qPrintable(outcome.err));
        for (const QString& file : QDir(folder).entryList(QDir::Files))
            all[file] = readAll(folder + QLatin1Char('/') + file);
        return all;
    };
    const auto first = files("once");
    const auto second = files("again");
    QVERIFY(first.size() > 6);
    QCOMPARE(second.size(), first.size());
    for (const auto& [name, bytes] : first)
        QVERIFY2(second.count(name) && second.at(name) == bytes, qPrintable(name));
    QCOMPARE(everythingIn(home.path()), before);
    QFile::setPermissions(home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

// With a session of the bundled model's own run: its head's attention is asked of the engine once
// the weights' hash is known, which takes a while.
void TestBatch::aPictureShowsAllThatWasAskedFor() {
    QTemporaryDir home;
    const QString folder = m_folder.filePath(QStringLiteral("asked"));
    QCOMPARE(program(QStringList{QStringLiteral("--batch"), QStringLiteral("--export"), folder,
                                 QStringLiteral("--format"), QStringLiteral("json")} +
                         kBerlin,
                     home.path())
                 .code,
             0);
    const SweepReport report =
        sweepFromJson(readAll(folder + QLatin1String("/run.json")).toStdString());
    const auto picture = [&](const SessionRun& run, const char* name) {
        Session session;
        session.view = R"({"selected":[9,6],"panels":["inspectorDock"]})";
        session.runs.push_back(std::make_shared<KeptRun>(run));
        const QString file = m_folder.filePath(QStringLiteral("asked.headscope"));
        writeFileAtomically(file.toStdString(), toFile(session));
        const QString png = m_folder.filePath(QString::fromLatin1(name));
        const Outcome outcome = program({QStringLiteral("--platform"), QStringLiteral("offscreen"),
                                         QStringLiteral("--screenshot"), png, file},
                                        home.path());
        if (outcome.code != 0) qWarning("%s", qPrintable(outcome.err));
        return QImage(png);
    };
    SessionRun run = runOf(report, 1);
    run.target = " Germany";
    run.control = " France";
    const QImage asked = picture(run, "asked.png");
    QVERIFY(!asked.isNull());
    QCOMPARE(picture(run, "again.png"), asked);
    SessionRun other = run;
    other.report.edit().model.sha256 = std::string(64, '0');  // then there is nobody to ask
    QVERIFY(picture(other, "other.png") != asked);            // the pattern is seen in the picture
    SessionRun kept = run;  // one that was kept with the run is drawn as one that is asked for
    kept.patterns.edit().push_back(
        loadEngine(bundledModel())->attention(run.request.prompt, HeadId{9, 6}));
    QCOMPARE(picture(kept, "kept.png"), asked);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestBatch);
#include "test_batch.moc"
