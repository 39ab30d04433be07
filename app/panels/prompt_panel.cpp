// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/prompt_panel.h"

#include "panels/token_field.h"
#include "panels/token_strip.h"

#include <headscope/error.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

QString duration(double seconds) {
    if (seconds < 10) return PromptPanel::tr("%1 s").arg(seconds, 0, 'f', 1);
    if (seconds < 90) return PromptPanel::tr("%1 s").arg(std::lround(seconds));
    return PromptPanel::tr("%1 min").arg(std::lround(seconds / 60));
}

}  // namespace

PromptPanel::PromptPanel(const RunState& state, std::function<const Tokenizer*()> tokenizer,
                         QWidget* parent)
    : Card(tr("Prompt"), parent),
      m_state(state),
      m_tokenizer(std::move(tokenizer)),
      m_prompt(new QPlainTextEdit),
      m_count(new MutedLabel),
      m_tokens(new TokenStrip),
      m_target(new TokenField(tr("Target"))),
      m_control(new TokenField(tr("Control"))),
      m_positions(new Segmented(tr("All"), tr("Last only"))),
      m_run(new QPushButton(tr("Run"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_bar(new QProgressBar),
      m_status(new MutedLabel) {
    build();
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &PromptPanel::refreshTokens);
    for (auto* field : {m_target, m_control}) {
        connect(field, &TokenField::textChanged, this,
                [this, field] { field->refresh(m_tokenizer()); });
        connect(field, &TokenField::submitted, this, &PromptPanel::runRequested);
    }
    connect(m_run, &QPushButton::clicked, this, &PromptPanel::runRequested);
    connect(m_stop, &QPushButton::clicked, this, &PromptPanel::stopRequested);
    connect(&m_state, &RunState::modelChanged, this, &PromptPanel::refreshTokens);
    connect(&m_state, &RunState::modelChanged, this, &PromptPanel::refreshPhase);
    connect(&m_state, &RunState::phaseChanged, this, &PromptPanel::refreshPhase);
    connect(&m_state, &RunState::gridChanged, this, &PromptPanel::refreshProgress);
    refreshPhase();
}

void PromptPanel::build() {
    m_prompt->setObjectName(QStringLiteral("prompt"));
    m_target->edit()->setObjectName(QStringLiteral("target"));
    m_control->edit()->setObjectName(QStringLiteral("control"));
    m_run->setObjectName(QStringLiteral("run"));
    m_stop->setObjectName(QStringLiteral("stop"));
    m_bar->setObjectName(QStringLiteral("progress"));
    m_status->setObjectName(QStringLiteral("status"));

    addToHeading(m_count);
    m_prompt->setTabChangesFocus(true);
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setPlaceholderText(tr("The text whose next token is studied"));
    m_prompt->setToolTip(tr("Enter runs; Shift+Enter starts a new line."));
    const int line = QFontMetrics(m_prompt->font()).lineSpacing();
    m_prompt->setFixedHeight(2 * line + 20);
    m_prompt->installEventFilter(this);
    m_target->setToolTip(tr("The token that the prompt asks for, with its leading space."));
    m_control->setToolTip(tr("A token to compare with: plausible, but not asked for."));

    auto* positions = new QHBoxLayout;
    auto* label = new QLabel(tr("Positions"));
    label->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    positions->addWidget(label);
    positions->addStretch(1);
    positions->addWidget(m_positions);
    m_positions->left()->setToolTip(tr("Silence the head at every position of the prompt."));
    m_positions->right()->setToolTip(tr("Silence the head only where the next token is predicted."));

    auto* buttons = new QHBoxLayout;
    m_run->setProperty("primary", true);
    m_run->setToolTip(tr("Silence every head in turn (Enter)"));
    m_stop->setToolTip(tr("Stop; what is finished stays (Esc)"));
    buttons->addWidget(m_run, 2);
    buttons->addWidget(m_stop, 1);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1);
    m_bar->setValue(0);
    m_status->setWordWrap(true);

    body()->addWidget(m_prompt);
    body()->addWidget(m_tokens);
    body()->addSpacing(6);
    body()->addWidget(m_target);
    body()->addSpacing(6);
    body()->addWidget(m_control);
    body()->addSpacing(6);
    body()->addLayout(positions);
    body()->addSpacing(6);
    body()->addLayout(buttons);
    body()->addWidget(m_bar);
    body()->addWidget(m_status);
}

void PromptPanel::setInputs(const RunInputs& inputs) {
    m_prompt->setPlainText(inputs.prompt);
    m_target->setText(inputs.target);
    m_control->setText(inputs.control);
    m_positions->choose(inputs.positions.kind == Positions::Kind::Last);
}

RunInputs PromptPanel::inputs() const {
    return {m_prompt->toPlainText(), m_target->text(), m_control->text(),
            m_positions->isRight() ? Positions::last() : Positions::all()};
}

void PromptPanel::refreshTokens() {
    const Tokenizer* tokenizer = m_tokenizer();
    m_target->refresh(tokenizer);
    m_control->refresh(tokenizer);
    QStringList texts;
    QString count;
    int overflow = -1;
    if (tokenizer && m_state.model()) {
        try {
            for (const Token& token : tokenizer->encode(m_prompt->toPlainText().toStdString())) {
                texts.push_back(visible(token.text));
            }
            const int most = m_state.model()->config.positions;
            count = texts.size() == 1 ? tr("1 token") : tr("%1 tokens").arg(texts.size());
            if (texts.size() > most) {
                overflow = most;
                count = tr("%1 tokens, %2 too many").arg(texts.size()).arg(texts.size() - most);
            }
        } catch (const Error& error) {
            count = QString::fromUtf8(error.what());
        }
    }
    m_tokens->setTokens(texts, overflow);
    m_count->setText(count);
    m_count->setAlarming(overflow >= 0);
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
    const bool busy = m_state.phase() != RunState::Phase::Idle;
    if (busy && progress.total == 0) {
        m_bar->setRange(0, 0);  // unknown length: the clean run
    } else {
        m_bar->setRange(0, std::max(progress.total, 1));
        m_bar->setValue(progress.done);
    }
    m_status->setText(progressText());
}

QString PromptPanel::progressText() const {
    const Progress progress = m_state.progress();
    switch (m_state.phase()) {
        case RunState::Phase::Stopping:
            return tr("Stopping…");
        case RunState::Phase::Running:
            if (progress.total == 0) return tr("Clean run…");
            if (!progress.secondsLeft) {
                return tr("%1 of %2 ablations").arg(progress.done).arg(progress.total);
            }
            return tr("%1 of %2 ablations, %3 left, %4 per second")
                .arg(QString::number(progress.done), QString::number(progress.total),
                     duration(*progress.secondsLeft),
                     QString::number(std::lround(progress.cellsPerSecond)));
        case RunState::Phase::Idle:
            break;
    }
    switch (m_state.outcome()) {
        case RunState::Outcome::Finished:
            return tr("%1 ablations in %2").arg(progress.done).arg(duration(m_state.seconds()));
        case RunState::Outcome::Stopped:
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
