// SPDX-License-Identifier: GPL-3.0-or-later
// The user guide as it is shipped: every page is there, in the list, with links that lead
// somewhere.
#include "features/help/guide_window.h"
#include "registered_test.h"
#include "ui/commands.h"
#include "ui/texts.h"
#include "window_fixture.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

namespace headscope::app::test {

namespace {

QString folder() {
    return QStringLiteral(HEADSCOPE_HELP);
}

QString textOf(const QString& file) {
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

/// In every language.
QFileInfoList allFiles() {
    const QStringList pages{QStringLiteral("*.md")};
    return QDir(folder()).entryInfoList(pages) +
           QDir(folder() + QLatin1String("/vi")).entryInfoList(pages);
}

QString noKeys(const QString& /*id*/) {
    return {};
}

QStringList shownPages(const QListWidget& list) {
    QStringList titles;
    for (int row = 0; row < list.count(); ++row)
        if (!list.item(row)->isHidden()) titles.append(list.item(row)->text());
    return titles;
}

}  // namespace

class TestGuide : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyPageIsInTheContents() {
        QStringList listed{QStringLiteral("contents.md")};
        for (const GuidePage& page : guidePages(folder(), noKeys, QStringLiteral("en")))
            listed.append(QFileInfo(page.file).fileName());
        listed.sort();
        QCOMPARE(QDir(folder()).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name),
                 listed);
    }

    void everyLinkAndPictureIsThere() {
        static const QRegularExpression kTarget(QStringLiteral(R"(\]\(([^)#]+)\))"));
        for (const auto& file : allFiles()) {
            auto targets = kTarget.globalMatch(textOf(file.filePath()));
            while (targets.hasNext()) {
                const QString target = targets.next().captured(1);
                if (target.startsWith(QLatin1String("http"))) continue;
                // Pictures are the same in every language.
                QVERIFY2(QFileInfo::exists(file.dir().filePath(target)) ||
                             QFileInfo::exists(QDir(folder()).filePath(target)),
                         qPrintable(file.fileName() + QLatin1String(" -> ") + target));
            }
        }
    }

    void aPageIsChosenAndALinkFollowed() {
        GuideWindow window(folder(), noKeys);
        window.show(QStringLiteral("trust.md"));
        QVERIFY(window.browser()->toPlainText().startsWith(
            QStringLiteral("Why the numbers can be believed")));
        auto* list = window.findChild<QListWidget*>(QStringLiteral("guidePages"));
        list->setCurrentRow(0);
        QVERIFY(window.browser()->toPlainText().startsWith(QStringLiteral("First steps")));
        window.show(QStringLiteral("figures.md"));
        auto* browser = window.browser();
        auto link = browser->document()->find(QStringLiteral("Without a window"), 0,
                                              QTextDocument::FindCaseSensitively);
        QVERIFY(link.charFormat().isAnchor());
        link.setPosition(link.selectionStart() + 3);
        browser->setTextCursor(link);
        QTest::mouseClick(browser->viewport(), Qt::LeftButton, {},
                          browser->cursorRect(link).center());
        QVERIFY(browser->toPlainText().startsWith(QStringLiteral("Without a window")));
        QCOMPARE(list->currentItem()->text(), QStringLiteral("Without a window"));
    }

    /// What can be compared of two languages without reading them.
    void everyPageIsThereInTheOtherLanguage() {
        const auto all = [](const QString& text, const char* pattern) {
            QStringList found;
            const QRegularExpression what(QLatin1String(pattern),
                                          QRegularExpression::MultilineOption);
            for (const auto& match : what.globalMatch(text))
                found.push_back(match.captured(match.lastCapturedIndex()));
            found.sort();
            return found;
        };
        const QDir english(folder());
        const QDir other(english.filePath(QStringLiteral("vi")));
        const QStringList pages{QStringLiteral("*.md")};
        QCOMPARE(other.entryList(pages), english.entryList(pages));
        for (const QString& page : english.entryList(pages)) {
            const QString text = textOf(english.filePath(page));
            const QString own = textOf(other.filePath(page));
            for (const char* pattern : {"\\{key [^}]*\\}", "^#+ ", "!\\[[^\\]]*\\]\\(([^)]*)\\)",
                                        "\\]\\([a-z_]+\\.md\\)", "^    .*$", "^\\|"}) {
                QVERIFY2(all(own, pattern) == all(text, pattern),
                         qPrintable(page + QLatin1Char(' ') + QLatin1String(pattern)));
            }
            QVERIFY2(own.size() > text.size() / 2, qPrintable(page));
            // Who speaks the language and has read it; empty: nobody yet. No reader sees it.
            QVERIFY2(!all(own, "^<!-- reviewed_by:.*-->$").isEmpty(), qPrintable(page));
        }
        QCOMPARE(guidePages(folder(), noKeys, QStringLiteral("vi")).first().title,
                 QStringLiteral("Những bước đầu tiên"));
    }

    void aPageThatIsNotTranslatedSaysSo() {
        QTemporaryDir place;
        const auto write = [&place](const char* name, const char* text) {
            QFile file(place.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        QVERIFY(QDir(place.path()).mkdir(QStringLiteral("vi")));
        QVERIFY(QDir(place.path()).mkdir(QStringLiteral("pictures")));
        QImage picture(40, 30, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(place.filePath(QStringLiteral("pictures/red.png"))));
        write("contents.md", "1. [One](one.md)\n2. [Two](two.md)\n");
        write("one.md", "# One\nheads\n");
        write("two.md", "# Two\nlayers\n");
        write("vi/contents.md", "1. [Trang hai](two.md)\n");
        write("vi/two.md", "# Trang hai\n![red](pictures/red.png)\n");
        chooseLanguage(QStringLiteral("vi"));
        GuideWindow window(place.path(), noKeys);
        window.show(QStringLiteral("one.md"));
        auto* list = window.findChild<QListWidget*>(QStringLiteral("guidePages"));
        QCOMPARE(shownPages(*list),
                 QStringList({QStringLiteral("One"), QStringLiteral("Trang hai")}));
        const QString said =
            GuideWindow::tr("This page has not been translated. It is shown in English.");
        QCOMPARE(window.browser()->toPlainText(), said + QStringLiteral("\nOne\nheads"));
        window.show(QStringLiteral("two.md"));
        QVERIFY(window.browser()->toPlainText().startsWith(QStringLiteral("Trang hai")));
        settle();
        const QImage shown = window.browser()->grab().toImage();
        int red = 0;
        for (int y = 0; y < shown.height(); ++y)
            for (int x = 0; x < shown.width(); ++x)
                red += shown.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
        chooseLanguage(QStringLiteral("en"));
        QVERIFY(said.startsWith(QStringLiteral("Trang này")));
        QVERIFY2(red > 1000, qPrintable(QString::number(red)));
    }

    void searchKeepsThePagesThatHaveTheWords() {
        QTemporaryDir place;
        const auto write = [&place](const char* name, const char* text) {
            QFile file(place.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("contents.md", "1. [One](one.md)\n2. [Two](two.md)\n3. [Gone](gone.md)\n");
        write("one.md", "# One\nheads\n");
        write("two.md", "# Two\nlayers and more Layers\n");
        GuideWindow window(place.path(), noKeys);
        window.show();
        auto* list = window.findChild<QListWidget*>(QStringLiteral("guidePages"));
        QCOMPARE(shownPages(*list), QStringList({QStringLiteral("One"), QStringLiteral("Two")}));
        auto* search = window.findChild<QLineEdit*>(QStringLiteral("guideSearch"));
        QTest::keyClicks(search, QStringLiteral("layers"));
        QCOMPARE(shownPages(*list), QStringList(QStringLiteral("Two")));
        QCOMPARE(window.browser()->extraSelections().size(), 2);
        search->clear();
        QCOMPARE(shownPages(*list).size(), 2);
        QVERIFY(window.browser()->extraSelections().isEmpty());
    }

    /// No key is written into a page by hand: a command that gets others would leave it behind.
    void keysAreThoseOfTheCommands() {
        const WindowFixture f;
        const CommandTable& commands = f.window->commands();
        static const QRegularExpression kPlace(QStringLiteral(R"(\{key ([^}]*)\})"));
        int places = 0;
        for (const auto& file : allFiles()) {
            const QString text = textOf(file.filePath());
            for (const auto& place : kPlace.globalMatch(text)) {
                QVERIFY2(!commands.keysOf(place.captured(1)).isEmpty(),
                         qPrintable(file.fileName() + QLatin1Char(' ') + place.captured()));
                ++places;
            }
            for (const QAction* action : commands.actions()) {
                const QString keys = action->shortcut().toString(QKeySequence::NativeText);
                if (!keys.contains(QLatin1Char('+')) || keys.size() < 3) continue;
                const QRegularExpression written(QStringLiteral("%1(?![\\w+])(?! to| đến)")
                                                     .arg(QRegularExpression::escape(keys)));
                QVERIFY2(!text.contains(written),
                         qPrintable(file.fileName() + QLatin1Char(' ') + keys));
            }
        }
        QVERIFY(places > 40);
        const auto keys = [&commands](const QString& id) { return commands.keysOf(id); };
        GuideWindow window(folder(), keys);
        window.show(QStringLiteral("maps.md"));
        QVERIFY(window.browser()->toPlainText().contains(
            f.action("&Add a Map")->shortcut().toString(QKeySequence::NativeText)));
        QVERIFY(!window.browser()->toPlainText().contains(QLatin1String("{key")));
        window.findChild<QLineEdit*>(QStringLiteral("guideSearch"))
            ->setText(commands.keysOf(QStringLiteral("maps.lock_scale")));
        QVERIFY(
            !shownPages(*window.findChild<QListWidget*>(QStringLiteral("guidePages"))).isEmpty());
    }

    void aMissingGuideSaysWhereItShouldBe() {
        GuideWindow window(QStringLiteral("/no/such/help"), noKeys);
        window.show();
        QVERIFY(window.browser()->toPlainText().contains(QStringLiteral("/no/such/help")));
    }
};

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestGuide);
#include "test_guide.moc"
