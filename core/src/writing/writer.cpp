// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/writer.h"

#include "kernels/scores.h"
#include "writing/token_draw.h"
#include "writing/written_pass.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace headscope {
namespace {

class Writer {
 public:
    Writer(const WriterInput& input, const ContinuationRequest& request,
           const ContinuationSink& sink, Continuation& result)
        : m_in(input),
          m_request(request),
          m_sink(sink),
          m_pass(input.weights),
          m_numbers(request.sampling.value_or(Sampling()).seed) {
        m_texts.push_back({TextSide::Clean, &result.clean});
        if (!request.heads.empty())
            m_texts.push_back({TextSide::Ablated, &result.ablated.emplace()});
    }

    void run(const std::stop_token& stop) {
        if (!m_pass.read(m_request, m_in.other, stop)) return end(TextEnd::Stopped);
        const auto positions = static_cast<std::size_t>(m_in.weights.config.positions);
        for (auto length = m_request.prompt.size();; ++length) {
            writePlace();
            if (m_sink.between) m_sink.between();
            if (++m_places == m_request.tokens) end(TextEnd::Asked);
            if (length == positions) end(TextEnd::ContextFull);
            if (std::none_of(m_texts.begin(), m_texts.end(), isOpen)) return;
            if (stop.stop_requested()) return end(TextEnd::Stopped);
            m_pass.add(m_texts.front().last(), m_texts.back().last());
        }
    }

 private:
    struct Text {
        TextSide side;
        WrittenText* written;
        bool open = true;
        [[nodiscard]] TokenId last() const { return written->tokens.back().token.id; }
    };
    static bool isOpen(const Text& text) { return text.open; }

    // Those that have not ended yet.
    void end(TextEnd why) {
        for (auto& text : m_texts)
            if (std::exchange(text.open, false)) text.written->end = why;
    }

    // One more token of each text, drawn by the same number.
    void writePlace() {
        const double number = m_numbers.next();
        for (auto& text : m_texts) {
            if (!text.open) continue;
            text.written->tokens.push_back(next(m_pass.logits(text.side), number));
            if (m_sink.token) m_sink.token(text.side, text.written->tokens.back());
            if (m_in.endOfText != text.last()) continue;
            text.open = false;
            text.written->end = TextEnd::EndOfText;
        }
    }

    [[nodiscard]] TokenScore next(std::span<const float> logits, double number) const {
        auto scores = kernels::scoreRow(logits, 0, 0, {});
        if (!std::isfinite(scores.logSumExp)) throw NotFinite();
        auto chosen = static_cast<std::size_t>(scores.best);
        if (m_request.sampling) {
            chosen = drawToken(logits, *m_request.sampling, number);
            scores = kernels::scoreRow(logits, chosen, chosen, {});
        } else {
            scores.aboveTarget = 0;
        }
        const auto id = static_cast<TokenId>(chosen);
        const auto p = std::exp(static_cast<double>(logits[chosen]) - scores.logSumExp);
        return {m_in.token(id), static_cast<float>(p), logits[chosen],
                1 + static_cast<int>(scores.aboveTarget)};
    }

    const WriterInput& m_in;
    const ContinuationRequest& m_request;
    const ContinuationSink& m_sink;
    WrittenPass m_pass;
    EvenNumbers m_numbers;
    std::vector<Text> m_texts;
    int m_places = 0;
};

}  // namespace

void writeOn(const WriterInput& input, const ContinuationRequest& request,
             const ContinuationSink& sink, const std::stop_token& stop,
             Continuation& continuation) {
    Writer(input, request, sink, continuation).run(stop);
}

}  // namespace headscope
