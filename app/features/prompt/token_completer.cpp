// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/token_completer.h"

#include "document/run_spec.h"
#include "ui/exact_text.h"

#include <headscope/visible_text.h>

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QWindow>

#include <algorithm>
#include <tuple>

namespace headscope::app {

namespace {

constexpr std::size_t kMost = 100;
constexpr int kVisible = 10;

bool hasSpace(const QString& text) {
    return text.startsWith(QLatin1Char(' '));
}

QString withoutSpace(const QString& text) {
    return hasSpace(text) ? text.mid(1) : text;
}

}  // namespace

TokenIndex::TokenIndex(const Tokenizer& tokenizer) {
    m_entries.reserve(static_cast<std::size_t>(tokenizer.size()));
    for (TokenId id = 0; id < tokenizer.size(); ++id) {
        if (!tokenizer.contains(id)) continue;
        const std::string& bytes = tokenizer.bytes(id);
        QString text = fromUtf8Exactly(bytes);
        // Part of a character is nothing that a person types.
        if (text.contains(QChar::ReplacementCharacter) && validUtf8(bytes) != bytes) continue;
        QString key = withoutSpace(text).toLower();
        if (key.isEmpty()) continue;
        m_entries.push_back({std::move(key), std::move(text), id});
    }
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        const int order = a.key.compare(b.key);
        return order != 0 ? order < 0 : a.id < b.id;
    });
}

std::vector<QString> TokenIndex::matches(const QString& typed, bool spaceFirst,
                                         std::size_t most) const {
    const QString word = withoutSpace(typed);
    const QString key = word.toLower();
    if (key.isEmpty()) return {};
    const auto first =
        std::lower_bound(m_entries.begin(), m_entries.end(), key,
                         [](const Entry& entry, const QString& k) { return entry.key < k; });
    const bool wantsSpace = spaceFirst || hasSpace(typed);
    using Rank = std::tuple<bool, bool, bool, TokenId>;  // the smaller, the better
    std::vector<std::pair<Rank, const Entry*>> found;
    for (auto entry = first; entry != m_entries.end() && entry->key.startsWith(key); ++entry) {
        const bool spaced = hasSpace(entry->text) == wantsSpace;
        // All of "ger" is no more what was meant by " Ger" than the beginning of " Germany".
        const bool whole = spaced && entry->key.size() == key.size();
        const bool sameCase =
            QStringView(entry->text).mid(hasSpace(entry->text) ? 1 : 0).startsWith(word);
        found.push_back({{!whole, !spaced, !sameCase, entry->id}, &*entry});
    }
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
    std::partial_sort(found.begin(), end, found.end());
    std::vector<QString> texts;
    for (auto entry = found.begin(); entry != end; ++entry)
        texts.push_back(entry->second->text);
    return texts;
}

void TokenListModel::setTexts(std::vector<QString> texts) {
    beginResetModel();
    m_texts = std::move(texts);
    endResetModel();
}

int TokenListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_texts.size());
}

QVariant TokenListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const QString& text = m_texts[static_cast<std::size_t>(index.row())];
    if (role == Qt::EditRole) return text;
    if (role == Qt::DisplayRole) return visible(text.toStdString());
    return {};
}

namespace {

/// Closes a list at a click beside it, which it leaves to whom it is for.
class ClicksBeside : public QObject {
 public:
    explicit ClicksBeside(QWidget& list) : QObject(&list), m_list(list) {
        QCoreApplication::instance()->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::MouseButtonPress || !m_list.isVisible()) return false;
        const auto* widget = qobject_cast<const QWidget*>(watched);
        if (widget && widget->window() != &m_list) m_list.hide();
        return false;
    }

 private:
    QWidget& m_list;
};

}  // namespace

TokenCompleter::TokenCompleter(QLineEdit& field, QObject* parent)
    : QCompleter(parent), m_list(new TokenListModel(this)) {
    setModel(m_list);
    setCompletionRole(Qt::EditRole);
    setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    setMaxVisibleItems(kVisible);
    // Not QLineEdit::setCompleter(), which clears the field's undo history.
    setWidget(&field);
    // A window of the kind that takes neither keyboard nor mouse from others.
    popup()->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    popup()->setAttribute(Qt::WA_ShowWithoutActivating);
    new ClicksBeside(*popup());
    field.installEventFilter(this);  // last, so it is asked before QCompleter's own
}

bool TokenCompleter::eventFilter(QObject* watched, QEvent* event) {
    const bool isField = watched == widget() && popup()->isVisible();
    if (isField && event->type() == QEvent::FocusOut) popup()->hide();
    if (isField && passOn(*event)) return true;
    return QCompleter::eventFilter(watched, event);
}

bool TokenCompleter::passOn(QEvent& event) {
    if (event.type() == QEvent::ShortcutOverride) {
        // Escape closes the list and does not also stop a run.
        const bool closes = static_cast<const QKeyEvent&>(event).key() == Qt::Key_Escape;
        if (closes) event.accept();
        return closes;
    }
    if (event.type() != QEvent::KeyPress) return false;
    QCoreApplication::sendEvent(popup(), &event);  // QCompleter gives the field what is the field's
    return true;
}

void TokenCompleter::offer(const QString& typed) {
    auto texts = m_index ? m_index->matches(typed, m_spaceFirst, kMost) : std::vector<QString>();
    if (texts.empty() || (texts.size() == 1 && texts.front() == typed)) {
        popup()->hide();
        return;
    }
    m_list->setTexts(std::move(texts));
    popup()->winId();  // Wayland places a list beside the window that it belongs to
    popup()->windowHandle()->setTransientParent(widget()->window()->windowHandle());
    complete();
    // QCompleter may make a row current by itself: Enter is to take only what the user went to.
    popup()->setCurrentIndex(QModelIndex());
}

bool TokenCompleter::isChoosing() const {
    return popup()->isVisible() && popup()->currentIndex().isValid();
}

}  // namespace headscope::app
