// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/user_steps.h"

#include <headscope/session.h>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <vector>

namespace headscope::app {

class RunState;
struct RunInputs;

/// The runs that the user can come back to, with the session's notes. Every change the user makes
/// is a step on undoStack(); that a run was computed is not. Which run is on screen is not known
/// here: RunState::shownId() says it. GUI thread only.
///
/// Memory is bounded: above kMostBytes (about a thousand runs of GPT-2 small) the oldest run
/// without a name or note of the user's is dropped, and dropped() is emitted.
class History : public QObject {
    Q_OBJECT

 public:
    using Run = std::shared_ptr<const KeptRun>;
    using Id = std::uint64_t;

    static constexpr std::size_t kMostBytes = std::size_t{192} << 20;
    static constexpr std::size_t kMostRuns = 5000;
    static constexpr std::size_t kMostPatternWeights = std::size_t{2} << 20;  ///< of one run

    explicit History(QObject* parent = nullptr, std::size_t mostBytes = kMostBytes);

    /// Oldest first; ids ascend.
    [[nodiscard]] const std::vector<Run>& runs() const { return m_runs; }
    [[nodiscard]] Run find(Id id) const;
    [[nodiscard]] const QString& notes() const { return m_notes; }
    [[nodiscard]] QUndoStack* undoStack() { return &m_undo; }

    /// An id for a run that begins; add() it under this id, or release() it.
    [[nodiscard]] Id reserve() { return m_next++; }
    /// There is nothing to keep of it.
    void release(Id id);
    /// Keeps a run that has ended, under the id that it has, or else under a new one, and returns
    /// that. `shown` is the run on screen, which does not go to make room.
    Id add(SessionRun run, Id shown = 0);

    // Steps that can be undone. An unknown id is ignored.
    void rename(Id id, const QString& name);
    void annotate(Id id, const QString& note);
    void remove(const std::vector<Id>& ids);
    /// The same of runs that nobody asked to keep: by itself no change to save.
    void forget(const std::vector<Id>& ids);
    void setNotes(const QString& notes);

    // What was looked at, kept with the run `id` if its prompt is `prompt`; no steps. An unknown id
    // is ignored.
    void keepPattern(Id id, const std::vector<TokenId>& prompt, const AttentionPattern& pattern);
    void keepSetEffect(Id id, const std::vector<TokenId>& prompt, const SetEffect& set);

    // Of the run's numbers; no steps.
    void setNoiseFloor(Id id, const NoiseFloor& floor);
    void setGiven(Id id, const GivenPart& given);

    /// Another session replaces all content; this cannot be undone.
    void reset(std::vector<Run> runs, const QString& notes);

 Q_SIGNALS:
    void aboutToInsert(int row);
    void inserted(int row);
    void aboutToRemove(int row);
    void removed(int row);
    void changed(int row);  ///< its name, note, or what was looked at
    void aboutToReset();
    void wasReset();
    void notesChanged();
    void added(quint64 id);  ///< a run was computed
    void dropped(int runs);  ///< too many: the oldest went

 private:
    friend class HistoryStep;

    [[nodiscard]] std::optional<std::size_t> rowOf(Id id) const;
    /// Puts the run back at the place that its id has.
    void insert(const Run& run);
    Run take(Id id);
    void remove(const std::vector<Id>& ids, UserStep::Of of);
    template <class Edit>
    void edit(Id id, Edit&& change);
    void dropOldest(Id added, Id shown);

    std::vector<Run> m_runs;
    QString m_notes;
    QUndoStack m_undo;
    std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    Id m_next = 1;
};

/// The run on screen as kept in the history, or null if it is not in the history (yet).
[[nodiscard]] History::Run shownOf(const History& history, const RunState& state);

/// What a run takes in memory, roughly.
[[nodiscard]] std::size_t memoryOf(const SessionRun& run);

/// The user's name for a run, or else its prompt and target.
[[nodiscard]] QString titleOf(const SessionRun& run);
/// The same of a run that has just begun.
[[nodiscard]] QString titleOf(const RunInputs& inputs);
/// The donor of a run that was patched, as it was typed; empty if none.
[[nodiscard]] std::string donorOf(const SessionRun& run);

}  // namespace headscope::app
