// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/attention_view.h"
#include "panels/pane.h"

class QLabel;
class QStackedWidget;

namespace headscope::app {

class TopPair;

/// Everything about the chosen head: a sentence in plain words, the clean and the ablated
/// prediction, the numbers of target and control, and where the head looks.
class InspectorPanel : public Pane {
    Q_OBJECT

 public:
    InspectorPanel(const RunState& state, AskAttention ask, QWidget* parent = nullptr);

    [[nodiscard]] TopPair* tops() const { return m_tops; }
    [[nodiscard]] AttentionView* attention() const { return m_attention; }

 protected:
    void refresh() override;

 private:
    void build();

    const RunState& m_state;
    QStackedWidget* m_pages;
    QLabel* m_empty;
    QLabel* m_heading;
    QLabel* m_sentence;
    TopPair* m_tops;
    QLabel* m_numbers;
    AttentionView* m_attention;
};

}  // namespace headscope::app
