// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/history/history_panel.h"
#include "features/inspector/heads_model.h"
#include "features/prompt/gallery_dialog.h"
#include "features/prompt/prediction_list.h"
#include "features/prompt/predictions_panel.h"
#include "features/prompt/prompt_advice.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_completer.h"
#include "features/prompt/token_field.h"
#include "features/prompt/token_hints.h"
#include "features/prompt/token_strip.h"
#include "features/session/session_feature.h"
#include "registered_test.h"
#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/inline_hint.h"
#include "window_fixture.h"

#include <headscope/error.h>
#include <headscope/prompts.h>
#include <headscope/visible_text.h>

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <random>

namespace headscope::app::test {

namespace {

constexpr qsizetype kMegabyte = 1'000'000;

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

QString character(char32_t c) {
    if (c < 0x10000) return QChar(static_cast<char16_t>(c));  // fromUcs4() drops a U+FEFF
    return QString::fromUcs4(&c, 1);
}

bool isSurrogate(char32_t c) {
    return c >= 0xD800 && c < 0xE000;
}

/// All of the BMP, and every 97th character beyond, a few hundred a text, each between letters.
QStringList allCharacters() {
    QStringList texts;
    QString now;
    const auto add = [&](char32_t c) {
        now += character(c) + QLatin1Char('x');
        if (now.size() < 600) return;
        texts.push_back(now);
        now.clear();
    };
    for (char32_t c = 0; c < 0x10000; ++c)
        if (!isSurrogate(c)) add(c);
    for (char32_t c = 0x10000; c <= 0x10FFFF; c += 97)
        add(c);
    add(0x1FFFE);
    add(0x10FFFF);
    texts.push_back(now);
    return texts;
}

/// What fields, files and clipboards like to change.
const std::vector<char32_t>& oddities() {
    static const std::vector<char32_t> list{
        0x0,    0x1,     0x8,     0x9,     0xA,     0xB,    0xC,    0xD,    0x1B,   0x1C,
        0x1F,   0x7F,    0x85,    0xA0,    0xAD,    0x34F,  0x61C,  0x115F, 0x1680, 0x180E,
        0x2000, 0x200A,  0x200B,  0x200C,  0x200D,  0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
        0x202E, 0x202F,  0x205F,  0x2060,  0x2066,  0x2069, 0x2800, 0x3000, 0x3164, 0xE000,
        0xFDD0, 0xFDD1,  0xFDD2,  0xFDEF,  0xFE0F,  0xFEFF, 0xFFF9, 0xFFFC, 0xFFFD, 0xFFFE,
        0xFFFF, 0x1F600, 0x1FFFE, 0xE0041, 0x10FFFF};
    return list;
}

/// Each of them at the beginning, in the middle and at the end, and random mixtures.
QStringList oddTexts() {
    QStringList texts{text("a\r\nb\rc\n\rd"), text("\n"), text("\r"), text(" "),
                      text("%1 %2 &amp; <b>")};
    for (const char32_t c : oddities()) {
        const QString odd = character(c);
        texts << odd << odd + text("ab") << text("a") + odd + text("b") << text("ab") + odd;
    }
    std::mt19937 random(13);
    for (int i = 0; i < 40; ++i) {
        QString mixed;
        for (int k = 0; k < 12; ++k)
            mixed += character(oddities()[random() % oddities().size()]) +
                     (random() % 2 ? text(" is") : QString());
        texts << mixed;
    }
    return texts;
}

std::string inWords(const QString& text) {
    std::string words;
    for (const QChar c : text)
        words += QString::number(c.unicode(), 16).toStdString() + " ";
    return words;
}

QStringList chipsOf(const Tokenizer& tokenizer, const QString& text) {
    QStringList chips;
    for (const Token& token : tokenizer.encode(text.toStdString()))
        chips.push_back(QString::fromStdString(visibleText(token.text)));
    return chips;
}

void paste(const QString& text, QWidget* field) {
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
}

void drop(const QString& text, QWidget* target) {
    QMimeData data;
    data.setText(text);
    const QPoint middle = target->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QDragMoveEvent move(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &move);
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

#define COMPARE_TEXTS(got, wanted) \
    QVERIFY2((got) == (wanted), (inWords(got) + " is not " + inWords(wanted)).c_str())

}  // namespace

/// The same characters, and so the same tokens, wherever a text comes from; what cannot be held is
/// refused with words; and whatever is put in costs a bounded amount of work.
class TestExactText : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        using WindowFixture::WindowFixture;
        [[nodiscard]] PromptPanel& panel() const {
            return window->feature<PromptFeature>()->panel();
        }
        [[nodiscard]] QPlainTextEdit* prompt() const { return panel().prompt(); }
        [[nodiscard]] QLineEdit* target() const { return panel().target()->edit(); }
        [[nodiscard]] QString said(const char* notice) const {
            return find<InlineHint>(notice)->text();
        }
        /// What stands below the target.
        [[nodiscard]] QString targetNote() const {
            QString words;
            for (const QLabel* label : panel().target()->hints()->findChildren<QLabel*>())
                if (label->isVisible()) words += label->text() + QLatin1Char('\n');
            return words;
        }
        [[nodiscard]] QStringList targetOffers() const {
            QStringList words;
            for (const QPushButton* button :
                 panel().target()->hints()->findChildren<QPushButton*>())
                if (button->isVisible()) words += button->text();
            return words;
        }
        const Tokenizer tokenizer = Tokenizer::load(folder.path());
    };

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void utf8IsReadAsItIs();
    void aFieldGivesBackEveryCharacter();
    void aLineGivesBackEveryCharacter();
    void whatIsCopiedIsWhatWasPutIn();
    void undoBringsBackTheSameCharacters();
    void tokensAreThoseOfTheCharacters();
    void theSharedTextsHaveTheirTokens();
    void settingsKeepEveryCharacter();
    void aPromptsFileKeepsEveryCharacter();
    void aSessionKeepsEveryCharacter();
    void notesAndNamesKeepEveryCharacter();
    void shiftEnterIsANewLine();
    void listsShowWhatCannotBeSeen();
    void halfACharacterIsRefused();
    void aPartOfACharacterIsNeverOffered();
    void aPredictedPartOfACharacterIsRefused();
    void aPredictedPartOfACharacterIsNotAdvised();
    void completionsAreHeldAsTheyAre();
    void aMegabyteIsRefusedAtOnce_data();
    void aMegabyteIsRefusedAtOnce();
    void itsEndCanBeTaken();
    void aFullFieldTakesNoMore();
    void aMegabyteAsTargetNameOrNoteIsRefused();
    void aMegabyteInTheGalleryIsNotRun();
    void whatFitsCostsABoundedAmountOfWork_data();
    void whatFitsCostsABoundedAmountOfWork();
};

void TestExactText::utf8IsReadAsItIs() {
    for (const QString& odd : oddTexts())
        COMPARE_TEXTS(fromUtf8Exactly(odd.toStdString()), odd);
    for (const QString& all : allCharacters())
        COMPARE_TEXTS(fromUtf8Exactly(toUtf8Exactly(all, "it")), all);
}

void TestExactText::aFieldGivesBackEveryCharacter() {
    ExactTextEdit field(kMostText);
    const QSignalSpy refused(&field, &ExactTextEdit::refused);
    field.show();
    for (const QString& wanted : allCharacters() + oddTexts()) {
        field.setText(wanted);
        COMPARE_TEXTS(field.text(), wanted);
        field.setText({});
        field.replaceText(wanted);
        COMPARE_TEXTS(field.text(), wanted);
        paste(wanted, &field);
        COMPARE_TEXTS(field.text(), wanted);
        field.setText({});
        drop(wanted, field.viewport());
        COMPARE_TEXTS(field.text(), wanted);
        field.setText({});
        QInputMethodEvent commit;
        commit.setCommitString(wanted);
        QApplication::sendEvent(&field, &commit);
        COMPARE_TEXTS(field.text(), wanted);
    }
    QCOMPARE(refused.count(), 0);
}

void TestExactText::aLineGivesBackEveryCharacter() {
    TokenField field(text("Target"), text("target"));
    field.show();
    QLineEdit* line = field.edit();
    for (const QString& wanted : allCharacters() + oddTexts()) {
        field.setText(wanted);
        COMPARE_TEXTS(field.text(), wanted);
        field.setText({});
        field.replaceText(wanted);
        COMPARE_TEXTS(field.text(), wanted);
        paste(wanted, line);
        COMPARE_TEXTS(field.text(), wanted);
        field.setText({});
        drop(wanted, line);
        COMPARE_TEXTS(field.text(), wanted);
    }
}

void TestExactText::whatIsCopiedIsWhatWasPutIn() {
    ExactTextEdit field(kMostText);
    for (const QString& wanted : allCharacters() + oddTexts()) {
        field.setText(wanted);
        QGuiApplication::clipboard()->clear();
        field.selectAll();
        field.copy();
        COMPARE_TEXTS(QGuiApplication::clipboard()->text(), wanted);
    }
}

void TestExactText::undoBringsBackTheSameCharacters() {
    ExactTextEdit field(kMostText);
    const QString first = text("a\r\u2029\uFDD0\u00A0\nb😀");
    field.replaceText(first);
    field.replaceText(text("c\r"));
    field.undo();
    COMPARE_TEXTS(field.text(), first);
    field.redo();
    COMPARE_TEXTS(field.text(), text("c\r"));
    // A stand-in goes in one step, as the character would.
    field.moveCursor(QTextCursor::End);
    QTest::keyClick(&field, Qt::Key_Backspace);
    COMPARE_TEXTS(field.text(), text("c"));
}

void TestExactText::tokensAreThoseOfTheCharacters() {
    Fixture f;
    f.awaitModel();
    for (const QString& wanted : oddTexts()) {
        paste(wanted, f.prompt());
        COMPARE_TEXTS(f.panel().inputs().prompt, wanted);
        QCOMPARE(f.panel().tokens()->tokens(), chipsOf(f.tokenizer, wanted));
        f.panel().setInputs({wanted, wanted, wanted, Positions::all()});
        QCOMPARE(f.panel().tokens()->tokens(), chipsOf(f.tokenizer, wanted));
        QCOMPARE(f.panel().target()->shownTokens(), chipsOf(f.tokenizer, wanted));
        QCOMPARE(f.panel().control()->shownTokens(), chipsOf(f.tokenizer, wanted));
        f.panel().changeInputs({wanted + wanted, wanted, wanted, Positions::all()});
        QCOMPARE(f.panel().tokens()->tokens(), chipsOf(f.tokenizer, wanted + wanted));
    }
}

void TestExactText::theSharedTextsHaveTheirTokens() {
    QFile file(QStringLiteral(HEADSCOPE_SHARED "/cases/prompts.json"));
    if (!file.open(QFile::ReadOnly)) QSKIP("the shared texts are not there");
    const QJsonObject texts = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(texts.size() >= 6);
    Fixture f;
    f.awaitModel();
    for (const auto& value : texts) {
        paste(value.toString(), f.prompt());
        COMPARE_TEXTS(f.panel().inputs().prompt, value.toString());
        QCOMPARE(f.panel().tokens()->tokens(), chipsOf(f.tokenizer, value.toString()));
    }
}

void TestExactText::settingsKeepEveryCharacter() {
    for (const QString& wanted : allCharacters().mid(0, 40) + oddTexts()) {
        Settings().setInputs({wanted, wanted, wanted, Positions::all()});
        const auto read = Settings().inputs();
        QVERIFY(read);
        COMPARE_TEXTS(read->prompt, wanted);
        COMPARE_TEXTS(read->target, wanted);
        COMPARE_TEXTS(read->control, wanted);
    }
    const QString odd = character(0xFEFF) + text("a\u00A0b\r\u2028c");
    // In the file, too: what one Settings has put in, another has from memory.
    const QString mark = character(0xFEFF);
    Settings().setInputs({odd, mark, mark + text("ab"), Positions::all()});
    const QByteArray own = qgetenv("HEADSCOPE_CONFIG");
    const QString copy = m_config.filePath(text("copy.ini"));
    QVERIFY(QFile::copy(QFile::decodeName(own), copy));
    qputenv("HEADSCOPE_CONFIG", QFile::encodeName(copy));
    const auto read = Settings().inputs();
    qputenv("HEADSCOPE_CONFIG", own);
    QVERIFY(read);
    COMPARE_TEXTS(read->prompt, odd);
    COMPARE_TEXTS(read->target, mark);
    COMPARE_TEXTS(read->control, mark + text("ab"));
    // And the window takes them up.
    Settings().setInputs({odd, odd, odd, Positions::all()});
    Fixture f;
    COMPARE_TEXTS(f.panel().inputs().prompt, odd);
    COMPARE_TEXTS(f.panel().inputs().target, odd);
}

void TestExactText::aPromptsFileKeepsEveryCharacter() {
    std::vector<ExamplePrompt> prompts;
    for (const QString& odd : oddTexts()) {
        const std::string utf8 = odd.toStdString();
        prompts.push_back({utf8, utf8, utf8, "odd"});
    }
    const auto path = m_config.filePath(text("odd.json")).toStdString();
    writePrompts(path, prompts);
    QVERIFY(readPrompts(path) == prompts);
    Fixture f;
    f.awaitModel();
    f.panel().openGallery();
    auto* gallery = f.find<GalleryDialog>("gallery");
    for (const ExamplePrompt& prompt : prompts) {
        Q_EMIT gallery->picked(prompt);
        COMPARE_TEXTS(f.panel().inputs().prompt, fromUtf8Exactly(prompt.text));
        COMPARE_TEXTS(f.panel().inputs().target, fromUtf8Exactly(prompt.target));
        COMPARE_TEXTS(f.panel().inputs().control, fromUtf8Exactly(prompt.control));
    }
}

void TestExactText::aSessionKeepsEveryCharacter() {
    const QString odd = character(0xFEFF) + text("a\u00A0b\r\n\u2028c\u2029\uFDD0\uFFFE😀\u202E");
    const QString file = m_config.filePath(text("odd.headscope"));
    {
        Fixture f;
        f.awaitModel();
        f.panel().setInputs({odd, text(" Germany"), text(" France"), Positions::all()});
        f.press("run");
        f.awaitEnds(1);
        QCOMPARE(f.ends.front(), RunEnd::Kind::Finished);
        const auto& run = f.window->document().history().runs().front()->run();
        QCOMPARE(QByteArray::fromStdString(run.prompt), odd.toUtf8());
        std::vector<TokenId> ids;
        for (const Token& token : f.tokenizer.encode(odd.toStdString()))
            ids.push_back(token.id);
        QVERIFY(run.request.prompt == ids);
        f.window->feature<SessionFeature>()->controller().session().save(file);
    }
    Fixture g([&](WindowOptions& options) { options.file = file; });
    QTRY_COMPARE_WITH_TIMEOUT(g.window->document().history().runs().size(), std::size_t{1},
                              kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(g.panel().inputs().prompt == odd, kPatience);
}

void TestExactText::notesAndNamesKeepEveryCharacter() {
    Fixture f;
    f.runToEnd();
    auto* panel = f.WindowFixture::panel<HistoryPanel>();
    const auto id = f.window->document().history().runs().front()->run().id;
    for (const QString& wanted : oddTexts()) {
        paste(wanted, panel->note());
        COMPARE_TEXTS(fromUtf8Exactly(f.window->document().history().find(id)->run().note), wanted);
        const QString name = text("a") + wanted + text("b");
        f.window->document().history().rename(id, name);
        COMPARE_TEXTS(fromUtf8Exactly(f.window->document().history().find(id)->run().name), name);
        const QModelIndex index = panel->list()->model()->index(0, 0);
        COMPARE_TEXTS(index.data(Qt::EditRole).toString(), name);
    }
}

void TestExactText::shiftEnterIsANewLine() {
    Fixture f;
    f.awaitModel();
    paste(text("a"), f.prompt());
    QTest::keyClick(f.prompt(), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(f.prompt(), text("b"));
    COMPARE_TEXTS(f.panel().inputs().prompt, text("a\nb"));
    QCOMPARE(f.panel().tokens()->tokens(), chipsOf(f.tokenizer, text("a\nb")));
}

void TestExactText::listsShowWhatCannotBeSeen() {
    Fixture f;
    f.awaitModel();
    const QString odd = text("a\u00A0b\u202Ec");
    const QString seen = text("a\\u00A0b\\u202Ec");
    f.panel().setInputs({odd, text(" Germany"), text(" France"), Positions::all()});
    f.press("run");
    f.awaitEnds(1);
    const QModelIndex run = f.WindowFixture::panel<HistoryPanel>()->list()->model()->index(0, 0);
    for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
        QVERIFY2(run.data(role).toString().contains(seen), qPrintable(run.data(role).toString()));
    QVERIFY(
        f.window->document().log().index(f.window->document().log().rowCount() - 1, 0).isValid());
    QString log;
    for (int row = 0; row < f.window->document().log().rowCount(); ++row)
        for (int column = 0; column < f.window->document().log().columnCount(); ++column)
            log += f.window->document().log().index(row, column).data().toString();
    QVERIFY2(log.contains(seen) && !log.contains(odd), qPrintable(log));
    // Tokens with their spaces.
    f.bringUp("headsDock");
    const auto* heads = f.find<QTableView>("headsTable")->model();
    QTRY_VERIFY_WITH_TIMEOUT(heads->rowCount() > 0, kPatience);
    QVERIFY(heads->index(0, HeadsModel::kTopColumn).data().toString().startsWith(u'␣'));
    const auto* predictions = f.find<PredictionList>("predictions")->model();
    QTRY_VERIFY_WITH_TIMEOUT(predictions->rowCount() > 0, kPatience);
    QVERIFY(predictions->index(0, 0).data().toString().startsWith(u'␣'));
}

void TestExactText::halfACharacterIsRefused() {
    Fixture f;
    f.awaitModel();
    const RunInputs before = f.panel().inputs();
    for (const QChar half : {QChar(0xD83D), QChar(0xDE00), QChar(0xDC0D)}) {
        const QString broken = text("a") + half + text("b");
        paste(broken, f.prompt());
        paste(broken, f.target());
        COMPARE_TEXTS(f.panel().inputs().prompt, before.prompt);
        COMPARE_TEXTS(f.panel().inputs().target, before.target);
        QVERIFY2(f.said("promptRefusal").contains(text("half a character")),
                 qPrintable(f.said("promptRefusal")));
        QVERIFY2(f.targetNote().contains(text("half a character")), qPrintable(f.targetNote()));
        QVERIFY_THROWS_EXCEPTION(Error, (void)toUtf8Exactly(broken, "it"));
    }
    // The next change takes the words away.
    QTest::keyClicks(f.prompt(), text("c"));
    QVERIFY(f.said("promptRefusal").isEmpty());
}

void TestExactText::aPartOfACharacterIsNeverOffered() {
    Fixture f;
    f.awaitModel();
    for (const char* emoji : {"😀", "é", "日本", "\u00A0", "\u200B", "👩‍👩‍👧"}) {
        f.panel().target()->setText(text(emoji));
        QCoreApplication::processEvents();  // buttons are shown by the event loop
        QVERIFY2(f.targetOffers().isEmpty(), qPrintable(f.targetOffers().join(u'|')));
        QVERIFY2(f.targetNote().contains(text("no text is a part")), qPrintable(f.targetNote()));
        QVERIFY(f.panel().target()->shownTokens().size() > 1);
    }
    // What is offered is one token when it is taken.
    for (const char* typed : {"a😀", " Germanyé", "Germany", "france", "é Germany"}) {
        f.panel().target()->setText(text(typed));
        QCoreApplication::processEvents();
        const auto offers = f.panel().target()->hints()->findChildren<QPushButton*>();
        // The beginning of a word is none.
        if (text(typed) == text(" Germanyé")) QVERIFY(f.targetOffers().isEmpty());
        for (QPushButton* offer : offers) {
            if (!offer->isVisible() || offer->text().isEmpty()) continue;
            offer->click();
            const QString taken = f.target()->text();
            QVERIFY2(!taken.contains(QChar::ReplacementCharacter), typed);
            QCOMPARE(f.tokenizer.encode(taken.toStdString()).size(), std::size_t{1});
            break;
        }
    }
}

void TestExactText::aPredictedPartOfACharacterIsRefused() {
    Fixture f;
    f.awaitModel();
    const RunInputs before = f.panel().inputs();
    const TokenId part = *f.tokenizer.find("\xF0");
    for (const char* shown : {"\xF0", "\uFFFD"}) {
        auto* list = f.find<PredictionList>("predictions");
        Q_EMIT list->targetPicked({part, shown});
        COMPARE_TEXTS(f.panel().inputs().target, before.target);
        QVERIFY2(f.targetNote().contains(text("--target-id %1").arg(part)),
                 qPrintable(f.targetNote()));
        Q_EMIT list->controlPicked({part, shown});
        COMPARE_TEXTS(f.panel().inputs().control, before.control);
    }
    auto* list = f.find<PredictionList>("predictions");
    Q_EMIT list->targetPicked({*f.tokenizer.find(" Italy"), " Italy"});
    COMPARE_TEXTS(f.panel().inputs().target, text(" Italy"));
}

void TestExactText::aPredictedPartOfACharacterIsNotAdvised() {
    Fixture f;
    f.script->partFirst = true;
    f.awaitModel();
    paste(text(" city"), f.target());  // which the model as good as never says
    auto* notice = f.find<InlineHint>("targetNotice");
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kPatience);
    QCOMPARE(notice->button()->text(), text("Use ␣the"));
    QTest::mouseClick(notice->button(), Qt::LeftButton);
    COMPARE_TEXTS(f.panel().inputs().target, text(" the"));
}

void TestExactText::completionsAreHeldAsTheyAre() {
    const TokenizerFolder folder;
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    const TokenIndex index(tokenizer);
    QVERIFY(tokenizer.find("\xF0") && tokenizer.find("\xE2"));  // which would be U+FFFD
    QVERIFY(index.matches(QString(QChar(QChar::ReplacementCharacter)), true, 100).empty());
    for (int c = 0x21; c < 0x7F; ++c) {
        for (const QString& offered : index.matches(QString(QChar(c)), true, 100)) {
            QVERIFY(!offered.contains(QChar::ReplacementCharacter));
            QVERIFY(tokenizer.find(offered.toStdString()));
        }
    }
}

void TestExactText::aMegabyteIsRefusedAtOnce_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << text("The quick brown fox ").repeated(kMegabyte / 20);
    QTest::newRow("no spaces") << QString(kMegabyte, u'a');
    QTest::newRow("newlines") << QString(kMegabyte, u'\n');
    QTest::newRow("one emoji") << text("😀").repeated(kMegabyte / 4);
}

void TestExactText::aMegabyteIsRefusedAtOnce() {
    QFETCH(QString, text);
    Fixture f;
    f.awaitModel();
    const RunInputs before = f.panel().inputs();
    const QSignalSpy changes(f.prompt(), &QPlainTextEdit::textChanged);
    const QSignalSpy layouts(f.prompt()->document(), &QTextDocument::contentsChange);
    const std::size_t measured = f.panel().tokens()->measured();
    paste(text, f.prompt());
    QCOMPARE(changes.count(), 0);
    QVERIFY(!f.said("promptRefusal").isEmpty());
    drop(text, f.prompt()->viewport());
    QVERIFY(!f.said("promptRefusal").isEmpty());
    QCOMPARE(layouts.count(), 0);
    QCOMPARE(f.panel().tokens()->measured(), measured);
    COMPARE_TEXTS(f.panel().inputs().prompt, before.prompt);
    const QString words = f.said("promptRefusal");
    QVERIFY2(words.contains(QLocale().toString(text.size())), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("reads 64 tokens")), qPrintable(words));
}

void TestExactText::itsEndCanBeTaken() {
    Fixture f;
    f.awaitModel();
    paste(text(" Germany is").repeated(kMegabyte / 11), f.prompt());
    auto* button = f.find<InlineHint>("promptRefusal")->button();
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    COMPARE_TEXTS(f.panel().inputs().prompt, text(" Germany is").repeated(32));
    // Its end, which holds the question.
    f.prompt()->selectAll();
    paste(text(" Germany is").repeated(kMegabyte / 11) + text(" the city"), f.prompt());
    QTest::mouseClick(button, Qt::LeftButton);
    COMPARE_TEXTS(f.panel().inputs().prompt, text(" Germany is").repeated(31) + text(" the city"));
    QCOMPARE(f.panel().tokens()->tokens().size(), 64);
    QVERIFY(f.said("promptRefusal").isEmpty());
}

void TestExactText::aFullFieldTakesNoMore() {
    ExactTextEdit field(10);
    const QSignalSpy refused(&field, &ExactTextEdit::refused);
    field.show();
    QVERIFY(field.setText(text("123456789")));
    field.moveCursor(QTextCursor::End);
    QTest::keyClicks(&field, text("0a"));
    COMPARE_TEXTS(field.text(), text("1234567890"));
    QCOMPARE(refused.count(), 1);
    QTest::keyClick(&field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(&field, Qt::Key_Return);
    COMPARE_TEXTS(field.text(), text("1234567890"));
    QCOMPARE(refused.count(), 3);
    QVERIFY(!field.replaceText(text("12345678901")));
    // In place of what is selected there is room.
    paste(text("abcdefghij"), &field);
    COMPARE_TEXTS(field.text(), text("abcdefghij"));
}

void TestExactText::aMegabyteAsTargetNameOrNoteIsRefused() {
    Fixture f;
    f.runToEnd();
    const RunInputs before = f.panel().inputs();
    for (const QString& much :
         {QString(kMegabyte, u'a'), QString(kMegabyte, u'\n'), text("😀").repeated(kMegabyte / 4)}) {
        paste(much, f.target());
        COMPARE_TEXTS(f.panel().inputs().target, before.target);
        QVERIFY2(f.targetNote().contains(text("not put in")), qPrintable(f.targetNote()));
        f.panel().target()->setText(much);
        COMPARE_TEXTS(f.target()->text(), QString());
        QVERIFY2(f.targetNote().contains(text("not put in")), qPrintable(f.targetNote()));
        f.panel().setInputs(before);
        QVERIFY2(!f.targetNote().contains(text("not put in")), qPrintable(f.targetNote()));

        auto* history = f.WindowFixture::panel<HistoryPanel>();
        paste(much, history->note());
        QCOMPARE(f.window->document().history().runs().front()->run().note, std::string());
        QVERIFY(f.find<QLabel>("noteRefusal")->text().contains(text("not put in")));
    }
    // A note that a file brought is neither cut nor lost.
    const auto id = f.window->document().history().runs().front()->run().id;
    f.window->document().history().annotate(id, QString(kMegabyte, u'n'));
    auto* history = f.WindowFixture::panel<HistoryPanel>();
    QVERIFY(!history->note()->isEnabled());
    QCOMPARE(f.window->document().history().find(id)->run().note.size(), std::size_t{kMegabyte});
    QVERIFY(f.find<QLabel>("noteRefusal")->text().contains(text("is kept")));
    QVERIFY(history->list()->model()->index(0, 0).data(Qt::ToolTipRole).toString().size() < 3000);
}

void TestExactText::aMegabyteInTheGalleryIsNotRun() {
    Fixture f;
    f.awaitModel();
    const RunInputs before = f.panel().inputs();
    const ExamplePrompt much{std::string(kMegabyte, 'a'), std::string(kMegabyte, 'b'), " France",
                             "much"};
    writePrompts(Settings().siblingFile(text("prompts.json")).toStdString(), {much});
    f.panel().openGallery();
    auto* dialog = f.find<GalleryDialog>("gallery");
    const auto* list = f.find<QListView>("galleryList");
    const QModelIndex last = list->model()->index(list->model()->rowCount() - 1, 0);
    for (int role = 0; role < Qt::UserRole + 8; ++role) {
        if (role == GalleryModel::FilterRole) continue;
        QVERIFY2(last.data(role).toString().size() < 2000, qPrintable(QString::number(role)));
    }
    Q_EMIT dialog->picked(much);
    QVERIFY(f.panel().inputs() == before);
    QVERIFY(
        !f.window->document().controller().isRunning());  // nor is the prompt that was there before
    QCOMPARE(f.script->sweeps.load(), 0);
    QVERIFY(f.said("promptRefusal").contains(text("not put in")));
}

void TestExactText::whatFitsCostsABoundedAmountOfWork_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << text("The quick brown fox ").repeated(kMostText / 20);
    QTest::newRow("no spaces") << QString(kMostText, u'a');
    QTest::newRow("newlines") << QString(kMostText, u'\n');
    QTest::newRow("one emoji") << text("😀").repeated(kMostText / 2);
}

void TestExactText::whatFitsCostsABoundedAmountOfWork() {
    QFETCH(QString, text);
    Fixture f;
    f.awaitModel();
    const TokenStrip* strip = f.panel().tokens();
    const std::size_t before = strip->measured();
    const QSignalSpy changes(f.prompt(), &QPlainTextEdit::textChanged);
    paste(text, f.prompt());
    settle();  // laid out and painted
    COMPARE_TEXTS(f.panel().inputs().prompt, text);
    QCOMPARE(changes.count(), 1);
    // Of a hundred thousand tokens, chips for what the model reads and a few more.
    const auto chips = static_cast<std::size_t>(strip->tokens().size());
    QVERIFY2(chips <= 64 + 200, qPrintable(QString::number(chips)));
    QVERIFY2(strip->measured() - before <= 2 * (chips + 1),
             qPrintable(QString::number(strip->measured() - before)));
    QVERIFY(strip->accessibleName().size() < 5000);
    // A long word is broken anywhere: the layout does not look through all of it for every line.
    const bool longWord = !text.contains(u' ') && !text.contains(u'\n');
    QCOMPARE(f.prompt()->wordWrapMode() == QTextOption::WrapAnywhere, longWord);
    // By how much it is too long is said.
    const std::size_t tokens = f.tokenizer.encode(text.toStdString()).size();
    QVERIFY2(f.said("lengthNotice").contains(QString::number(tokens)),
             qPrintable(f.said("lengthNotice")));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestExactText);
#include "test_exact_text.moc"
