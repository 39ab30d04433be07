// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/pairs/pairs_panel.h"

#include "document/metric_text.h"
#include "document/progress_text.h"
#include "features/pairs/backups_view.h"
#include "features/pairs/pair_list.h"
#include "ui/choice_bar.h"
#include "ui/commands.h"
#include "ui/flow_layout.h"
#include "ui/number_box.h"
#include "ui/paragraph.h"
#include "ui/terms.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kOffered = 10;           // strongest heads, in place of all
constexpr int kPartsBesideFrom = 680;  // pixels of width; below, one under the other
constexpr int kControlsMost = 340;     // pixels of width
constexpr int kPartsGap = 14;          // pixels
constexpr int kLeastWords = 40;        // pixels of height
constexpr int kStackedPlot = 230;      // pixels of height, one under the other
constexpr int kBarSteps = 1000;
constexpr Metric kPairMetrics[] = {Metric::LogitDifference, Metric::LogProbability};

// Fields of a session's view.
const QString kPairMetric = QStringLiteral("pair_metric");
const QString kPairStrongest = QStringLiteral("pair_strongest");
const QString kPairQuantity = QStringLiteral("pair_quantity");
const QString kPairOrder = QStringLiteral("pair_order");
const QString kPairPage = QStringLiteral("pair_page");
const QString kPairsComputed = QStringLiteral("pairs");

QString whole(std::size_t number) {
    return QLocale().toString(static_cast<qulonglong>(number));
}

}  // namespace

PairsPanel::PairsPanel(const Dependencies& deps, QWidget* parent)
    : Pane(parent),
      m_deps(deps),
      m_metric(new QComboBox),
      m_strongest(new WholeBox),
      m_start(new QPushButton(tr("Compute"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_bar(new QProgressBar),
      m_status(new MutedLabel),
      m_quantity(new QComboBox),
      m_order(new QComboBox),
      m_plot(new PairPlot),
      m_sentence(new MutedLabel),
      m_offer(new QPushButton(tr("Take the %1 Heads").arg(kOffered))),
      m_anyway(new QPushButton(tr("Compute All of Them"))),
      m_take(new QPushButton(tr("To the Set"))),
      m_pages(new ChoiceBar({tr("Strongest"), tr("Backups")})),
      m_stack(new QStackedWidget),
      m_list(new PairList),
      m_backups(new BackupsView(deps.state, deps.study, deps.map)) {
    m_line = new QBoxLayout(QBoxLayout::LeftToRight);
    m_line->setSpacing(kPartsGap);
    m_controls = buildControls();
    m_lists = buildLists();
    m_line->addWidget(m_controls, 2);
    m_line->addWidget(m_plot, 5);
    m_line->addWidget(m_lists, 3);
    body()->addLayout(m_line, 1);
    m_plot->installEventFilter(this);
    connectAll();
}

void PairsPanel::nameControls() {
    m_metric->setObjectName(QStringLiteral("pairMetric"));
    m_metric->addItems({tr("Logit difference"), tr("ln P of the target")});
    m_metric->setAccessibleName(tr("Measured in"));
    m_metric->setToolTip(
        tr("What effects are measured in: scales on which those that do not depend on each other "
           "add up"));
    m_strongest->setObjectName(QStringLiteral("pairStrongest"));
    m_strongest->setRange(0, 0);
    m_strongest->setSpecialValueText(tr("all"));
    m_strongest->setToolTip(
        tr("All heads with all others; or so many of those that do most alone, with all others"));
    m_start->setObjectName(QStringLiteral("pairsStart"));
    m_start->setToolTip(tr("Ablate every two heads together"));
    m_start->setProperty("primary", true);
    m_stop->setObjectName(QStringLiteral("pairsStop"));
    m_stop->setToolTip(tr("Stop; the pairs that are finished stay"));
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(1);
    m_bar->setAccessibleName(tr("How much of the pairs is computed"));
    m_status->setObjectName(QStringLiteral("pairsStatus"));
    m_status->setWordWrap(true);
    m_status->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_quantity->setObjectName(QStringLiteral("pairQuantity"));
    m_quantity->addItems({tr("Interaction"), tr("Joint effect"), tr("Given that A is gone")});
    m_quantity->setAccessibleName(tr("What the map shows"));
    const QString tips[] = {
        QStringLiteral("<p>%1</p>%2")
            .arg(tr("D(AB) − D(A) − D(B): what both do together beyond what each does alone"),
                 termTip(QStringLiteral("interaction"))),
        tr("D(AB): what both do together"),
        tr("D(B|A) = D(AB) − D(A): what the head of the column does once that of the row is gone")};
    for (int i = 0; i < 3; ++i)
        m_quantity->setItemData(i, tips[i], Qt::ToolTipRole);
    m_order->setObjectName(QStringLiteral("pairOrder"));
    m_order->addItems({tr("By layer"), tr("By likeness")});
    m_order->setAccessibleName(tr("Order of the heads"));
    m_order->setToolTip(
        tr("Heads by their layers, as in the maps; or those side by side that interact alike with "
           "the others"));
    for (QComboBox* box : {m_metric, m_quantity, m_order}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
}

QWidget* PairsPanel::buildControls() {
    nameControls();
    auto* controls = new QWidget;
    auto* layout = new QVBoxLayout(controls);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    auto* heads = new QLabel(tr("Heads"));
    heads->setBuddy(m_strongest);
    m_strongest->setAccessibleName(heads->text());
    auto* what = new QHBoxLayout;
    what->addWidget(m_metric, 1);
    what->addWidget(heads);
    what->addWidget(m_strongest);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_stop, 1);
    auto* look = new QHBoxLayout;
    look->addWidget(m_quantity, 1);
    look->addWidget(m_order, 1);
    layout->addLayout(what);
    layout->addLayout(buttons);
    layout->addWidget(m_bar);
    layout->addLayout(look);
    layout->addWidget(buildWords(), 1);
    return controls;
}

// What is said of the map: a text of another length moves nothing that is clicked.
QWidget* PairsPanel::buildWords() {
    m_offer->setObjectName(QStringLiteral("pairsOffer"));
    m_offer->setToolTip(tr("Only pairs with one of the heads that do most alone"));
    m_anyway->setObjectName(QStringLiteral("pairsAnyway"));
    m_anyway->setToolTip(
        tr("All pairs, however long it takes; Stop keeps those that are finished"));
    m_sentence->setObjectName(QStringLiteral("pairSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* words = new QWidget;
    words->setObjectName(QStringLiteral("scrolled"));
    m_offers = new QWidget;
    auto* offers = new FlowLayout(m_offers);
    offers->addWidget(m_offer);
    offers->addWidget(m_anyway);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_offers->setSizePolicy(policy);
    auto* layout = new QVBoxLayout(words);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_offers);
    layout->addWidget(m_status);
    layout->addWidget(m_sentence);
    layout->addStretch(1);
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("pairWords"));
    area->setAccessibleName(tr("What is said of the pairs"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    followTextSize(*area, "least", [area] { area->setMinimumHeight(scaledPixels(kLeastWords)); });
    area->setWidget(words);
    return area;
}

QWidget* PairsPanel::buildLists() {
    m_plot->setObjectName(QStringLiteral("pairPlot"));
    m_take->setObjectName(QStringLiteral("pairTake"));
    m_take->setToolTip(tr("The two heads of the chosen pair become the ablation set"));
    m_pages->button(0)->setObjectName(QStringLiteral("pairsStrongestPage"));
    m_pages->button(0)->setToolTip(tr("The pairs that interact most"));
    m_pages->button(1)->setObjectName(QStringLiteral("pairsBackupsPage"));
    m_pages->button(1)->setToolTip(tr("Which heads do more once the ablation set is gone"));
    explainTerm(*m_pages->button(1), QStringLiteral("backup"));
    m_pages->letWrap();
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_backups);
    auto* lists = new QWidget;
    auto* layout = new QVBoxLayout(lists);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_pages);
    bar->addStretch(1);
    bar->addWidget(m_take);
    layout->addLayout(bar);
    layout->addWidget(m_stack, 1);
    return lists;
}

// Of the form for the least width: it is taken where there is no room for another.
QSize PairsPanel::minimumSizeHint() const {
    const QMargins margins = body()->contentsMargins();
    const int widest =
        std::max({m_controls->minimumSizeHint().width(), m_plot->minimumSizeHint().width(),
                  m_lists->minimumSizeHint().width()});
    return {widest + margins.left() + margins.right(), Pane::minimumSizeHint().height()};
}

void PairsPanel::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    fitForm();
}

bool PairsPanel::eventFilter(QObject* watched, QEvent* event) {
    // Whether there is a pixel for each head.
    if (event->type() == QEvent::Resize) m_status->setText(statusText());
    return Pane::eventFilter(watched, event);
}

void PairsPanel::fitForm() {
    const bool isWide = width() >= scaledPixels(kPartsBesideFrom);
    m_line->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const QMargins margins = body()->contentsMargins();
    const int height = this->height() - margins.top() - margins.bottom();
    m_controls->setMaximumWidth(isWide ? scaledPixels(kControlsMost) : QWIDGETSIZE_MAX);
    m_plot->setMaximumWidth(isWide ? m_plot->widthOfUse(height) : QWIDGETSIZE_MAX);
    m_plot->setMinimumHeight(isWide ? 0 : scaledPixels(kStackedPlot));
}

void PairsPanel::connectAll() {
    followTextSize(*this, "form", [this] { fitForm(); });
    connect(m_start, &QPushButton::clicked, this, &PairsPanel::start);
    connect(m_anyway, &QPushButton::clicked, this, &PairsPanel::startAll);
    connect(m_offer, &QPushButton::clicked, this, &PairsPanel::takeOffer);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_deps.study.stop(); });
    connect(m_metric, &QComboBox::currentIndexChanged, this, &Pane::touch);
    connect(m_strongest, &QSpinBox::valueChanged, this, [this] {
        m_asks = false;
        touch();
    });
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &Pane::touch);
    connect(m_order, &QComboBox::currentIndexChanged, this, &Pane::touch);
    connect(m_pages, &ChoiceBar::changed, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_plot, &PairPlot::pairChosen, this, &PairsPanel::choosePair);
    connect(m_plot, &PairPlot::pairTaken, this, &PairsPanel::takePair);
    connect(m_plot, &PairPlot::pairHovered, this, &PairsPanel::showTip);
    connect(m_list, &PairList::pairChosen, this,
            [this](const PairOfHeads& pair) { choosePair(pair); });
    connect(m_list, &PairList::pairTaken, this, &PairsPanel::takePair);
    connect(m_take, &QPushButton::clicked, this, [this] {
        if (m_chosen) takePair(*m_chosen);
    });
    connect(m_backups, &BackupsView::headChosen, this,
            [this](HeadId head) { Q_EMIT headChosen(head); });
    connect(&m_deps.study, &PairStudy::changed, this, [this] {
        // Whether they can be pressed is asked where the panel is not seen, too.
        refreshControls();
        touch();
    });
    connect(&m_deps.map, &GivenMap::changed, this, &Pane::touch);
    connect(&m_deps.state, &RunState::ablationSetChanged, this, &Pane::touch);
    refreshControls();
}

void PairsPanel::addCommands(CommandTable& commands) {
    const auto bringUp = [this] { Q_EMIT needed(); };
    commands.addButton(QStringLiteral("pairs.compute"), *m_start, tr("Compute All &Pairs"),
                       QKeySequence(tr("Ctrl+Shift+P")), bringUp);
    commands.addButton(QStringLiteral("pairs.stop"), *m_stop, tr("Stop the Pa&irs"),
                       QKeySequence(tr("Ctrl+Shift+X")), bringUp);
    commands.addButton(QStringLiteral("pairs.take"), *m_take, tr("Make the Chosen Pair the S&et"),
                       QKeySequence(tr("Ctrl+Shift+W")), bringUp);
    commands.addButton(QStringLiteral("pairs.backups"), *m_backups->button(),
                       tr("Compute &Backups of the Set"), QKeySequence(tr("Ctrl+Alt+Z")),
                       [this, bringUp] {
                           bringUp();
                           m_pages->choose(1);
                       });
    commands.add({QStringLiteral("pairs.quantity"),
                  tr("Ne&xt Quantity of the Map of Pairs"),
                  tr("Interaction, joint effect, or what a head does once another one is gone"),
                  {QKeySequence(tr("Ctrl+Alt+Q"))},
                  [this, bringUp] {
                      bringUp();
                      m_quantity->setCurrentIndex((m_quantity->currentIndex() + 1) % 3);
                  }});
    commands.add({QStringLiteral("pairs.order"),
                  tr("Pairs by La&yer or by Likeness"),
                  tr("In the map of pairs: heads by their layers, or those side by side that "
                     "interact alike"),
                  {QKeySequence(tr("Ctrl+Alt+D"))},
                  [this, bringUp] {
                      bringUp();
                      m_order->setCurrentIndex(1 - m_order->currentIndex());
                  }});
}

PairStudy::Choice PairsPanel::choice() const {
    return {kPairMetrics[std::max(0, m_metric->currentIndex())], m_strongest->value()};
}

PairQuantity PairsPanel::quantity() const {
    return kPairQuantities[std::max(0, m_quantity->currentIndex())];
}

PairOrder PairsPanel::order() const {
    return m_order->currentIndex() == 1 ? PairOrder::Similarity : PairOrder::Layers;
}

int PairsPanel::headCount() const {
    const auto& run = m_deps.state.run();
    return run ? static_cast<int>(run->clean.headMean.values().size()) : 0;
}

bool PairsPanel::isMany() const {
    return pairCount(static_cast<std::size_t>(headCount()), m_strongest->value()) > kManyPairs;
}

void PairsPanel::start() {
    if (!isMany()) return startAll();
    m_asks = true;
    refresh();
    m_offer->setFocus();
}

void PairsPanel::compute() {
    if (!isMany() && !m_deps.study.shown() && !m_deps.study.isRunning()) startAll();
}

void PairsPanel::startAll() {
    m_asks = false;
    m_deps.study.start(choice());
}

// Where it was asked whether to compute all, it is the answer.
void PairsPanel::takeOffer() {
    const bool asked = m_asks;
    m_strongest->setValue(kOffered);
    if (asked) return startAll();
    m_start->setFocus();
}

QString PairsPanel::countText() const {
    const auto heads = static_cast<std::size_t>(headCount());
    const auto all = pairCount(heads);
    const auto pairs = pairCount(heads, m_strongest->value());
    if (isMany())
        return tr("%1 pairs take long, and memory for a number each. A way out: %2 heads that do "
                  "most alone, with all others, are %3 pairs.")
            .arg(whole(pairs), QString::number(kOffered), whole(pairCount(heads, kOffered)));
    if (all > kManyPairs && m_strongest->value() == kOffered)
        return tr("%1 pairs: the %2 heads that do most alone, with all others. All heads would be "
                  "%3 pairs, which take long.")
            .arg(whole(pairs), QString::number(kOffered), whole(all));
    return tr("%1 pairs.").arg(whole(pairs));
}

QString PairsPanel::statusText() const {
    const PairStudy& study = m_deps.study;
    if (study.isRunning() && !m_deps.state.cover().hidesSets()) {
        const int percent = static_cast<int>(std::floor(100 * study.part()));
        const auto left = study.secondsLeft();
        const QString far =
            left ? tr("%1 % done, %2 left.").arg(QString::number(percent), timeLeftText(*left))
                 : tr("%1 % done.").arg(percent);
        return study.isOfShown() ? far : tr("Pairs of another run: %1").arg(far);
    }
    if (const QString why = study.refusal(); !why.isEmpty()) return why;
    if (study.status() == PairStudy::Status::Failed)
        return tr("It failed: %1. %2").arg(study.error().what, study.error().hint);
    if (study.wasGivenUp())
        return paragraph({tr("It was given up: something else was to be computed."), countText()});
    const StudiedPairs* shown = study.shown();
    if (shown && shown->effects.stopped)
        return paragraph(
            {tr("It was stopped: pairs without a colour were not computed."), countText()});
    if (!shown && m_computedIn != 0 && m_computedIn == m_deps.state.shownId())
        return paragraph(
            {tr("The session had this map and does not keep it: Compute makes it again."),
             countText()});
    if (m_plot->isCrowded())
        return paragraph(
            {countText(),
             tr("Several heads share a pixel of the map: zoom it, draw the panel's upper edge "
                "up, or give it another side (View).")});
    return countText();
}

void PairsPanel::refreshOffers() {
    const PairStudy& study = m_deps.study;
    const bool offers = isMany() && !study.isRunning() && study.refusal().isEmpty();
    const bool hadFocus = m_offer->hasFocus() || m_anyway->hasFocus();
    m_offers->setVisible(offers);
    m_anyway->setVisible(offers && m_asks);
    if (hadFocus && !offers) (study.isRunning() ? m_stop : m_start)->setFocus();
}

void PairsPanel::refreshControls() {
    const PairStudy& study = m_deps.study;
    const int most = std::max(0, headCount() - 1);
    if (m_strongest->maximum() != most) {
        const QSignalBlocker quiet(m_strongest);
        m_strongest->setMaximum(most);
        // A model whose pairs nobody waits for begins with a way out.
        const bool many = pairCount(static_cast<std::size_t>(most) + 1) > kManyPairs;
        if (m_strongest->value() == 0 && many) m_strongest->setValue(kOffered);
    }
    const bool running = study.isRunning();
    enableStartStop(*m_start, !running && study.refusal().isEmpty(), *m_stop, running);
    m_take->setEnabled(m_chosen.has_value() && study.shown());
    refreshOffers();
}

void PairsPanel::refreshMap() {
    const StudiedPairs* shown = m_deps.study.shown();
    const auto floor = shown ? m_deps.state.run()->noiseFloor : std::nullopt;
    const double noise =
        shown ? pairFloor(floor, shown->effects.metric, PairQuantity::Interaction) : 0;
    const Shown now{m_deps.study.shownCount(), quantity(), order(), noise};
    if (now == std::exchange(m_shown, now)) return;
    m_plot->setAccessibleName(shown ? pairTitle(shown->effects, quantity())
                                    : tr("Map of pairs of heads"));
    if (shown)
        m_plot->setData(pairMap(*shown, quantity(), order(), floor));
    else
        m_plot->clear();
    m_list->show(shown ? &shown->effects : nullptr, floor);
    fitForm();
}

void PairsPanel::refreshSentence() {
    const StudiedPairs* shown = m_deps.study.shown();
    const bool known = shown && m_chosen && shown->effects.single.contains(m_chosen->first) &&
                       shown->effects.single.contains(m_chosen->second);
    const auto text = [&] {
        return pairText(shown->effects, m_chosen->first, m_chosen->second,
                        m_deps.state.run()->noiseFloor);
    };
    m_sentence->setText(known   ? text()
                        : shown ? paragraph({pairMapText(shown->effects, quantity(),
                                                         m_deps.state.run()->clean.prompt),
                                             cutText(m_plot->data())})
                                : QString());
    m_plot->setSelected(known ? m_chosen : std::nullopt);
    m_plot->speak(known ? text() : QString());
    m_list->setSelected(known ? m_chosen : std::nullopt);
}

void PairsPanel::refresh() {
    refreshControls();
    m_bar->setValue(m_deps.study.isRunning()
                        ? static_cast<int>(std::lround(kBarSteps * m_deps.study.part()))
                        : 0);
    m_status->setAlarming(m_deps.study.status() == PairStudy::Status::Failed);
    refreshMap();
    m_status->setText(statusText());
    refreshSentence();
    m_backups->show(choice().metric);
}

void PairsPanel::choosePair(const std::optional<PairPlot::Pair>& pair) {
    m_chosen = pair;
    refreshControls();
    refreshSentence();
}

void PairsPanel::takePair(const PairPlot::Pair& pair) {
    choosePair(pair);
    if (pair.first == pair.second) return;
    m_deps.steps.setHeads(ordered({pair.first, pair.second}));
}

void PairsPanel::showTip(const std::optional<PairPlot::Pair>& pair, QPoint at) {
    const StudiedPairs* shown = m_deps.study.shown();
    if (!pair || !shown) return QToolTip::hideText();
    QToolTip::showText(
        at + QPoint(12, 12),
        pairText(shown->effects, pair->first, pair->second, m_deps.state.run()->noiseFloor),
        m_plot);
}

std::optional<OwnFigure> PairsPanel::figure() const {
    const StudiedPairs* shown = m_deps.study.shown();
    if (!shown) return std::nullopt;
    OwnFigure own;
    own.title = tr("Every two heads ablated together");
    own.pairs = FigurePairMap{pairTitle(shown->effects, quantity()),
                              {},
                              pairMap(*shown, quantity(), order(), m_deps.state.run()->noiseFloor)};
    own.sentences =
        paragraph({pairSentences(shown->effects, quantity(), order(),
                                 m_deps.state.run()->noiseFloor, m_deps.state.run()->clean.prompt),
                   cutText(own.pairs->data)});
    return own;
}

void PairsPanel::saveView(QJsonObject& view) const {
    view[kPairMetric] = QString::fromStdString(name(choice().metric));
    view[kPairStrongest] = m_strongest->value();
    view[kPairQuantity] = QString::fromStdString(name(quantity()));
    view[kPairOrder] =
        m_order->currentIndex() == 1 ? QStringLiteral("similarity") : QStringLiteral("layers");
    view[kPairPage] = m_pages->chosen();
    view[kPairsComputed] = m_deps.study.shown() != nullptr;
}

void PairsPanel::showView(const QJsonObject& view) {
    const std::string metric = view[kPairMetric].toString().toStdString();
    m_metric->setCurrentIndex(metric == name(Metric::LogProbability) ? 1 : 0);
    const auto quantity = pairQuantityFromName(view[kPairQuantity].toString().toStdString())
                              .value_or(PairQuantity::Interaction);
    m_quantity->setCurrentIndex(static_cast<int>(quantity));
    m_order->setCurrentIndex(view[kPairOrder].toString() == QLatin1String("similarity") ? 1 : 0);
    m_pages->choose(std::clamp(view[kPairPage].toInt(), 0, 1));
    m_computedIn = view[kPairsComputed].toBool() ? m_deps.state.shownId() : 0;
    refreshControls();  // how many heads there are
    m_strongest->setValue(view[kPairStrongest].toInt(m_strongest->value()));
    m_status->setText(statusText());
}

}  // namespace headscope::app
