// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/plot_widget.h"

#include <headscope/ablation.h>

#include <QStringList>

#include <array>
#include <optional>
#include <vector>

class QCPBars;
class QCPGraph;

namespace headscope::app {

/// Two histograms over each other, on the same bins. Markers on the axis show where the chosen head
/// lies in each; a click on a bin chooses its heads, one after the other.
class HistogramPlot : public PlotWidget {
    Q_OBJECT

 public:
    struct Data {
        double first = 0;  ///< the lower edge of the first bin
        double width = 1;
        /// Per set, per bin: the heads in it. Both sets have the same number of bins.
        std::array<std::vector<std::vector<HeadId>>, 2> heads;
        std::array<QString, 2> names;
        QString xText;
    };

    explicit HistogramPlot(QWidget* parent = nullptr);

    void setData(Data data);
    /// `values`: the head's number in each set, where it has one.
    void setSelected(std::optional<HeadId> head,
                     const std::array<std::optional<double>, 2>& values);

    [[nodiscard]] const Data& data() const { return m_data; }
    [[nodiscard]] int markerCount() const;
    /// Where a bin begins on the axis, and the axis itself, in the widget's logical pixels.
    [[nodiscard]] QPointF footOf(std::size_t bin) const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return leastSize({200, 140}); }

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 protected:
    void recolor(const Theme& theme) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void build();
    [[nodiscard]] std::optional<std::size_t> binAt(double pixel) const;
    [[nodiscard]] std::vector<HeadId> headsIn(std::size_t bin) const;
    [[nodiscard]] QString textOf(std::size_t bin) const;
    void chooseIn(std::size_t bin);
    void moveTo(std::optional<std::size_t> bin);

    QCPGraph* m_zero = nullptr;
    std::array<QCPBars*, 2> m_bars{};
    std::array<QCPGraph*, 2> m_markers{};
    Data m_data;
    std::optional<HeadId> m_selected;
    std::optional<std::size_t> m_bin;  ///< under the mouse, or where the keys are
};

}  // namespace headscope::app
