// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

#include <headscope/results.h>

#include <optional>

class QDockWidget;

namespace headscope::app {

class HeadAttention;
class HeadsPanel;

/// What there is to know of one head, and the table of all heads to choose it from.
class InspectorFeature : public Feature {
    Q_OBJECT

 public:
    explicit InspectorFeature(Workplace& place);

    [[nodiscard]] QDockWidget* dock() const { return m_dock; }
    /// The chosen head's attention, where it is shown.
    [[nodiscard]] std::optional<AttentionPattern> pattern() const;
    [[nodiscard]] bool isBusy() const override;

 private:
    HeadAttention* m_attention;
    HeadsPanel* m_heads;
    QDockWidget* m_dock;
};

}  // namespace headscope::app
