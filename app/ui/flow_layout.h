// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <optional>
#include <vector>

namespace headscope::app {

/// Widgets from left to right, wrapped into as many rows as the width needs.
class FlowLayout : public QLayout {
 public:
    /// In pixels, between two in a row; and between rows, if it is another.
    explicit FlowLayout(QWidget* parent, int spacing = 5, std::optional<int> between = {});
    ~FlowLayout() override;

    /// Deletes all items and their widgets.
    void clear();

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    void setGeometry(const QRect& rect) override;

 private:
    int arrange(const QRect& rect, bool apply) const;

    std::vector<QLayoutItem*> m_items;  ///< owned, as in QLayout
    int m_spacing;
    int m_between;
};

}  // namespace headscope::app
