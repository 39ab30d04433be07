// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/runtime_text.h"

#include <QCoreApplication>

#include <cmath>

namespace headscope::app {

namespace {

struct RuntimeTextTr {
    Q_DECLARE_TR_FUNCTIONS(RuntimeText)
};

}  // namespace

QString deviceText(const Device& device) {
    return device.isCpu() ? RuntimeTextTr::tr("CPU")
                          : RuntimeTextTr::tr("CUDA card %1").arg(device.index);
}

QString engineText(const Runtime& runtime) {
    const Device device = parseDevice(runtime.device);
    const QString cpu = RuntimeTextTr::tr("%1: %2").arg(deviceText({}), productsText(runtime));
    return device.isCpu() ? cpu : RuntimeTextTr::tr("%1, %2").arg(deviceText(device), cpu);
}

QString productsText(const Runtime& runtime) {
    return RuntimeTextTr::tr("%1, %n thread(s)", nullptr, runtime.threads)
        .arg(QString::fromStdString(runtime.products));
}

QString speedText(const Runtime& runtime) {
    const double rate = runtime.ownGflops;
    if (rate <= 0 && runtime.isBusy)
        return RuntimeTextTr::tr("%1, speed not measured: other programs kept the cores busy")
            .arg(productsText(runtime));
    if (rate <= 0) return productsText(runtime);
    return RuntimeTextTr::tr("%1, %2 GFLOP/s")
        .arg(productsText(runtime), QString::number(std::lround(rate)));
}

}  // namespace headscope::app
