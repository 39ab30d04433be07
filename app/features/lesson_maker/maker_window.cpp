// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/maker_window.h"

#include "document/document.h"
#include "features/lesson_maker/lesson_page.h"
#include "features/lesson_maker/maker_text.h"
#include "features/lesson_maker/screen_record.h"
#include "features/lesson_maker/step_page.h"
#include "ui/commands.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/flow_layout.h"
#include "ui/message_text.h"
#include "ui/text_size.h"
#include "ui/texts.h"
#include "ui/widgets.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kCheckMs = 300;  // after the last change
constexpr int kStepsWidth = 220;
constexpr int kProblemLines = 4;
const QString kAddLanguage = QStringLiteral("+");  // no language

/// Commands of the window that work in this one, too.
constexpr const char* kShared[] = {
    "edit.undo",       "edit.redo",   "maker.add_step", "maker.take",
    "maker.insert",    "maker.check", "maker.save",     "maker.save_file",
    "maker.handout",   "maker.try",   "maker.present",  "maker.try_language",
    "maker.try_model", "maker.new",   "maker.edit",     "maker.copy"};

}  // namespace

MakerWindow::MakerWindow(Document& document, DraftStore& store, CommandTable& commands,
                         const std::function<QJsonObject()>& view, QWidget* parent)
    : QDialog(parent),
      m_document(document),
      m_store(store),
      m_commands(commands),
      m_asker(document.controller()),
      m_steps(new QListWidget),
      m_pages(new QStackedWidget),
      m_lesson(new LessonPage(store)),
      m_step(new StepPage(document, store, view)),
      m_language(new QComboBox),
      m_count(new QLabel),
      m_problems(new QListWidget) {
    build();
    connectAll();
    refresh();
}

void MakerWindow::build() {
    setWindowTitle(tr("Making a Lesson"));
    setObjectName(QStringLiteral("makerWindow"));
    setWindowTitle(tr("Making a Lesson"));
    resizeForText(*this, {960, 640});
    for (QWidget* page : {static_cast<QWidget*>(m_lesson), static_cast<QWidget*>(m_step)}) {
        auto* area = new QScrollArea;
        area->setWidget(page);
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setFocusPolicy(Qt::NoFocus);
        m_pages->addWidget(area);
    }
    m_problems->setObjectName(QStringLiteral("makerProblems"));
    m_problems->setAccessibleName(tr("Problems; Enter goes to one"));
    m_problems->setWordWrap(true);
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    followTextSize(*m_problems, "height", [this] {
        m_problems->setFixedHeight(kProblemLines * m_problems->fontMetrics().lineSpacing() + 10);
    });
    m_count->setObjectName(QStringLiteral("makerCount"));
    m_count->setWordWrap(true);
    auto* parts = new QSplitter;
    parts->addWidget(buildSteps());
    parts->addWidget(m_pages);
    parts->setStretchFactor(1, 1);
    parts->setSizes({scaledPixels(kStepsWidth), width() - scaledPixels(kStepsWidth)});
    parts->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(parts, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_problems);
    layout->addWidget(buildFoot());
}

QPushButton* MakerWindow::button(const char* name, const QString& text, const QString& tip,
                                 void (MakerWindow::*act)()) {
    auto* made = new QPushButton(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(tip);
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, act);
    return made;
}

QPushButton* MakerWindow::commandButton(const char* name, const char* command,
                                        const QString& text) {
    auto* made = new QPushButton(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    QAction* action = m_commands.find(QString::fromLatin1(command));
    made->setToolTip(action->statusTip());
    m_commands.showKeys(QString::fromLatin1(command), *made);
    connect(made, &QPushButton::clicked, action, &QAction::trigger);
    return made;
}

QWidget* MakerWindow::buildSteps() {
    m_steps->setObjectName(QStringLiteral("makerSteps"));
    m_steps->setAccessibleName(tr("The lesson and its steps"));
    m_steps->setWordWrap(true);
    m_steps->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* add = commandButton("makerAdd", "maker.add_step", tr("Add Step"));
    add->setProperty("primary", true);
    m_duplicate = button("makerDuplicate", tr("Duplicate"), tr("The same step once more"),
                         &MakerWindow::duplicate);
    m_remove = button("makerRemove", tr("Remove"), tr("Undo brings it back"), &MakerWindow::remove);
    m_up =
        button("makerUp", tr("Up"), tr("The step comes earlier (Ctrl+Up)"), &MakerWindow::moveUp);
    m_down = button("makerDown", tr("Down"), tr("The step comes later (Ctrl+Down)"),
                    &MakerWindow::moveDown);
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_steps, 1);
    layout->addWidget(add);
    auto* moves = new QWidget;
    auto* row = new FlowLayout(moves);
    for (QPushButton* one : {m_duplicate, m_remove, m_up, m_down})
        row->addWidget(one);
    layout->addWidget(moves);
    const auto shortcut = [this](const QKeySequence& keys, void (MakerWindow::*act)()) {
        auto* made = new QShortcut(keys, m_steps);
        made->setContext(Qt::WidgetShortcut);
        connect(made, &QShortcut::activated, this, act);
    };
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Up), &MakerWindow::moveUp);
    shortcut(QKeySequence(Qt::CTRL | Qt::Key_Down), &MakerWindow::moveDown);
    shortcut(QKeySequence(Qt::Key_Delete), &MakerWindow::remove);
    return box;
}

QWidget* MakerWindow::buildFoot() {
    m_language->setObjectName(QStringLiteral("makerLanguage"));
    m_language->setAccessibleName(tr("The language that is written"));
    auto* box = new QWidget;
    auto* row = new FlowLayout(box);
    row->addWidget(m_language);
    row->addWidget(commandButton("makerTry", "maker.try", tr("Try From Here")));
    row->addWidget(commandButton("makerPresent", "maker.present", tr("Try as Presentation")));
    row->addWidget(commandButton("makerSave", "maker.save", tr("Save")));
    row->addWidget(commandButton("makerSaveFile", "maker.save_file", tr("Save as One File…")));
    row->addWidget(commandButton("makerHandout", "maker.handout", tr("Save as Handout…")));
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("makerClose"));
    close->setAutoDefault(false);
    close->setToolTip(tr("The lesson stays, and can be brought up again"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(close);
    return box;
}

void MakerWindow::connectAll() {
    m_checking.setSingleShot(true);
    m_checking.setInterval(kCheckMs);
    connect(&m_checking, &QTimer::timeout, this, &MakerWindow::check);
    connect(&m_store, &DraftStore::opened, this, &MakerWindow::refresh);
    connect(&m_store, &DraftStore::changed, this, &MakerWindow::refresh);
    connect(&m_store, &DraftStore::moved, this, &MakerWindow::refresh);
    connect(&m_store, &DraftStore::savedChanged, this, &MakerWindow::refreshTitle);
    connect(&m_asker, &LessonFactsAsker::changed, this, &MakerWindow::factsChanged);
    connect(&m_document, &Document::modelAdopted, this, [this] {
        m_asked.clear();
        askFacts();
    });
    connect(m_steps, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && m_store.isOpen()) m_store.setAt(row - 1);
    });
    connect(m_language, &QComboBox::activated, this, &MakerWindow::chooseLanguage);
    connect(m_problems, &QListWidget::itemActivated, this, &MakerWindow::goToProblem);
}

void MakerWindow::bringUp() {
    show();
    raise();
    activateWindow();
    m_steps->setFocus();
}

void MakerWindow::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    m_store.setSeen(true);
    // Now and not before: some are of the window's that is still being built then.
    if (actions().isEmpty())
        for (const char* id : kShared)
            if (QAction* action = m_commands.find(QString::fromLatin1(id))) addAction(action);
    refresh();
}

void MakerWindow::done(int result) {
    m_store.setSeen(false);
    QDialog::done(result);
}

void MakerWindow::refresh() {
    if (!m_store.isOpen()) return hide();
    refreshSteps();
    refreshLanguages();
    refreshTitle();
    const bool isStep = m_store.step() != nullptr;
    m_pages->setCurrentIndex(isStep ? 1 : 0);
    for (QPushButton* one : {m_duplicate, m_remove})
        one->setEnabled(isStep);
    m_up->setEnabled(m_store.at() > 0);
    m_down->setEnabled(isStep &&
                       m_store.at() + 1 < static_cast<int>(m_store.lesson().steps.size()));
    if (!isVisible()) return;
    askFacts();
    m_checking.start();
}

void MakerWindow::refreshSteps() {
    const QSignalBlocker quiet(m_steps);
    const Lesson& lesson = m_store.lesson();
    QStringList rows{tr("The lesson: %1").arg(fromUtf8Exactly(m_store.text().title))};
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        const LessonStep& step = lesson.steps[i];
        const auto own = m_store.text().steps.find(step.id);
        const bool hasTitle = own != m_store.text().steps.end() && !own->second.title.empty();
        rows << tr("%1. %2").arg(QString::number(i + 1), hasTitle
                                                             ? fromUtf8Exactly(own->second.title)
                                                             : wordsOf(step.kind));
    }
    while (m_steps->count() > rows.size())
        delete m_steps->takeItem(m_steps->count() - 1);
    for (int row = 0; row < rows.size(); ++row) {
        if (row == m_steps->count()) m_steps->addItem(QString());
        if (m_steps->item(row)->text() != rows[row]) m_steps->item(row)->setText(rows[row]);
    }
    m_steps->setCurrentRow(m_store.at() + 1);
}

void MakerWindow::refreshLanguages() {
    const QSignalBlocker quiet(m_language);
    m_language->clear();
    const auto& own = m_store.lesson().languages;
    for (const auto& language : own)
        m_language->addItem(languageName(QString::fromStdString(language)),
                            QString::fromStdString(language));
    for (const QString& language : languages())
        if (std::find(own.begin(), own.end(), language.toStdString()) == own.end())
            m_language->addItem(tr("Add %1").arg(languageName(language)),
                                QString(kAddLanguage + language));
    m_language->setCurrentIndex(m_language->findData(QString::fromStdString(m_store.language())));
}

void MakerWindow::refreshTitle() {
    if (!m_store.isOpen()) return;
    const QString title = fromUtf8Exactly(m_store.text().title);
    setWindowTitle(tr("%1[*] — Making a Lesson").arg(title.isEmpty() ? tr("No title") : title));
    setWindowModified(m_store.isModified());
}

void MakerWindow::chooseLanguage() {
    QString language = m_language->currentData().toString();
    if (language.startsWith(kAddLanguage)) {
        language.remove(0, kAddLanguage.size());
        const auto added = language.toStdString();
        m_store.change(tr("add a language"), [&](Lesson& lesson) { addLanguage(lesson, added); });
    }
    m_store.setLanguage(language.toStdString());
}

void MakerWindow::askFacts() {
    const auto& model = m_document.state().model();
    if (!model || !isVisible() || !m_store.isOpen()) return;
    // What facts depend on, and no more: typing asks for nothing.
    auto facts = std::make_shared<Lesson>(m_store.lesson());
    facts->steps.clear();
    facts->texts.clear();
    facts->languages = {"en"};
    facts->hash = writtenLesson(*facts).json;
    const std::string key = facts->hash + model->sha256;
    if (std::exchange(m_asked, key) == key) return;
    m_asker.ask(facts, model->sha256);
}

void MakerWindow::factsChanged() {
    if (!m_store.isOpen() || !m_asker.values()) return;
    m_step->setValues(*m_asker.values());
    m_checking.start();
}

bool MakerWindow::isBusy() const {
    return isVisible() && (m_checking.isActive() || m_asker.isWaiting());
}

void MakerWindow::check() {
    if (!m_store.isOpen()) return;
    const Lesson& lesson = m_store.lesson();
    m_faults = draftFaults(lesson);
    for (const auto& fault : uncoveredAnswers(lesson))
        m_faults.push_back(fault);
    if (m_asker.values())
        for (const auto& fault : failuresOn(lesson, *m_asker.values()))
            m_faults.push_back(fault);
    m_problems->clear();
    for (const LessonFault& fault : m_faults)
        m_problems->addItem(textOf(said(fault, lesson, m_store.language())));
    const int count = static_cast<int>(m_faults.size());
    m_count->setText(count == 0 ? tr("No problems were found.")
                                : tr("%n problem(s); Enter goes to where it is:", nullptr, count));
    m_problems->setVisible(count > 0);
}

void MakerWindow::checkNow() {
    m_checking.stop();
    check();
    if (m_faults.empty()) return m_document.messages().showStatus(tr("No problems were found."));
    m_problems->setCurrentRow(0);
    m_problems->setFocus();
}

void MakerWindow::goToProblem() {
    const int row = m_problems->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_faults.size()) return;
    const LessonFault fault = m_faults[static_cast<std::size_t>(row)];
    if (!fault.language.empty()) m_store.setLanguage(fault.language);
    const auto step = m_store.lesson().stepAt(fault.step);
    m_store.setAt(step ? static_cast<int>(*step) : -1);
    if (step)
        m_step->showPart(fault.part);
    else
        m_lesson->title()->setFocus();
}

bool MakerWindow::addStep() {
    if (!m_store.isOpen()) return false;
    const QString why = whyNotRecorded(m_document);
    if (!why.isEmpty()) {
        m_document.messages().fail({tr("The window cannot be taken as it is"), why});
        return false;
    }
    const int at = m_store.at() + 1;
    m_store.change(
        tr("add a step"),
        [&](Lesson& lesson) {
            LessonStep step;
            step.state = recordedState(m_document, lesson);
            (void)insertStep(lesson, static_cast<std::size_t>(at), step);
        },
        0, at);
    m_document.messages().showStatus(
        tr("Step %1 shows what the window shows now.").arg(QString::number(at + 1)));
    return true;
}

void MakerWindow::duplicate() {
    if (!m_store.step()) return;
    const int at = m_store.at();
    m_store.change(
        tr("duplicate a step"),
        [at](Lesson& lesson) { (void)duplicateStep(lesson, static_cast<std::size_t>(at)); }, 0,
        at + 1);
}

void MakerWindow::remove() {
    if (!m_store.step()) return;
    const int at = m_store.at();
    m_store.change(
        tr("remove a step"),
        [at](Lesson& lesson) { removeStep(lesson, static_cast<std::size_t>(at)); }, 0, at);
}

void MakerWindow::moveUp() {
    move(-1);
}

void MakerWindow::moveDown() {
    move(1);
}

void MakerWindow::move(int by) {
    const int from = m_store.at();
    const int to = from + by;
    if (!m_store.step() || to < 0 || to >= static_cast<int>(m_store.lesson().steps.size())) return;
    m_store.change(
        tr("move a step"),
        [from, to](Lesson& lesson) {
            moveStep(lesson, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
        },
        0, to);
}

}  // namespace headscope::app
