// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/drift_panel.h"

#include "plot/drift_plot.h"
#include "ui/widgets.h"

#include <QVBoxLayout>

namespace headscope::app {

DriftPanel::DriftPanel(const RunState& state, QWidget* parent)
    : Pane(parent), m_state(state), m_plot(new DriftPlot), m_text(new MutedLabel) {
    m_plot->setObjectName(QStringLiteral("driftPlot"));
    m_text->setObjectName(QStringLiteral("driftText"));
    m_text->setWordWrap(true);
    body()->addWidget(m_text);
    body()->addWidget(m_plot, 1);
    connect(m_plot, &DriftPlot::headChosen, this, &DriftPanel::headChosen);
    connect(m_plot, &DriftPlot::headHovered, this, &DriftPanel::headHovered);
    // Once a run: no need to wait until it is seen, and a picture of it may be wanted unseen.
    connect(&m_state, &RunState::runChanged, this, &DriftPanel::refresh);
    connect(&m_state, &RunState::selectedChanged, this,
            [this] { m_plot->setSelected(m_state.selected()); });
    refresh();
}

void DriftPanel::refresh() {
    const auto& run = m_state.run();
    if (!run) {
        m_text->setText(tr("After a run: the mean of every head's output, layer by layer."));
        return;
    }
    if (m_state.cover().drift) {
        m_plot->setData({}, {});
        m_text->setText(coveredText());
        return;
    }
    m_plot->setData(run->clean.headMean, run->drift);
    m_plot->setSelected(m_state.selected());
    m_text->setText(m_plot->lineText());
}

}  // namespace headscope::app
