// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "plot/map_room.h"
#include "ui/widgets.h"

#include <QList>
#include <QRectF>
#include <QStringList>

#include <memory>
#include <vector>

class QAction;
class QCheckBox;
class QScrollArea;
class QToolButton;

namespace headscope::app {

class CommandTable;
class FindingLine;
class HeatmapPlot;
class InterventionSwitch;
class MapHead;
class QuantityPicker;
class StaleStrip;
struct HeatmapData;

/// The maps side by side: one to four, each of its own quantity, on the same or on separate colour
/// scales, with the window's choice between zero and mean. All of it comes from the run that is
/// there already, so every choice is instant.
class MapsPanel : public Card, public MapRoom {
    Q_OBJECT

 public:
    explicit MapsPanel(const RunState& state, QWidget* parent = nullptr);
    ~MapsPanel() override;

    /// The maps from left to right, top to bottom: as many as RunState::maps() has.
    [[nodiscard]] std::size_t count() const { return m_slots.size(); }
    [[nodiscard]] HeatmapPlot* map(std::size_t index) const;
    [[nodiscard]] QuantityPicker* picker(std::size_t index) const;
    [[nodiscard]] MapHead* head(std::size_t index) const;
    [[nodiscard]] FindingLine* finding() const { return m_finding; }
    [[nodiscard]] StaleStrip* stale() const { return m_stale; }
    [[nodiscard]] InterventionSwitch* intervention() const { return m_intervention; }

    /// What is typed now: maps of something else say so, and are dimmed.
    void setTyped(const RunInputs& typed);
    /// The height, of at most so much, in which the cells are as large as they can be at this
    /// width: more of it would stay empty.
    [[nodiscard]] int heightFor(int width, int most) const;
    [[nodiscard]] int heightForCells(int width, int cell) const override;

    /// For a class that looks on: what the maps are of, and the choice of the intervention; without
    /// what is there to change them.
    void setBare(bool bare);

    void addMap();
    void removeMap(std::size_t index);
    /// Which cells are seen, in all maps: see CellView. An empty one: all.
    [[nodiscard]] QRectF seen() const;
    void setSeen(const QRectF& cells);
    /// Closer, farther, the whole map; they have their keys while a map has the keyboard.
    void addCommands(CommandTable& commands);

 Q_SIGNALS:
    void interventionChosen(const headscope::Intervention& intervention);
    void mapsChosen(const headscope::app::MapsView& view);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);
    /// By mouse or keys, and what was held down meanwhile.
    void headChosen(std::optional<headscope::HeadId> head, Qt::KeyboardModifiers modifiers);
    /// Into the set that is ablated together, or out of it.
    void headsToggled(const std::vector<headscope::HeadId>& heads);
    /// Shift with an arrow key or a click: from the head chosen so far.
    void setExtended(headscope::HeadId from, headscope::HeadId to);
    /// A double click or Enter: more is wanted of the chosen head.
    void headActivated();
    /// From stale maps: run what is typed, or restore the inputs of the maps.
    void runRequested();
    void putBackRequested();
    /// heightFor() has changed: other maps, or of another model.
    void heightForChanged();

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Slot {
        MapHead* head;
        HeatmapPlot* plot;
    };
    struct Shape;

    void buildHeading();
    void buildArea();
    void refreshZoom();
    void rebuild();
    void connectSet(HeatmapPlot* plot);
    [[nodiscard]] Slot makeSlot(std::size_t index);
    void refresh();
    void refreshHeading();
    /// Controls and legends in as many words as there is room for.
    void fitHeading();
    /// The chosen cell's value in words, for those who do not see it.
    void describe();
    void refreshStale();
    void setTabOrders();
    void arrange();
    void fitFinding();
    void place(const Shape& shape);
    [[nodiscard]] Shape bestShape(QSize room) const;
    [[nodiscard]] Shape scrolledShape();
    /// Of each map's height, what is not cells.
    [[nodiscard]] int heightAbove(bool compact, bool subtitles) const;
    [[nodiscard]] Shape shapeOf(QSize room, int columns) const;
    [[nodiscard]] Shape shapeOf(QSize room, int columns, bool compact) const;
    [[nodiscard]] bool needsBar(std::size_t index, int columns) const;
    [[nodiscard]] std::vector<HeatmapData> shownData() const;
    [[nodiscard]] QString titleOf(const Quantity& quantity) const;
    [[nodiscard]] QStringList titles() const;

    const RunState& m_state;
    StaleStrip* m_stale;
    FindingLine* m_finding;
    QScrollArea* m_scroll;
    QWidget* m_area;
    RunInputs m_typed;
    QSize m_room;  ///< for the maps
    std::vector<Slot> m_slots;
    int m_columns = 1;
    int m_layers = 0;           ///< of the maps, as they were placed
    std::vector<int> m_wanted;  ///< the last announced heightFor(), of some heights
    InterventionSwitch* m_intervention;
    MutedLabel* m_hint;
    MutedLabel* m_dot;
    MutedLabel* m_noise;
    std::size_t m_flips = 0;
    int m_noisy = 0;
    QString m_title;  ///< of the heading, where there is room
    bool m_bare = false;
    QCheckBox* m_sameScale;
    QPushButton* m_add;
    QPushButton* m_whole;  ///< there while not all cells are seen
    QAction* m_wholeCommand = nullptr;
};

}  // namespace headscope::app
