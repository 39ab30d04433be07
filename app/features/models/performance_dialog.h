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

/// What the engine may take of the machine, and how fast it was found to multiply.
class PerformanceDialog : public QDialog {
    Q_OBJECT

 public:
    /// `runtime` only if a model is open: it measures.
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
