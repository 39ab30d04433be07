// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/session/session_feature.h"

#include "document/kept_studies.h"

namespace headscope::app {

SessionFeature::SessionFeature(Workplace& place, const Start& start) : Feature(place) {
    m_controller = &keep<SessionController>([&place, &start](QObject* owner) {
        NamedSets& sets = place.document.sets();
        return new SessionController(
            {place.window,
             place.document,
             {start.view, start.applyView, [&sets] { return sets.ofSession(); },
              [&sets](const std::vector<NamedSet>& all) { sets.setOfSession(all); },
              [&document = place.document](KeptId id) { return document.isOwnRun(id); }},
             start.recovers},
            owner);
    });
    auto& studies = keep<KeptStudies>();
    connect(&studies, &KeptStudies::edited, this,
            [this] { m_controller->session().noteComputed(); });
    m_controller->addCommands(commands());
}

bool SessionFeature::canOpen(const QString& path) const {
    return SessionController::isSession(path);
}

void SessionFeature::openPath(const QString& path) {
    m_controller->openPath(path);
}

bool SessionFeature::isBusy() const {
    return m_controller->isOpening();
}

}  // namespace headscope::app
