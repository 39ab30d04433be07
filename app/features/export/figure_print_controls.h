// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/figure.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QFormLayout;

namespace headscope::app {

/// The figure dialog's controls for what matters in print: signs, colours, letters, font. They
/// belong to the form that they are added to.
class FigurePrintControls : public QObject {
    Q_OBJECT

 public:
    explicit FigurePrintControls(QObject* parent = nullptr) : QObject(parent) {}

    void addFont(QFormLayout& form);
    void addMarks(QFormLayout& form);
    void fill(const FigureOptions& options);
    void read(FigureOptions& options) const;
    /// What the figure has no use for cannot be chosen.
    void refresh(const Figure& figure);

 Q_SIGNALS:
    /// By the user.
    void changed();

 private:
    QComboBox* m_font = nullptr;
    QComboBox* m_signs = nullptr;
    QComboBox* m_colorEnd = nullptr;
    QCheckBox* m_letters = nullptr;
    QCheckBox* m_runLine = nullptr;
    bool m_filling = false;
};

}  // namespace headscope::app
