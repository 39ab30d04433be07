// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/device.h>
#include <headscope/runtime.h>

#include <QString>

namespace headscope::app {

/// "CPU", "CUDA card 0".
[[nodiscard]] QString deviceText(const Device& device);

/// Where sweeps run and what multiplies: "CPU: oneDNN 2.7.3, 2 threads". A card's clean runs are
/// the CPU's in any case: "CUDA card 0, CPU: oneDNN ...".
[[nodiscard]] QString engineText(const Runtime& runtime);

/// "oneDNN 2.7.3, 2 threads".
[[nodiscard]] QString productsText(const Runtime& runtime);

/// The same and the rate of its matrix products, "198 GFLOP/s", where it has been measured, or why
/// not.
[[nodiscard]] QString speedText(const Runtime& runtime);

}  // namespace headscope::app
