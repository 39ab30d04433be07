// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/ask_dialog.h"

#include "features/lesson_maker/claim_dialog.h"
#include "features/lesson_maker/maker_text.h"
#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/number_box.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr std::size_t kFirstOptionRows = 4;
constexpr std::size_t kMostOptionRows = 12;
constexpr double kMostAsked = 1e6;
constexpr int kAskedDecimals = 4;
constexpr int kMostLinesAsked = 40;
const QString kNewClaim = QStringLiteral("+");  // no name of a claim

std::string keyOf(const QComboBox& box) {
    return box.currentData().toString().toStdString();
}

}  // namespace

AskDialog::AskDialog(Lesson lesson, std::size_t step, std::string language,
                     const LessonValues* values, FactAsker facts, Chosen chosen, QWidget* parent)
    : QDialog(parent),
      m_lesson(std::move(lesson)),
      m_step(step),
      m_language(std::move(language)),
      m_values(values ? *values : LessonValues{}),
      m_facts(std::move(facts)),
      m_chosen(std::move(chosen)),
      m_kind(new QComboBox),
      m_pages(new QStackedWidget),
      m_several(new QCheckBox(tr("Several options may be right"))),
      m_order(new QComboBox),
      m_fact(new QComboBox),
      m_tokens(new ExactTextEdit(kMostText)),
      m_least(new DecimalBox),
      m_most(new DecimalBox),
      m_within(new DecimalBox),
      m_lines(new WholeBox),
      m_discuss(new QCheckBox(tr("In class: talk with a neighbour first"))),
      m_gate(new QCheckBox(tr("The lesson goes on only after an answer"))) {
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AskDialog::follow);
    connect(m_several, &QCheckBox::toggled, this, [this] { fillRights(); });
    follow();
}

LessonStepText& AskDialog::text() {
    return m_lesson.texts[m_language].steps[step().id];
}

LessonAskKind AskDialog::kind() const {
    return static_cast<LessonAskKind>(m_kind->currentData().toInt());
}

void AskDialog::build() {
    setObjectName(QStringLiteral("askDialog"));
    setWindowTitle(tr("What Is Asked"));
    resizeForText(*this, {620, 480});
    m_kind->setObjectName(QStringLiteral("askKind"));
    m_kind->setAccessibleName(tr("The kind of answer"));
    for (const auto kind : {LessonAskKind::Choice, LessonAskKind::Head, LessonAskKind::Token,
                            LessonAskKind::Number, LessonAskKind::Order, LessonAskKind::Text})
        m_kind->addItem(wordsOf(kind), static_cast<int>(kind));
    const LessonAsk ask = step().ask.value_or(LessonAsk{});
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(ask.kind)));
    m_lines->setObjectName(QStringLiteral("askLines"));
    m_lines->setRange(1, kMostLinesAsked);
    m_lines->setValue(ask.lines);
    auto* textPage = new QWidget;
    auto* textForm = new QFormLayout(textPage);
    textForm->addRow(tr("&Lines on paper"), m_lines);
    m_pages->addWidget(buildOptions());
    m_pages->addWidget(buildFact());
    m_pages->addWidget(textPage);
    m_discuss->setObjectName(QStringLiteral("askDiscuss"));
    m_discuss->setChecked(step().discuss);
    m_gate->setObjectName(QStringLiteral("askGate"));
    m_gate->setChecked(step().gated);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* none = buttons->addButton(tr("Ask Nothing"), QDialogButtonBox::DestructiveRole);
    none->setObjectName(QStringLiteral("askNothing"));
    none->setEnabled(step().ask.has_value());
    connect(none, &QPushButton::clicked, this, [this] {
        step().ask.reset();
        step().gated = step().discuss = false;
        const Chosen chosen = m_chosen;
        const Lesson lesson = m_lesson;
        accept();
        chosen(lesson);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &AskDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_kind);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_discuss);
    layout->addWidget(m_gate);
    layout->addWidget(buttons);
}

QWidget* AskDialog::buildOptions() {
    const LessonAsk ask = step().ask.value_or(LessonAsk{});
    auto* inside = new QWidget;
    m_grid = new QGridLayout(inside);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 2);
    m_grid->addWidget(new QLabel(tr("Option")), 0, 0);
    m_grid->addWidget(new QLabel(tr("Is right where")), 0, 1);
    const bool hasOptions = ask.kind == LessonAskKind::Choice || ask.kind == LessonAskKind::Order;
    if (hasOptions)
        for (const auto& key : ask.options)
            addOptionRow(key);
    while (m_options.size() < kFirstOptionRows)
        addOptionRow({});
    m_grid->setRowStretch(static_cast<int>(kMostOptionRows) + 1, 1);
    auto* area = new QScrollArea;
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* more = new QPushButton(tr("Another &Option"));
    more->setObjectName(QStringLiteral("askMoreOptions"));
    auto* fact = new QPushButton(tr("Add a &Fact…"));
    fact->setObjectName(QStringLiteral("askAddFact"));
    fact->setToolTip(tr("A number of what is on screen, to compare or to order by"));
    connect(more, &QPushButton::clicked, this, [this, more] {
        addOptionRow({});
        fillRights();
        more->setEnabled(m_options.size() < kMostOptionRows);
        m_options.back().text->setFocus();
    });
    connect(fact, &QPushButton::clicked, this, &AskDialog::addFact);
    m_several->setObjectName(QStringLiteral("askSeveral"));
    m_several->setChecked(ask.several);
    m_order->setObjectName(QStringLiteral("askOrder"));
    m_order->setAccessibleName(tr("Which comes first"));
    m_order->addItem(tr("The largest comes first"), true);
    m_order->addItem(tr("The smallest comes first"), false);
    m_order->setCurrentIndex(ask.largestFirst ? 0 : 1);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(more);
    foot->addWidget(fact);
    foot->addStretch(1);
    layout->addLayout(foot);
    layout->addWidget(m_several);
    layout->addWidget(m_order);
    return page;
}

void AskDialog::addOptionRow(const std::string& key) {
    OptionRow row{key, new QLineEdit, new QComboBox};
    const QString number = QString::number(m_options.size() + 1);
    row.text->setObjectName(QStringLiteral("askOption%1").arg(number));
    row.text->setAccessibleName(tr("Option %1").arg(number));
    holdExactly(*row.text, kMostName);
    const auto words = text().options.find(key);
    if (!key.empty() && words != text().options.end())
        row.text->setText(fromUtf8Exactly(words->second));
    row.right->setObjectName(QStringLiteral("askRight%1").arg(number));
    row.right->setAccessibleName(tr("Option %1 is right where").arg(number));
    row.right->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row.right->setMinimumContentsLength(12);
    const auto index = m_options.size();
    connect(row.right, &QComboBox::activated, this, [this, index] { rightChosen(index); });
    m_grid->addWidget(row.text, static_cast<int>(index) + 1, 0);
    m_grid->addWidget(row.right, static_cast<int>(index) + 1, 1);
    m_options.push_back(row);
}

QWidget* AskDialog::buildFact() {
    const LessonAsk ask = step().ask.value_or(LessonAsk{});
    m_fact->setObjectName(QStringLiteral("askFact"));
    m_fact->setAccessibleName(tr("The fact that is right"));
    m_fact->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fact->setMinimumContentsLength(24);
    auto* add = new QPushButton(tr("From the &Screen…"));
    add->setObjectName(QStringLiteral("askScreenFact"));
    connect(add, &QPushButton::clicked, this, &AskDialog::addFact);
    m_tokens->setObjectName(QStringLiteral("askTokens"));
    m_tokens->setTabChangesFocus(true);
    m_tokens->setAccessibleName(tr("Tokens to choose from, one a line"));
    QStringList tokens;
    if (ask.kind == LessonAskKind::Token)
        for (const auto& token : ask.options)
            tokens << fromUtf8Exactly(token);
    (void)m_tokens->setText(tokens.join(QLatin1Char('\n')));
    m_tokensLabel = new QLabel(tr("&Tokens to choose from, one a line, with their spaces"));
    m_tokensLabel->setBuddy(m_tokens);
    m_tokensLabel->setWordWrap(true);
    auto* label = new QLabel(tr("&Right is"));
    label->setBuddy(m_fact);
    m_numbers = new QWidget;
    auto* grid = new QGridLayout(m_numbers);
    grid->setContentsMargins(0, 0, 0, 0);
    buildNumber(*grid);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(m_fact);
    layout->addWidget(add, 0, Qt::AlignLeft);
    layout->addWidget(m_numbers);
    layout->addWidget(m_tokensLabel);
    layout->addWidget(m_tokens, 1);
    layout->addStretch(0);
    return page;
}

void AskDialog::buildNumber(QGridLayout& grid) {
    const LessonAsk ask = step().ask.value_or(LessonAsk{});
    const bool isNumber = ask.kind == LessonAskKind::Number;
    struct Field {
        DecimalBox* box;
        const char* name;
        QString label;
        double value;
    };
    int row = 0;
    for (const Field& field :
         {Field{m_least, "askLeast", tr("L&east"), isNumber ? ask.least : 0},
          Field{m_most, "askMost", tr("&Most"), isNumber ? ask.most : 100},
          Field{m_within, "askWithin", tr("Still right &within"), isNumber ? ask.within : 0}}) {
        field.box->setObjectName(QString::fromLatin1(field.name));
        field.box->setDecimals(kAskedDecimals);
        field.box->setRange(-kMostAsked, kMostAsked);
        field.box->setValue(field.value);
        auto* label = new QLabel(field.label);
        label->setBuddy(field.box);
        grid.addWidget(label, row, 0);
        grid.addWidget(field.box, row++, 1);
    }
    grid.setColumnStretch(1, 1);
}

void AskDialog::follow() {
    const auto now = kind();
    const bool hasOptions = now == LessonAskKind::Choice || now == LessonAskKind::Order;
    const bool isText = now == LessonAskKind::Text;
    m_pages->setCurrentIndex(hasOptions ? 0 : isText ? 2 : 1);
    m_several->setVisible(now == LessonAskKind::Choice);
    m_order->setVisible(now == LessonAskKind::Order);
    m_numbers->setVisible(now == LessonAskKind::Number);
    m_tokens->setVisible(now == LessonAskKind::Token);
    m_tokensLabel->setVisible(now == LessonAskKind::Token);
    auto* head = qobject_cast<QLabel*>(m_grid->itemAtPosition(0, 1)->widget());
    head->setText(now == LessonAskKind::Order ? tr("Its number") : tr("Is right where"));
    fillFacts();
    fillRights();
}

void AskDialog::fillFacts() {
    const LessonValueKind wanted = kind() == LessonAskKind::Head    ? LessonValueKind::Head
                                   : kind() == LessonAskKind::Token ? LessonValueKind::Text
                                                                    : LessonValueKind::Number;
    const QString before = m_fact->count() > 0
                               ? m_fact->currentData().toString()
                               : QString::fromStdString(step().ask ? step().ask->fact : "");
    m_fact->clear();
    m_fact->addItem(tr("Nothing: it is not scored"), QString());
    for (const auto& [name, fact] : m_lesson.facts)
        if (valueKindOf(fact) == wanted)
            m_fact->addItem(tr("%1: %2").arg(QString::fromStdString(name), wordsOf(fact)),
                            QString::fromStdString(name));
    m_fact->setCurrentIndex(std::max(0, m_fact->findData(before)));
}

void AskDialog::fillRights() {
    const LessonAsk ask = step().ask.value_or(LessonAsk{});
    const bool isOrder = kind() == LessonAskKind::Order;
    for (std::size_t i = 0; i < m_options.size(); ++i) {
        OptionRow& row = m_options[i];
        QString chosen = row.right->currentData().toString();
        if (row.right->count() == 0 && isOrder && i < ask.orderFacts.size())
            chosen = QString::fromStdString(ask.orderFacts[i]);
        if (row.right->count() == 0 && !isOrder && !row.key.empty())
            for (const auto& key : ask.keys)
                if (std::find(key.options.begin(), key.options.end(), row.key) != key.options.end())
                    chosen = QString::fromStdString(key.claim);
        fillRights(row, chosen);
    }
}

void AskDialog::fillRights(OptionRow& row, const QString& chosen) const {
    const QSignalBlocker quiet(row.right);
    row.right->clear();
    if (kind() == LessonAskKind::Order) {
        row.right->addItem(tr("no fact yet"), QString());
        for (const auto& [name, fact] : m_lesson.facts)
            if (valueKindOf(fact) == LessonValueKind::Number)
                row.right->addItem(QString::fromStdString(name), QString::fromStdString(name));
    } else {
        row.right->addItem(tr("never"), QString());
        for (const auto& [name, claim] : m_lesson.claims)
            row.right->addItem(wordsOf(claim), QString::fromStdString(name));
        row.right->addItem(tr("A comparison…"), kNewClaim);
    }
    row.right->setCurrentIndex(std::max(0, row.right->findData(chosen)));
}

void AskDialog::rightChosen(std::size_t index) {
    if (m_options[index].right->currentData().toString() != kNewClaim) return;
    m_options[index].right->setCurrentIndex(0);
    auto* dialog = new ClaimDialog(
        m_lesson, &m_values,
        [this, index](const LessonExpression& claim) {
            const auto name = useClaim(m_lesson, claim, step().id);
            fillRights();
            QComboBox* right = m_options[index].right;
            right->setCurrentIndex(right->findData(QString::fromStdString(name)));
        },
        this);
    dialog->open();
}

void AskDialog::addFact() {
    const LessonValueKind wanted = kind() == LessonAskKind::Head    ? LessonValueKind::Head
                                   : kind() == LessonAskKind::Token ? LessonValueKind::Text
                                                                    : LessonValueKind::Number;
    m_facts(
        m_lesson, wanted,
        [this](const FactChoice& choice) {
            const auto name = adopted(m_lesson, choice);
            fillFacts();
            fillRights();
            m_fact->setCurrentIndex(m_fact->findData(QString::fromStdString(name)));
        },
        this);
}

void AskDialog::readOptions(LessonAsk& ask) {
    for (OptionRow& row : m_options) {
        const std::string words = row.text->text().trimmed().toStdString();
        if (words.empty()) continue;
        if (row.key.empty()) {
            const QString letters = row.text->text().normalized(QString::NormalizationForm_D);
            row.key = freeLessonName(letters.toStdString(), [&](const auto& taken) {
                return std::find(ask.options.begin(), ask.options.end(), taken) !=
                           ask.options.end() ||
                       text().options.contains(taken);
            });
        }
        ask.options.push_back(row.key);
        text().options[row.key] = words;
        if (ask.kind == LessonAskKind::Order) ask.orderFacts.push_back(keyOf(*row.right));
    }
    const auto& facts = ask.orderFacts;
    const bool hasNone =
        std::all_of(facts.begin(), facts.end(), [](const auto& fact) { return fact.empty(); });
    if (hasNone) ask.orderFacts.clear();
}

/// A claim that makes several options right is one key.
void AskDialog::readKeys(LessonAsk& ask) const {
    for (const OptionRow& row : m_options) {
        const auto claim = keyOf(*row.right);
        const bool isOption =
            std::find(ask.options.begin(), ask.options.end(), row.key) != ask.options.end();
        if (claim.empty() || !isOption) continue;
        const auto same = std::find_if(ask.keys.begin(), ask.keys.end(),
                                       [&](const LessonKey& key) { return key.claim == claim; });
        if (same != ask.keys.end())
            same->options.push_back(row.key);
        else
            ask.keys.push_back({claim, {row.key}});
    }
}

LessonAsk AskDialog::read() {
    LessonAsk ask = step().ask && step().ask->kind == kind() ? *step().ask : LessonAsk{};
    ask.kind = kind();
    ask.options.clear();
    ask.keys.clear();
    ask.orderFacts.clear();
    ask.fact.clear();
    switch (ask.kind) {
        case LessonAskKind::Order:
            readOptions(ask);
            ask.largestFirst = m_order->currentData().toBool() || ask.orderFacts.empty();
            break;
        case LessonAskKind::Choice:
            readOptions(ask);
            ask.several = m_several->isChecked();
            readKeys(ask);
            break;
        case LessonAskKind::Token:
            for (const QString& token :
                 m_tokens->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts))
                ask.options.push_back(token.toStdString());
            [[fallthrough]];
        case LessonAskKind::Head:
            ask.fact = keyOf(*m_fact);
            break;
        case LessonAskKind::Number:
            ask.fact = keyOf(*m_fact);
            ask.least = m_least->value();
            if (m_most->value() != ask.most) ask.mostOf.clear();
            ask.most = m_most->value();
            ask.within = m_within->value();
            break;
        case LessonAskKind::Text:
            ask.lines = m_lines->value();
            break;
    }
    return ask;
}

void AskDialog::choose() {
    step().ask = read();
    step().discuss = m_discuss->isChecked();
    step().gated = m_gate->isChecked();
    // What is asked before it is shown is a prediction.
    if (step().kind == LessonStepKind::Show)
        step().kind = step().ask->kind == LessonAskKind::Text ? LessonStepKind::Write
                                                              : LessonStepKind::Predict;
    const Lesson lesson = m_lesson;
    const Chosen chosen = m_chosen;
    accept();
    chosen(lesson);
}

}  // namespace headscope::app
