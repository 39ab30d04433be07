// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/run_state.h"

#include <headscope/rounding.h>
#include <headscope/session.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kFlushMs = 40;  // 25 repaints a second

/// An ablation at layer l is computed from there upwards: its share of the work.
double work(int layer, int layers) {
    return layers - layer + 1;
}

void expandLimit(ShownRun& run, const Cell& cell) {
    const auto size = [&](Subject subject) {
        return std::abs(change(run.clean, cell, Metric::Probability, subject).value_or(0));
    };
    const double largest = std::max(size(Subject::Target), size(Subject::Control));
    if (std::isfinite(largest) && largest > run.tally.limit) run.tally.limit = roundUp(largest);
}

/// Of a run without cells.
RunTally emptyTally(const Run& run) {
    RunTally tally;
    tally.limit = leastLimit(Unit::Probability);
    const auto& heads = run.clean.headMean;
    for (int layer = 0; layer < heads.layers(); ++layer)
        tally.total +=
            work(layer, heads.layers()) * heads.heads() * static_cast<double>(run.parts.size());
    return tally;
}

void countCell(ShownRun& run, const Cell& cell) {
    ++run.tally.cells;
    run.tally.work += work(cell.head.layer, run.clean.headMean.layers());
    expandLimit(run, cell);
}

int cellsOf(const ShownRun& run) {
    return static_cast<int>(run.clean.headMean.values().size() * run.parts.size());
}

}  // namespace

RunState::RunState(QObject* parent) : QObject(parent) {
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(kFlushMs);
    connect(&m_flushTimer, &QTimer::timeout, this, &RunState::flush);
    m_progressTimer.setSingleShot(true);
    m_progressTimer.setInterval(kFlushMs);
    connect(&m_progressTimer, &QTimer::timeout, this, &RunState::progressChanged);
    connect(&m_openModel, &OpenModel::changed, this, &RunState::modelChanged);
    connect(&m_view, &ViewChoices::interventionChanged, this, &RunState::flush);
    connect(&m_view, &ViewChoices::mapsChanged, this, &RunState::mapsChanged);
    connect(&m_view, &ViewChoices::comparedChanged, this, &RunState::comparedChanged);
    connect(&m_view, &ViewChoices::lockedLimitChanged, this, &RunState::lockedLimitChanged);
    connect(&m_view, &ViewChoices::lockedLimitChanged, this, &RunState::flush);
    connect(&m_selection, &Selection::hoveredChanged, this, &RunState::hoveredChanged);
    connect(&m_selection, &Selection::selectedChanged, this, &RunState::selectedChanged);
    connect(&m_selection, &Selection::ablationSetChanged, this, &RunState::ablationSetChanged);
}

void RunState::announce() {
    Q_EMIT modelChanged();
    Q_EMIT mapsChanged();
    Q_EMIT comparedChanged();
    Q_EMIT lockedLimitChanged();
    Q_EMIT phaseChanged();
    Q_EMIT runChanged();
    Q_EMIT runKept();
    Q_EMIT gridChanged();
    Q_EMIT progressChanged();
    Q_EMIT selectedChanged();
    Q_EMIT hoveredChanged();
    Q_EMIT ablationSetChanged();
}

void RunState::beginRun(const TicketPtr& ticket, KeptId id) {
    m_ticket = ticket;
    m_runningId = id;
    m_inFront = true;
    m_cleanArrived = false;
    endBatchProgress();
    m_phase = Phase::Running;
    m_outcome = Outcome::None;
    m_nothingCame = false;
    Q_EMIT phaseChanged();
}

ShownRun* RunState::growing() {
    if (m_phase == Phase::Idle || !m_cleanArrived) return nullptr;
    return m_inFront ? &*m_run : &*m_behind;
}

void RunState::setClean(const CleanRun& clean, const Drift& drift) {
    if (m_phase == Phase::Idle || m_cleanArrived) return;
    m_cleanArrived = true;
    m_cellClock.start();
    ShownRun run;
    run.id = m_runningId;
    run.inputs = m_ticket->inputs;
    run.model = m_ticket->model;
    run.begin(clean, drift, m_ticket->request);
    run.tally = emptyTally(run);
    if (!m_inFront) {
        m_behind = std::move(run);
        Q_EMIT progressChanged();
        return;
    }
    m_lastGood = std::exchange(m_run, std::move(run));
    const Selection::Dropped dropped = fitSelection();
    tellRun();
    flush();
    m_selection.notifyDropped(dropped);
}

void RunState::setDonor(const Intervention& intervention, const DonorRun& donor) {
    ShownRun* run = growing();
    if (!run) return;
    run->keepDonor(intervention, donor);
    if (!m_inFront) return;
    m_seen.reset();
    if (!m_flushTimer.isActive()) m_flushTimer.start();
}

void RunState::addCells(const Intervention& intervention, const std::vector<Cell>& cells) {
    ShownRun* run = growing();
    if (!run) return;
    for (const Cell& cell : cells)
        if (run->add(intervention, std::span(&cell, 1)) > 0) countCell(*run, cell);
    QTimer& news = m_inFront ? m_flushTimer : m_progressTimer;
    if (!news.isActive()) news.start();
}

void RunState::setBatchProgress(const BatchProgress& progress) {
    if (!growing()) return;
    m_batchProgress = progress;
    if (!m_progressTimer.isActive()) m_progressTimer.start();
}

void RunState::endBatchProgress() {
    m_progressTimer.stop();
    if (std::exchange(m_batchProgress, {}).heads.empty()) return;
    Q_EMIT progressChanged();
}

const BatchProgress& RunState::batchProgress() const {
    static const BatchProgress none;
    return m_inFront ? m_batchProgress : none;
}

double RunState::batchWork(const ShownRun& run) const {
    double sum = 0;
    for (const HeadId head : m_batchProgress.heads)
        for (const auto& part : run.parts)
            if (run.clean.headMean.contains(head) && !part.cell(head))
                sum += work(head.layer, run.clean.headMean.layers());
    return m_batchProgress.part * sum;
}

void RunState::markStopping() {
    if (m_phase != Phase::Running) return;
    m_phase = Phase::Stopping;
    Q_EMIT phaseChanged();
}

void RunState::endRun(const RunEnd& end) {
    if (m_phase == Phase::Idle) return;
    const bool inFront = std::exchange(m_inFront, true);
    m_phase = Phase::Idle;
    m_runningId = 0;
    m_ticket.reset();
    m_behind.reset();
    endBatchProgress();
    if (!inFront) {
        Q_EMIT progressChanged();
        Q_EMIT phaseChanged();
        return;
    }
    m_nothingCame = !m_cleanArrived;
    if (m_cleanArrived) m_run->seconds = end.seconds;
    if (m_cleanArrived && end.result) static_cast<Run&>(*m_run) = *end.result;
    Selection::Dropped dropped;
    switch (end.kind) {
        case RunEnd::Kind::Finished:
            m_outcome = Outcome::Finished;
            if (m_cleanArrived) m_run->complete = m_run->tally.cells == cellsOf(*m_run);
            break;
        case RunEnd::Kind::Stopped:
            m_outcome = Outcome::Stopped;
            break;
        case RunEnd::Kind::Failed:
            m_outcome = Outcome::Failed;
            if (m_cleanArrived && m_lastGood) {
                m_run = std::move(m_lastGood);
                dropped = fitSelection();
                tellRun();
            }
            break;
    }
    m_lastGood.reset();
    flush();
    m_selection.notifyDropped(dropped);
    Q_EMIT phaseChanged();
}

void RunState::showRunning() {
    if (m_phase == Phase::Idle || m_inFront) return;
    m_inFront = true;
    m_outcome = Outcome::None;
    m_nothingCame = false;
    Selection::Dropped dropped;
    if (m_cleanArrived) {
        m_lastGood = std::exchange(m_run, std::exchange(m_behind, std::nullopt));
        dropped = fitSelection();
        tellRun();
    }
    flush();
    m_selection.notifyDropped(dropped);
    Q_EMIT progressChanged();
    Q_EMIT phaseChanged();
}

void RunState::forgetId(KeptId id) {
    if (id == 0) return;
    if (m_runningId == id) m_runningId = 0;
    for (auto* run : {&m_behind, &m_lastGood})
        if (*run && (*run)->id == id) (*run)->id = 0;
    if (shownId() != id) return;
    m_run->id = 0;
    m_run->kept.reset();
    m_seen.reset();
    Q_EMIT runKept();
}

void RunState::setRunningId(KeptId id) {
    if (m_phase == Phase::Idle) return;
    m_runningId = id;
    if (ShownRun* run = growing()) run->id = id;
}

void RunState::setKept(const std::shared_ptr<const KeptRun>& kept) {
    if (!m_run || m_run->id == 0 || m_run->id != kept->run().id) return;
    const bool isNews = !m_run->kept;
    m_run->kept = kept;
    m_seen.reset();
    if (isNews) Q_EMIT runKept();
}

void RunState::recogniseModel() {
    if (!m_run || !model() || isOfOpenModel()) return;
    const ModelConfig& was = m_run->model.config;
    if (was.layers != model()->config.layers || was.heads != model()->config.heads) return;
    m_run->model = *model();
    tellRun();
}

void RunState::setNoiseFloor(const NoiseFloor& floor) {
    if (!m_run) return;
    m_run->noiseFloor = floor;
    flush();
}

void RunState::setGiven(const GivenPart& given) {
    if (!m_run) return;
    m_run->setGiven(given);
    flush();
}

void RunState::restore(const RunInputs& inputs, const Run& result, double seconds,
                       const ModelInfo& model, KeptId id) {
    ShownRun run;
    static_cast<Run&>(run) = result;
    if (run.stopped) run.zeroVsMean.reset();
    run.id = id;
    run.inputs = inputs;
    run.model = model;
    run.seconds = seconds;
    run.tally = emptyTally(run);
    for (const RunPart& part : run.parts)
        for (const Cell& cell : part.cells)
            countCell(run, cell);
    run.complete = !run.stopped && run.tally.cells == cellsOf(run);
    if (isRunInFront()) {
        m_inFront = false;
        if (m_cleanArrived) m_behind = std::move(m_run);
    }
    m_lastGood.reset();
    m_run = std::move(run);
    m_outcome = result.stopped ? Outcome::Stopped : Outcome::Finished;
    m_nothingCame = false;
    const Selection::Dropped dropped = fitSelection();
    tellRun();
    flush();
    m_selection.notifyDropped(dropped);
    Q_EMIT progressChanged();
    Q_EMIT phaseChanged();  // what is said of the run in progress is said elsewhere now
}

void RunState::showNone() {
    if (isRunInFront()) {
        m_inFront = false;
        if (m_cleanArrived) m_behind = std::move(m_run);
    }
    m_lastGood.reset();
    m_run.reset();
    m_outcome = Outcome::None;
    m_nothingCame = false;
    m_selection.setSelected(std::nullopt);
    tellRun();
    flush();
    Q_EMIT progressChanged();
    Q_EMIT phaseChanged();
}

std::string RunState::modelKey() const {
    const ModelInfo& made = m_run->model;
    const std::string model = made.sha256 + '\n' + made.folder.string() + '\n' + made.name;
    return isOfOpenModel() ? model : model + '\n' + std::to_string(shownId());
}

const Intervention& RunState::intervention() const {
    const Intervention& chosen = m_view.intervention();
    if (!m_run || m_run->parts.empty()) return chosen;
    // The run's own, which names its donor.
    for (const RunPart& part : m_run->parts)
        if (briefName(part.intervention) == briefName(chosen)) return part.intervention;
    return m_run->parts.front().intervention;
}

const MapsView& RunState::maps() const {
    const MapsView& chosen = m_view.maps();
    if (!m_run) return chosen;
    const bool isPatch = needsDonor({intervention()});
    const bool hasDonor = isPatch || needsDonor(m_run->interventions());
    const auto suited = [&](const std::vector<Quantity>& maps) -> const MapsView& {
        if (const MapsView now{maps, chosen.sameScale}; now != m_suited) m_suited = now;
        return m_suited;
    };
    const auto usual = MapsView::usual(m_run->interventions(), intervention());
    if (hasDonor && !m_view.areMapsChosen()) return suited(usual);
    // Nothing is recovered of no donor.
    if (!isPatch && chosen.maps == MapsView::ofDonor()) return suited(usual);
    return chosen;
}

std::vector<Intervention> RunState::interventions() const {
    return m_run && !m_run->parts.empty() ? m_run->interventions() : zeroAndMean();
}

Quantity RunState::compared() const {
    Quantity quantity = m_view.compared();
    const auto has = [this](const std::optional<Intervention>& one) {
        return m_run->part(*one) != nullptr;
    };
    if (m_run && m_run->parts.size() > 1 && !(has(quantity.lens.of) && has(quantity.lens.minus)))
        quantity.lens = {m_run->parts[0].intervention, m_run->parts[1].intervention};
    return quantity;
}

Progress RunState::progress() const {
    if (isRunInFront()) return m_cleanArrived ? progressOf(*m_run, true) : Progress{};
    return m_run && !m_nothingCame ? progressOf(*m_run, false) : Progress{};
}

std::optional<BackgroundRun> RunState::background() const {
    if (m_phase == Phase::Idle || m_inFront) return std::nullopt;
    return BackgroundRun{m_runningId, m_ticket,
                         m_behind ? progressOf(*m_behind, true) : Progress{}};
}

Progress RunState::progressOf(const ShownRun& run, bool isGrowing) const {
    Progress progress;
    progress.done = run.tally.cells;
    progress.total = cellsOf(run);
    progress.onlyPatches = onlyPatches(run.interventions());
    const double done = run.tally.work + (isGrowing ? batchWork(run) : 0);
    progress.part = std::min(1.0, done / run.tally.total);
    const double seconds = static_cast<double>(m_cellClock.nsecsElapsed()) * 1e-9;
    if (isGrowing && run.tally.cells > 0 && seconds > 0) {
        progress.cellsPerSecond = run.tally.cells / seconds;
        progress.secondsLeft = seconds * (run.tally.total - done) / done;
    }
    return progress;
}

const Cell* RunState::cell(std::optional<HeadId> head) const {
    if (!head || !run()) return nullptr;
    return run()->cell(intervention(), *head);
}

void RunState::setCover(const Cover& cover) {
    if (cover == m_cover) return;
    m_cover = cover;
    m_seen.reset();
    Q_EMIT coverChanged();
    if (!m_run) return;
    tellRun();
    flush();
}

const std::optional<ShownRun>& RunState::run() const {
    if (!m_run || !m_cover.any()) return m_run;
    if (!m_seen) m_seen = covered(*m_run, m_cover);
    return m_seen;
}

void RunState::tellRun() {
    m_seen.reset();
    Q_EMIT runChanged();
}

void RunState::flush() {
    m_flushTimer.stop();
    m_seen.reset();
    if (m_run) m_run->count();
    Q_EMIT gridChanged();
}

Selection::Dropped RunState::fitSelection() {
    const auto& grid = m_run->clean.headMean;
    return m_selection.setGrid(grid.layers(), grid.heads());
}

}  // namespace headscope::app
