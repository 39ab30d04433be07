// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/layer_patches.h>
#include <headscope/report.h>

#include <cstddef>
#include <limits>
#include <string>

namespace headscope {

/// Which part of each layer carries the difference between two prompts.
struct LayersReport {
    SweepReport run;       ///< the model and the prompt; its result is ignored
    LayerPatches patches;  ///< run to its end
};

/// The JSON of schema "headscope.layers/1", indented, newline at the end:
/// {"schema","program","model","prompt","target","control","bos"?} and "clean" as in
/// headscope.sweep/2, "donor" as in a patch's intervention there, "metric":"logit-difference",
/// "clean_logit_difference","donor_logit_difference","first_difference", the first position in
/// which the two prompts differ (null if they are the same), "residual","attention","mlp", each
/// [[T] x L], the logit difference after patching at layer and position, "everywhere":{"residual",
/// "attention","mlp"}, each [L], the same at all positions of a layer, "recovered": the same four
/// as recovered(), or null if that is empty, and "notes"?}. Any thread.
[[nodiscard]] std::string layersJson(const LayersReport& report);

/// The same for people: layers down, positions across, from the first that differs on. Positions
/// for which `columns` have no room are in a table below.
[[nodiscard]] std::string layersText(const LayersReport& report,
                                     std::size_t columns = std::numeric_limits<std::size_t>::max());

/// part, layer, position (empty: all of them), token, and what the prediction is then.
[[nodiscard]] std::string layersCsv(const LayersReport& report);

}  // namespace headscope
