// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/tokenizer.h>

#include <QAbstractListModel>
#include <QCompleter>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

class QLineEdit;

namespace headscope::app {

/// All tokens of a vocabulary that are text, sorted for completion. Holds copies: it may outlive
/// the tokenizer. Immutable; any thread.
class TokenIndex {
 public:
    explicit TokenIndex(const Tokenizer& tokenizer);

    /// Tokens that begin with `typed`, whatever the case and whether or not either has its leading
    /// space, the likeliest meant first: the word as typed; then with the space if `spaceFirst`
    /// (or if one was typed), without it otherwise; then in the case as typed; then the more
    /// frequent, which in BPE is the lower id. Nothing for an empty text.
    [[nodiscard]] std::vector<QString> matches(const QString& typed, bool spaceFirst,
                                               std::size_t most) const;

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

 private:
    struct Entry {
        QString key;  ///< lower case, without the leading space
        QString text;
        TokenId id = 0;
    };
    std::vector<Entry> m_entries;  ///< by key
};

/// What the popup lists: Qt::DisplayRole with visible spaces, Qt::EditRole the text itself.
class TokenListModel : public QAbstractListModel {
    Q_OBJECT

 public:
    using QAbstractListModel::QAbstractListModel;
    void setTexts(std::vector<QString> texts);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
    std::vector<QString> m_texts;
};

/// Completion of a text field over the vocabulary. Its list is no popup to the system: a click
/// elsewhere closes it and does what it would have done without it. The keyboard stays with the
/// field, which passes on what is the list's.
class TokenCompleter : public QCompleter {
    Q_OBJECT

 public:
    explicit TokenCompleter(QLineEdit& field, QObject* parent = nullptr);

    void setIndex(std::shared_ptr<const TokenIndex> index) { m_index = std::move(index); }
    void setSpaceFirst(bool first) { m_spaceFirst = first; }
    /// Lists what begins with `typed` in the popup; hides it where there is nothing, or nothing but
    /// the text itself.
    void offer(const QString& typed);
    /// Is an entry of the popup about to be taken?
    [[nodiscard]] bool isChoosing() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    [[nodiscard]] bool passOn(QEvent& event);

    std::shared_ptr<const TokenIndex> m_index;
    TokenListModel* m_list;
    bool m_spaceFirst = true;
};

}  // namespace headscope::app
