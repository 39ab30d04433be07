// SPDX-License-Identifier: GPL-3.0-or-later
#include "ablation/ablated_pass.h"

namespace headscope {
namespace {

float replacementValue(const CleanPass& clean, HeadId head, Replacement replacement) {
    return replacement == Replacement::Mean ? clean.headMean(head) : 0.0F;
}

// What replacing `head` adds to the residual stream of the clean run at the carried positions:
// (value - z) W for the edited ones, W the head's rows of c_proj. -> [P, d]
at::Tensor replacementDelta(const Gpt2Weights& w, const CleanPass& clean, HeadId head,
                            Replacement replacement) {
    const auto width = w.config.headWidth();
    const auto layer = static_cast<std::size_t>(head.layer);
    const auto z = clean.z[layer].narrow(1, head.head * width, width);  // [P, h]
    auto difference = replacementValue(clean, head, replacement) - z;
    if (static_cast<int>(clean.edited.size()) < clean.carried) {
        auto mask = at::zeros({clean.carried, 1}, z.options());
        for (const int position : clean.edited)
            mask[position] = 1;
        difference = difference * mask;
    }
    return at::mm(difference, w.blocks[layer].projWeight.narrow(0, head.head * width, width));
}

// The variants of `batch` from `begin` on whose first layer this is: their residual streams after
// this layer's attention. c_proj is linear, so the clean run's result and a correction per head do.
at::Tensor joining(const Gpt2Weights& w, const CleanPass& clean, const Batch& batch,
                   std::size_t begin, int layer) {
    std::vector<at::Tensor> rows;
    const auto& mid = clean.mid[static_cast<std::size_t>(layer)];
    for (auto i = begin; i < batch.size() && batch[i].firstLayer() == layer; ++i) {
        auto row = mid;
        for (const auto& head : batch[i].heads)
            if (head.layer == layer)
                row = row + replacementDelta(w, clean, head, batch[i].replacement);
        rows.push_back(row);
    }
    return rows.empty() ? at::Tensor() : at::stack(rows);  // [n, P, d]
}

// Edits z [n, Q, d] of the variants already running: Q = P, or 1 for the last position alone.
void replaceHeads(const Gpt2Weights& w, const CleanPass& clean, const Batch& batch, int layer,
                  at::Tensor& z) {
    const auto width = w.config.headWidth();
    const auto skipped = clean.carried - static_cast<int>(z.size(1));
    for (std::int64_t row = 0; row < z.size(0); ++row) {
        const auto& variant = batch[static_cast<std::size_t>(row)];
        for (const auto& head : variant.heads) {
            if (head.layer != layer) continue;
            for (const int position : clean.edited)
                if (position >= skipped)
                    z[row][position - skipped]
                        .narrow(0, head.head * width, width)
                        .fill_(replacementValue(clean, head, variant.replacement));
        }
    }
}

}  // namespace

at::Tensor runAblated(const Gpt2Weights& w, const CleanPass& clean, const Batch& batch,
                      const std::stop_token& stop) {
    at::Tensor x;  // residual stream of the variants running so far [n, P, d]
    for (int layer = batch.front().firstLayer(); layer < w.config.layers; ++layer) {
        if (stop.stop_requested()) return {};
        const bool last = layer + 1 == w.config.layers;
        const auto& prefix = clean.prefix[static_cast<std::size_t>(layer)];
        std::size_t running = 0;
        at::Tensor mid;
        if (x.defined()) {
            running = static_cast<std::size_t>(x.size(0));
            auto z = last ? lastHeadOutputs(w, layer, x, prefix) : headOutputs(w, layer, x, prefix);
            replaceHeads(w, clean, batch, layer, z);
            mid = (last ? x.narrow(1, clean.carried - 1, 1) : x) + project(w, layer, z);
        }
        auto fresh = joining(w, clean, batch, running, layer);
        if (fresh.defined()) {
            if (last) fresh = fresh.narrow(1, clean.carried - 1, 1);
            mid = mid.defined() ? at::cat({mid, fresh}) : fresh;
        }
        x = mid + mlp(w, layer, mid);
    }
    if (stop.stop_requested()) return {};
    return unembed(w, x.select(1, x.size(1) - 1));
}

}  // namespace headscope
