// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/where/where_panel.h"

#include "features/where/model_drawing.h"
#include "ui/spoken_plot.h"
#include "ui/terms.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kWordLines = 2;

}  // namespace

WherePanel::WherePanel(const RunState& state, QWidget* parent)
    : Pane(parent), m_state(state), m_drawing(new ModelDrawing), m_words(new QLabel) {
    m_drawing->setAccessibleName(tr("Drawing of the model"));
    m_words->setObjectName(QStringLiteral("whereWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    explainTerms(*m_words);
    // Room for its longest text, so that nothing moves as heads are chosen.
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    followTextSize(*m_words, "height", [this] { fitWords(); });
    body()->addWidget(m_words);
    body()->addWidget(m_drawing, 1);
    for (const auto signal : {&RunState::selectedChanged, &RunState::ablationSetChanged,
                              &RunState::runChanged, &RunState::modelChanged})
        connect(&m_state, signal, this, &Pane::touch);
    connect(&m_state, &RunState::hoveredChanged, this,
            [this] { m_drawing->setHovered(m_state.hovered()); });
}

// All of them, at any width: a dock gives a text no more than the least that it asks for.
void WherePanel::fitWords() {
    const int needed = m_words->heightForWidth(m_words->width());
    m_words->setMinimumHeight(std::max(kWordLines * m_words->fontMetrics().lineSpacing(), needed));
}

void WherePanel::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    fitWords();
}

QString WherePanel::text(int layers) const {
    const auto head = m_state.selected();
    const auto& set = m_state.ablationSet().heads;
    if (!head && set.empty())
        return tr(
            "The prompt goes through %n layer(s), from left to right. Each [head](head) reads "
            "the [residual stream](residual-stream) and adds to it. Click one.",
            nullptr, layers);
    const int first = head ? head->layer : set.front().layer;
    QString what;
    if (!head)
        what = tr("%n head(s) of the set are lit, and what they can change.", nullptr,
                  static_cast<int>(set.size()));
    else if (first == 0)
        what = tr("Head %1 of layer 0 reads the tokens themselves.").arg(head->head);
    else
        what = tr("Head %1 of layer %2 reads the [residual stream](residual-stream): what the "
                  "tokens and the layers before it wrote.")
                   .arg(head->head)
                   .arg(first);
    const QString after =
        first == layers - 1
            ? tr("Only its layer's [MLP](mlp) and the [logits](logit) read what it adds.")
            : tr("Its layer's [MLP](mlp) and all later layers read what it adds.");
    return head ? what + QLatin1Char(' ') + after : what;
}

void WherePanel::refresh() {
    const auto& run = m_state.run();
    const auto& model = m_state.model();
    const int layers = run ? run->clean.headMean.layers() : model ? model->config.layers : 0;
    const int heads = run ? run->clean.headMean.heads() : model ? model->config.heads : 0;
    m_drawing->setShape(layers, heads);
    m_drawing->setSelected(m_state.selected());
    m_drawing->setMembers(m_state.ablationSet().heads);
    m_words->setText(layers == 0 ? tr("No model is open.")
                                 : withTermLinks(text(layers), Theme::of(palette()).text.name()));
    fitWords();
    speakChoice(*m_drawing, m_state.selected() ? m_words->text().remove(
                                                     QRegularExpression(QStringLiteral("<[^>]*>")))
                                               : QString());
}

}  // namespace headscope::app
