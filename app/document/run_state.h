// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/cover.h"
#include "document/open_model.h"
#include "document/run_spec.h"
#include "document/selection.h"
#include "document/view_choices.h"
#include "jobs/messages.h"

#include <headscope/noise_floor.h>
#include <headscope/quantity.h>
#include <headscope/run.h>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace headscope {
class KeptRun;
}  // namespace headscope

namespace headscope::app {

/// SessionRun::id, which a run has from its start on; 0: none.
using KeptId = std::uint64_t;

/// How much of a run is there.
struct RunTally {
    int cells = 0;     ///< over all interventions
    double work = 0;   ///< of those cells: cells of early layers are more of it
    double total = 0;  ///< work of all cells
    double limit = 0;  ///< see RunState::limit()
};

/// One run as it is shown: complete once it has finished, and growing until then.
struct ShownRun : Run {
    KeptId id = 0;  ///< which run of the history it is, or will be once it ends; 0: none
    RunInputs inputs;
    ModelInfo model;        ///< what computed it; another one may be open now
    double seconds = 0;     ///< from its start to its end; 0 until then
    bool complete = false;  ///< every cell of every intervention is there
    RunTally tally;
    std::shared_ptr<const KeptRun> kept;  ///< as kept in the history; null if it is not kept (yet)
};

/// How far a run is.
struct Progress {
    int done = 0;     ///< cells, over all interventions
    int total = 0;    ///< 0 before the clean run has arrived
    double part = 0;  ///< of the work, from 0 to 1: cells of early layers are more of it
    double cellsPerSecond = 0;
    bool onlyPatches = false;           ///< of the run's interventions
    std::optional<double> secondsLeft;  ///< once there is something to judge it by
};

/// The run that is computed while another one is on screen.
struct BackgroundRun {
    KeptId id = 0;
    TicketPtr ticket;  ///< never null
    Progress progress;
};

/// The only place that holds what the window shows, and which run that is: shownId(). One other run
/// may be in progress; it is on screen or in the background. The views read, and repaint at
/// gridChanged() and progressChanged(), which come at most 25 times a second however fast the
/// engine is. GUI thread only.
class RunState : public QObject {
    Q_OBJECT

 public:
    enum class Phase { Idle, Running, Stopping };
    /// What became of the last run.
    enum class Outcome { None, Finished, Stopped, Failed };

    explicit RunState(QObject* parent = nullptr);

    // The stores that are written by others or by the user. What this class
    // returns their values, made to fit the run on screen.
    [[nodiscard]] OpenModel& openModel() { return m_openModel; }
    [[nodiscard]] ViewChoices& view() { return m_view; }
    [[nodiscard]] Selection& selection() { return m_selection; }

    // Runs: RunKeeper writes them.
    /// Starts a run; `id` is its future one in the history.
    void beginRun(const TicketPtr& ticket, KeptId id);
    /// The first news of a run: only now does it replace the one shown before, unless that was
    /// asked for meanwhile.
    void setClean(const CleanRun& clean, const Drift& drift);
    /// Behind the clean run, of an intervention that has a donor.
    void setDonor(const Intervention& intervention, const DonorRun& donor);
    void addCells(const Intervention& intervention, const std::vector<Cell>& cells);
    void setBatchProgress(const BatchProgress& progress);
    void markStopping();
    /// After a failure of the run on screen the last good run is shown again. What had come of a
    /// run in the background is dropped: it is in the history.
    void endRun(const RunEnd& end);
    /// Shows a run that was kept, at once and without computing. One in progress continues in the
    /// background.
    void restore(const RunInputs& inputs, const Run& result, double seconds, const ModelInfo& model,
                 KeptId id = 0);
    /// No run is on screen any more, as at the start; one in progress continues in the background.
    void showNone();
    /// Brings the run in progress on screen, or lets it come there when its clean run arrives.
    /// Ignored if none is in the background.
    void showRunning();
    /// The run `id` is not of the history: nothing came of it, or another session is there.
    void forgetId(KeptId id);
    /// The history's id of the run in progress. Ignored if there is none.
    void setRunningId(KeptId id);
    /// The history has the run, or has learnt more of it. Ignored if it is not on screen.
    void setKept(const std::shared_ptr<const KeptRun>& kept);
    /// Of the run that is shown. Ignored without one.
    void setNoiseFloor(const NoiseFloor& floor);
    /// Every head again, with a set given, of the run that is shown. Ignored without one.
    void setGiven(const GivenPart& given);
    /// The run that is shown was made with the open model, which is known only now. Ignored without
    /// either.
    void recogniseModel();
    /// From now on whatever reads run() is without what is covered, so that nothing that is shown,
    /// copied, written or spoken reveals it. Views say why by cover().
    void setCover(const Cover& cover);
    [[nodiscard]] const Cover& cover() const { return m_cover; }
    // Reading
    [[nodiscard]] const std::optional<ModelInfo>& model() const { return m_openModel.info(); }
    /// The open model's; null where model() is empty.
    [[nodiscard]] const std::shared_ptr<const Tokenizer>& tokenizer() const {
        return m_openModel.tokenizer();
    }
    [[nodiscard]] bool isOpen(const std::string& sha256) const {
        return m_openModel.isOpen(sha256);
    }
    /// Was the run that is shown made with the model that is open? Then the engine can be asked
    /// about it.
    [[nodiscard]] bool isOfOpenModel() const {
        return m_run && model() && sameModel(m_run->model, *model());
    }
    /// Tells the model of the run shown apart from that of other runs, for what is asked about it.
    /// Of a run that the open model did not make no more is known than what was kept with it: then
    /// the run tells it apart, too. Precondition: a run is shown.
    [[nodiscard]] std::string modelKey() const;
    [[nodiscard]] const Runtime& runtime() const { return m_openModel.runtime(); }
    /// The run on screen, without what is covered.
    [[nodiscard]] const std::optional<ShownRun>& run() const;
    /// Which it is: the one pointer to the run on screen. 0: none, or one that is not kept.
    [[nodiscard]] KeptId shownId() const { return m_run ? m_run->id : 0; }
    /// The run in progress, on screen or not; 0 if none.
    [[nodiscard]] KeptId runningId() const { return m_runningId; }
    /// Its ticket; null if none.
    [[nodiscard]] const TicketPtr& runningTicket() const { return m_ticket; }
    [[nodiscard]] std::optional<BackgroundRun> background() const;
    /// Of the run in progress.
    [[nodiscard]] Phase phase() const { return m_phase; }
    /// Is a run in progress that is on screen, or comes there with its clean run?
    [[nodiscard]] bool isRunInFront() const { return m_phase != Phase::Idle && m_inFront; }
    /// Of the run on screen.
    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    /// Of the run on screen, or of the one that is about to come there.
    [[nodiscard]] Progress progress() const;
    /// What the engine is computing of the run on screen; else no heads.
    [[nodiscard]] const BatchProgress& batchProgress() const;
    /// Are gridChanged() or progressChanged() still to come?
    [[nodiscard]] bool isChanging() const {
        return m_flushTimer.isActive() || m_progressTimer.isActive();
    }
    /// Which one is shown: the one that was chosen, or where the run has not got it, its first.
    [[nodiscard]] const Intervention& intervention() const;
    /// Those of the run; without one the report's two.
    [[nodiscard]] std::vector<Intervention> interventions() const;
    /// The maps that were chosen; where none were, those that suit the run on screen: of a run with
    /// a donor MapsView::ofDonor(), and besideDonor() of what is no patch in it.
    [[nodiscard]] const MapsView& maps() const;
    /// The two that were chosen, or where the run has not got both, its first two.
    [[nodiscard]] Quantity compared() const;
    [[nodiscard]] std::optional<HeadId> hovered() const { return m_selection.hovered(); }
    [[nodiscard]] std::optional<HeadId> selected() const { return m_selection.selected(); }
    /// The heads that are ablated together.
    [[nodiscard]] const AblationSet& ablationSet() const { return m_selection.ablationSet(); }
    /// Seconds the run on screen took, from its start to its end; 0: not known.
    [[nodiscard]] double seconds() const { return m_run ? m_run->seconds : 0; }
    /// The end of the colour scale, in probability: at least the largest effect so far of target
    /// and control under all interventions, so that all their maps can be compared. Only grows
    /// during a run; a round number.
    [[nodiscard]] double limit() const {
        return lockedLimit().value_or(run() ? run()->tally.limit : 0);
    }
    [[nodiscard]] std::optional<double> lockedLimit() const { return m_view.lockedLimit(); }
    /// The cell of the intervention shown, if it has arrived.
    [[nodiscard]] const Cell* cell(std::optional<HeadId> head) const;

    /// Emits every signal, for views that were made anew.
    void announce();

 Q_SIGNALS:
    void modelChanged();
    void runChanged();       ///< another run is shown, or its clean part arrived
    void runKept();          ///< the run shown was added to the history, or removed
    void gridChanged();      ///< cells, or which intervention is shown; coalesced
    void progressChanged();  ///< batchProgress(), progress() and background(); coalesced
    void mapsChanged();      ///< which maps are shown
    void comparedChanged();
    void phaseChanged();
    void coverChanged();  ///< followed by runChanged() and gridChanged(), where a run is shown
    void hoveredChanged();
    void selectedChanged();
    void ablationSetChanged();
    void lockedLimitChanged();

 private:
    void flush();
    /// The run on screen is another one, or its clean part has come.
    void tellRun();
    void endBatchProgress();
    /// What there is of the run in progress; null before its clean run.
    [[nodiscard]] ShownRun* growing();
    [[nodiscard]] Progress progressOf(const ShownRun& run, bool isGrowing) const;
    [[nodiscard]] double batchWork(const ShownRun& run) const;
    /// The run on screen is another one: chosen heads that it does not have go.
    [[nodiscard]] Selection::Dropped fitSelection();

    OpenModel m_openModel;
    ViewChoices m_view;
    Selection m_selection;
    mutable MapsView m_suited;  ///< what maps() gives where none were chosen
    Cover m_cover;
    std::optional<ShownRun> m_run;
    mutable std::optional<ShownRun>
        m_seen;                          ///< m_run without what is covered, once it is asked for
    std::optional<ShownRun> m_lastGood;  ///< what m_run replaced, until it is good itself
    std::optional<ShownRun> m_behind;    ///< the run in progress, while another is on screen
    TicketPtr m_ticket;                  ///< of the run in progress, as the four below
    KeptId m_runningId = 0;
    bool m_inFront = true;
    bool m_cleanArrived = false;
    Phase m_phase = Phase::Idle;
    Outcome m_outcome = Outcome::None;
    bool m_nothingCame = false;  ///< the run of m_outcome ended before its clean run
    BatchProgress m_batchProgress;
    QElapsedTimer m_cellClock;
    QTimer m_flushTimer;
    QTimer m_progressTimer;
};

}  // namespace headscope::app
