// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/run_state.h"

#include <QWidget>

#include <functional>

namespace headscope::app {

class AttentionMap;
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
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
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

    QStringList m_tokens;
    std::vector<float> m_weights;
    int m_query = 0;
};

/// Asks for a head's attention pattern; one of the two answers comes later, or neither where a
/// newer question has taken its place.
using AskAttention =
    std::function<void(HeadId head, std::function<void(const AttentionPattern&)> done,
                       std::function<void(const UserError&)> failed)>;

/// One head's attention pattern over the prompt: the T x T map, and one query's row on the tokens.
class AttentionView : public QWidget {
    Q_OBJECT

 public:
    AttentionView(const RunState& state, AskAttention ask, QWidget* parent = nullptr);

    /// Fetches the pattern unless it is the one that is there.
    void showHead(std::optional<HeadId> head);
    /// What was fetched is of another run now.
    void forget();
    [[nodiscard]] AttentionMap* map() const { return m_map; }
    [[nodiscard]] AttentionStrip* strip() const { return m_strip; }

 private:
    void take(const AttentionPattern& pattern);
    void chooseQuery(int query);

    const RunState& m_state;
    AskAttention m_ask;
    MutedLabel* m_text;
    AttentionStrip* m_strip;
    AttentionMap* m_map;
    QStringList m_tokens;
    std::optional<HeadId> m_asked;
    std::uint64_t m_run = 0;  ///< counts forget(): an answer of an older run is dropped
};

}  // namespace headscope::app
