// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure.h"

#include <QSizeF>
#include <QWidget>

namespace headscope::app {

/// A figure as a sheet of paper, as large as fits: drawn by the same code as the file.
class FigurePreview : public QWidget {
    Q_OBJECT

 public:
    explicit FigurePreview(QWidget* parent = nullptr);

    void setFigure(const Figure& figure, const FigureOptions& options, QSizeF sizeMm);
    [[nodiscard]] QSize sizeHint() const override { return {560, 520}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 240}; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    Figure m_figure;
    FigureOptions m_options;
    QSizeF m_sizeMm;
};

}  // namespace headscope::app
