// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QMainWindow;

namespace headscope::app {

/// The parts of the prompt's column that a presented step points at, in a row above the maps: the
/// column as a whole would leave these little room. GUI thread.
class StagedParts {
 public:
    explicit StagedParts(QMainWindow& window) : m_window(window) {}

    /// Takes them out of the column: the fields that hold these widgets, or their panel.
    /// Precondition: none is taken.
    void take(const QList<QWidget*>& marked);
    /// Each is where it was.
    void putBack();
    /// The row takes what it needs, no more than a share of the window, and no more than `most`
    /// pixels.
    void fit(int most);
    /// 0 without a row.
    [[nodiscard]] int height() const;

 private:
    struct Taken {
        QPointer<QWidget> part;
        QPointer<QWidget> from;  ///< its parent
        int at;                  ///< in the parent's layout
        int stretch;
    };

    [[nodiscard]] static QWidget* partWith(QWidget* marked);
    void takeOne(QWidget* part);

    QMainWindow& m_window;
    QPointer<QWidget> m_row;
    QList<Taken> m_taken;
};

}  // namespace headscope::app
