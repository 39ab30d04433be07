// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>
#include <headscope/message.h>
#include <headscope/results.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace headscope {

// Activation patching of whole layers: which part of a layer, at which position, carries the
// difference between two prompts.

/// What is taken from the donor's clean run.
enum class LayerPart {
    Residual,   ///< the residual stream that enters the layer
    Attention,  ///< z of all of the layer's heads: what its attention adds
    Mlp,        ///< what its MLP adds
};
inline constexpr LayerPart kLayerParts[] = {LayerPart::Residual, LayerPart::Attention,
                                            LayerPart::Mlp};
/// "residual", "attention", "mlp": in the JSON.
[[nodiscard]] const char* name(LayerPart part);

/// What is asked; Setting::positions is ignored.
struct LayersRequest : Setting {
    std::vector<TokenId> donor;  ///< as many tokens as the prompt
};

/// One part of the layers.
struct LayerPatch {
    LayerPart part = LayerPart::Residual;
    /// The run in which it is patched at one layer and position: [layer * T + position].
    std::vector<AblatedRun> at;
    /// The same at all positions of one layer: [layer]. Of the residual stream that is the donor's
    /// own run.
    std::vector<AblatedRun> everywhere;

    [[nodiscard]] const AblatedRun& operator()(int layer, int position) const {
        const auto tokens = at.size() / everywhere.size();
        return at[static_cast<std::size_t>(layer) * tokens + static_cast<std::size_t>(position)];
    }
    bool operator==(const LayerPatch&) const = default;
};

/// What comes back.
struct LayerPatches {
    CleanRun clean;
    DonorRun donor;
    std::vector<LayerPatch> parts;    ///< in the order of kLayerParts; none if stopped
    std::vector<Message> notes = {};  ///< as Run::notes
    bool stopped = false;
    bool operator==(const LayerPatches&) const = default;
};

/// Called on the engine's thread; either may be empty. Must not call the engine unless noted.
struct LayersSink {
    /// Before each layer of a batch: the part of the work that is done, from 0 to less than 1.
    std::function<void(double part)> progress;
    /// Between batches. It may call the engine's predict(), ablate() and attention().
    std::function<void()> between;
};

}  // namespace headscope
