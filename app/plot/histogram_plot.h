// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot/histogram.h"
#include "theme.h"

#include <QWidget>

#include <optional>

class QCustomPlot;
class QCPBars;
class QCPItemStraightLine;

namespace headscope::app {

/// Two histograms over each other, in the same bins, with a line where one chosen head's two
/// numbers lie. Reports which number was clicked; decides nothing.
class HistogramPlot : public QWidget {
    Q_OBJECT

 public:
    HistogramPlot(const QString& firstName, const QString& secondName, QWidget* parent = nullptr);

    void setData(const Histogram& data, const QString& xText);
    void setMarks(std::optional<double> first, std::optional<double> second);

    [[nodiscard]] const Histogram& data() const { return m_data; }
    /// Where a number lies across, in the widget's logical pixels.
    [[nodiscard]] double pixelOf(double value) const;
    [[nodiscard]] QSize sizeHint() const override { return {320, 220}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 110}; }

 Q_SIGNALS:
    void valueClicked(double value);

 protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void recolor();
    void tell(QPointF position, QPoint globalPosition);

    QCustomPlot* m_plot;
    QCPBars* m_first;
    QCPBars* m_second;
    QCPItemStraightLine* m_firstMark;
    QCPItemStraightLine* m_secondMark;
    Histogram m_data;
};

}  // namespace headscope::app
