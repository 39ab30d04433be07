// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_identity.h"

#include "text.h"

#include <headscope/version.h>
#include <headscope/visible_text.h>

#include <algorithm>
#include <stop_token>

namespace headscope::cli {

SweepReport identified(Engine& engine, const Setting& setting, bool bos) {
    const auto& tokenizer = *engine.tokenizer();
    SweepReport report;
    report.programVersion = version();
    report.model = reportModel(engine.info());
    report.bos = bos;
    for (const auto& token : setting.prompt)
        if (tokenizer.contains(token)) report.promptText += tokenizer.bytes(token);
    report.promptText = validUtf8(report.promptText);
    return report;
}

void sayNotes(const Engine& engine, const Run& result) {
    const auto known = engine.info().reading.remarks();
    for (const auto& note : result.notes)
        if (std::find(known.begin(), known.end(), note) == known.end())
            say("note: " + note.english());
}

Run cleanRun(Engine& engine, const SweepRequest& request) {
    std::stop_source stop;
    SweepSink sink;
    sink.clean = [&stop](const CleanRun&) { stop.request_stop(); };
    return engine.sweep(request, sink, stop.get_token());
}

}  // namespace headscope::cli
