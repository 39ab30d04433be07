// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_map_view.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "features/study/effect_strip.h"
#include "features/study/group_maps.h"
#include "features/study/study_desk.h"
#include "plot/heatmap_plot.h"
#include "ui/intervention_text.h"
#include "ui/shown_text.h"
#include "ui/text_size.h"

#include <headscope/study_typical.h>

#include <QBuffer>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kChoiceLetters = 8;
constexpr int kUsualGrid = 12;  // layers and heads, where no model is open
constexpr int kTipWidth = 280;
constexpr int kTipApart = 12;  // from the mouse, in pixels

/// That fits small screens.
void narrow(QComboBox& box) {
    box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box.setMinimumContentsLength(kChoiceLetters);
}

std::string chosenText(const QComboBox& box) {
    return box.currentData().toString().toStdString();
}

}  // namespace

StudyMapView::StudyMapView(const StudyDesk& desk, std::function<QString()> cover, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_cover(std::move(cover)),
      m_intervention(new QComboBox),
      m_quantity(new QComboBox),
      m_value(new QComboBox),
      m_grouping(new QWidget),
      m_column(new QComboBox),
      m_less(new QLabel(tr("less"))),
      m_second(new QComboBox),
      m_first(new QComboBox),
      m_pages(new QStackedWidget),
      m_map(new HeatmapPlot),
      m_groups(new GroupMaps),
      m_groupWords(new QLabel),
      m_tipStrip(new EffectStrip(this)) {
    m_tipStrip->setObjectName(QStringLiteral("studyTipStrip"));
    m_tipStrip->setFocusPolicy(Qt::NoFocus);
    m_tipStrip->hide();
    m_map->setObjectName(QStringLiteral("studyMap"));
    m_groups->setObjectName(QStringLiteral("studyGroups"));
    m_groupWords->setObjectName(QStringLiteral("studyGroupWords"));
    m_groupWords->setWordWrap(true);
    auto* area = new QScrollArea;
    area->setWidget(m_groups);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* several = new QWidget;
    auto* column = new QVBoxLayout(several);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_groupWords);
    column->addWidget(area, 1);
    m_pages->addWidget(m_map);
    m_pages->addWidget(several);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(buildChoices());
    layout->addWidget(m_pages, 1);
    connect(m_map, &HeatmapPlot::cellChosen, this, &StudyMapView::headChosen);
    connect(m_map, &HeatmapPlot::cellHovered, this, &StudyMapView::showTip);
    connect(m_groups, &GroupMaps::headChosen, this, &StudyMapView::headChosen);
    for (QComboBox* box : {m_intervention, m_quantity, m_value, m_first, m_second})
        connect(box, &QComboBox::currentIndexChanged, this, &StudyMapView::changed);
    connect(m_column, &QComboBox::currentIndexChanged, this, [this] {
        fillGroups();
        changed();
    });
}

QWidget* StudyMapView::buildChoices() {
    m_intervention->setObjectName(QStringLiteral("studyIntervention"));
    m_quantity->setObjectName(QStringLiteral("studyQuantity"));
    m_value->setObjectName(QStringLiteral("studyValue"));
    m_column->setObjectName(QStringLiteral("studyColumn"));
    m_second->setObjectName(QStringLiteral("studySecond"));
    m_first->setObjectName(QStringLiteral("studyFirst"));
    m_intervention->setAccessibleName(tr("Intervention"));
    m_quantity->setAccessibleName(tr("Quantity"));
    m_value->setAccessibleName(tr("What of the effects"));
    m_column->setAccessibleName(tr("Column that prompts are grouped by"));
    m_column->setToolTip(tr("The column of the study's file that prompts are grouped by"));
    m_second->setAccessibleName(tr("Group whose mean is compared"));
    m_first->setAccessibleName(tr("Group whose mean is taken away"));
    int best = 0;
    for (const Quantity& quantity : studyQuantities()) {
        if (quantity.metric == Metric::LogitDifference) best = m_quantity->count();
        m_quantity->addItem(studyQuantityText(quantity));
    }
    m_quantity->setCurrentIndex(best);
    for (const StudyValue value : kStudyValues) {
        m_value->addItem(studyValueText(value));
        m_value->setItemData(m_value->count() - 1, studyValueTip(value), Qt::ToolTipRole);
    }
    auto* both = new QWidget;
    auto* rows = new QVBoxLayout(both);
    rows->setContentsMargins(0, 0, 0, 0);
    auto* first = new QHBoxLayout;
    for (QComboBox* box : {m_intervention, m_quantity, m_value}) {
        narrow(*box);
        first->addWidget(box, 1);
    }
    auto* second = new QHBoxLayout(m_grouping);
    second->setContentsMargins(0, 0, 0, 0);
    for (QComboBox* box : {m_column, m_second, m_first})
        narrow(*box);
    second->addWidget(m_column, 1);
    second->addWidget(m_second, 1);
    second->addWidget(m_less);
    second->addWidget(m_first, 1);
    rows->addLayout(first);
    rows->addWidget(m_grouping);
    return both;
}

StudyChoice StudyMapView::choice() const {
    StudyChoice choice;
    choice.intervention = static_cast<std::size_t>(std::max(0, m_intervention->currentIndex()));
    choice.quantity = static_cast<std::size_t>(std::max(0, m_quantity->currentIndex()));
    choice.value = kStudyValues[std::max(0, m_value->currentIndex())];
    choice.prompt = m_prompt;
    choice.column = chosenText(*m_column);
    choice.first = chosenText(*m_first);
    choice.second = chosenText(*m_second);
    return choice;
}

void StudyMapView::showStudy() {
    const Study* study = m_desk.study();
    m_prompt.reset();
    m_selected.reset();
    {
        const QSignalBlocker quiet(m_intervention);
        m_intervention->clear();
        for (const Intervention& one : study ? study->interventions : zeroAndMean())
            m_intervention->addItem(textOf(one).label);
    }
    {
        const QSignalBlocker quiet(m_column);
        m_column->clear();
        if (study)
            for (const std::string& column : groupingColumns(*study))
                m_column->addItem(shown(column), QString::fromStdString(column));
    }
    fillGroups();
    refresh();
}

// The study's own comparison first, else the first two groups.
void StudyMapView::fillGroups() {
    const Study* study = m_desk.study();
    const QSignalBlocker first(m_first);
    const QSignalBlocker second(m_second);
    for (QComboBox* box : {m_first, m_second})
        box->clear();
    if (!study || m_column->count() == 0) return;
    for (const StudyGroup& group : groupsBy(*study, chosenText(*m_column)))
        for (QComboBox* box : {m_first, m_second})
            box->addItem(shown(group.name), QString::fromStdString(group.name));
    const StudyOptions& options = study->options;
    const bool isAsked = options.compareBy == chosenText(*m_column);
    const auto place = [](const QComboBox& box, const std::string& name) {
        return box.findData(QString::fromStdString(name));
    };
    m_first->setCurrentIndex(isAsked ? place(*m_first, options.compareFirst) : 0);
    m_second->setCurrentIndex(isAsked ? place(*m_second, options.compareSecond) : 1);
}

bool StudyMapView::isLive() const {
    const StudyRows* rows = m_desk.rows();
    return rows && (!m_desk.summary() || m_desk.summary()->prompts != rows->count());
}

HeatmapData StudyMapView::shownMap() const {
    const StudyRows* rows = m_desk.rows();
    const StudyChoice shows = choice();
    if (!rows || !m_cover().isEmpty()) return {};
    if (shows.value == StudyValue::Prompt) return promptMap(*rows, shows);
    if (shows.value == StudyValue::Difference)
        return m_first->count() > 1
                   ? differenceMap(comparedGroups(*m_desk.study(), *rows, shows), shows)
                   : HeatmapData{};
    // During a run, the rows so far; at its end, all.
    return isLive() ? runningMap(m_soFar, shows) : studyMap(*m_desk.summary(), shows);
}

QString StudyMapView::subtitle() const {
    const StudyRows* rows = m_desk.rows();
    const StudyChoice shows = choice();
    if (const QString why = m_cover(); !why.isEmpty()) return why;
    if (shows.value == StudyValue::Prompt) {
        if (!m_prompt || !m_desk.study()) return tr("Choose a prompt in a list.");
        return visible(m_desk.study()->prompts[*m_prompt].text);
    }
    if (shows.value == StudyValue::Difference) {
        if (m_first->count() < 2) return tr("The prompts are not in groups.");
        return tr("“%1” less “%2”").arg(m_second->currentText(), m_first->currentText());
    }
    const QString over =
        tr("over %n prompt(s)", nullptr, rows ? static_cast<int>(rows->count()) : 0);
    return isLive() && shows.value == StudyValue::Mean
               ? tr("%1 so far; hatching comes at the end").arg(over)
               : over;
}

void StudyMapView::refresh() {
    const StudyChoice shows = choice();
    const bool byGroup = shows.value == StudyValue::Groups;
    const bool compares = shows.value == StudyValue::Difference;
    m_soFar = isLive() && m_cover().isEmpty() ? studySoFar(*m_desk.study(), *m_desk.rows(), shows)
                                              : StudySoFar{};
    m_grouping->setVisible((byGroup || compares) && m_column->count() > 0);
    for (QWidget* widget : {static_cast<QWidget*>(m_second), static_cast<QWidget*>(m_less),
                            static_cast<QWidget*>(m_first)})
        widget->setVisible(compares);
    m_pages->setCurrentIndex(byGroup ? 1 : 0);
    if (byGroup) {
        const bool known = m_desk.rows() && m_column->count() > 0 && m_cover().isEmpty();
        m_groups->setMaps(known ? groupMaps(*m_desk.study(), *m_desk.rows(), shows)
                                : std::vector<GroupMap>{});
        m_groupWords->setText(
            !m_cover().isEmpty()     ? m_cover()
            : m_column->count() == 0 ? tr("The prompts are not in groups.")
            : known                  ? tr("The mean of each group, all on one scale: colours end "
                                                           "at ±%1.")
                          .arg(significant(
                              m_groups->maps().empty() ? 1.0 : m_groups->maps().front().data.limit))
                    : QString());
        m_groups->setSelected(m_selected);
        return;
    }
    HeatmapData data = shownMap();
    if (data.values.empty())
        data.values = HeadGrid<std::optional<float>>(
            m_desk.ready() ? m_desk.ready()->model.layers : kUsualGrid,
            m_desk.ready() ? m_desk.ready()->model.heads : kUsualGrid);
    const QString below =
        data.uncertain.empty() ? subtitle() : tr("%1; hatched: not significant").arg(subtitle());
    m_map->setTitle(tr("%1: %2").arg(m_value->currentText(), m_quantity->currentText()), below);
    m_map->setData(data);
    m_map->setColorBarVisible(true);
    m_map->setSelected(m_selected);
}

void StudyMapView::setSelected(std::optional<HeadId> head) {
    m_selected = head;
    m_map->setSelected(head);
    m_groups->setSelected(head);
}

void StudyMapView::setPrompt(std::optional<std::size_t> prompt) {
    m_prompt = prompt;
    if (choice().value == StudyValue::Prompt) refresh();
}

void StudyMapView::choose(StudyValue value) {
    m_value->setCurrentIndex(static_cast<int>(value));
}

QString StudyMapView::sentence(HeadId head) const {
    const StudyRows* rows = m_desk.rows();
    const StudyChoice shows = choice();
    if (!rows || !m_cover().isEmpty()) return {};
    if (shows.value == StudyValue::Groups && !m_groups->maps().empty())
        return groupsSentence(m_groups->maps(), shows, head);
    if (shows.value == StudyValue::Difference && m_first->count() > 1)
        return differenceSentence(comparedGroups(*m_desk.study(), *rows, shows)(head), shows, head);
    if (!isLive()) return studyHeadSentence(*m_desk.summary(), shows, head);
    return soFarSentence(m_soFar, shows, head);
}

const HeadStatistics* StudyMapView::statistics(HeadId head) const {
    const StudyChoice shows = choice();
    const StudySummary* summary = m_desk.summary();
    if (!m_desk.rows() || !m_cover().isEmpty()) return nullptr;
    if (isLive())
        return !m_soFar.heads.empty() && m_soFar.heads.contains(head) ? &m_soFar.heads(head)
                                                                      : nullptr;
    const Quantity& quantity = studyQuantities()[shows.quantity];
    const auto* map =
        summary->map(summary->interventions[shows.intervention], quantity.metric, quantity.subject);
    return map && map->heads.contains(head) ? &map->heads(head) : nullptr;
}

QString StudyMapView::stripPicture(const std::vector<double>& effects,
                                   const HeadStatistics& of) const {
    std::optional<double> mean;
    std::optional<std::array<double, 2>> interval;
    if (std::isfinite(of.mean)) mean = of.mean;
    if (std::isfinite(of.ci95[0])) interval = of.ci95;
    m_tipStrip->show(effects, mean, interval, axisText(studyQuantities()[choice().quantity]));
    m_tipStrip->resize(scaledPixels(kTipWidth), m_tipStrip->minimumSizeHint().height());
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    m_tipStrip->grab().save(&buffer, "PNG");
    return QStringLiteral("<img src=\"data:image/png;base64,%1\" width=\"%2\" height=\"%3\">")
        .arg(QString::fromLatin1(png.toBase64()), QString::number(m_tipStrip->width()),
             QString::number(m_tipStrip->height()));
}

QString StudyMapView::tip(HeadId head) const {
    const HeadStatistics* of = statistics(head);
    if (!of) return {};
    const StudyChoice shows = choice();
    const Quantity& quantity = studyQuantities()[shows.quantity];
    const auto number = [&](double value) {
        return std::isfinite(value) ? valueText(quantity, value) : tr("not known");
    };
    const auto effects = effectsOf(*m_desk.rows(), shows.intervention, quantity, head);
    QStringList lines{
        tr("Head %1: mean %2").arg(headName(head), number(of->mean)),
        std::isfinite(of->ci95[0])
            ? tr("95 % interval %1 to %2").arg(number(of->ci95[0]), number(of->ci95[1]))
            : tr("95 % interval: not known"),
        tr("n = %1, d_z %2")
            .arg(QString::number(m_desk.rows()->count()),
                 std::isfinite(of->dz) ? signedNumber(of->dz, 2) : tr("not known"))};
    // How far from the mean, in either direction.
    std::vector<double> far = standardised(effects);
    for (double& one : far)
        one = std::abs(one);
    const auto places = placesByValue(far, false);
    const auto promptText = [&](std::size_t prompt) {
        return tr("%1 (%2)").arg(shown(m_desk.study()->prompts[prompt].id),
                                 number(effects[prompt]));
    };
    if (places.size() > 1)
        lines << tr("Most typical: prompt %1").arg(promptText(places.front()))
              << tr("Least typical: prompt %1").arg(promptText(places.back()));
    for (QString& line : lines)
        line = line.toHtmlEscaped();
    return QStringLiteral("<p style='white-space:pre'>%1</p>%2")
        .arg(lines.join(QStringLiteral("<br>")), stripPicture(effects, *of));
}

void StudyMapView::showTip(std::optional<HeadId> head, QPoint place) {
    m_map->setHovered(head);
    const bool compares = choice().value == StudyValue::Difference;
    const QString text = !head ? QString() : compares ? sentence(*head) : tip(*head);
    if (text.isEmpty()) return QToolTip::hideText();
    QToolTip::showText(place + QPoint(kTipApart, kTipApart), text, m_map);
}

void StudyMapView::changed() {
    refresh();
    Q_EMIT choiceChanged();
}

}  // namespace headscope::app
