// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/study_map.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace headscope::app {

/// Small maps of groups in rows, all on one scale, with name and number of prompts below each. A
/// click on a cell chooses its head; the arrow keys go from map to map. GUI thread.
class GroupMaps : public QWidget {
    Q_OBJECT

 public:
    explicit GroupMaps(QWidget* parent = nullptr);

    void setMaps(std::vector<GroupMap> maps);
    [[nodiscard]] const std::vector<GroupMap>& maps() const { return m_maps; }
    /// Outlined in every map.
    void setSelected(std::optional<HeadId> head);
    /// A head's cell in a group's map, in logical pixels.
    [[nodiscard]] QRectF cellOf(std::size_t group, HeadId head) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    [[nodiscard]] QSize grid() const;  ///< heads across, layers down
    [[nodiscard]] int columnsIn(int width) const;
    [[nodiscard]] int cellSide(int width) const;
    [[nodiscard]] QSize slot(int width) const;
    /// Which map and which of its heads is there.
    struct Cell {
        std::size_t group;
        HeadId head;
    };
    [[nodiscard]] std::optional<Cell> cellAt(QPointF at) const;
    /// "BABA, 40 prompts, head 9.6: −0.41".
    [[nodiscard]] QString textOf(std::size_t group, std::optional<HeadId> head) const;
    void paintMap(QPainter& painter, std::size_t group) const;
    void speak();

    std::vector<GroupMap> m_maps;
    std::optional<HeadId> m_selected;
    std::size_t m_chosen = 0;  ///< which map the keys are on
};

}  // namespace headscope::app
