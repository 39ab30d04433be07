// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <vector>

namespace headscope::app {

/// Widgets beside each other where the width holds all of them; else one below the other, each as
/// high as it would be by itself.
class BesideLayout : public QLayout {
 public:
    /// The width without which a widget is not put beside others.
    enum class Needs {
        Least,  ///< its smallest, but enough for a few words a line
        Whole,  ///< its own
    };

    explicit BesideLayout(QWidget* parent, int spacing);
    ~BesideLayout() override;

    /// What is left beyond the needed widths is shared by `stretch`; 0: nothing of it.
    void add(QWidget* widget, int stretch, Needs needs);
    [[nodiscard]] bool isBeside(int width) const;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    /// The least: beside each other widgets shrink as far as they can.
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

 private:
    struct Part {
        QLayoutItem* item;  ///< owned, as in QLayout
        int stretch;
        Needs needs;
    };

    [[nodiscard]] std::vector<Part> shown() const;
    [[nodiscard]] static int needed(const Part& part);
    [[nodiscard]] int neededByAll() const;
    /// Of those that are shown: their widths beside each other, or their heights below.
    [[nodiscard]] std::vector<int> widths(int width) const;
    [[nodiscard]] std::vector<int> heights(int width) const;
    void share(std::vector<int>& sizes, int spare) const;

    std::vector<Part> m_parts;
    int m_spacing;
};

}  // namespace headscope::app
