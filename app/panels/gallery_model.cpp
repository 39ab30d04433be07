// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/gallery_model.h"

#include "state/run_spec.h"

#include <headscope/error.h>

namespace headscope::app {

namespace {

QString problemOf(const ExamplePrompt& prompt, const Tokenizer& tokenizer) {
    for (const std::string& text : {prompt.target, prompt.control}) {
        try {
            const auto tokens = tokenizer.encode(text).size();
            if (tokens == 1) continue;
            return GalleryModel::tr("%1 is %2 tokens in this model, and must be one.")
                .arg(visible(text), QString::number(tokens));
        } catch (const Error& error) {
            return QString::fromUtf8(error.what());
        }
    }
    return {};
}

}  // namespace

void GalleryModel::setPrompts(const PromptGallery& gallery, const Tokenizer* tokenizer) {
    beginResetModel();
    m_rows.clear();
    const auto add = [this, tokenizer](const std::vector<ExamplePrompt>& prompts, bool own) {
        for (const auto& prompt : prompts)
            m_rows.push_back({prompt, own, tokenizer ? problemOf(prompt, *tokenizer) : QString()});
    };
    add(gallery.bundled(), false);
    add(gallery.own(), true);
    endResetModel();
}

const ExamplePrompt& GalleryModel::prompt(const QModelIndex& index) const {
    return m_rows[static_cast<std::size_t>(index.row())].prompt;
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const QString text = QString::fromStdString(row.prompt.text);
    const QString shows = QString::fromStdString(row.prompt.shows);
    switch (role) {
        case Qt::DisplayRole:
            return text.simplified();
        case Qt::ToolTipRole:
            return text;
        case TokensRole:
            return tr("%1 against %2").arg(visible(row.prompt.target), visible(row.prompt.control));
        case ShowsRole:
            return shows;
        case OwnRole:
            return row.own;
        case ProblemRole:
            return row.problem;
        case FilterRole:
            return QStringList{text, shows, QString::fromStdString(row.prompt.target),
                               QString::fromStdString(row.prompt.control)}
                .join(QLatin1Char('\n'));
        case Qt::AccessibleTextRole:
            return QStringList{text, data(index, TokensRole).toString(), shows, row.problem}.join(
                QLatin1String(". "));
        default:
            return {};
    }
}

}  // namespace headscope::app
