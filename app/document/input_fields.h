// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/run_ticket.h"

namespace headscope::app {

/// The fields in which prompt, target, control, positions and interventions are typed. One feature
/// has them; all others read and change them by this. GUI thread.
class InputFields {
 public:
    virtual ~InputFields() = default;

    [[nodiscard]] virtual RunInputs inputs() const = 0;
    /// As at the start: nothing to undo in the fields. A field that cannot hold its text is left
    /// empty and says why.
    virtual void setInputs(const RunInputs& inputs) = 0;
    /// As the user would: can be undone in the fields that change.
    virtual void changeInputs(const RunInputs& inputs) = 0;
    /// The same, and whether the target follows the model's prediction.
    virtual void changeInputs(const RunInputs& inputs, bool follows) = 0;
    [[nodiscard]] virtual bool followsPrediction() const = 0;
    /// Is one of them about to be filled in by the program? A run waits for that.
    [[nodiscard]] virtual bool isFilling() const { return false; }
};

}  // namespace headscope::app
