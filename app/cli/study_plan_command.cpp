// SPDX-License-Identifier: GPL-3.0-or-later
#include "interruption.h"
#include "output.h"
#include "study_command.h"

#include <headscope/study_plan.h>

#include <CLI/CLI.hpp>

namespace headscope::cli {
namespace {

struct StudyPlanOptions {
    StudyFileOptions study;
    Output output;
};

void runStudyPlan(const StudyPlanOptions& options) {
    options.output.check();
    const auto opened = openStudy(options.study);
    const Interruption interruption;
    const auto plan = planStudy(*opened.engine, opened.study, interruption.token());
    interruption.check("the plan");
    options.output.emit({[&](std::size_t) { return planText(plan); },
                         [&] { return planJson(plan); }, [&] { return planCsv(plan); }});
}

}  // namespace

Command addStudyPlan(CLI::App& group) {
    const auto options = std::make_shared<StudyPlanOptions>();
    auto& command = *group.add_subcommand(
        "plan", "Find all that is wrong with a study, and tell what it takes");
    options->study.add(command);
    options->output.add(command, Format::Table);
    command.footer("Computes some of the prompts, for seconds, to tell how long all take here.");
    return [options] { runStudyPlan(*options); };
}

}  // namespace headscope::cli
