// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

namespace headscope::app {

/// Tokens as a wrapped row of chips, with visible spaces. Painted, not made of widgets: a prompt may
/// have a thousand of them.
class TokenStrip : public QWidget {
    Q_OBJECT

 public:
    explicit TokenStrip(QWidget* parent = nullptr);

    /// Texts as headscope::visibleText makes them. `overflowFrom`: chips from this one on are beyond
    /// what the model reads, and shown so; < 0: none.
    void setTokens(const QStringList& tokens, int overflowFrom = -1);
    [[nodiscard]] const QStringList& tokens() const { return m_tokens; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    [[nodiscard]] std::vector<QRect> arrange(int width) const;
    [[nodiscard]] QFont chipFont() const;

    QStringList m_tokens;
    int m_overflowFrom = -1;
};

}  // namespace headscope::app
