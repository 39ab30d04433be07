// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

namespace headscope::app {

class TrustPanel;

/// Why the numbers of the open model can be believed: its checks, run when asked for.
class TrustFeature : public Feature {
    Q_OBJECT

 public:
    explicit TrustFeature(Workplace& place);

 private:
    TrustPanel* m_panel;
};

}  // namespace headscope::app
