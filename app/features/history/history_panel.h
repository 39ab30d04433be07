// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/history/history_model.h"
#include "ui/widgets.h"

#include <QPlainTextEdit>

class QListView;
class QPushButton;

namespace headscope::app {

class CommandTable;
class KeptStudies;
class StudyList;
class ExactTextEdit;

/// The finished runs with their thumbnails, the newest first, and the notes on the chosen one or on
/// the whole session. A click (or Enter) shows a run again; two chosen ones can be compared; F2
/// renames, Delete deletes. What it changes in the history can be undone. All of it is also in a
/// menu, with keys that hold in the whole window.
class HistoryPanel : public Card {
    Q_OBJECT

 public:
    HistoryPanel(History& history, const RunState& state, KeptStudies& studies,
                 QWidget* parent = nullptr);

    [[nodiscard]] QListView* list() const { return m_list; }
    [[nodiscard]] StudyList& studies() const { return *m_studies; }
    [[nodiscard]] QPlainTextEdit* note() const;

    /// The keyboard to the list, or to the notes if there is none.
    void takeFocus();
    /// What can be done with runs.
    void addCommands(CommandTable& commands);

    /// Why the run on screen would come out differently now; empty: it would not.
    void setWarning(const QString& warning);

 Q_SIGNALS:
    /// To be shown again.
    void runChosen(quint64 id);
    /// To be compared: first the older one.
    void compareRequested(quint64 first, quint64 second);
    /// A command needs this panel: it must be shown.
    void needed();
    /// Other runs are chosen, or there are others: what can be done has changed.
    void choiceChanged();

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void buildList();
    void addListCommands(CommandTable& commands);
    /// Is there a run so many rows from the one on screen?
    [[nodiscard]] bool hasAt(int rows) const;
    void refresh();
    void refreshNote();
    void fitNote();
    void noteEdited();
    void sayRefused(const QString& words);
    void choose(const QModelIndex& run);
    void rename();
    void compare();
    void deleteChosen();
    void writeNote();
    void writeSessionNote();
    /// To another row than that of the run on screen.
    void step(int rows);
    /// Ascending, so the older first.
    [[nodiscard]] std::vector<History::Id> chosen() const;

    History& m_history;
    const RunState& m_state;
    HistoryModel* m_model;
    QListView* m_list;
    StudyList* m_studies;
    MutedLabel* m_empty;
    MutedLabel* m_warning;
    QPushButton* m_compare;
    Segmented* m_noteOf;
    ExactTextEdit* m_note;
    MutedLabel* m_noteRefusal;  ///< why a text is not in the note
};

}  // namespace headscope::app
