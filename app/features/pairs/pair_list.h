// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/noise_floor.h>
#include <headscope/pairs.h>

#include <QTableWidget>

#include <optional>
#include <vector>

namespace headscope::app {

/// The pairs that interact most, a row each. A press on a row, or Enter, takes it.
class PairList : public QTableWidget {
    Q_OBJECT

 public:
    explicit PairList(QWidget* parent = nullptr);

    /// Those whose interaction is no noise. Null: none.
    void show(const PairEffects* effects, const std::optional<NoiseFloor>& floor);
    [[nodiscard]] const std::vector<PairOfHeads>& pairs() const { return m_pairs; }
    /// Makes the row of the pair, in either order, the current one; without one, none.
    void setSelected(const std::optional<PairOfHeads>& pair);

 Q_SIGNALS:
    void pairTaken(const headscope::PairOfHeads& pair);
    /// Gone to with the arrow keys.
    void pairChosen(const headscope::PairOfHeads& pair);

 protected:
    void mousePressEvent(QMouseEvent* event) override;

 private:
    void take(int row);

    std::vector<PairOfHeads> m_pairs;
};

}  // namespace headscope::app
