// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/history/compare_view.h"

#include "document/metric_text.h"
#include "document/run_text.h"
#include "figure/comparison_figures.h"
#include "plot/heatmap_plot.h"
#include "ui/intervention_switch.h"
#include "ui/intervention_text.h"
#include "ui/spoken_plot.h"

#include <QEvent>
#include <QLocale>
#include <QPushButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kCompareGap = 12;
constexpr double kCompareWidest = 1.45;  // a cell's width over its height, at most
constexpr double kCompareTallest = 1.1;  // and the other way round

QString valueText(const std::optional<float>& value) {
    return value ? signedNumber(*value, 4) : CompareView::tr("not computed");
}

const WatchedScore& tokenOf(const History::Run& run, bool control) {
    const CleanRun& clean = run->run().report->result.clean;
    return control ? clean.control : clean.target;
}

/// The interventions that both runs have; if there is none, those of the first.
std::vector<Intervention> shared(const History::Run& first, const History::Run& second) {
    if (!first || !second) return zeroAndMean();
    std::vector<Intervention> both;
    std::vector<Intervention> all;
    for (const RunPart& part : first->run().report->result.parts) {
        all.push_back(part.intervention);
        if (second->run().report->result.part(part.intervention)) both.push_back(part.intervention);
    }
    if (both.empty()) both = all;
    return both.empty() ? zeroAndMean() : both;
}

}  // namespace

CompareView::CompareView(QWidget* parent)
    : Card({}, parent),
      m_area(new QWidget),
      m_subject(new Segmented(tr("Target"), tr("Control"))),
      m_intervention(new InterventionSwitch),
      m_figure(new QPushButton(tr("Save &Figure…"))),
      m_numbers(new QLabel),
      m_differences(new MutedLabel) {
    m_subject->right()->setObjectName(QStringLiteral("compareControl"));
    m_intervention->right()->setObjectName(QStringLiteral("compareMean"));
    m_numbers->setObjectName(QStringLiteral("compareNumbers"));
    m_differences->setObjectName(QStringLiteral("compareDifferences"));
    addToHeading(m_subject);
    addToHeading(m_intervention);
    m_figure->setObjectName(QStringLiteral("compareFigure"));
    m_figure->setToolTip(tr("Both maps and their difference as PDF, SVG or PNG"));
    addToHeading(m_figure);
    connect(m_figure, &QPushButton::clicked, this, &CompareView::figureRequested);
    for (auto*& map : m_maps) {
        map = new HeatmapPlot(m_area);
        map->setColorBarVisible(false);
        connect(map, &HeatmapPlot::cellChosen, this, &CompareView::headChosen);
        connect(map, &HeatmapPlot::cellChosen, this, &CompareView::setSelected);
        connect(map, &HeatmapPlot::cellHovered, this, &CompareView::hover);
        connect(map, &HeatmapPlot::seenChanged, this, [this](const QRectF& cells) {
            for (auto* each : m_maps)
                each->setSeen(cells);
        });
    }
    m_maps[First]->setObjectName(QStringLiteral("compareFirst"));
    m_maps[Second]->setObjectName(QStringLiteral("compareSecond"));
    m_maps[Difference]->setObjectName(QStringLiteral("compareDifference"));
    m_maps[Difference]->setColorBarVisible(true);
    m_area->setMinimumSize(560, 180);
    m_area->installEventFilter(this);
    for (QLabel* label : {m_numbers, static_cast<QLabel*>(m_differences)}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    body()->addWidget(m_numbers);
    body()->addWidget(m_area, 1);
    body()->addWidget(m_differences);
    connect(m_subject, &Segmented::chosen, this, &CompareView::refresh);
    connect(m_intervention, &InterventionSwitch::picked, this, &CompareView::refresh);
    refresh();
}

void CompareView::setRuns(const History::Run& first, const History::Run& second) {
    m_first = first;
    m_second = second;
    m_intervention->setInterventions(shared(first, second));
    refresh();
}

void CompareView::setLockedLimit(std::optional<double> limit) {
    m_locked = limit;
    refresh();
}

void CompareView::setIntervention(const Intervention& intervention) {
    m_intervention->choose(intervention);
    refresh();
}

void CompareView::setSelected(std::optional<HeadId> head) {
    m_selected = head;
    for (auto* map : m_maps)
        map->setSelected(head);
    describe();
}

void CompareView::describe() {
    const std::array<const HeadGrid<std::optional<float>>*, 3> values{
        &m_comparison.first, &m_comparison.second, &m_comparison.difference};
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool known = m_selected && values[i]->contains(*m_selected);
        speakChoice(*m_maps[i], known ? tr("Layer %1, head %2: %3")
                                            .arg(QString::number(m_selected->layer),
                                                 QString::number(m_selected->head),
                                                 valueText((*values[i])(*m_selected)))
                                      : QString());
    }
}

void CompareView::refresh() {
    m_comparison = {};
    if (m_first && m_second) {
        m_comparison = compareRuns(
            m_first->run().report->result, m_second->run().report->result, m_intervention->chosen(),
            m_subject->isRight() ? Subject::Control : Subject::Target, m_locked);
    }
    refreshTexts();
    describe();
    const QString axis =
        axisText({Metric::Probability, Subject::Target, {m_intervention->chosen(), {}}});
    const auto dataOf = [&](const HeadGrid<std::optional<float>>& values, double floor) {
        HeatmapData shown;
        shown.values = values;
        shown.limit = m_comparison.limit;
        shown.locked = m_locked.has_value();
        shown.barText = axis;
        shown.floor = floor;
        return shown;
    };
    const bool possible = !m_comparison.difference.empty();
    m_area->setVisible(possible);
    m_figure->setEnabled(possible);
    if (!possible) return;
    const Run& first = m_first->run().report->result;
    const Run& second = m_second->run().report->result;
    m_maps[First]->setData(dataOf(m_comparison.first, probabilityFloor(first)));
    m_maps[Second]->setData(dataOf(m_comparison.second, probabilityFloor(second)));
    m_maps[Difference]->setData(dataOf(m_comparison.difference, differenceFloor(first, second)));
    arrange();
}

std::optional<FigureSource> CompareView::figureSource() const {
    if (!m_first || !m_second || m_comparison.difference.empty()) return std::nullopt;
    return comparisonSource(m_first->run(), m_second->run(), m_comparison, m_intervention->chosen(),
                            m_subject->isRight() ? Subject::Control : Subject::Target);
}

QString CompareView::namesOfRuns() const {
    const QString first = titleOf(m_first->run());
    const QString second = titleOf(m_second->run());
    return first == second ? tr("Two runs of %1").arg(first) : tr("%1 and %2").arg(first, second);
}

QString CompareView::whatIsCompared() const {
    const WatchedScore& first = tokenOf(m_first, m_subject->isRight());
    const WatchedScore& second = tokenOf(m_second, m_subject->isRight());
    // Models may have other ids for the same texts.
    const bool same =
        std::ranges::equal(first.tokens, second.tokens, {}, &TokenRef::text, &TokenRef::text);
    const QString effect =
        same ? tr("Effect on P(%1)").arg(visible(first))
             : tr("Effects on P(%1) and P(%2)").arg(visible(first), visible(second));
    return tr("%1, each head %2").arg(effect, textOf(m_intervention->chosen()).done);
}

void CompareView::refreshTexts() {
    const bool both = m_first && m_second;
    setWindowTitle(both ? tr("%1 — Compare Runs").arg(namesOfRuns()) : tr("Compare Runs"));
    heading()->setText(both ? whatIsCompared() : tr("No runs are chosen"));
    m_differences->setText({});
    if (!both) {
        m_numbers->setText(
            tr("Choose two runs in the history (hold Ctrl for the second), then Compare."));
        return;
    }
    const QStringList words = differencesInWords(m_first->run(), m_second->run());
    const auto hashed = [](const History::Run& run) {
        return !run->run().report->model.sha256.empty();
    };
    m_differences->setText(!words.isEmpty() ? words.join(QLatin1Char(' '))
                           : hashed(m_first) && hashed(m_second)
                               ? tr("Both runs asked the same of the same model.")
                               : tr("Both runs asked the same of a model of this "
                                    "name; whether its weights were the same is "
                                    "not known."));
    if (!m_comparison.whyNot.isEmpty()) {
        m_numbers->setText(m_comparison.whyNot);
        return;
    }
    m_numbers->setText(agreementText(
        m_comparison,
        differenceFloor(m_first->run().report->result, m_second->run().report->result)));
    // Runs of one prompt have one title.
    const auto say = [this](Map which, const QString& place, const History::Run& run) {
        const double p = tokenOf(run, m_subject->isRight()).p;
        m_maps[which]->setTitle(titleOf(run->run()), place.arg(sizeText(Metric::Probability, p)));
    };
    say(First, tr("first: clean P %1"), m_first);
    say(Second, tr("second: clean P %1"), m_second);
    m_maps[Difference]->setTitle(tr("Second − first"),
                                 m_locked ? tr("all on the locked scale") : tr("all on one scale"));
}

void CompareView::hover(std::optional<HeadId> head, QPoint globalPosition) {
    for (auto* map : m_maps)
        map->setHovered(head);
    if (!head || m_comparison.difference.empty()) {
        QToolTip::hideText();
        return;
    }
    QToolTip::showText(
        globalPosition + QPoint(12, 12),
        tr("Layer %1, head %2\nfirst: %3\nsecond: %4\ndifference: %5")
            .arg(head->layer)
            .arg(head->head)
            .arg(valueText(m_comparison.first(*head)), valueText(m_comparison.second(*head)),
                 valueText(m_comparison.difference(*head))),
        this);
}

void CompareView::arrange() {
    const int layers = std::max(1, m_comparison.difference.layers());
    const int heads = std::max(1, m_comparison.difference.heads());
    int chrome = 2 * kCompareGap;
    for (const auto* map : m_maps)
        chrome += map->chrome(map->isColorBarVisible()).width();
    const int above = m_maps[First]->chrome(false).height();
    const double wide = (m_area->width() - chrome) / (3.0 * heads);
    const double high = static_cast<double>(m_area->height() - above) / layers;
    const double cellWidth = std::max(2.0, std::min(wide, kCompareWidest * high));
    const double cellHeight = std::max(2.0, std::min(high, kCompareTallest * cellWidth));
    const int height = static_cast<int>(cellHeight * layers) + above;
    int left = std::max(0, static_cast<int>(m_area->width() - chrome - 3 * cellWidth * heads) / 2);
    for (auto* map : m_maps) {
        const int width =
            static_cast<int>(cellWidth * heads) + map->chrome(map->isColorBarVisible()).width();
        map->setGeometry(left, 0, width, height);
        left += width + kCompareGap;
    }
}

void CompareView::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    arrange();
}

bool CompareView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_area && event->type() == QEvent::Resize) arrange();
    return Card::eventFilter(watched, event);
}

}  // namespace headscope::app
