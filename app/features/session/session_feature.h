// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/session/session_controller.h"

#include <functional>

namespace headscope::app {

/// Sessions: what was computed and how it was shown, in a file.
class SessionFeature : public Feature {
    Q_OBJECT

 public:
    struct Start {
        /// What of the window a session remembers, and how it is shown again: see SessionCallbacks.
        std::function<QJsonObject()> view;
        std::function<void(const QJsonObject&)> applyView;
        bool recovers = true;
    };

    SessionFeature(Workplace& place, const Start& start);

    [[nodiscard]] SessionController& controller() const { return *m_controller; }

    [[nodiscard]] bool canOpen(const QString& path) const override;
    void openPath(const QString& path) override;
    [[nodiscard]] bool isBusy() const override;

 private:
    SessionController* m_controller;
};

}  // namespace headscope::app
