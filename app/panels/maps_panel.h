// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/widgets.h"
#include "state/run_state.h"

#include <QImage>

namespace headscope::app {

class HeatmapPlot;
struct HeatmapData;

/// The target's and the control's map side by side on one colour scale, with the choice between zero
/// and mean. Both replacements come from the same run, so the choice is instant.
class MapsPanel : public Card {
    Q_OBJECT

 public:
    explicit MapsPanel(const RunState& state, QWidget* parent = nullptr);

    [[nodiscard]] HeatmapPlot* map(Subject subject) const;
    [[nodiscard]] Segmented* replacement() const { return m_replacement; }

    /// One map with its own colour bar, at the size on screen; `scale` is pixels per logical pixel.
    [[nodiscard]] QImage mapImage(Subject subject, double scale) const;
    /// Both maps and the colour bar they share.
    [[nodiscard]] QImage rowImage(double scale) const;

 Q_SIGNALS:
    void replacementChosen(headscope::Replacement replacement);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);
    void headChosen(std::optional<headscope::HeadId> head);

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void refresh();
    void refreshTitles();
    void arrange();
    [[nodiscard]] HeatmapData dataOf(Subject subject) const;

    const RunState& m_state;
    QWidget* m_area;
    HeatmapPlot* m_target;
    HeatmapPlot* m_control;
    Segmented* m_replacement;
    MutedLabel* m_hint;
    MutedLabel* m_dot;
};

}  // namespace headscope::app
