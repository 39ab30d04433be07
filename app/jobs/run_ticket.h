// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/model_info.h>

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace headscope::app {

/// What the user typed and chose.
struct RunInputs {
    QString prompt;
    QString target;  ///< with its leading space, if it has one
    QString control;
    Positions positions;
    std::vector<Intervention> interventions = zeroAndMean();
    /// Further tokens that count as one with the target, and with the control.
    QStringList moreTargets = {}, moreControls = {};
    /// The second prompt, which a patch takes z from; empty if no intervention needs one. Their own
    /// donors are still to be named.
    QString donor = {};
    /// Prompt and donor begin with <|endoftext|>, which is not typed.
    bool bos = false;
    bool operator==(const RunInputs&) const = default;
};

/// A run's inputs. Made before the run starts and never changed; it stays with the run to its end
/// and into every file that is made of it, whatever is typed or opened meanwhile.
struct RunTicket {
    RunInputs inputs;
    SweepRequest request;  ///< what the inputs were read as
    ModelInfo model;       ///< what the run is computed with
};

using TicketPtr = std::shared_ptr<const RunTicket>;

}  // namespace headscope::app
