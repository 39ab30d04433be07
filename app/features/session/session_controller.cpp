// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/session/session_controller.h"

#include "document/state_folder.h"
#include "ui/commands.h"
#include "ui/shown_text.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>

#include <utility>

namespace headscope::app {

namespace {

constexpr int kAutosaveMs = 60'000;
constexpr int kControllerMostRecent = 8;
const QString kControllerSuffix = QStringLiteral(".headscope");

QString fileFilter() {
    return SessionController::tr("Headscope sessions (*.headscope);;All files (*)");
}

/// "2 runs, the first of “Berlin is the capital of”".
QString contentText(const Session& session) {
    if (session.runs.empty()) return {};
    constexpr qsizetype kPrompt = 60;
    const auto count = static_cast<int>(session.runs.size());
    const QString pattern =
        count == 1 ? SessionController::tr("1 run, of “%1”")
                   : SessionController::tr("%n run(s), the first of “%1”", nullptr, count);
    return pattern.arg(shown(session.runs.front()->run().report->promptText, kPrompt));
}

SaveAnswer ask(QWidget* parent, const QString& title) {
    return askWhetherToSave(
        parent, SessionController::tr("Save the session?"),
        SessionController::tr("The session “%1” has changes that are not saved.").arg(title));
}

SaveAnswer askOver(QWidget* parent, const QString& file) {
    return askWhetherToSaveOver(
        parent, SessionController::tr("Save over another version?"),
        {SessionController::tr("“%1” was written by another window or program since this session "
                               "was read or saved.")
             .arg(QFileInfo(file).fileName()),
         SessionController::tr("Saving over it loses what was written there. Under another name "
                               "both are kept."),
         SessionController::tr("Save &As…"), SessionController::tr("Save &Over It")});
}

}  // namespace

SessionController::SessionController(Dependencies dependencies, QObject* owner)
    : QObject(owner),
      m_deps(std::move(dependencies)),
      m_session(document().history(), m_deps.callbacks),
      m_recovery(stateFolder() + QLatin1String("/recovery")) {
    chooseOpenFile = [this](QWidget* parent) {
        return QFileDialog::getOpenFileName(parent, tr("Open Session"), folder(), fileFilter());
    };
    chooseSaveFile = [](QWidget* parent, const QString& suggested) {
        return QFileDialog::getSaveFileName(parent, tr("Save Session"), suggested, fileFilter());
    };
    askToSave = ask;
    askToSaveOver = askOver;
    connectDocument();
    refreshTitle();
}

SessionController::~SessionController() = default;

QString SessionController::folder() const {
    const QStringList recent = document().settings().recentSessions();
    const QString last = recent.isEmpty() ? QString() : QFileInfo(recent.first()).absolutePath();
    return !last.isEmpty() && QFileInfo(last).isDir() ? last : documentsFolder();
}

void SessionController::connectDocument() {
    connect(&m_session, &SessionDocument::stateChanged, this, &SessionController::refreshTitle);
    connect(&m_session, &SessionDocument::contentChanged, this, [this] {
        m_dirty = true;
        m_changedMeanwhile = true;
    });
    // When the run that has ended is on screen, not before.
    connect(&document().history(), &History::added, this, &SessionController::autosaveNow,
            Qt::QueuedConnection);
    connect(&document().history(), &History::dropped, this, [this](int runs) {
        document().messages().showStatus(
            tr("The history is full: %n of its oldest runs went.", nullptr, runs));
    });
    connect(&m_recovery, &Recovery::failed, this, [this](const UserError& error) { fail(error); });
    m_autosave.setInterval(kAutosaveMs);
    connect(&m_autosave, &QTimer::timeout, this, &SessionController::autosaveNow);
    m_autosave.start();
}

void SessionController::addCommands(CommandTable& commands) {
    commands.add({QStringLiteral("session.new"),
                  tr("&New Session"),
                  tr("Begin with an empty history"),
                  {QKeySequence(QKeySequence::New)},
                  [this] { newSession(); }});
    commands.add({QStringLiteral("session.open"),
                  tr("&Open Session…"),
                  tr("Show the runs of a file again; no model is needed"),
                  {QKeySequence(QKeySequence::Open)},
                  [this] { chooseAndOpen(); }});
    m_recent = new QMenu(tr("Open &Recent"), &m_deps.window);
    commands.adoptMenu(QStringLiteral("session.recent"), m_recent);
    QAction* last =
        commands.add({QStringLiteral("session.reopen_last"),
                      tr("Reopen &Last Unsaved Session"),
                      tr("The runs that were there when a window was closed without saving"),
                      {QKeySequence(tr("Ctrl+Shift+R"))},
                      [this] { reopenLast(); }});
    commands.add({QStringLiteral("session.save"),
                  tr("&Save Session"),
                  tr("Keep the history, its notes and what is on screen in a file"),
                  {QKeySequence(QKeySequence::Save)},
                  [this] { (void)save(); }});
    commands.add({QStringLiteral("session.save_as"),
                  tr("Save Session &As…"),
                  tr("Keep the session in another file"),
                  {QKeySequence(tr("Ctrl+Shift+S"))},
                  [this] { (void)saveAs(); }});
    connect(&commands, &CommandTable::menuOpened, last,
            [this, last] { last->setEnabled(QFileInfo::exists(m_recovery.lastFile())); });
    refreshRecent();
    refreshTitle();
}

void SessionController::fail(const UserError& error) {
    document().messages().fail(error);
    QMetaObject::invokeMethod(&document(), &Document::settled, Qt::QueuedConnection);
}

bool SessionController::attempt(const std::function<void()>& work) {
    try {
        work();
        return true;
    } catch (...) {
        fail(currentError());
        return false;
    }
}

void SessionController::newSession() {
    if (!settle(m_session.isChanged())) return;
    m_reader.drop();
    m_session.clear();
    m_recovery.discard();
    m_dirty = false;
}

void SessionController::chooseAndOpen() {
    const QString file = chooseOpenFile(&m_deps.window);
    if (!file.isEmpty()) openPath(file);
}

void SessionController::openPath(const QString& path) {
    if (QFileInfo(path).isDir()) {
        document().openModel(path.toStdString());
    } else {
        openSession(path);
    }
}

void SessionController::readThen(const QString& file, const SessionReader::Then& then,
                                 const std::function<void()>& otherwise) {
    m_changedMeanwhile = false;
    document().messages().showStatus(tr("Reading %1…").arg(QFileInfo(file).fileName()));
    const auto giveUp = [otherwise] {
        if (otherwise) otherwise();
    };
    m_reader.read(
        file,
        [this, then, giveUp](const Session& session) {
            document().messages().showStatus({});
            if (!settle(m_changedMeanwhile && m_session.isChanged())) return giveUp();
            then(session);
        },
        [this, giveUp](const UserError& error) {
            document().messages().showStatus({});
            fail(error);
            giveUp();
        });
}

void SessionController::openSession(const QString& file) {
    if (!settle(m_session.isChanged())) return;
    readThen(
        file,
        [this, file, identity = fileIdentity(file.toStdString())](const Session& session) {
            m_session.open(session, file, identity);
            m_recovery.discard();
            m_dirty = false;
            remember(m_session.path());
        },
        [this, file] {
            if (QFileInfo::exists(file)) return;
            QStringList recent = document().settings().recentSessions();
            recent.removeAll(QFileInfo(file).absoluteFilePath());
            document().settings().setRecentSessions(recent);
            refreshRecent();
        });
}

void SessionController::reopenLast() {
    if (!settle(m_session.isChanged())) return;
    readThen(m_recovery.lastFile(), [this](const Session& session) {
        m_session.recover(session);
        m_dirty = true;
    });
}

bool SessionController::save() {
    return m_session.path().isEmpty() ? saveAs() : saveOver();
}

bool SessionController::saveOver() {
    if (!m_session.isWrittenElsewhere()) return saveTo(m_session.path());
    return saveAsAnswered(
        askToSaveOver(&m_deps.window, m_session.path()),
        [this] { return saveTo(m_session.path()); }, [this] { return saveAs(); });
}

bool SessionController::saveAs() {
    const QString suggested = m_session.path().isEmpty()
                                  ? folder() + QLatin1Char('/') + tr("session") + kControllerSuffix
                                  : m_session.path();
    QString file = chooseSaveFile(&m_deps.window, suggested);
    if (file.isEmpty()) return false;
    if (QFileInfo(file).suffix().isEmpty()) file += kControllerSuffix;
    return saveTo(file);
}

bool SessionController::saveTo(const QString& file) {
    if (!attempt([&] { m_session.save(file); })) return false;
    m_recovery.discard();  // all is in the file
    m_dirty = false;
    remember(m_session.path());
    document().messages().showStatus(tr("Saved %1").arg(file));
    return true;
}

bool SessionController::settle(bool mustAsk) {
    if (!mustAsk) return true;
    return saveAsAnswered(
        askToSave(&m_deps.window, m_session.title()), [this] { return save(); },
        [] { return true; });
}

bool SessionController::mayClose() {
    if (!m_deps.recovers) {
        document().shutdown();
        return true;
    }
    const bool asked = m_session.isWorthAsking();
    if (!settle(asked)) return false;
    const bool saved = asked && !m_session.isModified();
    document().shutdown();
    // The cells of a run in progress are saved, too.
    if (saved && m_session.isModified()) (void)saveTo(m_session.path());
    m_reader.drop();
    m_autosave.stop();
    if ((!asked || saved) && m_session.isChanged() && !document().history().runs().empty()) {
        m_dirty = true;
        autosaveNow();
        m_recovery.keepAsLast();
    } else {
        m_recovery.discard();
    }
    m_dirty = false;
    return true;
}

void SessionController::closeUnasked() {
    const bool asked = m_session.isWorthAsking();
    m_reader.drop();
    m_autosave.stop();
    if (!m_session.isChanged()) return m_recovery.discard();
    saveForRecovery();
    if (!asked) m_recovery.keepAsLast();
}

void SessionController::saveForRecovery() {
    m_dirty = true;
    autosaveNow();
    m_recovery.wait();
}

void SessionController::autosaveNow() {
    const bool empty =
        document().history().runs().empty() && document().history().notes().isEmpty();
    // What the program began by itself is begun again at the next start.
    if (!m_deps.recovers || !m_dirty || empty || !m_session.isChanged()) return;
    m_dirty = false;
    Session session = m_session.session();
    session.document = m_session.path().toStdString();
    m_recovery.write(session);
}

void SessionController::offerRecovery() {
    const auto orphan = m_recovery.findOrphan();
    if (!orphan) return;
    // What it holds is known once it has been read; a file that cannot be read says so when asked.
    m_offered.read(
        *orphan,
        [this, orphan](const Session& session) { offerRecovery(*orphan, contentText(session)); },
        [this, orphan](const UserError& /*error*/) { offerRecovery(*orphan, {}); });
}

void SessionController::offerRecovery(const QString& orphan, const QString& content) {
    const QString when = QLocale().toString(QFileInfo(orphan).lastModified(), QLocale::ShortFormat);
    document().messages().remark(
        {content.isEmpty()
             ? tr("Headscope was not closed properly: a session of %1 can be recovered.").arg(when)
             : tr("Headscope was not closed properly: a session of %1 can be recovered, %2.")
                   .arg(when, content),
         {{tr("Recover"), [this, orphan] { recover(orphan); }},
          {tr("Discard"),
           [this] {
               m_recovery.discardOrphan();
               offerRecovery();
           }}},
         [this] { m_recovery.leaveOrphan(); }},
        Messages::Place::Offer);
}

void SessionController::recover(const QString& orphan) {
    if (!settle(m_session.isChanged())) return m_recovery.leaveOrphan();
    readThen(
        orphan, [this](const Session& session) { adoptOrphan(session); },
        [this] { m_recovery.leaveOrphan(); });
}

void SessionController::adoptOrphan(const Session& session) {
    m_session.recover(session);
    m_dirty = true;
    autosaveNow();
    m_recovery.wait();
    // Only now does this window's own file have what was recovered.
    if (QFileInfo::exists(m_recovery.file())) {
        m_recovery.discardOrphan();
    } else {
        m_recovery.leaveOrphan();
    }
}

void SessionController::remember(const QString& file) {
    QStringList recent = document().settings().recentSessions();
    recent.removeAll(file);
    recent.prepend(file);
    document().settings().setRecentSessions(recent.mid(0, kControllerMostRecent));
    refreshRecent();
}

void SessionController::refreshRecent() {
    if (!m_recent) return;
    m_recent->clear();
    const QStringList files = document().settings().recentSessions();
    int number = 0;
    for (const QString& file : files) {
        // An & in a file's name is no shortcut.
        QString name = QFileInfo(file).fileName();
        name.replace(QLatin1Char('&'), QLatin1String("&&"));
        auto* action = m_recent->addAction(QStringLiteral("&%1  %2").arg(++number).arg(name), this,
                                           [this, file] { openPath(file); });
        action->setShortcut(QKeySequence(tr("Ctrl+Shift+%1").arg(number)));
        action->setStatusTip(file);
        action->setToolTip(file);
    }
    if (!files.isEmpty()) {
        m_recent->addSeparator();
        auto* clear = m_recent->addAction(tr("&Clear This List"), this, [this] {
            document().settings().setRecentSessions({});
            refreshRecent();
        });
        clear->setShortcut(QKeySequence(tr("Ctrl+Shift+Backspace")));
        clear->setStatusTip(tr("Forget these files; they stay where they are"));
    }
    m_recent->setEnabled(!files.isEmpty());
}

void SessionController::refreshTitle() {
    m_deps.window.setWindowTitle(tr("%1[*] — Headscope").arg(m_session.title()));
    m_deps.window.setWindowModified(m_session.isChanged());
}

bool SessionController::isSession(const QString& path) {
    return QFileInfo(path).isFile() && path.endsWith(kControllerSuffix, Qt::CaseInsensitive);
}

}  // namespace headscope::app
