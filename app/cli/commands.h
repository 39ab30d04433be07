// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace headscope::cli {

/// Each adds its subcommand and options to `app`. The returned function runs the command with the
/// options as parsed; it throws headscope::Error. All on the main thread, the only one that calls
/// the engine here.
using Command = std::function<void()>;

/// Thrown by a command that has done its work, and whose result is that something failed: the
/// program exits with 1 and adds no message.
struct ChecksFailed {};

/// Thrown by a command that was stopped, saved its work, and resumes if run again: the program
/// exits with kRunAgain and adds no message.
struct StoppedEarly {};

[[nodiscard]] Command addSweep(CLI::App& app);
[[nodiscard]] Command addPredict(CLI::App& app);
[[nodiscard]] Command addWrite(CLI::App& app);
[[nodiscard]] Command addMap(CLI::App& app);
[[nodiscard]] Command addSet(CLI::App& app);
[[nodiscard]] Command addGrow(CLI::App& app);
[[nodiscard]] Command addPairs(CLI::App& app);
[[nodiscard]] Command addAttribution(CLI::App& app);
[[nodiscard]] Command addSimilarity(CLI::App& app);
[[nodiscard]] Command addLayers(CLI::App& app);
[[nodiscard]] Command addCompare(CLI::App& app);
[[nodiscard]] Command addTokenize(CLI::App& app);
[[nodiscard]] Command addInfo(CLI::App& app);
[[nodiscard]] Command addSession(CLI::App& app);
[[nodiscard]] Command addVerify(CLI::App& app);
[[nodiscard]] Command addClaims(CLI::App& app);
[[nodiscard]] Command addExportPython(CLI::App& app);

/// A group: what is to be done with the models follows as a subcommand of its own.
[[nodiscard]] Command addModels(CLI::App& app);
/// The same with lessons.
[[nodiscard]] Command addLesson(CLI::App& app);
/// The same with studies.
[[nodiscard]] Command addStudy(CLI::App& app);

}  // namespace headscope::cli
