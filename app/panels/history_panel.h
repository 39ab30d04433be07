// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/history_model.h"
#include "panels/widgets.h"

#include <QPlainTextEdit>

class QAction;
class QListView;
class QPushButton;

namespace headscope::app {

/// The finished runs with their thumbnails, the newest first, and the notes on the chosen one or on
/// the whole session. A click (or Enter) shows a run again; two chosen ones can be compared; F2
/// renames, Delete deletes. What it changes in the history can be undone.
class HistoryPanel : public Card {
    Q_OBJECT

 public:
    explicit HistoryPanel(History& history, QWidget* parent = nullptr);

    [[nodiscard]] QListView* list() const { return m_list; }
    [[nodiscard]] QPlainTextEdit* note() const { return m_note; }

    /// Why the run on screen would come out differently now; empty: it would not.
    void setWarning(const QString& warning);

 Q_SIGNALS:
    /// To be shown again.
    void runChosen(quint64 id);
    /// To be compared: first the older one.
    void compareRequested(quint64 first, quint64 second);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void buildList();
    void buildActions();
    void refresh();
    void refreshNote();
    void fitNote();
    void noteEdited();
    void compare();
    /// Ascending, so the older first.
    [[nodiscard]] std::vector<History::Id> chosen() const;

    History& m_history;
    HistoryModel* m_model;
    QListView* m_list;
    MutedLabel* m_empty;
    MutedLabel* m_warning;
    QPushButton* m_compare;
    Segmented* m_noteOf;
    QPlainTextEdit* m_note;
    QAction* m_renameAction = nullptr;
    QAction* m_deleteAction = nullptr;
    QAction* m_compareAction = nullptr;
};

}  // namespace headscope::app
