// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/where/where_feature.h"

#include "document/document.h"
#include "features/where/model_drawing.h"
#include "features/where/where_panel.h"
#include "ui/panel_docks.h"

#include <QKeySequence>
#include <QToolTip>

namespace headscope::app {

WhereFeature::WhereFeature(Workplace& place)
    : Feature(place), m_panel(new WherePanel(document().state())) {
    place.docks.add(QStringLiteral("whereDock"), tr("Where am I"), m_panel,
                    QKeySequence(tr("Alt+9")), PanelDocks::Place::Main);
    Selection& selection = document().state().selection();
    ModelDrawing& drawing = m_panel->drawing();
    connect(&drawing, &ModelDrawing::headChosen, &selection, &Selection::setSelected);
    connect(&drawing, &ModelDrawing::headToggled, this,
            [this](HeadId head) { document().steps().toggleHeads({head}); });
    connect(&drawing, &ModelDrawing::headHovered, this,
            [this, &selection](std::optional<HeadId> head, QPoint at) {
                selection.setHovered(head);
                if (!head) return QToolTip::hideText();
                QToolTip::showText(at, tr("Layer %1, head %2").arg(head->layer).arg(head->head),
                                   &m_panel->drawing());
            });
}

}  // namespace headscope::app
