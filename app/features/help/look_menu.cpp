// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/look_menu.h"

#include "document/settings.h"
#include "document/user_steps.h"
#include "ui/commands.h"
#include "ui/text_size.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QTimer>
#include <QWidget>

namespace headscope::app {

LookMenu::LookMenu(Settings& settings, UserSteps& steps, QWidget& window, QObject* parent)
    : QObject(parent), m_settings(settings), m_steps(steps), m_window(window) {
    chooseColorMap(m_settings.colorMap());
    applyFontPercent(m_settings.fontPercent());
    window.installEventFilter(this);
}

void LookMenu::addCommands(CommandTable& commands) {
    m_commands = &commands;
    addColors(commands);
    addFonts(commands);
    addThemes(commands);
    refresh();
}

void LookMenu::addColors(CommandTable& commands) {
    auto* menu = new QMenu(tr("Co&lours"), &m_window);
    auto* group = new QActionGroup(menu);
    int number = 0;
    for (const ColorMap map : kColorMaps) {
        auto* action = commands.add(
            {QLatin1String("colors.") + name(map),
             labelOf(map),
             tr("Show negative and positive values in these two hues, here and in figures"),
             {QKeySequence(tr("Ctrl+Alt+%1").arg(++number))},
             [this, map] { chooseColors(map); },
             {},
             [map] { return chosenColorMap() == map; }});
        group->addAction(action);
        menu->addAction(action);
    }
    commands.adoptMenu(QStringLiteral("look.colors"), menu);
}

void LookMenu::addFonts(CommandTable& commands) {
    auto* menu = new QMenu(tr("Te&xt Size"), &m_window);
    const auto step = [this](int by) {
        return [this, by] { chooseFontPercent(nextFontPercent(fontPercent(), by)); };
    };
    menu->addAction(commands.add({QStringLiteral("text.larger"),
                                  tr("&Larger"),
                                  tr("Make all text larger"),
                                  // Plus is Shift and Equal on many keyboards.
                                  {QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))},
                                  step(1),
                                  [] { return fontPercent() < kFontPercents.most; }}));
    menu->addAction(commands.add({QStringLiteral("text.smaller"),
                                  tr("&Smaller"),
                                  tr("Make all text smaller"),
                                  {QKeySequence(tr("Ctrl+-"))},
                                  step(-1),
                                  [] { return fontPercent() > kFontPercents.least; }}));
    m_usual = commands.add({QStringLiteral("text.usual"),
                            tr("&Usual Size"),
                            tr("Make all text as large as the desktop's"),
                            {QKeySequence(tr("Ctrl+0"))},
                            [this] { chooseFontPercent(kFontPercents.usual); }});
    menu->addAction(m_usual);
    commands.adoptMenu(QStringLiteral("look.text"), menu);
}

void LookMenu::addThemes(CommandTable& commands) {
    auto* menu = new QMenu(tr("&Theme"), &m_window);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const char* id, const QString& text, const QString& keys,
                         const QString& tip, ThemeChoice choice) {
        auto* action = commands.add({QString::fromLatin1(id),
                                     text,
                                     tip,
                                     {QKeySequence(keys)},
                                     [this, choice] { chooseTheme(choice); },
                                     {},
                                     [this, choice] { return m_settings.theme() == choice; }});
        group->addAction(action);
        menu->addAction(action);
    };
    add("theme.system", tr("&System"), tr("Ctrl+F9"), tr("Light or dark, as the desktop is"),
        ThemeChoice::System);
    add("theme.light", tr("&Light"), tr("Ctrl+F10"), tr("Dark text on a light ground"),
        ThemeChoice::Light);
    add("theme.dark", tr("&Dark"), tr("Ctrl+F11"), tr("Light text on a dark ground"),
        ThemeChoice::Dark);
    commands.adoptMenu(QStringLiteral("look.theme"), menu);
}

void LookMenu::chooseColors(ColorMap map) {
    const ColorMap before = chosenColorMap();
    if (map == before) return;
    m_steps.push(
        tr("choice of colours"), [map] { chooseColorMap(map); },
        [before] { chooseColorMap(before); }, UserStep::Of::View);
}

void LookMenu::chooseFontPercent(int percent) {
    const int before = fontPercent();
    if (percent == before) return;
    m_steps.push(
        tr("size of text"), [this, percent] { setFontPercent(percent); },
        [this, before] { setFontPercent(before); }, UserStep::Of::View);
}

void LookMenu::setFontPercent(int percent) {
    QWidget* window = &m_window;
    const QSize size = window->size();
    applyFontPercent(percent);
    // While its layouts settle the window may have grown.
    if (!window->isMaximized() && !window->isFullScreen())
        QTimer::singleShot(0, window, [window, size] { window->resize(size); });
    m_settings.setFontPercent(fontPercent());
    refresh();
}

void LookMenu::chooseTheme(ThemeChoice choice) {
    const ThemeChoice before = m_settings.theme();
    if (choice == before) return refresh();
    m_steps.push(
        tr("choice of theme"), [this, choice] { setTheme(choice); },
        [this, before] { setTheme(before); }, UserStep::Of::View);
}

void LookMenu::setTheme(ThemeChoice choice) {
    applyTheme(choice);
    m_settings.setTheme(choice);
    refresh();
}

bool LookMenu::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        // By a click, an undo or a session.
        if (chosenColorMap() != m_settings.colorMap()) m_settings.setColorMap(chosenColorMap());
        refresh();
    } else if (event->type() == QEvent::ThemeChange && m_settings.theme() == ThemeChoice::System) {
        applyTheme(ThemeChoice::System);
    }
    return QObject::eventFilter(watched, event);
}

void LookMenu::refresh() {
    if (!m_commands || !m_usual) return;
    m_usual->setText(tr("&Usual Size (%1 % now)").arg(fontPercent()));
    m_commands->refresh();
    Q_EMIT changed();
}

}  // namespace headscope::app
