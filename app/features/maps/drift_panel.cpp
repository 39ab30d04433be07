// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/drift_panel.h"

#include "document/metric_text.h"
#include "document/shown_question.h"
#include "plot/drift_plot.h"
#include "plot/drift_text.h"
#include "plot/run_maps.h"
#include "ui/choice_bar.h"
#include "ui/paragraph.h"
#include "ui/widgets.h"

#include <headscope/effects.h>
#include <headscope/statistics.h>

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace headscope::app {

DriftPanel::DriftPanel(const RunState& state, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_choice(new ChoiceBar({tr("Head means"), tr("Effects")})),
      m_plot(new DriftPlot),
      m_text(new MutedLabel) {
    m_plot->setObjectName(QStringLiteral("driftPlot"));
    m_text->setObjectName(QStringLiteral("driftText"));
    m_text->setWordWrap(true);
    m_choice->button(0)->setObjectName(QStringLiteral("driftMeans"));
    m_choice->button(1)->setObjectName(QStringLiteral("driftEffects"));
    m_choice->button(0)->setToolTip(tr("The mean of each head's output in the clean run"));
    m_choice->button(1)->setToolTip(tr("What the first of the maps shows, layer by layer"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    line->addWidget(m_choice, 0, Qt::AlignTop);
    body()->addLayout(line);
    body()->addWidget(m_plot, 1);
    connect(m_plot, &DriftPlot::headChosen, this, &DriftPanel::headChosen);
    connect(m_plot, &DriftPlot::headHovered, this, &DriftPanel::headHovered);
    connect(m_choice, &ChoiceBar::changed, this, &DriftPanel::refresh);
    // Once a run: no need to wait until it is seen, and a picture of it may be wanted unseen.
    for (const auto signal : {&RunState::runChanged, &RunState::modelChanged})
        connect(&m_state, signal, this, &DriftPanel::refresh);
    for (const auto signal : {&RunState::gridChanged, &RunState::mapsChanged})
        connect(&m_state, signal, this, [this] {
            if (showsEffects()) refresh();
        });
    connect(&m_state, &RunState::selectedChanged, this,
            [this] { m_plot->setSelected(m_state.selected()); });
    refresh();
}

bool DriftPanel::showsEffects() const {
    return m_choice->chosen() == 1;
}

void DriftPanel::setShowsEffects(bool effects) {
    m_choice->choose(effects ? 1 : 0);
}

int DriftPanel::layers() const {
    if (const auto& run = m_state.run()) return run->clean.headMean.layers();
    return m_state.model() ? m_state.model()->config.layers : 0;
}

Quantity DriftPanel::quantity() const {
    return quantitiesOf(m_state.maps(), m_state.intervention()).front();
}

HeadGrid<float> DriftPanel::effects() const {
    const auto& run = m_state.run();
    if (!run || m_state.cover().hidesCells()) return {};
    const auto known = valuesOf(*run, quantity());
    HeadGrid<float> values(known.layers(), known.heads());
    for (std::size_t i = 0; i < known.values().size(); ++i) {
        if (!known.values()[i]) return {};
        values.values()[i] = *known.values()[i];
    }
    return values;
}

void DriftPanel::showEffects() {
    const HeadGrid<float> values = effects();
    if (m_state.cover().hidesCells()) {
        m_text->setText(coveredText());
    } else if (values.empty()) {
        m_text->setText(
            tr("Once the run is complete: what the first of the maps shows of each "
               "head, layer by layer."));
    } else {
        const Quantity shown = quantity();
        const Drift line = drift(values);
        m_plot->setMeasure(axisText(shown), titleText(shown, m_state.run()->clean));
        m_plot->setData(values, line);
        m_plot->setSelected(m_state.selected());
        m_text->setText(tr("%1: %2").arg(titleText(shown, m_state.run()->clean), slopeText(line)));
        return;
    }
    m_plot->setEmpty(layers());
}

void DriftPanel::refresh() {
    const auto& run = m_state.run();
    m_choice->setVisible(run.has_value());
    if (run && showsEffects()) return showEffects();
    m_plot->setMeasure({}, {});
    if (!run) {
        m_plot->setEmpty(layers());
        m_text->setText(tr("After a run: the mean of every head's output, layer by layer."));
        return;
    }
    if (m_state.cover().drift) {
        m_plot->setEmpty(layers());
        m_text->setText(coveredText());
        return;
    }
    m_plot->setData(run->clean.headMean, run->drift);
    m_plot->setSelected(m_state.selected());
    m_text->setText(m_plot->lineText());
}

std::optional<OwnFigure> DriftPanel::figure() const {
    const HeadGrid<float> values = effects();
    if (!showsEffects() || values.empty()) return std::nullopt;
    const Quantity shown = quantity();
    OwnFigure own;
    own.title = tr("Effects over the layers");
    FigureDrift plot;
    plot.title = titleText(shown, m_state.run()->clean);
    plot.headMean = values;
    plot.drift = drift(values);
    plot.yLabel = axisText(shown);
    own.drift = plot;
    if (shown.lens.of) own.patched = shown.lens.of;
    own.sentences =
        tr("A point is a head: %1, each head %2. Squares and band: mean of a layer's heads and one "
           "standard deviation to either side.")
            .arg(axisText(shown),
                 doneText(shown.lens.of.value_or(m_state.intervention()),
                          m_state.run()->inputs.positions, m_state.run()->clean.prompt));
    if (const QString slope = slopeText(plot.drift); !slope.isEmpty())
        own.sentences = paragraph(
            {own.sentences, tr("Dashed: least-squares line through all heads, %1.").arg(slope)});
    return own;
}

}  // namespace headscope::app
