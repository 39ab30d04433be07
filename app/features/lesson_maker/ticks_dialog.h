// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

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
        int alsoWith = -1;  ///< with `ofThoseBefore`: or while this one of that group is
    };
    struct Group {
        QString heading;
        std::vector<Tick> ticks;
        /// Each can be ticked only while that of the group before is.
        bool ofThoseBefore = false;
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
