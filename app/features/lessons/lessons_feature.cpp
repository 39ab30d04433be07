// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/lessons_feature.h"

#include "document/lesson_place_text.h"
#include "document/state_folder.h"
#include "features/inputs_dock.h"
#include "features/lessons/anchors.h"
#include "features/lessons/class_results.h"
#include "features/lessons/lesson_list.h"
#include "features/lessons/lesson_panel.h"
#include "features/lessons/mark_frames.h"
#include "features/lessons/presentation.h"
#include "features/lessons/save_answers.h"
#include "jobs/user_error.h"
#include "ui/commands.h"
#include "ui/dock_fit.h"
#include "ui/inline_hint.h"
#include "ui/panel_docks.h"
#include "ui/text_size.h"
#include "ui/texts.h"

#include <headscope/error.h>
#include <headscope/files.h>
#include <headscope/lesson_files.h>

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kLessonEdge = 10;  // to the window's right edge, as below the maps
constexpr int kLessonWidth = 350;
const QString kOffer = QStringLiteral("lesson_offer");  // choices in the settings
const QString kOffered = QStringLiteral("offered");
const QString kHistoryDock = QStringLiteral("historyDock");

QString askForFile(QWidget* over) {
    return QFileDialog::getOpenFileName(
        over, LessonsFeature::tr("Open a Lesson"), documentsFolder(),
        LessonsFeature::tr("Lessons (*%1)").arg(QString::fromLatin1(kLessonEnding)));
}

bool isLessonFolder(const QFileInfo& info) {
    return info.isDir() && QFileInfo::exists(info.filePath() + QStringLiteral("/lesson.json"));
}

bool areAnswers(const QFileInfo& info) {
    return info.isFile() &&
           info.fileName().endsWith(QLatin1String(kAnswersEnding), Qt::CaseInsensitive);
}

QString offerText() {
    return LessonsFeature::tr(
        "New here? Short lessons show in this window what attention heads do.");
}

}  // namespace

LessonsFeature::LessonsFeature(Workplace& place, const Start& start)
    : Feature(place),
      chooseFile(askForFile),
      m_play(keep<LessonController>([&](QObject* owner) {
          return new LessonController(document(), {}, start.leavesTraces, owner);
      })),
      m_list(new LessonList(document().settings(), document().state())),
      m_panel(new LessonPanel(m_play, *m_list, document().state())),
      m_dock(new QDockWidget(tr("Lesson"), &place.window)),
      m_marks(new MarkFrames(
          place.window,
          [this] {
              std::vector<MarkedPlace> places;
              for (const LessonMark& mark : m_marked)
                  if (const auto found = findMark(this->place().window, document().state(), mark,
                                                  m_play.isPlaying() ? m_play.values() : nullptr))
                      places.push_back(*found);
              return places;
          },
          this)),
      m_presentation(new Presentation(place.window, document(), m_play, this)),
      m_strip(new InlineHint(InlineHint::Tone::Plain)) {
    m_play.setCallbacks(callbacks(start));
    buildDock();
    connectAll();
    addCommands();
    buildStrip();
    place.window.installEventFilter(this);
    if (!start.lesson.isEmpty())
        presentAtStart(start.lesson, start.step);
    else if (start.leavesTraces)
        offer();
}

LessonsFeature::~LessonsFeature() {
    m_play.rest();
    m_marks->clear();
}

bool LessonsFeature::rest() {
    const bool presents = m_presentation->isOn();
    m_play.takeTyped();
    m_presentation->end();
    return presents;
}

void LessonsFeature::goOn(bool presents) {
    m_play.goOn(shownLanguage());
    if (m_play.isPlaying() && presents) present();
}

LessonCallbacks LessonsFeature::callbacks(const Start& start) {
    return {
        start.view,
        start.applyView,
        [this](const std::string& panel) { bringUp(panel); },
        [this](const std::string& panel) { return isInFront(panel); },
        [this](const QJsonObject& part) { Q_EMIT ripplesWanted(part); },
        [this](const std::string& panel) { Q_EMIT computeWanted(QString::fromStdString(panel)); }};
}

void LessonsFeature::buildDock() {
    m_dock->setObjectName(QStringLiteral("lessonDock"));
    m_dock->setWidget(m_panel);
    m_dock->setContentsMargins(0, 0, kLessonEdge, 0);
    place().window.addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_dock->hide();
    // However it is shown: by its key, or by a saved layout.
    connect(m_dock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (visible && !m_play.isPlaying()) m_list->refresh();
        if (visible) document().messages().withdraw(offerText());
        // A step's text and its question need the whole height more than the panels the width.
        place().window.setCorner(Qt::BottomRightCorner,
                                 visible ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea);
    });
    new DockFit(place().window, *m_dock, kInputsDock);
}

void LessonsFeature::connectAll() {
    connect(m_list, &LessonList::chosen, this,
            [this](const Lesson& lesson) { (void)begin(lesson); });
    connect(m_list, &LessonList::openRequested, this, [this] {
        if (const QString path = chooseFile(&place().window); !path.isEmpty()) openPath(path);
    });
    connect(m_panel, &LessonPanel::linkOpened, this, &LessonsFeature::followLink);
    connect(&document().state(), &RunState::selectedChanged, this, &LessonsFeature::scrollToMarks);
    connect(m_presentation, &Presentation::marksCleared, m_marks, &MarkFrames::clear);
    // Queued: the window's own layout comes back after it.
    connect(m_presentation, &Presentation::changed, this, &LessonsFeature::bringUpAfterPresenting,
            Qt::QueuedConnection);
    connect(&m_play, &LessonController::stepChanged, this, &LessonsFeature::stepChanged);
    connect(&m_play, &LessonController::changed, this, &LessonsFeature::refreshMarks);
    connect(&m_play, &LessonController::cannotGoOn, this,
            [this](const UserError& why) { document().messages().fail(why); });
    connect(&m_play, &LessonController::answersNotKept, this, [this](const QString& why) {
        document().messages().remark({why, {}});
    });
    connect(&m_play, &LessonController::left, this, [this] {
        m_marked.clear();
        m_marks->clear();
        tellMarks({});
        QAction* follow = commands().find(QStringLiteral("prompt.follow"));
        if (m_play.followedBefore() && follow && !follow->isChecked()) follow->trigger();
    });
}

void LessonsFeature::buildStrip() {
    m_strip->setObjectName(QStringLiteral("lessonStrip"));
    place().strips.addWidget(m_strip);
    connect(m_strip, &InlineHint::acted, this, &LessonsFeature::show);
    const auto refresh = [this] {
        const bool isHidden = m_play.isPlaying() && m_dock->isHidden() && !m_presentation->isOn();
        m_strip->setText(isHidden
                             ? tr("The lesson goes on, though its panel is hidden. Leave it by "
                                  "Help > Lesson > Leave the Lesson.")
                             : QString(),
                         tr("Show the Lesson"));
    };
    // Queued: the panel may be shown or hidden during these signals.
    connect(m_dock, &QDockWidget::visibilityChanged, m_strip, refresh, Qt::QueuedConnection);
    connect(m_presentation, &Presentation::changed, m_strip, refresh, Qt::QueuedConnection);
    for (const auto signal : {&LessonController::started, &LessonController::left})
        connect(&m_play, signal, m_strip, refresh, Qt::QueuedConnection);
}

void LessonsFeature::addCommands() {
    auto* shown = m_dock->toggleViewAction();
    shown->setText(tr("&Lessons"));
    shown->setShortcut(QKeySequence(tr("Ctrl+Shift+L")));
    shown->setStatusTip(tr("What heads do, step by step, in this window"));
    connect(shown, &QAction::triggered, this, [this](bool on) {
        if (!on) return;
        joinHistory();
        show();
    });
    commands().adopt(QStringLiteral("lessons.show"), shown);
    addPlayCommands();
    addAnswerCommands();
    for (const auto signal :
         {&LessonController::started, &LessonController::changed, &LessonController::left})
        commands().refreshAt(m_play, signal);
}

void LessonsFeature::addPlayCommands() {
    auto* menu = new QMenu(tr("L&esson"), &place().window);
    const auto add = [&](const char* id, const QString& text, const QString& tip,
                         const QString& keys, std::function<void()> act,
                         std::function<bool()> enabled) {
        menu->addAction(commands().add({QString::fromLatin1(id),
                                        text,
                                        tip,
                                        {QKeySequence(keys)},
                                        std::move(act),
                                        std::move(enabled)}));
    };
    const auto plays = [this] { return m_play.isPlaying(); };
    add(
        "lessons.next", tr("&Next Step"), tr("Go on in the lesson; a question is uncovered first"),
        tr("Ctrl+Shift+PgDown"), [this] { m_panel->nextButton()->click(); }, plays);
    add(
        "lessons.back", tr("&Back a Step"), tr("To the step before, with the window as it was"),
        tr("Ctrl+Shift+PgUp"), [this] { m_play.back(); },
        [this] { return m_play.isPlaying() && m_play.canGoBack(); });
    add(
        "lessons.hint", tr("&Hint"), tr("A little help with the step; once more for more of it"),
        tr("Ctrl+Shift+I"), [this] { (void)m_play.hint(); },
        [this] { return m_play.isPlaying() && m_play.hasHint(); });
    add(
        "lessons.panel", tr("&Go to the Lesson"), tr("The keyboard to the lesson's question"),
        tr("Ctrl+Shift+A"), [this] { show(); }, plays);
    add(
        "lessons.leave", tr("&Leave the Lesson"), tr("The window is as it was before the lesson"),
        tr("Ctrl+Shift+Q"), [this] { m_play.leave(m_list->keepsRuns()); }, plays);
    add("lessons.present", tr("Present, or Full Screen"),
        tr("Show the lesson to a class: full screen, large text, a remote's keys. Without a "
           "lesson: the window without its frame"),
        tr("F11"), [this] { m_play.isPlaying() ? present() : toggleFullScreen(); }, {});
    commands().adoptMenu(QStringLiteral("lessons.menu"), menu);
}

void LessonsFeature::addAnswerCommands() {
    commands().add({QStringLiteral("lessons.open"),
                    tr("Op&en a Lesson…"),
                    tr("A lesson's file, such as one of your teacher's"),
                    {QKeySequence(tr("Ctrl+Alt+K"))},
                    [this] { Q_EMIT m_list->openRequested(); }});
    QMenu* menu = commands().findMenu(QStringLiteral("lessons.menu"));
    menu->addAction(commands().add(
        {QStringLiteral("lessons.save_answers"),
         tr("&Save My Answers…"),
         tr("Write what you answered in this lesson to a file"),
         {QKeySequence(tr("Ctrl+Alt+Shift+A"))},
         [this] { saveAnswers(); },
         [this] { return m_play.isPlaying() && !m_play.answers().attempts.empty(); }}));
    menu->addAction(commands().add({QStringLiteral("lessons.collect"),
                                    tr("&Collect Answers…"),
                                    tr("What a class answered, from the files it handed in"),
                                    {QKeySequence(tr("Ctrl+Alt+Shift+R"))},
                                    [this] { results().show(); }}));
    menu->addAction(commands().add({QStringLiteral("lessons.delete_answers"),
                                    tr("&Delete My Answers"),
                                    tr("Take what you answered in all lessons off this machine"),
                                    {QKeySequence(tr("Ctrl+Alt+Shift+D"))},
                                    [this] { deleteAnswers(); }}));
}

// Behind the history's tab where that is there; tabs of what is hidden would take the keys.
void LessonsFeature::joinHistory() {
    auto* history = place().window.findChild<QDockWidget*>(kHistoryDock);
    if (history && history->isVisible() && !m_dock->isFloating() &&
        !place().window.tabifiedDockWidgets(m_dock).contains(history))
        place().window.tabifyDockWidget(history, m_dock);
}

void LessonsFeature::show() {
    if (!m_play.isPlaying()) m_list->refresh();
    if (!m_dock->isVisible()) {
        joinHistory();
        m_dock->show();
        if (place().window.dockWidgetArea(m_dock) == Qt::RightDockWidgetArea)
            place().window.resizeDocks({m_dock}, {scaledPixels(kLessonWidth)}, Qt::Horizontal);
    }
    m_dock->raise();
    m_panel->takeFocus();
}

bool LessonsFeature::begin(const Lesson& lesson, std::size_t step, const QString& language) {
    document().messages().dismissError();
    // Nothing of it is shown where a step of it cannot be done.
    if (const auto why = m_play.whyNot(lesson)) {
        document().messages().fail(*why);
        return false;
    }
    m_play.start(lesson, language.isEmpty() ? shownLanguage() : language, step);
    if (!m_presentation->isOn()) show();
    return true;
}

void LessonsFeature::beginShared(const Lesson& lesson) {
    const auto& model = document().state().model();
    const QString why = hindrance(lesson, model ? model->sha256 : std::string());
    if (!why.isEmpty())
        throw inputError(say("this lesson cannot be played here: %1", why.chopped(1).toStdString()),
                         say("Open another lesson."));
    (void)begin(lesson);
}

void LessonsFeature::tryLesson(const Lesson& lesson, const QString& language, int step,
                               bool presents) {
    if (begin(lesson, static_cast<std::size_t>(step), language) && presents) present();
}

bool LessonsFeature::canOpen(const QString& path) const {
    const QFileInfo info(path);
    const bool isFile =
        info.isFile() && path.endsWith(QLatin1String(kLessonEnding), Qt::CaseInsensitive);
    return isFile || isLessonFolder(info) || areAnswers(info) ||
           (info.isFile() && info.fileName() == QLatin1String("lesson.json"));
}

void LessonsFeature::openPath(const QString& path) {
    const QFileInfo info(path);
    if (areAnswers(info)) {
        results().show();
        results().raise();
        return results().add({path});
    }
    const bool isPart = info.isFile() && info.fileName() == QLatin1String("lesson.json");
    try {
        beginShared(openLesson((isPart ? info.path() : path).toStdString()));
    } catch (const Error& error) {
        document().messages().fail(userError(error));
    }
}

void LessonsFeature::present() {
    m_presentation->begin();
}

void LessonsFeature::toggleFullScreen() {
    QMainWindow& window = place().window;
    window.setWindowState(window.windowState() ^ Qt::WindowFullScreen);
    document().messages().showStatus(
        window.isFullScreen() ? tr("F11 brings the window's frame back. A lesson that is "
                                   "open is presented in its place.")
                              : QString());
}

void LessonsFeature::presentAtStart(const QString& path, int step) {
    // The maps and their strip find their places first.
    QMetaObject::invokeMethod(
        this,
        [this, path, step] {
            openPath(path);
            if (!m_play.isPlaying()) return;
            if (step > 1) m_play.open(m_play.stepWithNumber(step));
            present();
        },
        Qt::QueuedConnection);
}

void LessonsFeature::stepChanged() {
    m_marked.clear();
    m_marks->clear();
    tellMarks({});
    refreshMarks();
    // Before a model is there, it is not known whether the lesson can be begun at all.
    if (!document().state().model()) return;
    const bool isEnd = m_play.isLast();
    setProgress(document().settings(), m_play.lesson().id,
                isEnd ? LessonProgressMark::Done : LessonProgressMark::Begun);
}

void LessonsFeature::refreshMarks() {
    if (!m_play.isPlaying() || m_play.marks() == m_marked) return;
    m_marked = m_play.marks();
    bringUpMarked();
    QStringList words;
    for (const LessonMark& mark : m_marked)
        words << placeText(mark);
    // A message there would hide what is framed.
    if (std::any_of(m_marked.begin(), m_marked.end(),
                    [](const LessonMark& mark) { return mark.place == "status.model"; }))
        place().window.statusBar()->clearMessage();
    else
        tellMarks(words);
    m_marks->renew();
    scrollToMarks();
}

void LessonsFeature::bringUpMarked() {
    for (const LessonMark& mark : m_marked)
        for (const Anchor& anchor : anchors())
            if (mark.place == anchor.place && *anchor.panel) bringUp(anchor.panel);
}

void LessonsFeature::bringUpAfterPresenting() {
    if (m_presentation->isOn() || !std::exchange(m_hasLeftOut, false)) return;
    if (!m_play.isPlaying()) return;
    bringUp(m_play.panel());
    bringUpMarked();
    scrollToMarks();
}

// What was framed before is told no longer; what others say stays.
void LessonsFeature::tellMarks(const QStringList& words) {
    if (!words.isEmpty()) {
        m_told = tr("Shown: %1").arg(words.join(QStringLiteral(", ")));
        document().messages().showStatus(m_told);
    } else if (!m_told.isEmpty() && place().window.statusBar()->currentMessage() == m_told) {
        document().messages().showStatus({});
    }
}

// Once panels have come to the front and have their layout.
void LessonsFeature::scrollToMarks() {
    constexpr int kLaidOutMs = 50;
    QTimer::singleShot(kLaidOutMs, this, [this] {
        if (m_play.isPlaying() && !m_presentation->isOn()) scrollTo(place().window, m_marked);
    });
}

void LessonsFeature::bringUp(const std::string& panel) {
    const QString name = dockOf(panel);
    if (name.isEmpty()) return;
    // There the stage has room for what a step needs, and the window would grow for more.
    if (m_presentation->isOn()) {
        m_hasLeftOut = true;
        return;
    }
    if (name != kHistoryDock) return place().docks.raise({name});
    if (auto* dock = place().window.findChild<QDockWidget*>(name)) dock->show();
}

bool LessonsFeature::isInFront(const std::string& panel) const {
    const QString name = dockOf(panel);
    if (name.isEmpty()) return true;
    const auto* history = place().window.findChild<QDockWidget*>(kHistoryDock);
    return name == kHistoryDock ? history && history->isVisible()
                                : place().docks.inFront().contains(name);
}

void LessonsFeature::followLink(const QUrl& url) {
    if (url.scheme() != QLatin1String("headscope")) return;
    const QString path = url.path();
    const QString what = path.section(QLatin1Char('/'), 0, 0);
    const QString name = path.section(QLatin1Char('/'), 1);
    if (what == QLatin1String("lesson")) {
        if (const Lesson* lesson = m_list->lesson(name.toStdString())) {
            const Lesson next = *lesson;  // the list is read anew
            try {
                beginShared(next);
            } catch (const Error& error) {
                document().messages().fail(userError(error));
            }
        } else {
            document().messages().showStatus(tr("There is no lesson “%1” here.").arg(name));
        }
    } else if (what == QLatin1String("run")) {
        m_play.showRun(name.toStdString());
    } else if (what == QLatin1String("action")) {
        if (QAction* action = commands().find(name)) action->trigger();
    } else if (QAction* guide = commands().find(QStringLiteral("help.guide"))) {
        guide->trigger();
    }
}

void LessonsFeature::offer() {
    if (document().settings().choices(kOffer).value(kOffered).toBool()) return;
    document().settings().setChoices(kOffer, {{kOffered, true}});
    document().messages().remark({offerText(), {{tr("Show the Lessons"), [this] { show(); }}}});
}

ClassResults& LessonsFeature::results() {
    if (!m_results)
        m_results = new ClassResults(
            place().choosers,
            [this](const std::string& id) -> const Lesson* {
                if (m_play.isPlaying() && m_play.lesson().id == id) return &m_play.lesson();
                m_list->refresh();
                return m_list->lesson(id);
            },
            &place().window);
    return *m_results;
}

void LessonsFeature::saveAnswers() {
    auto* dialog = new SaveAnswers(m_play.answers(), &place().window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { writeAnswers(dialog->answers()); });
    dialog->open();
}

void LessonsFeature::writeAnswers(const LessonAnswers& answers) {
    const QString suggested = documentsFolder() + QLatin1Char('/') +
                              QString::fromStdString(answers.lesson) +
                              QString::fromLatin1(kAnswersEnding);
    QString path = place().choosers.saveFile(&place().window, tr("Save My Answers"), suggested);
    if (path.isEmpty()) return;
    if (!path.endsWith(QLatin1String(kAnswersEnding))) path += QString::fromLatin1(kAnswersEnding);
    try {
        writeFileAtomically(path.toStdString(), toFile(answers));
        document().messages().showStatus(
            tr("Wrote %n answer(s) to %1: the lesson, the model and what you answered, without "
               "a name.",
               nullptr, static_cast<int>(answers.attempts.size()))
                .arg(path));
    } catch (const Error& error) {
        document().messages().fail(userError(error));
    }
}

void LessonsFeature::deleteAnswers() {
    m_play.deleteAnswers();
    commands().refresh();
    document().messages().showStatus(tr("Your answers to all lessons are deleted."));
}

bool LessonsFeature::isBusy() const {
    return m_play.isPlaying() && m_play.facts().isWaiting();
}

QList<Feature::Area> LessonsFeature::areas() const {
    if (!m_dock->isVisible()) return {};
    return {{m_panel,
             m_play.isPlaying() ? static_cast<QWidget*>(m_panel->nextButton()) : m_list->list()}};
}

bool LessonsFeature::eventFilter(QObject* watched, QEvent* event) {
    // The window is saved as it is without the lesson.
    if (watched == &place().window && event->type() == QEvent::Close) {
        m_presentation->end();
        m_play.leave(m_list->keepsRuns());
    }
    return Feature::eventFilter(watched, event);
}

}  // namespace headscope::app
