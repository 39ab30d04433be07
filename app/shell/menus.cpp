// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/menus.h"

#include "ui/commands.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace headscope::app {

namespace {

struct MenusTr {
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

struct MenuRow {
    const char* title;
    /// Ids of commands and of menus; "-" is a line; "panel.*" is every command that begins so.
    const char* entries;
};

constexpr MenuRow kMenuRows[] = {
    {QT_TRANSLATE_NOOP("Menus", "&File"),
     "session.new session.open session.recent session.reopen_last session.save session.save_as - "
     "lessons.open - model.* - export.figure export.copy_picture export.copy_target "
     "export.copy_control "
     "export.copy_shown - export.csv export.excel export.json export.python export.everything - "
     "export.panels - "
     "window.quit"},
    {QT_TRANSLATE_NOOP("Menus", "&Edit"),
     "edit.undo edit.redo - edit.copy edit.select_all - edit.preferences"},
    {QT_TRANSLATE_NOOP("Menus", "&Run"),
     "run.start run.stop run.show_background - write.start write.stop - run.interventions "
     "run.by_position run.patch_layers - study.show - run.performance - trust.* - "
     "prompt.*"},
    {QT_TRANSLATE_NOOP("Menus", "&Set"),
     "set.toggle_head set.clear - set.grow_one set.grow_several set.grow_all set.stop_growing - "
     "set.map_given - pairs.compute pairs.stop pairs.take pairs.quantity "
     "pairs.order pairs.backups ripples.set ripples.every_head - "
     "set.name set.named set.take_named set.rename_named set.delete_named"},
    {QT_TRANSLATE_NOOP("Menus", "H&istory"),
     "history.show - history.earlier history.later - history.rename history.note "
     "history.session_note - history.compare history.delete - history.open_study "
     "history.remove_study"},
    {QT_TRANSLATE_NOOP("Menus", "&View"),
     "maps.zero maps.mean maps.next_intervention maps.lock_scale - maps.add maps.remove "
     "maps.same_scale maps.zoom_in maps.zoom_out maps.whole heads.sort attribution.indirect - "
     "panels.front panels.shown panels.side panels.reset area.* - look.colors look.text look.theme "
     "look.language look.icons - lessons.present"},
    {QT_TRANSLATE_NOOP("Menus", "&Help"),
     "lessons.show lessons.menu maker.menu - help.guide help.keys messages.log messages.dismiss "
     "help.about"},
};

void addEntry(QMenu& menu, CommandTable& commands, const QString& id) {
    if (id == QLatin1String("-")) {
        menu.addSeparator();
    } else if (id.endsWith(QLatin1Char('*'))) {
        for (QAction* action : commands.actions())
            if (commands.idOf(action).startsWith(id.chopped(1))) menu.addAction(action);
    } else if (QMenu* submenu = commands.findMenu(id)) {
        menu.addMenu(submenu);
    } else {
        Q_ASSERT(commands.find(id));
        menu.addAction(commands.find(id));
    }
}

}  // namespace

void buildMenus(QMenuBar& bar, CommandTable& commands) {
    for (const MenuRow& row : kMenuRows) {
        auto* menu = bar.addMenu(MenusTr::tr(row.title));
        QObject::connect(menu, &QMenu::aboutToShow, &commands, &CommandTable::menuOpened);
        for (const QString& id : QString::fromLatin1(row.entries).split(QLatin1Char(' ')))
            addEntry(*menu, commands, id);
    }
}

}  // namespace headscope::app
