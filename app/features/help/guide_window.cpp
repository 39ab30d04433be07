// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/guide_window.h"

#include "ui/text_size.h"

#include <headscope/error.h>
#include <headscope/resources.h>

#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kListWidth = 260;
constexpr int kGuideMargin = 12;
constexpr int kListPad = 24;  // frame, and what pads a title

QString pageText(const QString& file) {
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

/// A page's pictures are no wider than the page.
class GuideBrowser : public QTextBrowser {
 public:
    explicit GuideBrowser(const KeysOfCommand& keys) : m_keys(keys) {}

    QVariant loadResource(int type, const QUrl& name) override {
        QVariant found = QTextBrowser::loadResource(type, name);
        if (type == QTextDocument::MarkdownResource)
            return withKeys(QString::fromUtf8(found.toByteArray()), m_keys);
        if (type != QTextDocument::ImageResource) return found;
        QImage image;
        if (found.canConvert<QImage>()) image = found.value<QImage>();
        if (image.isNull()) image.loadFromData(found.toByteArray());
        // As if the scroll bar were there: it comes once all has been laid out.
        const int width =
            this->width() - verticalScrollBar()->sizeHint().width() - 4 * kGuideMargin;
        if (image.isNull() || image.width() <= width) return found;
        image = image.scaledToWidth(static_cast<int>(width * devicePixelRatioF()),
                                    Qt::SmoothTransformation);
        image.setDevicePixelRatio(devicePixelRatioF());
        return image;
    }

 private:
    const KeysOfCommand& m_keys;
};

}  // namespace

QString guideFolder() {
    try {
        return QString::fromStdString((resourceFolder() / "help").string());
    } catch (const Error&) {
        return QStringLiteral("share/headscope/help");
    }
}

QString withKeys(QString text, const KeysOfCommand& keys) {
    static const QRegularExpression kPlace(QStringLiteral(R"(\{key ([a-zA-Z_.-]+)\})"));
    for (auto place = kPlace.match(text); place.hasMatch(); place = kPlace.match(text))
        text.replace(place.capturedStart(), place.capturedLength(), keys(place.captured(1)));
    return text;
}

QList<GuidePage> guidePages(const QString& folder, const KeysOfCommand& keys) {
    static const QRegularExpression kLink(QStringLiteral(R"(\[([^\]]+)\]\(([a-z_]+\.md)\))"));
    QList<GuidePage> pages;
    const QDir place(folder);
    auto links = kLink.globalMatch(pageText(place.filePath(QStringLiteral("contents.md"))));
    while (links.hasNext()) {
        const auto link = links.next();
        const QString file = place.absoluteFilePath(link.captured(2));
        if (QFileInfo::exists(file))
            pages.append({link.captured(1), file, withKeys(pageText(file), keys)});
    }
    return pages;
}

GuideWindow::GuideWindow(const QString& folder, KeysOfCommand keys, QWidget* parent)
    : QDialog(parent),
      m_folder(folder),
      m_keys(std::move(keys)),
      m_pages(guidePages(folder, m_keys)),
      m_search(new QLineEdit),
      m_list(new QListWidget),
      m_browser(new GuideBrowser(m_keys)) {
    build();
    fill();
    connect(m_list, &QListWidget::currentRowChanged, this, &GuideWindow::open);
    connect(m_search, &QLineEdit::textChanged, this, &GuideWindow::search);
    connect(m_browser, &QTextBrowser::sourceChanged, this, [this](const QUrl& url) {
        for (int row = 0; row < m_pages.size(); ++row)
            if (m_pages[row].file == url.toLocalFile()) m_list->setCurrentRow(row);
    });
}

void GuideWindow::build() {
    setObjectName(QStringLiteral("guideWindow"));
    setWindowTitle(tr("Guide"));
    resizeForText(*this, {980, 700});
    m_search->setObjectName(QStringLiteral("guideSearch"));
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setAccessibleName(tr("Search the guide"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("guidePages"));
    m_list->setAccessibleName(tr("Pages of the guide"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_browser->setObjectName(QStringLiteral("guidePage"));
    m_browser->setAccessibleName(tr("Page of the guide"));
    m_browser->setOpenExternalLinks(false);
    // There all along, so that a picture knows the width that it has.
    m_browser->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_browser->document()->setDocumentMargin(kGuideMargin);

    auto* side = new QWidget;
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(0, 0, 0, 0);
    sideLayout->addWidget(m_search);
    sideLayout->addWidget(m_list, 1);
    auto* splitter = new QSplitter;
    splitter->addWidget(side);
    splitter->addWidget(m_browser);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kListWidth, width() - kListWidth});
    splitter->setChildrenCollapsible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGuideMargin, kGuideMargin, kGuideMargin, kGuideMargin);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
}

void GuideWindow::fill() {
    for (const GuidePage& page : std::as_const(m_pages))
        m_list->addItem(page.title);
    followTextSize(*m_list, "titles",
                   [this] { m_list->setMinimumWidth(m_list->sizeHintForColumn(0) + kListPad); });
    if (m_pages.isEmpty())
        m_browser->setPlainText(tr("The guide's pages are missing from %1. Install the program "
                                   "again, or read resources/help in its sources.")
                                    .arg(m_folder));
}

void GuideWindow::show(const QString& file) {
    int row = std::max(0, m_list->currentRow());
    for (int i = 0; i < m_pages.size(); ++i)
        if (QFileInfo(m_pages[i].file).fileName() == file) row = i;
    m_list->setCurrentRow(row);
    QDialog::show();
    raise();
    activateWindow();
}

void GuideWindow::open(int row) {
    if (row < 0 || row >= m_pages.size()) return;
    const QUrl url = QUrl::fromLocalFile(m_pages[row].file);
    if (m_browser->source() != url) m_browser->setSource(url, QTextDocument::MarkdownResource);
    mark();
}

void GuideWindow::search(const QString& words) {
    int first = -1;
    for (int row = 0; row < m_pages.size(); ++row) {
        const bool found = m_pages[row].text.contains(words, Qt::CaseInsensitive);
        m_list->item(row)->setHidden(!found);
        if (found && first < 0) first = row;
    }
    const auto* shown = m_list->currentItem();
    if (first >= 0 && (!shown || shown->isHidden())) m_list->setCurrentRow(first);
    mark();
}

void GuideWindow::mark() {
    QList<QTextEdit::ExtraSelection> marks;
    QTextCursor at(m_browser->document());
    while (!m_search->text().isEmpty()) {
        at = m_browser->document()->find(m_search->text(), at);
        if (at.isNull()) break;
        if (marks.isEmpty()) {
            auto place = at;
            place.clearSelection();
            m_browser->setTextCursor(place);
        }
        QTextEdit::ExtraSelection found;
        found.cursor = at;
        found.format.setBackground(palette().brush(QPalette::Highlight));
        found.format.setForeground(palette().brush(QPalette::HighlightedText));
        marks.append(found);
    }
    m_browser->setExtraSelections(marks);
}

void GuideWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    // Colours of links are laid down when a page is read.
    if (event->type() == QEvent::PaletteChange) m_browser->reload();
}

}  // namespace headscope::app
