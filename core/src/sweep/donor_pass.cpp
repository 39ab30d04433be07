// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/donor_pass.h"

#include "model/fast_pass.h"

#include <algorithm>
#include <cstdint>

namespace headscope {

at::Tensor idTensor(const std::vector<TokenId>& prompt) {
    const std::vector<std::int64_t> ids(prompt.begin(), prompt.end());
    return at::tensor(ids, at::kLong).unsqueeze(0);
}

DonorPass runDonor(const PackedWeights& w, const std::vector<TokenId>& donor, int first) {
    const auto tokens = static_cast<std::int64_t>(donor.size());
    const std::int64_t d = w.config.width;
    auto kept = std::make_shared<PromptZ>();
    kept->layers = w.config.layers;
    kept->first = first;
    kept->positions = static_cast<int>(tokens) - first;
    kept->width = d;
    kept->rows.resize(static_cast<std::size_t>(w.config.layers * kept->positions * d));
    auto to = kept->rows.begin();
    FastPass fast(w);
    auto x = embed(w, idTensor(donor))[0].contiguous();  // [T, d]
    const auto z = at::empty({tokens, d});
    for (int layer = 0; layer < w.config.layers; ++layer) {
        float* outputs = z.data_ptr<float>();
        fast.headOutputs(layer, x.data_ptr<float>(), 1, tokens, nullptr, outputs);
        to = std::copy(outputs + first * d, outputs + tokens * d, to);
        fast.addProjected(layer, outputs, tokens, x.data_ptr<float>());
        if (layer + 1 == w.config.layers) x = x.narrow(0, tokens - 1, 1).clone();
        fast.addMlp(layer, x.data_ptr<float>(), x.size(0));
    }
    DonorPass pass{kept, at::empty({w.config.vocabulary})};
    fast.unembed(x.data_ptr<float>(), 1, pass.logits.data_ptr<float>());
    return pass;
}

const DonorPass& KeptDonor::of(const PackedWeights& w, const std::vector<TokenId>& donor,
                               int first) {
    if (!m_pass.z || m_donor != donor || m_first != first) {
        m_pass = {};
        m_pass = runDonor(w, donor, first);
        m_donor = donor;
        m_first = first;
    }
    return m_pass;
}

}  // namespace headscope
