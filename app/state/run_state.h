// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/ablation_set.h"
#include "state/metric.h"
#include "state/run_spec.h"
#include "worker/messages.h"

#include <headscope/noise_floor.h>
#include <headscope/results.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <optional>

namespace headscope::app {

/// One run as it is shown: complete once it has finished, and growing until then.
struct ShownRun {
    RunInputs inputs;
    ModelInfo model;     ///< what it was computed with: another one may be open by now
    double seconds = 0;  ///< from its start to its end; 0 until then
    CleanRun clean;
    Drift drift;
    /// Per Replacement: the cells; empty where the head is still to come.
    std::array<HeadGrid<std::optional<Cell>>, 2> cells;
    std::array<Robustness, 2> robustness;
    std::optional<ZeroVsMean> zeroVsMean;
    bool complete = false;                 ///< every cell of both replacements is there
    std::optional<NoiseFloor> noiseFloor;  ///< once it has been measured

    [[nodiscard]] const HeadGrid<std::optional<Cell>>& grid(Replacement replacement) const {
        return cells[static_cast<std::size_t>(replacement)];
    }
};

/// P_ablated - P_clean of a token, in [-1,1]. Precondition: Target or Control.
[[nodiscard]] float effect(const ShownRun& run, const Cell& cell, Subject subject);

/// The maps that stand side by side.
struct MapsView {
    static constexpr std::size_t kMost = 4;
    std::vector<Quantity> maps{{Metric::Probability, Subject::Target, Contrast::Shown},
                               {Metric::Probability, Subject::Control, Contrast::Shown}};
    bool sameScale = true;  ///< maps of one unit share the end of their colour scale
    bool operator==(const MapsView&) const = default;
};

/// How far the current run is.
struct Progress {
    int done = 0;     ///< cells, over both replacements
    int total = 0;    ///< 0 before the clean run has arrived
    double part = 0;  ///< of the work, from 0 to 1: cells of early layers are more of it
    double cellsPerSecond = 0;
    std::optional<double> secondsLeft;  ///< once there is something to judge it by
};

/// The only place that holds what the window shows. The main window writes, from the controller's
/// signals and the user's choices; the views read, and repaint at gridChanged() and
/// workingChanged(), which come at most 25 times a second however fast the engine is. GUI thread
/// only.
class RunState : public QObject {
    Q_OBJECT

 public:
    enum class Phase { Idle, Running, Stopping };
    /// What became of the last run.
    enum class Outcome { None, Finished, Stopped, Failed };

    explicit RunState(QObject* parent = nullptr);

    // Writing
    void setModel(const LoadedModel& model);
    /// None is open for now: another one takes its place. The run shown stays.
    void closeModel();
    void beginRun(const RunInputs& inputs);
    /// The first news of a run: only now does it take the place of the one shown before.
    void setClean(const CleanRun& clean, const Drift& drift);
    void addCells(Replacement replacement, const std::vector<Cell>& cells);
    void setWorking(const Working& working);
    void markStopping();
    /// After a failure the last good run is shown again.
    void endRun(const RunEnd& end);
    /// Shows a run that was kept, at once and without computing. One that is in progress is
    /// forgotten: whoever calls this stops it.
    void restore(const RunInputs& inputs, const SweepResult& result, double seconds,
                 const ModelInfo& model, const std::optional<NoiseFloor>& noiseFloor = {});
    /// Of the run that is shown. Ignored without one.
    void setNoiseFloor(const NoiseFloor& floor);
    /// The run that is shown was made with the model that is open: it is known only by now. Ignored
    /// without either.
    void recogniseModel();
    /// Keeps limit() as it is until it is unlocked, so that runs are compared like with like; a
    /// value sets it to that. Empty: each run has its own again.
    void lockLimit(std::optional<double> limit);
    void show(Replacement replacement);
    /// At least one map and at most MapsView::kMost are kept, each made sensible().
    void setMaps(MapsView view);
    /// What zero and mean are compared by; its contrast is of no account. Ignored where the metric
    /// does not allow Contrast::ZeroMinusMean.
    void setCompared(Quantity quantity);
    void setHovered(std::optional<HeadId> head);
    void setSelected(std::optional<HeadId> head);
    /// Heads that the run's model does not have are left out.
    void setAblationSet(AblationSet set);
    void setError(const UserError& error);
    void dismissError();

    // Reading
    [[nodiscard]] const std::optional<ModelInfo>& model() const { return m_model; }
    /// Was the run that is shown made with the model that is open? Then the engine can be asked
    /// about it.
    [[nodiscard]] bool isOfOpenModel() const {
        return m_run && m_model && sameModel(m_run->model, *m_model);
    }
    [[nodiscard]] const Runtime& runtime() const { return m_runtime; }
    [[nodiscard]] const std::optional<ShownRun>& run() const { return m_run; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] Progress progress() const;
    /// What the engine is computing; no heads between runs.
    [[nodiscard]] const Working& working() const { return m_working; }
    [[nodiscard]] Replacement replacement() const { return m_replacement; }
    [[nodiscard]] const MapsView& maps() const { return m_maps; }
    [[nodiscard]] const Quantity& compared() const { return m_compared; }
    [[nodiscard]] std::optional<HeadId> hovered() const { return m_hovered; }
    [[nodiscard]] std::optional<HeadId> selected() const { return m_selected; }
    /// The heads that are silenced together.
    [[nodiscard]] const AblationSet& ablationSet() const { return m_set; }
    [[nodiscard]] const std::optional<UserError>& error() const { return m_error; }
    /// Seconds the last run took, from its start to its end.
    [[nodiscard]] double seconds() const { return m_seconds; }
    /// The end of the colour scale, in probability: at least the largest effect so far of target
    /// and control under both replacements, so that all four maps can be compared. Only grows
    /// during a run; a round number.
    [[nodiscard]] double limit() const { return m_lockedLimit.value_or(m_limit); }
    [[nodiscard]] std::optional<double> lockedLimit() const { return m_lockedLimit; }
    /// The cell of the replacement shown, if it has arrived.
    [[nodiscard]] const Cell* cell(std::optional<HeadId> head) const;

 Q_SIGNALS:
    void modelChanged();
    void runChanged();      ///< another run is shown, or its clean part arrived
    void gridChanged();     ///< cells, or which replacement is shown; coalesced
    void workingChanged();  ///< working() and progress(); coalesced
    void mapsChanged();     ///< which maps are shown
    void comparedChanged();
    void phaseChanged();
    void hoveredChanged();
    void selectedChanged();
    void ablationSetChanged();
    void errorChanged();
    void lockedLimitChanged();

 private:
    void awaitClean(const RunInputs& inputs);
    void flush();
    void endWorking();
    [[nodiscard]] double workingWork() const;
    void expandLimit(const ShownRun& run, const Cell& cell);
    /// What was chosen and the run does not have, taken out without a word. To be told by
    /// tellOf() once the views know the run's shape.
    struct StaleHeads {
        bool hovered = false, selected = false, set = false;
    };
    [[nodiscard]] StaleHeads dropStaleHeads();
    void tellOf(const StaleHeads& dropped);
    /// Without the heads that the run does not have.
    [[nodiscard]] AblationSet ofRun(AblationSet set) const;

    std::optional<ModelInfo> m_model;
    Runtime m_runtime;
    std::optional<ShownRun> m_run;
    std::optional<ShownRun> m_lastGood;  ///< what m_run replaced, until it is good itself
    double m_lastGoodLimit = 0;
    RunInputs m_pending;
    bool m_cleanArrived = false;
    Phase m_phase = Phase::Idle;
    Outcome m_outcome = Outcome::None;
    Replacement m_replacement = Replacement::Zero;
    MapsView m_maps;
    Quantity m_compared{Metric::Probability, Subject::Target, Contrast::ZeroMinusMean};
    std::optional<HeadId> m_hovered;
    std::optional<HeadId> m_selected;
    AblationSet m_set;
    std::optional<UserError> m_error;
    double m_limit = 0;
    std::optional<double> m_lockedLimit;
    double m_seconds = 0;
    Working m_working;
    int m_done = 0;
    double m_doneWork = 0;
    double m_totalWork = 0;
    QElapsedTimer m_runClock;
    QElapsedTimer m_cellClock;
    QTimer m_flushTimer;
    QTimer m_workingTimer;
};

}  // namespace headscope::app
