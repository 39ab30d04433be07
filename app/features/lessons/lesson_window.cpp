// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/lesson_window.h"

#include "document/run_spec.h"
#include "document/session_view.h"

#include <algorithm>
#include <utility>

namespace headscope::app {

RunInputs inputsOf(const LessonRun& run) {
    return {QString::fromStdString(run.prompt), QString::fromStdString(run.target),
            QString::fromStdString(run.control), run.positions};
}

LessonWindow::LessonWindow(Document& document, LessonCallbacks callbacks, QObject* parent)
    : QObject(parent), m_document(document), m_callbacks(std::move(callbacks)) {
    connect(&document.controller(), &RunController::started, this, &LessonWindow::noteStart);
}

LessonWindow::~LessonWindow() {
    m_document.steps().setPassing(false);
}

void LessonWindow::begin(const Lesson& lesson) {
    m_document.steps().setPassing(true);
    m_lesson = &lesson;
    m_viewBefore = m_callbacks.view();
    m_inputsBefore = m_document.fields().inputs();
    m_runBefore = m_document.state().shownId();
    m_interventionBefore = m_document.state().intervention();
    m_mapsBefore = m_document.state().maps();
    m_comparedBefore = m_document.state().compared();
    m_selectedBefore = m_document.state().selected();
    m_setBefore = m_document.state().ablationSet();
    m_compute.clear();
    m_done.clear();
    m_wanted.reset();
    // A lesson's run may be on screen already.
    const auto& run = m_document.state().run();
    if (run && run->complete && m_document.state().isOfOpenModel())
        m_done.push_back({run->inputs, model(), m_runBefore});
}

void LessonWindow::restore(bool keeps) {
    if (!std::exchange(m_lesson, nullptr)) return;
    m_document.steps().setPassing(false);
    m_setLayer.reset();
    m_selected.reset();
    m_set.reset();
    RunState& state = m_document.state();
    if (!keeps) forgetRunning();
    m_document.stop();
    const bool hadRun = m_document.keeper().inputsOf(m_runBefore).has_value();
    if (!hadRun) state.showNone();
    if (!keeps) m_document.history().forget(runs());
    m_callbacks.applyView(m_viewBefore);
    if (!hadRun) {
        state.showNone();  // else the last of the history would be there
        state.selection().setSelected(m_selectedBefore);
        state.selection().setAblationSet(m_setBefore);
    }
    m_document.fields().setInputs(*m_inputsBefore);
    m_done.clear();
    m_wanted.reset();
}

void LessonWindow::forgetRunning() {
    const KeptId id = m_document.state().runningId();
    const bool isOurs = std::any_of(m_done.begin(), m_done.end(),
                                    [id](const Done& done) { return id != 0 && done.id == id; });
    if (!isOurs) return;
    // Once what had come of it is kept.
    connect(
        &m_document.controller(), &RunController::ended, this,
        [this, id] { m_document.history().forget({id}); },
        static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

std::string LessonWindow::model() const {
    const auto& model = m_document.state().model();
    return model ? model->sha256 : std::string();
}

std::optional<KeptId> LessonWindow::known(const RunInputs& inputs) const {
    const auto& state = m_document.state();
    for (const Done& done : m_done) {
        if (done.inputs != inputs || done.model != model()) continue;
        if (done.id == state.runningId() || m_document.history().find(done.id)) return done.id;
    }
    return std::nullopt;
}

void LessonWindow::noteStart() {
    const TicketPtr& ticket = m_document.state().runningTicket();
    if (!m_lesson || !ticket) return;
    if (known(ticket->inputs)) return;
    m_done.push_back({ticket->inputs, ticket->model.sha256, m_document.state().runningId()});
}

std::vector<KeptId> LessonWindow::runs() const {
    std::vector<KeptId> ids;
    for (const Done& done : m_done)
        if (done.id != m_runBefore && m_document.history().find(done.id)) ids.push_back(done.id);
    return ids;
}

void LessonWindow::show(const LessonState& state, const LessonValues* values) {
    showChoices(state);
    showRipples(state);
    showRun(state);
    if (state.selected) m_selected = state.selected;
    if (state.set || state.setLayer) {
        m_set = state.set;
        m_setLayer = state.setLayer;
    }
    if (!state.panel.empty()) m_compute = state.compute ? state.panel : std::string();
    complete(values);
    if (!state.panel.empty() && m_callbacks.bringUp) m_callbacks.bringUp(state.panel);
}

void LessonWindow::showWhole(const LessonState& state, const LessonValues* values) {
    showAsAtStart(state);
    m_selected.reset();
    m_set.reset();
    m_setLayer.reset();
    m_compute.clear();
    show(state, values);
}

/// What the state does not name.
void LessonWindow::showAsAtStart(const LessonState& state) {
    ViewChoices& view = m_document.state().view();
    Selection& selection = m_document.state().selection();
    if (!state.selected) selection.setSelected(std::nullopt);
    if (!state.set && !state.setLayer) selection.setAblationSet({});
    if (!state.intervention) view.show(m_interventionBefore);
    if (m_document.state().maps() != m_mapsBefore) view.setMaps(m_mapsBefore);
    if (!state.compared) view.setCompared(m_comparedBefore);
    QJsonObject ripples;
    if (state.rippleView.empty()) ripples[kRippleView] = m_viewBefore.value(kRippleView);
    if (!state.rippleChange) ripples[kRippleChange] = m_viewBefore.value(kRippleChange);
    if (!ripples.isEmpty()) m_callbacks.showRipples(ripples);
    if (!state.run.empty() || !m_wanted) return;
    // No step so far has a run of its own.
    m_wanted.reset();
    m_document.fields().setInputs(*m_inputsBefore);
    if (m_document.keeper().inputsOf(m_runBefore))
        m_document.bringBack(m_runBefore);
    else
        m_document.state().showNone();
}

void LessonWindow::showChoices(const LessonState& state) {
    ViewChoices& view = m_document.state().view();
    if (state.intervention) view.show(*state.intervention);
    MapsView maps = m_document.state().maps();
    if (!state.maps.empty()) maps.maps = state.maps;
    if (state.sameScale) maps.sameScale = *state.sameScale;
    view.setMaps(maps);
    if (state.compared) view.setCompared(*state.compared);
    if (state.scaleLock) view.lockLimit(state.scaleLock);
}

void LessonWindow::showRipples(const LessonState& state) {
    QJsonObject part;
    if (!state.rippleView.empty()) part[kRippleView] = QString::fromStdString(state.rippleView);
    if (state.rippleChange) part[kRippleChange] = *state.rippleChange;
    if (!part.isEmpty()) m_callbacks.showRipples(part);
}

void LessonWindow::showRun(const LessonState& state) {
    const auto named = m_lesson->runs.find(state.run);
    if (named == m_lesson->runs.end() && !state.positions) return;
    RunInputs inputs = named != m_lesson->runs.end() ? inputsOf(named->second)
                       : m_wanted                    ? *m_wanted
                                                     : m_document.fields().inputs();
    if (state.positions) inputs.positions = *state.positions;
    if (const auto donor = m_lesson->runs.find(state.donor); donor != m_lesson->runs.end())
        inputs.donor = QString::fromStdString(donor->second.prompt);
    auto& all = inputs.interventions;
    const auto add = [&all](const Intervention& one) {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    };
    if (state.intervention) add(*state.intervention);
    if (!inputs.donor.isEmpty()) add(patching());
    m_wanted = inputs;
    showWanted();
}

void LessonWindow::showWanted() {
    m_document.fields().setInputs(*m_wanted);
    if (const auto id = known(*m_wanted)) {
        if (m_document.state().shownId() != *id) m_document.bringBack(*id);
        return;
    }
    // Without a model the step is set up once more when there is one.
    if (m_document.state().model()) m_document.run();
}

std::optional<RunInputs> LessonWindow::inFront() const {
    const RunState& state = m_document.state();
    if (state.isRunInFront() && state.runningTicket()) return state.runningTicket()->inputs;
    return state.run() ? std::optional(state.run()->inputs) : std::nullopt;
}

void LessonWindow::showAgain(const RunInputs& inputs) {
    if (inFront() == inputs) return;
    m_wanted = inputs;
    showWanted();
}

std::optional<HeadList> LessonWindow::headsOf(const std::vector<LessonHead>& heads,
                                              const LessonValues* values) const {
    static const LessonValues none;
    HeadList found;
    for (const LessonHead& head : heads) {
        const auto id = headOf(head, values ? *values : none);
        if (!id) return std::nullopt;
        found.push_back(*id);
    }
    return found;
}

void LessonWindow::complete(const LessonValues* values) {
    RunState& state = m_document.state();
    const bool isShown = state.run() && (!m_wanted || state.run()->inputs == *m_wanted);
    if (!m_lesson || !isShown) return;
    showHeads(state, values);
    computePanel(state);
}

// Of a question it would be a part of the answer.
void LessonWindow::computePanel(const RunState& state) {
    const bool isReady = state.phase() == RunState::Phase::Idle && !state.cover().any();
    if (m_compute.empty() || !isReady || !m_callbacks.compute) return;
    m_callbacks.compute(std::exchange(m_compute, {}));
}

void LessonWindow::showHeads(RunState& state, const LessonValues* values) {
    if (m_selected) {
        if (const auto head = headsOf({*m_selected}, values)) {
            const bool there = state.run()->clean.headMean.contains(head->front());
            if (there) state.selection().setSelected(head->front());
            m_selected.reset();
        }
    }
    if (m_set) {
        if (const auto heads = headsOf(*m_set, values)) {
            state.selection().setAblationSet({ordered(*heads), {}});
            m_set.reset();
        }
    }
    if (m_setLayer) {
        const auto& shape = state.run()->clean.headMean;
        const HeadList all = block({*m_setLayer, 0}, {*m_setLayer, shape.heads() - 1});
        state.selection().setAblationSet({inside(all, shape.layers(), shape.heads()), {}});
        m_setLayer.reset();
    }
}

bool LessonWindow::isFinished(const std::string& run) const {
    const RunState& state = m_document.state();
    const bool ended =
        state.run() && state.outcome() == RunState::Outcome::Finished && !state.isRunInFront();
    if (!ended || run.empty()) return ended;
    const auto named = m_lesson->runs.find(run);
    return named != m_lesson->runs.end() &&
           state.run()->inputs.prompt == QString::fromStdString(named->second.prompt);
}

bool LessonWindow::holds(const LessonCondition& condition, const LessonValues* values) const {
    using Kind = LessonCondition::Kind;
    const RunState& state = m_document.state();
    const QString text = QString::fromStdString(condition.text);
    const HeadList& set = state.ablationSet().heads;
    const auto heads = headsOf(condition.heads, values);
    switch (condition.kind) {
        case Kind::RunFinished:
            return isFinished(condition.text);
        case Kind::Selected:
            return heads && !heads->empty() && state.selected() == heads->front();
        case Kind::SetIs:
            return heads && set == ordered(*heads);
        case Kind::SetContains:
            return heads && without(*heads, set).empty();
        case Kind::Intervention:
            return isAskedBy(state.intervention(), condition.intervention);
        case Kind::AtPositions:
            return m_document.fields().inputs().positions == condition.positions;
        case Kind::MapShows: {
            const Quantity wanted = resolved(condition.quantity, state.intervention());
            const auto& maps = state.maps().maps;
            return std::any_of(maps.begin(), maps.end(), [&](const Quantity& map) {
                return resolved(map, state.intervention()) == wanted;
            });
        }
        case Kind::PanelFront:
            return m_callbacks.isInFront && m_callbacks.isInFront(condition.text);
        case Kind::PromptIs:
            return m_document.fields().inputs().prompt == text;
        case Kind::TargetIs:
            return m_document.fields().inputs().target == text;
        case Kind::FactHolds: {
            if (!values) return false;
            const auto claim = values->claims.find(condition.text);
            return claim != values->claims.end() && claim->second.value_or(false);
        }
    }
    return false;
}

}  // namespace headscope::app
