// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"

#include "document/document.h"
#include "document/stale_run.h"
#include "ui/veil.h"

#include <QMainWindow>

namespace headscope::app {

Feature::Feature(Workplace& place) : QObject(&place.window), m_place(place) {}

void Feature::veilStale(QWidget& shown) const {
    auto* veil = new Veil(shown);
    const auto look = [veil, &doc = document()] {
        const bool isStale = !staleRunText(doc.state(), doc.fields().inputs()).isEmpty();
        veil->setText(isStale ? tr("Not of what is typed") : QString());
    };
    const RunState& state = document().state();
    for (const auto signal :
         {&RunState::runChanged, &RunState::modelChanged, &RunState::phaseChanged})
        connect(&state, signal, veil, look);
    connect(&document(), &Document::typedChanged, veil, look);
    look();
}

}  // namespace headscope::app
