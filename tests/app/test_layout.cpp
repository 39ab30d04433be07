// SPDX-License-Identifier: GPL-3.0-or-later
#include "contrast.h"
#include "document/metric_text.h"
#include "features/help/shortcuts_dialog.h"
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/inspector/heads_model.h"
#include "features/maps/drift_panel.h"
#include "features/maps/map_head.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/maps/quantity_picker.h"
#include "features/models/model_actions.h"
#include "features/models/models_feature.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/sets/set_panel.h"
#include "features/sets/sets_feature.h"
#include "plot/heatmap_plot.h"
#include "plot/top_pair.h"
#include "registered_test.h"
#include "ui/choice_bar.h"
#include "ui/control_style.h"
#include "ui/panel_docks.h"
#include "ui/screen_room.h"
#include "ui/text_size.h"
#include "ui/widgets.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QPushButton>
#include <QScopeGuard>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOptionButton>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app::test {

namespace {

constexpr QSize kLeastScreen{1280, 800};

const char* const kLongName =
    "a-library-of-linear-algebra-with-a-very-long-name-and-more-words-than-a-status-line-of-a-"
    "window-of-1280-pixels-holds-beside-the-name-of-the-model";

/// How often a widget has had to lay out what is in it.
class LayoutCounter : public QObject {
 public:
    explicit LayoutCounter(QWidget& widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) ++count;
        return false;
    }
    int count = 0;
};

}  // namespace

/// The window stays within a small screen, and what is in it can be read.
class TestLayout : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture()
            : WindowFixture([](WindowOptions& options) {
                  options.engines.runtime = [] {
                      return Runtime{"2.1.0", kLongName, "", "", 8, 8};
                  };
              }) {
            runToEnd();
        }
        [[nodiscard]] QDockWidget* dock(const QString& name) const {
            return window->findChild<QDockWidget*>(name);
        }
    };

    /// Notes it where the window is, or must be, larger than the screen.
    void look(const Fixture& f, const QString& what) {
        settle();
        const QSize size = f.window->minimumSizeHint().expandedTo(f.window->size());
        if (size.width() > kLeastScreen.width() || size.height() > kLeastScreen.height())
            m_tooLarge.push_back(
                QStringLiteral("%1: %2 x %3").arg(what).arg(size.width()).arg(size.height()));
        f.window->resize(kLeastScreen);
    }

    QStringList m_tooLarge;
    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() {
        useOwnSettings(m_config);
        m_tooLarge.clear();
    }

    void noDockWidensTheWindow();
    void windowsOfTheirOwnStayWithinTheScreen();
    void dialogsFitHalfAScreen();
    void whatDoesNotFitIsScrolled();
    void panelsBesideEachOtherFitToo_data();
    void panelsBesideEachOtherFitToo();
    void aLongStatusIsCutOffAndIsItsOwnTip();
    void buttonsAreAsWideAsTheirTexts();
    void theSetsPanelIsReadAtAnyWidth_data();
    void theSetsPanelIsReadAtAnyWidth();
    void theChosenPageHasTheFocus();
    void fourMapsCanBeRead();
    void mapsThatDoNotFitAreScrolled();
    void theHeadingOfTheMapsStandsStill();
    void quantitiesAreReadOverANarrowMap();
    void theTableOfHeadsIsReadInFull();
    void tabsSayTheirWholeNames();
    void theInputsLeaveNoGapBesideThem();
    void boxesAreSeenOnEitherGround();
    void oneBeginsOnNoControl();
    void theFocusIsSeenOnAChosenSegment();
    void theTabInFrontIsSeen();
};

void TestLayout::noDockWidensTheWindow() {
    Fixture f;
    look(f, QStringLiteral("at the start"));
    f.click(0, {9, 6});
    f.drag(0, {2, 2}, {9, 9});  // many chips
    QStringList names;
    for (auto* dock : f.window->docks().docks())
        names.push_back(dock->objectName());
    QVERIFY(names.size() >= 7);
    for (const QString& name : names) {
        f.window->docks().bringUp(f.dock(name));
        look(f, name);
        if (name == QLatin1String("trustDock")) {
            f.press("verifyButton");
            QTRY_COMPARE_WITH_TIMEOUT(f.find<QPushButton>("verifyButton")->text(),
                                      QStringLiteral("Verify"), kPatience);
            look(f, QStringLiteral("verified"));
        }
    }
    for (int page = 0; page < 3; ++page) {
        f.window->docks().bringUp(f.dock(QStringLiteral("setDock")));
        f.window->feature<SetsFeature>()->panel().pages()->choose(page);
        look(f, QStringLiteral("page %1 of the set").arg(page));
    }
    QVERIFY2(m_tooLarge.isEmpty(), qPrintable(m_tooLarge.join(QLatin1String("; "))));
}

void TestLayout::windowsOfTheirOwnStayWithinTheScreen() {
    QCOMPARE(sizeWithin({1020, 660}, {960, 540}), QSize(912, 513));
    QCOMPARE(sizeWithin({640, 560}, {960, 540}), QSize(640, 513));
    QCOMPARE(sizeWithin({640, 400}, {960, 540}), QSize(640, 400));
    QWidget window;
    resizeForText(window, {10'000, 10'000});
    const QSize room = window.screen()->availableSize();
    QVERIFY(window.width() <= room.width() && window.height() <= room.height());
}

/// 1920 x 1080 at scale 2.
void TestLayout::dialogsFitHalfAScreen() {
    constexpr QSize kHalf{960, 540};
    const Fixture f;
    f.trigger("Save &Figure…");
    f.trigger("&Keys and Mouse…");
    f.trigger("&Preferences…");
    f.trigger("&Log…");
    f.window->feature<PromptFeature>()->panel().openGallery();
    f.window->feature<ModelsFeature>()->actions().choose();
    f.window->feature<ModelsFeature>()->actions().download();
    int seen = 0;
    for (QDialog* dialog : f.window->findChildren<QDialog*>()) {
        if (!dialog->isVisible()) continue;
        ++seen;
        scrollWhereLarger(*dialog, kHalf);
        const QSize least = dialog->minimumSizeHint();
        QVERIFY2(least.width() <= kHalf.width() && least.height() <= kHalf.height(),
                 qPrintable(QStringLiteral("%1: %2 x %3")
                                .arg(dialog->windowTitle())
                                .arg(least.width())
                                .arg(least.height())));
        const QSize room = dialog->screen()->availableSize();
        QVERIFY2(dialog->width() <= room.width() && dialog->height() <= room.height(),
                 qPrintable(dialog->windowTitle()));
    }
    QVERIFY(seen >= 5);
}

void TestLayout::whatDoesNotFitIsScrolled() {
    constexpr QSize kSmall{400, 300};
    QDialog dialog;
    auto* layout = new QVBoxLayout(&dialog);
    auto* first = new QPushButton;
    auto* tall = new QWidget;
    tall->setMinimumSize(300, 900);
    auto* last = new QPushButton;
    layout->addWidget(first);
    layout->addWidget(tall);
    layout->addWidget(last);
    QWidget::setTabOrder(last, first);
    last->setFocus();
    scrollWhereLarger(dialog, kSmall);
    QVERIFY(dialog.minimumSizeHint().height() <= kSmall.height());
    QVERIFY(dialog.height() <= kSmall.height());
    QCOMPARE(dialog.focusWidget(), last);
    dialog.show();
    QVERIFY(first->isVisible() && tall->height() >= 900);
    auto* scroll = dialog.findChild<QScrollArea*>();
    QVERIFY(scroll && scroll->verticalScrollBar()->maximum() > 0);
    const QWidget* next = last->nextInFocusChain();
    while (next->focusPolicy() == Qt::NoFocus)
        next = next->nextInFocusChain();
    QCOMPARE(next, first);
    // Once is enough.
    scrollWhereLarger(dialog, kSmall);
    QCOMPARE(dialog.findChildren<QScrollArea*>().size(), 1);
    QDialog small;
    auto* fits = new QVBoxLayout(&small);
    fits->addWidget(new QPushButton);
    scrollWhereLarger(small, kSmall);
    QVERIFY(!small.findChild<QScrollArea*>());
}

void TestLayout::panelsBesideEachOtherFitToo_data() {
    QTest::addColumn<int>("percent");
    for (const int percent : {kFontPercents.usual, kFontPercents.most})
        QTest::addRow("%d %%", percent) << percent;
}

void TestLayout::panelsBesideEachOtherFitToo() {
    QFETCH(int, percent);
    Fixture f;
    applyFontPercent(percent);
    const auto restore = qScopeGuard([] { applyFontPercent(kFontPercents.usual); });
    look(f, QStringLiteral("by itself"));
    f.key(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(f.window->feature<HistoryFeature>()->panel().isVisible());
    look(f, QStringLiteral("the history"));
    f.press("addMap");
    f.press("addMap");
    look(f, QStringLiteral("four maps and the history"));
    // Not at the cost of what is read and clicked.
    for (const char* name : {"addMap", "sameScale", "zero", "mean", "compare", "noteOfSession"}) {
        const auto* button = f.find<QAbstractButton>(name);
        QVERIFY2(button->width() >= button->sizeHint().width(), name);
    }
    for (auto* dock : f.window->docks().docks()) {
        f.window->docks().bringUp(dock);
        look(f, QStringLiteral("the history and ") + dock->objectName());
    }
    QVERIFY2(m_tooLarge.isEmpty(), qPrintable(m_tooLarge.join(QLatin1String("; "))));
}

void TestLayout::aLongStatusIsCutOffAndIsItsOwnTip() {
    Fixture f;
    auto* status = f.find<MutedLabel>("runtimeStatus");
    QVERIFY(status->text().contains(QString::fromLatin1(kLongName)));
    QVERIFY(status->isCutOff());
    QVERIFY(status->width() < f.window->width());
    QHelpEvent help(QEvent::ToolTip, QPoint(2, 2), status->mapToGlobal(QPoint(2, 2)));
    QApplication::sendEvent(status, &help);
    QVERIFY(QToolTip::text().startsWith(status->text()));
    QVERIFY(QToolTip::text().endsWith(status->toolTip()));
    MutedLabel label(QStringLiteral("short"));
    label.setElided();
    label.resize(200, 20);
    QVERIFY(!label.isCutOff());
    label.resize(10, 20);
    QVERIFY(label.isCutOff());
}

void TestLayout::buttonsAreAsWideAsTheirTexts() {
    Fixture f;
    f.bringUp("setDock");
    f.press("setGrowPage");
    settle();
    for (const char* name : {"growOne", "growSeveral", "growAll", "growStop"}) {
        const auto* button = f.find<QPushButton>(name);
        QVERIFY2(button->width() >= button->sizeHint().width(), name);
        QVERIFY2(button->visibleRegion().boundingRect() == button->rect(), name);
    }
    const auto* table = f.find<QTableWidget>("growTable");
    QVERIFY(table->horizontalHeader()->defaultAlignment() & Qt::AlignRight);
}

void TestLayout::theSetsPanelIsReadAtAnyWidth_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    for (const int percent : {kFontPercents.usual, kFontPercents.most})
        for (const QSize size : {QSize(1024, 768), QSize(1280, 800)})
            QTest::addRow("%d x %d, %d %%", size.width(), size.height(), percent)
                << size << percent;
}

/// With the lessons beside the maps, too: nothing is beyond the panel's right edge, and what a
/// label cuts off is its tip.
void TestLayout::theSetsPanelIsReadAtAnyWidth() {
    QFETCH(const QSize, size);
    QFETCH(const int, percent);
    Fixture f;
    f.window->resize(size);
    applyFontPercent(percent);
    const auto restore = qScopeGuard([] { applyFontPercent(kFontPercents.usual); });
    f.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    settle();
    f.window->resize(size);
    f.bringUp("setDock");
    f.window->document().steps().toggleHeads({{9, 6}, {0, 1}, {5, 5}});
    settle();
    SetPanel& panel = f.window->feature<SetsFeature>()->panel();
    QTRY_VERIFY_WITH_TIMEOUT(!f.find<QLabel>("setSentence")->text().isEmpty(), kPatience);
    auto* scroll = qobject_cast<QScrollArea*>(panel.parentWidget()->parentWidget());
    QVERIFY(scroll);
    for (int page = 0; page < 4; ++page) {
        panel.pages()->choose(page);
        settle();
        const QString where = QStringLiteral("page %1: %2").arg(page);
        QVERIFY2(scroll->horizontalScrollBar()->maximum() == 0,
                 qPrintable(where.arg(panel.width())));
        const auto widgets = panel.findChildren<QWidget*>();
        for (const QWidget* widget : widgets) {
            if (!widget->isVisible() || widget->window() != f.window.get()) continue;
            const QString name = where.arg(widget->objectName());
            const int right = widget->mapTo(&panel, QPoint(widget->width(), 0)).x();
            QVERIFY2(right <= panel.width(), qPrintable(name));
            const auto* label = qobject_cast<const QLabel*>(widget);
            if (!label || label->text().isEmpty()) continue;
            const auto* fitting = qobject_cast<const FittingLabel*>(widget);
            if (fitting && fitting->isCutOff()) continue;  // the whole text is its tip
            QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(name));
            if (label->hasHeightForWidth())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                         qPrintable(name));
        }
        const QTableWidget* table = f.find<QTableWidget>("growTable");
        if (table->isVisible() && percent == 100)
            QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    }
    panel.pages()->choose(0);
    settle();
    QVERIFY(!panel.tops()->isCutOff());
}

void TestLayout::theChosenPageHasTheFocus() {
    Fixture f;
    f.window->activateWindow();
    f.bringUp("setDock");
    f.window->feature<SetsFeature>()->panel().pages()->button(0)->setFocus();
    f.window->feature<SetsFeature>()->panel().pages()->choose(1);
    QVERIFY(f.window->feature<SetsFeature>()->panel().pages()->button(1)->hasFocus());
    f.find<QPushButton>("growOne")->setFocus();
    f.window->feature<SetsFeature>()->panel().pages()->choose(0);
    QVERIFY(!f.window->feature<SetsFeature>()->panel().pages()->button(0)->hasFocus());
}

void TestLayout::fourMapsCanBeRead() {
    Fixture f;
    f.press("addMap");
    f.press("addMap");
    settle();
    for (std::size_t i = 0; i < 4; ++i) {
        const HeatmapPlot* map = f.map(i);
        QVERIFY(map->parentWidget()->rect().contains(map->geometry()));
        // A cell is large enough to hit and to tell from its neighbour.
        const QPointF step = map->cellCentre({1, 1}) - map->cellCentre({0, 0});
        QVERIFY2(step.x() >= 6 && step.y() >= 6,
                 qPrintable(QStringLiteral("%1 x %2").arg(step.x()).arg(step.y())));
    }
}

void TestLayout::mapsThatDoNotFitAreScrolled() {
    Fixture f;
    f.press("addMap");
    f.press("addMap");
    settle();
    const auto* scroll = f.find<QScrollArea>("mapsScroll");
    auto* bar = scroll->verticalScrollBar();
    QCOMPARE(bar->maximum(), 0);
    applyFontPercent(kFontPercents.most);
    const auto restore = qScopeGuard([] { applyFontPercent(kFontPercents.usual); });
    f.key(Qt::Key_H, Qt::ControlModifier);
    settle();
    f.window->resize(kLeastScreen);
    f.window->docks().setSized(true);
    f.window->resizeDocks({f.find<QDockWidget>("inspectorDock")}, {400}, Qt::Vertical);
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > 0, kPatience);
    const HeatmapPlot* last = f.map(3);
    const auto isSeen = [&] {
        bar->setValue(bar->maximum());
        const QWidget* port = scroll->viewport();
        return port->rect().contains(last->mapTo(port, last->rect().bottomRight()));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), kPatience);
    QVERIFY(last->parentWidget()->rect().contains(last->geometry()));
    QVERIFY((last->cellCentre({1, 0}) - last->cellCentre({0, 0})).y() >= 6);
    // Where there is room again, there is nothing to scroll.
    applyFontPercent(kFontPercents.usual);
    f.window->docks().arrange();
    QTRY_COMPARE_WITH_TIMEOUT(bar->maximum(), 0, kPatience);
}

void TestLayout::theHeadingOfTheMapsStandsStill() {
    Fixture f;
    auto* legend = f.find<MutedLabel>("flipsLegend");
    QVERIFY(legend->isVisible());
    const QString words = legend->text();
    settle();
    // As at each repaint of a run: new cells, and as many changes of the top-1 as before.
    const LayoutCounter counter(f.window->feature<MapsFeature>()->panel());
    Fixture::pick(f.window->feature<MapsFeature>()->panel().picker(0)->metricBox(),
                  static_cast<int>(Metric::LogProbability));
    settle();
    QCOMPARE(legend->text(), words);
    QCOMPARE(counter.count, 0);
}

void TestLayout::quantitiesAreReadOverANarrowMap() {
    Fixture f;
    f.key(Qt::Key_H, Qt::ControlModifier);
    f.press("addMap");
    f.press("addMap");
    settle();
    for (std::size_t i = 0; i < 4; ++i) {
        MapHead* head = f.window->feature<MapsFeature>()->panel().head(i);
        // The title, or its beginning, and then the whole of it as a tip.
        QVERIFY(!head->title()->visibleRegion().isEmpty());
        QTest::mouseClick(head->title(), Qt::LeftButton);
        const QuantityPicker* picker = head->picker();
        QVERIFY(picker->isVisible());
        for (const Metric metric : kMetrics) {
            Fixture::pick(picker->metricBox(), static_cast<int>(metric));
            settle();
            for (const ShortCombo* combo :
                 {picker->metricBox(), picker->subjectBox(), picker->contrastBox()}) {
                QVERIFY2(!combo->shownText().contains(QChar(0x2026)),
                         qPrintable(combo->shownText()));
                QVERIFY(combo->visibleRegion().boundingRect() == combo->rect());
            }
            const QString title = f.map(i)->title();
            const QString shown = head->title()->text();
            QVERIFY(shown.startsWith(title) || head->title()->toolTip().startsWith(title));
            // Its short form before a part of it.
            QVERIFY(!shown.contains(QChar(0x2026)) || !shown.startsWith(title));
        }
        QTest::keyClick(picker->window(), Qt::Key_Escape);
        QVERIFY(!picker->isVisible());
    }
    // Still less room: cut off where a letter ends, with the mark that says so.
    ShortCombo combo;
    combo.add(QStringLiteral("Probability"), QStringLiteral("Probab."));
    combo.resize(200, 24);
    QCOMPARE(combo.shownText(), QStringLiteral("Probability"));
    combo.resize(combo.sizeHint());
    QCOMPARE(combo.shownText(), QStringLiteral("Probab."));
    combo.resize(combo.width() - 10, combo.height());
    QVERIFY(combo.shownText().endsWith(QChar(0x2026)) && combo.shownText().size() > 1);
}

void TestLayout::theTableOfHeadsIsReadInFull() {
    Fixture f;
    f.bringUp("headsDock");
    const auto* table = f.find<QTableView>("headsTable");
    auto* header = table->horizontalHeader();
    const auto titleOf = [&](int column) {
        return table->model()->headerData(column, Qt::Horizontal).toString();
    };
    for (const QString& arrow : {QStringLiteral("▴"), QStringLiteral("▾")}) {
        // Sorted by the target's change at first; a click turns the order round.
        QVERIFY(titleOf(HeadsModel::kTargetColumn).endsWith(arrow));
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
        for (int column = 0; column < header->count(); ++column)
            for (const QString& line : titleOf(column).split(QLatin1Char('\n')))
                QVERIFY2(
                    header->sectionSize(column) > header->fontMetrics().horizontalAdvance(line),
                    qPrintable(line));
        const int x = header->sectionViewportPosition(HeadsModel::kTargetColumn);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          {x + header->sectionSize(HeadsModel::kTargetColumn) / 2, 10});
    }
}

void TestLayout::tabsSayTheirWholeNames() {
    Fixture f;
    applyFontPercent(kFontPercents.most);
    settle();
    int tabs = 0;
    for (const auto* bar :
         f.window->findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly)) {
        for (int i = 0; i < bar->count(); ++i, ++tabs)
            QVERIFY2(
                bar->tabRect(i).width() > bar->fontMetrics().horizontalAdvance(bar->tabText(i)),
                qPrintable(bar->tabText(i)));
    }
    const auto& docks = f.window->docks().docks();
    // Those that are hidden at first have none.
    QCOMPARE(tabs, std::count_if(docks.begin(), docks.end(),
                                 [](const QDockWidget* dock) { return !dock->isHidden(); }));
    QVERIFY(tabs >= 9);
    applyFontPercent(kFontPercents.usual);
}

void TestLayout::theInputsLeaveNoGapBesideThem() {
    Fixture f;
    f.key(Qt::Key_H, Qt::ControlModifier);
    settle();
    const auto rightOf = [&](const QWidget& widget) {
        return widget.mapTo(f.window.get(), QPoint(widget.width(), 0)).x();
    };
    const int left =
        f.window->feature<MapsFeature>()->panel().mapTo(f.window.get(), QPoint(0, 0)).x();
    const int gap = left - rightOf(f.window->feature<PromptFeature>()->panel());
    QVERIFY2(gap >= 0 && gap < 24, qPrintable(QString::number(gap)));
    // And at the right all end at one line.
    f.bringUp("driftDock");
    QCOMPARE(rightOf(f.window->feature<HistoryFeature>()->panel()),
             rightOf(*f.panel<DriftPanel>()));
}

void TestLayout::boxesAreSeenOnEitherGround() {
    constexpr double kContrast = 3;  // WCAG 2.2, 1.4.11: of parts of a control
    const ControlStyle style;
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(choice);
        const QColor ground = Theme::of(QApplication::palette()).card;
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(ground);
        QPainter painter(&image);
        QStyleOptionButton box;
        box.palette = QApplication::palette();
        box.rect = {2, 2, 14, 14};
        box.state = QStyle::State_Enabled | QStyle::State_Off;
        style.drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter);
        painter.end();
        double most = 1;
        for (int x = 0; x < 10; ++x)
            most = std::max(most, contrast(image.pixelColor(x, 9), ground));
        QVERIFY2(most > kContrast, qPrintable(QString::number(most)));
    }
    applyTheme(ThemeChoice::Light);
}

void TestLayout::oneBeginsOnNoControl() {
    const WindowFixture f;
    f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
    QCOMPARE(QApplication::focusWidget(), f.window->centralWidget());
    const auto inputs = f.window->feature<PromptFeature>()->panel().inputs();
    QTest::keyClick(QApplication::focusWidget(), '?');
    QVERIFY(f.panel<ShortcutsDialog>());
    QCOMPARE(f.window->feature<PromptFeature>()->panel().inputs(), inputs);
}

void TestLayout::theFocusIsSeenOnAChosenSegment() {
    Fixture f;
    f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(choice);
        for (const char* name : {"zero", "mean"}) {
            auto* button = f.find<QPushButton>(name);
            button->click();
            f.find<QWidget>("prompt")->setFocus();
            const QSize size = button->sizeHint();
            const QImage before = button->grab().toImage();
            button->setFocus(Qt::TabFocusReason);
            const QImage after = button->grab().toImage();
            QCOMPARE(button->sizeHint(), size);
            const QPoint edge(button->width() / 2, 0);
            QVERIFY(contrast(before.pixelColor(edge), after.pixelColor(edge)) > 1.5);
            QCOMPARE(after.pixelColor(edge), Theme::of(QApplication::palette()).text);
        }
    }
    applyTheme(ThemeChoice::Light);
}

void TestLayout::theTabInFrontIsSeen() {
    const ControlStyle style;
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(choice);
        const QPalette& palette = QApplication::palette();
        const auto topOf = [&](QStyle::State state) {
            QImage image(80, 24, QImage::Format_RGB32);
            image.fill(palette.color(QPalette::Window));
            QPainter painter(&image);
            QStyleOptionTab tab;
            tab.palette = palette;
            tab.rect = image.rect();
            tab.state = QStyle::State_Enabled | state;
            style.drawControl(QStyle::CE_TabBarTabShape, &tab, &painter);
            painter.end();
            return image.pixelColor(40, 1);
        };
        const QColor accent = Theme::of(palette).accent;
        QCOMPARE(topOf(QStyle::State_Selected), accent);
        QVERIFY(topOf(QStyle::State_None) != accent);
        QVERIFY(contrast(accent, Theme::of(palette).window) > 3);
    }
    applyTheme(ThemeChoice::Light);
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestLayout);
#include "test_layout.moc"
