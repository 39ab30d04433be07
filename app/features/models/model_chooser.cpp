// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/models/model_chooser.h"

#include "document/runtime_text.h"
#include "jobs/user_error.h"
#include "ui/message_text.h"
#include "ui/text_size.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

/// The filter's keys go to the list where they move in it.
class FilterEdit : public QLineEdit {
 public:
    explicit FilterEdit(QWidget* list) : m_list(list) {}

 protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Down || event->key() == Qt::Key_PageDown) {
            m_list->setFocus();
            return;
        }
        QLineEdit::keyPressEvent(event);
    }

 private:
    QWidget* m_list;
};

/// What the download dialog takes to go on with a download that was broken off.
QString downloadName(const ModelEntry& entry) {
    const QString name = QString::fromStdString(entry.name);
    const bool isMain = entry.wanted.empty() || entry.wanted == "main";
    return isMain ? name : name + QLatin1Char('@') + QString::fromStdString(entry.wanted);
}

}  // namespace

ModelChooser::ModelChooser(ModelFinder& finder, QWidget* parent)
    : QDialog(parent),
      m_finder(finder),
      m_model(new ModelsModel(this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_list(new QTreeView),
      m_count(new MutedLabel),
      m_what(new QLabel),
      m_hint(new MutedLabel),
      m_resume(new QPushButton(tr("&Resume Download"))),
      m_open(new QPushButton(tr("&Open"))),
      m_deviceLabel(new QLabel(tr("Co&mpute on:"))),
      m_device(new QComboBox) {
    m_filter = new FilterEdit(m_list);
    build();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtered->setFilterFixedString(text);
        if (!m_list->currentIndex().isValid()) m_list->setCurrentIndex(m_filtered->index(0, 0));
        describe();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &ModelChooser::openChosen);
    connect(m_list, &QTreeView::activated, this, &ModelChooser::openChosen);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ModelChooser::describe);
    connect(m_open, &QPushButton::clicked, this, &ModelChooser::openChosen);
    connect(m_resume, &QPushButton::clicked, this, [this] {
        if (const auto* entry = chosen()) Q_EMIT downloadWanted(downloadName(*entry));
    });
    connect(m_device, &QComboBox::activated, this,
            [this] { Q_EMIT deviceChosen(m_device->currentData().value<Device>()); });
    connect(&m_finder, &ModelFinder::looking, this, &ModelChooser::describe);
    connect(&m_finder, &ModelFinder::found, this, &ModelChooser::refresh);
    refresh();
}

void ModelChooser::build() {
    setObjectName(QStringLiteral("modelChooser"));
    setWindowTitle(tr("Choose a Model"));
    resizeForText(*this, {900, 480});
    m_filter->setObjectName(QStringLiteral("modelFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter the models"));
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterRole(ModelsModel::FilterRole);
    m_filtered->setSortRole(ModelsModel::SortRole);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("modelList"));
    m_list->setAccessibleName(tr("Models"));
    m_list->setModel(m_filtered);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(-1, Qt::AscendingOrder);  // as found: bundled, recent, cache
    m_what->setTextFormat(Qt::PlainText);
    m_what->setWordWrap(true);
    m_what->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_what->setObjectName(QStringLiteral("modelWhat"));
    m_hint->setTextFormat(Qt::PlainText);  // names of files come from elsewhere
    m_hint->setWordWrap(true);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setObjectName(QStringLiteral("modelHint"));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_what);
    auto* hint = new QHBoxLayout;
    hint->addWidget(m_hint, 1);
    hint->addWidget(m_resume);
    layout->addLayout(hint);
    layout->addLayout(buildButtons());
    setTabOrder(m_filter, m_list);
}

QLayout* ModelChooser::buildButtons() {
    auto* folder = new QPushButton(tr("Open &Folder…"));
    folder->setObjectName(QStringLiteral("modelFolder"));
    folder->setToolTip(
        tr("A folder with config.json, weights as safetensors, and a tokenizer; it "
           "can be dropped on the window as well."));
    auto* download = new QPushButton(tr("&Download…"));
    download->setObjectName(QStringLiteral("modelDownload"));
    auto* again = new QPushButton(tr("&Look Again"));
    again->setToolTip(tr("Look for models again"));
    auto* close = new QPushButton(tr("Close"));
    m_open->setObjectName(QStringLiteral("modelOpen"));
    m_open->setProperty("primary", true);
    m_open->setToolTip(tr("Open the model and run (Enter)"));
    m_resume->setObjectName(QStringLiteral("modelResume"));
    connect(folder, &QPushButton::clicked, this, &ModelChooser::folderWanted);
    connect(download, &QPushButton::clicked, this, [this] { Q_EMIT downloadWanted({}); });
    connect(again, &QPushButton::clicked, this, &ModelChooser::refreshWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_device->setObjectName(QStringLiteral("modelDevice"));
    m_device->setToolTip(
        tr("Where runs are computed. Where a card's memory does not suffice, the CPU takes over."));
    m_deviceLabel->setBuddy(m_device);
    m_deviceLabel->hide();
    m_device->hide();
    auto* buttons = new QHBoxLayout;
    for (auto* button : {folder, download, again, close, m_open, m_resume})
        button->setAutoDefault(false);
    for (auto* button : {folder, download, again})
        buttons->addWidget(button);
    buttons->addWidget(m_count, 1, Qt::AlignHCenter);
    buttons->addWidget(m_deviceLabel);
    buttons->addWidget(m_device);
    buttons->addWidget(close);
    buttons->addWidget(m_open);
    return buttons;
}

void ModelChooser::show(const std::filesystem::path& current) {
    m_current = current;
    choose(current);
    describe();
    QDialog::show();
    raise();
    activateWindow();
    m_filter->setFocus();
    m_filter->selectAll();
}

void ModelChooser::offerDevices(const std::vector<Device>& devices, const Device& current) {
    m_device->clear();
    for (const Device& device : devices) {
        m_device->addItem(deviceText(device), QVariant::fromValue(device));
        if (device == current) m_device->setCurrentIndex(m_device->count() - 1);
    }
    m_deviceLabel->setVisible(devices.size() > 1);
    m_device->setVisible(devices.size() > 1);
}

const ModelEntry* ModelChooser::chosen() const {
    const QModelIndex index = m_filtered->mapToSource(m_list->currentIndex());
    return index.isValid() ? &m_model->entry(index.row()) : nullptr;
}

void ModelChooser::choose(const std::filesystem::path& folder) {
    const int row = m_model->rowOf(folder);
    const QModelIndex index =
        row < 0 ? QModelIndex() : m_filtered->mapFromSource(m_model->index(row, 0));
    m_list->setCurrentIndex(index.isValid() ? index : m_filtered->index(0, 0));
}

void ModelChooser::refresh() {
    const auto* before = chosen();
    const auto folder = before ? before->folder : m_current;
    m_model->setEntries(m_finder.models());
    const int metrics = fontMetrics().averageCharWidth();
    m_list->header()->setStretchLastSection(true);
    for (int column = 0; column < ModelsModel::Where; ++column) {
        m_list->resizeColumnToContents(column);
        // Air between the columns, and names that leave room for the others.
        const int wide = m_list->columnWidth(column) + 2 * metrics;
        m_list->setColumnWidth(column, std::min(wide, 34 * metrics));
    }
    choose(folder);
    describe();
}

void ModelChooser::describe() {
    const auto* entry = chosen();
    m_open->setEnabled(entry && entry->usable());
    m_resume->setVisible(entry && entry->brokenOff);
    if (!entry) {
        m_what->setText(m_finder.isLooking() ? tr("Looking for models…")
                        : m_model->rowCount() == 0
                            ? tr("No model was found: open a folder, or download GPT-2.")
                            : tr("No model has this in its name or place."));
        m_hint->clear();
        m_count->clear();
        return;
    }
    m_what->setText(entry->usable()
                        ? entry->folder == m_current
                              ? tr("%1 is open.").arg(QString::fromStdString(entry->name))
                              : QString::fromStdString(entry->name)
                        : QStringLiteral("⚠ ") + capitalized(textOf(entry->problem)) +
                              QLatin1Char('.'));
    m_hint->setText(entry->usable() ? shortPath(entry->folder) : textOf(entry->hint));
    m_count->setText(m_finder.isLooking() ? tr("Looking for models…") : QString());
}

void ModelChooser::openChosen() {
    const auto* entry = chosen();
    if (!entry || !entry->usable()) return;
    const auto folder = entry->folder;
    accept();
    Q_EMIT openRequested(folder);
}

}  // namespace headscope::app
