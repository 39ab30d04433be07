// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "ui/pane.h"

#include <headscope/paired_effects.h>

class QHBoxLayout;

namespace headscope::app {

class HistogramPlot;
class MutedLabel;
class QuantityPicker;
class ScatterPlot;

/// One intervention against another, by default zero against mean: every head's effect under both
/// as a point, and both sets of effects as histograms over the same bins.
class ZeroMeanPanel : public Pane {
    Q_OBJECT

 public:
    explicit ZeroMeanPanel(const RunState& state, QWidget* parent = nullptr);

    [[nodiscard]] ScatterPlot* scatter() const { return m_scatter; }
    [[nodiscard]] HistogramPlot* histogram() const { return m_histogram; }
    [[nodiscard]] QuantityPicker* picker() const { return m_picker; }

 Q_SIGNALS:
    void comparedChosen(const headscope::Quantity& quantity);
    void headChosen(std::optional<headscope::HeadId> head);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void mark();
    /// The lists and the words beside them, or the words below.
    void fitLine();
    [[nodiscard]] QString summary() const;
    /// The intervention of a run that has no other.
    [[nodiscard]] std::optional<Intervention> onlyOne() const;

    const RunState& m_state;
    PairedEffects m_both;
    QHBoxLayout* m_line = nullptr;
    QuantityPicker* m_picker;
    MutedLabel* m_text;
    ScatterPlot* m_scatter;
    HistogramPlot* m_histogram;
};

}  // namespace headscope::app
