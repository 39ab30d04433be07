// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/quiet_view.h"

#include <headscope/results.h>

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include <memory>
#include <optional>
#include <vector>

namespace headscope::app {

/// A prediction's most likely tokens, and which of them are target and control.
class PredictionModel : public QAbstractListModel {
    Q_OBJECT

 public:
    enum class Part { None, Target, Control };
    enum Role { ProbabilityRole = Qt::UserRole, PartRole };

    using QAbstractListModel::QAbstractListModel;
    void setScores(const std::vector<TokenScore>& scores, std::optional<TokenSet> target,
                   std::optional<TokenSet> control);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// Precondition: a valid index.
    [[nodiscard]] const TokenRef& token(const QModelIndex& index) const;

 private:
    [[nodiscard]] Part part(TokenId token) const;
    std::vector<TokenScore> m_scores;
    std::optional<TokenSet> m_target;
    std::optional<TokenSet> m_control;
};

/// The prediction as rows with a bar each, from which target and control are picked: a click or
/// Enter takes a token as target, with Shift or Ctrl, or by the right button's menu, as control.
class PredictionList : public QuietView<QListView> {
    Q_OBJECT

 public:
    explicit PredictionList(QWidget* parent = nullptr);
    void setScores(const std::vector<TokenScore>& scores, std::optional<TokenSet> target,
                   std::optional<TokenSet> control);
    /// Greyed, and nothing can be picked: what is shown is of an older text.
    void setStale(bool stale);
    [[nodiscard]] bool isStale() const { return m_stale; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void targetPicked(const headscope::TokenRef& token);
    void controlPicked(const headscope::TokenRef& token);

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

 private:
    void pick(const QModelIndex& index, bool asControl);
    [[nodiscard]] int rowHeight() const;
    PredictionModel* m_model;
    bool m_stale = false;
};

}  // namespace headscope::app
