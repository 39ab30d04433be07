// SPDX-License-Identifier: GPL-3.0-or-later
// The window in another language: complete, switched while it is open, and fitting the screen.
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/inspector/heads_model.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/session/session_feature.h"
#include "features/sets/set_panel.h"
#include "features/sets/sets_feature.h"
#include "features/write/write_feature.h"
#include "features/write/writing.h"
#include "plot/heatmap_plot.h"
#include "pseudo_language.h"
#include "registered_test.h"
#include "ui/choice_bar.h"
#include "ui/intervention_text.h"
#include "ui/panel_docks.h"
#include "ui/text_size.h"
#include "ui/texts.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProcess>
#include <QProcessEnvironment>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>

namespace headscope::app::test {

namespace {

constexpr QSize kScreen{1280, 800};

struct Message {
    QString context, source;
    QStringList texts;
    QString type;
    [[nodiscard]] QString name() const { return QString(context + QStringLiteral(": ") + source); }
};

Message messageFrom(QXmlStreamReader& xml, const QString& context) {
    Message message{context, {}, {}, {}};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            QString text;
            while (
                !(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation")) {
                if (xml.isStartElement()) message.texts.push_back(xml.readElementText());
                if (xml.isCharacters()) text += xml.text();
            }
            if (message.texts.isEmpty()) message.texts.push_back(text);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesOf(const char* name) {
    QFile file(QStringLiteral(HEADSCOPE_TRANSLATIONS "/") + QLatin1String(name));
    QList<Message> all;
    if (!file.open(QIODevice::ReadOnly)) return all;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) continue;
        if (xml.name() == u"name") context = xml.readElementText();
        if (xml.name() == u"message") all.push_back(messageFrom(xml, context));
    }
    return xml.hasError() ? QList<Message>() : all;
}

QStringList found(const QString& text, const char* pattern) {
    QStringList all;
    for (const auto& match : QRegularExpression(QLatin1String(pattern)).globalMatch(text))
        all.push_back(match.captured());
    all.sort();
    return all;
}

/// What in a translation is not as in its source; empty: nothing.
QString difference(const QString& source, const QString& text) {
    if (text.trimmed().isEmpty() != source.trimmed().isEmpty()) return QStringLiteral("empty");
    if (found(source, "%(\\d+|n)") != found(text, "%(\\d+|n)")) return QStringLiteral("places");
    if (found(source, "<[^>]*>") != found(text, "<[^>]*>")) return QStringLiteral("tags");
    if (found(source, "&[^ &]").size() != found(text, "&[^ &]").size())
        return QStringLiteral("mnemonic");
    if (text.contains(QRegularExpression(QStringLiteral("&[^ &A-Za-z0-9#]"))))
        return QStringLiteral("a mnemonic that is no key");
    if (source.count(u'\n') != text.count(u'\n')) return QStringLiteral("lines");
    for (const QChar end : {u':', u'…', u' ', u'\n'})
        if (source.endsWith(end) != text.endsWith(end)) return QStringLiteral("its end");
    // A full stop may be one of an abbreviation.
    if (source.endsWith(u'.') != text.endsWith(u'.') && source.contains(u' ') && source.size() > 12)
        return QStringLiteral("its full stop");
    if (source.startsWith(u' ') != text.startsWith(u' ')) return QStringLiteral("its beginning");
    return {};
}

/// What of the visible texts is cut off, by kind, name and order, which are the same in any
/// language.
QStringList cutOff(const QWidget& window) {
    QStringList all;
    int number = 0;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        ++number;
        if (!widget->isVisible()) continue;
        bool fits = true;
        QString text;
        const bool mayShrink = widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            text = label->text();
            fits = label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                     : mayShrink || label->width() >= label->sizeHint().width();
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            text = button->text();
            fits = mayShrink || (button->width() >= button->sizeHint().width() &&
                                 button->height() >= button->fontMetrics().height());
        } else if (const auto* field = qobject_cast<const QLineEdit*>(widget)) {
            fits = field->height() >= field->fontMetrics().height();
        }
        const QString name = QString::fromLatin1(widget->metaObject()->className()) +
                             QLatin1Char(' ') + widget->objectName();
        if (!fits) all.push_back(QStringLiteral("%1: %2").arg(name, text));
    }
    return all;
}

QStringList mnemonicsTwice(const QMenu& menu, const QString& title) {
    QStringList twice;
    std::set<QString> taken;
    for (const QAction* action : menu.actions()) {
        const QStringList keys = found(action->text().remove(QLatin1String("&&")), "&[^ &]");
        if (keys.size() > 1 || (!keys.isEmpty() && !taken.insert(keys.first().toLower()).second))
            twice.push_back(title + QStringLiteral(" > ") + action->text());
        if (action->menu()) twice += mnemonicsTwice(*action->menu(), action->text());
    }
    return twice;
}

int tellLanguage(const QString& choice) {
    installTexts();
    std::printf("%s\n", qPrintable(languageOf(choice)));
    return 0;
}
const RegisteredHelper kTellLanguage("language_of", tellLanguage);

}  // namespace

class TestLanguages : public QObject {
    Q_OBJECT

    QTemporaryDir m_config;

    /// As the menu does.
    static void choose(const WindowFixture& f, const char* language) {
        QAction* action =
            f.window->commands().find(QLatin1String("language.") + QLatin1String(language));
        QVERIFY(action && action->isEnabled());
        action->trigger();
        settle();
        QCOMPARE(shownLanguage(), QLatin1String(language));
    }
    static QString menuText(const WindowFixture& f, const char* command) {
        return f.window->commands().find(QLatin1String(command))->text();
    }
    /// Every dock in front in turn, and what is cut off there; what must be larger than the screen.
    static QStringList cutOffAnywhere(const WindowFixture& f) {
        QStringList all;
        const auto look = [&all, &f] {
            settle();
            all += cutOff(*f.window);
            const QSize least = f.window->minimumSizeHint();
            if (least.width() > kScreen.width() || least.height() > kScreen.height())
                all.push_back(
                    QStringLiteral("the window: %1 x %2").arg(least.width()).arg(least.height()));
        };
        const auto docks = f.window->docks().docks();
        for (auto* dock : docks) {
            f.window->docks().bringUp(dock);
            look();
        }
        f.bringUp("setDock");
        for (int page = 0; page < 3; ++page) {
            f.window->feature<SetsFeature>()->panel().pages()->choose(page);
            look();
        }
        all.removeDuplicates();
        return all;
    }
    static void prepare(WindowFixture& f) {
        f.runToEnd();
        f.click(0, {9, 6});
        f.click(0, {9, 6}, Qt::ControlModifier);
        f.click(0, {10, 3}, Qt::ControlModifier);
        settle();
    }

 private Q_SLOTS:
    void init() {
        useOwnSettings(m_config);
        chooseLanguage(QStringLiteral("en"));
    }
    void cleanup() {
        applyFontPercent(kFontPercents.usual);
        chooseLanguage(QStringLiteral("en"));
    }

    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void itIsADraftUntilSomebodyHasReadIt();
    void mnemonicsAreUnique_data();
    void mnemonicsAreUnique();
    void qtsOwnTextsAreTranslated();
    void interventionsAreTranslated();
    void allIsInTheOtherLanguageAtOnceAndBack();
    void whatIsTypedAndOpenStays();
    void aRunGoesOn();
    void stepsCanStillBeUndone();
    void aContinuationStays();
    void headsAreFoundByEitherWord();
    void theChoiceIsRemembered();
    void theDesktopsLanguageIsFollowed_data();
    void theDesktopsLanguageIsFollowed();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void aLongerLanguageFitsTheScreen_data();
    void aLongerLanguageFitsTheScreen();
};

void TestLanguages::everyTextIsTranslated_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("least");
    QTest::newRow("the program's") << QStringLiteral("headscope_vi.ts") << 1400;
    QTest::newRow("core's messages") << QStringLiteral("messages_vi.ts") << 1000;
    QTest::newRow("Qt's") << QStringLiteral("qt_vi.ts") << 100;
}

void TestLanguages::everyTextIsTranslated() {
    QFETCH(const QString, file);
    QFETCH(const int, least);
    const auto messages = messagesOf(file.toLatin1().constData());
    QVERIFY(messages.size() >= least);
    QStringList wrong;
    for (const Message& message : messages) {
        if (!message.type.isEmpty())
            wrong.push_back(message.name() + QStringLiteral(" is ") + message.type);
        QCOMPARE(message.texts.size(), 1);  // Vietnamese has no plural
        const QString what = difference(message.source, message.texts.first());
        if (!what.isEmpty())
            wrong.push_back(message.name() + QStringLiteral(" -> ") + message.texts.first() +
                            QStringLiteral(" (") + what + QLatin1Char(')'));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// Each file says in a line who has read it: the pages in themselves, the texts in one list.
void TestLanguages::itIsADraftUntilSomebodyHasReadIt() {
    const QString resources = QStringLiteral(HEADSCOPE_TRANSLATIONS "/../");
    QStringList pages{resources + QStringLiteral("../packaging/man/vi/headscope.1")};
    for (const QFileInfo& page : QDir(resources + QStringLiteral("help/vi"))
                                     .entryInfoList({QStringLiteral("*.md")}, QDir::Files))
        pages += page.filePath();
    for (const QFileInfo& lesson : QDir(resources + QStringLiteral("lessons"))
                                       .entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        pages += lesson.filePath() + QStringLiteral("/vi.md");
    const auto readers = [](const QString& file, const QString& key) {
        QFile opened(file);
        if (!opened.open(QIODevice::ReadOnly)) return std::optional<QString>();
        const QRegularExpression line(
            QStringLiteral("^[^\\w\\n]*%1: *(.*?)(?: *-->)?$").arg(QRegularExpression::escape(key)),
            QRegularExpression::MultilineOption);
        const auto found = line.match(QString::fromUtf8(opened.readAll()));
        return found.hasMatch() ? std::optional(found.captured(1).trimmed()) : std::nullopt;
    };
    bool isRead = true;
    const auto look = [&](const QString& file, const QString& key) {
        const auto by = readers(file, key);
        QVERIFY2(by, qPrintable(file + QStringLiteral(" does not say who has read it: ") + key));
        isRead = isRead && !by->isEmpty();
    };
    for (const QString& page : std::as_const(pages))
        look(page, QStringLiteral("reviewed_by"));
    const QDir texts(QStringLiteral(HEADSCOPE_TRANSLATIONS));
    for (const QString& file : texts.entryList({QStringLiteral("*_vi.ts")}, QDir::Files))
        look(texts.filePath(QStringLiteral("reviewed_by.txt")), file);
    QCOMPARE(languages(), QStringList({QStringLiteral("en"), QStringLiteral("vi")}));
    QCOMPARE(languageName(QStringLiteral("en")), QStringLiteral("English"));
    QString mark;
    for (const Message& message : messagesOf("headscope_vi.ts"))
        if (message.context == u"Languages" && message.source == u"draft")
            mark = message.texts.first();
    QVERIFY(!mark.isEmpty());
    QCOMPARE(mark == u"-", isRead);
    const QString own = QStringLiteral("Tiếng Việt");
    QCOMPARE(languageName(QStringLiteral("vi")),
             mark == u"-" ? own : QString(own + QStringLiteral(" (") + mark + QLatin1Char(')')));
}

void TestLanguages::mnemonicsAreUnique_data() {
    QTest::addColumn<QString>("language");
    for (const QString& language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

void TestLanguages::mnemonicsAreUnique() {
    QFETCH(const QString, language);
    chooseLanguage(language);
    const WindowFixture f;
    QMenu bar;
    bar.addActions(f.window->menuBar()->actions());
    const QStringList twice = mnemonicsTwice(bar, QStringLiteral("the menu bar"));
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u'\n')));
    // Else Alt and the menu's letter would only go to and fro between the two.
    QSet<QKeySequence> menus;
    for (const QAction* menu : f.window->menuBar()->actions())
        menus << QKeySequence::mnemonic(menu->text());
    QVERIFY(menus.size() > 3);
    for (const auto* button : f.window->findChildren<QAbstractButton*>()) {
        const QKeySequence key = QKeySequence::mnemonic(button->text());
        QVERIFY2(button->window() != f.window.get() || key.isEmpty() || !menus.contains(key),
                 qPrintable(button->objectName() + u' ' + button->text()));
    }
    for (const auto* label : f.window->findChildren<QLabel*>()) {
        const QKeySequence key = QKeySequence::mnemonic(label->buddy() ? label->text() : QString());
        QVERIFY2(label->window() != f.window.get() || key.isEmpty() || !menus.contains(key),
                 qPrintable(label->text()));
    }
}

void TestLanguages::qtsOwnTextsAreTranslated() {
    chooseLanguage(QStringLiteral("vi"));
    const QDialogButtonBox box(QDialogButtonBox::Save | QDialogButtonBox::Discard |
                               QDialogButtonBox::Cancel | QDialogButtonBox::Close |
                               QDialogButtonBox::Yes | QDialogButtonBox::No);
    const auto text = [&box](QDialogButtonBox::StandardButton which) {
        return box.button(which)->text().remove(u'&');
    };
    QCOMPARE(text(QDialogButtonBox::Save), QStringLiteral("Lưu"));
    QCOMPARE(text(QDialogButtonBox::Discard), QStringLiteral("Bỏ đi"));
    QCOMPARE(text(QDialogButtonBox::Cancel), QStringLiteral("Hủy"));
    QCOMPARE(text(QDialogButtonBox::Close), QStringLiteral("Đóng"));
    QCOMPARE(text(QDialogButtonBox::Yes), QStringLiteral("Có"));
    QCOMPARE(text(QDialogButtonBox::No), QStringLiteral("Không"));
    QLineEdit field;
    QPlainTextEdit page;
    for (QMenu* menu : {field.createStandardContextMenu(), page.createStandardContextMenu()}) {
        const auto actions = menu->actions();
        QVERIFY(std::any_of(actions.begin(), actions.end(), [](const QAction* action) {
            return action->text().startsWith(QStringLiteral("&Dán"));
        }));
        for (const QAction* action : actions)
            QVERIFY2(action->isSeparator() ||
                         !action->text().contains(QRegularExpression(
                             QStringLiteral("Undo|Redo|Cu&t|Copy|Paste|Delete|Select"))),
                     qPrintable(action->text()));
        delete menu;
    }
    QFileDialog files;
    files.setOption(QFileDialog::DontUseNativeDialog);
    QStringList labels;
    for (const auto* label : files.findChildren<QLabel*>())
        labels.push_back(label->text());
    QVERIFY2(labels.contains(QStringLiteral("&Tên tệp:")) &&
                 labels.contains(QStringLiteral("Loại tệp:")),
             qPrintable(labels.join(u'|')));
}

void TestLanguages::interventionsAreTranslated() {
    std::vector<Intervention> all = studyKinds();
    for (const Intervention& one : studyKinds())
        if (alphaOf(one)) all.push_back(withAlpha(one, 2));
    for (const Intervention& one : all) {
        chooseLanguage(QStringLiteral("en"));
        const InterventionText english = textOf(one);
        const InterventionWords words = headscope::words(one);
        QCOMPARE(english.sentence.toStdString(), words.sentence);
        QCOMPARE(english.label.toStdString(), words.label);
        chooseLanguage(QStringLiteral("vi"));
        const InterventionText other = textOf(one);
        for (const auto part :
             {&InterventionText::label, &InterventionText::done, &InterventionText::noun,
              &InterventionText::gerund, &InterventionText::sentence})
            QVERIFY2(other.*part != english.*part && !(other.*part).contains(u'{'),
                     qPrintable(other.*part));
        QCOMPARE(found(other.gerund, "%\\d"), found(english.gerund, "%\\d"));
        if (alphaOf(one))
            QCOMPARE(other.label, QStringLiteral("nhân với ") + QString::number(*alphaOf(one)));
    }
}

void TestLanguages::allIsInTheOtherLanguageAtOnceAndBack() {
    WindowFixture f;
    prepare(f);
    f.window->centralWidget()->setFocus();
    settle();
    const QImage before = f.window->grab().toImage();
    const QString englishTip = f.window->commands().find(QStringLiteral("run.start"))->statusTip();
    choose(f, "vi");
    QCOMPARE(f.window->menuBar()->actions().first()->text(), QStringLiteral("&Tệp"));
    QCOMPARE(menuText(f, "run.start"), QStringLiteral("&Chạy"));
    QVERIFY(f.window->commands().find(QStringLiteral("run.start"))->statusTip() != englishTip);
    QCOMPARE(f.find<QDockWidget>("setDock")->windowTitle(), QStringLiteral("Tập cắt bỏ"));
    QCOMPARE(f.find<QAbstractButton>("run")->text().remove(u'&'), QStringLiteral("Chạy"));
    QVERIFY(f.map(0)->accessibleName().startsWith(QStringLiteral("Mục tiêu")));
    const auto english = f.window->findChildren<QLabel*>();
    QVERIFY(std::none_of(english.begin(), english.end(), [](const QLabel* label) {
        return label->text().contains(QLatin1String("After a run")) ||
               label->text() == QLatin1String("Target");
    }));
    QVERIFY(f.window->grab().toImage() != before);
    choose(f, "en");
    QCOMPARE(menuText(f, "run.start"), QStringLiteral("&Run"));
    QCOMPARE(f.find<QAbstractButton>("run")->text().remove(u'&'), QStringLiteral("Run"));
    f.window->centralWidget()->setFocus();
    settle();
    const QImage after = f.window->grab().toImage();
    QVERIFY(after == before);
}

void TestLanguages::whatIsTypedAndOpenStays() {
    WindowFixture f;
    prepare(f);
    const auto& state = f.window->document().state();
    const KeptId shown = state.shownId();
    f.type(f.find<QPlainTextEdit>("prompt"), QStringLiteral("Rome is the capital of"));
    f.type(f.find<QLineEdit>("target"), QStringLiteral(" Italy"));
    f.bringUp("driftDock");
    f.find<QDockWidget>("historyDock")->show();
    auto* floating = f.find<QDockWidget>("trustDock");
    floating->setFloating(true);
    f.window->resize(1300, 820);
    settle();
    const QRect geometry = f.window->geometry();
    const auto* session = &f.window->feature<SessionFeature>()->controller();
    choose(f, "vi");
    QCOMPARE(f.find<QPlainTextEdit>("prompt")->toPlainText(),
             QStringLiteral("Rome is the capital of"));
    QCOMPARE(f.find<QLineEdit>("target")->text(), QStringLiteral(" Italy"));
    QCOMPARE(f.window->document().fields().inputs().prompt,
             QStringLiteral("Rome is the capital of"));
    QCOMPARE(state.shownId(), shown);
    QCOMPARE(f.window->document().history().runs().size(), std::size_t(1));
    QCOMPARE(state.selected(), std::optional(HeadId{10, 3}));
    QCOMPARE(state.ablationSet().heads.size(), std::size_t(2));
    QVERIFY(f.window->docks().inFront().contains(QStringLiteral("driftDock")));
    QVERIFY(f.find<QDockWidget>("historyDock")->isVisible());
    QVERIFY(f.find<QDockWidget>("trustDock")->isFloating());
    QCOMPARE(f.window->geometry(), geometry);
    QCOMPARE(&f.window->feature<SessionFeature>()->controller(), session);
    QVERIFY(f.window->windowTitle().startsWith(QStringLiteral("Chưa đặt tên")));
}

void TestLanguages::aRunGoesOn() {
    auto script = std::make_shared<FakeScript>();
    script->rowMs = 40;
    WindowFixture f({}, script);
    f.awaitModel();
    f.press("run");
    QTRY_VERIFY_WITH_TIMEOUT(f.window->document().state().run().has_value(), kPatience);
    QAction* action = f.window->commands().find(QStringLiteral("language.vi"));
    action->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(menuText(f, "run.stop"), QStringLiteral("&Dừng"), kPatience);
    QVERIFY(f.window->document().controller().isRunning());
    QVERIFY(f.window->commands().find(QStringLiteral("run.stop"))->isEnabled());
    f.awaitEnds(1);
    settle();
    QVERIFY(f.ends.front() == RunEnd::Kind::Finished);
    QCOMPARE(f.window->document().history().runs().size(), std::size_t(1));
    QVERIFY(f.map(0)->accessibleDescription().size() + f.map(0)->accessibleName().size() > 0);
}

void TestLanguages::stepsCanStillBeUndone() {
    WindowFixture f;
    prepare(f);
    const RunInputs typed = f.window->document().fields().inputs();
    auto& panel = f.window->feature<PromptFeature>()->panel();
    panel.pickControl(TokenRef{13, " Germany"});
    const RunInputs picked = f.window->document().fields().inputs();
    QVERIFY(!(picked == typed));
    choose(f, "vi");
    QVERIFY(f.window->document().fields().inputs() == picked);
    f.window->commands().find(QStringLiteral("edit.undo"))->trigger();
    QVERIFY(f.window->document().fields().inputs() == typed);
    f.window->commands().find(QStringLiteral("text.larger"))->trigger();
    QCOMPARE(fontPercent(), 110);
    choose(f, "en");
    f.window->commands().find(QStringLiteral("edit.undo"))->trigger();
    QCOMPARE(fontPercent(), 100);
}

void TestLanguages::aContinuationStays() {
    WindowFixture f;
    prepare(f);
    f.bringUp("writeDock");
    f.press("writeStart");
    settle();
    const auto* writing = f.window->findChild<Writing*>();
    QVERIFY(writing);
    const std::size_t written = writing->text().clean.tokens.size();
    QVERIFY(written > 0);
    choose(f, "vi");
    QCOMPARE(f.window->findChild<Writing*>(), writing);
    QCOMPARE(writing->text().clean.tokens.size(), written);
}

void TestLanguages::headsAreFoundByEitherWord() {
    chooseLanguage(QStringLiteral("vi"));
    WindowFixture f;
    prepare(f);
    f.bringUp("headsDock");
    auto* filter = f.find<QLineEdit>("headsFilter");
    QVERIFY(filter);
    const auto* proxy = f.window->findChild<HeadsProxy*>();
    QVERIFY(proxy);
    const int all = proxy->rowCount();
    for (const char* words : {"tầng 9", "layer 9", "Tầng 9"}) {
        f.type(filter, QString());
        filter->setText(QString::fromUtf8(words));
        QVERIFY2(proxy->rowCount() > 0 && proxy->rowCount() < all / 4, words);
    }
}

void TestLanguages::theChoiceIsRemembered() {
    QCOMPARE(Settings().language(), QLatin1String(kSystemLanguage));
    {
        const WindowFixture f;
        choose(f, "vi");
        QVERIFY(f.window->commands().find(QStringLiteral("language.vi"))->isChecked());
        QVERIFY(!f.window->commands().find(QStringLiteral("language.en"))->isChecked());
    }
    QCOMPARE(Settings().language(), QStringLiteral("vi"));
    Settings().setLanguage(QStringLiteral("klingon"));
    QCOMPARE(Settings().language(), QLatin1String(kSystemLanguage));
}

void TestLanguages::theDesktopsLanguageIsFollowed_data() {
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("shown");
    QTest::newRow("Vietnamese") << QStringLiteral("vi_VN.UTF-8") << QString()
                                << QStringLiteral("vi");
    QTest::newRow("by LANGUAGE") << QStringLiteral("de_DE.UTF-8") << QStringLiteral("vi:de")
                                 << QStringLiteral("vi");
    QTest::newRow("none of ours") << QStringLiteral("de_DE.UTF-8") << QString()
                                  << QStringLiteral("en");
    QTest::newRow("C") << QStringLiteral("C") << QString() << QStringLiteral("en");
}

void TestLanguages::theDesktopsLanguageIsFollowed() {
    QFETCH(const QString, lang);
    QFETCH(const QString, language);
    QFETCH(const QString, shown);
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LC_NUMERIC"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("LANG"), lang);
    environment.insert(QStringLiteral("LANGUAGE"), language);
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("language_of"), QLatin1String(kSystemLanguage)});
    QVERIFY(process.waitForFinished(kLongPatience));
    QCOMPARE(QString::fromUtf8(process.readAllStandardOutput()).trimmed(), shown);
}

void TestLanguages::nothingIsCutOff_data() {
    QTest::addColumn<int>("percent");
    QTest::newRow("100 %") << kFontPercents.usual;
    QTest::newRow("175 %") << kFontPercents.most;
}

void TestLanguages::nothingIsCutOff() {
    QFETCH(const int, percent);
    applyFontPercent(percent);
    Settings().setFontPercent(percent);
    WindowFixture f;
    prepare(f);
    // What is so in English is so by its kind, such as a title that the tip has in full.
    const QStringList english = cutOffAnywhere(f);
    std::set<QString> kinds;
    for (const QString& one : english)
        kinds.insert(one.section(u':', 0, 0));
    choose(f, "vi");
    QStringList other = cutOffAnywhere(f);
    other.erase(std::remove_if(other.begin(), other.end(),
                               [&kinds](const QString& one) {
                                   return kinds.count(one.section(u':', 0, 0)) > 0;
                               }),
                other.end());
    QVERIFY2(other.isEmpty(), qPrintable(other.join(u'\n')));
    // Two marks over one letter, as in the name of the language itself. They rise a little over the
    // ascent of DejaVu Sans, which what stands around a line takes: an eighth of it at most.
    for (const auto* widget : f.window->findChildren<QWidget*>()) {
        const QFontMetrics font = widget->fontMetrics();
        QVERIFY(font.tightBoundingRect(QStringLiteral("ẾỘỮẬgỵ")).height() <=
                font.lineSpacing() * 9 / 8 + 1);
    }
}

void TestLanguages::aLongerLanguageFitsTheScreen_data() {
    nothingIsCutOff_data();
}

void TestLanguages::aLongerLanguageFitsTheScreen() {
    QFETCH(const int, percent);
    applyFontPercent(percent);
    Settings().setFontPercent(percent);
    PseudoLanguage longer;
    QCoreApplication::installTranslator(&longer);
    {
        WindowFixture f;
        prepare(f);
        QVERIFY(menuText(f, "run.start").size() > 4);
        QStringList large = cutOffAnywhere(f);
        large = large.filter(QStringLiteral("the window:"));
        QVERIFY2(large.isEmpty(), qPrintable(large.join(u'\n')));
    }
    QCoreApplication::removeTranslator(&longer);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestLanguages);

#include "test_languages.moc"
