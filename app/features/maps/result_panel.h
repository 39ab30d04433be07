// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "ui/widgets.h"

class QListWidget;

namespace headscope::app {

/// "top-1 ␣Germany kept in k of 144", and the heads where it is not, each with what it becomes.
class ResultPanel : public Card {
    Q_OBJECT

 public:
    explicit ResultPanel(const RunState& state, QWidget* parent = nullptr);

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 private:
    void refresh();
    void refreshAgreement();
    void refreshFlips(const std::vector<Flip>& flips);

    const RunState& m_state;
    QLabel* m_line;
    MutedLabel* m_note;
    QListWidget* m_flips;
    MutedLabel* m_agreement;  ///< of the zero and the mean map
    std::vector<Flip> m_shown;
};

}  // namespace headscope::app
