// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/given_map.h"
#include "document/run_state.h"
#include "document/user_steps.h"
#include "features/pairs/pair_study.h"
#include "features/pairs/pair_text.h"
#include "figure/figure_source.h"
#include "plot/pair_plot.h"
#include "ui/pane.h"

#include <QJsonObject>

#include <cstdint>
#include <optional>

class QBoxLayout;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace headscope::app {

class BackupsView;
class ChoiceBar;
class CommandTable;
class MutedLabel;
class PairList;
class WholeBox;

/// Every two heads ablated together: computed where it is asked for, as a map, as a list of the
/// strongest pairs, and as a ranking of backups of the set.
class PairsPanel final : public Pane {
    Q_OBJECT

 public:
    struct Dependencies {
        const RunState& state;
        PairStudy& study;
        GivenMap& map;
        UserSteps& steps;
    };

    explicit PairsPanel(const Dependencies& deps, QWidget* parent = nullptr);

    void addCommands(CommandTable& commands);
    /// Unless they are there already, or so many that it is asked first.
    void compute();
    void saveView(QJsonObject& view) const;
    void showView(const QJsonObject& view);
    /// The map that is shown; empty if none.
    [[nodiscard]] std::optional<OwnFigure> figure() const;
    [[nodiscard]] PairPlot* plot() const { return m_plot; }
    [[nodiscard]] PairList* list() const { return m_list; }
    [[nodiscard]] BackupsView* backups() const { return m_backups; }
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    /// Something in it is asked for by a command: it should be seen.
    void needed();

 protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void nameControls();
    QWidget* buildControls();
    QWidget* buildWords();
    QWidget* buildLists();
    void connectAll();
    /// Beside each other if there is the width, else one under the other. The map gets what it has
    /// a use for.
    void fitForm();
    /// Asks first where there are very many pairs.
    void start();
    void startAll();
    void takeOffer();
    [[nodiscard]] bool isMany() const;
    void refreshControls();
    void refreshOffers();
    void refreshMap();
    void refreshSentence();
    [[nodiscard]] PairStudy::Choice choice() const;
    [[nodiscard]] PairQuantity quantity() const;
    [[nodiscard]] PairOrder order() const;
    [[nodiscard]] QString statusText() const;
    /// How many pairs would be computed, and a way out where those are too many to wait for.
    [[nodiscard]] QString countText() const;
    [[nodiscard]] int headCount() const;
    void choosePair(const std::optional<PairPlot::Pair>& pair);
    void takePair(const PairPlot::Pair& pair);
    void showTip(const std::optional<PairPlot::Pair>& pair, QPoint at);

    /// What the map was made of: a large one is not made again for nothing.
    struct Shown {
        int count = -1;  ///< see PairStudy::shownCount()
        PairQuantity quantity = PairQuantity::Interaction;
        PairOrder order = PairOrder::Layers;
        double floor = 0;
        bool operator==(const Shown&) const = default;
    };

    Dependencies m_deps;
    Shown m_shown;
    QComboBox* m_metric;
    WholeBox* m_strongest;
    QPushButton* m_start;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    MutedLabel* m_status;
    QComboBox* m_quantity;
    QComboBox* m_order;
    PairPlot* m_plot;
    MutedLabel* m_sentence;
    QWidget* m_offers = nullptr;  ///< where there are very many pairs
    QPushButton* m_offer;         ///< fewer heads
    QPushButton* m_anyway;        ///< all the same
    QPushButton* m_take;
    ChoiceBar* m_pages;
    QStackedWidget* m_stack;
    std::uint64_t m_computedIn = 0;  ///< the run that a session had a map of; 0: none
    PairList* m_list;
    BackupsView* m_backups;
    std::optional<PairPlot::Pair> m_chosen;
    QBoxLayout* m_line = nullptr;
    QWidget* m_controls = nullptr;
    QWidget* m_lists = nullptr;
    bool m_asks = false;  ///< whether to compute very many
};

}  // namespace headscope::app
