// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

#include <functional>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace headscope::app {

/// The keys of a command, by its id; empty: there is no such command.
using KeysOfCommand = std::function<QString(const QString& id)>;

/// A page of the user guide.
struct GuidePage {
    QString title;
    QString file;  ///< absolute, in the language's folder also where it is missing there
    QString text;  ///< Markdown, to be searched
};

/// resources/help of this program; where that is missing, the folder it should be in.
[[nodiscard]] QString guideFolder();

/// The pages in the order of the links in `folder`/contents.md, which are English. In another
/// language titles and texts are those in `folder`/`language`, as far as it has them. Empty where
/// contents.md cannot be read.
[[nodiscard]] QList<GuidePage> guidePages(const QString& folder, const KeysOfCommand& keys,
                                          const QString& language);

/// A page's text with the keys in place of "{key run.start}".
[[nodiscard]] QString withKeys(QString text, const KeysOfCommand& keys);

/// The user guide: Markdown files of resources/help, with their pictures, a list of the pages and a
/// search over all of them, in the language that is shown. A page that has not been translated is
/// in English and says so. Links to the web are shown, not followed.
class GuideWindow : public QDialog {
    Q_OBJECT

 public:
    GuideWindow(const QString& folder, KeysOfCommand keys, QWidget* parent = nullptr);

    /// Shows the page of that file name, such as "sets.md"; the first if there is none.
    void show(const QString& file = {});
    [[nodiscard]] QTextBrowser* browser() const { return m_browser; }

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void build();
    void fill();
    void open(int row);
    /// Pages that hold the words stay in the list, and the first place is marked in the page.
    void search(const QString& words);
    void mark();

    QString m_folder;
    KeysOfCommand m_keys;
    QList<GuidePage> m_pages;
    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_browser;
};

}  // namespace headscope::app
