// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/maps/maps_panel.h"

#include "document/metric_text.h"
#include "document/noise.h"
#include "document/stale_run.h"
#include "features/maps/finding_line.h"
#include "features/maps/map_head.h"
#include "features/maps/quantity_picker.h"
#include "features/maps/stale_strip.h"
#include "plot/heatmap_plot.h"
#include "plot/run_maps.h"
#include "ui/commands.h"
#include "ui/fitting_text.h"
#include "ui/intervention_switch.h"
#include "ui/spoken_plot.h"
#include "ui/terms.h"
#include "ui/text_size.h"

#include <headscope/effects.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kMapsGap = 14;          // between the maps
constexpr double kMapsWidest = 1.45;  // a cell's width over its height, at most
constexpr double kMapsTallest = 1.1;  // and the other way round
constexpr double kLeastCell = 2;
constexpr double kCellStep = 0.02;  // to which a cell's width is found
constexpr double kEasyCell = 18;    // up to this width a low cell may be wider: it is easier to hit
constexpr double kEasyWidest = 2;   // but no wider than so many times its height
constexpr double kSameSide = 0.02;  // of a cell's side: sides that differ by less are alike
constexpr int kScrolledCell = 6;    // a cell's height where maps are scrolled
constexpr int kReadableCell = 4;    // smaller than that they are scrolled
constexpr QSize kLeastArea{300, 130};      // what needs more is scrolled
constexpr QSize kLeastBareArea{240, 120};  // where a class's text needs the room
constexpr int kLeastMap = 130;         // height below which titles in small give way to the cells,
constexpr double kCompactGain = 1.12;  // where that makes cells so much larger

/// A map that is not there yet, to offer next.
Quantity nextQuantity(const std::vector<Quantity>& shown) {
    const Quantity wanted[] = {{Metric::Probability, Subject::Target, Lens{}},
                               {Metric::Probability, Subject::Control, Lens{}},
                               {Metric::Kl, Subject::Target, Lens{}},
                               {Metric::LogitDifference, Subject::Target, Lens{}},
                               {Metric::Probability, Subject::Target, zeroMinusMean()}};
    for (const Quantity& quantity : wanted) {
        if (std::find(shown.begin(), shown.end(), quantity) == shown.end()) return quantity;
    }
    return wanted[0];
}

}  // namespace

/// How the maps would stand in so many columns.
struct MapsPanel::Shape {
    int columns = 1;
    int rows = 1;
    bool compact = false;  ///< without the names of the axes
    bool subtitles = true;
    int heads = 1;            ///< cells across a map
    std::vector<int> chrome;  ///< of each map's width, what is not cells
    std::vector<int> titles;  ///< the least width of each map's title
    double cellWidth = 0;
    double cellHeight = 0;
    bool inWidth = true;
    bool fits = true;  ///< in height, too

    [[nodiscard]] double side() const { return std::min(cellWidth, cellHeight); }
    /// Its cells are larger: first by the shorter side, as a cell is read by its square.
    [[nodiscard]] bool isBetterThan(const Shape& other) const {
        if (inWidth != other.inWidth) return inWidth;
        if (!inWidth) return columns < other.columns;
        if (fits != other.fits) return fits;
        const double more = side() - other.side();
        if (std::abs(more) > kSameSide * side()) return more > 0;
        return cellWidth * cellHeight >= other.cellWidth * other.cellHeight;
    }
    [[nodiscard]] int plotWidth(std::size_t i, double cell) const {
        return static_cast<int>(cell * heads) + chrome[i];
    }
    /// Of a column of maps that stand below each other.
    [[nodiscard]] int columnWidth(int column, double cell) const {
        int width = 0;
        for (auto i = static_cast<std::size_t>(column); i < chrome.size();
             i += static_cast<std::size_t>(columns))
            width = std::max({width, plotWidth(i, cell), titles[i]});
        return width;
    }
    [[nodiscard]] int width(double cell) const {
        int width = (columns - 1) * kMapsGap;
        for (int column = 0; column < columns; ++column)
            width += columnWidth(column, cell);
        return width;
    }
};

MapsPanel::MapsPanel(const RunState& state, QWidget* parent)
    : Card(tr("What each head is worth"), parent),
      m_state(state),
      m_stale(new StaleStrip),
      m_finding(new FindingLine(state)),
      m_scroll(new QScrollArea),
      m_area(new QWidget),
      m_intervention(new InterventionSwitch),
      m_hint(new MutedLabel(tr("Replace a head's output by"))),
      m_dot(new MutedLabel),
      m_noise(new MutedLabel),
      m_sameScale(new QCheckBox),
      m_add(new QPushButton),
      m_whole(new QPushButton) {
    buildHeading();
    connect(m_whole, &QPushButton::clicked, this, [this] { m_slots.front().plot->showWhole(); });
    body()->addWidget(m_stale);
    body()->addWidget(m_finding);
    connect(m_finding, &FindingLine::headChosen, this,
            [this](std::optional<HeadId> head) { Q_EMIT headChosen(head, Qt::NoModifier); });
    connect(m_stale->run(), &QPushButton::clicked, this, &MapsPanel::runRequested);
    connect(m_stale->putBack(), &QPushButton::clicked, this, &MapsPanel::putBackRequested);
    buildArea();
    rebuild();

    connect(&m_state, &RunState::mapsChanged, this, &MapsPanel::rebuild);
    connect(&m_state, &RunState::gridChanged, this, &MapsPanel::refresh);
    connect(&m_state, &RunState::progressChanged, this, [this] {
        for (const Slot& slot : m_slots)
            slot.plot->setBatchProgress(m_state.batchProgress());
    });
    for (const auto signal : {&RunState::runChanged, &RunState::modelChanged}) {
        connect(&m_state, signal, this, [this] {
            refresh();
            arrange();
        });
    }
    for (const auto signal :
         {&RunState::runChanged, &RunState::modelChanged, &RunState::phaseChanged})
        connect(&m_state, signal, this, &MapsPanel::refreshStale);
    connect(&m_state, &RunState::hoveredChanged, this, [this] {
        for (const Slot& slot : m_slots)
            slot.plot->setHovered(m_state.hovered());
    });
    connect(&m_state, &RunState::selectedChanged, this, [this] {
        for (const Slot& slot : m_slots)
            slot.plot->setSelected(m_state.selected());
        describe();
    });
    connect(&m_state, &RunState::ablationSetChanged, this, [this] {
        for (const Slot& slot : m_slots)
            slot.plot->setMembers(m_state.ablationSet().heads);
        refresh();  // maps given a set say whether it is this one
    });
}

MapsPanel::~MapsPanel() = default;

void MapsPanel::buildArea() {
    m_scroll->setObjectName(QStringLiteral("mapsScroll"));
    m_scroll->setMinimumSize(kLeastArea);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_area->setObjectName(QStringLiteral("scrolled"));
    m_scroll->setWidget(m_area);
    m_scroll->viewport()->installEventFilter(this);
    body()->addWidget(m_scroll, 1);
}

void MapsPanel::buildHeading() {
    heading()->setTextFormat(Qt::PlainText);
    m_dot->setObjectName(QStringLiteral("flipsLegend"));
    m_dot->setContentsMargins(0, 0, 12, 0);
    m_noise->setObjectName(QStringLiteral("noiseLegend"));
    m_noise->setContentsMargins(0, 0, 12, 0);
    m_add->setObjectName(QStringLiteral("addMap"));
    m_add->setAccessibleName(tr("Add a map"));
    for (QPushButton* button : {m_add, m_whole})
        button->setProperty("segment", QStringLiteral("alone"));  // as low as those beside it
    m_add->setToolTip(tr("Put another map beside these"));
    m_sameScale->setObjectName(QStringLiteral("sameScale"));
    m_sameScale->setAccessibleName(tr("Same scale"));
    m_sameScale->setToolTip(
        tr("Maps of the same unit share one colour scale, so that equal colours are equal "
           "changes. Off: each map uses the whole scale."));
    m_intervention->setObjectName(QStringLiteral("interventionSwitch"));
    m_intervention->left()->setObjectName(QStringLiteral("zero"));
    m_intervention->right()->setObjectName(QStringLiteral("mean"));
    m_hint->setContentsMargins(12, 0, 0, 0);
    explainTerm(*m_hint, QStringLiteral("z"));
    for (MutedLabel* legend : {m_hint, m_dot, m_noise})
        legend->setElided();
    m_whole->setObjectName(QStringLiteral("wholeMap"));
    m_whole->setText(tr("Whole map"));
    m_whole->setToolTip(tr("Show all heads again (0, or a double click beside the cells)"));
    for (QWidget* widget : {static_cast<QWidget*>(m_dot), static_cast<QWidget*>(m_noise),
                            static_cast<QWidget*>(m_whole), static_cast<QWidget*>(m_add),
                            static_cast<QWidget*>(m_sameScale), static_cast<QWidget*>(m_hint),
                            static_cast<QWidget*>(m_intervention)}) {
        addToHeading(widget);
    }
    connect(m_add, &QPushButton::clicked, this, &MapsPanel::addMap);
    connect(m_sameScale, &QCheckBox::clicked, this, [this](bool same) {
        Q_EMIT mapsChosen({m_state.maps().maps, same});
    });
    connect(m_intervention, &InterventionSwitch::picked, this, &MapsPanel::interventionChosen);
}

void MapsPanel::addCommands(CommandTable& commands) {
    using Do = void (*)(HeatmapPlot*);
    const auto add = [&](const char* id, const QString& text, const QString& keys,
                         const QString& tip, Do act, std::function<bool()> enabled = {}) {
        auto* action = commands.add({QString::fromLatin1(id),
                                     text,
                                     tip,
                                     {QKeySequence(keys)},
                                     [this, act] { act(m_slots.front().plot); },
                                     std::move(enabled)});
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        return action;
    };
    add("maps.zoom_in", tr("Zoom &In"), QStringLiteral("+"),
        tr("Show fewer heads, larger; also by the mouse's wheel"),
        [](HeatmapPlot* plot) { plot->zoom(HeatmapPlot::kZoomStep); });
    add("maps.zoom_out", tr("Zoom &Out"), QStringLiteral("-"), tr("Show more heads, smaller"),
        [](HeatmapPlot* plot) { plot->zoom(1 / HeatmapPlot::kZoomStep); });
    m_wholeCommand = add(
        "maps.whole", tr("&Whole Map"), tr("0"), tr("Show all heads again"),
        [](HeatmapPlot* plot) { plot->showWhole(); }, [this] { return !seen().isEmpty(); });
}

QRectF MapsPanel::seen() const {
    const CellView& view = m_slots.front().plot->view();
    return view.isWhole() ? QRectF() : view.seen();
}

void MapsPanel::setSeen(const QRectF& cells) {
    for (const Slot& slot : m_slots)
        slot.plot->setSeen(cells);
    refreshZoom();
    fitHeading();
}

void MapsPanel::refreshZoom() {
    const bool whole = m_slots.front().plot->view().isWhole();
    m_whole->setVisible(!whole);
    if (m_wholeCommand) m_wholeCommand->setEnabled(!whole);
}

MapsPanel::Slot MapsPanel::makeSlot(std::size_t index) {
    Slot slot{new MapHead(static_cast<int>(index) + 1, m_area), new HeatmapPlot(m_area)};
    slot.plot->setObjectName(QStringLiteral("map%1").arg(index + 1));
    slot.plot->setTitled(false);  // its head has the title
    connect(slot.head->remove(), &QToolButton::clicked, this, [this, index] { removeMap(index); });
    connect(slot.head->picker(), &QuantityPicker::chosen, this,
            [this, index](const Quantity& quantity) {
                MapsView view = m_state.maps();
                view.maps[index] = quantity;
                Q_EMIT mapsChosen(view);
            });
    connect(slot.plot, &HeatmapPlot::cellHovered, this, &MapsPanel::headHovered);
    connect(slot.plot, &HeatmapPlot::cellActivated, this, &MapsPanel::headActivated);
    connect(slot.plot, &HeatmapPlot::seenChanged, this, &MapsPanel::setSeen);
    connectSet(slot.plot);
    slot.plot->setMembers(m_state.ablationSet().heads);
    slot.plot->setSelected(m_state.selected());
    slot.plot->setHovered(m_state.hovered());
    slot.plot->setBatchProgress(m_state.batchProgress());
    slot.head->show();
    slot.plot->show();
    return slot;
}

void MapsPanel::connectSet(HeatmapPlot* plot) {
    connect(plot, &HeatmapPlot::cellChosen, this,
            [this](std::optional<HeadId> head, Qt::KeyboardModifiers modifiers) {
                const auto from = m_state.selected();
                Q_EMIT headChosen(head, modifiers);
                if (head && from && (modifiers & Qt::ShiftModifier))
                    Q_EMIT setExtended(*from, *head);
            });
    connect(plot, &HeatmapPlot::cellToggled, this,
            [this](HeadId head) { Q_EMIT headsToggled({head}); });
    connect(plot, &HeatmapPlot::blockDragged, this, [this](HeadId from, HeadId to) {
        // All of them go where the first one goes.
        HeadList heads = block(from, to);
        const bool out = holds(m_state.ablationSet().heads, from);
        std::erase_if(heads,
                      [&](HeadId head) { return holds(m_state.ablationSet().heads, head) != out; });
        Q_EMIT headsToggled(heads);
    });
    connect(plot, &HeatmapPlot::layerChosen, this, [this, plot](int layer) {
        Q_EMIT headsToggled(block({layer, 0}, {layer, plot->data().values.heads() - 1}));
    });
    connect(plot, &HeatmapPlot::columnChosen, this, [this, plot](int head) {
        Q_EMIT headsToggled(block({0, head}, {plot->data().values.layers() - 1, head}));
    });
}

void MapsPanel::rebuild() {
    const std::size_t wanted = m_state.maps().maps.size();
    while (m_slots.size() > wanted) {
        // Queued: a button may be removing its own map.
        for (QWidget* widget : {static_cast<QWidget*>(m_slots.back().head),
                                static_cast<QWidget*>(m_slots.back().plot)}) {
            widget->hide();
            widget->deleteLater();
        }
        m_slots.pop_back();
    }
    while (m_slots.size() < wanted)
        m_slots.push_back(makeSlot(m_slots.size()));
    for (std::size_t i = 0; i < wanted; ++i)
        m_slots[i].head->picker()->setQuantity(m_state.maps().maps[i]);
    setTabOrders();
    refresh();
    setSeen(seen());
    arrange();
}

void MapsPanel::setTabOrders() {
    // Maps that were added later would come last of all.
    QWidget* last = m_intervention->right();
    setTabOrder(last, m_intervention->list());
    last = m_intervention->list();
    for (const Slot& slot : m_slots) {
        for (QWidget* next :
             {static_cast<QWidget*>(slot.head->title()), static_cast<QWidget*>(slot.head->remove()),
              static_cast<QWidget*>(slot.plot)}) {
            setTabOrder(last, next);
            last = next;
        }
    }
}

HeatmapPlot* MapsPanel::map(std::size_t index) const {
    return m_slots.at(index).plot;
}

QuantityPicker* MapsPanel::picker(std::size_t index) const {
    return m_slots.at(index).head->picker();
}

MapHead* MapsPanel::head(std::size_t index) const {
    return m_slots.at(index).head;
}

void MapsPanel::setTyped(const RunInputs& typed) {
    m_typed = typed;
    refreshStale();
}

void MapsPanel::refreshStale() {
    const QString of = staleRunText(m_state, m_typed);
    const bool wasStale = !m_stale->text().isEmpty();
    m_stale->setText(of.isEmpty() ? of : tr("Not of what is typed. Maps of: %1.").arg(of));
    for (const Slot& slot : m_slots)
        slot.plot->setFaded(!of.isEmpty());
    if (wasStale == !of.isEmpty()) return;
    fitFinding();
    arrange();
}

void MapsPanel::setBare(bool bare) {
    m_bare = bare;
    m_finding->setVisible(!bare);
    m_add->setVisible(!bare);
    m_scroll->setMinimumSize(bare ? kLeastBareArea : kLeastArea);
    refreshHeading();
    fitFinding();
    arrange();
}

void MapsPanel::addMap() {
    MapsView view = m_state.maps();
    if (view.maps.size() >= MapsView::kMost) return;
    view.maps.push_back(nextQuantity(view.maps));
    Q_EMIT mapsChosen(view);
}

void MapsPanel::removeMap(std::size_t index) {
    MapsView view = m_state.maps();
    if (view.maps.size() < 2 || index >= view.maps.size()) return;
    view.maps.erase(view.maps.begin() + static_cast<std::ptrdiff_t>(index));
    Q_EMIT mapsChosen(view);
}

std::vector<HeatmapData> MapsPanel::shownData() const {
    const auto quantities = quantitiesOf(m_state.maps(), m_state.intervention());
    if (const auto& run = m_state.run()) {
        auto maps = mapsOf(*run, quantities, m_state.maps().sameScale, m_state.lockedLimit());
        const Cover& cover = m_state.cover();
        for (std::size_t i = 0; i < maps.size(); ++i) {
            const Lens& lens = quantities[i].lens;
            const bool isFirst = !lens.isDifference() && lens.of == run->parts.front().intervention;
            const Metric metric = quantities[i].metric;
            const bool isOfTop1 = metric == Metric::Rank || metric == Metric::TopChanged;
            maps[i].covered =
                cover.hidesCells() || (cover.zeroMean && !isFirst) || (cover.top1 && isOfTop1);
        }
        return maps;
    }
    const std::vector<QString> axes = axisTexts(quantities);
    std::vector<HeatmapData> shown(m_slots.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        shown[i].kind = scaleKind(quantities[i]);
        shown[i].barText = axes[i];
        // Before the first run the model's own shape, all pending.
        if (const auto& model = m_state.model()) {
            shown[i].values = {model->config.layers, model->config.heads};
        }
    }
    return shown;
}

QString MapsPanel::titleOf(const Quantity& quantity) const {
    const auto& run = m_state.run();
    const QString title = run                           ? titleText(quantity, run->clean)
                          : hasSubject(quantity.metric) ? subjectText(quantity.subject)
                                                        : metricText(quantity.metric);
    if (!run || quantity.lens.given == GivenSet::No) return title;
    const GivenPart* given = run->givenPart(*quantity.lens.of);
    if (!given) return tr("%1 (not computed)").arg(title);
    HeadList set = m_state.ablationSet().heads;
    std::sort(set.begin(), set.end());
    return given->heads == set ? title : tr("%1 (of an earlier set)").arg(title);
}

// Where there is no room for more, the title alone tells maps of one token from each other.
QStringList MapsPanel::titles() const {
    QStringList titles;
    for (const Quantity& map : m_state.maps().maps)
        titles << titleOf(resolved(map, m_state.intervention()));
    QStringList told = titles;
    for (qsizetype i = 0; i < titles.size(); ++i) {
        const Metric metric = m_state.maps().maps[static_cast<std::size_t>(i)].metric;
        if (titles.count(titles[i]) > 1 && hasSubject(metric))
            told[i] = tr("%1: %2").arg(titles[i], metricText(metric));
    }
    return told;
}

void MapsPanel::refresh() {
    const std::vector<HeatmapData> shown = shownData();
    const QStringList titles = this->titles();
    const auto& run = m_state.run();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Quantity quantity = resolved(m_state.maps().maps[i], m_state.intervention());
        m_slots[i].plot->setData(shown[i]);
        const QString& title = titles[static_cast<qsizetype>(i)];
        const bool isTold = run && !m_state.cover().predictions;  // it has P of the clean run
        const QString subtitle =
            isTold ? subtitleText(quantity, *run, shown[i].values, shown[i].limit) : QString();
        m_slots[i].plot->setTitle(title, subtitle);
        m_slots[i].head->setTexts(title, subtitle);
    }
    refreshHeading();
    describe();
    if (!m_slots.empty() && m_slots.front().plot->data().values.layers() != m_layers)
        return arrange();
    // Growing limits can set neighbours apart that shared a colour bar.
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (needsBar(i, m_columns) != m_slots[i].plot->isColorBarVisible()) return arrange();
    }
}

void MapsPanel::describe() {
    const auto head = m_state.selected();
    const bool isCovered = m_state.cover().any();
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        QString text;
        if (head && m_state.run()) {
            const Quantity quantity = resolved(m_state.maps().maps[i], m_state.intervention());
            const auto value = valueOf(*m_state.run(), quantity, *head);
            text = tr("Layer %1, head %2: %3")
                       .arg(QString::number(head->layer), QString::number(head->head),
                            value       ? valueText(quantity, *value)
                            : isCovered ? tr("covered for a question")
                                        : tr("still to come"));
            if (holds(m_state.ablationSet().heads, *head)) text += tr(", in the ablation set");
            const HeatmapData& map = m_slots[i].plot->data();
            if (isNoise(map, map.values(*head))) text += tr(", below the noise floor");
        }
        speakChoice(*m_slots[i].plot, text);
    }
}

void MapsPanel::refreshHeading() {
    m_intervention->setInterventions(m_state.interventions());
    m_intervention->choose(m_state.intervention());
    for (std::size_t i = 0; i < m_slots.size() && i < m_state.maps().maps.size(); ++i)
        m_slots[i].head->picker()->offer(m_state.interventions(), m_state.maps().maps[i],
                                         m_state.run() && !m_state.run()->given.empty());
    m_sameScale->setChecked(m_state.maps().sameScale);
    m_sameScale->setVisible(m_slots.size() > 1 && !m_bare);
    m_add->setEnabled(m_slots.size() < MapsView::kMost);
    for (const Slot& slot : m_slots)
        slot.head->setRemovable(m_slots.size() > 1 && !m_bare);
    // Who has not typed it does not see it elsewhere.
    m_title = m_bare && m_state.run() ? tr("“%1”").arg(m_state.run()->inputs.prompt.simplified())
                                      : tr("What each head is worth");
    m_flips = 0;
    if (const auto& run = m_state.run())
        if (const RunPart* part = run->part(m_state.intervention()))
            m_flips = part->robustness.flips.size();
    m_dot->setVisible(m_flips > 0);
    m_dot->setToolTip(
        tr("In how many ablations another token becomes the most likely one; Top-1 lists them"));
    m_noisy = 0;
    for (const Slot& slot : m_slots)
        m_noisy += noisyCells(slot.plot->data());
    const bool marked = m_noisy > 0 && m_state.run() && m_state.run()->noiseFloor;
    m_noise->setVisible(marked);
    if (marked) m_noise->setToolTip(noiseTip(*m_state.run()->noiseFloor));
    refreshZoom();
    fitHeading();
}

void MapsPanel::fitHeading() {
    const FittingText controls[] = {{m_sameScale, tr("Scale"), tr("Same scale")},
                                    {m_add, QStringLiteral("+"), tr("+ Map")}};
    const FittingText legends[] = {
        {m_dot, tr("●  %1").arg(m_flips), tr("●  top-1 changes (%1)").arg(m_flips)},
        {m_noise, tr("–  %1").arg(m_noisy), tr("–  noise (%1)").arg(m_noisy)}};
    const int spacing = body()->itemAt(0)->layout()->spacing();
    const auto cost = [spacing](const QWidget* widget, int width) {
        return widget->isHidden() ? 0 : width + spacing;
    };
    const QMargins margins = body()->contentsMargins();
    const int least = heading()->minimumSizeHint().width();
    int room = contentsRect().width() - margins.left() - margins.right() - least - 2 * spacing;
    for (const QWidget* widget :
         {static_cast<QWidget*>(m_whole), static_cast<QWidget*>(m_intervention)})
        room -= cost(widget, widget->sizeHint().width());
    for (const auto& line : {std::span(controls), std::span(legends)})
        for (const FittingText& words : line)
            room -= cost(words.widget, words.widthWith(words.brief));
    // The heading squeezes none of them. Whole, it comes before their longer words.
    const int beside = heading()->sizeHint().width() - least -
                       heading()->fontMetrics().horizontalAdvance(heading()->text());
    const auto widthOf = [this, beside](const QString& words) {
        return beside + heading()->fontMetrics().horizontalAdvance(words);
    };
    const bool isWhole = room >= widthOf(m_title);
    heading()->setText(isWhole || m_bare ? m_title : tr("Maps"));
    const int more = widthOf(heading()->text());
    if (isWhole) room -= more;
    room = spell(controls, room);
    heading()->setMaximumWidth(least + (isWhole ? more : std::clamp(room, 0, more)));
    room = spell(legends, isWhole ? room : room - more);
    m_hint->setVisible(!m_bare && m_hint->sizeHint().width() + spacing <= room);
}

bool MapsPanel::needsBar(std::size_t index, int columns) const {
    // Between the maps that share it.
    if (index % static_cast<std::size_t>(columns) == 0) return true;
    const HeatmapData& mine = m_slots[index].plot->data();
    const HeatmapData& other = m_slots[index - 1].plot->data();
    return mine.kind != other.kind || mine.limit != other.limit || mine.barText != other.barText;
}

MapsPanel::Shape MapsPanel::shapeOf(QSize room, int columns) const {
    if (m_slots.size() > static_cast<std::size_t>(columns)) return shapeOf(room, columns, true);
    Shape full = shapeOf(room, columns, false);
    const int layers = std::max(m_slots.front().plot->data().values.layers(), 1);
    if (full.cellHeight * layers >= scaledPixels(kLeastMap)) return full;
    Shape compact = shapeOf(room, columns, true);
    const bool gains = !full.fits || compact.cellHeight > kCompactGain * full.cellHeight;
    return gains ? compact : full;
}

MapsPanel::Shape MapsPanel::shapeOf(QSize room, int columns, bool compact) const {
    const Slot& front = m_slots.front();
    const int count = static_cast<int>(m_slots.size());
    const int layers = std::max(front.plot->data().values.layers(), 1);
    Shape shape;
    shape.columns = columns;
    shape.rows = (count + columns - 1) / columns;
    shape.compact = compact;
    shape.heads = std::max(front.plot->data().values.heads(), 1);
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        shape.chrome.push_back(m_slots[i].plot->chrome(needsBar(i, columns), compact).width());
        shape.titles.push_back(m_slots[i].head->leastWidth());
    }
    const int above = heightAbove(compact, !compact);
    const double high =
        static_cast<double>(room.height() - shape.rows * above - (shape.rows - 1) * kMapsGap) /
        (shape.rows * layers);
    // The widest cells with which neither a map nor the choices above it are cut off.
    double wide = kLeastCell;
    shape.inWidth = shape.width(wide) <= room.width();
    shape.fits = shape.inWidth && high >= kLeastCell;
    double step = room.width();
    while ((step /= 2) > kCellStep)
        if (shape.width(wide + step) <= room.width()) wide += step;
    shape.cellWidth = std::max(
        kLeastCell,
        std::min(wide, std::max(kMapsWidest * high, std::min(kEasyCell, kEasyWidest * high))));
    shape.cellHeight = std::max(kLeastCell, std::min(high, kMapsTallest * shape.cellWidth));
    const int used = shape.rows * (above + static_cast<int>(shape.cellHeight * layers) + kMapsGap);
    const int more = shape.rows * (heightAbove(compact, true) - above);
    shape.subtitles = !compact || used + more <= room.height();
    return shape;
}

MapsPanel::Shape MapsPanel::bestShape(QSize room) const {
    const int count = static_cast<int>(m_slots.size());
    Shape best = shapeOf(room, 1);
    for (int columns = 2; columns <= count; ++columns) {
        Shape shape = shapeOf(room, columns);
        const bool ragged = count == 4 && columns == 3;
        if (!ragged && shape.isBetterThan(best)) best = std::move(shape);
    }
    return best;
}

/// Where cells would be too small to read, maps are scrolled: m_room gets that height.
MapsPanel::Shape MapsPanel::scrolledShape() {
    const QSize room = m_room;
    const int cell = scaledPixels(kScrolledCell);
    Shape best = bestShape(room);
    if (best.fits && best.side() >= kReadableCell) return best;
    const int count = static_cast<int>(m_slots.size());
    const int layers = std::max(m_slots.front().plot->data().values.layers(), 1);
    for (int columns = 1; columns <= count; ++columns) {
        const Shape now = shapeOf(room, columns);
        const int row = heightAbove(now.compact, now.subtitles) + layers * cell;
        const QSize tall(room.width(), std::max(room.height(), now.rows * (row + kMapsGap)));
        Shape scrolled = shapeOf(tall, columns);
        if (!scrolled.isBetterThan(best)) continue;
        best = std::move(scrolled);
        m_room = tall;
    }
    return best;
}

int MapsPanel::heightAbove(bool compact, bool subtitles) const {
    const Slot& front = m_slots.front();
    return front.head->heightWith(!subtitles) + front.plot->chrome(false, compact).height();
}

int MapsPanel::heightFor(int width, int most) const {
    QSize around = size() - m_scroll->viewport()->size();
    // Where there is little height, not all is said that was found.
    if (!m_finding->isHidden())
        around.rheight() += std::max(0, m_finding->wholeHeight() - m_finding->height());
    const int least = m_scroll->minimumHeight();
    const QSize room(width - around.width(), std::max(most - around.height(), least));
    const Shape shape = bestShape(room);
    const int layers = std::max(m_slots.front().plot->data().values.layers(), 1);
    const int row =
        heightAbove(shape.compact, shape.subtitles) + static_cast<int>(shape.side() * layers);
    return around.height() + std::max(shape.rows * row + (shape.rows - 1) * kMapsGap, least);
}

int MapsPanel::heightForCells(int width, int cell) const {
    const QSize around = size() - m_scroll->viewport()->size();
    const int least = m_scroll->minimumHeight();
    if (m_slots.empty()) return around.height() + least;
    const int count = static_cast<int>(m_slots.size());
    const int layers = std::max(m_slots.front().plot->data().values.layers(), 1);
    const int row = heightAbove(true, false) + layers * cell;
    int height = count * row + (count - 1) * kMapsGap;
    for (int columns = 2; columns <= count; ++columns) {
        const Shape shape = shapeOf({width - around.width(), height}, columns, true);
        // Cells are about as wide as they are high.
        if (shape.width(cell / kMapsTallest) > width - around.width()) continue;
        height = std::min(height, shape.rows * row + (shape.rows - 1) * kMapsGap);
    }
    return around.height() + std::max(height, least);
}

// The maps come first: of what was found as many sentences are shown as the rest has room for.
void MapsPanel::fitFinding() {
    int others = m_scroll->minimumHeight();
    for (int i = 0; i < body()->count(); ++i) {
        const QLayoutItem* item = body()->itemAt(i);
        const bool isCounted = item->widget() != m_finding && item->widget() != m_scroll;
        if (isCounted && !item->isEmpty()) others += item->sizeHint().height() + body()->spacing();
    }
    const QMargins margins = body()->contentsMargins();
    m_finding->setMost(contentsRect().height() - margins.top() - margins.bottom() - others -
                       body()->spacing());
}

void MapsPanel::arrange() {
    if (m_slots.empty()) return;
    m_room = m_scroll->viewport()->size();
    const Shape shape = scrolledShape();
    m_area->setMinimumHeight(m_room.height() > m_scroll->viewport()->height() ? m_room.height()
                                                                              : 0);
    m_columns = shape.columns;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        m_slots[i].plot->setColorBarVisible(needsBar(i, shape.columns));
        m_slots[i].plot->setCompact(shape.compact);
        m_slots[i].head->setCompact(!shape.subtitles);
    }
    m_layers = m_slots.front().plot->data().values.layers();
    place(shape);
    // Of the window's usual heights, whichever it has: of one alone, all may be wanted before and
    // after.
    std::vector<int> wanted;
    for (int most = 250; most <= 1000; most += 50)
        wanted.push_back(heightFor(width(), most));
    if (std::exchange(m_wanted, wanted) != wanted) Q_EMIT heightForChanged();
}

void MapsPanel::place(const Shape& shape) {
    const Slot& front = m_slots.front();
    const int row =
        heightAbove(shape.compact, shape.subtitles) +
        static_cast<int>(shape.cellHeight * std::max(front.plot->data().values.layers(), 1));
    const int top = (m_room.height() - shape.rows * row - (shape.rows - 1) * kMapsGap) / 2;
    // Small maps leave room for titles that can be read.
    const int spare = std::max(0, m_room.width() - shape.width(shape.cellWidth)) / shape.columns;
    std::vector<int> widths;
    for (int column = 0; column < shape.columns; ++column) {
        const int width = shape.columnWidth(column, shape.cellWidth);
        int readable = 0;
        for (auto i = static_cast<std::size_t>(column); i < m_slots.size();
             i += static_cast<std::size_t>(shape.columns))
            readable = std::max(readable, m_slots[i].head->readableWidth());
        widths.push_back(width + std::clamp(readable - width, 0, spare));
    }
    const int used = std::accumulate(widths.begin(), widths.end(), (shape.columns - 1) * kMapsGap);
    const int bar = front.head->heightWith(!shape.subtitles);
    QPoint at(std::max(0, (m_room.width() - used) / 2), std::max(0, top));
    const QPoint first = at;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const std::size_t column = i % widths.size();
        if (column == 0 && i > 0) at = {first.x(), at.y() + row + kMapsGap};
        m_slots[i].head->setGeometry(at.x(), at.y(), widths[column], bar);
        m_slots[i].plot->setGeometry(at.x(), at.y() + bar, shape.plotWidth(i, shape.cellWidth),
                                     row - bar);
        at.rx() += widths[column] + kMapsGap;
    }
}

void MapsPanel::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    fitHeading();
    fitFinding();
    // Also where only what stands above the maps came or went.
    if (event->oldSize().height() != height()) Q_EMIT heightForChanged();
    arrange();
}

bool MapsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize) arrange();
    return Card::eventFilter(watched, event);
}

}  // namespace headscope::app
