// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_spec.h"
#include "document/run_state.h"

#include <QUndoCommand>

#include <functional>
#include <optional>

class QUndoStack;

namespace headscope::app {

/// One change that the user made, to be undone. Steps of one kind that follow each other become one
/// where they are of one gesture.
class UserStep : public QUndoCommand {
 public:
    using Change = std::function<void()>;
    enum class Of {
        View,     ///< what is looked at: a session's file need not be saved again for it
        Content,  ///< what the user made
    };

    /// `gesture` > 0: this step continues the one before it if that has the same number.
    UserStep(const QString& text, Change forth, Change back, Of of, int gesture = 0);

    void redo() override;
    void undo() override;
    [[nodiscard]] int id() const override { return m_gesture > 0 ? kGestures : -1; }
    bool mergeWith(const QUndoCommand* next) override;
    [[nodiscard]] Of of() const { return m_of; }

 private:
    static constexpr int kGestures = 100;  // apart from what other steps have as their id
    Change m_forth;
    Change m_back;
    Of m_of;
    int m_gesture;
};

/// Does the stack hold changes of content between its clean state and now?
[[nodiscard]] bool hasUnsavedContent(const QUndoStack& stack);

/// What the user does to the state, each a step that can be undone. What is as it was already is no
/// step. GUI thread.
class UserSteps : public QObject {
    Q_OBJECT

 public:
    UserSteps(QUndoStack& stack, RunState& state, QObject* parent = nullptr);

    /// Sets are put back later, as in a lesson: until false, changing them is no change to save.
    void setPassing(bool passing) { m_isPassing = passing; }

    void show(const Intervention& intervention);
    void setMaps(const MapsView& view);
    void setCompared(const Quantity& quantity);
    void lockLimit(std::optional<double> limit);

    /// The set, changed by hand: it forgets how it grew.
    void setHeads(HeadList heads, int gesture = 0);
    /// Puts in what is missing, or takes all of it out where nothing is missing.
    void toggleHeads(const HeadList& heads);
    /// The rectangle between a head and the one that the keyboard or a click went on to is in the
    /// set, beside what was there when the gesture began at `from`.
    void extend(HeadId from, HeadId to);
    void clearHeads();
    /// The set that greedy growth has reached.
    void grow(const AblationSet& grown);
    /// Another set takes its place.
    void applySet(const HeadList& heads, const QString& name);

    /// What a click changed in the inputs: undo and redo set only those fields, by `apply`.
    void inputs(const QString& text, const RunInputs& before, const RunInputs& after,
                const std::function<void(const RunInputs&)>& apply,
                const std::function<RunInputs()>& now);

    /// What differs between two inputs, put into others: what these have beside it stays.
    [[nodiscard]] static RunInputs carried(RunInputs into, const RunInputs& from,
                                           const RunInputs& to);

    void push(const QString& text, const UserStep::Change& forth, const UserStep::Change& back,
              UserStep::Of of, int gesture = 0);

 private:
    void setAblationSet(const QString& text, const AblationSet& now, int gesture);

    QUndoStack& m_stack;
    RunState& m_state;
    bool m_isPassing = false;
    int m_gestures = 0;
    std::optional<HeadId> m_anchor;  ///< of the extension in progress
    HeadId m_end;
    HeadList m_base;      ///< the set before it
    HeadList m_extended;  ///< and after its last step
};

}  // namespace headscope::app
