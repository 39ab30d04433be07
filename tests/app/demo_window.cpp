// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the fake engine, for looking at it: demo_window [light|dark] [WxH] [picture.png]
// [case] [percent of text size] [language], where case is "done", "running", "split", "error",
// "warnings", "long", "history", "four" (maps), "set" (of two heads), "grown" (a set), "verified",
// "models", "download", "none" (no head chosen), "beside" (the inspector at the right), "large" (48
// layers of 25 heads), "closer" (a part of them), a dock's name as "headsDock", "figure", "plots"
// (a figure of them all), "gallery", "shortcuts", "log", "guide", "performance" or "complete"; of a
// dialog or a completion the picture shows that alone. Not a test, and not installed.
#include "document/settings.h"
#include "fake_engine.h"
#include "features/export/figure_dialog.h"
#include "features/help/guide_window.h"
#include "features/help/shortcuts_dialog.h"
#include "features/history/compare_view.h"
#include "features/history/history_feature.h"
#include "features/history/history_panel.h"
#include "features/maps/maps_feature.h"
#include "features/maps/maps_panel.h"
#include "features/messages/log_window.h"
#include "features/models/download_dialog.h"
#include "features/models/model_actions.h"
#include "features/models/model_chooser.h"
#include "features/models/models_feature.h"
#include "features/models/performance_dialog.h"
#include "features/prompt/gallery_dialog.h"
#include "features/prompt/prompt_feature.h"
#include "features/prompt/prompt_panel.h"
#include "features/prompt/token_completer.h"
#include "features/prompt/token_field.h"
#include "features/session/session_feature.h"
#include "features/sets/set_panel.h"
#include "features/sets/sets_feature.h"
#include "shell/main_window.h"
#include "ui/choice_bar.h"
#include "ui/control_style.h"
#include "ui/panel_docks.h"
#include "ui/texts.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

using namespace headscope::app;

namespace {

void press(const MainWindow& window, const char* keys) {
    for (auto* action : window.findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(QString::fromLatin1(keys))) action->trigger();
}

void grow(MainWindow& window) {
    window.feature<SetsFeature>()->panel().pages()->choose(1);
    window.findChild<QPushButton*>(QStringLiteral("growSeveral"))->click();
}

QVariantMap allPlots() {
    FigureChoice choice;
    choice.content = FigureContent::Composition;
    choice.parts.plots = {std::begin(kFigurePlots), std::end(kFigurePlots)};
    return toVariants(choice);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    headscope::app::installTexts();
    QApplication::setStyle(new ControlStyle);
    const QStringList arguments = QApplication::arguments();
    chooseLanguage(arguments.value(6, QStringLiteral("en")));
    applyTheme(themeFromName(arguments.value(1)));
    const QStringList size = arguments.value(2, QStringLiteral("1280x800")).split(QLatin1Char('x'));
    const QString picture = arguments.value(3);
    const QString scene = arguments.value(4, QStringLiteral("done"));

    const test::TokenizerFolder folder;
    auto script = std::make_shared<test::FakeScript>();
    script->rowMs = scene == QLatin1String("running") ? 150 : 5;
    if (scene == QLatin1String("large") || scene == QLatin1String("closer")) {
        script->layers = 48;
        script->heads = 25;
    }
    Settings().setFontPercent(arguments.value(5, QStringLiteral("100")).toInt());
    WindowOptions options;
    options.engines = test::fakeEngines(script);
    options.model = folder.path();
    options.prompt = QStringLiteral("Berlin is the capital of");
    options.target = QStringLiteral(" Germany");
    options.control = QStringLiteral(" France");
    MainWindow window(std::move(options));
    window.feature<SessionFeature>()->controller().askToSave = [](QWidget*, const QString&) {
        return SessionController::Answer::Discard;
    };
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    QTimer::singleShot(700, &window, [&] {
        window.document().state().selection().setSelected(headscope::HeadId{9, 6});
        if (scene == QLatin1String("split")) {
            window.feature<PromptFeature>()->panel().target()->setText(QStringLiteral("Germany"));
        } else if (scene == QLatin1String("four")) {
            window.feature<MapsFeature>()->panel().addMap();
            window.feature<MapsFeature>()->panel().addMap();
        } else if (scene == QLatin1String("closer")) {
            window.feature<MapsFeature>()->panel().setSeen({2, 3, 12.5, 24});
        } else if (scene == QLatin1String("set") || scene == QLatin1String("grown")) {
            window.docks().bringUp(window.findChild<QDockWidget*>(QStringLiteral("setDock")));
            press(window, "Ctrl+T");
            window.document().state().selection().setSelected(headscope::HeadId{10, 9});
            press(window, "Ctrl+T");
            if (scene == QLatin1String("grown")) grow(window);
        } else if (scene == QLatin1String("given")) {
            window.docks().bringUp(window.findChild<QDockWidget*>(QStringLiteral("setDock")));
            press(window, "Ctrl+T");
            press(window, "Ctrl+Alt+K");
        } else if (scene == QLatin1String("verified")) {
            window.docks().bringUp(window.findChild<QDockWidget*>(QStringLiteral("trustDock")));
            window.findChild<QPushButton*>(QStringLiteral("verifyButton"))->click();
        } else if (scene == QLatin1String("shortcuts")) {
            press(window, "?");
        } else if (scene == QLatin1String("guide")) {
            press(window, "F1");
        } else if (scene == QLatin1String("performance")) {
            press(window, "Ctrl+Alt+,");
        } else if (scene == QLatin1String("log")) {
            window.document().openModel("/no/such/folder");
            press(window, "Ctrl+Shift+J");
        } else if (scene == QLatin1String("models")) {
            window.feature<ModelsFeature>()->actions().choose();
        } else if (scene == QLatin1String("download")) {
            window.feature<ModelsFeature>()->actions().download();
        } else if (auto* dock = window.findChild<QDockWidget*>(scene)) {
            window.docks().bringUp(dock);
        } else if (scene == QLatin1String("error")) {
            window.document().openModel("/no/such/folder");
        } else if (scene == QLatin1String("figure")) {
            press(window, "Ctrl+E");
        } else if (scene == QLatin1String("plots")) {
            window.docks().bringUp(window.findChild<QDockWidget*>(QStringLiteral("inspectorDock")));
            window.docks().bringUp(window.findChild<QDockWidget*>(QStringLiteral("setDock")));
            grow(window);
            Settings().setChoices(QStringLiteral("figure"), allPlots());
            QTimer::singleShot(300, &window, [&window] { press(window, "Ctrl+E"); });
        } else if (scene == QLatin1String("history")) {
            script->shift = -0.05F;
            window.feature<HistoryFeature>()->panel().parentWidget()->show();
            window.document().history().annotate(1, QStringLiteral("Layer 9 carries most of it."));
            window.feature<PromptFeature>()->panel().setInputs(
                {QStringLiteral("Berlin is the capital of"), QStringLiteral(" Germany"),
                 QStringLiteral(" Italy"), headscope::Positions::last()});
            window.document().run();
            QObject::connect(&window, &MainWindow::settled, &window,
                             [&window] { window.feature<HistoryFeature>()->compare(1, 2); });
        } else if (scene == QLatin1String("warnings")) {
            window.feature<PromptFeature>()->panel().prompt()->setPlainText(
                QStringLiteral("Berlin is the capital of "));
            window.feature<PromptFeature>()->panel().target()->setText(QStringLiteral(" city"));
            window.feature<PromptFeature>()->panel().control()->setText(QStringLiteral(" city"));
        } else if (scene == QLatin1String("long")) {
            window.feature<PromptFeature>()->panel().prompt()->setPlainText(
                QStringLiteral("Berlin") + QStringLiteral(" is the city").repeated(70));
        } else if (scene == QLatin1String("gallery")) {
            window.feature<PromptFeature>()->panel().openGallery();
        } else if (scene == QLatin1String("complete")) {
            QLineEdit* edit = window.feature<PromptFeature>()->panel().target()->edit();
            edit->setFocus();
            edit->setText(QStringLiteral("Ger"));
            window.feature<PromptFeature>()->panel().target()->completer()->offer(
                QStringLiteral("Ger"));
        } else if (scene == QLatin1String("none")) {
            window.document().state().selection().setSelected(std::nullopt);
        } else if (scene == QLatin1String("beside")) {
            auto* inspector = window.findChild<QDockWidget*>(QStringLiteral("inspectorDock"));
            window.addDockWidget(Qt::RightDockWidgetArea, inspector);
        }
    });
    if (!picture.isEmpty()) {
        QTimer::singleShot(1200, &window, [&] {
            QWidget* shown = &window;
            if (scene == QLatin1String("gallery"))
                shown = window.findChild<GalleryDialog*>(QStringLiteral("gallery"));
            if (scene == QLatin1String("complete"))
                shown = window.feature<PromptFeature>()->panel().target()->completer()->popup();
            if (auto* dialog = window.findChild<FigureDialog*>()) shown = dialog;
            if (scene == QLatin1String("shortcuts")) shown = window.findChild<ShortcutsDialog*>();
            if (scene == QLatin1String("guide")) shown = window.findChild<GuideWindow*>();
            if (scene == QLatin1String("performance"))
                shown = window.findChild<PerformanceDialog*>();
            if (scene == QLatin1String("log")) shown = window.findChild<LogWindow*>();
            if (scene == QLatin1String("models")) shown = window.findChild<ModelChooser*>();
            if (scene == QLatin1String("download")) shown = window.findChild<DownloadDialog*>();
            shown->grab().save(picture);
            if (scene == QLatin1String("history"))
                window.feature<HistoryFeature>()->comparison().window()->grab().save(
                    picture + QLatin1String(".compare.png"));
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
