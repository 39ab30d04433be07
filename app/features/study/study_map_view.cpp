// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_map_view.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "features/study/group_maps.h"
#include "features/study/study_desk.h"
#include "plot/heatmap_plot.h"
#include "ui/intervention_text.h"
#include "ui/shown_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kChoiceLetters = 8;
constexpr int kUsualGrid = 12;  // layers and heads, where no model is open

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
      m_groupWords(new QLabel) {
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
    return isLive() ? runningMap(*rows, shows) : studyMap(*m_desk.summary(), shows);
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
    return tr("over %n prompt(s)", nullptr, rows ? static_cast<int>(rows->count()) : 0);
}

void StudyMapView::refresh() {
    const StudyChoice shows = choice();
    const bool byGroup = shows.value == StudyValue::Groups;
    const bool compares = shows.value == StudyValue::Difference;
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
    return tr("Head %1, %2 prompts so far").arg(headName(head), QString::number(rows->count()));
}

void StudyMapView::changed() {
    refresh();
    Q_EMIT choiceChanged();
}

}  // namespace headscope::app
