// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

namespace headscope::app {

/// The program's messages, in three views: strips above the maps, the status bar, and the log.
class MessagesFeature : public Feature {
    Q_OBJECT

 public:
    explicit MessagesFeature(Workplace& place);
};

}  // namespace headscope::app
