// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"

#include <headscope/lesson_facts.h>

#include <QJsonObject>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace headscope::app {

/// Access to the parts of the window that a lesson sets up and checks, beside the document. Empty
/// while there are none.
struct LessonCallbacks {
    /// As a session remembers it.
    std::function<QJsonObject()> view;
    std::function<void(const QJsonObject&)> applyView;
    /// Of lessonPanels(): to the front, and whether it is there.
    std::function<void(const std::string& panel)> bringUp;
    std::function<bool(const std::string& panel)> isInFront;
    /// What the ripples show: the fields of a session's view that are to change.
    std::function<void(const QJsonObject& part)> showRipples;
    /// Of lessonComputedPanels(): what it shows is computed, if it is not there.
    std::function<void(const std::string& panel)> compute;
};

/// Sets the window up for a lesson's step, and checks its conditions. Each run of a lesson is
/// computed once: coming back to a step brings it on screen again. GUI thread.
class LessonWindow : public QObject {
    Q_OBJECT

 public:
    LessonWindow(Document& document, LessonCallbacks callbacks, QObject* parent = nullptr);
    ~LessonWindow() override;

    void setCallbacks(LessonCallbacks callbacks) { m_callbacks = std::move(callbacks); }

    /// Saves the window's state for restore().
    void begin(const Lesson& lesson);
    /// Restores the window's state from before the lesson. `keeps`: the lesson's runs stay in the
    /// history.
    void restore(bool keeps);

    /// Shows what the state says; what is absent does not change. Heads that are facts wait for
    /// `values`, and all heads for the run.
    void show(const LessonState& state, const LessonValues* values);
    /// The same, but what is absent is as it was at the lesson's start, without heads.
    void showWhole(const LessonState& state, const LessonValues* values);
    /// More is known: shows what waited for it.
    void complete(const LessonValues* values);
    [[nodiscard]] bool holds(const LessonCondition& condition, const LessonValues* values) const;

    /// The runs that were computed in this lesson, to look at them again.
    [[nodiscard]] std::vector<KeptId> runs() const;
    /// What was asked for last; empty if nothing was.
    [[nodiscard]] const std::optional<RunInputs>& wanted() const { return m_wanted; }
    /// The run on screen, or the one that is about to come there.
    [[nodiscard]] std::optional<RunInputs> inFront() const;
    /// Brings that run on screen, unless it is there.
    void showAgain(const RunInputs& inputs);

 private:
    struct Done {
        RunInputs inputs;
        std::string model;
        KeptId id;
    };

    void showAsAtStart(const LessonState& state);
    void showRun(const LessonState& state);
    void showWanted();
    void showHeads(RunState& state, const LessonValues* values);
    void computePanel(const RunState& state);
    void showChoices(const LessonState& state);
    void showRipples(const LessonState& state);
    void noteStart();
    /// The lesson's run in progress will not stay in the history.
    void forgetRunning();
    [[nodiscard]] std::optional<KeptId> known(const RunInputs& inputs) const;
    [[nodiscard]] std::optional<HeadList> headsOf(const std::vector<LessonHead>& heads,
                                                  const LessonValues* values) const;
    [[nodiscard]] bool isFinished(const std::string& run) const;
    [[nodiscard]] std::string model() const;

    Document& m_document;
    LessonCallbacks m_callbacks;
    const Lesson* m_lesson = nullptr;
    QJsonObject m_viewBefore;
    std::optional<RunInputs> m_inputsBefore;
    KeptId m_runBefore = 0;
    Intervention m_interventionBefore;
    MapsView m_mapsBefore;
    Quantity m_comparedBefore;
    std::optional<HeadId> m_selectedBefore;
    AblationSet m_setBefore;
    std::vector<Done> m_done;
    std::optional<RunInputs> m_wanted;
    std::optional<LessonHead> m_selected;          ///< still to be shown
    std::optional<std::vector<LessonHead>> m_set;  ///< likewise
    std::optional<int> m_setLayer;                 ///< in its place, all heads of a layer
    std::string m_compute;                         ///< a panel, likewise
};

/// What the run of a lesson is, in the fields of the window.
[[nodiscard]] RunInputs inputsOf(const LessonRun& run);

}  // namespace headscope::app
