// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/donor_field.h"

#include "document/metric_text.h"
#include "features/prompt/token_strip.h"
#include "ui/terms.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <headscope/donor_prompt.h>
#include <headscope/quantity.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace headscope::app {

std::vector<Intervention> withoutDonor(std::vector<Intervention> interventions) {
    std::erase_if(interventions, [](const Intervention& one) { return donorPromptOf(one); });
    return interventions.empty() ? zeroAndMean() : interventions;
}

DonorField::DonorField(const RunState& state, PromptText& prompt, const LivePrediction& live,
                       const LivePrediction& donorLive, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_prompt(prompt),
      m_live(live),
      m_donorLive(donorLive),
      m_text(new PromptText(state, PromptRole::Donor)),
      m_swap(new QPushButton(tr("Swap"))),
      m_alignment(new MutedLabel),
      m_direction(new MutedLabel) {
    build();
}

void DonorField::build() {
    setObjectName(QStringLiteral("donorField"));
    m_swap->setObjectName(QStringLiteral("swapDonor"));
    m_swap->setProperty("suggestion", true);
    useScaledFont(*m_swap, 0.92);
    m_swap->setToolTip(
        tr("Prompt and donor change places: what was noising becomes denoising, and the other way "
           "round."));
    m_alignment->setObjectName(QStringLiteral("donorAlignment"));
    m_direction->setObjectName(QStringLiteral("donorDirection"));
    for (MutedLabel* label : {m_alignment, m_direction}) {
        label->setWordWrap(true);
        label->setVisible(false);
    }
    auto* heading = new QLabel(tr("Donor"));
    explainTerm(*heading, QStringLiteral("donor"));
    useScaledFont(*heading, 1.0, QFont::DemiBold);
    auto* line = new QHBoxLayout;
    line->addWidget(heading);
    line->addStretch(1);
    line->addWidget(m_text->count());
    line->addWidget(m_swap);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 6);  // as far from the next as that
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_text);
    setVisible(false);
}

std::vector<QWidget*> DonorField::hints() const {
    std::vector<QWidget*> hints = m_text->hints();
    hints.insert(hints.end(), {m_alignment, m_direction});
    return hints;
}

void DonorField::setNeeded(bool needed) {
    m_needed = needed;
    setVisible(needed);
    m_prompt.strip()->setPartner(needed ? m_text->strip() : nullptr);
    m_text->strip()->setPartner(needed ? m_prompt.strip() : nullptr);
    compare();
}

void DonorField::compare() {
    mark();
    const Alignment said = m_needed ? alignment() : Alignment{};
    m_alignment->setText(said.text);
    m_alignment->setAlarming(said.alarming);
    m_alignment->setVisible(!said.text.isEmpty());
    if (!m_needed) m_text->refuse({}, {});
}

void DonorField::mark() {
    const auto prompt = m_prompt.ids();
    const auto donor = m_text->ids();
    const bool compared = m_needed && !donor.empty() && !prompt.empty() && !m_state.cover().tokens;
    const auto differing = compared ? differingTokens(prompt, donor) : std::vector<int>();
    m_prompt.strip()->setDiffering(differing);
    m_text->strip()->setDiffering(differing);
}

DonorField::Alignment DonorField::alignment() const {
    const auto prompt = m_prompt.ids();
    const auto donor = m_text->ids();
    if (!m_state.tokenizer() || m_state.cover().tokens || prompt.empty()) return {};
    if (m_text->text().isEmpty())
        return {
            tr("Type the prompt that a head's output is taken from: with as many tokens, such "
               "as the same sentence with another name.")};
    if (donor.empty()) return {};  // why is said already
    const auto parting = firstDifference(prompt, donor);
    if (!parting)
        return {
            tr("The donor is the prompt itself: every patch must leave the clean run as it is, "
               "which is a check. For a result, change a word of it.")};
    const auto number = QString::number(*parting + 1);
    const auto apart = static_cast<int>(donor.size()) - static_cast<int>(prompt.size());
    if (apart > 0)
        return {tr("The donor has %n token(s) too many. The two part at token %1: put a word of "
                   "fewer tokens into the donor, or one of more tokens into the prompt.",
                   nullptr, apart)
                    .arg(number),
                true};
    if (apart < 0)
        return {tr("The donor has %n token(s) too few. The two part at token %1: put a word of "
                   "more tokens into the donor, or one of fewer tokens into the prompt.",
                   nullptr, -apart)
                    .arg(number),
                true};
    const auto differ = static_cast<int>(m_text->strip()->differing().size());
    return {
        tr("%n token(s) differ from the prompt's, from token %1 on.", nullptr, differ).arg(number)};
}

void DonorField::showDirection(std::optional<TokenId> target, std::optional<TokenId> control) {
    QString text;
    const auto ready = [](const LivePrediction& live) {
        return live.status() == LivePrediction::Status::Ready;
    };
    const bool known = m_needed && target && control && target != control && ready(m_live) &&
                       ready(m_donorLive) && m_prompt.tokens() == m_text->tokens() &&
                       firstDifference(m_prompt.ids(), m_text->ids());
    const auto score = [&](const LivePrediction& live, const std::optional<TokenId>& token) {
        return known ? live.score(*token) : nullptr;
    };
    const TokenScore* here[] = {score(m_live, target), score(m_live, control)};
    const TokenScore* there[] = {score(m_donorLive, target), score(m_donorLive, control)};
    if (here[0] && here[1] && there[0] && there[1]) {
        CleanRun clean;
        clean.target.logit = here[0]->logit;
        clean.control.logit = here[1]->logit;
        DonorRun donor;
        donor.logitTarget = there[0]->logit;
        donor.logitControl = there[1]->logit;
        const double own = logitDifference(clean);
        const double other = logitDifference(donor);
        const QString pattern =
            !recovered(clean, donor, headscope::unablated(clean))
                ? tr("Prompt and donor tell target from control alike (logit differences %1 and "
                     "%2): a patch has nothing to bring back. Take a donor with another answer.")
            : other > own
                ? tr("Denoising: the donor says the target more (logit difference %2, the prompt's "
                     "%1). A head whose output brings the target back is sufficient for it.")
                : tr("Noising: the prompt says the target more (logit difference %1, the donor's "
                     "%2). A head whose output takes the target away is necessary for it.");
        text = pattern.arg(signedNumber(own, 2), signedNumber(other, 2));
    }
    m_direction->setText(text);
    m_direction->setVisible(!text.isEmpty());
}

}  // namespace headscope::app
