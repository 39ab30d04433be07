// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/layers/layer_study.h"

#include "document/cover.h"
#include "document/shown_question.h"

#include <headscope/engine.h>

namespace headscope::app {

LayerStudy::LayerStudy(const RunState& state, JobQueue& jobs, QObject* parent)
    : QObject(parent), m_state(state), m_inquiry(jobs, Job::Kind::Background) {
    connect(&m_inquiry, &InquiryBase::changed, this, &LayerStudy::changed);
    connect(&m_state, &RunState::modelChanged, this, [this] {
        m_inquiry.clear();
        Q_EMIT changed();
    });
    for (const auto signal :
         {&RunState::runChanged, &RunState::phaseChanged, &RunState::coverChanged})
        connect(&m_state, signal, this, &LayerStudy::changed);
}

std::optional<LayerStudy::Key> LayerStudy::now() const {
    const auto& run = m_state.run();
    if (!run) return std::nullopt;
    for (const RunPart& part : run->parts) {
        const auto* donor = donorPromptOf(part.intervention);
        if (!donor || donor->empty()) continue;
        Key key{m_state.modelKey(), {}, *donor};
        key.setting.prompt = idsOf(run->clean.prompt);
        key.setting.target = run->clean.target.set();
        key.setting.control = run->clean.control.set();
        return key;
    }
    return std::nullopt;
}

QString LayerStudy::refusal() const {
    if (!now())
        return tr(
            "A run with a donor comes first: choose Patch among Run > "
            "Interventions, type "
            "the donor, and run.");
    if (m_state.cover().any()) return coveredText();
    return furtherRefusal(m_state);
}

const LayerPatches* LayerStudy::patches() const {
    const auto& answered = m_inquiry.answered();
    return answered && !m_state.cover().any() && answered == now() ? m_inquiry.answer() : nullptr;
}

void LayerStudy::start() {
    if (!refusal().isEmpty()) return;
    m_part = 0;
    const Key key = *now();
    m_inquiry.ask(key, [this, key](Engine& engine, const JobContext& context) {
        LayersRequest request;
        static_cast<Setting&>(request) = key.setting;
        request.donor = key.donor;
        LayersSink sink;
        sink.between = context.between;
        sink.progress = [&](double part) {
            context.post([this, part] {
                m_part = part;
                Q_EMIT changed();
            });
        };
        return engine.layers(request, sink, context.stop);
    });
}

void LayerStudy::stop() {
    m_inquiry.withdraw();
    Q_EMIT changed();
}

}  // namespace headscope::app
