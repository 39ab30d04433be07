// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/trust/trust_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "document/reading_text.h"
#include "features/trust/trust_panel.h"
#include "features/trust/verifier.h"
#include "ui/commands.h"
#include "ui/panel_docks.h"

#include <QPushButton>

namespace headscope::app {

TrustFeature::TrustFeature(Workplace& place) : Feature(place) {
    auto& verifier = keep<Verifier>([this](QObject* owner) {
        auto* made = new Verifier(document().controller(), owner);
        logErrors(document().log(), *made, &Verifier::changed, [made] { return made->error(); });
        return made;
    });
    m_panel = new TrustPanel(verifier);
    place.docks.add(QStringLiteral("trustDock"), tr("Trust"), m_panel, QKeySequence(tr("Alt+8")),
                    PanelDocks::Place::Main);
    connect(&document(), &Document::modelAdopted, m_panel,
            [this] { m_panel->setRemark(readingText(*document().state().model())); });
    commands().addButton(QStringLiteral("trust.verify"), *m_panel->verifyButton(),
                         tr("&Verify the Model, or Stop It"), QKeySequence(tr("Ctrl+Shift+V")),
                         [&docks = place.docks] { docks.raise({QStringLiteral("trustDock")}); });
    commands().addButton(QStringLiteral("trust.copy"), *m_panel->copyButton(),
                         tr("Copy the &Checks as Text"), QKeySequence(tr("Ctrl+Alt+X")));
}

}  // namespace headscope::app
