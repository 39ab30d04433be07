// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

namespace headscope::app {

class LayerStudy;
class LayersPanel;

/// The panel of whole layers that are patched.
class LayersFeature : public Feature {
    Q_OBJECT

 public:
    explicit LayersFeature(Workplace& place);

    [[nodiscard]] LayersPanel& panel() const { return *m_panel; }
    [[nodiscard]] bool isBusy() const override;

 private:
    LayerStudy* m_study;
    LayersPanel* m_panel;
};

}  // namespace headscope::app
