// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/inspector/head_attention.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QScrollArea;

namespace headscope::app {

class AttentionPlot;
class MutedLabel;

/// The prompt's tokens, shaded by how much one query attends to each. A click or the left and right
/// keys ask for another query.
class AttentionStrip : public QWidget {
    Q_OBJECT

 public:
    explicit AttentionStrip(QWidget* parent = nullptr);

    /// `weights`: one a token, in [0,1].
    void show(const QStringList& tokens, std::vector<float> weights, int query);
    [[nodiscard]] const std::vector<float>& weights() const { return m_weights; }
    [[nodiscard]] int query() const { return m_query; }
    [[nodiscard]] QRect chipRect(int token) const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

 Q_SIGNALS:
    void queryChosen(int query);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    [[nodiscard]] std::vector<QRect> arrange(int width) const;
    [[nodiscard]] QColor backOf(int token) const;

    QStringList m_tokens;
    std::vector<float> m_weights;
    int m_query = 0;
};

/// The chosen head's attention pattern over the prompt: the T x T map, and one query's row on the
/// tokens. The query stays from head to head; of a new prompt it is the last token, from which the
/// model predicts.
class AttentionView : public QWidget {
    Q_OBJECT

 public:
    AttentionView(const RunState& state, HeadAttention& attention, QWidget* parent = nullptr);

    [[nodiscard]] AttentionPlot* plot() const { return m_plot; }
    [[nodiscard]] AttentionStrip* strip() const { return m_strip; }

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void refresh();
    void showPattern(const AttentionPattern& pattern);
    void chooseQuery(int query);
    void fitStrip();
    void scrollToQuery();
    [[nodiscard]] QString statusText() const;

    const RunState& m_state;
    HeadAttention& m_attention;
    MutedLabel* m_text;
    AttentionStrip* m_strip;
    QScrollArea* m_stripArea;
    AttentionPlot* m_plot;
    QStringList m_tokens;
    int m_query = 0;
};

}  // namespace headscope::app
