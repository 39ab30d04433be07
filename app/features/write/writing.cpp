// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/write/writing.h"

#include <utility>

namespace headscope::app {

Writing::Writing(JobQueue& jobs, QObject* parent)
    : QObject(parent), m_inquiry(jobs, "continuation") {
    connect(&m_inquiry, &InquiryBase::changed, this, &Writing::follow);
}

void Writing::start(WritingOrder order) {
    m_text = {};
    if (!order.request.heads.empty()) m_text.ablated.emplace();
    m_order = std::move(order);
    m_inquiry.ask(++m_orders,
                  [this, request = m_order->request](Engine& engine, const JobContext& context) {
                      ContinuationSink sink;
                      sink.between = context.between;
                      sink.token = [&](TextSide side, const TokenScore& score) {
                          context.post([this, side, score] { take(side, score); });
                      };
                      return engine.write(request, sink, context.stop);
                  });
}

void Writing::stop() {
    m_inquiry.stop();
}

void Writing::take(TextSide side, const TokenScore& score) {
    (side == TextSide::Clean ? m_text.clean : *m_text.ablated).tokens.push_back(score);
    Q_EMIT changed();
}

void Writing::follow() {
    if (status() == Status::Ready) m_text = *m_inquiry.answer();
    if (status() == Status::None) {  // the model goes, and what it wrote with it
        m_order.reset();
        m_text = {};
    }
    Q_EMIT changed();
}

}  // namespace headscope::app
