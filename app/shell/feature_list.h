// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "shell/window_options.h"

#include <functional>
#include <vector>

namespace headscope::app {

/// The window's features, in the order in which they are built. What one needs of another is
/// connected here. GUI thread.
class FeatureList {
 public:
    /// The view of a session, of which every feature has its part.
    struct View {
        std::function<QJsonObject()> now;
        std::function<void(const QJsonObject& view)> show;
    };

    /// Builds them into the place, whose window has a centre. What the options ask for is shown
    /// once, also where the features are built anew. The place outlives them.
    void build(Workplace& place, WindowOptions& options, const View& view);
    /// They are gone; may be built again.
    void clear();

    /// The feature of that type; null if none.
    template <class T>
    [[nodiscard]] T* find() const {
        for (Feature* feature : m_features)
            if (auto* found = qobject_cast<T*>(feature)) return found;
        return nullptr;
    }
    /// The first that can open the file or folder; null: none can.
    [[nodiscard]] Feature* openerOf(const QString& path) const;
    /// Opens what the program is started with, or says why it cannot.
    void openAtStart(const QString& path) const;
    [[nodiscard]] bool isBusy() const;

    [[nodiscard]] auto begin() const { return m_features.begin(); }
    [[nodiscard]] auto end() const { return m_features.end(); }

 private:
    void connectMaps(Workplace& place) const;
    void connectLessons() const;

    std::vector<Feature*> m_features;
};

}  // namespace headscope::app
