// SPDX-License-Identifier: GPL-3.0-or-later
#include "commit.h"
#include "document/run_spec.h"
#include "document/settings.h"
#include "features/export/batch.h"
#include "features/models/model_actions.h"
#include "figure/missing_characters.h"
#include "jobs/engine_source.h"
#include "shell/display.h"
#include "shell/figure_flags.h"
#include "shell/main_window.h"
#include "shell/pictures.h"
#include "shell/play_through.h"
#include "shell/screen_fit.h"
#include "shell/window_completion.h"
#include "ui/control_style.h"
#include "ui/exact_text.h"
#include "ui/message_text.h"
#include "ui/texts.h"

#include <headscope/device.h>
#include <headscope/engine.h>
#include <headscope/engine_limits.h>
#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/launch.h>
#include <headscope/lesson_files.h>
#include <headscope/message.h>
#include <headscope/model_catalog.h>
#include <headscope/report.h>
#include <headscope/resources.h>
#include <headscope/runtime.h>
#include <headscope/stop_signals.h>
#include <headscope/version.h>
#include <headscope/visible_text.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHash>
#include <QIcon>
#include <QLocale>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace {

using headscope::app::MainWindow;

constexpr int kWrongUse = 2;
constexpr int kFailure = 1;
constexpr int kQuietLooks = 3;  // so many in a row that find nothing to come: all of it is painted
constexpr const char* kDesktopId = "org.headscope.headscope";  // of the desktop entry and the icon

struct Arguments {
    headscope::app::WindowOptions window;
    std::optional<headscope::app::ThemeChoice> theme;
    QString screenshot;
    QString pictures;  ///< a folder: of each step of the lesson
    QString platform;
    std::optional<QString> language;
    std::optional<QSize> size;
    std::optional<headscope::app::BatchOptions> batch;  ///< instead of a window
    std::optional<headscope::Device> device;
};

int complain(const QString& what, const QString& hint) {
    std::fprintf(stderr, "headscope: %s. %s\n", headscope::messageText(what.toStdString()).c_str(),
                 headscope::messageText(hint.toStdString()).c_str());
    return kWrongUse;
}

std::optional<QSize> sizeFrom(const QString& text) {
    const QStringList parts = text.split(QLatin1Char('x'));
    if (parts.size() != 2) return std::nullopt;
    bool widthOk = false;
    bool heightOk = false;
    const QSize size(parts[0].toInt(&widthOk), parts[1].toInt(&heightOk));
    const bool sane = size.width() >= 200 && size.height() >= 200 && size.width() <= 16384 &&
                      size.height() <= 16384;
    return widthOk && heightOk && sane ? std::optional(size) : std::nullopt;
}

QString utf8(const char* text) {
    return QString::fromUtf8(text);
}

/// The options that make files instead of a window.
struct BatchFlags {
    QCommandLineOption batch{utf8("batch"),
                             utf8("Open no window: write figures and data of the session FILE, or "
                                  "of a run of the options, and exit. Needs no display.")};
    QCommandLineOption folder{utf8("export"), utf8("With --batch: a new folder for the files."),
                              utf8("DIR")};
    QCommandLineOption format{utf8("format"),
                              utf8("With --batch: which files. Default: pdf,png,svg,csv,json."),
                              utf8("LIST")};
    QCommandLineOption replace{
        utf8("replace"),
        utf8("With --batch: what takes the place of a head's output, such as "
             "zero,vector-mean,scale:0.5. Default: both, which is zero,mean."),
        utf8("LIST")};
    QCommandLineOption csvBom{utf8("csv-bom"),
                              utf8("With --batch: begin the CSV with a byte order mark: without it "
                                   "Excel does not read UTF-8.")};
    QCommandLineOption positions{
        utf8("positions"), utf8("With --batch: all, last, or a list such as 0,3. Default: all."),
        utf8("LIST")};

    headscope::app::FigureFlags figures;

    [[nodiscard]] QList<QCommandLineOption> all() const {
        return QList<QCommandLineOption>{batch, folder, format, replace, positions, csvBom} +
               figures.all();
    }

    /// What they ask for beside the window's options. Throws headscope::Error.
    [[nodiscard]] std::optional<headscope::app::BatchOptions> read(
        const QCommandLineParser& parser, const headscope::app::WindowOptions& window) const {
        if (!parser.isSet(batch)) {
            for (const QCommandLineOption& option : all()) {
                if (parser.isSet(option)) {
                    throw headscope::inputError(
                        headscope::say("--%1 goes with --batch",
                                       option.names().constFirst().toStdString()),
                        headscope::say("Add --batch, or leave it out."));
                }
            }
            return std::nullopt;
        }
        headscope::app::BatchOptions options;
        options.session = window.file;
        options.model = window.model;
        options.limits = window.limits;
        options.prompt = window.prompt;
        options.target = window.target;
        options.moreTargets = window.moreTargets;
        options.moreControls = window.moreControls;
        options.control = window.control;
        options.donor = window.donor;
        options.bos = window.bos;
        options.folder = parser.value(folder);
        if (options.folder.isEmpty()) {
            throw headscope::inputError(headscope::say("--batch needs a folder to write to"),
                                        headscope::say("Give --export DIR."));
        }
        const bool asksForRun = window.namesInputs() || window.bos || !window.model.empty() ||
                                parser.isSet(replace) || parser.isSet(positions);
        if (!options.session.isEmpty() && asksForRun) {
            throw headscope::inputError(
                headscope::say("a session has its own model, prompt and tokens"),
                headscope::say("Give either the session file or the options."));
        }
        if (parser.isSet(format))
            options.kinds = headscope::app::exportKindsFrom(parser.value(format));
        options.kinds.csvOptions.byteOrderMark = parser.isSet(csvBom);
        figures.read(parser, parser.isSet(format), options);
        if (parser.isSet(replace))
            options.interventions =
                headscope::interventionsFromNames(parser.value(replace).toStdString());
        else if (options.donor)
            options.interventions = {headscope::app::patching()};
        if (parser.isSet(positions))
            options.positions = headscope::positionsFromName(parser.value(positions).toStdString());
        return options;
    }
};

int showVersion(bool json) {
    const std::string text =
        json ? headscope::versionJson({"headscope", headscope::app::commit(), qVersion()})
             : "headscope " + std::string(headscope::version()) + "\n";
    std::fputs(text.c_str(), stdout);
    return 0;
}

int showCompletion(const QString& name, const QList<QCommandLineOption>& options) {
    const auto shell = headscope::completion::shellFromName(name.toStdString());
    if (!shell)
        return complain(QStringLiteral("--completion wants bash, zsh or fish, not ") + name,
                        QStringLiteral("Try headscope --help."));
    std::fputs(
        headscope::completion::completionScript(headscope::app::windowCommand(options), *shell)
            .c_str(),
        stdout);
    return 0;
}

/// As they were given: Qt drops a U+FEFF at the beginning of one.
QStringList exactArguments(int argc, char** argv) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.push_back(headscope::app::fromUtf8Exactly(argv[i]));
    return arguments;
}

/// Does an argument hold what is no text, so that a U+FFFD may be there in its place?
bool hasInvalidText(int argc, char** argv) {
    return std::any_of(argv, argv + argc, [](const char* argument) {
        return headscope::validUtf8(argument) != argument;
    });
}

/// Checks that the lesson can be read and has texts in the requested language. Throws
/// headscope::Error.
void requireLesson(const QString& path, const std::optional<QString>& language) {
    const headscope::Lesson lesson = headscope::openLesson(QFile::encodeName(path).toStdString());
    if (!language || *language == QLatin1String(headscope::app::kSystemLanguage)) return;
    const auto& own = lesson.languages;
    if (std::find(own.begin(), own.end(), language->toStdString()) == own.end())
        throw headscope::inputError(
            headscope::say("the lesson has no text in the language %1", language->toStdString()),
            headscope::say("Choose another language, or write the text."));
}

/// Reads the options without a display. Returns an exit code where the program is to end here.
std::optional<int> parse(int argc, char** argv, Arguments& out) {
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("headscope"));
    QCommandLineParser parser;
    const auto text = utf8;
    const BatchFlags batch;
    parser.setApplicationDescription(
        text("What does a GPT-2 model lose as each attention head is ablated?\n"
             "The same from the command line: headscope-cli."));
    const QCommandLineOption help(QStringList{text("h"), text("help")}, text("Show this help."));
    const QCommandLineOption version(QStringList{text("v"), text("version")},
                                     text("Show the version."));
    const QCommandLineOption model(
        text("model"),
        text("Model folder, or a name in the Hugging Face cache such as gpt2 "
             "or gpt2@revision. Default: the bundled model."),
        text("MODEL"));
    const QCommandLineOption prompt(text("prompt"), text("The prompt."), text("TEXT"));
    const QCommandLineOption target(
        text("target"), text("The target token; several: they count as one."), text("TEXT"));
    const QCommandLineOption control(
        text("control"), text("The control token; several: they count as one."), text("TEXT"));
    const QCommandLineOption donor(
        text("donor"),
        text("A second prompt with as many tokens: each head's output is taken from its run."),
        text("TEXT"));
    const QCommandLineOption bos(
        text("bos"),
        text("Begin with <|endoftext|>, as other libraries do; it is a token of the prompt."));
    const QCommandLineOption threads(
        text("threads"),
        text("Threads. Default: the physical cores, less those that other "
             "programs keep busy."),
        text("N"));
    const QCommandLineOption memory(
        text("memory"),
        text("Memory that a run may take beside the weights, such as 2G. Default: a quarter of "
             "what is free."),
        text("SIZE"));
    const QCommandLineOption device(
        text("device"), text("Where runs are computed: cpu, cuda or cuda:N."), text("NAME"));
    const QCommandLineOption noRun(text("no-run"), text("Do not run at the start."));
    const QCommandLineOption screenshot(
        text("screenshot"),
        text("Write a picture of the window once all in it is there, and exit. Leaves no trace."),
        text("FILE"));
    const QCommandLineOption size(text("size"), text("Size of the window."), text("WxH"));
    const QCommandLineOption theme(text("theme"), text("light, dark or system."), text("NAME"));
    const QCommandLineOption language(
        QStringList{text("lang"), text("language")},
        text("Language of the window and of figures: system, en or vi. Default: what View > "
             "Language has; with --batch, --screenshot and --screenshots: en."),
        text("NAME"));
    const QCommandLineOption platform(text("platform"), text("Qt platform, for example offscreen."),
                                      text("NAME"));
    const QCommandLineOption present(text("present"),
                                     text("Show the lesson FILE to a class, on the whole screen."),
                                     text("FILE"));
    const QCommandLineOption play(text("play"),
                                  text("Go through the lesson FILE without a display; goes with "
                                       "--screenshots."),
                                  text("FILE"));
    const QCommandLineOption screenshots(
        text("screenshots"),
        text("With --play or --present: write a picture of each step, covered and uncovered, into "
             "DIR, and exit. Leaves no trace."),
        text("DIR"));
    const QCommandLineOption step(text("step"),
                                  text("With --present: the step to begin at, from 1."), text("N"));
    const QCommandLineOption json(
        text("json"),
        text("With --version: JSON that tells commit, libtorch, Qt, oneDNN and BLAS, too."));
    const QCommandLineOption completion(
        text("completion"),
        text("Write a script that makes bash, zsh or fish complete these options, and exit."),
        text("SHELL"));
    const QList<QCommandLineOption> options =
        QList<QCommandLineOption>{help,    version,  json,     model,  prompt,     target,
                                  control, threads,  memory,   noRun,  screenshot, size,
                                  theme,   language, platform, device, completion, present,
                                  step,    donor,    bos,      play,   screenshots} +
        batch.all();
    parser.addOptions(options);

    parser.addPositionalArgument(
        text("file"),
        text("What to open: a session (.headscope), a lesson (.headscope-lesson), answers to "
             "collect (.headscope-answers), or a model folder."),
        text("[FILE]"));
    QString modelFolder;

    const QString hint = text("Try headscope --help.");
    if (!parser.parse(exactArguments(argc, argv))) {
        QString what = parser.errorText();
        if (what.endsWith(QLatin1Char('.'))) what.chop(1);
        return complain(what, hint);
    }
    for (const QCommandLineOption& option : options) {
        // Qt takes the last one without a word.
        const bool takesValue = !option.valueName().isEmpty();
        const QString name = option.names().constLast();
        const bool isToken = name == text("target") || name == text("control");
        if (takesValue && !isToken && parser.values(option).size() > 1)
            return complain(text("--") + name + text(" is given twice"), text("Give it once."));
    }
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return 0;
    }
    if (parser.isSet(version)) return showVersion(parser.isSet(json));
    if (parser.isSet(json)) return complain(text("--json goes with --version"), hint);
    if (parser.isSet(completion)) return showCompletion(parser.value(completion), options);
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1) {
        return complain(text("unexpected argument ") + files.at(1), hint);
    }
    if (!files.isEmpty()) {
        if (!QFileInfo::exists(files.constFirst())) {
            return complain(files.constFirst() + text(" does not exist"),
                            text("Give a session, a lesson, answers, or a model folder."));
        }
        const QFileInfo info(files.constFirst());
        const bool isModel =
            info.isDir() && !QFileInfo::exists(info.filePath() + text("/lesson.json"));
        (isModel ? modelFolder : out.window.file) = files.constFirst();
    }
    const auto given = [&parser](const QCommandLineOption& option) {
        return parser.isSet(option) ? std::optional(parser.values(option).constFirst())
                                    : std::nullopt;
    };
    for (const auto* option : {&prompt, &donor, &target, &control}) {
        if (parser.values(*option).join(QChar()).contains(QChar::ReplacementCharacter) &&
            hasInvalidText(argc, argv)) {
            return complain(text("--") + option->names().constFirst() + text(" is not valid UTF-8"),
                            text("Give it as UTF-8 text."));
        }
    }
    if (parser.isSet(model)) modelFolder = parser.value(model);
    out.window.prompt = given(prompt);
    out.window.target = given(target);
    out.window.control = given(control);
    out.window.moreTargets = parser.values(target).mid(1);
    out.window.moreControls = parser.values(control).mid(1);
    out.window.donor = given(donor);
    out.window.bos = parser.isSet(bos);
    out.window.runAtStart = !parser.isSet(noRun);
    out.screenshot = parser.value(screenshot);
    out.platform = parser.value(platform);
    if (const auto value = given(threads)) {
        bool ok = false;
        out.window.limits.threads = value->toInt(&ok);
        if (!ok || out.window.limits.threads < 1) {
            return complain(text("--threads wants a number from 1, not ") + *value, hint);
        }
    }
    if (const auto value = given(present)) {
        if (!QFileInfo::exists(*value))
            return complain(*value + text(" does not exist"),
                            text("Give a lesson: a .headscope-lesson file, or its folder."));
        out.window.lesson = QFileInfo(*value).absoluteFilePath();
    }
    if (const auto value = given(step)) {
        bool ok = false;
        out.window.lessonStep = value->toInt(&ok);
        if (!ok || out.window.lessonStep < 1)
            return complain(text("--step wants a number from 1, not ") + *value, hint);
        if (out.window.lesson.isEmpty()) return complain(text("--step goes with --present"), hint);
    }
    out.pictures = parser.value(screenshots);
    if (const auto value = given(play)) {
        if (!QFileInfo::exists(*value))
            return complain(*value + text(" does not exist"),
                            text("Give a lesson: a .headscope-lesson file, or its folder."));
        if (!out.window.lesson.isEmpty() || !out.window.file.isEmpty())
            return complain(text("--play has the lesson to open"),
                            text("Leave --present and the file out."));
        if (out.pictures.isEmpty())
            return complain(text("--play needs a folder for the pictures"),
                            text("Give --screenshots DIR."));
        out.window.file = QFileInfo(*value).absoluteFilePath();
    }
    if (!out.pictures.isEmpty()) {
        if (!parser.isSet(play) && !parser.isSet(present))
            return complain(text("--screenshots goes with --play or --present"), hint);
        if (!out.screenshot.isEmpty() || parser.isSet(step))
            return complain(text("--screenshots has all steps"),
                            text("Leave --screenshot and --step out."));
        if (parser.isSet(batch.batch))
            return complain(text("--screenshots does not go with --batch"),
                            text("Leave one of them out."));
    }
    if (const auto value = given(size)) {
        out.size = sizeFrom(*value);
        if (!out.size) {
            return complain(text("--size wants a size like 1280x800, not ") + *value, hint);
        }
    }
    if (const auto value = given(theme)) {
        out.theme = headscope::app::themeFromName(*value);
        if (headscope::app::name(*out.theme) != *value) {
            return complain(text("--theme wants light, dark or system, not ") + *value, hint);
        }
    }
    out.language = given(language);
    if (out.language && *out.language != QLatin1String(headscope::app::kSystemLanguage) &&
        !headscope::app::languages().contains(*out.language)) {
        return complain(text("--language wants system, ") +
                            headscope::app::languages().join(text(" or ")) + text(", not ") +
                            *out.language,
                        hint);
    }
    try {
        if (!out.pictures.isEmpty())
            requireLesson(parser.isSet(play) ? out.window.file : out.window.lesson, out.language);
        // A folder, or a name in the Hugging Face cache. Bytes as they were given.
        if (!modelFolder.isEmpty())
            out.window.model =
                headscope::resolveModel(QFile::encodeName(modelFolder).toStdString());
        if (const auto value = given(memory))
            out.window.limits.memory = headscope::parseMemory(value->toStdString());
        if (const auto value = given(device)) {
            out.device = headscope::parseDevice(value->toStdString());
            headscope::requireDevice(*out.device);
        }
        out.batch = batch.read(parser, out.window);
    } catch (const headscope::Error& error) {
        return complain(headscope::app::textOf(error.message()),
                        headscope::app::textOf(error.hintMessage()));
    }
    return std::nullopt;
}

int fail(const headscope::app::UserError& error) {
    complain(error.what, error.hint);
    return kFailure;
}

/// As soon as all has come that the window is to show.
void takeScreenshot(MainWindow& window, const QString& path) {
    headscope::app::whenQuiet(
        window, kQuietLooks,
        [&window, path] {
            try {
                headscope::app::writePicture(window, path);
                window.close();  // in order, so that nothing is left to recover
                QCoreApplication::exit(0);
            } catch (const headscope::Error& error) {
                QCoreApplication::exit(fail(headscope::app::userError(error)));
            }
        },
        [](const headscope::app::UserError& error) { QCoreApplication::exit(fail(error)); });
}

/// Of every step of the lesson that was asked for, once it has begun.
void takePictures(MainWindow& window, const QString& folder, std::optional<QSize> size) {
    auto* through = new headscope::app::PlayThrough(window, folder, size, &window);
    QObject::connect(through, &headscope::app::PlayThrough::ended, &window,
                     [&window, through](const auto& error) {
                         for (const QString& path : through->written())
                             std::printf("%s\n", qUtf8Printable(path));
                         const int code = error ? fail(*error) : 0;
                         window.close();
                         QCoreApplication::exit(code);
                     });
    through->start();
}

/// From the program's own files, so that the build tree and a portable copy have it, too.
QIcon windowIcon() {
    try {
        const auto folder = headscope::resourceFolder().parent_path() / "icons/hicolor";
        QIcon icon;
        for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
            const auto file = folder / (std::to_string(size) + "x" + std::to_string(size)) /
                              "apps" / (std::string(kDesktopId) + ".png");
            if (QFileInfo::exists(QString::fromStdString(file.string())))
                icon.addFile(QString::fromStdString(file.string()), QSize(size, size));
        }
        if (icon.isNull())
            icon.addFile(QString::fromStdString(
                (folder / "scalable/apps" / (std::string(kDesktopId) + ".svg")).string()));
        return icon;
    } catch (const headscope::Error&) {
        return {};  // the model's message will say what is missing
    }
}

/// Qt's remarks on a machine without a desktop are of no interest to a script.
void onlyWhatIsCritical(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "headscope: %s\n", qPrintable(text));
}

/// Figures and data without a window, on a platform that needs no display.
int exportInBatch(int argc, char** argv, const Arguments& arguments) {
    QHashSeed::setDeterministicGlobalSeed();  // fonts in PDFs are in the order of a hash
    if (arguments.platform.isEmpty()) qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(onlyWhatIsCritical);
    const QGuiApplication application(argc, argv);
    headscope::app::installTexts();
    headscope::app::chooseLanguage(arguments.language.value_or(QStringLiteral("en")));
    QCoreApplication::setApplicationName(QStringLiteral("headscope"));
    try {
        headscope::app::requireFont(arguments.batch->look.options.fontFamily);
        const headscope::app::Exported written = headscope::app::exportBatch(
            *arguments.batch, headscope::app::localEngines([&arguments] {
                                  return arguments.device.value_or(headscope::Device{});
                              }).load);
        for (const QString& file : written.files)
            std::printf("%s\n", qUtf8Printable(file));
        QStringList remarks = written.notes;
        if (!written.missing.empty()) remarks += headscope::app::missingText(written.missing);
        for (const QString& remark : remarks)
            std::fprintf(stderr, "headscope: %s\n", qUtf8Printable(remark));
        return 0;
    } catch (const headscope::Error& error) {
        complain(headscope::app::textOf(error.message()),
                 headscope::app::textOf(error.hintMessage()));
        return error.kind() == headscope::Error::Kind::Input ? kWrongUse : kFailure;
    } catch (...) {
        const headscope::app::UserError error = headscope::app::currentError();
        complain(error.what, error.hint);
        return kFailure;
    }
}

int show(int argc, char** argv, Arguments& arguments) {
    const bool forPicture = !arguments.screenshot.isEmpty() || !arguments.pictures.isEmpty();
    if (forPicture) QHashSeed::setDeterministicGlobalSeed();
    if (!arguments.pictures.isEmpty() && arguments.platform.isEmpty())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const auto ownHandler = qInstallMessageHandler(headscope::app::explainFailedStart);
    QApplication application(argc, argv);
    headscope::app::installTexts();
    // A platform without a screen says of every window what it cannot do.
    qInstallMessageHandler(forPicture ? onlyWhatIsCritical : ownHandler);
    QApplication::setApplicationName(QStringLiteral("headscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Headscope"));
    QApplication::setDesktopFileName(QString::fromLatin1(kDesktopId));
    QApplication::setWindowIcon(windowIcon());
    QApplication::setStyle(new headscope::app::ControlStyle);
    using headscope::app::Settings;
    const auto use = forPicture ? Settings::Use::Nothing : Settings::Use::Remember;
    const QString remembered = forPicture ? QStringLiteral("en") : Settings(use).language();
    headscope::app::chooseLanguage(arguments.language.value_or(remembered));
    headscope::app::applyTheme(arguments.theme.value_or(Settings(use).theme()));

    if (arguments.device && !forPicture)  // as if it had been chosen in the window
        Settings().setDevice(QString::fromStdString(headscope::name(*arguments.device)));
    arguments.window.engines =
        headscope::app::localEngines([use, forPicture, device = arguments.device] {
            if (forPicture && device) return *device;
            return headscope::app::rememberedDevice(Settings(use));
        });
    arguments.window.forPicture = forPicture;
    MainWindow window(std::move(arguments.window));
    if (arguments.size)
        window.resize(*arguments.size);
    else if (!forPicture)
        headscope::app::fitToScreen(window);
    if (forPicture) {
        window.setAttribute(Qt::WA_DontShowOnScreen);  // nor under anybody's mouse
        const auto takeAll = [&window, &arguments] {
            if (arguments.pictures.isEmpty())
                takeScreenshot(window, arguments.screenshot);
            else
                takePictures(window, arguments.pictures, arguments.size);
        };
        // A lesson need not begin with a run.
        if (arguments.pictures.isEmpty())
            QObject::connect(&window, &MainWindow::settled, &window, takeAll,
                             Qt::SingleShotConnection);
        else
            QMetaObject::invokeMethod(&window, takeAll, Qt::QueuedConnection);
    }
    window.show();
    QObject::connect(&window, &MainWindow::closedUnasked, &application,
                     [forPicture] { QApplication::exit(forPicture ? kFailure : 0); });
    const headscope::StopSignals signals([&window](int /*number*/) {
        QMetaObject::invokeMethod(&window, &MainWindow::closeUnasked, Qt::QueuedConnection);
    });
    return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    headscope::keepWriteErrors();
    headscope::relaunchForLibraries(argv);
    Arguments arguments;
    if (const auto exitCode = parse(argc, argv, arguments)) return *exitCode;
    if (arguments.batch) return exportInBatch(argc, argv, arguments);
    if (arguments.pictures.isEmpty() && !headscope::app::hasDisplay(arguments.platform)) {
        std::fputs(headscope::app::kNoDisplay, stderr);
        return kFailure;
    }
    if (!arguments.screenshot.isEmpty() && !arguments.window.runAtStart) {
        return complain(QStringLiteral("--screenshot waits for a run, and --no-run forbids it"),
                        QStringLiteral("Leave one of them out."));
    }
    if (const auto problem = headscope::app::placesProblem()) {
        return complain(problem->what, problem->hint);
    }
    return show(argc, argv, arguments);
}
