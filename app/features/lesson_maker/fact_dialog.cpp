// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/fact_dialog.h"

#include "document/document.h"
#include "features/lesson_maker/arithmetic_dialog.h"
#include "features/lesson_maker/maker_text.h"
#include "ui/message_text.h"
#include "ui/shown_text.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kRowRole = Qt::UserRole;
const QString kNotKnown = QStringLiteral("…");

/// "`␣Germany`" as a list cell shows it.
QString withoutMarks(const std::string& shown) {
    QString text = QString::fromStdString(shown);
    return text.remove(QLatin1Char('`'));
}

void renameFact(LessonExpression& expression, const std::string& from, const std::string& to) {
    if (expression.kind == LessonExpression::Kind::Fact && expression.fact == from)
        expression.fact = to;
    for (LessonExpression& operand : expression.operands)
        renameFact(operand, from, to);
}

bool uses(const LessonExpression& expression, const std::string& fact) {
    return (expression.kind == LessonExpression::Kind::Fact && expression.fact == fact) ||
           std::any_of(expression.operands.begin(), expression.operands.end(),
                       [&](const auto& operand) { return uses(operand, fact); });
}

}  // namespace

std::string adopted(Lesson& lesson, const FactChoice& choice) {
    LessonFact fact = choice.fact;
    for (const FactChoice& part : choice.parts)
        renameFact(fact.value, part.name, adopted(lesson, part));
    if (choice.run) fact.run = useRun(lesson, *choice.run);
    return useFact(lesson, fact, choice.wish);
}

FactDialog::FactDialog(Document& document, Question question, Chosen chosen, QWidget* parent)
    : QDialog(parent),
      m_document(document),
      m_question(std::move(question)),
      m_chosen(std::move(chosen)),
      m_asker(document.controller()),
      m_search(new QLineEdit),
      m_list(new QTreeWidget),
      m_show(new QComboBox),
      m_about(new MutedLabel) {
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    fill();
    ask();
    connect(m_search, &QLineEdit::textChanged, this, &FactDialog::search);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &FactDialog::tellShows);
    connect(m_list, &QTreeWidget::itemActivated, this, &FactDialog::choose);
    connect(m_show, &QComboBox::currentIndexChanged, this, &FactDialog::tellValues);
    connect(&m_asker, &LessonFactsAsker::changed, this, &FactDialog::tellValues);
    tellShows();
}

void FactDialog::build() {
    setObjectName(QStringLiteral("factDialog"));
    setWindowTitle(tr("Insert a Number, Head or Token"));
    resizeForText(*this, {640, 520});
    m_search->setObjectName(QStringLiteral("factSearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the facts"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("factList"));
    m_list->setAccessibleName(tr("What can be inserted"));
    m_list->setHeaderLabels({tr("What"), tr("Here"), tr("Name")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_show->setObjectName(QStringLiteral("factShow"));
    m_about->setObjectName(QStringLiteral("factAbout"));
    m_about->setWordWrap(true);
    auto* showLabel = new QLabel(tr("&Written as"));
    showLabel->setBuddy(m_show);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_insert = buttons->addButton(tr("Insert"), QDialogButtonBox::AcceptRole);
    m_insert->setObjectName(QStringLiteral("factInsert"));
    auto* made = buttons->addButton(tr("Of Two Numbers…"), QDialogButtonBox::ActionRole);
    made->setObjectName(QStringLiteral("factMake"));
    made->setToolTip(tr("A difference, sum or product of two of these, or of one and a number"));
    made->setVisible(m_question.only.value_or(LessonValueKind::Number) == LessonValueKind::Number);
    connect(made, &QPushButton::clicked, this, &FactDialog::make);
    connect(buttons, &QDialogButtonBox::accepted, this, &FactDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* shows = new QHBoxLayout;
    shows->addWidget(showLabel);
    shows->addWidget(m_show, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(shows);
    layout->addWidget(m_about);
    layout->addWidget(buttons);
}

void FactDialog::fill() {
    const auto wanted = [this](const LessonFact& fact) {
        return !m_question.only || valueKindOf(fact) == *m_question.only;
    };
    for (const auto& [name, fact] : m_question.lesson.facts)
        if (wanted(fact)) m_rows.push_back({name, fact, name});
    Lesson known = m_question.lesson;
    if (m_question.screen)
        for (const auto& [name, fact] : offersOf(*m_question.screen)) {
            const std::size_t count = known.facts.size();
            const auto given = useFact(known, fact, name);
            // The lesson's own facts are listed above.
            if (known.facts.size() > count && wanted(fact)) m_rows.push_back({name, fact, given});
        }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const bool isOwn = m_question.lesson.facts.contains(row.probe);
        auto* item = new QTreeWidgetItem(
            m_list,
            {describe(row.fact), kNotKnown,
             isOwn ? QStringLiteral("{%1}").arg(QString::fromStdString(row.name)) : QString()});
        item->setData(0, kRowRole, static_cast<int>(i));
        item->setToolTip(0, item->text(0));
    }
    if (m_list->topLevelItemCount() > 0) m_list->setCurrentItem(m_list->topLevelItem(0));
}

QString FactDialog::describe(const LessonFact& fact) const {
    const auto run = m_question.lesson.runs.find(fact.run);
    const bool isOther = run != m_question.lesson.runs.end() && m_question.screen &&
                         fact.run != m_question.screen->run;
    return isOther ? tr("%1, of “%2”").arg(wordsOf(fact), shown(run->second.prompt))
                   : wordsOf(fact);
}

void FactDialog::ask() {
    const auto& model = m_document.state().model();
    if (!model) return m_about->setText(tr("No model is open: what they are is not known here."));
    auto probe = std::make_shared<Lesson>(m_question.lesson);
    for (const Row& row : m_rows)
        probe->facts[row.probe] = row.fact;
    probe->claims.clear();
    probe->steps.clear();
    probe->texts.clear();
    probe->hash = writtenLesson(*probe).json;
    m_asker.ask(probe, model->sha256);
}

const FactDialog::Row* FactDialog::current() const {
    const QTreeWidgetItem* item = m_list->currentItem();
    if (!item || item->isHidden()) return nullptr;
    return &m_rows[static_cast<std::size_t>(item->data(0, kRowRole).toInt())];
}

void FactDialog::tellShows() {
    const QSignalBlocker quiet(m_show);
    m_show->clear();
    const Row* row = current();
    m_insert->setEnabled(row != nullptr);
    if (!row) return;
    const bool isOwn = m_question.lesson.facts.contains(row->probe);
    // Another way of writing it is another fact.
    for (const LessonShow show : showsOf(row->fact))
        m_show->addItem(wordsOf(show), static_cast<int>(show));
    m_show->setEnabled(m_show->count() > 1);
    m_show->setToolTip(isOwn ? tr("Another way of writing it becomes a fact of its own")
                             : QString());
    tellValues();
}

void FactDialog::tellValues() {
    const LessonValues* values = m_asker.values();
    const Row* chosen = current();
    QString about = m_question.screen ? QString() : m_question.whyNoScreen;
    if (!values && m_document.state().model()) about = tr("What they are here is being computed.");
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const Row& row = m_rows[static_cast<std::size_t>(item->data(0, kRowRole).toInt())];
        if (!values) continue;
        const auto found = values->facts.find(row.probe);
        if (found == values->facts.end()) continue;
        const LessonShow show =
            &row == chosen ? static_cast<LessonShow>(m_show->currentData().toInt()) : row.fact.show;
        item->setText(1, found->second.value ? withoutMarks(shownValue(*found->second.value, show))
                                             : QStringLiteral("—"));
        item->setToolTip(1, textOf(found->second.error));
        if (&row == chosen && !found->second.value)
            about = tr("On this model: %1.").arg(textOf(found->second.error));
    }
    if (const auto& error = m_asker.error()) about = error->what;
    if (m_document.state().model()) m_about->setText(about);
}

void FactDialog::search(const QString& words) {
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const bool found = item->text(0).contains(words, Qt::CaseInsensitive) ||
                           item->text(2).contains(words, Qt::CaseInsensitive);
        item->setHidden(!found);
        if (found && !first) first = item;
    }
    const QTreeWidgetItem* now = m_list->currentItem();
    if (first && (!now || now->isHidden())) m_list->setCurrentItem(first);
    tellShows();
}

void FactDialog::choose() {
    const Row* row = current();
    if (!row) return;
    FactChoice choice = choiceOf(*row);
    choice.fact.show = static_cast<LessonShow>(m_show->currentData().toInt());
    const Chosen chosen = m_chosen;
    accept();
    chosen(choice);
}

FactChoice FactDialog::choiceOf(const Row& row) const {
    FactChoice choice{row.fact, row.name, {}, row.probe, {}};
    const auto& runs = m_question.lesson.runs;
    if (const auto run = runs.find(row.fact.run); run != runs.end()) choice.run = run->second;
    return choice;
}

void FactDialog::make() {
    std::vector<ArithmeticDialog::Number> numbers;
    for (const Row& row : m_rows)
        if (valueKindOf(row.fact) == LessonValueKind::Number)
            numbers.emplace_back(row.probe, row.fact);
    auto* dialog = new ArithmeticDialog(
        std::move(numbers), m_asker.values(),
        [this](const LessonFact& fact) {
            FactChoice choice{fact, "of-two", {}, {}, {}};
            for (const Row& row : m_rows)
                if (uses(fact.value, row.probe)) choice.parts.push_back(choiceOf(row));
            const Chosen chosen = m_chosen;
            accept();
            chosen(choice);
        },
        this);
    dialog->open();
}

}  // namespace headscope::app
