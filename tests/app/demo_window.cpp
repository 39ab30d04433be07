// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the fake engine, for looking at it: demo_window [light|dark] [WxH] [picture.png]
// [case], where case is "done", "running", "split", "error", "four" (maps), a dock's name as
// "headsDock", or "images" (the pictures that the window exports, beside the given one). Not a
// test, and not installed.
#include "fake_engine.h"
#include "main_window.h"
#include "panels/maps_panel.h"
#include "panels/panel_docks.h"
#include "panels/prompt_panel.h"
#include "panels/token_field.h"
#include "plot/drift_plot.h"

#include <QApplication>
#include <QDockWidget>
#include <QPixmap>
#include <QTimer>

using namespace headscope::app;

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QStringList arguments = QApplication::arguments();
    applyTheme(themeFromName(arguments.value(1)));
    const QStringList size = arguments.value(2, QStringLiteral("1280x800")).split(QLatin1Char('x'));
    const QString picture = arguments.value(3);
    const QString scene = arguments.value(4, QStringLiteral("done"));

    const test::TokenizerFolder folder;
    auto script = std::make_shared<test::FakeScript>();
    script->rowMs = scene == QLatin1String("running") ? 150 : 5;
    WindowOptions options;
    options.engines = test::fakeEngines(script);
    options.model = folder.path();
    options.prompt = QStringLiteral("Berlin is the capital of");
    options.target = QStringLiteral(" Germany");
    options.control = QStringLiteral(" France");
    MainWindow window(std::move(options));
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    QTimer::singleShot(700, &window, [&] {
        window.state().setSelected(headscope::HeadId{9, 6});
        if (scene == QLatin1String("split")) {
            window.promptPanel().target()->setText(QStringLiteral("Germany"));
        } else if (scene == QLatin1String("four")) {
            window.mapsPanel().addMap();
            window.mapsPanel().addMap();
        } else if (auto* dock = window.findChild<QDockWidget*>(scene)) {
            window.docks().bringUp(dock);
        } else if (scene == QLatin1String("error")) {
            window.openModel("/no/such/folder");
        }
    });
    if (!picture.isEmpty()) {
        QTimer::singleShot(1200, &window, [&] {
            window.grab().save(picture);
            if (scene == QLatin1String("images")) {
                window.mapsPanel().rowImage(2).save(picture + QLatin1String(".row.png"));
                window.mapsPanel().mapImage(0, 2).save(picture + QLatin1String(".target.png"));
                window.driftPlot()
                    .toImage(window.driftPlot().size(), 2)
                    .save(picture + QLatin1String(".drift.png"));
            }
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
