// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, size of text and theme of a whole window, changed while it is open.
#include "document/settings.h"
#include "features/export/figure_dialog.h"
#include "features/export/figure_preview.h"
#include "features/history/compare_view.h"
#include "features/history/history_feature.h"
#include "features/history/history_model.h"
#include "features/history/history_panel.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/session/session_feature.h"
#include "plot/heatmap_plot.h"
#include "registered_test.h"
#include "ui/diverging_scale.h"
#include "ui/panel_docks.h"
#include "ui/text_size.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace headscope::app::test {

namespace {

constexpr double kLeastCell = 12;  // pixels: told from its neighbours, and hit

/// Does a picture have a pixel of this colour?
bool holds(const QImage& image, const QColor& color) {
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).rgb() == color.rgb()) return true;
        }
    }
    return false;
}

QImage grabbed(QWidget& widget) {
    QCoreApplication::processEvents();
    return widget.grab().toImage();
}

}  // namespace

class TestLook : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        using WindowFixture::WindowFixture;
        QString file;

        void compareTwoRuns() {
            runToEnd();
            script->shift = -0.05F;
            runToEnd();
            window->feature<HistoryFeature>()->panel().parentWidget()->show();
            window->feature<HistoryFeature>()->compare(1, 2);
            settle();
        }
        void choose(ColorMap map) const {
            window->findChild<QAction*>(QLatin1String("colors.") + name(map))->trigger();
            settle();
        }
        /// Everything that shows signed values is in these colours.
        void everythingIsIn(ColorMap map) {
            const auto& scale = DivergingScale::onLight(map);
            for (const auto& cells : drawn) {
                QCOMPARE(cells.size(), std::size_t(144));
                for (const auto& [head, cell] : cells) {
                    if (std::abs(*cell.value) < 1e-4F) continue;  // may be noise
                    QCOMPARE(cell.color,
                             scale.color(*cell.value, window->document().state().limit()));
                }
            }
            // The colour bar has both ends, and a comparison too.
            for (QWidget* shown :
                 {static_cast<QWidget*>(&window->feature<MapsFeature>()->panel()),
                  static_cast<QWidget*>(&window->feature<HistoryFeature>()->comparison())}) {
                const QImage image = grabbed(*shown);
                for (const double end : {-0.995, 0.995})
                    QVERIFY(test::holds(image, scale.color(end, 1)));
            }
            const auto thumbnail = window->feature<HistoryFeature>()
                                       ->panel()
                                       .list()
                                       ->model()
                                       ->index(0, 0)
                                       .data(Qt::DecorationRole)
                                       .value<QImage>();
            const QRgb pixel = thumbnail.pixel(6, 9);  // layer 9, head 6 lowers the target
            bool ofScale = false;
            for (int i = 20; i <= 128; ++i)
                ofScale = ofScale || scale.color(-i / 128.0, 1).rgb() == pixel;
            QVERIFY(ofScale);
        }
    };

    QTemporaryDir m_folder;

    /// A session with a run and a chosen head; its file.
    [[nodiscard]] QString savedSession(const char* name) const;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }
    void cleanup() {
        chooseColorMap(ColorMap::BlueOrange);
        applyFontPercent(100);
    }

    void coloursChangeEverywhereAtOnce();
    void coloursAreUndoneAndRemembered();
    void aSessionKeepsItsColours();
    void figuresHaveTheWindowsColours();
    void textGrowsAndShrinksByKeysAndIsRemembered();
    void textSizeReachesEveryWidgetLive();
    void whatIsHiddenFollowsTheTextSize();
    void nothingIsClippedAtAnySize_data();
    void nothingIsClippedAtAnySize();
    void panelsAtTheSideLeaveRoomForMaps_data();
    void panelsAtTheSideLeaveRoomForMaps();
    void aThemeReachesEverythingLive();
    void theSystemsThemeIsFollowed();
};

void TestLook::coloursChangeEverywhereAtOnce() {
    Fixture f;
    f.compareTwoRuns();
    f.everythingIsIn(ColorMap::BlueOrange);
    for (const ColorMap map : kColorMaps) {
        f.choose(map);
        f.everythingIsIn(map);
        if (QTest::currentTestFailed()) return;
    }
}

void TestLook::coloursAreUndoneAndRemembered() {
    {
        Fixture f;
        f.runToEnd();
        f.choose(ColorMap::PurpleGreen);
        f.undo();
        QCOMPARE(chosenColorMap(), ColorMap::BlueOrange);
        QCOMPARE(Settings().colorMap(), ColorMap::BlueOrange);
        f.trigger("&Redo choice of colours");
        QCOMPARE(chosenColorMap(), ColorMap::PurpleGreen);
        QVERIFY(f.find<QAction>("colors.purple-green")->isChecked());
    }
    chooseColorMap(ColorMap::TealBrown);
    const Fixture again;
    QCOMPARE(chosenColorMap(), ColorMap::PurpleGreen);
    QVERIFY(again.find<QAction>("colors.purple-green")->isChecked());
}

void TestLook::aSessionKeepsItsColours() {
    Fixture f;
    const QString file = m_folder.filePath(QStringLiteral("kept.headscope"));
    f.window->feature<SessionFeature>()->controller().chooseSaveFile =
        [&](QWidget*, const QString&) { return file; };
    f.runToEnd();
    f.choose(ColorMap::TealBrown);
    f.trigger("Save Session &As…");
    QVERIFY(QFileInfo::exists(file));
    f.choose(ColorMap::BlueRed);
    f.window->feature<SessionFeature>()->controller().openPath(file);
    QTRY_COMPARE_WITH_TIMEOUT(chosenColorMap(), ColorMap::TealBrown, kPatience);
    QVERIFY(f.find<QAction>("colors.teal-brown")->isChecked());
}

void TestLook::figuresHaveTheWindowsColours() {
    Fixture f;
    f.runToEnd();
    applyTheme(ThemeChoice::Dark);
    f.choose(ColorMap::PurpleGreen);
    f.trigger("Save &Figure…");
    auto* dialog = f.panel<FigureDialog>();
    QVERIFY(dialog);
    // On paper's light ground, whatever the window's.
    const QImage picture = grabbed(*dialog->findChild<FigurePreview*>());
    QVERIFY(test::holds(picture, DivergingScale::onLight(ColorMap::PurpleGreen).color(-0.995, 1)));
    QVERIFY(!test::holds(picture, DivergingScale::onLight(ColorMap::BlueOrange).color(-0.995, 1)));
}

void TestLook::textGrowsAndShrinksByKeysAndIsRemembered() {
    const double usual = QApplication::font().pointSizeF();
    {
        const WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto isNow = [usual](int percent) {
            return fontPercent() == percent &&
                   std::abs(QApplication::font().pointSizeF() - usual * percent / 100) < 0.01 &&
                   Settings().fontPercent() == percent;
        };
        f.key(Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(isNow(110));
        f.key(Qt::Key_Equal, Qt::ControlModifier);
        QVERIFY(isNow(125));
        f.key(Qt::Key_0, Qt::ControlModifier);
        QVERIFY(isNow(100));
        for (int i = 0; i < 9; ++i)
            f.key(Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(isNow(80));
        for (int i = 0; i < 9; ++i)
            f.key(Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(isNow(175));
    }
    applyFontPercent(100);
    const WindowFixture again;
    QCOMPARE(fontPercent(), 175);
    // What no window offers does not come from a file either.
    Settings().setFontPercent(100000);
    QCOMPARE(Settings().fontPercent(), 175);
}

void TestLook::textSizeReachesEveryWidgetLive() {
    WindowFixture live;
    live.runToEnd();
    for (int i = 0; i < 3; ++i)
        live.key(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(fontPercent(), 150);
    settle();
    WindowFixture fresh;  // made at that size
    fresh.runToEnd();
    settle();
    const auto mine = live.window->findChildren<QWidget*>();
    int compared = 0;
    for (const QWidget* widget : mine) {
        if (widget->objectName().isEmpty()) continue;
        const auto same = fresh.window->findChildren<QWidget*>(widget->objectName());
        const auto here = live.window->findChildren<QWidget*>(widget->objectName());
        if (same.size() != here.size()) continue;
        const auto* other = same[here.indexOf(const_cast<QWidget*>(widget))];
        QVERIFY2(std::abs(widget->font().pointSizeF() - other->font().pointSizeF()) < 0.01,
                 qPrintable(widget->objectName()));
        ++compared;
    }
    QVERIFY(compared > 60);
    // Tables' rows and the column of inputs have grown with it.
    for (const QTableView* table : live.window->findChildren<QTableView*>())
        QVERIFY(table->verticalHeader()->defaultSectionSize() >= table->fontMetrics().height());
    QCOMPARE(live.window->feature<PromptFeature>()->panel().width(),
             fresh.window->feature<PromptFeature>()->panel().width());
}

QString TestLook::savedSession(const char* name) const {
    const QString file = m_folder.filePath(QLatin1String(name));
    WindowFixture f;
    f.window->feature<SessionFeature>()->controller().chooseSaveFile =
        [&](QWidget*, const QString&) { return file; };
    f.runToEnd();
    f.click(0, {9, 6});
    f.trigger("Save Session &As…");
    return file;
}

void TestLook::whatIsHiddenFollowsTheTextSize() {
    const QString file = savedSession("hidden.headscope");
    QVERIFY(QFileInfo::exists(file));
    // Each panel, by the name of its dock, at a size of its own.
    const auto pictures = [&](int made, int shown) {
        applyFontPercent(made);
        Settings().setFontPercent(made);
        std::map<QString, QImage> images;
        const WindowFixture f([&](WindowOptions& options) { options.file = file; });
        f.awaitModel();
        settle();
        QList<QDockWidget*> docks = f.window->docks().docks();
        for (auto* dock : docks)
            dock->hide();
        docks << f.find<QDockWidget>("historyDock");
        applyFontPercent(shown);
        settle();
        for (auto* dock : docks) {
            dock->show();
            dock->raise();
            dock->setFloating(true);
            dock->resize(900, 420);
            settle();
            settle();  // what fits itself to its size asks for another round
            images[dock->objectName()] = dock->widget()->grab().toImage();
        }
        return images;
    };
    const auto fresh = pictures(150, 150);
    const auto live = pictures(100, 150);
    QCOMPARE(live.size(), fresh.size());
    for (const auto& [name, image] : fresh)
        QVERIFY2(live.at(name) == image, qPrintable(name));
}

void TestLook::nothingIsClippedAtAnySize_data() {
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    for (const int percent : {80, 100, 125, 150, 175}) {
        QTest::addRow("%d %%, 1280 x 800", percent) << percent << QSize(1280, 800);
        QTest::addRow("%d %%, 1920 x 1080", percent) << percent << QSize(1920, 1080);
    }
    for (const int percent : {100, 175}) {
        QTest::addRow("%d %%, 1024 x 768", percent) << percent << QSize(1024, 768);
        QTest::addRow("%d %%, 1280 x 720", percent) << percent << QSize(1280, 720);
    }
}

void TestLook::panelsAtTheSideLeaveRoomForMaps_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("maps");
    for (const QSize size : {QSize(960, 540), QSize(1024, 768), QSize(1280, 720)})
        for (const int percent : {100, 175})
            for (int maps = 2; maps <= 4; ++maps)
                if (size.height() >= 700 || percent == 100)
                    QTest::addRow("%d x %d, %d %%, %d maps", size.width(), size.height(), percent,
                                  maps)
                        << size << percent << maps;
}

/// The history and the lessons are shown beside the maps: the window is no larger than it was, and
/// cells are read, scrolled where there is no room for them.
void TestLook::panelsAtTheSideLeaveRoomForMaps() {
    QFETCH(const QSize, size);
    QFETCH(const int, percent);
    QFETCH(const int, maps);
    constexpr double kLeastSide = 3.9;  // of a cell; 4 pixels, some of them between pixels
    WindowFixture f;
    f.runToEnd();
    for (int i = 2; i < maps; ++i)
        f.key(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    f.window->resize(size);
    applyFontPercent(percent);
    settle();
    f.window->resize(size);
    settle();
    const QSize before = f.window->size();
    for (const auto& [key, name] :
         {std::pair(QKeyCombination(Qt::ControlModifier, Qt::Key_H), "history"),
          std::pair(QKeyCombination(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_L),
                    "lessons")}) {
        f.key(key.key(), key.keyboardModifiers());
        settle();
        QVERIFY2(f.window->width() <= before.width() && f.window->height() <= before.height(),
                 qPrintable(QStringLiteral("with the %1 it is %2 x %3")
                                .arg(QLatin1String(name), QString::number(f.window->width()),
                                     QString::number(f.window->height()))));
        for (std::size_t i = 0; i < static_cast<std::size_t>(maps); ++i) {
            const HeatmapPlot* map = f.map(i);
            QVERIFY(map->parentWidget()->rect().contains(map->geometry()));
            const QPointF step = map->cellCentre({1, 1}) - map->cellCentre({0, 0});
            QVERIFY2(std::min(step.x(), step.y()) >= kLeastSide,
                     qPrintable(QStringLiteral("%1: %2 x %3")
                                    .arg(QLatin1String(name), QString::number(step.x()),
                                         QString::number(step.y()))));
        }
    }
}

void TestLook::nothingIsClippedAtAnySize() {
    QFETCH(int, percent);
    QFETCH(QSize, size);
    WindowFixture f;
    f.runToEnd();
    f.window->resize(size);
    applyFontPercent(percent);
    f.click(0, {9, 6});
    settle();
    f.window->resize(size);
    settle();
    QVERIFY2(f.window->width() <= size.width() && f.window->height() <= size.height(),
             qPrintable(QStringLiteral("the window wants %1 x %2")
                            .arg(f.window->width())
                            .arg(f.window->height())));
    for (std::size_t i = 0; i < 2; ++i) {
        const HeatmapPlot* map = f.map(i);
        QVERIFY(map->parentWidget()->rect().contains(map->geometry()));
        const QPointF step = map->cellCentre({1, 1}) - map->cellCentre({0, 0});
        // Large text leaves a small screen less: still enough to be read.
        const double least = percent > 100 && size.height() < 800 ? 3.9 : kLeastCell;
        QVERIFY2(step.x() >= least && step.y() >= least,
                 qPrintable(QStringLiteral("%1 x %2").arg(step.x()).arg(step.y())));
    }
    for (const QDockWidget* dock : f.window->docks().docks()) {
        f.bringUp(qPrintable(dock->objectName()));
        settle();
        for (const QWidget* widget : f.window->findChildren<QWidget*>()) {
            if (widget->visibleRegion().isEmpty() || widget->window() != f.window.get()) continue;
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (label && label->text().isEmpty()) continue;
            if (!label && (!button || button->text().isEmpty())) continue;
            // Some texts are made to give way; they have a tip or are elided.
            if (widget->minimumWidth() == 1) continue;
            if (label && label->minimumSizeHint().width() < label->sizeHint().width()) continue;
            const QSize wanted = label && label->wordWrap()
                                     ? QSize(0, label->heightForWidth(label->width()))
                                     : (label ? label->sizeHint() : button->minimumSizeHint());
            QVERIFY2(widget->width() >= wanted.width() && widget->height() >= wanted.height(),
                     qPrintable(QStringLiteral("%1 in %2: %3 x %4 of %5 x %6")
                                    .arg(label ? label->text() : button->text(), dock->objectName())
                                    .arg(widget->width())
                                    .arg(widget->height())
                                    .arg(wanted.width())
                                    .arg(wanted.height())));
        }
    }
}

void TestLook::aThemeReachesEverythingLive() {
    const QString file = savedSession("themes.headscope");
    QVERIFY(QFileInfo::exists(file));
    // The same picture whether the window was made dark or became it.
    const auto pictures = [&](ThemeChoice made, ThemeChoice shown) {
        applyTheme(made);
        std::vector<QImage> images;
        const WindowFixture f([&](WindowOptions& options) { options.file = file; });
        f.awaitModel();
        settle();
        for (const QDockWidget* dock : f.window->docks().docks())
            f.bringUp(qPrintable(dock->objectName()));
        applyTheme(shown);
        for (const QDockWidget* dock : f.window->docks().docks()) {
            f.bringUp(qPrintable(dock->objectName()));
            f.window->setFocus();
            settle();
            images.push_back(f.window->grab().toImage());
        }
        return images;
    };
    for (const ThemeChoice theme : {ThemeChoice::Dark, ThemeChoice::Light}) {
        const bool dark = theme == ThemeChoice::Dark;
        const auto fresh = pictures(theme, theme);
        const auto live = pictures(dark ? ThemeChoice::Light : ThemeChoice::Dark, theme);
        QCOMPARE(live.size(), fresh.size());
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            QVERIFY2(live[i] == fresh[i], qPrintable(QString::number(i)));
        }
    }
}

void TestLook::theSystemsThemeIsFollowed() {
    const WindowFixture f;
    f.trigger("&Dark");
    QVERIFY(Theme::of(f.window->palette()).dark);
    f.trigger("&System");
    // The offscreen platform's desktop is light.
    QVERIFY(!Theme::of(f.window->palette()).dark);
    QCOMPARE(Settings().theme(), ThemeChoice::System);
    QVERIFY(f.action("&System")->isChecked());
    // The desktop changes while the window is open.
    applyTheme(ThemeChoice::Dark);
    QEvent change(QEvent::ThemeChange);
    QApplication::sendEvent(f.window.get(), &change);
    QVERIFY(!Theme::of(f.window->palette()).dark);
    // Who has chosen keeps it.
    f.trigger("&Dark");
    QApplication::sendEvent(f.window.get(), &change);
    QVERIFY(Theme::of(f.window->palette()).dark);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestLook);
#include "test_look.moc"
