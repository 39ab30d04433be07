// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/gallery_model.h"

#include "document/run_spec.h"
#include "ui/exact_text.h"
#include "ui/message_text.h"

#include <headscope/error.h>

namespace headscope::app {

namespace {

QString problemOf(const ExamplePrompt& prompt, const Tokenizer& tokenizer) {
    for (const std::string& text : {prompt.target, prompt.control}) {
        try {
            // A text that no field takes is no token: it need not be read.
            if (text.size() > 4 * static_cast<std::size_t>(kMostTokenText))
                return GalleryModel::tr("%1 is longer than a token.").arg(visibleStart(text));
            const auto tokens = tokenizer.encode(text).size();
            if (tokens == 1) continue;
            return GalleryModel::tr("%1 is %2 tokens in this model, and must be one.")
                .arg(visibleStart(text), QString::number(tokens));
        } catch (const Error& error) {
            return textOf(error.message());
        }
    }
    if (prompt.donor.empty()) return {};
    try {
        if (tokenizer.encode(prompt.donor).size() != tokenizer.encode(prompt.text).size())
            return GalleryModel::tr(
                "Prompt and donor have different numbers of tokens in this model.");
    } catch (const Error& error) {
        return textOf(error.message());
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
    constexpr std::size_t kMostOfTip = 1000;
    const auto shows = [&row] { return visibleStart(row.prompt.shows); };
    switch (role) {
        case Qt::DisplayRole:
            return visibleStart(row.prompt.text);
        case Qt::ToolTipRole:
            return row.prompt.donor.empty() ? visibleStart(row.prompt.text, kMostOfTip)
                                            : tr("%1\nDonor: %2")
                                                  .arg(visibleStart(row.prompt.text, kMostOfTip),
                                                       visibleStart(row.prompt.donor, kMostOfTip));
        case TokensRole:
            return (row.prompt.donor.empty() ? tr("%1 against %2") : tr("%1 against %2 · donor"))
                .arg(visibleStart(row.prompt.target), visibleStart(row.prompt.control));
        case ShowsRole:
            return shows();
        case OwnRole:
            return row.own;
        case ProblemRole:
            return row.problem;
        case FilterRole:
            return fromUtf8Exactly(row.prompt.text + '\n' + row.prompt.shows + '\n' +
                                   row.prompt.target + '\n' + row.prompt.control + '\n' +
                                   row.prompt.donor);
        case Qt::AccessibleTextRole:
            return QStringList{visibleStart(row.prompt.text), data(index, TokensRole).toString(),
                               shows(), row.problem}
                .join(QLatin1String(". "));
        default:
            return {};
    }
}

}  // namespace headscope::app
