// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/export/figure_choice.h"
#include "jobs/user_error.h"

#include <QDialog>

#include <functional>
#include <map>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace headscope::app {

class FigurePreview;
class FigurePrintControls;
class MutedLabel;
class InterventionSwitch;
class Settings;

/// Asks for a file to write and returns its path, or nothing.
using SaveFileChooser =
    std::function<QString(QWidget* over, const QString& title, const QString& suggested)>;

/// What to draw, how, and as which file, with the figure itself beside the choices. Works on a
/// copy of the run: what the window shows meanwhile does not matter. Choices are remembered.
class FigureDialog : public QDialog {
    Q_OBJECT

 public:
    struct Run {
        /// The figures of each intervention; a copy, so that it can outlive the run.
        std::function<FigureSource(const Intervention&)> source;
        std::vector<Intervention> interventions = zeroAndMean();  ///< those of the run
        Intervention shown;
        bool choosesIntervention = true;  ///< false: source() gives one and the same
    };

    FigureDialog(Run run, Settings& settings, SaveFileChooser chooser, QWidget* parent = nullptr);
    ~FigureDialog() override;

    [[nodiscard]] const FigureChoice& choice() const { return m_choice; }
    /// The figure as it would be written.
    [[nodiscard]] Figure figure() const;

 Q_SIGNALS:
    void saved(const QString& path);
    void copied();
    /// It could not be written or copied, which the dialog has said.
    void failed(const headscope::app::UserError& error);

 private:
    void build();
    QWidget* buildForm();
    void buildWhat(QFormLayout* form);
    void buildSize(QFormLayout* form);
    void buildOptions(QFormLayout* form);
    QWidget* buildFoot();
    QWidget* dpiRow();
    QWidget* captionRow();
    void fillContents();
    void fillParts();
    /// What the figure is, in the name of its file.
    [[nodiscard]] QString fileNamePart() const;
    [[nodiscard]] QString nameOf(FigureContent plot) const;
    [[nodiscard]] std::vector<QCheckBox*> partBoxes() const;
    /// The last part that is left cannot be taken away.
    void refreshParts();
    void fillControls();
    void readControls();
    /// The user has changed one.
    void takeControls();
    void takePreset(int index);
    void refresh();
    void refreshNotes(const QStringList& notes, QSizeF sizeMm);
    [[nodiscard]] int presetNow() const;
    void save();
    /// Says why where not; `captionPath` is empty if there is none to write.
    bool write(const QString& path, FigureFormat format, const QString& captionPath);
    void copy();
    void copyCaption(const QString& text);
    void complain(const QString& what, const QString& hint);

    Run m_run;
    Settings& m_settings;
    SaveFileChooser m_chooseFile;
    FigureChoice m_choice;
    FigureSource m_source;
    bool m_filling = false;

    FigurePreview* m_preview = nullptr;
    FigurePrintControls* m_print = nullptr;
    QFormLayout* m_form = nullptr;
    QComboBox* m_content = nullptr;
    QWidget* m_parts = nullptr;
    std::vector<QCheckBox*> m_partMaps;
    std::map<FigureContent, QCheckBox*> m_partPlots;
    InterventionSwitch* m_intervention = nullptr;
    QComboBox* m_format = nullptr;
    QComboBox* m_preset = nullptr;
    QDoubleSpinBox* m_width = nullptr;
    QDoubleSpinBox* m_height = nullptr;
    QComboBox* m_unit = nullptr;
    QCheckBox* m_fit = nullptr;
    QDoubleSpinBox* m_dpi = nullptr;
    QDoubleSpinBox* m_scale = nullptr;
    QDoubleSpinBox* m_points = nullptr;
    QCheckBox* m_withTitle = nullptr;
    QLineEdit* m_title = nullptr;
    QCheckBox* m_values = nullptr;
    QCheckBox* m_colorBar = nullptr;
    QCheckBox* m_caption = nullptr;
    QCheckBox* m_captionFile = nullptr;
    MutedLabel* m_pixels = nullptr;
    MutedLabel* m_notes = nullptr;
    QPushButton* m_save = nullptr;
};

}  // namespace headscope::app
