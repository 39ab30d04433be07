// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/progress_text.h"

#include "panels/prompt_panel.h"

#include <cmath>

namespace headscope::app {

QString durationText(double seconds) {
    if (seconds < 10) return PromptPanel::tr("%1 s").arg(seconds, 0, 'f', 1);
    if (seconds < 90) return PromptPanel::tr("%1 s").arg(std::lround(seconds));
    return PromptPanel::tr("%1 min").arg(std::lround(seconds / 60));
}

QString progressText(const Progress& progress) {
    if (progress.total == 0) return PromptPanel::tr("Clean run…");
    if (!progress.secondsLeft)
        return PromptPanel::tr("%1 of %2 ablations").arg(progress.done).arg(progress.total);
    return PromptPanel::tr("%1 of %2 ablations, %3 left, %4 per second")
        .arg(QString::number(progress.done), QString::number(progress.total),
             durationText(*progress.secondsLeft),
             QString::number(std::lround(progress.cellsPerSecond)));
}

}  // namespace headscope::app
