// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QAction;
class QMenu;
class QPushButton;
class QTreeView;

namespace headscope::app {

class LogModel;
class MutedLabel;

/// The log, to be read, copied, saved and cleared. Stays open beside the main window. It does not
/// outlive its parent.
class LogWindow : public QDialog {
    Q_OBJECT

 public:
    /// Asks for a file to write; empty: given up.
    using Chooser =
        std::function<QString(QWidget* over, const QString& title, const QString& suggested)>;

    LogWindow(LogModel& log, Chooser choose, QWidget* parent);

    /// The entry of a menu that opens it, with its keys.
    QAction* addTo(QMenu& menu);

    [[nodiscard]] QTreeView* list() const { return m_list; }

 private:
    void build();
    void refresh();
    void copy();
    void save();
    void say(const QString& text, bool alarming = false);

    LogModel& m_log;
    Chooser m_choose;
    QTreeView* m_list;
    MutedLabel* m_said;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_clear;
};

}  // namespace headscope::app
