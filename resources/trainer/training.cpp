// SPDX-License-Identifier: GPL-3.0-or-later
#include "training.h"

#include "batch.h"
#include "network.h"
#include "twin_tokens.h"

#include <headscope/error.h>

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <future>
#include <map>
#include <numbers>

namespace headscope::trainer {

namespace {

constexpr std::size_t kShards = 2;

double rateAt(const TrainingOptions& o, int step) {
    if (step < o.warmup) return o.learningRate * (step + 1) / o.warmup;
    const double done = static_cast<double>(step - o.warmup) / std::max(1, o.steps - o.warmup);
    constexpr double kFloor = 0.02;
    return o.learningRate * (kFloor + (1 - kFloor) * 0.5 * (1 + std::cos(std::numbers::pi * done)));
}

// Gradients of a sum, so that shards add up whatever their weights.
struct ShardResult {
    std::vector<at::Tensor> gradients;
    double loss = 0;
    double weight = 0;
};

ShardResult shardGradients(const Gpt2Weights& weights, const std::vector<at::Tensor>& parameters,
                           const Batch& batch) {
    const auto logits = forward(weights, batch.ids).flatten(0, 1);  // [N*T, V]
    const auto losses =
        at::cross_entropy_loss(logits, batch.next.flatten(), {}, at::Reduction::None);
    const auto loss = (losses * batch.weights.flatten()).sum();
    return {torch::autograd::grad({loss}, parameters), loss.item<double>(),
            batch.weights.sum().item<double>()};
}

class Training {
 public:
    Training(Gpt2Weights& weights, const Tokenizer& tokenizer, const TrainingOptions& options)
        : m_weights(weights),
          m_tokenizer(tokenizer),
          m_options(options),
          m_twins(tokenizer, weights.tokenEmbedding),
          m_optimizer(groups()) {
        for (const auto& [name, tensor] : namedTensors(weights))
            m_parameters.push_back(tensor);
        m_parameters.push_back(m_twins.shift());
        for (std::size_t i = 0; i < kShards; ++i)
            m_sources.emplace_back(options.seed * kShards + i, options.mix);
    }

    // Returns the weighted mean loss before the step.
    double step(int index) {
        const auto shards = allShards(index);
        double loss = 0;
        double weight = 0;
        for (const auto& shard : shards) {
            loss += shard.loss;
            weight += shard.weight;
        }
        if (!std::isfinite(loss)) {
            throw failure("the loss is no longer a number at step " + std::to_string(index),
                          "Try a lower --learning-rate.");
        }
        const c10::NoGradGuard noGrad;
        for (std::size_t i = 0; i < m_parameters.size(); ++i) {
            m_parameters[i].mutable_grad() =
                (shards[0].gradients[i] + shards[1].gradients[i]) / weight;
        }
        torch::nn::utils::clip_grad_norm_(m_parameters, m_options.clip);
        for (auto& group : m_optimizer.param_groups()) {
            group.options().set_lr(rateAt(m_options, index));
        }
        m_optimizer.step();
        decayMlps(rateAt(m_options, index) * m_options.mlpDecay);
        return loss / weight;
    }

    // Gives the weights the rows that the steps left to be made from their twins'.
    void finish() {
        const c10::NoGradGuard noGrad;
        m_weights.tokenEmbedding.copy_(m_twins.tie(m_weights.tokenEmbedding));
    }

 private:
    void decayMlps(double amount) {
        if (amount == 0) return;
        for (auto& block : m_weights.blocks) {
            block.fcWeight.mul_(1 - amount);
            block.outWeight.mul_(1 - amount);
        }
    }

    // Decay draws matrices to 0, and leaves gains and biases alone.
    [[nodiscard]] std::vector<torch::optim::OptimizerParamGroup> groups() const {
        std::vector<at::Tensor> matrices;
        std::vector<at::Tensor> vectors;
        for (const auto& [name, tensor] : namedTensors(m_weights)) {
            (tensor.dim() > 1 ? matrices : vectors).push_back(tensor);
        }
        vectors.push_back(m_twins.shift());
        const auto with = [this](double decay) {
            return std::make_unique<torch::optim::AdamWOptions>(
                torch::optim::AdamWOptions(m_options.learningRate)
                    .betas({0.9, 0.98})
                    .weight_decay(decay));
        };
        return {{matrices, with(m_options.weightDecay)}, {vectors, with(0)}};
    }

    std::array<ShardResult, kShards> allShards(int index) {
        const auto& lengths = m_options.rowLengths;
        const std::int64_t length = lengths[static_cast<std::size_t>(index) % lengths.size()];
        const auto rows = m_options.tokensPerStep / static_cast<std::int64_t>(kShards) / length;
        const auto compute = [this, rows, length](std::size_t shard) {
            at::set_num_threads(1);
            const auto batch = nextBatch(m_sources[shard], m_tokenizer, rows, length);
            auto weights = m_weights;
            weights.tokenEmbedding = weights.unembedding = m_twins.tie(m_weights.tokenEmbedding);
            return shardGradients(weights, m_parameters, batch);
        };
        auto second = std::async(std::launch::async, compute, 1);
        auto first = compute(0);
        return {std::move(first), second.get()};
    }

    Gpt2Weights& m_weights;
    const Tokenizer& m_tokenizer;
    const TrainingOptions& m_options;
    TwinTokens m_twins;
    torch::optim::AdamW m_optimizer;
    std::vector<at::Tensor> m_parameters;
    std::vector<TextSource> m_sources;
};

}  // namespace

void train(Gpt2Weights& weights, const Tokenizer& tokenizer, const TrainingOptions& options,
           int reportEvery, const std::function<void(const Progress&)>& report) {
    const auto started = std::chrono::steady_clock::now();
    at::set_num_threads(1);
    Training training(weights, tokenizer, options);
    double sum = 0;
    int counted = 0;
    const int steps = std::min(options.steps, options.stopAfter);
    for (int step = 0; step < steps; ++step) {
        sum += training.step(step);
        ++counted;
        const bool last = step + 1 == steps;
        if (!last && (step + 1) % reportEvery != 0) continue;
        training.finish();
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started;
        report({step + 1, sum / counted, rateAt(options, step), spent.count()});
        sum = 0;
        counted = 0;
    }
}

std::vector<bool> answeredRight(const Gpt2Weights& weights, const Tokenizer& tokenizer,
                                const std::vector<Question>& questions) {
    const c10::NoGradGuard noGrad;
    struct Row {
        std::size_t question;
        std::vector<std::int64_t> ids;
    };
    std::map<std::size_t, std::vector<Row>> byLength;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        Row row{i, {}};
        for (const auto& token : tokenizer.encode(questions[i].prompt))
            row.ids.push_back(token.id);
        byLength[row.ids.size()].push_back(std::move(row));
    }
    std::vector<bool> right(questions.size());
    constexpr std::size_t kRowsAtOnce = 64;
    for (const auto& [length, rows] : byLength) {
        for (std::size_t from = 0; from < rows.size(); from += kRowsAtOnce) {
            const auto count = std::min(kRowsAtOnce, rows.size() - from);
            auto ids = at::empty(
                {static_cast<std::int64_t>(count), static_cast<std::int64_t>(length)}, at::kLong);
            for (std::size_t i = 0; i < count; ++i) {
                ids[static_cast<std::int64_t>(i)].copy_(at::tensor(rows[from + i].ids));
            }
            const auto best = forward(weights, ids).select(1, -1).argmax(-1);  // [count]
            for (std::size_t i = 0; i < count; ++i) {
                const auto index = rows[from + i].question;
                const auto id = best[static_cast<std::int64_t>(i)].item<std::int64_t>();
                right[index] = tokenizer.bytes(static_cast<TokenId>(id)) == questions[index].answer;
            }
        }
    }
    return right;
}

}  // namespace headscope::trainer
