// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/prompt/prompt_gallery.h"

#include <headscope/tokenizer.h>

#include <QAbstractListModel>

#include <vector>

namespace headscope::app {

/// The prompts of a gallery, those that ship with the program first.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT

 public:
    enum Role {
        TokensRole = Qt::UserRole,  ///< target and control, with visible spaces
        ShowsRole,                  ///< the sentence
        OwnRole,                    ///< the user's own
        ProblemRole,                ///< why the loaded model cannot run it, or an empty text
        FilterRole,                 ///< all that a filter looks through
    };

    using QAbstractListModel::QAbstractListModel;
    /// `tokenizer` null: nothing is known to be a problem.
    void setPrompts(const PromptGallery& gallery, const Tokenizer* tokenizer);
    [[nodiscard]] const ExamplePrompt& prompt(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
    struct Row {
        ExamplePrompt prompt;
        bool own = false;
        QString problem;
    };
    std::vector<Row> m_rows;
};

}  // namespace headscope::app
