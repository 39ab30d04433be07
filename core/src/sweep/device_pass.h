// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sweep/ablated_pass.h"
#include "sweep/batch_runner.h"

#include <headscope/device.h>

#include <ATen/ATen.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace headscope {

/// Bytes that a batch may take of a device with so many free, or of one that does not say: half,
/// but no more than batches need to run near to a card's peak.
[[nodiscard]] std::int64_t deviceBatchBytes(std::optional<std::int64_t> free);

/// A model's weights in the memory of a device.
struct DeviceWeights {
    at::Device device = at::kCPU;
    std::string name;  ///< for messages: "cuda:0"
    Gpt2Weights weights;
    std::int64_t batchBytes = 0;  ///< what is left there for a batch
};

/// Copies the weights to the device, with TF32 off, for full float32. Throws c10::Error where its
/// memory does not suffice.
[[nodiscard]] DeviceWeights toDevice(const PackedWeights& weights, const Device& device);

/// Did an allocation fail, on the CPU or a device?
[[nodiscard]] bool isOutOfMemory(const c10::Error& error);

/// AblatedPass with tensors, by the functions of model/gpt2, on whichever device the weights are.
/// Where the device's memory does not suffice, batches are halved, for good; where not even one
/// variant fits, the CPU continues. Both are in notes().
class DevicePass final : public BatchRunner {
 public:
    /// `weights` are the same on the CPU; both must outlive this.
    DevicePass(const PackedWeights& weights, const DeviceWeights& onDevice)
        : m_cpuWeights(weights), m_on(onDevice), m_w(onDevice.weights) {}

    [[nodiscard]] std::size_t rowsThatFit(int positionsCarried, std::int64_t memory) const override;
    [[nodiscard]] bool run(const CleanPass& base, const Batch& batch,
                           const BatchStep& step) override;
    void logits(std::int64_t first, std::int64_t count, float* out) override;
    [[nodiscard]] std::vector<Message> notes() const override;

    /// Called before so many variants are computed on the device, and with 0 before the parts of a
    /// batch are put together; a test throws here what a full device would.
    std::function<void(std::int64_t variants)> beforeVariants;

 private:
    using Variants = std::span<const Variant>;

    /// -> final residual stream [variants, d] on the device; undefined where stopped.
    [[nodiscard]] at::Tensor finalStream(const CleanPass& base, Variants batch,
                                         const BatchStep& step);
    [[nodiscard]] at::Tensor attention(const CleanPass& base, Variants running, int layer,
                                       const at::Tensor& x);
    [[nodiscard]] at::Tensor join(const CleanPass& base, Variants joining, int layer,
                                  std::int64_t asked);
    void editHeads(const CleanPass& base, Variants running, int layer, at::Tensor& z);
    /// A donor's rows for one head on the device, at `count` carried positions from `first` on, and
    /// at each alike where they do not differ: [count or 1, h].
    [[nodiscard]] at::Tensor rows(const DonorPtr& donor, HeadId head, std::int64_t first,
                                  std::int64_t count);
    [[nodiscard]] KeysValues prefix(const CleanPass& base, int layer) const;
    [[nodiscard]] at::Tensor toDevice(const at::Tensor& tensor) const;
    bool runHalving(const CleanPass& base, const Batch& batch, const BatchStep& step);
    void fallBack();

    const PackedWeights& m_cpuWeights;
    const DeviceWeights& m_on;
    const Gpt2Weights& m_w;
    std::map<DonorPtr, at::Tensor> m_rows;   ///< donors' rows, on the device
    at::Tensor m_final;                      ///< of the last batch, on the device
    std::optional<std::int64_t> m_most;      ///< variants at once, since memory ran out
    std::optional<std::int64_t> m_mostRows;  ///< rows of logits at once
    std::unique_ptr<AblatedPass> m_cpu;      ///< since not one variant fitted
};

}  // namespace headscope
