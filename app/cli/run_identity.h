// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>
#include <headscope/report.h>

namespace headscope::cli {

/// What identifies a run: program, model with its hash, and prompt. Its result is still empty. To
/// be called before the run, so that what comes out at the end is sure to have it. `bos`: the
/// prompt was made to begin with <|endoftext|>. Main thread.
[[nodiscard]] SweepReport identified(Engine& engine, const Setting& setting, bool bos = false);

/// Says on standard error what did not go as asked. What is known of the model since it was opened
/// was said then.
void sayNotes(const Engine& engine, const Run& result);

/// The clean run alone, with the drift and the notes: a sweep that ends before its first ablation.
/// Main thread; errors as Engine::sweep().
[[nodiscard]] Run cleanRun(Engine& engine, const SweepRequest& request);

}  // namespace headscope::cli
