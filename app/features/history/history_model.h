// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/history.h"
#include "document/run_state.h"
#include "ui/color_map.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>

namespace headscope::app {

/// The target map under zero ablation (or the first intervention there is), one pixel a head, on
/// its own scale.
[[nodiscard]] QImage thumbnailOf(const SessionRun& run, bool dark);

/// The history as a list, the newest run first. The display text can be edited: it is the name.
class HistoryModel : public QAbstractListModel {
    Q_OBJECT

 public:
    enum Role {
        IdRole = Qt::UserRole,  ///< History::Id as quint64
        DetailRole,             ///< what the donor changes, target, control and model, on one line
        TimeRole,               ///< when, how long, and whether it was stopped
        NoteRole,
        CurrentRole,  ///< bool: it is on screen
    };

    HistoryModel(History& history, const RunState& state, QObject* parent = nullptr);

    /// Thumbnails for a dark window, in the current colour map.
    void recolor(bool dark);
    [[nodiscard]] QModelIndex indexOf(History::Id id) const;
    [[nodiscard]] History::Run run(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 private:
    [[nodiscard]] QImage thumbnail(const SessionRun& run) const;
    /// In its place, where it is covered.
    [[nodiscard]] QImage blank(const SessionRun& run) const;

    History& m_history;
    const RunState& m_state;
    bool m_dark = false;
    ColorMap m_colors = chosenColorMap();
    mutable QHash<quint64, QImage> m_thumbnails;  ///< a run's numbers never change
};

}  // namespace headscope::app
