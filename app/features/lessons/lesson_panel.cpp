// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/lesson_panel.h"

#include "features/lessons/answer_views.h"
#include "features/lessons/lesson_controller.h"
#include "features/lessons/lesson_list.h"
#include "features/lessons/shown_step_text.h"
#include "features/lessons/step_clock.h"
#include "plot/heatmap_plot.h"
#include "ui/enter_key.h"
#include "ui/flow_layout.h"
#include "ui/inline_hint.h"
#include "ui/spoken_message.h"
#include "ui/step_text.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace headscope::app {

namespace {

constexpr int kPanelGap = 8;
constexpr int kTextStretch = 1000;  // the rest is below the question only where the text is short

}  // namespace

LessonPanel::LessonPanel(LessonController& play, LessonList& list, const RunState& state,
                         QWidget* parent)
    : QWidget(parent),
      m_play(play),
      m_list(list),
      m_state(state),
      m_pages(new QStackedWidget),
      m_lesson(new QLabel),
      m_says(new QWidget),
      m_heading(new QLabel),
      m_steps(new QComboBox),
      m_begun(new InlineHint(InlineHint::Tone::Plain)),
      m_text(new StepText),
      m_question(new QVBoxLayout),
      m_status(new MutedLabel),
      m_answer(new QPushButton(tr("Answer"))),
      m_again(new QPushButton(tr("Answer Again"))),
      m_hint(new QPushButton(tr("Hint"))),
      m_back(new QPushButton(tr("Back"))),
      m_next(new QPushButton),
      m_leave(new QPushButton(tr("Leave the Lesson"))) {
    build();
    connectAll();
    refresh();
}

void LessonPanel::build() {
    m_pages->addWidget(&m_list);
    m_pages->addWidget(buildStep());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPanelGap, kPanelGap, kPanelGap, kPanelGap);
    layout->addWidget(m_pages);
}

QWidget* LessonPanel::buildStep() {
    m_lesson->setObjectName(QStringLiteral("lessonTitle"));
    m_lesson->setWordWrap(true);
    m_lesson->setTextFormat(Qt::PlainText);
    useScaledFont(*m_lesson, 1.05, QFont::DemiBold);
    m_steps->setObjectName(QStringLiteral("lessonSteps"));
    m_steps->setAccessibleName(tr("Steps of the lesson"));
    m_steps->setToolTip(tr("Any step can be opened; the window is then set up for it"));
    m_steps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_heading->setObjectName(QStringLiteral("lessonHeading"));
    m_heading->setWordWrap(true);
    m_heading->setTextFormat(Qt::PlainText);
    makeSpokenMessage(*m_says);
    auto* said = new QHBoxLayout(m_says);
    said->setContentsMargins(0, 0, 0, 0);
    said->addWidget(m_heading);
    m_status->setObjectName(QStringLiteral("lessonStatus"));
    m_status->setWordWrap(true);
    const std::pair<QPushButton*, const char*> names[] = {
        {m_answer, "lessonAnswer"}, {m_again, "lessonAgain"}, {m_hint, "lessonHint"},
        {m_back, "lessonBack"},     {m_next, "lessonNext"},   {m_leave, "lessonLeave"}};
    for (const auto& [button, name] : names) {
        button->setObjectName(QString::fromLatin1(name));
        button->installEventFilter(this);
    }
    m_answer->setProperty("primary", true);
    m_answer->setToolTip(tr("Give this answer, and uncover what is right"));
    m_again->setToolTip(tr("Cover it again, and answer once more"));
    m_hint->setToolTip(tr("A little help; once more for more of it, and at last it is shown"));
    m_back->setToolTip(tr("The step before, with the window as it was there"));
    m_leave->setToolTip(tr("The window is as it was before the lesson"));
    // In as many lines as they need: beside form and maps a small screen leaves little width.
    auto* asks = new FlowLayout(nullptr);
    for (QPushButton* button : {m_answer, m_again, m_hint})
        asks->addWidget(button);
    auto* moves = new FlowLayout(nullptr);
    for (QPushButton* button : {m_back, m_next, m_leave})
        moves->addWidget(button);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kPanelGap);
    layout->addWidget(m_lesson);
    layout->addWidget(m_says);
    layout->addWidget(m_steps);
    layout->addWidget(new StepClock(m_play));
    layout->addWidget(m_begun);
    layout->addWidget(m_text, kTextStretch);
    layout->addLayout(m_question);
    layout->addWidget(m_status);
    layout->addLayout(asks);
    layout->addStretch(1);
    layout->addLayout(moves);
    return page;
}

// What is asked stands below what is said, however short that is.
void LessonPanel::fitText() {
    m_text->setMaximumHeight(static_cast<StepText*>(m_text)->wholeHeight());
}

void LessonPanel::connectAll() {
    connect(static_cast<StepText*>(m_text), &StepText::wholeHeightChanged, this,
            &LessonPanel::fitText);
    connect(m_text, &QTextBrowser::anchorClicked, this, &LessonPanel::linkOpened);
    connect(m_answer, &QPushButton::clicked, this, &LessonPanel::answer);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_play.askAgain();
        takeFocus();
    });
    connect(m_hint, &QPushButton::clicked, this, [this] { (void)m_play.hint(); });
    connect(m_back, &QPushButton::clicked, this, [this] { m_play.back(); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_play.record().open && m_play.isLast()) return m_play.leave(m_list.keepsRuns());
        const bool hadFocus = m_next->hasFocus();
        const std::size_t before = m_play.at();
        (void)m_play.advance();
        // From step to step by the button's own key: to what is asked there.
        if (hadFocus && m_play.at() != before) takeFocus();
    });
    connect(m_leave, &QPushButton::clicked, this, [this] { m_play.leave(m_list.keepsRuns()); });
    connect(m_steps, &QComboBox::activated, this,
            [this](int step) { m_play.open(static_cast<std::size_t>(step)); });
    connect(m_begun, &InlineHint::acted, this, [this] {
        if (const auto step = m_play.whereAnswersEnd()) m_play.open(*step);
        takeFocus();
    });
    connect(&m_play, &LessonController::started, this, [this] {
        m_lesson->setText(QString::fromStdString(m_play.text().title));
        const QSignalBlocker quiet(m_steps);
        m_steps->clear();
        for (std::size_t i = 0; i < m_play.lesson().steps.size(); ++i)
            m_steps->addItem(stepTitle(m_play, i));
    });
    connect(&m_play, &LessonController::stepEnds, this, &LessonPanel::giveTyped);
    connect(&m_play, &LessonController::stepChanged, this, &LessonPanel::showStep);
    connect(&m_play, &LessonController::changed, this, &LessonPanel::refresh);
    connect(&m_play, &LessonController::left, this, [this] {
        delete std::exchange(m_view, nullptr);
        refresh();
    });
}

void LessonPanel::showStep() {
    const bool hadFocus = m_view && m_view->isAncestorOf(focusWidget());
    delete std::exchange(m_view, nullptr);
    const QSignalBlocker quiet(m_steps);
    m_steps->setCurrentIndex(static_cast<int>(m_play.at()));
    m_heading->setText(stepHeading(m_play));
    m_shown.clear();
    refresh();
    m_text->verticalScrollBar()->setValue(0);
    if (m_play.step().ask) {
        m_view = makeAnswerView(m_play.ask(), optionTexts(m_play), m_state);
        m_question->addWidget(m_view);
        setTabOrder(m_text, m_view);
        const auto places = m_view->findChildren<QWidget*>();
        QWidget* last = m_view->focusProxy() ? m_view->focusProxy() : m_view;
        for (QWidget* place : places)
            if (place->focusPolicy() & Qt::TabFocus) last = place;
        setTabOrder(last, m_answer);
        const StepRecord& record = m_play.record();
        if (const auto& chosen = record.draft ? record.draft : record.answer)
            m_view->setAnswer(*chosen);
        connect(m_view, &AnswerView::changed, this, [this, at = m_play.at()] {
            if (m_play.at() == at && !m_play.record().open) m_play.setDraft(m_view->answer());
            refreshButtons();
        });
        connect(m_view, &AnswerView::submitted, this, &LessonPanel::answer);
        // Enter on a map, where the head is chosen that is asked for.
        if (m_play.step().ask->kind == LessonAskKind::Head)
            for (auto* map : window()->findChildren<HeatmapPlot*>())
                connect(map, &HeatmapPlot::cellActivated, m_view, &AnswerView::submitted);
        if (hadFocus) m_view->setFocus();
    }
    refreshButtons();
    tellWhereToGoOn();
    showMessage(*m_says, m_heading->text() + QStringLiteral(". ") + withoutMarkdown(m_shown));
}

void LessonPanel::tellWhereToGoOn() {
    const bool isFirst = m_play.numberOf(m_play.at()) == 1;
    m_begun->setText(
        isFirst && m_play.whereAnswersEnd() ? tr("You have begun this lesson before.") : QString(),
        tr("Go On There"));
}

void LessonPanel::answer() {
    if (!m_play.isPlaying() || !m_view || !m_play.canAnswer()) return;
    const auto answer = m_view->answer();
    if (!answer) return;
    m_play.answer(*answer);
    // The pressed button is gone: the focus follows the lesson.
    m_next->setFocus();
}

bool LessonPanel::hasTyped() const {
    return m_view && m_play.step().ask && m_play.step().ask->kind == LessonAskKind::Text &&
           m_view->answer() && m_play.canAnswer();
}

// Whoever has written and goes on, or elsewhere, has answered.
void LessonPanel::giveTyped() {
    if (hasTyped()) m_play.answer(*m_view->answer());
}

void LessonPanel::takeFocus() {
    if (!m_play.isPlaying()) return m_list.list()->setFocus(Qt::ShortcutFocusReason);
    answerPlace()->setFocus(Qt::ShortcutFocusReason);
}

// A head is chosen on a map.
QWidget* LessonPanel::answerPlace() const {
    if (!m_view || m_play.record().open) return m_next;
    if (m_play.step().ask->kind == LessonAskKind::Head)
        for (auto* map : window()->findChildren<HeatmapPlot*>(QStringLiteral("map1")))
            if (map->isVisible()) return map;
    return m_view;
}

void LessonPanel::refresh() {
    m_pages->setCurrentIndex(m_play.isPlaying() ? 1 : 0);
    if (!m_play.isPlaying()) return m_list.refresh();
    refreshText();
    const QString status = stepStatus(m_play);
    m_status->setText(status);
    m_status->setVisible(!status.isEmpty());
    refreshButtons();
}

void LessonPanel::refreshText() {
    const QString markdown = stepMarkdown(m_play);
    if (markdown == m_shown) return;
    const bool goesOn = !m_shown.isEmpty();
    m_shown = markdown;
    static_cast<StepText*>(m_text)->show(markdown, m_play.lesson().pictures);
    // What was added is at the end.
    if (goesOn && m_play.record().open && m_play.step().ask)
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

void LessonPanel::refreshButtons() {
    if (!m_play.isPlaying()) return;
    const bool asks = m_play.step().ask.has_value();
    const bool isOpen = m_play.record().open;
    if (m_view) m_view->setEnabled(!isOpen);
    if (m_view) m_view->setVisible(!isOpen);
    m_answer->setVisible(asks && !isOpen);
    m_answer->setEnabled(m_view && m_view->answer() && m_play.canAnswer());
    m_again->setVisible(asks && isOpen);
    m_hint->setVisible(!m_play.step().hints.empty());
    m_hint->setEnabled(m_play.hasHint());
    m_back->setEnabled(m_play.canGoBack());
    const bool skips = (!isOpen && !hasTyped()) ||
                       (m_play.step().kind == LessonStepKind::Do && !m_play.record().done);
    const bool ends = isOpen && m_play.isLast();
    m_next->setText(ends ? tr("Finish") : skips ? tr("Skip") : tr("Next"));
    m_next->setToolTip(ends    ? tr("Leave the lesson; the window is as it was before")
                       : skips ? tr("Go on without it; what is right is shown first")
                               : tr("The next step"));
    m_next->setEnabled(!skips || m_play.canSkip());
}

// From one of the step's own buttons to another, and never to the one that leaves: Qt would walk
// over all of them.
void LessonPanel::walkButtons(QPushButton* from, int step) {
    QList<QPushButton*> row;
    for (QPushButton* button : {m_answer, m_again, m_hint, m_back, m_next})
        if (button->isVisible() && (button->isEnabled() || button == from)) row += button;
    const qsizetype at = row.indexOf(from);
    const qsizetype to = at + step;
    if (at >= 0 && to >= 0 && to < row.size()) row[to]->setFocus(Qt::TabFocusReason);
}

// A button that has the keyboard is pressed by Enter, too, as in dialogs.
bool LessonPanel::eventFilter(QObject* watched, QEvent* event) {
    auto* button = qobject_cast<QPushButton*>(watched);
    if (!button || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    const bool isBack = key.key() == Qt::Key_Left || key.key() == Qt::Key_Up;
    if (isBack || key.key() == Qt::Key_Right || key.key() == Qt::Key_Down) {
        walkButtons(button, isBack ? -1 : 1);
        return true;
    }
    if (!isEnter(key) || key.isAutoRepeat()) return QWidget::eventFilter(watched, event);
    button->click();
    return true;
}

}  // namespace headscope::app
