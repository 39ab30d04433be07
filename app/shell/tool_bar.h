// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

namespace headscope::app {

class CommandTable;
class Settings;

/// The commands that people look for first, as icons at the right end of the menu bar, where they
/// take no height. The icons follow the theme and the size of text. GUI thread.
class ToolBar : public QToolBar {
    Q_OBJECT

 public:
    /// The table must already hold all of its commands; it gets the one that hides the icons, which
    /// is remembered.
    ToolBar(CommandTable& commands, Settings& settings, QWidget* parent = nullptr);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void addToggle(Settings& settings);
    void refresh();

    CommandTable& m_commands;
};

}  // namespace headscope::app
