// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/session/session_controller.h"

#include "features/session/state_folder.h"
#include "ui/notice_strip.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QApplication>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

#include <utility>

namespace headscope::app {

namespace {

constexpr int kAutosaveMs = 60'000;
constexpr int kControllerMostRecent = 8;
const QString kControllerSuffix = QStringLiteral(".headscope");

QString documentsFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QString fileFilter() {
    return SessionController::tr("Headscope sessions (*.headscope);;All files (*)");
}

SessionController::Answer ask(QWidget* parent, const QString& title) {
    QMessageBox box(
        QMessageBox::Question, SessionController::tr("Save the session?"),
        SessionController::tr("The session “%1” has changes that are not saved.").arg(title),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
        case QMessageBox::Save:
            return SessionController::Answer::Save;
        case QMessageBox::Discard:
            return SessionController::Answer::Discard;
        default:
            return SessionController::Answer::Cancel;
    }
}

SessionController::Answer askOver(QWidget* parent, const QString& file) {
    QMessageBox box(QMessageBox::Warning, SessionController::tr("Save over another version?"),
                    SessionController::tr("“%1” was written by another window or program since "
                                          "this session was read or saved.")
                        .arg(QFileInfo(file).fileName()),
                    QMessageBox::NoButton, parent);
    box.setInformativeText(
        SessionController::tr("Saving over it loses what was written there. Under another name "
                              "both are kept."));
    auto* other = box.addButton(SessionController::tr("Save &As…"), QMessageBox::AcceptRole);
    auto* over =
        box.addButton(SessionController::tr("Save &Over It"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(other);
    box.exec();
    if (box.clickedButton() == over) return SessionController::Answer::Save;
    if (box.clickedButton() == other) return SessionController::Answer::Discard;
    return SessionController::Answer::Cancel;
}

}  // namespace

SessionController::SessionController(Surroundings surroundings)
    : m_around(std::move(surroundings)),
      m_document(m_around.history, m_around.hooks),
      m_recovery(stateFolder() + QLatin1String("/recovery")) {
    chooseOpenFile = [](QWidget* parent) {
        return QFileDialog::getOpenFileName(parent, tr("Open Session"), documentsFolder(),
                                            fileFilter());
    };
    chooseSaveFile = [](QWidget* parent, const QString& suggested) {
        return QFileDialog::getSaveFileName(parent, tr("Save Session"), suggested, fileFilter());
    };
    askToSave = ask;
    askToSaveOver = askOver;
    connectDocument();
    m_around.window.setAcceptDrops(true);
    qApp->installEventFilter(this);
    refreshTitle();
}

SessionController::~SessionController() = default;

void SessionController::connectDocument() {
    connect(&m_document, &SessionDocument::stateChanged, this, &SessionController::refreshTitle);
    connect(&m_document, &SessionDocument::contentChanged, this, [this] {
        m_dirty = true;
        m_changedMeanwhile = true;
    });
    // When the run that has ended is on screen, not before.
    connect(&m_around.history, &History::added, this, &SessionController::autosaveNow,
            Qt::QueuedConnection);
    connect(&m_around.history, &History::dropped, this, [this](int runs) {
        m_around.inform(tr("The history is full: %n of its oldest runs went.", nullptr, runs));
    });
    connect(&m_recovery, &Recovery::failed, this,
            [this](const UserError& error) { m_around.fail(error); });
    m_autosave.setInterval(kAutosaveMs);
    connect(&m_autosave, &QTimer::timeout, this, &SessionController::autosaveNow);
    m_autosave.start();
}

void SessionController::addTo(QMenu& menu) {
    const auto add = [&](const QString& text, const QKeySequence& keys, const QString& tip,
                         void (SessionController::*slot)()) {
        auto* action = menu.addAction(text, keys, this, slot);
        action->setStatusTip(tip);
        return action;
    };
    add(tr("&New Session"), QKeySequence::New, tr("Begin with an empty history"),
        &SessionController::newSession);
    add(tr("&Open Session…"), QKeySequence::Open,
        tr("Show the runs of a file again; no model is needed"), &SessionController::chooseAndOpen);
    m_recent = menu.addMenu(tr("Open &Recent"));
    m_last = add(tr("Reopen &Last Unsaved Session"), QKeySequence(tr("Ctrl+Shift+R")),
                 tr("The runs that were there when a window was closed without saving"),
                 &SessionController::reopenLast);
    connect(&menu, &QMenu::aboutToShow, this,
            [this] { m_last->setEnabled(QFileInfo::exists(m_recovery.lastFile())); });
    auto* saveAction =
        menu.addAction(tr("&Save Session"), QKeySequence::Save, this, [this] { (void)save(); });
    saveAction->setStatusTip(tr("Keep the history, its notes and what is on screen in a file"));
    auto* saveAsAction = menu.addAction(tr("Save Session &As…"), QKeySequence(tr("Ctrl+Shift+S")),
                                        this, [this] { (void)saveAs(); });
    saveAsAction->setStatusTip(tr("Keep the session in another file"));
    refreshRecent();
}

bool SessionController::attempt(const std::function<void()>& work) {
    try {
        work();
        return true;
    } catch (...) {
        m_around.fail(currentError());
        return false;
    }
}

void SessionController::newSession() {
    if (!settle(m_document.isModified())) return;
    m_reader.drop();
    m_document.clear();
    m_recovery.discard();
    m_dirty = false;
}

void SessionController::chooseAndOpen() {
    const QString file = chooseOpenFile(&m_around.window);
    if (!file.isEmpty()) openPath(file);
}

void SessionController::openPath(const QString& path) {
    if (QFileInfo(path).isDir()) {
        m_around.openModel(path.toStdString());
    } else {
        openSession(path);
    }
}

void SessionController::readThen(const QString& file, const SessionReader::Then& then,
                                 const std::function<void()>& otherwise) {
    m_changedMeanwhile = false;
    m_around.inform(tr("Reading %1…").arg(QFileInfo(file).fileName()));
    const auto giveUp = [otherwise] {
        if (otherwise) otherwise();
    };
    m_reader.read(
        file,
        [this, then, giveUp](const Session& session) {
            m_around.inform({});
            if (!settle(m_changedMeanwhile && m_document.isModified())) return giveUp();
            then(session);
        },
        [this, giveUp](const UserError& error) {
            m_around.inform({});
            m_around.fail(error);
            giveUp();
        });
}

void SessionController::openSession(const QString& file) {
    if (!settle(m_document.isModified())) return;
    readThen(
        file,
        [this, file, identity = fileIdentity(file.toStdString())](const Session& session) {
            m_document.open(session, file, identity);
            m_recovery.discard();
            m_dirty = false;
            remember(m_document.path());
        },
        [this, file] {
            if (QFileInfo::exists(file)) return;
            QStringList recent = m_around.settings.recentSessions();
            recent.removeAll(QFileInfo(file).absoluteFilePath());
            m_around.settings.setRecentSessions(recent);
            refreshRecent();
        });
}

void SessionController::reopenLast() {
    if (!settle(m_document.isModified())) return;
    readThen(m_recovery.lastFile(), [this](const Session& session) {
        m_document.recover(session);
        m_dirty = true;
    });
}

bool SessionController::save() {
    return m_document.path().isEmpty() ? saveAs() : saveOver();
}

bool SessionController::saveOver() {
    if (!m_document.isWrittenElsewhere()) return saveTo(m_document.path());
    switch (askToSaveOver(&m_around.window, m_document.path())) {
        case Answer::Save:
            return saveTo(m_document.path());
        case Answer::Discard:
            return saveAs();
        case Answer::Cancel:
            break;
    }
    return false;
}

bool SessionController::saveAs() {
    const QString suggested = m_document.path().isEmpty() ? documentsFolder() + QLatin1Char('/') +
                                                                tr("session") + kControllerSuffix
                                                          : m_document.path();
    QString file = chooseSaveFile(&m_around.window, suggested);
    if (file.isEmpty()) return false;
    if (QFileInfo(file).suffix().isEmpty()) file += kControllerSuffix;
    return saveTo(file);
}

bool SessionController::saveTo(const QString& file) {
    if (!attempt([&] { m_document.save(file); })) return false;
    m_recovery.discard();  // the file has it all
    m_dirty = false;
    remember(m_document.path());
    m_around.inform(tr("Saved %1").arg(file));
    return true;
}

bool SessionController::settle(bool mustAsk) {
    if (!mustAsk) return true;
    switch (askToSave(&m_around.window, m_document.title())) {
        case Answer::Save:
            return save();
        case Answer::Discard:
            return true;
        case Answer::Cancel:
            break;
    }
    return false;
}

bool SessionController::mayClose() {
    if (!m_around.recovers) {
        m_around.endRun();
        return true;
    }
    const bool asked = m_document.isWorthAsking();
    if (!settle(asked)) return false;
    const bool saved = asked && !m_document.isModified();
    m_around.endRun();
    // What a run in progress had by now belongs to what was asked to be saved.
    if (saved && m_document.isModified()) (void)saveTo(m_document.path());
    m_reader.drop();
    m_autosave.stop();
    if ((!asked || saved) && m_document.isModified() && !m_around.history.runs().empty()) {
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
    const bool asked = m_document.isWorthAsking();
    m_reader.drop();
    m_autosave.stop();
    if (!m_document.isModified()) return m_recovery.discard();
    saveForRecovery();
    if (!asked) m_recovery.keepAsLast();
}

void SessionController::saveForRecovery() {
    m_dirty = true;
    autosaveNow();
    m_recovery.wait();
}

void SessionController::autosaveNow() {
    const bool empty = m_around.history.runs().empty() && m_around.history.notes().isEmpty();
    if (!m_around.recovers || !m_dirty || empty || !m_document.isModified()) return;
    m_dirty = false;
    Session session = m_document.session();
    session.document = m_document.path().toStdString();
    m_recovery.write(session);
}

void SessionController::offerRecovery() {
    const auto orphan = m_recovery.findOrphan();
    if (!orphan) return;
    const QString when =
        QLocale().toString(QFileInfo(*orphan).lastModified(), QLocale::ShortFormat);
    m_around.notice.show(
        tr("Headscope was not closed properly: a session of %1 can be recovered.").arg(when),
        {{tr("Recover"), [this, orphan] { recover(*orphan); }},
         {tr("Discard"),
          [this] {
              m_recovery.discardOrphan();
              offerRecovery();
          }}},
        [this] { m_recovery.leaveOrphan(); });
}

void SessionController::recover(const QString& orphan) {
    if (!settle(m_document.isModified())) return m_recovery.leaveOrphan();
    readThen(
        orphan, [this](const Session& session) { adoptOrphan(session); },
        [this] { m_recovery.leaveOrphan(); });
}

void SessionController::adoptOrphan(const Session& session) {
    m_document.recover(session);
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
    QStringList recent = m_around.settings.recentSessions();
    recent.removeAll(file);
    recent.prepend(file);
    m_around.settings.setRecentSessions(recent.mid(0, kControllerMostRecent));
    refreshRecent();
}

void SessionController::refreshRecent() {
    if (!m_recent) return;
    m_recent->clear();
    const QStringList files = m_around.settings.recentSessions();
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
            m_around.settings.setRecentSessions({});
            refreshRecent();
        });
        clear->setShortcut(QKeySequence(tr("Ctrl+Shift+Backspace")));
        clear->setStatusTip(tr("Forget these files; they stay where they are"));
    }
    m_recent->setEnabled(!files.isEmpty());
}

void SessionController::refreshTitle() {
    m_around.window.setWindowTitle(tr("%1[*] — Headscope").arg(m_document.title()));
    m_around.window.setWindowModified(m_document.isModified());
}

QString SessionController::droppedPath(const QMimeData* data) {
    if (!data || data->urls().size() != 1 || !data->urls().constFirst().isLocalFile()) return {};
    const QFileInfo file(data->urls().constFirst().toLocalFile());
    const bool session =
        file.isFile() && file.fileName().endsWith(kControllerSuffix, Qt::CaseInsensitive);
    return session || file.isDir() ? file.absoluteFilePath() : QString();
}

/// Looks at the whole program's events, because a text field would take a dropped file as text.
bool SessionController::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop) return false;
    const auto* widget = qobject_cast<QWidget*>(watched);
    auto* drop = static_cast<QDropEvent*>(event);
    const QString path = droppedPath(drop->mimeData());
    if (!widget || widget->window() != &m_around.window || path.isEmpty()) return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    // Not within the drop: a question would keep the other program waiting.
    if (type == QEvent::Drop)
        QMetaObject::invokeMethod(
            this, [this, path] { openPath(path); }, Qt::QueuedConnection);
    return true;
}

}  // namespace headscope::app
