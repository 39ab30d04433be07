// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>

#include <utility>

namespace headscope::app {

namespace {

ThemeContrast g_contrast = ThemeContrast::Usual;

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.card);
    palette.setColor(QPalette::AlternateBase, theme.chip);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.chip);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.accentText);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Light, theme.card);
    palette.setColor(QPalette::Midlight, theme.border);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Dark, theme.border.darker(130));
    palette.setColor(QPalette::Shadow, theme.border.darker(160));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, theme.muted);
    }
    return palette;
}

QString styleSheetOf(const Theme& theme) {
    QString sheet = QStringLiteral(R"(
QFrame#card, QFrame#presentationStrip { background: %card; border: 1px solid %border;
    border-radius: 8px; }
QLineEdit, QPlainTextEdit { background: %field; border: 1px solid %border; border-radius: 5px;
    padding: 4px 6px; selection-background-color: %accent; selection-color: %accentText; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid %accent; padding: 3px 5px; }
QLineEdit[problem="true"] { border: 1px solid %error; }
QLineEdit[problem="true"]:focus { border: 2px solid %error; padding: 3px 5px; }
QScrollBar { background: %chip; border: none; margin: 0; }
QScrollBar:vertical { width: 14px; }
QScrollBar:horizontal { height: 14px; }
QScrollBar::handle { background: %muted; border-radius: 4px; margin: 3px; }
QScrollBar::handle:hover { background: %text; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QPushButton { background: %chip; border: 1px solid %border; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { border-color: %muted; }
QPushButton:pressed { background: %border; }
QPushButton:focus { border: 2px solid %accent; padding: 4px 13px; }
QPushButton:disabled { color: %muted; background: transparent; }
QPushButton[primary="true"] { background: %accent; color: %accentText; border-color: %accent;
    font-weight: 600; }
QPushButton[primary="true"]:hover { background: %accentHover; }
QPushButton[primary="true"]:focus { border: 2px solid %text; padding: 4px 13px; }
QPushButton[primary="true"]:disabled { background: %border; color: %muted; border-color: %border; }
QPushButton[suggestion="true"] { background: transparent; color: %accent; border: 1px solid %accent;
    border-radius: 6px; padding: 1px 8px; }
QPushButton[suggestion="true"]:hover, QPushButton[suggestion="true"]:focus,
QPushButton[suggestion="true"]:checked { background: %accent; color: %accentText; }
QPushButton[suggestion="true"]:focus { border: 2px solid %text; padding: 0px 7px; }
QPushButton[segment] { padding: 3px 12px; }
QPushButton[segment="middle"] { border-radius: 0; border-right: none; }
QPushButton[segment="left"] { border-top-right-radius: 0; border-bottom-right-radius: 0;
    border-right: none; }
QPushButton[segment="right"] { border-top-left-radius: 0; border-bottom-left-radius: 0; }
QPushButton[segment]:focus { border: 2px solid %accent; padding: 2px 10px 2px 11px; }
QPushButton[segment="right"]:focus { padding: 2px 11px; }
QPushButton[segment]:checked { background: %accent; color: %accentText; border-color: %accent; }
QPushButton[segment]:checked:focus { border: 2px solid %text; }
QProgressBar { background: %chip; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }
QProgressBar::chunk { background: %accent; border-radius: 3px; }
QToolTip { background: %card; color: %text; border: 1px solid %border; padding: 4px; }
QListWidget { background: transparent; }
QListWidget::item { padding: 2px 4px; border-radius: 4px; }
QListWidget::item:hover { background: %chip; }
QListWidget::item:selected { background: %accent; color: %accentText; }
QFrame#messageStrip { background: %errorBack; border: 1px solid %error; border-radius: 6px; }
QFrame#messageStrip QLabel { color: %text; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QStatusBar { color: %muted; }
QStatusBar QLabel, QStatusBar QToolButton { color: %muted; }
QStatusBar QToolButton { border: none; padding: 1px 4px; border-radius: 4px; }
QStatusBar QToolButton:hover, QStatusBar QToolButton:focus { color: %text; background: %chip; }
QToolBar { border: none; spacing: 0; padding: 0; }
QToolBar QToolButton { border: none; border-radius: 3px; padding: 0 4px; margin: 0; }
QToolBar QToolButton:hover { background: %chip; }
QToolBar QToolButton:pressed { background: %border; }
QPushButton[mapTitle="true"] { background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 1px 4px; text-align: left; }
QPushButton[mapTitle="true"]:hover { background: %chip; }
QPushButton[mapTitle="true"]:focus { border-color: %accent; }
QTreeView { background: %field; border: 1px solid %border; border-radius: 5px; }
QTreeView::item { padding: 3px 6px; }
QHeaderView::section { padding: 4px 3px; background: %chip; color: %text; border: none;
    border-bottom: 1px solid %border; }
QStatusBar::item { border: none; }
)");
    const std::pair<QLatin1String, QString> values[] = {
        {QLatin1String("%accentText"), theme.accentText.name()},
        {QLatin1String("%accentHover"),
         (theme.dark ? theme.accent.lighter(112) : theme.accent.darker(112)).name()},
        {QLatin1String("%accent"), theme.accent.name()},
        {QLatin1String("%card"), theme.card.name()},
        {QLatin1String("%field"), (theme.dark ? theme.window : theme.card).name()},
        {QLatin1String("%border"), theme.border.name()},
        {QLatin1String("%text"), theme.text.name()},
        {QLatin1String("%muted"), theme.muted.name()},
        {QLatin1String("%chip"), theme.chip.name()},
        {QLatin1String("%errorBack"), theme.errorBack.name()},
        {QLatin1String("%error"), theme.error.name()},
    };
    for (const auto& [key, value] : values)
        sheet.replace(key, value);
    return sheet;
}

}  // namespace

QString name(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::Light:
            return QStringLiteral("light");
        case ThemeChoice::Dark:
            return QStringLiteral("dark");
        case ThemeChoice::System:
            break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromName(const QString& name) {
    if (name == QLatin1String("light")) return ThemeChoice::Light;
    if (name == QLatin1String("dark")) return ThemeChoice::Dark;
    return ThemeChoice::System;
}

const Theme& Theme::day() {
    static const Theme theme = [] {
        Theme t;
        t.dark = false;
        t.window = QColor(0xf3, 0xf4, 0xf6);
        t.card = QColor(0xff, 0xff, 0xff);
        t.border = QColor(0xd5, 0xd9, 0xdf);
        t.text = QColor(0x1b, 0x1f, 0x24);
        t.muted = QColor(0x5a, 0x63, 0x6e);
        t.accent = QColor(0x1f, 0x5f, 0xbf);
        t.accentText = QColor(0xff, 0xff, 0xff);
        t.chip = QColor(0xec, 0xef, 0xf3);
        t.warning = QColor(0x8a, 0x5a, 0x00);
        t.error = QColor(0xb4, 0x23, 0x18);
        t.errorBack = QColor(0xfd, 0xec, 0xea);
        t.pending = QColor(0xe9, 0xeb, 0xee);
        t.pendingHatch = QColor(0xcf, 0xd3, 0xd9);
        t.noise = QColor(0xdf, 0xdf, 0xdf);
        t.point = QColor(0x6b, 0x7f, 0x99);
        return t;
    }();
    return theme;
}

const Theme& Theme::night() {
    static const Theme theme = [] {
        Theme t;
        t.dark = true;
        t.window = QColor(0x17, 0x19, 0x1d);
        t.card = QColor(0x20, 0x23, 0x29);
        t.border = QColor(0x3a, 0x3f, 0x48);
        t.text = QColor(0xe8, 0xea, 0xed);
        t.muted = QColor(0xa3, 0xab, 0xb6);
        t.accent = QColor(0x7a, 0xb1, 0xff);
        t.accentText = QColor(0x0c, 0x16, 0x24);
        t.chip = QColor(0x2c, 0x30, 0x38);
        t.warning = QColor(0xf0, 0xb8, 0x5a);
        t.error = QColor(0xff, 0x8a, 0x80);
        t.errorBack = QColor(0x3b, 0x20, 0x20);
        t.pending = QColor(0x25, 0x28, 0x2e);
        t.pendingHatch = QColor(0x44, 0x49, 0x53);
        t.noise = QColor(0x43, 0x43, 0x43);
        t.point = QColor(0x8e, 0xa3, 0xbf);
        return t;
    }();
    return theme;
}

const Theme& Theme::strongDay() {
    static const Theme theme = [] {
        Theme t = day();
        t.muted = QColor(0x43, 0x4b, 0x55);
        t.accent = QColor(0x16, 0x4a, 0x9a);
        t.warning = QColor(0x6b, 0x45, 0x00);
        t.error = QColor(0x8f, 0x1a, 0x11);
        return t;
    }();
    return theme;
}

const Theme& Theme::strongNight() {
    static const Theme theme = [] {
        Theme t = night();
        t.muted = QColor(0xc3, 0xc9, 0xd1);
        t.accent = QColor(0x9c, 0xc6, 0xff);
        t.error = QColor(0xff, 0xa9, 0xa1);
        return t;
    }();
    return theme;
}

const Theme& Theme::of(const QPalette& palette) {
    const bool isDark = palette.color(QPalette::Window).lightness() < 128;
    if (g_contrast == ThemeContrast::Strong) return isDark ? strongNight() : strongDay();
    return isDark ? night() : day();
}

bool systemIsDark() {
    // Without a palette of our own, the desktop's shows.
    QApplication::setPalette(QPalette());
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

void applyTheme(ThemeChoice choice, ThemeContrast contrast) {
    const bool dark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark());
    g_contrast = contrast;
    const bool isStrong = contrast == ThemeContrast::Strong;
    const Theme& theme = dark ? (isStrong ? Theme::strongNight() : Theme::night())
                              : (isStrong ? Theme::strongDay() : Theme::day());
    QApplication::setPalette(paletteOf(theme));
    qApp->setStyleSheet(styleSheetOf(theme));
}

}  // namespace headscope::app
