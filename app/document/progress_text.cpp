// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/progress_text.h"

#include "ui/message_text.h"

#include <headscope/time_left.h>

#include <QCoreApplication>

#include <cmath>

namespace headscope::app {

namespace {

struct ProgressTextTr {
    Q_DECLARE_TR_FUNCTIONS(ProgressText)
};

}  // namespace

QString durationText(double seconds) {
    if (seconds < 10) return ProgressTextTr::tr("%1 s").arg(seconds, 0, 'f', 1);
    if (seconds < 90) return ProgressTextTr::tr("%1 s").arg(std::lround(seconds));
    return ProgressTextTr::tr("%1 min").arg(std::lround(seconds / 60));
}

QString timeLeftText(double seconds) {
    return textOf(timeLeft(seconds));
}

QString progressText(const Progress& progress) {
    if (progress.total == 0) return ProgressTextTr::tr("Clean run…");
    if (!progress.secondsLeft)
        return (progress.onlyPatches ? ProgressTextTr::tr("%1 of %2 patches")
                                     : ProgressTextTr::tr("%1 of %2 ablations"))
            .arg(progress.done)
            .arg(progress.total);
    return (progress.onlyPatches ? ProgressTextTr::tr("%1 of %2 patches, %3 left, %4 per second")
                                 : ProgressTextTr::tr("%1 of %2 ablations, %3 left, %4 per second"))
        .arg(QString::number(progress.done), QString::number(progress.total),
             timeLeftText(*progress.secondsLeft),
             QString::number(std::lround(progress.cellsPerSecond)));
}

}  // namespace headscope::app
