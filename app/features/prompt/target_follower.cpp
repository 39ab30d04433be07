// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/target_follower.h"

#include "features/prompt/expectation.h"
#include "features/prompt/token_field.h"
#include "ui/exact_text.h"
#include "ui/text_size.h"

#include <QPushButton>

namespace headscope::app {

TargetFollower::TargetFollower(TokenField& target, const RunState& state,
                               const LivePrediction& live, QObject* parent)
    : QObject(parent),
      m_target(target),
      m_state(state),
      m_live(live),
      m_button(new QPushButton(tr("Follow the model"))) {
    m_button->setObjectName(QStringLiteral("followPrediction"));
    m_button->setProperty("suggestion", true);
    m_button->setCheckable(true);
    useScaledFont(*m_button, 0.92);
    m_button->setToolTip(
        tr("The target is what the model says next, whatever the prompt, until you type or pick "
           "another token."));
    m_target.addToLabel(m_button);
    connect(m_button, &QPushButton::clicked, this, [this](bool on) {
        m_button->setChecked(m_on);
        Q_EMIT asked(on);
    });
}

void TargetFollower::set(bool on) {
    m_on = on;
    m_button->setChecked(on);
}

bool TargetFollower::isWaiting() const {
    return m_on && m_live.status() == LivePrediction::Status::Waiting;
}

void TargetFollower::follow() {
    const TokenScore* first = m_on ? expected(m_live) : nullptr;
    const auto& tokenizer = m_state.tokenizer();
    if (!first || !tokenizer) return;
    if (canBeTyped(first->token, *tokenizer))
        return m_target.replaceText(fromUtf8Exactly(first->token.text));
    m_target.refuse(tr("The model says token %1, a part of a character, which no text is: the "
                       "target stays as it was.")
                        .arg(first->token.id));
}

}  // namespace headscope::app
