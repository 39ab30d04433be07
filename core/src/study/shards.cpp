// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/study.h>
#include <headscope/sweep_cost.h>

#include <algorithm>
#include <charconv>
#include <numeric>

namespace headscope {
namespace {

constexpr int kMostShards = 1'000'000;

// From the first token in which the donor is another, where the positions do not begin behind it.
Positions changedBy(const std::vector<TokenId>& donor, const ReadyPrompt& prompt,
                    const Positions& positions) {
    const auto parting = firstDifference(prompt.prompt, donor);
    if (!parting || positions.kind != Positions::Kind::All) return positions;
    return Positions::at({static_cast<int>(*parting)});
}

int shardNumber(const std::string& text, const std::string& whole) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || value < 1 || value > kMostShards)
        throw inputError(say("\"%1\" is no shard", whole),
                         say("Give its number and how many there are, such as 3/32, from 1/32 to "
                             "32/32."));
    return value;
}

}  // namespace

double studyFlop(const ReadyStudy& study, const ModelConfig& config, std::size_t prompt) {
    const auto& ready = study.prompts[prompt];
    const auto& positions = study.study.positions;
    const auto tokens = static_cast<int>(ready.prompt.size());
    int together = 0;
    double sum = 0;
    for (const auto& one : study.study.interventions) {
        if (!donorPromptOf(one)) {
            ++together;
            continue;
        }
        const auto& donor = referenceNeedOf(one) == ReferenceNeed::Draw ? ready.drawn : ready.donor;
        sum += sweepFlop(config, tokens, 1, changedBy(donor, ready, positions));
    }
    return together > 0 ? sum + sweepFlop(config, tokens, together, positions) : sum;
}

StudyShard shardFromText(const std::string& text) {
    const auto slash = text.find('/');
    const StudyShard shard{
        shardNumber(text.substr(0, slash), text),
        slash == std::string::npos ? 0 : shardNumber(text.substr(slash + 1), text)};
    if (shard.index > shard.count)
        throw inputError(say("\"%1\" is no shard", text),
                         say("Give its number and how many there are, such as 3/32, from 1/32 to "
                             "32/32."));
    return shard;
}

StudyRange shardRange(const std::vector<double>& costs, const StudyShard& shard) {
    // A prompt belongs to the shard in whose part of the whole cost its middle lies.
    const double whole = std::accumulate(costs.begin(), costs.end(), 0.0);
    const auto cut = [&](int shards) {
        const double until = whole * shards / shard.count;
        double sum = 0;
        std::size_t i = 0;
        for (; i < costs.size() && sum + costs[i] / 2 < until; ++i)
            sum += costs[i];
        return shards == shard.count ? costs.size() : i;
    };
    return {cut(shard.index - 1), cut(shard.index)};
}

}  // namespace headscope
