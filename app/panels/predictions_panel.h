// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/widgets.h"
#include "state/run_state.h"

namespace headscope::app {

/// The clean run's most likely tokens as rows with a bar each; target and control stand out.
class PredictionRows : public QWidget {
    Q_OBJECT

 public:
    explicit PredictionRows(QWidget* parent = nullptr);
    void setClean(const CleanRun& clean);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    [[nodiscard]] int rowHeight() const;
    CleanRun m_clean;
};

class PredictionsPanel : public Card {
    Q_OBJECT

 public:
    explicit PredictionsPanel(const RunState& state, QWidget* parent = nullptr);

 private:
    void refresh();
    const RunState& m_state;
    PredictionRows* m_rows;
    MutedLabel* m_note;
};

}  // namespace headscope::app
