// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope::app {

class LogModel;
class ModelDownloads;

/// Writes into the log how each download begins and ends. Both must live as long as `downloads`.
/// GUI thread.
void logDownloads(LogModel& log, const ModelDownloads& downloads);

}  // namespace headscope::app
