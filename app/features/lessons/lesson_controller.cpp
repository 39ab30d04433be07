// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/lesson_controller.h"

#include "features/lessons/lesson_shelf.h"
#include "ui/message_text.h"
#include "ui/texts.h"

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

/// Values in `next` replace those in `state`.
void putState(LessonState& state, const LessonState& next) {
    if (!next.run.empty()) {
        state.run = next.run;
        state.positions.reset();
        state.selected.reset();
    }
    if (next.intervention) {
        state.intervention = next.intervention;
        state.donor = next.donor;
    }
    if (!next.maps.empty()) state.maps = next.maps;
    if (next.sameScale) state.sameScale = next.sameScale;
    if (next.compared) state.compared = next.compared;
    if (next.selected) state.selected = next.selected;
    if (next.scaleLock) state.scaleLock = next.scaleLock;
    if (next.set || next.setLayer) {
        state.set = next.set;
        state.setLayer = next.setLayer;
    }
    if (next.positions) state.positions = next.positions;
    if (!next.panel.empty()) {
        state.panel = next.panel;
        state.compute = next.compute;
    }
    if (!next.rippleView.empty()) state.rippleView = next.rippleView;
    if (next.rippleChange) state.rippleChange = next.rippleChange;
}

/// Where a lesson begins that is to begin at `wanted`.
std::size_t firstStep(const Lesson& lesson, std::size_t wanted) {
    std::size_t first = std::min(wanted, lesson.steps.size() - 1);
    while (wanted == 0 && first + 1 < lesson.steps.size() && lesson.steps[first].optional)
        ++first;
    return first;
}

bool namesRun(const LessonState& state) {
    return !state.run.empty() || state.positions;
}

QString stepName(const Lesson& lesson, const std::string& id) {
    const auto& texts = lesson.text(shownLanguage().toStdString()).steps;
    const auto text = texts.find(id);
    const bool hasTitle = text != texts.end() && !text->second.title.empty();
    return QString::fromStdString(hasTitle ? text->second.title : id);
}

}  // namespace

LessonController::LessonController(Document& document, LessonCallbacks callbacks, bool keepsAnswers,
                                   QObject* parent)
    : QObject(parent),
      m_document(document),
      m_window(document, std::move(callbacks)),
      m_facts(document.controller()),
      m_answers(keepsAnswers) {
    connect(&m_facts, &LessonFactsAsker::changed, this, &LessonController::factsChanged);
    connect(&document, &Document::modelAdopted, this, &LessonController::adoptModel);
    RunState& state = document.state();
    for (const auto signal :
         {&RunState::runChanged, &RunState::gridChanged, &RunState::selectedChanged,
          &RunState::ablationSetChanged, &RunState::mapsChanged, &RunState::phaseChanged})
        connect(&state, signal, this, &LessonController::checkDone);
    connect(&document, &Document::typedChanged, this, &LessonController::checkDone);
    for (const auto signal : {&RunState::runChanged, &RunState::phaseChanged})
        connect(&state, signal, this, &LessonController::followRun);
}

LessonController::~LessonController() = default;

void LessonController::adoptModel() {
    if (!isPlaying() || m_isResting) return;
    if (const auto why = whyNot(*m_lesson)) {
        leave(false);
        Q_EMIT cannotGoOn(*why);
        return;
    }
    openAnswers();  // those to another model are kept apart
    askFacts();
    enter(m_at, Entry::Again);
}

std::optional<UserError> LessonController::whyNot(const Lesson& lesson) const {
    const auto& model = m_document.state().model();
    if (model && refusesModel(lesson, model->sha256))
        return UserError{
            tr("The lesson “%1” is for the model %2, and not for %3")
                .arg(QString::fromStdString(lesson.text(shownLanguage().toStdString()).title),
                     QString::fromStdString(lesson.model), QString::fromStdString(model->name)),
            tr("Open the model that the lesson is made for with File > Choose a "
               "Model…, and begin it then.")};
    const auto first = faultHere(lesson, m_document.state());
    if (!first) return std::nullopt;
    return UserError{
        tr("The lesson cannot be played with the model %1. Its step “%2” needs what this model "
           "cannot do: %3")
            .arg(QString::fromStdString(model->name), stepName(lesson, first->step),
                 textOf(first->what)),
        tr("Open the model that the lesson is made for, such as the bundled one, with File > "
           "Choose a Model…, and begin it then.")};
}

void LessonController::start(Lesson lesson, const QString& language, std::size_t step) {
    if (isPlaying()) leave(false);
    // All of it, before anything is asked or told: who hears of it reads the step.
    m_lesson = std::make_shared<const Lesson>(std::move(lesson));
    m_language = language.toStdString();
    m_records.assign(m_lesson->steps.size(), {});
    m_path.clear();
    m_at = firstStep(*m_lesson, step);
    m_run.reset();
    m_isElsewhere = false;
    m_followedBefore = m_document.fields().followsPrediction();
    openAnswers();
    m_window.begin(*m_lesson);
    Q_EMIT started();
    enter(m_at, Entry::Opened);
    askFacts();
}

void LessonController::openAnswers() {
    const auto& model = m_document.state().model();
    m_answers.open(*m_lesson, model ? model->sha256 : std::string(), m_language);
    tellFault();
}

void LessonController::tellFault() {
    if (const QString fault = m_answers.takeFault(); !fault.isEmpty()) Q_EMIT answersNotKept(fault);
}

void LessonController::leave(bool keeps) {
    if (!isPlaying()) return;
    Q_EMIT stepEnds();
    m_answers.close();
    m_checking = true;  // what is put back does nothing that the step asks for
    m_facts.withdraw();
    m_document.state().setCover({});
    m_window.restore(keeps);
    m_checking = false;
    m_lesson.reset();
    Q_EMIT left();
}

void LessonController::takeTyped() {
    if (isPlaying()) Q_EMIT stepEnds();
}

void LessonController::rest() {
    m_isResting = true;
    m_window.setCallbacks({});
}

void LessonController::goOn(const QString& language) {
    m_isResting = false;
    if (!isPlaying()) return;
    if (m_lesson->texts.contains(language.toStdString())) m_language = language.toStdString();
    Q_EMIT started();
    Q_EMIT stepChanged();
    Q_EMIT changed();
    checkDone();
}

const LessonStepText& LessonController::stepText() const {
    return text().steps.at(step().id);
}

LessonAsk LessonController::ask() const {
    const auto& model = m_document.state().model();
    return model ? askedOf(*step().ask, model->config) : *step().ask;
}

const std::vector<LessonMark>& LessonController::marks() const {
    const bool revealed = asks() && record().open && !step().reveal.empty();
    return revealed ? step().reveal : step().marks;
}

void LessonController::askFacts() {
    const auto& model = m_document.state().model();
    if (model) m_facts.ask(m_lesson, model->sha256);
}

void LessonController::factsChanged() {
    if (!isPlaying()) return;
    m_window.complete(values());
    checkDone();
    Q_EMIT changed();
}

// What it sets up, and what its answer has brought up.
LessonState LessonController::ownState() const {
    LessonState state = step().state;
    if (asks() && record().open) putState(state, step().revealState);
    return state;
}

// With what the steps before it have set up, as if one had come here through them.
LessonState LessonController::wholeState() const {
    LessonState state;
    for (std::size_t i = 0; i < m_at; ++i) {
        const LessonStep& before = m_lesson->steps[i];
        if (before.optional) continue;
        putState(state, before.state);
        if (before.ask) putState(state, before.revealState);
    }
    putState(state, ownState());
    return state;
}

void LessonController::enter(std::size_t step, Entry entry) {
    const bool goesOn = entry == Entry::Next && step == m_at + 1;
    m_at = step;
    m_clock.start();
    StepRecord& record = m_records[step];
    record.open = record.open || !asks();
    // Before anything of it is shown.
    cover();
    Q_EMIT stepChanging();
    m_checking = true;  // what is on the way to the step's state does nothing that it asks for
    const LessonState shown = goesOn ? ownState() : wholeState();
    if (entry == Entry::Opened)
        m_window.showWhole(shown, values());
    else
        m_window.show(shown, values());
    takeRun(shown);
    m_checking = false;
    checkDone();
    Q_EMIT stepChanged();
    Q_EMIT changed();
}

void LessonController::cover() {
    const bool isCovered = !asks() || !record().open;
    m_document.state().setCover(Cover::named(isCovered ? step().covers : step().staysCovered));
}

/// What is right may be looked at from now on, and what was asked about is there.
void LessonController::reveal() {
    cover();
    // What the answer says is of the step's run, whatever was looked at meanwhile.
    const LessonState& shown = step().revealState;
    if (shown.run.empty()) showOwnRun();
    m_window.show(shown, values());
    if (namesRun(shown)) takeRun(shown);
    m_isElsewhere = hasLeftRun();
    Q_EMIT changed();
}

// Where the step names none, it goes on with the one that is there.
void LessonController::takeRun(const LessonState& shown) {
    m_run = namesRun(shown) ? m_window.wanted() : m_window.inFront();
    m_isElsewhere = false;
}

bool LessonController::isOfRun() const {
    return asks() && m_run &&
           (step().ask->isScored() || !step().covers.empty() || !step().reveal.empty());
}

bool LessonController::hasLeftRun() const {
    return isOfRun() && record().open && m_window.inFront() != m_run;
}

void LessonController::showOwnRun() {
    if (isOfRun()) m_window.showAgain(*m_run);
}

void LessonController::followRun() {
    if (!isPlaying() || m_isResting || m_checking) return;
    const bool hasLeft = hasLeftRun();
    if (std::exchange(m_isElsewhere, hasLeft) != hasLeft) Q_EMIT changed();
}

void LessonController::open(std::size_t step) {
    if (step >= m_records.size() || step == m_at) return;
    Q_EMIT stepEnds();
    m_path.push_back(m_at);
    enter(step, Entry::Opened);
}

void LessonController::back() {
    if (m_path.empty()) return;
    Q_EMIT stepEnds();
    const std::size_t before = m_path.back();
    m_path.pop_back();
    enter(before, Entry::Opened);
}

int LessonController::numberOf(std::size_t step) const {
    return m_lesson->stepNumber(step);
}

std::size_t LessonController::stepWithNumber(int number) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < m_lesson->steps.size(); ++i) {
        const int its = numberOf(i);
        if (its > 0 && its <= number) found = i;
    }
    return found;
}

bool LessonController::isLast() const {
    return !nextStep(*m_lesson, m_at, record().verdict);
}

bool LessonController::advance() {
    StepRecord& record = m_records[m_at];
    const bool mustAnswer = step().gated && !m_presenting;
    if (!record.open) {
        Q_EMIT stepEnds();
        if (record.open && !stepText().reveal.empty()) return true;
    }
    if (!record.open) {
        if (mustAnswer) return false;
        record.open = true;
        record.verdict = LessonVerdict::Skipped;
        note({}, record.verdict);
        reveal();
        return true;
    }
    if (step().kind == LessonStepKind::Do && !record.done) {
        if (mustAnswer) return false;
        record.verdict = LessonVerdict::Skipped;
        note({}, record.verdict);
    }
    const auto next = nextStep(*m_lesson, m_at, record.verdict);
    if (!next) return false;
    m_path.push_back(m_at);
    enter(*next, Entry::Next);
    return true;
}

std::optional<std::size_t> LessonController::whereAnswersEnd() const {
    std::optional<std::size_t> furthest;
    LessonVerdict verdict = LessonVerdict::Unscored;
    for (const LessonAttempt& attempt : answers().attempts) {
        const auto step = m_lesson->stepAt(attempt.step);
        if (!step || (furthest && *step < *furthest)) continue;
        furthest = step;
        verdict = attempt.verdict;
    }
    const auto next = furthest ? nextStep(*m_lesson, *furthest, verdict) : std::nullopt;
    return next && *next > m_at ? next : std::nullopt;
}

bool LessonController::canAnswer() const {
    return asks() && !record().open && (!step().ask->isScored() || values());
}

void LessonController::answer(const LessonAnswer& answer) {
    if (!canAnswer()) return;
    static const LessonValues none;
    StepRecord& record = m_records[m_at];
    record.answer = answer;
    record.draft.reset();
    record.verdict = judge(*step().ask, answer, values() ? *values() : none);
    record.open = true;
    note(answer, record.verdict);
    reveal();
}

void LessonController::askAgain() {
    StepRecord& record = m_records[m_at];
    if (!asks() || !record.open) return;
    record.open = false;
    m_isElsewhere = false;
    cover();
    const LessonState& reveal = step().revealState;
    LessonState before = wholeState();
    if (!namesRun(reveal)) {  // it is of the step's run, which may be one of the learner's own
        before.run.clear();
        before.positions.reset();
        showOwnRun();
    }
    if (reveal != LessonState()) m_window.show(before, values());
    if (namesRun(reveal)) takeRun(before);
    Q_EMIT changed();
}

void LessonController::note(const std::optional<LessonAnswer>& answer, LessonVerdict verdict) {
    StepRecord& record = m_records[m_at];
    ++record.tries;
    m_answers.add(
        {step().id, step().kind, answer, verdict, record.tries, record.hints, secondsHere()});
    tellFault();
}

double LessonController::secondsHere() const {
    return static_cast<double>(m_clock.elapsed()) / 1000;
}

bool LessonController::hasHint() const {
    return static_cast<std::size_t>(record().hints) < step().hints.size();
}

bool LessonController::hint() {
    if (!hasHint()) return false;
    StepRecord& record = m_records[m_at];
    const LessonHint& hint = step().hints[static_cast<std::size_t>(record.hints)];
    ++record.hints;
    if (hint.show) m_window.show(*hint.show, values());
    Q_EMIT changed();
    return true;
}

void LessonController::showRun(const std::string& run) {
    if (!isPlaying()) return;
    LessonState state;
    state.run = run;
    m_window.show(state, values());
}

void LessonController::checkDone() {
    if (!isPlaying() || m_isResting || std::exchange(m_checking, true)) return;
    m_window.complete(values());
    m_checking = false;
    StepRecord& record = m_records[m_at];
    if (record.done || step().kind != LessonStepKind::Do) return;
    const auto& until = step().until;
    record.done =
        !until.empty() && std::all_of(until.begin(), until.end(), [this](const auto& condition) {
            return m_window.holds(condition, values());
        });
    if (!record.done) return;
    record.verdict = LessonVerdict::Right;
    note({}, record.verdict);
    Q_EMIT changed();
}

void LessonController::deleteAnswers() {
    m_answers.deleteAll();
}

}  // namespace headscope::app
