// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/look_menu.h"

#include "document/settings.h"
#include "document/user_steps.h"
#include "ui/text_size.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QTimer>
#include <QWidget>

namespace headscope::app {

LookMenu::LookMenu(Settings& settings, UserSteps& steps, QWidget& window)
    : QObject(&window), m_settings(settings), m_steps(steps) {
    chooseColorMap(m_settings.colorMap());
    applyFontPercent(m_settings.fontPercent());
    window.installEventFilter(this);
}

void LookMenu::addTo(QMenu& menu) {
    addColors(*menu.addMenu(tr("C&olours")));
    addFonts(*menu.addMenu(tr("Te&xt Size")));
    addThemes(*menu.addMenu(tr("&Theme")));
    refresh();
}

void LookMenu::addColors(QMenu& menu) {
    auto* group = new QActionGroup(this);
    for (const ColorMap map : kColorMaps) {
        auto* action = menu.addAction(labelOf(map), this, [this, map] { chooseColors(map); });
        action->setObjectName(QLatin1String("colors-") + name(map));
        action->setStatusTip(
            tr("Show negative and positive values in these two hues, here and in figures"));
        action->setCheckable(true);
        group->addAction(action);
        m_colors.insert(static_cast<int>(map), action);
    }
    for (int i = 0; i < m_colors.size(); ++i)
        m_colors[i]->setShortcut(QKeySequence(tr("Ctrl+Alt+%1").arg(i + 1)));
}

void LookMenu::addFonts(QMenu& menu) {
    const auto step = [this](int by) {
        return [this, by] { chooseFontPercent(nextFontPercent(fontPercent(), by)); };
    };
    m_larger = menu.addAction(tr("&Larger"), this, step(1));
    // Plus is Shift and Equal on many keyboards.
    m_larger->setShortcuts({QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))});
    m_larger->setStatusTip(tr("Make all text larger"));
    m_smaller = menu.addAction(tr("&Smaller"), this, step(-1));
    m_smaller->setShortcut(QKeySequence(tr("Ctrl+-")));
    m_smaller->setStatusTip(tr("Make all text smaller"));
    m_usual =
        menu.addAction(tr("&Usual Size"), this, [this] { chooseFontPercent(kFontPercents.usual); });
    m_usual->setShortcut(QKeySequence(tr("Ctrl+0")));
    m_usual->setStatusTip(tr("Make all text as large as the desktop's"));
}

void LookMenu::addThemes(QMenu& menu) {
    auto* group = new QActionGroup(this);
    struct Entry {
        QString text, keys, tip;
        ThemeChoice choice;
    };
    const Entry entries[] = {
        {tr("&System"), tr("Ctrl+F9"), tr("Light or dark, as the desktop is"), ThemeChoice::System},
        {tr("&Light"), tr("Ctrl+F10"), tr("Dark text on a light ground"), ThemeChoice::Light},
        {tr("&Dark"), tr("Ctrl+F11"), tr("Light text on a dark ground"), ThemeChoice::Dark}};
    for (const Entry& entry : entries) {
        auto* action = menu.addAction(entry.text, this,
                                      [this, choice = entry.choice] { chooseTheme(choice); });
        action->setShortcut(QKeySequence(entry.keys));
        action->setStatusTip(entry.tip);
        action->setCheckable(true);
        group->addAction(action);
        m_themes.insert(static_cast<int>(entry.choice), action);
    }
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
    auto* window = static_cast<QWidget*>(parent());
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
    if (!m_usual) return;
    m_colors[static_cast<int>(chosenColorMap())]->setChecked(true);
    m_themes[static_cast<int>(m_settings.theme())]->setChecked(true);
    m_larger->setEnabled(fontPercent() < kFontPercents.most);
    m_smaller->setEnabled(fontPercent() > kFontPercents.least);
    m_usual->setText(tr("&Usual Size (%1 % now)").arg(fontPercent()));
}

}  // namespace headscope::app
