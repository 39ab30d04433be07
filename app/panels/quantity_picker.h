// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/metric.h"

#include <QWidget>

class QComboBox;

namespace headscope::app {

/// Chooses a quantity with three drop-down lists: metric, subject, replacement. What a metric does
/// not allow is greyed out and says why.
class QuantityPicker : public QWidget {
    Q_OBJECT

 public:
    /// `withContrast`: the list of replacements is there. Without it, zero and mean are both
    /// wanted, and what does not allow Contrast::ZeroMinusMean cannot be chosen.
    explicit QuantityPicker(bool withContrast, QWidget* parent = nullptr);

    /// Emits nothing.
    void setQuantity(const Quantity& quantity);
    [[nodiscard]] const Quantity& quantity() const { return m_quantity; }
    [[nodiscard]] QComboBox* metric() const { return m_metric; }
    [[nodiscard]] QComboBox* subject() const { return m_subject; }
    [[nodiscard]] QComboBox* contrast() const { return m_contrast; }

 Q_SIGNALS:
    void chosen(const headscope::app::Quantity& quantity);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void take();
    void refresh();

    QComboBox* m_metric;
    QComboBox* m_subject;
    QComboBox* m_contrast;
    Quantity m_quantity;
};

}  // namespace headscope::app
