// SPDX-License-Identifier: GPL-3.0-or-later
// The icons at the end of the menu bar, what Edit offers, and the preferences.
#include "document/document.h"
#include "document/settings.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_field.h"
#include "registered_test.h"
#include "shell/tool_bar.h"
#include "ui/color_map.h"
#include "ui/text_size.h"
#include "ui/texts.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QImage>
#include <QLineEdit>
#include <QMenuBar>
#include <QScopeGuard>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

namespace headscope::app::test {

class TestTools : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { useOwnSettings(m_settings); }
    void iconsAreThereAndDoWhatMenusDo();
    void iconsCanBeHidden();
    void iconsFollowTheTheme();
    void editWorksOnWhatHasTheKeyboard();
    void preferencesCountAtOnceAndAreUndone();
    void theLanguageIsAPreference();

 private:
    QTemporaryDir m_settings;
};

namespace {

QToolButton* toolOf(const WindowFixture& f, const char* command) {
    auto* bar = f.find<ToolBar>("toolBar");
    QAction* action = f.window->commands().find(QString::fromLatin1(command));
    return qobject_cast<QToolButton*>(bar->widgetForAction(action));
}

/// The mean lightness of what an icon paints.
double inkOf(const QIcon& icon) {
    const QImage image = icon.pixmap(16, 16).toImage();
    double sum = 0;
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            if (color.alpha() < 200) continue;
            sum += color.lightnessF();
            ++count;
        }
    }
    return count > 0 ? sum / count : -1;
}

}  // namespace

void TestTools::iconsAreThereAndDoWhatMenusDo() {
    WindowFixture f;
    f.awaitModel();
    const auto* bar = f.find<ToolBar>("toolBar");
    QVERIFY(f.window->menuBar()->rect().contains(bar->geometry()));
    int tools = 0;
    for (QAction* action : bar->actions()) {
        if (action->isSeparator()) continue;
        ++tools;
        const QWidget* button = bar->widgetForAction(action);
        QVERIFY(button->visibleRegion().boundingRect() == button->rect());
        QVERIFY2(!action->icon().isNull(), qPrintable(action->text()));
        QVERIFY(inkOf(action->icon()) >= 0);
        QVERIFY(!button->accessibleName().isEmpty());
        // The keys are told where the mouse rests.
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        QVERIFY2(keys.isEmpty() || button->toolTip().contains(keys), qPrintable(action->text()));
    }
    QCOMPARE(tools, 10);
    QVERIFY(!toolOf(f, "run.stop")->isEnabled());
    QTest::mouseClick(toolOf(f, "run.start"), Qt::LeftButton);
    f.awaitEnds(1);
    QVERIFY(f.window->document().state().run().has_value());
}

void TestTools::iconsCanBeHidden() {
    {
        WindowFixture f;
        f.awaitModel();
        f.trigger("&Icons");
        QVERIFY(!f.find<ToolBar>("toolBar")->isVisible());
        f.window->close();
    }
    WindowFixture f;
    f.awaitModel();
    QVERIFY(!f.find<ToolBar>("toolBar")->isVisible());
    f.trigger("&Icons");
    QVERIFY(f.find<ToolBar>("toolBar")->isVisible());
}

void TestTools::iconsFollowTheTheme() {
    WindowFixture f;
    const auto restore = qScopeGuard([] { applyTheme(ThemeChoice::Light); });
    const QAction* action = f.window->commands().find(QStringLiteral("run.start"));
    const double light = inkOf(action->icon());
    applyTheme(ThemeChoice::Dark);
    settle();
    const double dark = inkOf(action->icon());
    QVERIFY2(light < 0.3 && dark > 0.7, qPrintable(QStringLiteral("%1, %2").arg(light).arg(dark)));
}

void TestTools::editWorksOnWhatHasTheKeyboard() {
    WindowFixture f;
    f.awaitModel();
    f.window->activateWindow();
    auto* target = f.window->feature<PromptFeature>()->panel().target()->edit();
    target->setFocus();
    f.trigger("Select &All");
    QCOMPARE(target->selectedText(), target->text());
    QApplication::clipboard()->clear();
    f.trigger("&Copy");
    QCOMPARE(QApplication::clipboard()->text(), target->text());
}

void TestTools::preferencesCountAtOnceAndAreUndone() {
    WindowFixture f;
    f.awaitModel();
    const auto restore = qScopeGuard([] {
        applyTheme(ThemeChoice::Light);
        applyFontPercent(kFontPercents.usual);
        chooseColorMap(kColorMaps.front());
    });
    f.trigger("Pr&eferences…");
    auto* dialog = f.find<QDialog>("preferences");
    QVERIFY(dialog->isVisible());
    f.pick(f.find<QComboBox>("preferredTheme"), 2);
    QVERIFY(Theme::of(f.window->palette()).dark);
    f.find<QSpinBox>("preferredText")->setValue(125);
    QCOMPARE(fontPercent(), 125);
    f.pick(f.find<QComboBox>("preferredColors"), 1);
    QCOMPARE(chosenColorMap(), kColorMaps[1]);
    for (int i = 0; i < 3; ++i)
        f.undo();
    QVERIFY(!Theme::of(f.window->palette()).dark);
    QCOMPARE(fontPercent(), kFontPercents.usual);
    QCOMPARE(chosenColorMap(), kColorMaps[0]);
    // The dialog is told.
    QCOMPARE(f.find<QSpinBox>("preferredText")->value(), kFontPercents.usual);
    QCOMPARE(f.find<QComboBox>("preferredColors")->currentIndex(), 0);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestTools::theLanguageIsAPreference() {
    WindowFixture f;
    f.awaitModel();
    const auto restore = qScopeGuard([] { chooseLanguage(QStringLiteral("en")); });
    f.trigger("Pr&eferences…");
    auto* box = f.find<QComboBox>("preferredLanguage");
    QCOMPARE(box->currentData().toString(), QStringLiteral("en"));
    const QString before = f.find<QDialog>("preferences")->windowTitle();
    f.pick(box, box->findData(QStringLiteral("vi")));
    settle();
    // At once, also in the dialog, which stays open; and remembered.
    QCOMPARE(shownLanguage(), QStringLiteral("vi"));
    QCOMPARE(f.window->document().settings().language(), QStringLiteral("vi"));
    auto* dialog = f.find<QDialog>("preferences");
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->windowTitle() != before);
    box = f.find<QComboBox>("preferredLanguage");
    QCOMPARE(box->currentData().toString(), QStringLiteral("vi"));
    f.pick(box, box->findData(QStringLiteral("en")));
    settle();
    QCOMPARE(f.find<QDialog>("preferences")->windowTitle(), before);
    QTest::keyClick(f.find<QDialog>("preferences"), Qt::Key_Escape);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestTools);
#include "test_tools.moc"
