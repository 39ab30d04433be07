// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/device.h>
#include <headscope/engine_limits.h>
#include <headscope/runtime.h>

#include <QDialog>

#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QSpinBox;

namespace headscope::app {

class MutedLabel;

/// "CPU", "CUDA card 0".
[[nodiscard]] QString deviceText(const Device& device);

/// Where sweeps run, and the BLAS of the checks' plain passes: "CPU: OpenBLAS 0.3.21 (OpenMP), 2
/// threads". A card's clean runs are the CPU's in any case: "CUDA card 0, CPU: OpenBLAS ...".
[[nodiscard]] QString engineText(const Runtime& runtime);

/// "OpenBLAS 0.3.21 (OpenMP), 2 threads".
[[nodiscard]] QString blasText(const Runtime& runtime);

/// The same and the better rate of matrix products, oneDNN's or the BLAS's, "198 GFLOP/s", where it
/// has been measured, or why not.
[[nodiscard]] QString speedText(const Runtime& runtime);

/// What the engine may take of the machine, and how fast it was found to multiply.
class PerformanceDialog : public QDialog {
    Q_OBJECT

 public:
    /// `runtime` only where a model is open: it tells what is measured.
    PerformanceDialog(EngineLimits limits, const std::optional<Runtime>& runtime,
                      QWidget* parent = nullptr);

    [[nodiscard]] EngineLimits limits() const;

 private:
    void build(const std::optional<Runtime>& runtime);
    void refresh();

    QCheckBox* m_ownThreads;
    QSpinBox* m_threads;
    QCheckBox* m_ownMemory;
    QDoubleSpinBox* m_gib;
    MutedLabel* m_advice;
};

}  // namespace headscope::app
