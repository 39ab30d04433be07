// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "jobs/user_error.h"
#include "ui/color_map.h"
#include "ui/theme.h"

#include <headscope/engine_limits.h>

#include <QByteArray>
#include <QCoreApplication>
#include <QSettings>
#include <QStringList>
#include <QVariantMap>

#include <optional>

namespace headscope::app {

/// Why the environment variables that say where the window keeps things cannot be followed:
/// HEADSCOPE_CONFIG names a device or a folder, which would be replaced or could not be written, or
/// HEADSCOPE_STATE something that is no folder.
[[nodiscard]] std::optional<UserError> placesProblem();

/// What the window remembers from one start to the next. Kept in an INI file in the user's
/// configuration folder, or in the file that $HEADSCOPE_CONFIG names (tests use it). A file that
/// cannot be read or makes no sense counts as empty.
class Settings {
    Q_DECLARE_TR_FUNCTIONS(Settings)

 public:
    enum class Use {
        Remember,
        /// Of the user's nothing is read, unless $HEADSCOPE_CONFIG names a file, and nothing is
        /// written: what is set is forgotten at once.
        Nothing,
    };

    explicit Settings(Use use = Use::Remember);

    /// The path of a file of the user's own: beside the INI file, its name first, such as
    /// ~/.config/headscope/headscope.prompts.json.
    [[nodiscard]] QString siblingFile(const QString& name) const;

    [[nodiscard]] std::optional<RunInputs> inputs() const;
    void setInputs(const RunInputs& inputs);
    /// Is the target what the model says next?
    [[nodiscard]] bool followsPrediction() const;
    void setFollowsPrediction(bool follows);
    [[nodiscard]] Intervention intervention() const;
    void setIntervention(const Intervention& intervention);
    [[nodiscard]] MapsView maps() const;
    void setMaps(const MapsView& view);
    /// What zero and mean are compared by.
    [[nodiscard]] std::optional<Quantity> compared() const;
    void setCompared(const Quantity& quantity);
    [[nodiscard]] ColorMap colorMap() const;
    void setColorMap(ColorMap map);
    /// In percent of the usual size; within what the window offers.
    [[nodiscard]] int fontPercent() const;
    void setFontPercent(int percent);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// "system", or the code of a language; what makes no sense is "system".
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& choice);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// The choices of one dialog, by their names; empty at first.
    [[nodiscard]] QVariantMap choices(const QString& dialog);
    void setChoices(const QString& dialog, const QVariantMap& choices);
    /// Files of sessions, the newest first.
    [[nodiscard]] QStringList recentSessions() const;
    void setRecentSessions(const QStringList& files);
    /// Model folders, the newest first.
    [[nodiscard]] QStringList recentModels() const;
    void setRecentModels(const QStringList& folders);
    /// What the engine may take of the machine.
    [[nodiscard]] EngineLimits limits() const;
    void setLimits(EngineLimits limits);
    /// "name@revision" of an unfinished download; empty: none.
    [[nodiscard]] QString unfinishedDownload() const;
    void setUnfinishedDownload(const QString& model);
    /// Where sweeps are computed, as parseDevice() reads it; empty: the CPU.
    [[nodiscard]] QString device() const;
    void setDevice(const QString& device);
    /// Where the panels are, as in QMainWindow::saveState().
    [[nodiscard]] QByteArray layout() const;
    void setLayout(const QByteArray& layout);
    /// Are the panels' sizes the user's own?
    [[nodiscard]] bool panelsSized() const;
    void setPanelsSized(bool sized);

 private:
    void put(const QString& key, const QVariant& value);

    QSettings m_store;
    Use m_use;
};

}  // namespace headscope::app
