// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/prompt_panel.h"

#include "document/progress_text.h"
#include "features/prompt/chosen_tokens.h"
#include "features/prompt/expectation.h"
#include "features/prompt/gallery_dialog.h"
#include "features/prompt/prompt_advice.h"
#include "features/prompt/token_completer.h"
#include "features/prompt/token_field.h"
#include "features/prompt/token_strip.h"
#include "ui/choice_bar.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/intervention_text.h"
#include "ui/notice.h"
#include "ui/text_size.h"

#include <headscope/error.h>
#include <headscope/tokenizer.h>

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr int kLeastLines = 2;
constexpr int kMostLines = 6;
constexpr int kBarSteps = 1000;
constexpr std::size_t kShownBeyond = 200;  // tokens that the model does not read, as chips
constexpr int kAll = 0;                    // of the positions' buttons
constexpr int kLast = 1;
constexpr int kChosen = 2;

}  // namespace

PromptPanel::PromptPanel(const RunState& state, const LivePrediction& live, PromptGallery& gallery,
                         QWidget* parent)
    : Card(tr("Prompt"), parent),
      m_state(state),
      m_live(live),
      m_gallery(gallery),
      m_prompt(new ExactTextEdit(kMostText)),
      m_count(new MutedLabel),
      m_galleryButton(new QPushButton(tr("Gallery…"))),
      m_tokens(new TokenStripArea),
      m_unreadable(new MutedLabel),
      m_refusal(new Notice),
      m_spaceNotice(new Notice),
      m_lengthNotice(new Notice),
      m_target(new TokenField(tr("Target"))),
      m_control(new TokenField(tr("Control"))),
      m_positions(new ChoiceBar({tr("All"), tr("Last"), tr("Chosen")})),
      m_positionsNote(new MutedLabel),
      m_interventionsNote(new MutedLabel),
      m_more{MoreTokens{m_target, new Notice(Notice::Tone::Plain), {}},
             MoreTokens{m_control, new Notice(Notice::Tone::Plain), {}}},
      m_run(new QPushButton(tr("Run"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_bar(new QProgressBar),
      m_status(new MutedLabel) {
    build();
    connectInputs();
    connect(m_run, &QPushButton::clicked, this, &PromptPanel::runRequested);
    connect(m_stop, &QPushButton::clicked, this, &PromptPanel::stopRequested);
    connect(m_galleryButton, &QPushButton::clicked, this, &PromptPanel::openGallery);
    connect(&m_live, &LivePrediction::changed, this, &PromptPanel::refreshAdvice);
    connect(&m_state, &RunState::modelChanged, this, &PromptPanel::adoptModel);
    connect(&m_state, &RunState::modelChanged, this, &PromptPanel::refreshPhase);
    connect(&m_state, &RunState::phaseChanged, this, &PromptPanel::refreshPhase);
    connect(&m_state, &RunState::gridChanged, this, &PromptPanel::refreshProgress);
    connect(&m_state, &RunState::workingChanged, this, &PromptPanel::refreshProgress);
    refreshPositions();
    refreshPhase();
}

void PromptPanel::connectInputs() {
    connect(m_prompt, &QPlainTextEdit::textChanged, this, [this] {
        sayRefused({}, {});
        refreshTokens();
    });
    connect(m_prompt, &ExactTextEdit::refused, this, &PromptPanel::sayRefused);
    connect(m_refusal, &Notice::acted, this, &PromptPanel::takeBeginning);
    for (auto* field : {m_target, m_control}) {
        connect(field, &TokenField::textChanged, this, [this, field] {
            for (MoreTokens& more : m_more)
                if (more.field == field && !m_steady) more.texts.clear();
            refreshMore();
            field->refresh(m_state.tokenizer().get());
            Q_EMIT inputsChanged();
            refreshAdvice();
        });
        connect(field, &TokenField::submitted, this, &PromptPanel::runRequested);
        connect(field, &TokenField::picked, this,
                [this, field](const QString& text) { take(*field, text); });
    }
    for (auto* notice : {m_spaceNotice, m_lengthNotice}) {
        connect(notice, &Notice::acted, this, [this, notice] {
            const QString text = m_prompt->text();
            const auto advice = notice == m_spaceNotice
                                    ? spaceAdvice(text)
                                    : lengthAdvice(text, m_promptTokens, m_state.model()->config);
            if (advice) m_prompt->replaceText(advice->fix);
            m_prompt->setFocus();
        });
    }
    connect(tokens(), &TokenStrip::toggleRequested, this, [this](int token) {
        // From another choice of positions, a click begins a new one.
        const bool on = m_positions->chosen() == kChosen;
        byClick(tr("choose positions"),
                [&] { setChosen(withToggled(on ? m_chosen : std::vector<int>(), token)); });
    });
    connect(tokens(), &TokenStrip::rangeRequested, this, [this](int first, int last) {
        const bool on = m_positions->chosen() == kChosen;
        byClick(tr("choose positions"),
                [&] { setChosen(withRange(on ? m_chosen : std::vector<int>(), first, last)); });
    });
    connect(m_positions, &ChoiceBar::changed, this, [this] {
        RunInputs before = inputs();
        before.positions = m_lastPositions;
        refreshPositions();
        Q_EMIT inputsChanged();
        if (!m_steady) Q_EMIT changedByClick(tr("choose positions"), before);
    });
}

QPlainTextEdit* PromptPanel::prompt() const {
    return m_prompt;
}

TokenStrip* PromptPanel::tokens() const {
    return m_tokens->strip();
}

void PromptPanel::build() {
    m_target->edit()->setObjectName(QStringLiteral("target"));
    m_control->edit()->setObjectName(QStringLiteral("control"));
    m_target->notice()->setObjectName(QStringLiteral("targetNotice"));
    m_control->notice()->setObjectName(QStringLiteral("controlNotice"));
    m_run->setObjectName(QStringLiteral("run"));
    m_stop->setObjectName(QStringLiteral("stop"));
    m_bar->setObjectName(QStringLiteral("progress"));
    m_status->setObjectName(QStringLiteral("status"));
    m_target->setToolTip(tr("The token that the prompt asks for, with its leading space."));
    m_control->setToolTip(tr("A token to compare with: plausible, but not asked for."));

    buildPrompt();
    body()->addSpacing(6);
    body()->addWidget(m_target);
    body()->addWidget(m_more[0].notice);
    body()->addSpacing(6);
    body()->addWidget(m_control);
    body()->addWidget(m_more[1].notice);
    body()->addSpacing(6);
    buildPositions();
    body()->addSpacing(6);

    auto* buttons = new QHBoxLayout;
    m_run->setProperty("primary", true);
    m_run->setToolTip(
        tr("Ablate every head in turn: run the model again without its output (Enter)"));
    m_stop->setToolTip(tr("Stop; what is finished stays (Esc)"));
    buttons->addWidget(m_run, 2);
    buttons->addWidget(m_stop, 1);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1);
    m_bar->setValue(0);
    m_status->setWordWrap(true);
    body()->addLayout(buttons);
    body()->addWidget(m_bar);
    body()->addWidget(m_status);
    buildMore();
    setTabOrders();
}

void PromptPanel::buildPrompt() {
    m_prompt->setObjectName(QStringLiteral("prompt"));
    m_galleryButton->setObjectName(QStringLiteral("galleryButton"));
    m_refusal->setObjectName(QStringLiteral("promptRefusal"));
    m_spaceNotice->setObjectName(QStringLiteral("spaceNotice"));
    m_lengthNotice->setObjectName(QStringLiteral("lengthNotice"));
    tokens()->setObjectName(QStringLiteral("tokens"));
    addToHeading(m_count);
    m_galleryButton->setProperty("suggestion", true);
    useScaledFont(*m_galleryButton, 0.92);
    m_galleryButton->setToolTip(tr("Example prompts, and your own"));
    addToHeading(m_galleryButton);
    m_prompt->setTabChangesFocus(true);
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setPlaceholderText(tr("The text whose next token is studied"));
    m_prompt->setToolTip(tr("Enter runs; Shift+Enter starts a new line."));
    m_prompt->installEventFilter(this);
    connect(m_prompt->document()->documentLayout(),
            &QAbstractTextDocumentLayout::documentSizeChanged, this, &PromptPanel::fitPromptHeight);
    fitPromptHeight();
    tokens()->setChoosable(true);
    body()->addWidget(m_prompt);
    body()->addWidget(m_refusal);
    body()->addWidget(m_tokens);
    m_unreadable->setWordWrap(true);
    m_unreadable->setAlarming(true);
    m_unreadable->setVisible(false);
    body()->addWidget(m_unreadable);
    body()->addWidget(m_spaceNotice);
    body()->addWidget(m_lengthNotice);
}

void PromptPanel::buildPositions() {
    auto* line = new QHBoxLayout;
    auto* label = new QLabel(tr("Positions"));
    useScaledFont(*label, 1.0, QFont::DemiBold);
    line->addWidget(label);
    line->addStretch(1);
    line->addWidget(m_positions);
    m_positions->button(kAll)->setObjectName(QStringLiteral("positionsAll"));
    m_positions->button(kLast)->setObjectName(QStringLiteral("positionsLast"));
    m_positions->button(kChosen)->setObjectName(QStringLiteral("positionsChosen"));
    m_positions->button(kAll)->setToolTip(tr("Ablate the head at every position of the prompt."));
    m_positions->button(kLast)->setToolTip(
        tr("Ablate the head only where the next token is predicted."));
    m_positions->button(kChosen)->setToolTip(
        tr("Ablate the head only at the tokens that you click in the prompt above."));
    m_positionsNote->setObjectName(QStringLiteral("positionsNote"));
    m_positionsNote->setWordWrap(true);
    m_interventionsNote->setObjectName(QStringLiteral("interventionsNote"));
    m_interventionsNote->setWordWrap(true);
    m_interventionsNote->setVisible(false);
    body()->addLayout(line);
    body()->addWidget(m_positionsNote);
    body()->addWidget(m_interventionsNote);
}

void PromptPanel::setTabOrders() {
    const std::vector<QWidget*> order{m_galleryButton,
                                      m_prompt,
                                      m_refusal->button(),
                                      tokens(),
                                      m_spaceNotice->button(),
                                      m_lengthNotice->button(),
                                      m_target->edit(),
                                      m_target->notice()->button(),
                                      m_more[0].notice->button(),
                                      m_control->edit(),
                                      m_control->notice()->button(),
                                      m_more[1].notice->button(),
                                      m_positions->button(kAll),
                                      m_positions->button(kLast),
                                      m_positions->button(kChosen),
                                      m_run,
                                      m_stop};
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void PromptPanel::fitPromptHeight() {
    // QPlainTextEdit's layout counts its height in lines.
    const int lines = std::clamp(static_cast<int>(m_prompt->document()->size().height()),
                                 kLeastLines, kMostLines);
    const int height = lines * QFontMetrics(m_prompt->font()).lineSpacing() + 20;
    if (m_prompt->height() != height || m_prompt->minimumHeight() != height)
        m_prompt->setFixedHeight(height);
}

void PromptPanel::setInputs(const RunInputs& inputs) {
    const QScopedValueRollback steady(m_steady, true);
    if (!whyNotHeld(inputs.prompt, kMostText).isEmpty()) m_prompt->clear();
    (void)m_prompt->setText(inputs.prompt);
    m_target->setText(inputs.target);
    m_control->setText(inputs.control);
    takeMore(inputs);
    choosePositions(inputs.positions);
    takeInterventions(inputs.interventions);
    refreshTokens();
}

void PromptPanel::changeInputs(const RunInputs& inputs) {
    const QScopedValueRollback steady(m_steady, true);
    if (inputs.prompt != m_prompt->text()) (void)m_prompt->replaceText(inputs.prompt);
    m_target->replaceText(inputs.target);
    m_control->replaceText(inputs.control);
    takeMore(inputs);
    choosePositions(inputs.positions);
    takeInterventions(inputs.interventions);
    refreshTokens();
}

void PromptPanel::choosePositions(const Positions& positions) {
    m_chosen = positions.chosen;
    m_choiceLost = false;
    m_positions->choose(positions.kind == Positions::Kind::All    ? kAll
                        : positions.kind == Positions::Kind::Last ? kLast
                                                                  : kChosen);
}

void PromptPanel::chooseInterventions(std::vector<Intervention> interventions) {
    byClick(tr("choose interventions"), [&] { takeInterventions(interventions); });
}

void PromptPanel::takeInterventions(const std::vector<Intervention>& interventions) {
    if (interventions == m_interventions) return;
    m_interventions = interventions;
    QStringList labels;
    for (const auto& one : m_interventions)
        labels << textOf(one).label;
    m_interventionsNote->setText(tr("Interventions: %1").arg(labels.join(tr(", "))));
    m_interventionsNote->setVisible(m_interventions != zeroAndMean());
    Q_EMIT inputsChanged();
}

void PromptPanel::buildMore() {
    m_more[0].notice->setObjectName(QStringLiteral("moreTargets"));
    m_more[1].notice->setObjectName(QStringLiteral("moreControls"));
    for (MoreTokens& more : m_more)
        connect(more.notice, &Notice::acted, this, [this, &more] {
            byClick(tr("watch one token"), [&] {
                more.texts.clear();
                refreshMore();
                Q_EMIT inputsChanged();
            });
        });
}

void PromptPanel::takeMore(const RunInputs& inputs) {
    m_more[0].texts = inputs.moreTargets;
    m_more[1].texts = inputs.moreControls;
    refreshMore();
}

void PromptPanel::refreshMore() {
    constexpr qsizetype kNamed = 4;
    for (const MoreTokens& more : m_more) {
        QStringList names;
        for (const QString& text : more.texts.mid(0, kNamed))
            names.push_back(visible(text.toStdString()));
        const qsizetype left = more.texts.size() - names.size();
        const QString named = names.join(QLatin1String(", "));
        more.notice->say(names.isEmpty() ? QString()
                         : left > 0 ? tr("Counts as one with %1 and %2 more.").arg(named).arg(left)
                                    : tr("Counts as one with %1.").arg(named),
                         tr("Watch this one alone"));
    }
}

void PromptPanel::byClick(const QString& what, const std::function<void()>& change) {
    const RunInputs before = inputs();
    {
        const QScopedValueRollback steady(m_steady, true);
        change();
    }
    if (before != inputs()) Q_EMIT changedByClick(what, before);
}

void PromptPanel::pickTarget(const TokenRef& token) {
    pick(*m_target, token);
}

void PromptPanel::pickControl(const TokenRef& token) {
    pick(*m_control, token);
}

void PromptPanel::pick(TokenField& field, const TokenRef& token) {
    const QString text = fromUtf8Exactly(token.text);
    // A part of a character is shown as U+FFFD, which is another token.
    const auto& tokenizer = m_state.tokenizer();
    const bool itself = tokenizer && tokenizer->contains(token.id) &&
                        tokenizer->bytes(token.id) == text.toStdString();
    if (text.contains(QChar::ReplacementCharacter) && !itself) {
        field.refuse(tr("Token %1 is a part of a character, and no text is a part of one: it "
                        "cannot be typed. headscope-cli takes it as --%2-id %1.")
                         .arg(QString::number(token.id), &field == m_target
                                                             ? QStringLiteral("target")
                                                             : QStringLiteral("control")));
        return;
    }
    take(field, text);
}

void PromptPanel::take(TokenField& field, const QString& text) {
    const QString named = visible(text.toStdString());
    byClick(&field == m_target ? tr("take %1 as target").arg(named)
                               : tr("take %1 as control").arg(named),
            [&] {
                for (MoreTokens& more : m_more)
                    if (more.field == &field && field.text() != text) more.texts.clear();
                field.replaceText(text);
            });
}

RunInputs PromptPanel::inputs() const {
    return {m_prompt->text(), m_target->text(), m_control->text(), positions(),
            m_interventions,  m_more[0].texts,  m_more[1].texts};
}

Positions PromptPanel::positions() const {
    switch (m_positions->chosen()) {
        case kLast:
            return Positions::last();
        case kChosen:
            return Positions::at(m_chosen);
        default:
            return Positions::all();
    }
}

void PromptPanel::sayRefused(const QString& why, const QString& text) {
    m_refused = text;
    if (why.isEmpty()) return m_refusal->say({});
    const bool tooLong = text.size() > kMostText && mostTokens() > 0;
    m_refusal->say(tr("The text was not put in. %1").arg(why) +
                       (tooLong ? tr(" The model reads %1 tokens.").arg(mostTokens()) : QString()),
                   tooLong ? tr("Put in the beginning that it reads") : QString());
}

void PromptPanel::takeBeginning() {
    const auto& tokenizer = m_state.tokenizer();
    if (!tokenizer) return;
    QString text = m_refused.left(kMostText);
    if (!text.isEmpty() && text.back().isHighSurrogate()) text.chop(1);
    try {
        const auto tokens = tokenizer->encode(toUtf8Exactly(text, "the text"));
        const auto advice = lengthAdvice(text, tokens, m_state.model()->config);
        if (m_prompt->replaceText(advice ? advice->fix : text)) m_prompt->setFocus();
    } catch (const Error& error) {
        m_refusal->say(QString::fromUtf8(error.what()));
    }
}

std::size_t PromptPanel::mostTokens() const {
    return m_state.model() ? static_cast<std::size_t>(m_state.model()->config.positions) : 0;
}

void PromptPanel::openGallery() {
    if (!m_dialog) {
        m_dialog = new GalleryDialog(
            m_gallery, [this] { return inputs(); }, m_state, window());
        connect(m_dialog, &GalleryDialog::picked, this, &PromptPanel::useExample);
        connect(&m_state, &RunState::modelChanged, m_dialog, &GalleryDialog::refresh);
    }
    m_gallery.reload();  // the file may have been edited, or put right
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void PromptPanel::saveToGallery() {
    openGallery();
    m_dialog->beginSaving();
}

void PromptPanel::useExample(const ExamplePrompt& prompt) {
    const RunInputs taken{fromUtf8Exactly(prompt.text), fromUtf8Exactly(prompt.target),
                          fromUtf8Exactly(prompt.control), positions(), m_interventions};
    // One that cannot be held is none that could be run: all stays as it was.
    QString why = whyNotHeld(taken.prompt, kMostText);
    for (const QString* token : {&taken.target, &taken.control})
        if (why.isEmpty()) why = whyNotHeld(*token, kMostTokenText);
    if (!why.isEmpty()) return sayRefused(why, taken.prompt);
    byClick(tr("take a prompt of the gallery"), [&] {
        (void)m_prompt->replaceText(taken.prompt);
        m_target->replaceText(taken.target);
        m_control->replaceText(taken.control);
    });
    Q_EMIT runRequested();
}

void PromptPanel::adoptModel() {
    const auto& tokenizer = m_state.tokenizer();
    const auto vocabulary = tokenizer ? std::make_shared<const TokenIndex>(*tokenizer) : nullptr;
    m_target->setVocabulary(vocabulary);
    m_control->setVocabulary(vocabulary);
    refreshTokens();
}

void PromptPanel::refreshTokens() {
    const auto& tokenizer = m_state.tokenizer();
    const QString prompt = m_prompt->text();
    m_target->refresh(tokenizer.get());
    m_control->refresh(tokenizer.get());
    const bool wordOver = prompt.isEmpty() || prompt.back().isSpace();
    m_target->setSpaceFirst(!wordOver);
    m_control->setSpaceFirst(!wordOver);
    QString count;
    QString unreadable;
    int overflow = -1;
    if (tokenizer) {
        m_promptTokens.clear();
        try {
            m_promptTokens = tokenizer->encode(toUtf8Exactly(prompt, "the prompt"));
            const auto tokens = m_promptTokens.size();
            count = tr("%n token(s)", nullptr, static_cast<int>(tokens));
            // By how many, the notice says: the heading has no room for it.
            if (tokens > mostTokens()) overflow = static_cast<int>(mostTokens());
        } catch (const Error& error) {
            unreadable = QString::fromUtf8(error.what());
        }
        const QStringList texts = chipTexts();
        carryChoice(texts);
        m_texts = texts;
    }
    const auto shown = static_cast<std::size_t>(m_texts.size());
    tokens()->setTokens(m_texts, overflow,
                        m_promptTokens.size() > shown ? m_promptTokens.size() - shown : 0);
    m_tokens->updateGeometry();
    m_count->setText(count);
    m_count->setAlarming(overflow >= 0);
    m_unreadable->setText(unreadable);
    m_unreadable->setVisible(!unreadable.isEmpty());
    refreshPositions();
    Q_EMIT inputsChanged();
    refreshAdvice();
}

QStringList PromptPanel::chipTexts() const {
    const std::size_t shown = std::min(m_promptTokens.size(), mostTokens() + kShownBeyond);
    QStringList texts;
    texts.reserve(static_cast<qsizetype>(shown));
    for (std::size_t i = 0; i < shown; ++i)
        texts.push_back(visible(m_promptTokens[i].text));
    return texts;
}

void PromptPanel::carryChoice(const QStringList& texts) {
    if (m_chosen.empty()) return;
    // Remembered positions come before there is a tokenizer to count with.
    if (!m_texts.isEmpty() && texts != m_texts) m_chosen = carriedOver(m_chosen, m_texts, texts);
    const auto inside = [&texts](int token) { return token < texts.size(); };
    m_chosen.erase(std::stable_partition(m_chosen.begin(), m_chosen.end(), inside), m_chosen.end());
    if (m_chosen.empty()) m_choiceLost = true;
}

void PromptPanel::setChosen(std::vector<int> chosen) {
    m_chosen = std::move(chosen);
    m_choiceLost = false;
    if (m_positions->chosen() != kChosen) {
        m_positions->choose(kChosen);  // refreshes and tells
        return;
    }
    refreshPositions();
    Q_EMIT inputsChanged();
}

void PromptPanel::refreshPositions() {
    m_lastPositions = positions();
    const int kind = m_positions->chosen();
    std::vector<int> marked;
    if (kind == kChosen) marked = m_chosen;
    // Of a prompt that is too long for all its tokens to be shown, the last is none of them.
    if (kind == kLast && !m_texts.isEmpty() &&
        m_promptTokens.size() <= static_cast<std::size_t>(m_texts.size()))
        marked = {static_cast<int>(m_texts.size()) - 1};
    tokens()->setMarked(marked);
    m_positionsNote->setVisible(kind == kChosen);
    m_positionsNote->setAlarming(kind == kChosen && m_chosen.empty());
    if (kind != kChosen) return;
    if (!m_chosen.empty()) {
        m_positionsNote->setText(
            tr("Ablated at %1 of %n token(s).", nullptr, static_cast<int>(m_promptTokens.size()))
                .arg(m_chosen.size()));
    } else if (m_choiceLost) {
        m_positionsNote->setText(
            tr("The chosen tokens are no longer in the prompt: click others above."));
    } else {
        m_positionsNote->setText(tr("No token is chosen: click tokens above."));
    }
}

void PromptPanel::refreshAdvice() {
    const auto say = [](Notice* notice, const std::optional<Advice>& advice) {
        notice->say(advice ? advice->what : QString(), advice ? advice->fixLabel : QString());
    };
    const QString prompt = m_prompt->text();
    const auto& tokenizer = m_state.tokenizer();
    const bool known = tokenizer != nullptr;
    say(m_spaceNotice, spaceAdvice(prompt));
    say(m_lengthNotice,
        known ? lengthAdvice(prompt, m_promptTokens, m_state.model()->config) : std::nullopt);
    const RunInputs now = inputs();
    auto advice = known ? tokenAdvice(Subject::Target, now, *tokenizer, m_live) : std::nullopt;
    if (known && !advice) advice = expectationAdvice(now, *tokenizer, m_live);
    m_target->advise(advice);
    m_control->advise(known ? tokenAdvice(Subject::Control, now, *tokenizer, m_live)
                            : std::nullopt);
}

void PromptPanel::refreshPhase() {
    const bool idle = m_state.phase() == RunState::Phase::Idle;
    m_run->setEnabled(m_state.model().has_value());
    m_stop->setEnabled(m_state.phase() == RunState::Phase::Running);
    // Running again while a run goes on starts anew: the button says so.
    m_run->setText(idle ? tr("Run") : tr("Run again"));
    refreshProgress();
}

void PromptPanel::refreshProgress() {
    const Progress progress = m_state.progress();
    const bool busy = m_state.isRunInFront();
    if (busy && progress.total == 0) {
        m_bar->setRange(0, 0);  // unknown length: the clean run
    } else {
        m_bar->setRange(0, kBarSteps);
        m_bar->setValue(static_cast<int>(progress.part * kBarSteps));
    }
    m_status->setText(statusText());
}

QString PromptPanel::statusText() const {
    const Progress progress = m_state.progress();
    // A run in the background has a strip of its own: here stands what is on screen.
    if (m_state.isRunInFront()) {
        return m_state.phase() == RunState::Phase::Stopping ? tr("Stopping…")
                                                            : progressText(progress);
    }
    switch (m_state.outcome()) {
        case RunState::Outcome::Finished:
            // Of some runs it is not known how long they took.
            if (m_state.seconds() <= 0) return tr("%n ablation(s)", nullptr, progress.done);
            return tr("%n ablation(s) in %1", nullptr, progress.done)
                .arg(durationText(m_state.seconds()));
        case RunState::Outcome::Stopped:
            if (progress.total == 0) return tr("Stopped before the first ablation.");
            return tr("Stopped after %1 of %2 ablations.").arg(progress.done).arg(progress.total);
        case RunState::Outcome::Failed:
            return m_state.run() ? tr("The run failed. The result before it is shown.")
                                 : tr("The run failed.");
        case RunState::Outcome::None:
            break;
    }
    return {};
}

bool PromptPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_prompt && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
            Q_EMIT runRequested();
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

}  // namespace headscope::app
