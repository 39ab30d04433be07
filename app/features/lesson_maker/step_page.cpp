// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/step_page.h"

#include "document/document.h"
#include "document/lesson_place_text.h"
#include "document/session_view.h"
#include "features/lesson_maker/ask_dialog.h"
#include "features/lesson_maker/claims_dialog.h"
#include "features/lesson_maker/maker_text.h"
#include "features/lesson_maker/screen_record.h"
#include "features/lesson_maker/then_dialog.h"
#include "features/lesson_maker/ticks_dialog.h"
#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/flow_layout.h"
#include "ui/step_text.h"
#include "ui/text_size.h"
#include "ui/widgets.h"
#include "ui/window_undo.h"

#include <headscope/lesson_answers.h>

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr qsizetype kMostPart = 32 * 1024;  // UTF-16 units of one part of a text
constexpr int kEditorLines = 5;

std::string exactly(const QString& text) {
    return toUtf8Exactly(text, phrase("the text"));
}

bool isTicked(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// All that there are, what the step has, and all cells but those in the row of the chosen head.
std::vector<std::string> offeredCovers(const LessonStep& step, std::optional<HeadId> chosen) {
    std::vector<std::string> offered = lessonCovers();
    const auto add = [&offered](const std::string& cover) {
        if (!isTicked(offered, cover)) offered.push_back(cover);
    };
    for (const auto& cover : step.covers)
        add(cover);
    for (const auto& cover : step.staysCovered)
        add(cover);
    if (chosen) add(coverButLayer(chosen->layer));
    return offered;
}

TicksDialog::Group coverGroup(const QString& heading, const std::vector<std::string>& offered,
                              const std::vector<std::string>& now) {
    TicksDialog::Group group{heading, {}};
    for (const auto& one : offered)
        group.ticks.push_back({wordsOfCover(one), isTicked(now, one)});
    return group;
}

std::vector<std::string> tickedCovers(const std::vector<std::string>& offered,
                                      const std::vector<bool>& ticked) {
    std::vector<std::string> covers;
    for (std::size_t i = 0; i < offered.size() && i < ticked.size(); ++i)
        if (ticked[i]) covers.push_back(offered[i]);
    return covers;
}

QString listedCovers(const std::vector<std::string>& covers) {
    QStringList words;
    for (const auto& cover : covers)
        words << wordsOfCover(cover);
    return words.join(QStringLiteral("; "));
}

/// Cells and a layer that can be framed: the chosen head's, and those of heads that are facts.
std::vector<LessonMark> cellMarks(const std::optional<HeadId>& chosen, const Lesson& lesson) {
    std::vector<LessonHead> cells;
    if (chosen) cells.push_back({*chosen});
    for (const auto& [name, fact] : lesson.facts)
        if (valueKindOf(fact) == LessonValueKind::Head) cells.push_back({{}, name});
    std::vector<LessonMark> marks;
    for (const char* map : {"map.target", "map.control"}) {
        for (const LessonHead& cell : cells)
            marks.push_back({map, cell, {}});
        if (chosen) marks.push_back({map, {}, chosen->layer});
    }
    return marks;
}

/// All that can be framed: every place, `cells`, and of other cells and layers those framed now.
std::vector<LessonMark> offeredMarks(const std::vector<LessonMark>& now,
                                     const std::vector<LessonMark>& cells) {
    std::vector<LessonMark> all;
    for (const auto& place : lessonPlaces())
        all.push_back({place, {}, {}});
    for (const auto* more : {&cells, &now})
        for (const LessonMark& mark : *more)
            if (std::find(all.begin(), all.end(), mark) == all.end()) all.push_back(mark);
    return all;
}

TicksDialog::Group markGroup(const QString& heading, const std::vector<LessonMark>& now,
                             const std::vector<LessonMark>& offered) {
    TicksDialog::Group group{heading, {}};
    for (const LessonMark& mark : offered)
        group.ticks.push_back(
            {wordsOf(mark), std::find(now.begin(), now.end(), mark) != now.end()});
    return group;
}

std::vector<LessonMark> tickedMarks(const std::vector<LessonMark>& offered,
                                    const std::vector<bool>& ticked) {
    std::vector<LessonMark> marks;
    for (std::size_t i = 0; i < offered.size() && i < ticked.size(); ++i)
        if (ticked[i]) marks.push_back(offered[i]);
    return marks;
}

}  // namespace

StepPage::StepPage(Document& document, DraftStore& store, std::function<QJsonObject()> view,
                   QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_store(store),
      m_view(std::move(view)),
      m_kind(new QComboBox),
      m_title(new QLineEdit),
      m_part(new QComboBox),
      m_editor(new ExactTextEdit(kMostPart)),
      m_preview(new StepText),
      m_state(new MutedLabel),
      m_answer(new MutedLabel),
      m_panel(new QComboBox) {
    build();
    connectAll();
    refresh();
}

void StepPage::build() {
    m_kind->setObjectName(QStringLiteral("makerKind"));
    m_kind->setAccessibleName(tr("What the step does"));
    for (const auto kind : {LessonStepKind::Show, LessonStepKind::Predict, LessonStepKind::Do,
                            LessonStepKind::Write, LessonStepKind::Play, LessonStepKind::Compare})
        m_kind->addItem(wordsOf(kind), static_cast<int>(kind));
    m_title->setObjectName(QStringLiteral("makerTitle"));
    m_title->setAccessibleName(tr("Heading of the step"));
    m_title->setPlaceholderText(tr("Heading"));
    holdExactly(*m_title, kMostName);
    m_part->setObjectName(QStringLiteral("makerPart"));
    m_part->setAccessibleName(tr("Which text of the step"));
    m_editor->setObjectName(QStringLiteral("makerText"));
    m_editor->setAccessibleName(tr("Text in Markdown"));
    m_editor->setPlaceholderText(tr("What learners read. Numbers are inserted, not typed."));
    m_editor->setTabChangesFocus(true);
    leaveUndoToWindow(*m_title);
    leaveUndoToWindow(*m_editor);
    followTextSize(*m_editor, "height", [this] {
        m_editor->setMinimumHeight(kEditorLines * m_editor->fontMetrics().lineSpacing());
    });
    m_preview->setObjectName(QStringLiteral("makerPreview"));
    m_preview->setAccessibleName(tr("How it looks"));
    m_preview->setFrameShape(QFrame::StyledPanel);
    m_state->setObjectName(QStringLiteral("makerState"));
    m_state->setWordWrap(true);
    m_answer->setObjectName(QStringLiteral("makerAnswer"));
    m_answer->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 2);
    top->addWidget(m_kind, 1);
    auto* texts = new QSplitter;
    texts->setObjectName(QStringLiteral("makerTexts"));
    texts->addWidget(m_editor);
    texts->addWidget(m_preview);
    texts->setChildrenCollapsible(false);
    texts->setSizes({1, 1});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_state);
    layout->addWidget(buildButtons());
    layout->addWidget(m_answer);
    layout->addWidget(m_part);
    layout->addWidget(texts, 1);
}

QPushButton* StepPage::button(FlowLayout& row, const char* name, const QString& text,
                              const QString& tip, void (StepPage::*act)()) {
    auto* made = new QPushButton(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(tip);
    made->setAutoDefault(false);  // Enter in a field is no click
    connect(made, &QPushButton::clicked, this, act);
    row.addWidget(made);
    return made;
}

QWidget* StepPage::buildButtons() {
    auto* box = new QWidget;
    auto* row = new FlowLayout(box);
    button(*row, "makerInsert", tr("Insert a Number…"),
           tr("A number, head or token that the model gives, also on another model"),
           &StepPage::insertNumber);
    button(*row, "makerTake", tr("Take the Window"),
           tr("The step shows what the window shows now: prompt, maps, head, set"),
           &StepPage::takeWindow);
    button(*row, "makerAsk", tr("Ask…"), tr("What learners are asked, and what is right"),
           &StepPage::ask);
    button(*row, "makerCover", tr("Cover…"),
           tr("What is hidden until it is answered, or while the step is shown"), &StepPage::cover);
    button(*row, "makerMark", tr("Frame…"), tr("What of the window gets a frame"), &StepPage::mark);
    m_tasks = button(*row, "makerTasks", tr("To Do…"),
                     tr("What must be true for the task to be done"), &StepPage::setTasks);
    button(*row, "makerHint", tr("Add a Hint"), tr("Help for who asks for it"), &StepPage::addHint);
    button(*row, "makerThen", tr("Goes On With…"),
           tr("Which step comes next: when the answer is right, wrong or skipped"),
           &StepPage::setThen);
    button(*row, "makerClaims", tr("Rests On…"),
           tr("What must hold on a model, so that the text is true there"), &StepPage::setClaims);
    m_panel->setObjectName(QStringLiteral("makerPanel"));
    m_panel->setAccessibleName(tr("The panel that comes to the front"));
    m_panel->addItem(tr("No other panel in front"), QString());
    for (const auto& panel : lessonPanels())
        m_panel->addItem(tr("In front: %1").arg(placeText(panel)), QString::fromStdString(panel));
    row->addWidget(m_panel);
    return box;
}

void StepPage::connectAll() {
    connect(&m_store, &DraftStore::changed, this, &StepPage::refresh);
    connect(&m_store, &DraftStore::moved, this, &StepPage::refresh);
    connect(m_kind, &QComboBox::activated, this, &StepPage::chooseKind);
    connect(m_panel, &QComboBox::activated, this, &StepPage::choosePanel);
    connect(m_part, &QComboBox::currentIndexChanged, this, &StepPage::refresh);
    connect(m_title, &QLineEdit::textEdited, this, &StepPage::writeTitle);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &StepPage::writeText);
}

std::string StepPage::part() const {
    return m_part->currentData().toString().toStdString();
}

void StepPage::setValues(const LessonValues& values) {
    m_values = values;
    if (m_store.isOpen()) refreshPreview();
}

void StepPage::showPart(const std::string& part) {
    if (part == "title") return m_title->setFocus();
    const int at = m_part->findData(QString::fromStdString(part));
    m_part->setCurrentIndex(std::max(0, at));
    m_editor->setFocus();
}

void StepPage::refresh() {
    const LessonStep* step = m_store.isOpen() ? m_store.step() : nullptr;
    if (!step) return;
    refreshParts();
    const QSignalBlocker quietKind(m_kind);
    const QSignalBlocker quietPanel(m_panel);
    const QSignalBlocker quietEditor(m_editor);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(step->kind)));
    m_panel->setCurrentIndex(
        std::max(0, m_panel->findData(QString::fromStdString(step->state.panel))));
    const LessonStepText& text = m_store.stepText();
    const QString title = fromUtf8Exactly(text.title);
    if (m_title->text() != title) m_title->setText(title);
    const QString own = fromUtf8Exactly(textPart(text, part()));
    if (m_editor->text() != own) {
        // Undo leaves whoever writes about where they were.
        QTextCursor cursor = m_editor->textCursor();
        const int at = cursor.position();
        (void)m_editor->setText(own);
        cursor = m_editor->textCursor();
        cursor.setPosition(std::min(at, static_cast<int>(own.size())));
        m_editor->setTextCursor(cursor);
    }
    m_state->setText(tr("Shows %1.").arg(wordsOf(step->state, m_store.lesson())));
    m_tasks->setEnabled(step->kind == LessonStepKind::Do);
    refreshPreview();
}

void StepPage::refreshParts() {
    const QSignalBlocker quiet(m_part);
    QStringList wanted;
    for (const auto& one : textParts(*m_store.step()))
        wanted << QString::fromStdString(one);
    QStringList there;
    for (int i = 0; i < m_part->count(); ++i)
        there << m_part->itemData(i).toString();
    if (wanted == there) return;
    const QString before = m_part->currentData().toString();
    m_part->clear();
    for (const QString& one : wanted)
        m_part->addItem(wordsOfPart(one.toStdString()), one);
    m_part->setCurrentIndex(std::max(0, m_part->findData(before)));
}

void StepPage::refreshPreview() {
    const LessonStep* step = m_store.step();
    if (!step) return;
    const Lesson& lesson = m_store.lesson();
    const LessonStepText& text = m_store.stepText();
    const auto filledIn = [&](const std::string& words) {
        return fromUtf8Exactly(filled(words, lesson, m_values)).trimmed();
    };
    QStringList parts;
    if (!text.title.empty()) parts << QStringLiteral("## ") + fromUtf8Exactly(text.title);
    parts << filledIn(text.body);
    if (step->ask)
        for (const auto& key : step->ask->options) {
            const auto option = text.options.find(key);
            const bool isToken = step->ask->kind == LessonAskKind::Token;
            parts << QStringLiteral("- %1").arg(
                isToken                        ? filledIn(shownValue(key, LessonShow::Token))
                : option == text.options.end() ? fromUtf8Exactly(key)
                                               : filledIn(option->second));
        }
    const std::string now = part();
    if (!now.empty() && !now.starts_with("option "))
        parts << QStringLiteral("---") << QStringLiteral("*%1*").arg(wordsOfPart(now))
              << filledIn(textPart(text, now));
    parts.removeAll(QString());
    m_preview->show(parts.join(QStringLiteral("\n\n")), lesson.pictures);
    QStringList says;
    if (step->ask) {
        says << tr("Asks for: %1.").arg(wordsOf(step->ask->kind));
        const auto right = rightAnswer(*step->ask, m_values);
        if (right && step->ask->isScored())
            says << tr("Right on the open model: %1.").arg(fromUtf8Exactly(answerText(*right)));
    }
    if (!step->covers.empty()) says << tr("Covers %1.").arg(listedCovers(step->covers));
    if (step->ask && !step->staysCovered.empty())
        says << tr("Once it is answered, still %1.").arg(listedCovers(step->staysCovered));
    QStringList tasks;
    for (const auto& condition : step->until)
        tasks << wordsOf(condition);
    if (!tasks.isEmpty()) says << tr("Done when %1.").arg(tasks.join(QStringLiteral("; ")));
    QStringList claims;
    for (const auto& one : step->claims)
        if (const auto claim = lesson.claims.find(one); claim != lesson.claims.end())
            claims << wordsOf(claim->second);
    if (!claims.isEmpty()) says << tr("Rests on %1.").arg(claims.join(QStringLiteral("; ")));
    const auto leads = [&](const std::string& id, const QString& words) {
        if (const auto next = lesson.stepAt(id)) says << words.arg(QString::number(*next + 1));
    };
    leads(step->then.right, tr("Right leads to step %1."));
    leads(step->then.wrong, tr("Wrong leads to step %1."));
    leads(step->then.skipped, tr("Skipped leads to step %1."));
    if (step->optional) says << tr("Only come to from another step.");
    m_answer->setText(says.join(QLatin1Char(' ')));
    m_answer->setVisible(!says.isEmpty());
}

void StepPage::change(const QString& text, const std::function<void(LessonStep&)>& edit) {
    if (!m_store.isOpen() || !m_store.step()) return;
    const auto at = static_cast<std::size_t>(m_store.at());
    m_store.change(text, [&](Lesson& lesson) { edit(lesson.steps[at]); });
}

void StepPage::changeText(const QString& what, const std::string& part, const QString& text) {
    if (!m_store.isOpen() || !m_store.step()) return;
    const std::string id = m_store.step()->id;
    const std::string language = m_store.language();
    // Typing in one place is one step, until another place is gone to.
    const std::string typing = id + '\n' + part + '\n' + language;
    if (std::exchange(m_typing, typing) != typing) m_gesture = DraftStore::newGesture();
    std::string words;
    try {
        words = exactly(text);
    } catch (...) {
        return;  // half a character, while typing
    }
    m_store.change(
        what, [&](Lesson& lesson) { *textPart(lesson.texts[language].steps[id], part) = words; },
        m_gesture);
}

void StepPage::writeTitle() {
    changeText(tr("change a step's heading"), "title", m_title->text());
}

void StepPage::writeText() {
    changeText(tr("change a step's text"), part(), m_editor->text());
}

void StepPage::chooseKind() {
    const auto kind = static_cast<LessonStepKind>(m_kind->currentData().toInt());
    change(tr("change what a step does"), [kind](LessonStep& step) {
        step.kind = kind;
        const bool asksText = kind == LessonStepKind::Write && !step.ask;
        if (asksText) step.ask.emplace().kind = LessonAskKind::Text;
        if (kind == LessonStepKind::Play && step.minutes < 1) step.minutes = 5;
    });
}

void StepPage::choosePanel() {
    const auto panel = m_panel->currentData().toString().toStdString();
    change(tr("change the panel in front"), [&](LessonStep& step) {
        step.state.panel = panel;
        step.state.compute = panel == "layers";  // which shows nothing before
        takeRipples(step.state);
    });
}

void StepPage::takeRipples(LessonState& state) const {
    if (state.panel != "ripples") return;
    const QJsonObject view = m_view();
    state.rippleView = view[kRippleView].toString().toStdString();
    state.rippleChange = view[kRippleChange].toBool();
}

bool StepPage::canRecord() const {
    const QString why = whyNotRecorded(m_document);
    if (!why.isEmpty())
        m_document.messages().fail({tr("The window cannot be taken as it is"), why});
    return why.isEmpty();
}

void StepPage::takeWindow() {
    if (!m_store.isOpen() || !m_store.step() || !canRecord()) return;
    const auto at = static_cast<std::size_t>(m_store.at());
    m_store.change(tr("take the window for a step"), [&](Lesson& lesson) {
        const LessonState before = lesson.steps[at].state;
        LessonState& state = lesson.steps[at].state;
        state = recordedState(m_document, lesson);
        state.panel = before.panel;
        state.compute = before.compute;
        state.rippleView = before.rippleView;
        state.rippleChange = before.rippleChange;
        takeRipples(state);
    });
    m_document.messages().showStatus(tr("The step shows what the window shows now."));
}

FactDialog::Question StepPage::question(const Lesson& lesson) const {
    FactDialog::Question question{lesson, {}, whyNotRecorded(m_document), {}};
    if (question.whyNoScreen.isEmpty())
        question.screen = recordedScreen(m_document, question.lesson);
    return question;
}

void StepPage::insertNumber() {
    if (!m_store.isOpen() || !m_store.step()) return;
    auto* dialog = new FactDialog(
        m_document, question(m_store.lesson()),
        [this](const FactChoice& choice) { insert(choice); }, window());
    dialog->open();
}

void StepPage::insert(const FactChoice& choice) {
    if (!m_store.isOpen() || !m_store.step()) return;
    // The fact and its place in the text are one step.
    QTextCursor cursor = m_editor->textCursor();
    QString text = m_editor->text();
    const int begin = std::min(cursor.selectionStart(), static_cast<int>(text.size()));
    const int end = std::min(cursor.selectionEnd(), static_cast<int>(text.size()));
    const std::string id = m_store.step()->id;
    const std::string language = m_store.language();
    const std::string into = part();
    int after = begin;
    m_typing.clear();
    m_store.change(tr("insert a number"), [&](Lesson& lesson) {
        const QString place =
            QStringLiteral("{%1}").arg(QString::fromStdString(adopted(lesson, choice)));
        text.replace(begin, end - begin, place);
        after = begin + static_cast<int>(place.size());
        *textPart(lesson.texts[language].steps[id], into) = exactly(text);
    });
    cursor = m_editor->textCursor();
    cursor.setPosition(std::min(after, static_cast<int>(m_editor->text().size())));
    m_editor->setTextCursor(cursor);
    m_editor->setFocus();
}

void StepPage::ask() {
    if (!m_store.isOpen() || !m_store.step()) return;
    const auto facts = [this](const Lesson& lesson, LessonValueKind kind,
                              const std::function<void(const FactChoice&)>& chosen, QWidget* over) {
        FactDialog::Question asked = question(lesson);
        asked.only = kind;
        (new FactDialog(m_document, std::move(asked), chosen, over))->open();
    };
    auto* dialog = new AskDialog(
        m_store.lesson(), static_cast<std::size_t>(m_store.at()), m_store.language(), &m_values,
        facts,
        [this](const Lesson& asked) {
            m_store.change(tr("change what is asked"), [&](Lesson& lesson) { lesson = asked; });
        },
        window());
    dialog->open();
}

void StepPage::cover() {
    if (!m_store.isOpen() || !m_store.step()) return;
    const LessonStep& now = *m_store.step();
    const bool asks = now.ask.has_value();
    const auto offered = offeredCovers(now, m_document.state().selected());
    std::vector<TicksDialog::Group> groups{
        coverGroup(asks ? tr("Covered until it is answered") : tr("Covered while it is shown"),
                   offered, now.covers)};
    if (asks) {
        groups.push_back(
            coverGroup(tr("Still covered once it is answered"), offered, now.staysCovered));
        groups.back().allowed = [offered](std::size_t i, const std::vector<bool>& before) {
            return canStayCovered(offered[i], tickedCovers(offered, before));
        };
    }
    auto* dialog = new TicksDialog(
        tr("What Is Covered"),
        (asks
             ? tr("It is hidden everywhere, also from screen readers. What stays covered keeps its "
                  "answer for a later question.")
             : tr("It is hidden everywhere, also from screen readers, so that a later question "
                  "keeps its answer.")) +
            QLatin1Char(' ') + tr("To leave one row of the maps, choose a head of it first."),
        groups,
        [this, offered](const auto& ticked) {
            change(tr("change what is covered"), [&](LessonStep& step) {
                step.covers = tickedCovers(offered, ticked[0]);
                step.staysCovered = ticked.size() > 1 ? tickedCovers(offered, ticked[1])
                                                      : std::vector<std::string>();
            });
        },
        window());
    dialog->open();
}

void StepPage::mark() {
    if (!m_store.isOpen() || !m_store.step()) return;
    const LessonStep& now = *m_store.step();
    const auto cells = cellMarks(m_document.state().selected(), m_store.lesson());
    const auto atOnce = offeredMarks(now.marks, cells);
    const auto later = offeredMarks(now.reveal, cells);
    std::vector<TicksDialog::Group> groups{markGroup(tr("Framed at once"), now.marks, atOnce)};
    if (now.ask) groups.push_back(markGroup(tr("Framed once it is answered"), now.reveal, later));
    auto* dialog = new TicksDialog(
        tr("What Gets a Frame"),
        tr("For the cell of another head, choose the head in a map first."), groups,
        [this, atOnce, later](const auto& ticked) {
            change(tr("change what gets a frame"), [&](LessonStep& step) {
                step.marks = tickedMarks(atOnce, ticked[0]);
                if (ticked.size() > 1) step.reveal = tickedMarks(later, ticked[1]);
            });
        },
        window());
    dialog->open();
}

void StepPage::setTasks() {
    if (!m_store.isOpen() || !m_store.step() || !canRecord()) return;
    Lesson lesson = m_store.lesson();
    const std::vector<LessonCondition> before = m_store.step()->until;
    std::vector<LessonCondition> all = before;
    for (const auto& condition : conditionsOnScreen(m_document, lesson)) {
        const auto same = [&](const LessonCondition& one) { return one.kind == condition.kind; };
        if (std::none_of(before.begin(), before.end(), same)) all.push_back(condition);
    }
    TicksDialog::Group group;
    for (std::size_t i = 0; i < all.size(); ++i)
        group.ticks.push_back({wordsOf(all[i]), i < before.size()});
    auto* dialog = new TicksDialog(
        tr("When It Is Done"),
        tr("What is true in the window now can be asked for. All that is ticked must be true."),
        {group},
        [this, all, lesson, at = static_cast<std::size_t>(m_store.at())](const auto& ticked) {
            m_store.change(tr("change what is to be done"), [&](Lesson& changed) {
                auto& until = changed.steps[at].until;
                until.clear();
                for (std::size_t i = 0; i < all.size(); ++i) {
                    if (!ticked[0][i]) continue;
                    LessonCondition condition = all[i];
                    const auto run = lesson.runs.find(condition.text);
                    if (condition.kind == LessonCondition::Kind::RunFinished &&
                        run != lesson.runs.end())
                        condition.text = useRun(changed, run->second);
                    until.push_back(condition);
                }
            });
        },
        window());
    dialog->open();
}

void StepPage::addHint() {
    if (!m_store.isOpen() || !m_store.step()) return;
    const auto at = static_cast<std::size_t>(m_store.at());
    std::string made;
    m_store.change(tr("add a hint"), [&](Lesson& lesson) {
        LessonStep& step = lesson.steps[at];
        made = freeLessonName("hint", [&](const auto& taken) {
            return std::any_of(step.hints.begin(), step.hints.end(),
                               [&](const auto& hint) { return hint.text == taken; });
        });
        step.hints.push_back({made, {}});
    });
    showPart(made);
}

void StepPage::setThen() {
    if (!m_store.isOpen() || !m_store.step()) return;
    auto* dialog = new ThenDialog(
        m_store.lesson(), static_cast<std::size_t>(m_store.at()), m_store.language(),
        [this](const LessonThen& then, bool optional) {
            change(tr("change what comes next"), [&](LessonStep& step) {
                step.then = then;
                step.optional = optional;
            });
        },
        window());
    dialog->open();
}

void StepPage::setClaims() {
    if (!m_store.isOpen() || !m_store.step()) return;
    const auto facts = [this](const Lesson& lesson,
                              const std::function<void(const FactChoice&)>& chosen, QWidget* over) {
        FactDialog::Question asked = question(lesson);
        auto* dialog = new FactDialog(m_document, std::move(asked), chosen, over);
        dialog->open();
    };
    auto* dialog = new ClaimsDialog(
        m_store.lesson(), static_cast<std::size_t>(m_store.at()), &m_values, facts,
        [this](const Lesson& chosen) {
            m_store.change(tr("change what a text rests on"),
                           [&](Lesson& lesson) { lesson = chosen; });
            // The reader must know if they do not hold.
            if (!m_store.step()->claims.empty() && m_store.stepText().otherwise.empty())
                showPart("otherwise");
        },
        window());
    dialog->open();
}

void StepPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // Colours of links are laid down when a text is read.
    if (event->type() == QEvent::PaletteChange && m_store.isOpen()) refreshPreview();
}

}  // namespace headscope::app
