// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "features/session/recovery.h"
#include "features/session/session_document.h"
#include "features/session/session_reader.h"
#include "ui/save_questions.h"

#include <QMenu>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <filesystem>
#include <functional>

class QMainWindow;

namespace headscope::app {

class CommandTable;

/// Everything about session files that a window does: its commands, the title, the question before
/// closing, autosave, and the offer to recover what a
/// crash left. GUI thread.
class SessionController : public QObject {
    Q_OBJECT

 public:
    struct Dependencies {
        QMainWindow& window;
        Document& document;
        SessionCallbacks callbacks;
        bool recovers = true;  ///< else there is no recovery file, and closing asks nothing
    };

    explicit SessionController(Dependencies dependencies, QObject* owner = nullptr);
    ~SessionController() override;

    using Answer = SaveAnswer;
    // Replaced by tests.
    std::function<QString(QWidget* parent)> chooseOpenFile;
    std::function<QString(QWidget* parent, const QString& suggested)> chooseSaveFile;
    std::function<Answer(QWidget* parent, const QString& title)> askToSave;
    /// Another window or program has written the session's file: Save over it, Discard that for
    /// another name, or neither.
    std::function<Answer(QWidget* parent, const QString& file)> askToSaveOver;

    /// Where choosers of sessions begin: the folder of the last one that was opened or saved, the
    /// user's documents if there is none any more.
    [[nodiscard]] QString folder() const;

    [[nodiscard]] SessionDocument& session() { return m_session; }
    [[nodiscard]] Recovery& recovery() { return m_recovery; }
    /// A file was asked for and is not on screen yet.
    [[nodiscard]] bool isOpening() const { return m_reader.isReading(); }

    /// The program must end: asks nothing. What is not saved is in the recovery file, and is
    /// offered at the next start where mayClose() would ask.
    void closeUnasked();
    /// Writes the recovery file now, if there is anything to recover.
    void saveForRecovery();

    /// New, open, recent, save, save as. Where the window's texts are another language's, to
    /// another table than before.
    void addCommands(CommandTable& commands);
    /// A session file, or a folder with a model. Asks first where something would be lost. The file
    /// is read in the background; the window stays usable.
    void openPath(const QString& path);
    /// Offers what a crash left; does nothing if there is nothing.
    void offerRecovery();
    /// By the file's name.
    [[nodiscard]] static bool isSession(const QString& path);
    /// The window is closing: asks if something would be lost. False: it must stay open.
    [[nodiscard]] bool mayClose();
    void autosaveNow();

 private:
    void connectDocument();
    void newSession();
    void chooseAndOpen();
    void openSession(const QString& file);
    void reopenLast();
    void offerRecovery(const QString& orphan, const QString& content);
    void recover(const QString& orphan);
    void adoptOrphan(const Session& session);
    /// Reads it, asking again if something was added meanwhile; then calls `then`, or shows the
    /// error and calls `otherwise`.
    void readThen(const QString& file, const SessionReader::Then& then,
                  const std::function<void()>& otherwise = {});
    bool save();
    bool saveAs();
    bool saveTo(const QString& file);
    /// To the file that the session has.
    bool saveOver();
    /// False: the user cancelled.
    bool settle(bool ask);
    void remember(const QString& file);
    void refreshRecent();
    void refreshTitle();
    bool attempt(const std::function<void()>& work);
    void fail(const UserError& error);
    [[nodiscard]] Document& document() const { return m_deps.document; }

    Dependencies m_deps;
    SessionDocument m_session;
    Recovery m_recovery;
    SessionReader m_reader;
    SessionReader m_offered;          ///< what is offered for recovery
    bool m_changedMeanwhile = false;  ///< since a file is being read
    QTimer m_autosave;
    bool m_dirty = false;  ///< there is something that the recovery file does not have
    QPointer<QMenu> m_recent;
};

}  // namespace headscope::app
