// SPDX-License-Identifier: GPL-3.0-or-later
#include "sweep/reference_mean.h"

#include "base/sha256.h"
#include "sweep/donor_pass.h"

#include <headscope/error.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <string>

namespace headscope {
namespace {

void checkLengths(const std::vector<std::vector<TokenId>>& prompts, bool byPosition) {
    if (prompts.empty())
        throw inputError(say("there is no reference prompt"), say("Give at least one."));
    if (!byPosition) return;
    for (const auto& prompt : prompts)
        if (prompt.size() != prompts.front().size())
            throw inputError(
                say("reference prompts of %1 and of %2 tokens have no mean at each position",
                    prompts.front().size(), prompt.size()),
                say("Give prompts of one length."));
}

std::string idOf(const std::vector<std::vector<TokenId>>& prompts, bool byPosition) {
    std::string text = byPosition ? "by position\n" : "over positions\n";
    for (const auto& prompt : prompts)
        text += fmt::format("{}\n", fmt::join(prompt, " "));
    return sha256OfText(text);
}

// Adds z [L, T, d] to sums [L, T or 1, d].
void add(const PromptZ& z, std::size_t positions, std::vector<double>& sums) {
    const auto width = static_cast<std::size_t>(z.width);
    const auto tokens = static_cast<std::size_t>(z.positions);
    for (std::size_t layer = 0; layer < static_cast<std::size_t>(z.layers); ++layer)
        for (std::size_t t = 0; t < tokens; ++t) {
            const float* from = z.rows.data() + (layer * tokens + t) * width;
            double* to = sums.data() + (layer * positions + (positions > 1 ? t : 0)) * width;
            for (std::size_t k = 0; k < width; ++k)
                to[k] += from[k];
        }
}

}  // namespace

ReferencePtr referenceMean(const PackedWeights& w, const std::vector<std::vector<TokenId>>& prompts,
                           bool byPosition, const std::stop_token& stop) {
    checkLengths(prompts, byPosition);
    auto mean = std::make_shared<ReferenceRows>();
    mean->id = idOf(prompts, byPosition);
    mean->layers = w.config.layers;
    mean->positions = byPosition ? static_cast<int>(prompts.front().size()) : 1;
    mean->width = w.config.width;
    const auto positions = static_cast<std::size_t>(mean->positions);
    std::vector<double> sums(static_cast<std::size_t>(w.config.layers) * positions *
                             static_cast<std::size_t>(w.config.width));
    std::size_t count = 0;
    for (const auto& prompt : prompts) {
        if (stop.stop_requested())
            throw failure(say("the mean over reference prompts was stopped"),
                          say("Run the command again."));
        add(*runDonor(w, prompt, 0).z, positions, sums);
        count += byPosition ? 1 : prompt.size();
    }
    mean->rows.reserve(sums.size());
    for (const double sum : sums)
        mean->rows.push_back(static_cast<float>(sum / static_cast<double>(count)));
    return mean;
}

}  // namespace headscope
