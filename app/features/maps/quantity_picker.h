// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/short_combo.h"

#include <headscope/quantity.h>

#include <QWidget>

#include <vector>

namespace headscope::app {

/// Chooses a quantity with three drop-down lists: metric, subject, intervention. What a metric does
/// not allow is greyed out and says why.
class QuantityPicker : public QWidget {
    Q_OBJECT

 public:
    /// `withLens`: any intervention and any difference of two can be chosen. Else only which two
    /// are compared, where there are more than two; and what allows no difference cannot be chosen.
    explicit QuantityPicker(bool withLens, QWidget* parent = nullptr);

    /// Offers the interventions of a run, at the start the report's two, and where it has one its
    /// set and what a donor is compared by; shows the quantity. Emits nothing.
    void offer(const std::vector<Intervention>& interventions, const Quantity& quantity,
               bool hasGiven = false);

    /// Emits nothing.
    void setQuantity(const Quantity& quantity);
    [[nodiscard]] const Quantity& quantity() const { return m_quantity; }
    /// In which what is chosen is read in full.
    [[nodiscard]] int wholeWidth() const;
    [[nodiscard]] ShortCombo* metricBox() const { return m_metric; }
    [[nodiscard]] ShortCombo* subjectBox() const { return m_subject; }
    [[nodiscard]] ShortCombo* contrastBox() const { return m_contrast; }

 Q_SIGNALS:
    void chosen(const headscope::Quantity& quantity);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void take();
    void refresh();
    /// The width among the lists.
    void share();
    void fillLenses();
    void addMetric(Metric metric);
    void fitMetrics();
    [[nodiscard]] int indexOf(const Lens& lens);
    [[nodiscard]] Lens lensAt(int index) const;

    ShortCombo* m_metric;
    ShortCombo* m_subject;
    ShortCombo* m_contrast;
    bool m_withLens;
    std::vector<Intervention> m_interventions = zeroAndMean();
    bool m_hasGiven = false;
    std::vector<Lens> m_lenses;  ///< in the order of the list
    Quantity m_quantity;
};

}  // namespace headscope::app
