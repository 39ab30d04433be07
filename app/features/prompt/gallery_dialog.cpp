// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/prompt/gallery_dialog.h"

#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/inline_hint.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace headscope::app {

namespace {

constexpr int kGalleryPad = 6;

/// The prompt with its tokens, the sentence below it, and what the model makes impossible.
class GalleryDelegate : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = Theme::of(option.palette);
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(1, 1, -1, -1);
        if (selected || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(selected ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
            painter->setBrush(theme.chip);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        const int height = option.fontMetrics.height();
        QRect line(row.left() + kGalleryPad, row.top() + kGalleryPad - 2,
                   row.width() - 2 * kGalleryPad, height);
        const auto write = [&](const QString& text, const QColor& color, const QFont& font,
                               Qt::Alignment side) {
            painter->setPen(color);
            painter->setFont(font);
            painter->drawText(
                line, static_cast<int>(side | Qt::AlignVCenter),
                painter->fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
            return painter->fontMetrics().horizontalAdvance(text);
        };
        const QFont small = scaledFont(option.font, 0.92);
        const QRect whole = line;
        const bool own = index.data(GalleryModel::OwnRole).toBool();
        const QString tokens = index.data(GalleryModel::TokensRole).toString();
        const QString right = own ? GalleryModel::tr("%1 · yours").arg(tokens) : tokens;
        line.setLeft(whole.left() + whole.width() / 3);
        const int taken = write(right, theme.accent, small, Qt::AlignRight);
        line = whole;
        line.setRight(whole.right() - taken - 12);
        write(index.data().toString(), theme.text, scaledFont(option.font, 1.0, QFont::DemiBold),
              Qt::AlignLeft);
        line = whole.translated(0, height + 1);
        write(index.data(GalleryModel::ShowsRole).toString(), theme.muted, small, Qt::AlignLeft);
        line = line.translated(0, height);
        const QString problem = index.data(GalleryModel::ProblemRole).toString();
        if (!problem.isEmpty())
            write(QStringLiteral("⚠ ") + problem, theme.warning, small, Qt::AlignLeft);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool problem = !index.data(GalleryModel::ProblemRole).toString().isEmpty();
        return {200, (problem ? 3 : 2) * option.fontMetrics.height() + 2 * kGalleryPad};
    }
};

}  // namespace

GalleryDialog::GalleryDialog(PromptGallery& gallery, std::function<RunInputs()> current,
                             const RunState& state, QWidget* parent)
    : QDialog(parent),
      m_gallery(gallery),
      m_current(std::move(current)),
      m_state(state),
      m_model(new GalleryModel(this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_filter(new QLineEdit),
      m_list(new QListView),
      m_error(new InlineHint),
      m_deletedHint(new InlineHint(InlineHint::Tone::Plain)),
      m_sentence(new QLineEdit),
      m_save(new QPushButton(tr("&Save Prompt"))),
      m_use(new QPushButton(tr("&Use and Run"))),
      m_delete(new QPushButton(tr("&Delete"))) {
    build();
    connect(m_filter, &QLineEdit::textChanged, m_filtered,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list, &QListView::activated, this, &GalleryDialog::use);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &GalleryDialog::refreshButtons);
    connect(m_use, &QPushButton::clicked, this, &GalleryDialog::use);
    connect(m_delete, &QPushButton::clicked, this, &GalleryDialog::deleteChosen);
    connect(m_save, &QPushButton::clicked, this, &GalleryDialog::save);
    connect(m_sentence, &QLineEdit::returnPressed, this, &GalleryDialog::save);
    connect(m_sentence, &QLineEdit::textChanged, this, &GalleryDialog::refreshButtons);
    connect(m_deletedHint, &InlineHint::acted, this, &GalleryDialog::undoDelete);
    connect(m_error, &InlineHint::acted, &m_gallery, &PromptGallery::reload);
    connect(deleteKey(*m_list), &QShortcut::activated, this, &GalleryDialog::deleteChosen);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, this,
            &GalleryDialog::undoDelete);
    connect(&m_gallery, &PromptGallery::changed, this, &GalleryDialog::refresh);
    refresh();
}

void GalleryDialog::build() {
    setObjectName(QStringLiteral("gallery"));
    setWindowTitle(tr("Prompt Gallery"));
    resizeForText(*this, {640, 560});
    m_filter->setObjectName(QStringLiteral("galleryFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter the prompts"));
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterRole(GalleryModel::FilterRole);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("galleryList"));
    m_list->setAccessibleName(tr("Prompts"));
    m_list->setModel(m_filtered);
    m_list->setItemDelegate(new GalleryDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_error->setObjectName(QStringLiteral("galleryError"));
    m_deletedHint->setObjectName(QStringLiteral("galleryDeleted"));
    m_sentence->setObjectName(QStringLiteral("gallerySentence"));
    holdExactly(*m_sentence, kMostName);
    m_sentence->setAccessibleName(tr("What the prompt as typed shows"));
    m_sentence->setPlaceholderText(tr("What does your prompt show? One sentence"));
    m_sentence->setToolTip(
        tr("Saves prompt, target and control, and the donor if there is one, as they are in the "
           "window now, with this sentence."));
    m_save->setObjectName(QStringLiteral("gallerySave"));
    m_use->setObjectName(QStringLiteral("galleryUse"));
    m_use->setProperty("primary", true);
    m_use->setToolTip(tr("Fill in prompt, target and control, and run (Enter)"));
    m_delete->setObjectName(QStringLiteral("galleryDelete"));
    m_delete->setToolTip(tr("Delete a prompt of your own (Delete); can be undone"));
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    for (auto* button : {m_save, m_use, m_delete, close})
        button->setAutoDefault(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_deletedHint);
    auto* saving = new QHBoxLayout;
    saving->addWidget(m_sentence, 1);
    saving->addWidget(m_save);
    layout->addLayout(saving);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_delete);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_use);
    layout->addLayout(buttons);
    m_list->setFocus();
}

QModelIndex GalleryDialog::chosen() const {
    return m_filtered->mapToSource(m_list->currentIndex());
}

void GalleryDialog::choose(const ExamplePrompt& prompt) {
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        const QModelIndex index = m_filtered->index(row, 0);
        if (m_model->prompt(m_filtered->mapToSource(index)) == prompt) {
            m_list->setCurrentIndex(index);
            return;
        }
    }
}

void GalleryDialog::refresh() {
    const QModelIndex before = chosen();
    const auto prompt = before.isValid() ? std::optional(m_model->prompt(before)) : std::nullopt;
    m_model->setPrompts(m_gallery, m_state.tokenizer().get());
    if (prompt) choose(*prompt);
    if (!m_list->currentIndex().isValid()) m_list->setCurrentIndex(m_filtered->index(0, 0));
    refreshHints();
    refreshButtons();
}

void GalleryDialog::refreshHints() {
    const auto& error = m_gallery.error();
    m_error->setText(error ? tr("%1. %2").arg(capitalized(error->what), error->hint) : QString(),
                     tr("Read Again"));
    m_deletedHint->setText(
        m_deleted.empty() ? QString()
                          : tr("Deleted “%1”.").arg(visibleStart(m_deleted.back().second.text)),
        tr("Undo"));
}

void GalleryDialog::refreshButtons() {
    const QModelIndex index = chosen();
    m_use->setEnabled(index.isValid());
    m_delete->setEnabled(index.isValid() && index.data(GalleryModel::OwnRole).toBool());
    m_save->setEnabled(!m_sentence->text().trimmed().isEmpty());
}

void GalleryDialog::beginSaving() {
    m_sentence->setFocus();
}

void GalleryDialog::use() {
    const QModelIndex index = chosen();
    if (!index.isValid()) return;
    const ExamplePrompt prompt = m_model->prompt(index);
    accept();
    Q_EMIT picked(prompt);
}

void GalleryDialog::save() {
    const QString sentence = m_sentence->text().trimmed();
    if (sentence.isEmpty()) return;
    const RunInputs inputs = m_current();
    if (inputs.prompt.trimmed().isEmpty()) {
        m_error->setText(tr("The prompt is empty: there is nothing to save."));
        return;
    }
    const ExamplePrompt prompt{inputs.prompt.toStdString(), inputs.target.toStdString(),
                               inputs.control.toStdString(), sentence.toStdString(),
                               inputs.donor.toStdString()};
    if (!m_gallery.save(prompt)) return;  // the sentence stays
    m_sentence->clear();
    m_filter->clear();
    choose(prompt);
}

void GalleryDialog::deleteChosen() {
    const QModelIndex index = chosen();
    if (!index.isValid() || !index.data(GalleryModel::OwnRole).toBool()) return;
    const ExamplePrompt prompt = m_model->prompt(index);
    const int row = m_list->currentIndex().row();
    if (const auto at = m_gallery.remove(prompt)) m_deleted.emplace_back(*at, prompt);
    m_list->setCurrentIndex(m_filtered->index(std::min(row, m_filtered->rowCount() - 1), 0));
    refreshHints();
}

void GalleryDialog::undoDelete() {
    if (m_deleted.empty()) return;
    const auto [at, prompt] = m_deleted.back();
    if (!m_gallery.restore(at, prompt)) return;
    m_deleted.pop_back();
    choose(prompt);
    refreshHints();
}

}  // namespace headscope::app
