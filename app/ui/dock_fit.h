// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>

class QDockWidget;
class QMainWindow;

namespace headscope::app {

/// Keeps a panel at a side from making the window larger as it is shown. Where the window would be
/// wider than its screen, as with large text on a small one, the panel shares the column of
/// another, as a tab in front, and stands beside it again when it is shown where there is room. A
/// place that the user chose is left alone. Lives as long as the panel. GUI thread.
class DockFit : public QObject {
    Q_OBJECT

 public:
    /// `column`: the objectName of the dock whose column is shared.
    DockFit(QMainWindow& window, QDockWidget& dock, QString column);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void fit();
    void share(QDockWidget& column, int room);
    void keepSize();

    QMainWindow& m_window;
    QDockWidget& m_dock;
    QString m_column;
    QSize m_sizeBefore;  ///< of the window, before the panel was shown; then invalid
    bool m_shares = false;
    bool m_fitting = false;
};

}  // namespace headscope::app
