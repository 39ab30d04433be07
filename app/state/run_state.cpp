// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/run_state.h"

#include "plot/ticks.h"

#include <headscope/statistics.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kFlushMs = 40;  // 25 repaints a second
constexpr int kReplacements = 2;

/// An ablation at layer l is computed from there upwards: its share of the work.
double work(int layer, int layers) {
    return layers - layer + 1;
}

}  // namespace

float effect(const ShownRun& run, const Cell& cell, Subject subject) {
    return subject == Subject::Target ? cell.pTarget - run.clean.target.p
                                      : cell.pControl - run.clean.control.p;
}

RunState::RunState(QObject* parent) : QObject(parent) {
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(kFlushMs);
    connect(&m_flushTimer, &QTimer::timeout, this, &RunState::flush);
    m_workingTimer.setSingleShot(true);
    m_workingTimer.setInterval(kFlushMs);
    connect(&m_workingTimer, &QTimer::timeout, this, &RunState::workingChanged);
}

void RunState::setModel(const LoadedModel& model) {
    m_model = model.info;
    m_runtime = model.runtime;
    Q_EMIT modelChanged();
}

void RunState::closeModel() {
    m_model.reset();
    Q_EMIT modelChanged();
}

void RunState::beginRun(const RunInputs& inputs) {
    dismissError();
    awaitClean(inputs);
}

void RunState::awaitClean(const RunInputs& inputs) {
    m_pending = inputs;
    m_cleanArrived = false;
    m_done = 0;
    m_doneWork = 0;
    m_totalWork = 0;
    endWorking();
    m_runClock.start();
    m_phase = Phase::Running;
    m_outcome = Outcome::None;
    Q_EMIT phaseChanged();
}

void RunState::setClean(const CleanRun& clean, const Drift& drift) {
    if (m_phase == Phase::Idle || m_cleanArrived) return;
    m_cleanArrived = true;
    m_lastGood = std::move(m_run);
    m_lastGoodLimit = m_limit;
    const int layers = clean.headMean.layers();
    const int heads = clean.headMean.heads();
    m_run.emplace();
    m_run->inputs = m_pending;
    if (m_model) m_run->model = *m_model;
    m_run->clean = clean;
    m_run->drift = drift;
    m_run->cells.fill(HeadGrid<std::optional<Cell>>(layers, heads));
    m_limit = leastLimit(Unit::Probability);
    for (int layer = 0; layer < layers; ++layer) {
        m_totalWork += work(layer, layers) * heads * kReplacements;
    }
    m_cellClock.start();
    const StaleHeads dropped = dropStaleHeads();
    Q_EMIT runChanged();
    flush();
    tellOf(dropped);
}

void RunState::addCells(Replacement replacement, const std::vector<Cell>& cells) {
    if (m_phase == Phase::Idle || !m_cleanArrived) return;
    auto& grid = m_run->cells[static_cast<std::size_t>(replacement)];
    for (const Cell& cell : cells) {
        auto& slot = grid(cell.head);
        if (!slot) {
            ++m_done;
            m_doneWork += work(cell.head.layer, grid.layers());
        }
        slot = cell;
        expandLimit(*m_run, cell);
    }
    if (!m_flushTimer.isActive()) m_flushTimer.start();
}

void RunState::setWorking(const Working& working) {
    if (m_phase == Phase::Idle || !m_cleanArrived) return;
    m_working = working;
    if (!m_workingTimer.isActive()) m_workingTimer.start();
}

void RunState::endWorking() {
    m_workingTimer.stop();
    if (std::exchange(m_working, {}).heads.empty()) return;
    Q_EMIT workingChanged();
}

double RunState::workingWork() const {
    double sum = 0;
    for (const HeadId head : m_working.heads)
        for (const auto& grid : m_run->cells)
            if (grid.contains(head) && !grid(head)) sum += work(head.layer, grid.layers());
    return m_working.part * sum;
}

void RunState::markStopping() {
    if (m_phase != Phase::Running) return;
    m_phase = Phase::Stopping;
    Q_EMIT phaseChanged();
}

void RunState::endRun(const RunEnd& end) {
    if (m_phase == Phase::Idle) return;
    m_phase = Phase::Idle;
    endWorking();
    m_seconds = static_cast<double>(m_runClock.nsecsElapsed()) * 1e-9;
    if (m_run && m_cleanArrived) m_run->seconds = m_seconds;
    StaleHeads dropped;
    switch (end.kind) {
        case RunEnd::Kind::Finished:
            m_outcome = Outcome::Finished;
            if (m_run && end.result) {
                m_run->zeroVsMean = end.result->zeroVsMean;
                m_run->complete = m_done == progress().total;
            }
            break;
        case RunEnd::Kind::Stopped:
            m_outcome = Outcome::Stopped;
            break;
        case RunEnd::Kind::Failed:
            m_outcome = Outcome::Failed;
            if (m_cleanArrived && m_lastGood) {
                m_run = std::move(m_lastGood);
                m_limit = m_lastGoodLimit;
                dropped = dropStaleHeads();
                Q_EMIT runChanged();
            }
            break;
    }
    if (end.error) setError(*end.error);
    m_lastGood.reset();
    flush();
    tellOf(dropped);
    Q_EMIT phaseChanged();
}

void RunState::recogniseModel() {
    if (!m_run || !m_model || isOfOpenModel()) return;
    const ModelConfig& was = m_run->model.config;
    if (was.layers != m_model->config.layers || was.heads != m_model->config.heads) return;
    m_run->model = *m_model;
    Q_EMIT runChanged();
}

void RunState::setNoiseFloor(const NoiseFloor& floor) {
    if (!m_run) return;
    m_run->noiseFloor = floor;
    flush();
}

void RunState::restore(const RunInputs& inputs, const SweepResult& result, double seconds,
                       const ModelInfo& model, const std::optional<NoiseFloor>& noiseFloor) {
    m_phase = Phase::Idle;
    awaitClean(inputs);  // an error stays until it is read
    setClean(result.clean, result.drift);
    m_run->model = model;
    m_run->noiseFloor = noiseFloor;
    for (const Sweep& sweep : result.sweeps)
        addCells(sweep.replacement, sweep.cells);
    endRun({result.stopped ? RunEnd::Kind::Stopped : RunEnd::Kind::Finished, result, {}});
    m_seconds = seconds;
    Q_EMIT phaseChanged();
}

void RunState::lockLimit(std::optional<double> limit) {
    if (limit == m_lockedLimit) return;
    m_lockedLimit = limit;
    Q_EMIT lockedLimitChanged();
    flush();
}

void RunState::show(Replacement replacement) {
    if (replacement == m_replacement) return;
    m_replacement = replacement;
    flush();
}

void RunState::setMaps(MapsView view) {
    if (view.maps.empty()) view.maps.emplace_back();
    if (view.maps.size() > MapsView::kMost) view.maps.resize(MapsView::kMost);
    for (Quantity& map : view.maps)
        map = sensible(map);
    if (view == m_maps) return;
    m_maps = std::move(view);
    Q_EMIT mapsChanged();
}

void RunState::setCompared(Quantity quantity) {
    if (!allows(quantity.metric, Contrast::ZeroMinusMean)) return;
    quantity = sensible(quantity);
    quantity.contrast = Contrast::ZeroMinusMean;
    if (quantity == m_compared) return;
    m_compared = quantity;
    Q_EMIT comparedChanged();
}

void RunState::setHovered(std::optional<HeadId> head) {
    if (head == m_hovered) return;
    m_hovered = head;
    Q_EMIT hoveredChanged();
}

void RunState::setSelected(std::optional<HeadId> head) {
    if (head == m_selected) return;
    m_selected = head;
    Q_EMIT selectedChanged();
}

void RunState::setAblationSet(AblationSet set) {
    set = ofRun(std::move(set));
    if (set == m_set) return;
    m_set = std::move(set);
    Q_EMIT ablationSetChanged();
}

void RunState::setError(const UserError& error) {
    m_error = error;
    Q_EMIT errorChanged();
}

void RunState::dismissError() {
    if (!m_error) return;
    m_error.reset();
    Q_EMIT errorChanged();
}

Progress RunState::progress() const {
    Progress progress;
    if (!m_run || !m_cleanArrived) return progress;
    progress.done = m_done;
    progress.total = static_cast<int>(m_run->clean.headMean.values().size()) * kReplacements;
    const double done = m_doneWork + workingWork();
    progress.part = std::min(1.0, done / m_totalWork);
    const double seconds = static_cast<double>(m_cellClock.nsecsElapsed()) * 1e-9;
    if (m_phase != Phase::Idle && m_done > 0 && seconds > 0) {
        progress.cellsPerSecond = m_done / seconds;
        progress.secondsLeft = seconds * (m_totalWork - done) / done;
    }
    return progress;
}

const Cell* RunState::cell(std::optional<HeadId> head) const {
    if (!head || !m_run) return nullptr;
    const auto& cell = m_run->grid(m_replacement)(*head);
    return cell ? &*cell : nullptr;
}

void RunState::flush() {
    m_flushTimer.stop();
    if (m_run) {
        for (std::size_t i = 0; i < m_run->cells.size(); ++i) {
            std::vector<Cell> arrived;
            for (const auto& cell : m_run->cells[i].values()) {
                if (cell) arrived.push_back(*cell);
            }
            m_run->robustness[i] = m_run->clean.top.empty()
                                       ? Robustness{}
                                       : robustness(arrived, m_run->clean.top.front().token.id);
        }
    }
    Q_EMIT gridChanged();
}

void RunState::expandLimit(const ShownRun& run, const Cell& cell) {
    const double largest = std::max(std::abs(effect(run, cell, Subject::Target)),
                                    std::abs(effect(run, cell, Subject::Control)));
    if (std::isfinite(largest) && largest > m_limit) m_limit = roundUp(largest);
}

AblationSet RunState::ofRun(AblationSet set) const {
    if (!m_run) return set;
    const auto& shape = m_run->clean.headMean;
    HeadList heads = inside(set.heads, shape.layers(), shape.heads());
    if (heads != set.heads) set = {std::move(heads), {}};
    return set;
}

RunState::StaleHeads RunState::dropStaleHeads() {
    const auto drop = [this](std::optional<HeadId>& head) {
        const bool stale = head && !m_run->clean.headMean.contains(*head);
        if (stale) head.reset();
        return stale;
    };
    const AblationSet before = std::exchange(m_set, ofRun(m_set));
    return {drop(m_hovered), drop(m_selected), before != m_set};
}

void RunState::tellOf(const StaleHeads& dropped) {
    if (dropped.hovered) Q_EMIT hoveredChanged();
    if (dropped.selected) Q_EMIT selectedChanged();
    if (dropped.set) Q_EMIT ablationSetChanged();
}

}  // namespace headscope::app
