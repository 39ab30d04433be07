// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "state/run_state.h"
#include "theme.h"

#include <QByteArray>
#include <QSettings>

#include <optional>

namespace headscope::app {

/// What the window remembers from one start to the next. Kept in an INI file in the user's
/// configuration folder, or in the file that $HEADSCOPE_CONFIG names (tests use it). A file that
/// cannot be read or makes no sense counts as empty.
class Settings {
 public:
    Settings();

    [[nodiscard]] std::optional<RunInputs> inputs() const;
    void setInputs(const RunInputs& inputs);
    [[nodiscard]] Replacement replacement() const;
    void setReplacement(Replacement replacement);
    [[nodiscard]] MapsView maps() const;
    void setMaps(const MapsView& view);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// Where the panels are, as QMainWindow::saveState() has it.
    [[nodiscard]] QByteArray layout() const;
    void setLayout(const QByteArray& layout);

 private:
    QSettings m_store;
};

}  // namespace headscope::app
