// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/guide_window.h"

#include "ui/text_size.h"
#include "ui/texts.h"

#include <headscope/error.h>
#include <headscope/resources.h>

#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHash>
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

QString contentOf(const QString& file) {
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

/// The English one, or a picture: both are beside the language's folder.
QString englishOf(const QString& file) {
    const QDir own = QFileInfo(file).dir();
    return QDir(own.filePath(QStringLiteral(".."))).filePath(own.relativeFilePath(file));
}

/// The page in its language; else in English, which it says.
QString pageText(const QString& file) {
    if (QFileInfo::exists(file)) return contentOf(file);
    const QString english = contentOf(englishOf(file));
    const QString remark =
        GuideWindow::tr("This page has not been translated. It is shown in English.");
    return english.isEmpty() ? english : QStringLiteral("*%1*\n\n%2").arg(remark, english);
}

/// A page's pictures are no wider than the page.
class GuideBrowser : public QTextBrowser {
 public:
    explicit GuideBrowser(const KeysOfCommand& keys) : m_keys(keys) {}

    QVariant loadResource(int type, const QUrl& name) override {
        if (type == QTextDocument::MarkdownResource)
            return withKeys(pageText(resolved(name).toLocalFile()), m_keys);
        if (type != QTextDocument::ImageResource) return QTextBrowser::loadResource(type, name);
        QVariant found = QTextBrowser::loadResource(type, pictureOf(name));
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
    [[nodiscard]] QUrl resolved(const QUrl& name) const { return source().resolved(name); }
    /// Pictures are the same in every language, and lie with the English pages.
    [[nodiscard]] QUrl pictureOf(const QUrl& name) const {
        const QFileInfo page(source().toLocalFile());
        const QString file = resolved(name).toLocalFile();
        if (QFileInfo::exists(file)) return name;
        const QString inside = page.dir().relativeFilePath(file);
        return QUrl::fromLocalFile(page.dir().filePath(QLatin1String("../") + inside));
    }

    const KeysOfCommand& m_keys;
};

/// Titles of pages, by the pages' files, in the order of the links in a file of contents.
QList<std::pair<QString, QString>> linksOf(const QString& contents) {
    static const QRegularExpression kLink(QStringLiteral(R"(\[([^\]]+)\]\(([a-z_]+\.md)\))"));
    QList<std::pair<QString, QString>> links;
    auto found = kLink.globalMatch(contents);
    while (found.hasNext()) {
        const auto link = found.next();
        links.push_back({link.captured(2), link.captured(1)});
    }
    return links;
}

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

QList<GuidePage> guidePages(const QString& folder, const KeysOfCommand& keys,
                            const QString& language) {
    const QDir english(folder);
    const QDir own(language == QLatin1String("en") ? folder : english.filePath(language));
    const QString contents = QStringLiteral("contents.md");
    QHash<QString, QString> titles;
    for (const auto& [file, title] : linksOf(contentOf(own.filePath(contents))))
        titles.insert(file, title);
    QList<GuidePage> pages;
    for (const auto& [file, title] : linksOf(contentOf(english.filePath(contents)))) {
        if (!english.exists(file)) continue;
        const QString page = own.absoluteFilePath(file);
        pages.append({titles.value(file, title), page, withKeys(pageText(page), keys)});
    }
    return pages;
}

GuideWindow::GuideWindow(const QString& folder, KeysOfCommand keys, QWidget* parent)
    : QDialog(parent),
      m_folder(folder),
      m_keys(std::move(keys)),
      m_pages(guidePages(folder, m_keys, shownLanguage())),
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
