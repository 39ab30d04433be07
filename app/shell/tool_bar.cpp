// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/tool_bar.h"

#include "document/settings.h"
#include "ui/commands.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <headscope/error.h>
#include <headscope/resources.h>

#include <QAction>
#include <QEvent>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace headscope::app {

namespace {

constexpr int kIconSize = 16;
constexpr const char* kDrawnIn = "#232629";  // in the files, which have one colour

struct Tool {
    const char* command;  ///< null: a line
    const char* icon;
};

constexpr Tool kTools[] = {
    {"model.choose", "model"}, {"session.open", "open"},    {"session.save", "save"},
    {nullptr, nullptr},        {"edit.undo", "undo"},       {"edit.redo", "redo"},
    {nullptr, nullptr},        {"run.start", "run"},        {"run.stop", "stop"},
    {nullptr, nullptr},        {"export.figure", "figure"}, {"history.show", "history"},
    {"help.guide", "guide"},
};

/// Null if the file is missing.
QIcon iconOf(const char* name, const QColor& color, int size) {
    QFile file;
    try {
        file.setFileName(QString::fromStdString(
            (resourceFolder() / "icons" / "actions" / (std::string(name) + ".svg")).string()));
    } catch (const Error&) {
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray drawing = file.readAll();
    drawing.replace(kDrawnIn, color.name().toLatin1());
    QSvgRenderer renderer(drawing);
    if (!renderer.isValid()) return {};
    QIcon icon;
    for (const int scale : {1, 2, 3}) {
        QPixmap pixmap(size * scale, size * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        icon.addPixmap(pixmap);
    }
    return icon;
}

}  // namespace

ToolBar::ToolBar(CommandTable& commands, Settings& settings, QWidget* parent)
    : QToolBar(tr("Tools"), parent), m_commands(commands) {
    setObjectName(QStringLiteral("toolBar"));
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    for (const Tool& tool : kTools) {
        if (!tool.command) {
            addSeparator();
            continue;
        }
        QAction* action = commands.find(QString::fromLatin1(tool.command));
        Q_ASSERT(action);
        action->setIconVisibleInMenu(false);
        addAction(action);
    }
    addToggle(settings);
    refresh();
}

void ToolBar::addToggle(Settings& settings) {
    const QString dialog = QStringLiteral("icons");
    const QString shown = QStringLiteral("shown");
    setHidden(!settings.choices(dialog).value(shown, true).toBool());
    QAction* toggle = toggleViewAction();
    toggle->setText(tr("Icon&s"));
    toggle->setStatusTip(tr("Show or hide the icons at the end of the menu bar"));
    toggle->setShortcut(QKeySequence(tr("Ctrl+Alt+T")));
    connect(toggle, &QAction::triggered, this, [&settings, dialog, shown](bool on) {
        settings.setChoices(dialog, {{shown, on}});
    });
    m_commands.adopt(QStringLiteral("look.icons"), toggle);
}

void ToolBar::refresh() {
    const int size = scaledPixels(kIconSize);
    setIconSize({size, size});
    const QColor color = Theme::of(palette()).text;
    for (const Tool& tool : kTools) {
        if (!tool.command) continue;
        QAction* action = m_commands.find(QString::fromLatin1(tool.command));
        const QIcon icon = iconOf(tool.icon, color, size);
        // Words would take the menus' room; they have these commands, too.
        if (icon.isNull()) return hide();
        action->setIcon(icon);
        QWidget* button = widgetForAction(action);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString name = action->text().remove(QLatin1Char('&'));
        // The button takes it whenever the action changes.
        action->setToolTip(keys.isEmpty() ? name : tr("%1 (%2)").arg(name, keys));
        button->setAccessibleName(name);
    }
}

void ToolBar::changeEvent(QEvent* event) {
    QToolBar::changeEvent(event);
    const bool isLook =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (isLook && !actions().isEmpty()) refresh();
}

}  // namespace headscope::app
