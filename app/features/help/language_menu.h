// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace headscope::app {

class CommandTable;
class Settings;

/// View > Language: the desktop's language, and each available one, in its own words. A choice is
/// applied at once and remembered. The window owns the menu; the settings must live as long. GUI
/// thread.
void addLanguageCommands(CommandTable& commands, Settings& settings, QWidget& window);

}  // namespace headscope::app
