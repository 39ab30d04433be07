// SPDX-License-Identifier: GPL-3.0-or-later
// Session files, plain and packed.
#include "base/gzip.h"
#include "fuzz.h"
#include "sample_report.h"

#include <headscope/session.h>

namespace headscope::fuzz {

void run(std::string_view input) {
    constexpr std::size_t kMostJson = 16 << 20;
    reads([&] {
        const Session session = sessionFromFile(input, kMostJson);
        (void)runListJson(session);
        const std::string file = toFile(session);
        const Session again = sessionFromFile(file);
        require(again.runs.size() == session.runs.size() && toFile(again) == file,
                "a session that is not read back as it was written");
    });
}

std::vector<std::string> seeds() {
    SessionRun run;
    run.id = 1;
    run.name = "one";
    run.finished = "2026-05-01T12:00:00Z";
    run.seconds = 0.5;
    run.prompt = "a b";
    run.report = sampleReport(1, 2);
    const auto& clean = run.report->result.clean;
    for (const auto& token : clean.prompt)
        run.request.prompt.push_back(token.id);
    run.request.target = clean.target.set();
    run.request.control = clean.control.set();
    run.request.positions = Positions::at({0, 2});
    run.request.given = {{0, 1}};
    run.patterns.edit().push_back({{0, 1}, 3, {1, 0, 0, 0.25F, 0.75F, 0, 0.1F, 0.2F, 0.7F}});
    run.sets.edit().push_back(
        {{{0, 0}, {0, 1}}, ScalarMean{}, run.report->result.parts[0].cells[1]});
    Session session;
    session.programVersion = "1.2.3";
    session.notes = "notes";
    session.sets = {{"name movers", {{0, 0}}}};
    session.view = R"({"metric":"kl"})";
    const std::string none = toFile(session);
    session.runs = {std::make_shared<const KeptRun>(run)};
    const std::string one = toFile(session);
    return {none, one, gzip(none), gzip(one), R"({"schema":"headscope.session/2"})"};
}

}  // namespace headscope::fuzz
