// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QComboBox;
class QFormLayout;
class QSpinBox;

namespace headscope::app {

class CommandTable;
class LookMenu;
class Settings;

/// What is set once and kept: language, theme, colours, size of text, and what the engine may take.
/// Changes count at once; but for the language, each is a step that can be undone.
class PreferencesDialog : public QDialog {
    Q_OBJECT

 public:
    PreferencesDialog(LookMenu& look, Settings& settings, CommandTable& commands, QWidget* parent);

    /// Brings it to the front with the current settings.
    void bringUp();

 private:
    void build(CommandTable& commands);
    void refresh();
    void chooseLanguageAt(int row);

    LookMenu& m_look;
    Settings& m_settings;
    QComboBox* m_language;
    QComboBox* m_theme;
    QComboBox* m_colors;
    QSpinBox* m_text;
};

}  // namespace headscope::app
