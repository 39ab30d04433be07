// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

namespace headscope::app {

class WherePanel;

/// Where am I: a drawing of the model in which the chosen heads are lit.
class WhereFeature : public Feature {
    Q_OBJECT

 public:
    explicit WhereFeature(Workplace& place);
    [[nodiscard]] WherePanel& panel() const { return *m_panel; }

 private:
    WherePanel* m_panel;
};

}  // namespace headscope::app
