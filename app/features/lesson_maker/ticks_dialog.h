// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include <cstddef>
#include <functional>
#include <vector>

class QCheckBox;

namespace headscope::app {

/// Boxes to tick, in groups with headings. GUI thread.
class TicksDialog : public QDialog {
    Q_OBJECT

 public:
    struct Tick {
        QString text;
        bool on = false;
    };
    struct Group {
        QString heading;
        std::vector<Tick> ticks;
        /// Can the box at this index be ticked, with these ticked in the group before? Empty: any
        /// can.
        std::function<bool(std::size_t tick, const std::vector<bool>& before)> allowed = {};
    };
    /// Which are ticked, a list for each group; none that cannot be.
    using Chosen = std::function<void(const std::vector<std::vector<bool>>& ticked)>;

    /// `about`: a sentence above them; may be empty.
    TicksDialog(const QString& title, const QString& about, const std::vector<Group>& groups,
                Chosen chosen, QWidget* parent);

 private:
    void choose();

    Chosen m_chosen;
    std::vector<std::vector<QCheckBox*>> m_boxes;
};

}  // namespace headscope::app
