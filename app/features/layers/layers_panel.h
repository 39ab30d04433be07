// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/layers/layer_study.h"
#include "figure/figure_source.h"
#include "ui/widgets.h"

#include <QJsonObject>

#include <array>
#include <cstdint>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace headscope::app {

class ChoiceBar;
class LayerBar;
class LayerPlot;
struct LayerToken;

/// Three maps of layers and tokens beside each other: what happens to the
/// prompt's run where the residual stream, what all heads give, or what the MLP
/// gives is the donor's. Below each a sentence that says where it is most.
class LayersPanel : public Card {
    Q_OBJECT

 public:
    LayersPanel(const RunState& state, LayerStudy& study, QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* start() const { return m_start; }
    [[nodiscard]] LayerPlot* plot(LayerPart part) const;
    /// What is said below it.
    [[nodiscard]] QString sentence(LayerPart part) const;
    /// The three maps; empty if they are not known.
    [[nodiscard]] std::optional<OwnFigure> figure() const;

    /// Fields of a session's view; the maps themselves are not kept in it.
    void saveView(QJsonObject& view) const;
    void showView(const QJsonObject& view);

 private:
    struct One {
        QLabel* title;
        LayerPlot* plot;
        MutedLabel* sentence;
    };

    void build();
    [[nodiscard]] QWidget* buildEmpty();
    [[nodiscard]] QWidget* buildMaps();
    void refresh();
    void showPart(const One& one, const LayerPatch& patch, const LayerPatches& all, double limit,
                  const std::vector<LayerToken>& tokens);
    [[nodiscard]] double scaleOf(const LayerPatches& all) const;
    [[nodiscard]] bool showsRecovered() const;
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString scaleText() const;

    const RunState& m_state;
    LayerStudy& m_study;
    QPushButton* m_start;
    QPushButton* m_stop;
    MutedLabel* m_status;
    ChoiceBar* m_choice;
    QStackedWidget* m_pages;  ///< what can be done, and the maps
    QLabel* m_empty;
    QPushButton* m_compute;
    LayerBar* m_bar;
    std::array<One, std::size(kLayerParts)> m_maps{};
    std::uint64_t m_computedIn = 0;  ///< the run that a session had maps of; 0: none
};

}  // namespace headscope::app
