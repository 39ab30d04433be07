// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

class QPushButton;
class QTreeView;

namespace headscope::app {

class LogModel;
class MutedLabel;
struct FileChoosers;

/// The log, to be read, copied, saved and cleared. Stays open beside the main window. It does not
/// outlive its parent.
class LogWindow : public QDialog {
    Q_OBJECT

 public:
    LogWindow(LogModel& log, const FileChoosers& choosers, QWidget* parent);

    /// In front, with the keyboard in the list.
    void bringUp();

    [[nodiscard]] QTreeView* list() const { return m_list; }

 private:
    void build();
    void refresh();
    void copy();
    void save();
    void showNote(const QString& text, bool alarming = false);

    LogModel& m_log;
    const FileChoosers& m_choosers;
    QTreeView* m_list;
    MutedLabel* m_said;
    QPushButton* m_copy;
    QPushButton* m_save;
    QPushButton* m_clear;
};

}  // namespace headscope::app
