// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QScrollArea;
class QSpacerItem;
class QVBoxLayout;

namespace headscope::app {

/// Hints below each other. Keeps room for the usual ones where the column that it stands in has
/// that to spare, so that what follows does not move when they come and go. While the pointer is
/// over it, a hint keeps the room that it had, so that taking one does not move the button of the
/// next from under the pointer.
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
    /// The hints' places keep at least the heights that they have, or need no more than theirs.
    void hold(bool on);
    void followHint(QWidget& place, bool shows);
    [[nodiscard]] int spare() const;

    QVBoxLayout* m_layout;
    std::vector<QWidget*> m_places;  ///< one a hint, which stands in it
    QSpacerItem* m_room;
    QScrollArea* m_column = nullptr;
    bool m_holds = false;
    int m_kept = 0;  ///< pixels of room that no hint takes
};

}  // namespace headscope::app
