// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/named_sets.h"
#include "document/run_state.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace headscope::app {

/// The named sets: Enter or a double click takes one, F2 renames, Delete deletes; and a line to
/// save the set that is there under a name.
class NamedSetsView : public QWidget {
    Q_OBJECT

 public:
    NamedSetsView(const RunState& state, NamedSets& sets, QWidget* parent = nullptr);

    void refresh();
    /// What can be done with the set that is there now, and with the chosen one.
    void refreshButtons();
    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] QLineEdit* nameField() const { return m_name; }
    [[nodiscard]] QPushButton* applyButton() const { return m_apply; }
    [[nodiscard]] QPushButton* renameButton() const { return m_rename; }
    [[nodiscard]] QPushButton* deleteButton() const { return m_delete; }

 Q_SIGNALS:
    void applied(const headscope::NamedSet& set);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void apply();
    void save();
    void takeName(const QListWidgetItem* item);

    const RunState& m_state;
    NamedSets& m_sets;
    std::vector<NamedSet> m_shown;
    QListWidget* m_list;
    QLineEdit* m_name;
    QPushButton* m_save;
    QWidget* m_hint = nullptr;
    QPushButton* m_apply;
    QPushButton* m_rename;
    QPushButton* m_delete;
};

}  // namespace headscope::app
