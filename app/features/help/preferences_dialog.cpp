// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/preferences_dialog.h"

#include "document/settings.h"
#include "features/help/look_menu.h"
#include "ui/color_map.h"
#include "ui/commands.h"
#include "ui/screen_room.h"
#include "ui/text_size.h"
#include "ui/texts.h"
#include "ui/theme.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace headscope::app {

namespace {

constexpr int kFontStep = 25;
constexpr ThemeChoice kThemes[] = {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark};

}  // namespace

PreferencesDialog::PreferencesDialog(LookMenu& look, Settings& settings, CommandTable& commands,
                                     QWidget* parent)
    : QDialog(parent),
      m_look(look),
      m_settings(settings),
      m_language(new QComboBox),
      m_theme(new QComboBox),
      m_colors(new QComboBox),
      m_text(new QSpinBox) {
    setWindowTitle(tr("Preferences"));
    setObjectName(QStringLiteral("preferences"));
    build(commands);
    connect(m_language, &QComboBox::activated, this, &PreferencesDialog::chooseLanguageAt);
    connect(m_theme, &QComboBox::activated, this,
            [this](int row) { m_look.chooseTheme(kThemes[row]); });
    connect(m_colors, &QComboBox::activated, this,
            [this](int row) { m_look.chooseColors(kColorMaps[row]); });
    connect(m_text, &QSpinBox::valueChanged, &m_look, &LookMenu::chooseFontPercent);
    connect(&m_look, &LookMenu::changed, this, &PreferencesDialog::refresh);
    refresh();
}

void PreferencesDialog::build(CommandTable& commands) {
    m_language->setObjectName(QStringLiteral("preferredLanguage"));
    m_language->addItem(tr("As the desktop"), QLatin1String(kSystemLanguage));
    for (const QString& language : languages())
        m_language->addItem(languageName(language), language);
    m_theme->setObjectName(QStringLiteral("preferredTheme"));
    m_theme->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
    m_colors->setObjectName(QStringLiteral("preferredColors"));
    for (const ColorMap map : kColorMaps)
        m_colors->addItem(labelOf(map).remove(QLatin1Char('&')));
    m_text->setObjectName(QStringLiteral("preferredText"));
    m_text->setRange(kFontPercents.least, kFontPercents.most);
    m_text->setSingleStep(kFontStep);
    m_text->setKeyboardTracking(false);
    m_text->setSuffix(QStringLiteral(" %"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Language"), m_language);
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(tr("&Colours of maps"), m_colors);
    form->addRow(tr("Text &size"), m_text);
    if (QAction* performance = commands.find(QStringLiteral("run.performance"))) {
        auto* button = new QPushButton(tr("&Processor and memory…"));
        button->setObjectName(QStringLiteral("preferredPerformance"));
        button->setToolTip(performance->statusTip());
        connect(button, &QPushButton::clicked, performance, &QAction::trigger);
        form->addRow(tr("Engine"), button);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    keepWithinScreen(*this);
}

void PreferencesDialog::refresh() {
    const QSignalBlocker quiet(m_text);
    m_language->setCurrentIndex(m_language->findData(chosenLanguage()));
    m_theme->setCurrentIndex(
        static_cast<int>(std::find(std::begin(kThemes), std::end(kThemes), m_settings.theme()) -
                         std::begin(kThemes)));
    m_colors->setCurrentIndex(
        static_cast<int>(std::find(std::begin(kColorMaps), std::end(kColorMaps), chosenColorMap()) -
                         std::begin(kColorMaps)));
    m_text->setValue(fontPercent());
}

void PreferencesDialog::chooseLanguageAt(int row) {
    const QString choice = m_language->itemData(row).toString();
    const QString before = shownLanguage();
    m_settings.setLanguage(choice);
    chooseLanguage(choice);
    // This rebuilds the window and destroys the dialog.
    m_look.setReopening(shownLanguage() != before);
}

void PreferencesDialog::bringUp() {
    refresh();
    show();
    raise();
    activateWindow();
}

}  // namespace headscope::app
