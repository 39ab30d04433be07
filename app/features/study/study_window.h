// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/study/study_map.h"

#include <QDialog>

#include <functional>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTabWidget;

namespace headscope::app {

class Document;
class EffectStrip;
class HeatmapPlot;
class Notice;
class StudyDesk;
class StudyHeadsModel;
class StudyPromptsModel;

/// A study of many prompts: what it is of, what is wrong with it, a map that settles as prompts are
/// computed, heads by how sure their effects are, and all prompts' effects of one head. GUI thread.
class StudyWindow : public QDialog {
    Q_OBJECT

 public:
    StudyWindow(Document& document, StudyDesk& desk, const FileChoosers& choosers, QWidget* parent);

    /// Asks for a study's file; tests replace it. Empty: given up.
    std::function<QString(QWidget* over)> chooseFile;

    [[nodiscard]] HeatmapPlot& map() const { return *m_map; }
    [[nodiscard]] EffectStrip& strip() const { return *m_strip; }
    [[nodiscard]] StudyChoice choice() const;

 Q_SIGNALS:
    /// The prompt is to be run by itself, in the window.
    void promptRequested(std::size_t prompt);

 private:
    [[nodiscard]] QWidget* buildTop();
    [[nodiscard]] QWidget* buildTables();
    [[nodiscard]] QWidget* buildMap();
    [[nodiscard]] QWidget* buildFoot();
    void connectAll();
    void generate();
    void watch();
    void showStudy();
    void showState();
    void showMap();
    void showHead();
    void showPrompt(std::size_t prompt);
    void select(std::optional<HeadId> head);
    void save(const QString& title, const QString& ending,
              const std::function<std::string()>& content);
    void saveFigure();
    [[nodiscard]] QString progressWords() const;

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
    Notice* m_notice;
    QTabWidget* m_tabs;
    QTableView* m_promptTable;
    QTableView* m_headTable;
    QComboBox* m_intervention;
    QComboBox* m_quantity;
    QComboBox* m_value;
    HeatmapPlot* m_map;
    QLabel* m_sentence;
    EffectStrip* m_strip;
    QLabel* m_prompt;
    QPushButton* m_show;
    QPushButton* m_csv;
    QPushButton* m_json;
    QPushButton* m_figure;
    QPushButton* m_caption;
    std::optional<HeadId> m_selected;
};

}  // namespace headscope::app
