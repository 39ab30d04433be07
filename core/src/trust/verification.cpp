// SPDX-License-Identifier: GPL-3.0-or-later
#include "trust/checks.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/runtime.h>
#include <headscope/version.h>
#include <headscope/visible_text.h>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace headscope {

namespace {

using trust::CheckStep;
using trust::VerificationContext;

void append(std::vector<CheckStep>& steps, std::vector<CheckStep> more) {
    std::move(more.begin(), more.end(), std::back_inserter(steps));
}

// A computation that fails is a failed check; the others continue.
std::vector<Check> outcome(const CheckStep& step, VerificationContext& context) {
    try {
        return step.run(context, step.about);
    } catch (const Error& error) {
        Check check = step.about;
        check.verdict = Verdict::Failed;
        check.found = say("could not be computed: %1. %2", error.message(), error.hintMessage());
        return {check};
    }
}

void describe(Verification& verification, const Engine& engine,
              const VerificationContext& context) {
    const auto& info = engine.info();
    verification.programVersion = version();
    verification.model = reportModel(info);
    verification.revision = inspectModel(info.folder).revision;
    verification.prompt = context.promptText();
    for (const auto id : context.prompt())
        verification.tokens.push_back(
            {id, engine.tokenizer()->contains(id) ? validUtf8(engine.tokenizer()->bytes(id)) : ""});
}

}  // namespace

int Verification::count(Verdict verdict) const {
    return static_cast<int>(
        std::count_if(checks.begin(), checks.end(),
                      [verdict](const Check& check) { return check.verdict == verdict; }));
}

Verification verify(Engine& engine, const VerificationOptions& options,
                    const VerificationSink& sink, std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    auto steps = trust::factSteps();
    append(steps, trust::noiseSteps());
    append(steps, trust::identitySteps());
    append(steps, trust::publishedSteps(options.published));

    VerificationContext context(engine, sink, std::move(stop));
    Verification verification;
    describe(verification, engine, context);
    const int total = static_cast<int>(steps.size());
    try {
        for (int done = 0; done < total; ++done) {
            if (sink.progress) sink.progress(done, total);
            context.pause();
            for (auto& check : outcome(steps[static_cast<std::size_t>(done)], context)) {
                if (sink.check) sink.check(check);
                verification.checks.push_back(std::move(check));
            }
        }
        if (sink.progress) sink.progress(total, total);
        verification.model.sha256 = engine.sha256();
    } catch (const trust::StopAsked&) {
        verification.stopped = true;
    } catch (const Error&) {
        // The hash: its check has failed already.
    }
    verification.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return verification;
}

std::string name(Verdict verdict) {
    switch (verdict) {
        case Verdict::Stated:
            return "stated";
        case Verdict::Passed:
            return "passed";
        case Verdict::Provisional:
            return "provisional";
        case Verdict::NotApplicable:
            return "not applicable";
        case Verdict::Failed:
            break;
    }
    return "failed";
}

}  // namespace headscope
