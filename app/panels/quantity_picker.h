// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/short_combo.h"
#include "state/metric.h"

#include <QWidget>

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
    /// The width in which no choice is cut off, though some may be abbreviated.
    [[nodiscard]] int readableWidth() const;
    [[nodiscard]] ShortCombo* metricBox() const { return m_metric; }
    [[nodiscard]] ShortCombo* subjectBox() const { return m_subject; }
    [[nodiscard]] ShortCombo* contrastBox() const { return m_contrast; }

 Q_SIGNALS:
    void chosen(const headscope::app::Quantity& quantity);

 private:
    void take();
    void refresh();

    ShortCombo* m_metric;
    ShortCombo* m_subject;
    ShortCombo* m_contrast;
    Quantity m_quantity;
};

}  // namespace headscope::app
