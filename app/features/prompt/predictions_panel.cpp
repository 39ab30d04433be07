// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/predictions_panel.h"

#include "features/prompt/prediction_list.h"
#include "ui/exact_text.h"

#include <QVBoxLayout>

namespace headscope::app {

namespace {

constexpr std::size_t kLongestPrompt = 60;  // in a note

}  // namespace

PredictionsPanel::PredictionsPanel(const RunState& state, const LivePrediction& live,
                                   QWidget* parent)
    : Card(tr("Clean prediction"), parent),
      m_state(state),
      m_live(live),
      m_list(new PredictionList),
      m_note(new MutedLabel) {
    m_note->setObjectName(QStringLiteral("predictionsNote"));
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    body()->addWidget(m_list, 1);
    body()->addStretch(0);
    connect(m_list, &PredictionList::targetPicked, this, &PredictionsPanel::targetPicked);
    connect(m_list, &PredictionList::controlPicked, this, &PredictionsPanel::controlPicked);
    connect(&m_state, &RunState::runChanged, this, &PredictionsPanel::refresh);
    connect(&m_live, &LivePrediction::changed, this, &PredictionsPanel::refresh);
    refresh();
}

void PredictionsPanel::setInputs(const RunInputs& inputs) {
    m_prompt = inputs.prompt;
    const auto id = [&tokenizer = m_state.tokenizer()](const QString& text) {
        const auto token = tokenizer ? singleToken(*tokenizer, text) : std::nullopt;
        return token ? std::optional(token->id) : std::nullopt;
    };
    m_target = id(inputs.target);
    m_control = id(inputs.control);
    refresh();
}

void PredictionsPanel::refresh() {
    using Status = LivePrediction::Status;
    const Status status = m_live.status();
    const auto& run = m_state.run();
    const bool ofText = status == Status::Ready || status == Status::Waiting;
    if (ofText && m_live.result()) {
        m_list->setScores(m_live.result()->top, m_target, m_control);
    } else if (!ofText && run) {
        m_list->setScores(run->clean.top, run->clean.target.set(), run->clean.control.set());
    } else {
        m_list->setScores({}, {}, {});
    }
    m_list->setStale(status == Status::Waiting);
    m_list->setVisible(m_list->model()->rowCount() > 0);
    m_note->setText(noteFor(status));
    m_note->setAlarming(status == Status::Failed);
}

QString PredictionsPanel::noteFor(LivePrediction::Status status) const {
    if (m_state.cover().predictions) return coveredText();
    const auto& run = m_state.run();
    switch (status) {
        case LivePrediction::Status::Waiting:
            return tr("Asking the model about the prompt as typed…");
        case LivePrediction::Status::Ready:
            return !run || run->inputs.prompt == m_prompt
                       ? tr("For the prompt as typed. Click a token to take it as target.")
                       : tr("For the prompt as typed; the maps are still of another one.");
        case LivePrediction::Status::Failed:
            return tr("The prompt as typed has no prediction: %1.").arg(m_live.error().what) +
                   (run ? QLatin1Char(' ') +
                              tr("For the run shown: “%1”.")
                                  .arg(visibleStart(run->inputs.prompt, kLongestPrompt))
                        : QString());
        case LivePrediction::Status::None:
            break;
    }
    return run ? tr("For the run shown: “%1”.")
                     .arg(visibleStart(run->inputs.prompt, kLongestPrompt))
               : tr("What the model says next, with nothing ablated, appears here as you type.");
}

}  // namespace headscope::app
