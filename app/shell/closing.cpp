// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/closing.h"

#include "document/document.h"
#include "features/lesson_maker/lesson_maker_feature.h"
#include "features/session/session_feature.h"
#include "shell/feature_list.h"

#include <utility>

namespace headscope::app {

Closing::Closing(Document& document, FeatureList& features)
    : m_document(document), m_features(features) {}

void Closing::unasked() {
    if (std::exchange(m_unasked, true)) return;
    // Now: nobody knows how long there is.
    m_features.find<SessionFeature>()->controller().saveForRecovery();
    m_features.find<LessonMakerFeature>()->saveForRecovery();
    RunController& controller = m_document.controller();
    if (!controller.isRunning()) return end();
    // Once what has been computed by then is kept, too.
    connect(&controller, &RunController::ended, this, &Closing::end,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    m_document.stop();
}

void Closing::end() {
    m_features.find<SessionFeature>()->controller().closeUnasked();
    Q_EMIT ready();
}

bool Closing::mayClose() {
    if (m_unasked) return true;
    auto* maker = m_features.find<LessonMakerFeature>();
    if (!maker->mayClose() || !m_features.find<SessionFeature>()->controller().mayClose())
        return false;
    maker->close();
    return true;
}

}  // namespace headscope::app
