// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/lesson_facts_asker.h"
#include "features/lessons/answers_store.h"
#include "features/lessons/lesson_window.h"

#include <headscope/lesson_answers.h>

#include <QElapsedTimer>
#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace headscope::app {

/// What came of one step so far.
struct StepRecord {
    std::optional<LessonAnswer> answer;
    std::optional<LessonAnswer> draft;  ///< chosen, but not given yet
    LessonVerdict verdict = LessonVerdict::Unscored;
    bool open = false;  ///< it needs no answer, or was answered or skipped: nothing is covered
    bool done = false;  ///< what it asks to do is done
    int tries = 0;
    int hints = 0;
};

/// Plays one lesson in the window: sets it up at each step, covers what would give an answer away,
/// judges, and puts the window back at the end. Steps are done when the window is as they ask,
/// however it got there, and nothing advances by itself. It outlives the window's parts where these
/// are built anew. GUI thread.
class LessonController : public QObject {
    Q_OBJECT

 public:
    /// `keepsAnswers`: from one start to the next.
    LessonController(Document& document, LessonCallbacks callbacks, bool keepsAnswers,
                     QObject* parent = nullptr);
    ~LessonController() override;

    /// Why the open model is not for it, or cannot do one of its steps, and what to do about it;
    /// nothing if it can do all, or no model is open. Such a lesson is not to be started.
    [[nodiscard]] std::optional<UserError> whyNot(const Lesson& lesson) const;
    /// One that is played ends first. `language`: of the texts, if available.
    void start(Lesson lesson, const QString& language, std::size_t step = 0);
    /// The window is as it was before. `keeps`: the lesson's runs stay in the history.
    void leave(bool keeps);
    /// What is written is given as the step's answer.
    void takeTyped();
    /// The window's parts go: nothing is shown or judged until goOn().
    void rest();
    void setCallbacks(LessonCallbacks callbacks) { m_window.setCallbacks(std::move(callbacks)); }
    /// In a window that was built anew; in that language if the lesson has it.
    void goOn(const QString& language);

    [[nodiscard]] bool isPlaying() const { return m_lesson != nullptr; }
    // Preconditions from here on: isPlaying().
    [[nodiscard]] const Lesson& lesson() const { return *m_lesson; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] const LessonStep& step() const { return m_lesson->steps[m_at]; }
    [[nodiscard]] const StepRecord& record() const { return m_records[m_at]; }
    [[nodiscard]] const StepRecord& record(std::size_t step) const { return m_records[step]; }
    [[nodiscard]] const LessonText& text() const { return m_lesson->text(m_language); }
    [[nodiscard]] const LessonStepText& stepText() const;
    /// Null while they are computed.
    [[nodiscard]] const LessonValues* values() const { return m_facts.values(); }
    [[nodiscard]] const LessonFactsAsker& facts() const { return m_facts; }
    /// What the step asks, with its range on the open model. Precondition: it asks.
    [[nodiscard]] LessonAsk ask() const;
    /// What is framed at the moment.
    [[nodiscard]] const std::vector<LessonMark>& marks() const;
    [[nodiscard]] const LessonAnswers& answers() const { return m_answers.answers(); }

    /// Since the step was come to.
    [[nodiscard]] double secondsHere() const;

    /// Any step, with the window set up for it.
    void open(std::size_t step);
    void back();
    [[nodiscard]] bool canGoBack() const { return !m_path.empty(); }
    /// Uncovers a question that was not answered, and counts it as skipped; else goes to the next
    /// step. False: neither is possible, as the step needs an answer first or is the last.
    bool advance();
    [[nodiscard]] bool isLast() const;
    /// Of a step, from 1, counted without those that are only come to from another; of these 0.
    [[nodiscard]] int numberOf(std::size_t step) const;
    /// The last one of those with such a number or a smaller one.
    [[nodiscard]] std::size_t stepWithNumber(int number) const;
    /// Where earlier answers to the lesson end: the step after the furthest of them, if that lies
    /// behind the one shown.
    [[nodiscard]] std::optional<std::size_t> whereAnswersEnd() const;
    /// May the step be left without an answer?
    [[nodiscard]] bool canSkip() const { return !step().gated; }
    /// False while the facts are not known that say what is right.
    [[nodiscard]] bool canAnswer() const;
    void answer(const LessonAnswer& answer);
    /// What is chosen so far outlives the window's parts.
    void setDraft(const std::optional<LessonAnswer>& draft) { m_records[m_at].draft = draft; }
    /// Covers the question again, for another answer.
    void askAgain();
    /// The next hint; false: none is left.
    bool hint();
    [[nodiscard]] bool hasHint() const;
    /// One of the lesson's runs that the step offers.
    void showRun(const std::string& run);
    /// Is what the answer says of another run than the one on screen?
    [[nodiscard]] bool isElsewhere() const { return m_isElsewhere; }
    /// What the step has brought to the front; empty: nothing.
    [[nodiscard]] std::string panel() const { return wholeState().panel; }
    /// In class no step waits for an answer.
    void setPresenting(bool presenting) { m_presenting = presenting; }
    /// Before the lesson: the target, the prediction.
    [[nodiscard]] bool followedBefore() const { return m_followedBefore; }
    /// What the learner answered is deleted, also what earlier sessions left.
    void deleteAnswers();

 Q_SIGNALS:
    void started();
    /// Another step is about to be shown: nothing of it is set up yet.
    void stepChanging();
    /// Another step is shown.
    void stepChanged();
    /// The step is about to be left: what is written there is to be given as its answer.
    void stepEnds();
    /// Another model is open, which cannot do the lesson: it has been left.
    void cannotGoOn(const headscope::app::UserError& why);
    /// Something of the step has changed: an answer, a hint, facts, whether it is done.
    void changed();
    void left();
    /// The learner's answers cannot be read or kept: why.
    void answersNotKept(const QString& why);

 private:
    /// From the step before; by itself, with its whole state; or the same step on another model.
    enum class Entry { Next, Opened, Again };
    void enter(std::size_t step, Entry entry);
    void cover();
    void reveal();
    void adoptModel();
    void openAnswers();
    void tellFault();
    void askFacts();
    void checkDone();
    void factsChanged();
    /// The step's run is the one on screen.
    void takeRun(const LessonState& shown);
    void showOwnRun();
    void followRun();
    /// Does what it reveals say something of a run?
    [[nodiscard]] bool isOfRun() const;
    [[nodiscard]] bool hasLeftRun() const;
    void note(const std::optional<LessonAnswer>& answer, LessonVerdict verdict);
    [[nodiscard]] LessonState ownState() const;
    [[nodiscard]] LessonState wholeState() const;
    [[nodiscard]] bool asks() const { return step().ask.has_value(); }

    Document& m_document;
    LessonWindow m_window;
    LessonFactsAsker m_facts;
    AnswersStore m_answers;
    std::shared_ptr<const Lesson> m_lesson;
    std::string m_language;
    std::size_t m_at = 0;
    std::vector<StepRecord> m_records;
    std::vector<std::size_t> m_path;  ///< the steps before this one
    QElapsedTimer m_clock;            ///< on this step
    std::optional<RunInputs> m_run;   ///< that the step is about
    bool m_isElsewhere = false;
    bool m_presenting = false;
    bool m_checking = false;
    bool m_isResting = false;
    bool m_followedBefore = false;
};

}  // namespace headscope::app
