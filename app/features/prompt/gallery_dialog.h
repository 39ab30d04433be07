// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "features/prompt/gallery_model.h"

#include <QDialog>

#include <functional>
#include <utility>
#include <vector>

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace headscope::app {

class InlineHint;

/// Prompts to pick from, each with a sentence on what it shows; the user's own can be added and
/// deleted, and a deletion undone.
class GalleryDialog : public QDialog {
    Q_OBJECT

 public:
    /// `current`: the inputs as typed, for saving; asked anew each time.
    GalleryDialog(PromptGallery& gallery, std::function<RunInputs()> current, const RunState& state,
                  QWidget* parent = nullptr);

    /// Marks anew what the loaded model splits.
    void refresh();
    /// Puts the cursor where the sentence of a prompt to be saved is typed.
    void beginSaving();

 Q_SIGNALS:
    void picked(const headscope::ExamplePrompt& prompt);

 private:
    void build();
    void use();
    void save();
    void deleteChosen();
    void undoDelete();
    void refreshHints();
    void refreshButtons();
    [[nodiscard]] QModelIndex chosen() const;  ///< of the model
    void choose(const ExamplePrompt& prompt);

    PromptGallery& m_gallery;
    std::function<RunInputs()> m_current;
    const RunState& m_state;
    GalleryModel* m_model;
    QSortFilterProxyModel* m_filtered;
    QLineEdit* m_filter;
    QListView* m_list;
    InlineHint* m_error;
    InlineHint* m_deletedHint;
    QLineEdit* m_sentence;
    QPushButton* m_save;
    QPushButton* m_use;
    QPushButton* m_delete;
    std::vector<std::pair<std::size_t, ExamplePrompt>> m_deleted;  ///< the last one last
};

}  // namespace headscope::app
