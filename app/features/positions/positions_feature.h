// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

namespace headscope::app {

class PositionSweeps;
class PositionsPanel;

/// The panel of maps by position.
class PositionsFeature : public Feature {
    Q_OBJECT

 public:
    explicit PositionsFeature(Workplace& place);

    [[nodiscard]] PositionsPanel& panel() const { return *m_panel; }
    [[nodiscard]] bool isBusy() const override;

 private:
    PositionSweeps* m_sweeps;
    PositionsPanel* m_panel;
};

}  // namespace headscope::app
