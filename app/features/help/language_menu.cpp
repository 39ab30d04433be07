// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/language_menu.h"

#include "document/settings.h"
#include "ui/commands.h"
#include "ui/texts.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace headscope::app {

namespace {

struct LanguageTr {
    Q_DECLARE_TR_FUNCTIONS(LanguageMenu)
};

}  // namespace

void addLanguageCommands(CommandTable& commands, Settings& settings, QWidget& window) {
    auto* menu = new QMenu(LanguageTr::tr("Lang&uage"), &window);
    auto* group = new QActionGroup(menu);
    int number = 0;
    const auto add = [&](const QString& choice, const QString& text, const QString& tip) {
        auto* action =
            commands.add({QLatin1String("language.") + choice,
                          text,
                          tip,
                          {QKeySequence(LanguageTr::tr("Ctrl+Alt+Shift+F%1").arg(++number))},
                          [&settings, choice] {
                              settings.setLanguage(choice);
                              chooseLanguage(choice);
                          },
                          {},
                          [choice] { return chosenLanguage() == choice; }});
        group->addAction(action);
        menu->addAction(action);
    };
    add(QLatin1String(kSystemLanguage), LanguageTr::tr("&System"),
        LanguageTr::tr("The desktop's language, where there are texts of it"));
    for (const QString& language : languages())
        add(language, QLatin1Char('&') + languageName(language),
            LanguageTr::tr("Show the window and the guide in this language"));
    commands.adoptMenu(QStringLiteral("look.language"), menu);
}

}  // namespace headscope::app
