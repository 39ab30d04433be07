// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/attribution.h>
#include <headscope/direct_effects.h>
#include <headscope/report.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace headscope {

/// An attribution and its model, prompt and ablation.
struct AttributionReport {
    /// The model, the prompt, the clean run and the donor; its cells are ignored.
    SweepReport run;
    std::vector<HeadId> heads;  ///< ablated together; ascending. None: it is of the clean run
    Intervention intervention;
    Positions positions;
    Attribution result;
    /// Of each head by itself under the intervention at the positions.
    std::optional<IndirectEffects> everyHead;
};

/// The JSON of schema "headscope.attribution/1", indented, newline at the end:
/// {"schema","program","model","prompt","target","control"} and "clean" as in headscope.sweep/2,
/// "ablated":{"heads":["9.6"],"intervention":{"kind","alpha"?,"donor"?},"positions"} or null for
/// the clean run, "heads":[[H] x L], "mlps":[L], "embedding", "biases", "total" (the sum of all of
/// these), "logit_difference" (of the same run, as its forward pass gives it), "adds_up" (do they
/// agree within 1e-4?), "final_layer_norm":{"mean","sigma"},
/// "every_head":{"intervention","positions", "direct":[[H] x L],"total","indirect"}, changes with
/// each head by itself ablated (indirect is total - direct), or null. All in logits. Any thread.
[[nodiscard]] std::string attributionJson(const AttributionReport& report);

/// The same for people: the `most` heads and MLPs with the largest |value|, and the sum of the
/// others; of every head by itself the `most` with the largest |total - direct|.
[[nodiscard]] std::string attributionText(const AttributionReport& report, std::size_t most = 12);

/// Empty if the parts add up; else by how much they do not, as a sentence without a full stop.
[[nodiscard]] std::string attributionRest(const Attribution& attribution);

}  // namespace headscope
