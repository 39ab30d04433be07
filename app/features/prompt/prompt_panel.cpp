// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/prompt_panel.h"

#include "features/prompt/donor_field.h"
#include "features/prompt/expectation.h"
#include "features/prompt/gallery_dialog.h"
#include "features/prompt/hint_area.h"
#include "features/prompt/positions_choice.h"
#include "features/prompt/prompt_advice.h"
#include "features/prompt/prompt_text.h"
#include "features/prompt/run_bar.h"
#include "features/prompt/target_follower.h"
#include "features/prompt/token_completer.h"
#include "features/prompt/token_field.h"
#include "features/prompt/token_hints.h"
#include "features/prompt/token_strip.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/inline_hint.h"
#include "ui/intervention_text.h"
#include "ui/text_size.h"

#include <headscope/tokenizer.h>

#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace headscope::app {

namespace {

/// An example with a donor is patched, and one without is not: what is chosen beside that stays.
std::vector<Intervention> forExample(std::vector<Intervention> chosen,
                                     const ExamplePrompt& prompt) {
    if (prompt.donor.empty()) return withoutDonor(std::move(chosen));
    if (!needsDonor(chosen)) chosen.push_back(patching());
    return chosen;
}

}  // namespace

PromptPanel::PromptPanel(const RunState& state, const LivePrediction& live,
                         const LivePrediction& donorLive, PromptGallery& gallery, QWidget* parent)
    : Card(tr("Prompt"), parent),
      m_state(state),
      m_live(live),
      m_donorLive(donorLive),
      m_gallery(gallery),
      m_prompt(new PromptText(state)),
      m_donor(new DonorField(state, *m_prompt, live, donorLive)),
      m_galleryButton(new QPushButton(tr("Gallery…"))),
      m_target(new TokenField(tr("Target"), QStringLiteral("target"))),
      m_control(new TokenField(tr("Control"), QStringLiteral("control"))),
      m_positions(new PositionsChoice(*m_prompt->strip())),
      m_interventionsNote(new MutedLabel),
      m_more{MoreTokens{m_target, {}}, MoreTokens{m_control, {}}},
      m_follower(new TargetFollower(*m_target, state, live, this)),
      m_runBar(new RunBar(state)),
      m_hints(new HintArea) {
    build();
    connectInputs();
    connectPositions();
    connect(m_runBar, &RunBar::runRequested, this, &PromptPanel::runRequested);
    connect(m_runBar, &RunBar::stopRequested, this, &PromptPanel::stopRequested);
    connect(m_galleryButton, &QPushButton::clicked, this, &PromptPanel::openGallery);
    connect(m_follower, &TargetFollower::asked, this, &PromptPanel::follow);
    connect(&m_live, &LivePrediction::changed, this, &PromptPanel::predictionChanged);
    connect(&donorLive, &LivePrediction::changed, this, &PromptPanel::refreshAdvice);
    connect(&m_state, &RunState::modelChanged, this, &PromptPanel::adoptModel);
}

void PromptPanel::connectInputs() {
    connect(m_prompt, &PromptText::changed, this, &PromptPanel::refreshTokens);
    connect(m_prompt, &PromptText::submitted, this, &PromptPanel::runRequested);
    connect(m_donor->text(), &PromptText::changed, this, &PromptPanel::refreshDonor);
    connect(m_donor->text(), &PromptText::submitted, this, &PromptPanel::runRequested);
    connect(m_donor->swap(), &QPushButton::clicked, this, &PromptPanel::swapDonor);
    for (auto* field : {m_target, m_control}) {
        connect(field, &TokenField::textChanged, this, [this, field] { edited(*field); });
        connect(field, &TokenField::submitted, this, &PromptPanel::runRequested);
        connect(field, &TokenField::picked, this,
                [this, field](const QString& text) { take(*field, text); });
    }
    for (MoreTokens& more : m_more)
        connect(more.field->hints()->more(), &InlineHint::acted, this, [this, &more] {
            byClick(tr("watch one token"), [&] {
                more.texts.clear();
                refreshMore();
                Q_EMIT inputsChanged();
            });
        });
}

void PromptPanel::connectPositions() {
    connect(tokens(), &TokenStrip::toggleRequested, this, [this](int token) {
        byClick(tr("choose positions"), [&] { m_positions->toggle(token); });
    });
    connect(tokens(), &TokenStrip::rangeRequested, this, [this](int first, int last) {
        byClick(tr("choose positions"), [&] { m_positions->chooseRange(first, last); });
    });
    connect(m_positions, &PositionsChoice::changed, this, [this](const Positions& positions) {
        RunInputs before = inputs();
        before.positions = positions;
        Q_EMIT inputsChanged();
        if (!m_steady) Q_EMIT changedByClick(tr("choose positions"), before, followsPrediction());
    });
}

void PromptPanel::setInterventionMenu(QMenu& menu) {
    m_runBar->setInterventions(menu);
}

QPlainTextEdit* PromptPanel::prompt() const {
    return m_prompt->edit();
}

TokenStrip* PromptPanel::tokens() const {
    return m_prompt->strip();
}

void PromptPanel::build() {
    m_target->edit()->setObjectName(QStringLiteral("target"));
    m_control->edit()->setObjectName(QStringLiteral("control"));
    m_target->setToolTip(tr("The token that the prompt asks for, with its leading space."));
    m_control->setToolTip(tr("A token to compare with: plausible, but not asked for."));
    m_galleryButton->setObjectName(QStringLiteral("galleryButton"));
    m_galleryButton->setProperty("suggestion", true);
    useScaledFont(*m_galleryButton, 0.92);
    m_galleryButton->setToolTip(tr("Example prompts, and your own"));
    addToHeading(m_prompt->count());
    addToHeading(m_galleryButton);
    for (QWidget* part : {static_cast<QWidget*>(m_prompt), static_cast<QWidget*>(m_donor),
                          static_cast<QWidget*>(m_target), static_cast<QWidget*>(m_control),
                          static_cast<QWidget*>(m_positions)}) {
        body()->addWidget(part);
        if (part != m_donor) body()->addSpacing(6);
    }
    body()->addWidget(m_runBar);
    buildHints();
    setTabOrders();
}

void PromptPanel::buildHints() {
    m_target->inlineHint()->setObjectName(QStringLiteral("targetNotice"));
    m_control->inlineHint()->setObjectName(QStringLiteral("controlNotice"));
    m_target->hints()->more()->setObjectName(QStringLiteral("moreTargets"));
    m_control->hints()->more()->setObjectName(QStringLiteral("moreControls"));
    m_interventionsNote->setObjectName(QStringLiteral("interventionsNote"));
    m_interventionsNote->setWordWrap(true);
    m_interventionsNote->setVisible(false);
    std::vector<QWidget*> hints = m_prompt->hints();
    const std::vector<QWidget*> ofDonor = m_donor->hints();
    hints.insert(hints.end(), ofDonor.begin(), ofDonor.end());
    hints.insert(hints.end(),
                 {m_target->hints(), m_control->hints(), m_positions->note(), m_interventionsNote});
    for (QWidget* hint : hints)
        m_hints->add(hint);
    body()->addWidget(m_hints);
}

void PromptPanel::setTabOrders() {
    std::vector<QWidget*> order{m_galleryButton,  m_prompt->edit(),        tokens(),
                                m_donor->swap(),  m_donor->text()->edit(), m_follower->button(),
                                m_target->edit(), m_control->edit()};
    const auto positions = m_positions->buttons();
    order.insert(order.end(), positions.begin(), positions.end());
    order.insert(order.end(), {m_runBar->run(), m_runBar->interventions(), m_runBar->stop()});
    std::vector<InlineHint*> inlineHints = m_prompt->inlineHints();
    for (InlineHint* hint : m_donor->text()->inlineHints())
        inlineHints.push_back(hint);
    for (const TokenField* field : {m_target, m_control})
        inlineHints.insert(inlineHints.end(), {field->inlineHint(), field->hints()->more()});
    for (const InlineHint* hint : inlineHints)
        order.push_back(hint->button());
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void PromptPanel::setInputs(const RunInputs& inputs) {
    const QScopedValueRollback steady(m_steady, true);
    if (inputs != this->inputs()) setFollowing(false);
    takeBos(inputs.bos);
    m_prompt->setText(inputs.prompt);
    // What nothing is taken from stays where it is, for when a patch is chosen again.
    if (needsDonor(inputs.interventions)) m_donor->text()->setText(inputs.donor);
    m_target->setText(inputs.target);
    m_control->setText(inputs.control);
    takeMore(inputs);
    m_positions->choose(inputs.positions);
    takeInterventions(inputs.interventions);
    refreshTokens();
}

void PromptPanel::changeInputs(const RunInputs& inputs) {
    changeInputs(inputs, followsPrediction() && inputs.target == m_target->text());
}

void PromptPanel::changeInputs(const RunInputs& inputs, bool follows) {
    const QScopedValueRollback steady(m_steady, true);
    setFollowing(false);  // until all is there
    takeBos(inputs.bos);
    m_prompt->replaceText(inputs.prompt);
    if (needsDonor(inputs.interventions)) m_donor->text()->replaceText(inputs.donor);
    m_target->replaceText(inputs.target);
    m_control->replaceText(inputs.control);
    takeMore(inputs);
    m_positions->choose(inputs.positions);
    takeInterventions(inputs.interventions);
    setFollowing(follows);
    m_follower->follow();
    refreshTokens();
}

void PromptPanel::chooseInterventions(std::vector<Intervention> interventions) {
    const bool hadDonor = m_donor->isNeeded();
    byClick(tr("choose interventions"), [&] { takeInterventions(interventions); });
    if (!hadDonor && m_donor->isNeeded() && m_donor->text()->text().isEmpty())
        m_donor->text()->edit()->setFocus();
}

void PromptPanel::setBos(bool bos) {
    byClick(bos ? tr("begin with <|endoftext|>") : tr("begin with the prompt's own text"), [&] {
        takeBos(bos);
        refreshTokens();
    });
}

void PromptPanel::takeBos(bool bos) {
    m_bos = bos;
    m_prompt->setBos(bos);
    m_donor->text()->setBos(bos);
}

void PromptPanel::swapDonor() {
    if (!m_donor->isNeeded()) return;
    byClick(tr("swap prompt and donor"), [&] {
        const Positions positions = m_positions->positions();
        const QString prompt = m_prompt->text();
        const QString donor = m_donor->text()->text();
        m_prompt->replaceText(donor);
        m_donor->text()->replaceText(prompt);
        m_positions->choose(positions);
        refreshTokens();
    });
}

void PromptPanel::refreshDonor() {
    m_donor->text()->refresh();
    m_donor->compare();
    Q_EMIT inputsChanged();
    refreshAdvice();
}

void PromptPanel::takeInterventions(const std::vector<Intervention>& interventions) {
    if (interventions == m_interventions) return;
    m_interventions = interventions;
    QStringList labels;
    for (const auto& one : m_interventions)
        labels << textOf(one).label;
    m_interventionsNote->setText(tr("Interventions: %1").arg(labels.join(QLatin1String(", "))));
    m_interventionsNote->setVisible(m_interventions != zeroAndMean());
    m_donor->setNeeded(needsDonor(m_interventions));
    Q_EMIT inputsChanged();
}

void PromptPanel::takeMore(const RunInputs& inputs) {
    m_more[0].texts = inputs.moreTargets;
    m_more[1].texts = inputs.moreControls;
    refreshMore();
}

void PromptPanel::refreshMore() {
    for (const MoreTokens& more : m_more)
        more.field->hints()->setMore(more.texts);
}

void PromptPanel::byClick(const QString& what, const std::function<void()>& change) {
    const RunInputs before = inputs();
    const bool followed = followsPrediction();
    {
        const QScopedValueRollback steady(m_steady, true);
        change();
    }
    if (before != inputs() || followed != followsPrediction())
        Q_EMIT changedByClick(what, before, followed);
}

void PromptPanel::edited(TokenField& field) {
    if (!m_steady) {
        for (MoreTokens& more : m_more)
            if (more.field == &field) more.texts.clear();
        if (&field == m_target) setFollowing(false);
    }
    refreshMore();
    refreshFields();
    Q_EMIT inputsChanged();
    refreshAdvice();
}

void PromptPanel::follow(bool on) {
    if (on == followsPrediction()) return;
    byClick(on ? tr("follow the prediction") : tr("stop following the prediction"), [&] {
        setFollowing(on);
        if (on) m_more[0].texts.clear();
        m_follower->follow();
        refreshMore();
        Q_EMIT inputsChanged();
        refreshAdvice();
    });
}

bool PromptPanel::followsPrediction() const {
    return m_follower->isOn();
}

bool PromptPanel::isFilling() const {
    return m_follower->isWaiting();
}

void PromptPanel::setFollowing(bool on) {
    if (on == m_follower->isOn()) return;
    m_follower->set(on);
    Q_EMIT followsChanged();
}

void PromptPanel::predictionChanged() {
    {
        const QScopedValueRollback steady(m_steady, true);  // it is no typing
        m_follower->follow();
    }
    refreshFields();
    refreshAdvice();
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
                if (&field == m_target) setFollowing(false);
                field.replaceText(text);
            });
}

RunInputs PromptPanel::inputs() const {
    return {m_prompt->text(),
            m_target->text(),
            m_control->text(),
            m_positions->positions(),
            m_interventions,
            m_more[0].texts,
            m_more[1].texts,
            m_donor->isNeeded() ? m_donor->text()->text() : QString(),
            m_bos};
}

void PromptPanel::openGallery() {
    if (!m_dialog) {
        m_dialog = new GalleryDialog(
            m_gallery, [this] { return inputs(); }, m_state, window());
        connect(m_dialog, &GalleryDialog::picked, this, &PromptPanel::useExample);
        connect(&m_state, &RunState::modelChanged, m_dialog, &GalleryDialog::refresh);
    }
    m_gallery.reload();  // the file may have been edited or corrected
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void PromptPanel::saveToGallery() {
    openGallery();
    m_dialog->beginSaving();
}

void PromptPanel::useExample(const ExamplePrompt& prompt) {
    const RunInputs taken{fromUtf8Exactly(prompt.text),
                          fromUtf8Exactly(prompt.target),
                          fromUtf8Exactly(prompt.control),
                          m_positions->positions(),
                          forExample(m_interventions, prompt),
                          {},
                          {},
                          fromUtf8Exactly(prompt.donor)};
    // What the field cannot hold cannot be run: nothing changes.
    QString why = whyNotHeld(taken.prompt, kMostText);
    if (why.isEmpty()) why = whyNotHeld(taken.donor, kMostText);
    for (const QString* token : {&taken.target, &taken.control})
        if (why.isEmpty()) why = whyNotHeld(*token, kMostTokenText);
    if (!why.isEmpty()) return m_prompt->refuse(why, taken.prompt);
    byClick(tr("take a prompt of the gallery"), [&] {
        setFollowing(false);
        m_prompt->replaceText(taken.prompt);
        if (!taken.donor.isEmpty()) m_donor->text()->replaceText(taken.donor);
        m_target->replaceText(taken.target);
        m_control->replaceText(taken.control);
        takeInterventions(taken.interventions);
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
    const QString prompt = m_prompt->text();
    const bool wordOver = prompt.isEmpty() || prompt.back().isSpace();
    m_target->setSpaceFirst(!wordOver);
    m_control->setSpaceFirst(!wordOver);
    m_prompt->refresh();
    m_donor->text()->refresh();
    m_donor->compare();
    if (m_state.tokenizer()) m_positions->setTokens(m_prompt->shownTokens(), m_prompt->tokens());
    refreshFields();
    Q_EMIT inputsChanged();
    refreshAdvice();
}

void PromptPanel::refreshFields() {
    std::vector<LikelyToken> likely;
    if (m_live.status() == LivePrediction::Status::Ready && m_live.result())
        likely = m_live.result()->likely;
    for (TokenField* field : {m_target, m_control})
        field->refresh(m_state.tokenizer().get(), likely);
}

void PromptPanel::refreshAdvice() {
    const auto& tokenizer = m_state.tokenizer();
    std::optional<Advice> target;
    std::optional<Advice> control;
    if (tokenizer) {
        const RunInputs now = inputs();
        control = tokenAdvice(Subject::Control, now, *tokenizer, m_live);
        if (!followsPrediction()) target = tokenAdvice(Subject::Target, now, *tokenizer, m_live);
        if (!followsPrediction() && !target)
            target = expectationAdvice(now, *tokenizer, m_live, m_donorLive);
    }
    m_target->advise(target);
    m_control->advise(control);
    const auto id = [&](const QString& text) {
        const auto token = tokenizer ? singleToken(*tokenizer, text) : std::nullopt;
        return token ? std::optional(token->id) : std::nullopt;
    };
    const bool areSets = !m_more[0].texts.isEmpty() || !m_more[1].texts.isEmpty();
    if (areSets) return m_donor->showDirection({}, {});  // what sets say is not asked
    m_donor->showDirection(id(m_target->text()), id(m_control->text()));
}

}  // namespace headscope::app
