// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lesson_maker/draft_recovery.h"

#include <headscope/lesson_draft.h>

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace headscope::app {

class Document;

/// The lesson that is being made. Each change of it is a step that the window's Undo takes back. It
/// survives while the window is rebuilt, and is kept in a recovery file until it is saved. GUI
/// thread.
class DraftStore : public QObject {
    Q_OBJECT

 public:
    /// `recovers`: else there is no recovery file.
    DraftStore(Document& document, bool recovers, QObject* parent = nullptr);
    ~DraftStore() override;

    [[nodiscard]] bool isOpen() const { return m_lesson != nullptr; }
    // Preconditions from here on: isOpen().
    [[nodiscard]] const Lesson& lesson() const { return *m_lesson; }
    /// The step that is worked on; -1: the lesson as a whole.
    [[nodiscard]] int at() const { return m_at; }
    void setAt(int step);
    [[nodiscard]] const LessonStep* step() const;
    /// In which its texts are written: one of the lesson's.
    [[nodiscard]] const std::string& language() const { return m_language; }
    void setLanguage(const std::string& language);
    [[nodiscard]] const LessonText& text() const;
    [[nodiscard]] const LessonStepText& stepText() const;

    /// Another lesson replaces the current one: also a step of Undo. `path`: its folder or file;
    /// empty: it has none. `isSaved`: the file has the same content.
    void open(const Lesson& lesson, const QString& path, bool isSaved);
    /// Steps of one `gesture` > 0 that follow each other become one. No step if nothing changes.
    /// `at`: the step that is worked on from then on; nothing: the same.
    void change(const QString& text, const std::function<void(Lesson&)>& edit, int gesture = 0,
                std::optional<int> at = {});
    /// A number for a gesture that is no other's.
    [[nodiscard]] static int newGesture();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isModified() const;
    /// Of the lesson on disk; empty if none.
    [[nodiscard]] std::string savedId() const { return m_saved ? m_saved->id : std::string(); }
    void noteSaved(const QString& path);
    /// Has another program written there since it was read or saved here?
    [[nodiscard]] bool isWrittenElsewhere() const;
    /// Unsaved changes are discarded.
    void discard();

    /// Does its window stand open, also while all windows are built anew?
    void setSeen(bool seen) { m_seen = seen; }
    [[nodiscard]] bool isSeen() const { return m_seen; }
    /// Is it played in the window, after which its own window comes back?
    void setTried(bool tried) { m_tried = tried; }
    [[nodiscard]] bool isTried() const { return m_tried; }

    [[nodiscard]] DraftRecovery& recovery() { return m_recovery; }
    /// Writes the recovery file here and now, where there is anything to recover.
    void saveForRecovery();

 Q_SIGNALS:
    /// Another lesson is there, or none.
    void opened();
    /// Something of the lesson is other than before.
    void changed();
    /// Another step or language is worked on.
    void moved();
    /// It is saved, or not any more.
    void savedChanged();

 private:
    using LessonPtr = std::shared_ptr<const Lesson>;
    struct Place {
        LessonPtr lesson;
        int at = -1;
        QString path;
        LessonPtr saved;
        std::string identity = {};
    };

    [[nodiscard]] Place place() const { return {m_lesson, m_at, m_path, m_saved, m_identity}; }
    void put(const LessonPtr& lesson, int at);
    void putAll(const Place& place);

    Document& m_document;
    bool m_recovers;
    DraftRecovery m_recovery;
    QTimer m_autosave;
    LessonPtr m_lesson;
    LessonPtr m_saved;  ///< as on disk; null if not saved
    QString m_path;
    std::string m_language;
    int m_at = -1;
    bool m_wasModified = false;
    bool m_seen = false;
    bool m_tried = false;
    std::string m_identity;  ///< of what is on disk, as it was read or written here
};

}  // namespace headscope::app
