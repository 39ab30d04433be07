// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

#include <headscope/continuation.h>

#include <cstddef>

namespace headscope::app {

class WritePanel;
class Writing;

/// The model continues the prompt, clean and ablated; any token of that can be the next target.
class WriteFeature : public Feature {
    Q_OBJECT

 public:
    explicit WriteFeature(Workplace& place);

    [[nodiscard]] WritePanel& panel() const { return *m_panel; }
    [[nodiscard]] bool isBusy() const override;

 private:
    void addCommands();
    /// The prompt becomes the text before the token, and the token the target: a step that can be
    /// undone. Says why where no text is either.
    void take(TextSide side, std::size_t place);

    Writing* m_writing;
    WritePanel* m_panel;
};

}  // namespace headscope::app
