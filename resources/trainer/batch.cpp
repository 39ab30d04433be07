// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch.h"

#include <cstddef>

namespace headscope::trainer {

namespace {

// Bytes that hold `tokens` tokens for certain: the longest words are shorter.
constexpr std::size_t kBytesPerToken = 6;

// The weight of each token, by where it begins. Both lists ascend.
float weightAt(const Passage& passage, std::size_t& next, std::size_t byte) {
    const auto& e = passage.emphases;
    while (next < e.size() && e[next].end <= byte)
        ++next;
    return next < e.size() && e[next].begin <= byte ? e[next].weight : kPlainWeight;
}

}  // namespace

Batch nextBatch(TextSource& source, const Tokenizer& tokenizer, std::int64_t rows,
                std::int64_t length) {
    Batch batch{at::empty({rows, length}, at::kLong), at::empty({rows, length}, at::kLong),
                at::empty({rows, length}, at::kFloat)};
    auto* ids = batch.ids.data_ptr<std::int64_t>();
    auto* next = batch.next.data_ptr<std::int64_t>();
    auto* weights = batch.weights.data_ptr<float>();
    const auto wanted = static_cast<std::size_t>(length) + 1;
    for (std::int64_t row = 0; row < rows; ++row) {
        Passage passage;
        std::vector<Token> tokens;
        for (auto bytes = wanted * kBytesPerToken; tokens.size() < wanted; bytes *= 2) {
            passage = source.text(bytes);
            tokens = tokenizer.encode(passage.text);
        }
        std::size_t emphasis = 0;
        for (std::size_t t = 0; t + 1 < wanted; ++t) {
            *ids++ = tokens[t].id;
            *next++ = tokens[t + 1].id;
            *weights++ = weightAt(passage, emphasis, tokens[t + 1].begin);
        }
    }
    return batch;
}

}  // namespace headscope::trainer
