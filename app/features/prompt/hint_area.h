// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QScrollArea;
class QSpacerItem;
class QVBoxLayout;

namespace headscope::app {

/// Hints below each other. Keeps room for the usual ones where the column that it stands in has
/// that to spare, so that what follows does not move when they come and go.
class HintArea : public QWidget {
    Q_OBJECT

 public:
    explicit HintArea(QWidget* parent = nullptr);
    void add(QWidget* hint);
    /// The column, which scrolls where the window is low. It outlives the area.
    void standIn(QScrollArea& column);

 protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void fit();
    [[nodiscard]] int spare() const;

    QVBoxLayout* m_layout;
    QSpacerItem* m_room;
    QScrollArea* m_column = nullptr;
    int m_kept = 0;  ///< pixels of room that no hint takes
};

}  // namespace headscope::app
