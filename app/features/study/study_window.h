// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "figure/figure_source.h"
#include "figure/study_map.h"

#include <QDialog>

#include <functional>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTabWidget;

namespace headscope::app {

class Document;
class EffectStrip;
class HeatmapPlot;
class InlineHint;
class StudyDesk;
class StudyHeadsModel;
class StudyMapView;
class StudyPromptsModel;
class TypicalView;

/// A study of many prompts: its content, its faults, a map that settles as prompts are computed,
/// heads by how sure their effects are, and all prompts' effects of one head. GUI thread.
class StudyWindow : public QDialog {
    Q_OBJECT

 public:
    StudyWindow(Document& document, StudyDesk& desk, const FileChoosers& choosers, QWidget* parent);

    /// Asks for a study's file; tests replace it. Empty: cancelled.
    std::function<QString(QWidget* over)> chooseFile;

    [[nodiscard]] HeatmapPlot& map() const;
    [[nodiscard]] StudyMapView& maps() const { return *m_maps; }
    [[nodiscard]] TypicalView& typical() const { return *m_typical; }
    [[nodiscard]] EffectStrip& strip() const { return *m_strip; }
    [[nodiscard]] StudyChoice choice() const;
    /// What is shown, as figures; empty before the statistics are there, and while it is covered.
    [[nodiscard]] std::optional<FigureSource> figureSource() const;
    /// Why something could not be opened.
    void complain(const QString& why);

 Q_SIGNALS:
    /// The prompt is to be run by itself, in the window.
    void promptRequested(std::size_t prompt);
    /// What is shown is wanted as a figure, over this window.
    void figureRequested(const headscope::app::FigureSource& source, QWidget* over);

 private:
    [[nodiscard]] QWidget* buildTop();
    [[nodiscard]] QWidget* buildTables();
    [[nodiscard]] QWidget* buildMap();
    [[nodiscard]] QWidget* buildFoot();
    void connectAll();
    void generate();
    void watch();
    void showStudy();
    void fitPrompts();
    void showState();
    void showMap();
    void showRest();
    void showHead();
    void showPrompt(std::size_t prompt);
    void select(std::optional<HeadId> head);
    void save(const QString& title, const QString& ending,
              const std::function<std::string()>& content);
    [[nodiscard]] QString progressWords() const;
    [[nodiscard]] QString noteText() const;

    Document& m_document;
    StudyDesk& m_desk;
    const FileChoosers& m_choosers;
    StudyPromptsModel* m_prompts;
    StudyHeadsModel* m_heads;
    QLabel* m_name;
    QPushButton* m_run;
    QPushButton* m_stop;
    QProgressBar* m_progress;
    QLabel* m_state;
    InlineHint* m_hint;
    QTabWidget* m_tabs;
    QTableView* m_promptTable;
    QTableView* m_headTable;
    TypicalView* m_typical;
    StudyMapView* m_maps;
    QLabel* m_sentence;
    EffectStrip* m_strip;
    QLabel* m_prompt;
    QPushButton* m_show;
    QPushButton* m_csv;
    QPushButton* m_json;
    QPushButton* m_figure;
    QPushButton* m_caption;
    std::optional<HeadId> m_selected;
    std::optional<std::size_t> m_chosen;  ///< prompt
};

}  // namespace headscope::app
