// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/document.h"

#include "document/event_log.h"

#include <headscope/error.h>

#include <utility>

namespace headscope::app {

Document::Document(const Start& start)
    : m_settings(start.forPicture ? Settings::Use::Nothing : Settings::Use::Remember),
      m_limits(start.limits),
      m_controller(start.engines),
      m_steps(*m_history.undoStack(), m_state),
      m_sets(m_settings.siblingFile(QStringLiteral("sets.json")), *m_history.undoStack()) {
    m_keeper.setTimed(!start.forPicture);
    m_state.view().show(m_settings.intervention());
    m_state.view().restoreMaps(m_settings.maps());
    if (const auto compared = m_settings.compared()) m_state.view().setCompared(*compared);
    connectController();
    new EventLog(m_log, m_state, m_controller, this);
    connect(&m_sets, &NamedSets::failed, &m_messages, &Messages::fail);
    if (const auto& error = m_sets.unreadable())
        m_messages.remark(
            {tr("The file of your named sets cannot be read, and is left as it is: %1. %2")
                 .arg(error->what, error->hint)});
}

Document::~Document() {
    shutdown();
}

void Document::connectController() {
    // A run goes on under another number where another session is opened.
    connect(&m_history, &History::aboutToReset, this, [this] {
        m_ownRuns =
            isOwnRun(m_state.runningId()) ? std::set{m_state.runningId()} : std::set<KeptId>();
    });
    connect(&m_history, &History::wasReset, this, [this] {
        if (!m_ownRuns.empty()) m_ownRuns = {m_state.runningId()};
    });
    connect(&m_controller, &RunController::modelClosing, &m_state.openModel(), &OpenModel::close);
    connect(&m_controller, &RunController::modelLoaded, this, [this](const LoadedModel& model) {
        const QString failed = std::exchange(m_modelError, QString());
        // Something else may have gone wrong since.
        if (!failed.isEmpty() && m_messages.error() && m_messages.error()->what == failed)
            m_messages.dismissError();
        adoptModel(model);
        if (m_controller.isOpening() || !std::exchange(m_runWhenLoaded, false)) return;
        begin();
        // The old run stays in sight.
        if (!m_controller.isRunning()) Q_EMIT modelAdopted();
    });
    connect(&m_controller, &RunController::modelKept, this, &Document::adoptModel);
    connect(&m_controller, &RunController::modelFailed, this, [this](const UserError& error) {
        m_runWhenLoaded = false;
        m_modelError = error.what;
        m_messages.fail(error);
        Q_EMIT openingChanged();
        Q_EMIT settled();
    });
    connect(&m_controller, &RunController::ended, this, &Document::settled);
}

void Document::adoptModel(const LoadedModel& model) {
    m_state.openModel().set(model);
    Q_EMIT openingChanged();
    Q_EMIT modelAdopted();
}

void Document::openModel(const std::filesystem::path& folder, bool runs, bool isUsers) {
    m_beginsUsers = isUsers;
    m_beginsOwn = runs && (m_beginsOwn || !m_runWhenLoaded);
    m_runWhenLoaded = m_runWhenLoaded || runs;
    m_opening = folder;
    m_controller.openModel(folder, limits());
    Q_EMIT openingChanged();
}

EngineLimits Document::limits() const {
    EngineLimits limits = m_settings.limits();
    if (m_limits.threads > 0) limits.threads = m_limits.threads;
    if (m_limits.memory > 0) limits.memory = m_limits.memory;
    return limits;
}

void Document::setLimits(EngineLimits limits) {
    if (limits == this->limits()) return;
    m_limits = {};  // what the program was started with counts no more
    m_settings.setLimits(limits);
    if (m_state.model()) openModel(m_state.model()->folder);
}

void Document::run() {
    m_beginsOwn = false;
    begin();
}

void Document::begin() {
    if (m_controller.isOpening() || !m_state.model()) {
        if (m_controller.isOpening()) m_runWhenLoaded = true;
        return;
    }
    m_runWhenFilled = m_fields->isFilling();
    if (m_runWhenFilled) return;
    try {
        m_keeper.start(m_fields->inputs(),
                       m_beginsOwn ? RunKeeper::Begun::Unasked : RunKeeper::Begun::Asked);
        const KeptId id = m_state.runningId();
        if (std::exchange(m_beginsOwn, false) && !m_beginsUsers)
            m_ownRuns.insert(id);
        else
            m_ownRuns.erase(id);
        m_inputsError.clear();
    } catch (const Error& error) {
        const UserError said = userError(error);
        m_inputsError = said.what;
        m_messages.failOfRun(said);
        Q_EMIT settled();
    }
}

void Document::fieldsChanged() {
    if (m_runWhenFilled && !m_fields->isFilling()) {
        m_runWhenFilled = false;
        return begin();
    }
    if (m_inputsError.isEmpty() || !m_state.model()) return;
    try {
        (void)makeRequest(m_fields->inputs(), *m_state.tokenizer(), m_state.model()->config);
    } catch (const Error&) {
        return;
    }
    const QString error = std::exchange(m_inputsError, QString());
    // Something else may have gone wrong since.
    if (m_messages.error() && m_messages.error()->what == error) m_messages.dismissError();
}

void Document::stop() {
    m_runWhenFilled = false;
    m_state.markStopping();
    m_controller.stop();
}

void Document::showRun(KeptId id) {
    const auto inputs = m_keeper.inputsOf(id);
    if (!inputs) return;
    const KeptId before = m_state.shownId();
    const RunInputs typed = m_fields->inputs();
    if (before == id && typed == *inputs) return bringBack(id);
    const auto kept = m_history.find(id);
    const QString title = kept ? titleOf(kept->run()) : titleOf(*inputs);
    m_steps.push(
        tr("show the run “%1”").arg(title), [this, id] { bringBack(id); },
        [this, id, before, typed, shown = *inputs] {
            const RunInputs now = UserSteps::carried(m_fields->inputs(), shown, typed);
            // Unless another run has come on screen since, or is about to.
            const bool stays =
                m_state.shownId() == id && (m_state.runningId() == id || !m_state.isRunInFront());
            if (stays) bringBack(before);
            m_fields->changeInputs(now);
        },
        UserStep::Of::View);
}

void Document::bringBack(KeptId id) {
    const auto inputs = m_keeper.inputsOf(id);
    if (!inputs) return;
    m_fields->setInputs(*inputs);
    m_keeper.show(id);
}

void Document::announce() {
    m_state.announce();
    Q_EMIT openingChanged();
    if (m_state.model()) Q_EMIT modelAdopted();
    Q_EMIT typedChanged();
}

void Document::remember() {
    m_settings.setInputs(m_fields->inputs());
    m_settings.setIntervention(m_state.intervention());
    m_settings.setMaps(m_state.maps());
    m_settings.setCompared(m_state.compared());
}

bool Document::isSettled() const {
    return m_controller.jobs().isEmpty() && !m_controller.isOpening() && !m_runWhenLoaded &&
           !m_runWhenFilled && !m_state.isChanging();
}

}  // namespace headscope::app
