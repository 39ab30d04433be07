// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/help/help_feature.h"

#include "document/document.h"
#include "document/runtime_text.h"
#include "features/help/guide_window.h"
#include "features/help/language_menu.h"
#include "features/help/look_menu.h"
#include "features/help/preferences_dialog.h"
#include "features/help/shortcuts_dialog.h"
#include "ui/commands.h"

#include <headscope/version.h>

#include <QLocale>
#include <QMainWindow>
#include <QMessageBox>

namespace headscope::app {

HelpFeature::HelpFeature(Workplace& place)
    : Feature(place),
      m_look(&keep<LookMenu>([this, &place](QObject* owner) {
          return new LookMenu(document().settings(), document().steps(), place.window, owner);
      })),
      m_shortcuts(new ShortcutsDialog(place.window, place.commands)) {
    m_look->addCommands(commands());
    addLanguageCommands(commands(), document().settings(), place.window);
    commands().add({QStringLiteral("help.guide"),
                    tr("&Guide"),
                    tr("How to use the window, and how its numbers are computed"),
                    {QKeySequence(QKeySequence::HelpContents)},
                    [this] { openGuide(); }});
    commands().add({QStringLiteral("help.keys"),
                    tr("&Keys and Mouse…"),
                    tr("Everything that can be done, with its keys, to be searched"),
                    // The second one while a field takes what is typed.
                    {QKeySequence(QStringLiteral("?")), QKeySequence(tr("Ctrl+/"))},
                    [this] { m_shortcuts->bringUp(); }});
    commands().add({QStringLiteral("edit.preferences"),
                    tr("Pr&eferences…"),
                    tr("Language, theme, colours, size of text, and what the engine may take"),
                    {QKeySequence(tr("Ctrl+,"))},
                    [this] { openPreferences(); }});
    commands().add({QStringLiteral("help.about"),
                    tr("&About Headscope"),
                    tr("Version, model and libraries"),
                    {QKeySequence(tr("Ctrl+Shift+F1"))},
                    [this] { about(); }});
    if (m_look->takeReopening())
        QMetaObject::invokeMethod(this, &HelpFeature::openPreferences, Qt::QueuedConnection);
}

void HelpFeature::openGuide() {
    const auto keys = [this](const QString& id) { return commands().keysOf(id); };
    if (!m_guide) m_guide = new GuideWindow(guideFolder(), keys, &place().window);
    m_guide->show();
}

void HelpFeature::openPreferences() {
    if (!m_preferences)
        m_preferences =
            new PreferencesDialog(*m_look, document().settings(), commands(), &place().window);
    m_preferences->bringUp();
}

void HelpFeature::about() {
    const RunState& state = document().state();
    QString text = tr("<h3>Headscope %1</h3><p>What does a GPT-2 model lose as each attention head "
                      "is ablated?</p>")
                       .arg(QString::fromUtf8(version()));
    if (const auto& model = state.model()) {
        text +=
            tr("<p>Model: %1, %2 layers × %3 heads, %4 parameters, %5 on disk<br>%6</p>")
                .arg(QString::fromStdString(model->name).toHtmlEscaped(),
                     QString::number(model->config.layers), QString::number(model->config.heads),
                     QLocale().toString(static_cast<qulonglong>(model->parameters)),
                     QString::fromStdString(model->dataType),
                     QString::fromStdString(model->folder.string()).toHtmlEscaped());
        const Runtime& runtime = state.runtime();
        text += tr("<p>Computed in float32 with libtorch %1, %2, on %3 physical cores</p>")
                    .arg(QString::fromStdString(runtime.torch), speedText(runtime).toHtmlEscaped(),
                         QString::number(runtime.physicalCores));
    }
    text += tr("<p>Qt %1, QCustomPlot. Free software under the GNU General Public License, "
               "version 3 or later.</p>")
                .arg(QString::fromUtf8(qVersion()));
    QMessageBox box(QMessageBox::NoIcon, tr("About Headscope"), text, QMessageBox::Ok,
                    &place().window);
    box.setTextFormat(Qt::RichText);
    box.exec();
}

}  // namespace headscope::app
