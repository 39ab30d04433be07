// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure/study_map.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace headscope::app {

class EffectStrip;
class GroupMaps;
class HeatmapPlot;
class StudyDesk;

/// The map of a study with what it can show: an intervention, a quantity, and what of the effects:
/// one map, one prompt's, a map for each group, or the difference of two. GUI thread.
class StudyMapView : public QWidget {
    Q_OBJECT

 public:
    /// `cover`: why nothing may be shown now; empty: it may.
    StudyMapView(const StudyDesk& desk, std::function<QString()> cover, QWidget* parent = nullptr);

    [[nodiscard]] StudyChoice choice() const;
    [[nodiscard]] HeatmapPlot& map() const { return *m_map; }
    [[nodiscard]] GroupMaps& groups() const { return *m_groups; }
    /// Of another study: what there is to choose from.
    void showStudy();
    /// Of other rows, or another choice.
    void refresh();
    void setSelected(std::optional<HeadId> head);
    /// Whose map is shown under StudyValue::Prompt.
    void setPrompt(std::optional<std::size_t> prompt);
    void choose(StudyValue value);
    /// What is known of the head, in a sentence; empty if nothing is.
    [[nodiscard]] QString sentence(HeadId head) const;
    /// Its statistics, of all rows or of those that are there so far; null: none.
    [[nodiscard]] const HeadStatistics* statistics(HeadId head) const;
    /// What is told of the head under the mouse: its effects on all prompts as a strip, mean,
    /// interval, n, and which prompts are typical. Rich text; empty if nothing is known.
    [[nodiscard]] QString tip(HeadId head) const;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void choiceChanged();

 private:
    [[nodiscard]] QWidget* buildChoices();
    void fillGroups();
    [[nodiscard]] HeatmapData shownMap() const;
    [[nodiscard]] QString subtitle() const;
    /// Rows still come, or the statistics are of fewer.
    [[nodiscard]] bool isLive() const;
    void changed();
    void showTip(std::optional<HeadId> head, QPoint place);
    [[nodiscard]] QString stripPicture(const std::vector<double>& effects,
                                       const HeadStatistics& of) const;

    const StudyDesk& m_desk;
    std::function<QString()> m_cover;
    QComboBox* m_intervention;
    QComboBox* m_quantity;
    QComboBox* m_value;
    QWidget* m_grouping;
    QComboBox* m_column;
    QLabel* m_less;
    QComboBox* m_second;
    QComboBox* m_first;
    QStackedWidget* m_pages;
    HeatmapPlot* m_map;
    GroupMaps* m_groups;
    QLabel* m_groupWords;
    EffectStrip* m_tipStrip;  ///< never seen itself: pictures of it are
    StudySoFar m_soFar;       ///< while rows come; of the choice
    std::optional<HeadId> m_selected;
    std::optional<std::size_t> m_prompt;
};

}  // namespace headscope::app
