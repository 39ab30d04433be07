// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/help/action_list.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTreeView;

namespace headscope::app {

/// A list, to be searched, of all that the window can do: its actions with their keys, and the
/// gestures of mouse and keyboard. An action can be carried out from here. It does not outlive the
/// window.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

 public:
    /// Reads the menus of `window`, and the commands that stand in none, whenever it is shown.
    ShortcutsDialog(QMainWindow& window, const CommandTable& commands);

    /// In front, with the keyboard in the search.
    void bringUp();

    [[nodiscard]] QLineEdit* filter() const { return m_filter; }
    [[nodiscard]] QTreeView* list() const { return m_list; }

 protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void build();
    void fill();
    void fitColumns();
    void refresh();
    [[nodiscard]] const CommandEntry* chosenEntry() const;
    /// The action of the chosen line; null: none, or a gesture.
    [[nodiscard]] QAction* chosen() const;
    void carryOut();

    QMainWindow& m_window;
    const CommandTable& m_commands;
    std::vector<CommandEntry> m_entries;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_filtered;
    QLineEdit* m_filter;
    QTreeView* m_list;
    QLabel* m_about;  ///< the chosen line, in a sentence
    QPushButton* m_do;
};

}  // namespace headscope::app
