// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "ui/pane.h"

namespace headscope::app {

class DriftPlot;
class MutedLabel;

/// The observed head means over depth, with the fitted line in words.
class DriftPanel final : public Pane {
    Q_OBJECT

 public:
    explicit DriftPanel(const RunState& state, QWidget* parent = nullptr);
    [[nodiscard]] DriftPlot& plot() const { return *m_plot; }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    void refresh() override;

 private:
    const RunState& m_state;
    DriftPlot* m_plot;
    MutedLabel* m_text;
};

}  // namespace headscope::app
