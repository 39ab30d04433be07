// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/messages_feature.h"

#include "document/document.h"
#include "features/messages/log_window.h"
#include "features/messages/message_strip.h"
#include "features/messages/remark_strip.h"
#include "ui/commands.h"

#include <QMainWindow>
#include <QStatusBar>
#include <QVBoxLayout>

namespace headscope::app {

namespace {

constexpr int kMessageMs = 6000;

}  // namespace

MessagesFeature::MessagesFeature(Workplace& place) : Feature(place) {
    Messages& messages = document().messages();
    QStatusBar* bar = place.window.statusBar();
    connect(&messages, &Messages::statusChanged, bar,
            [bar](const QString& text) { bar->showMessage(text, kMessageMs); });
    auto* log = new LogWindow(document().log(), place.choosers, &place.window);
    commands().add({QStringLiteral("messages.log"),
                    tr("L&og…"),
                    tr("What happened since the program was started, errors among it"),
                    {QKeySequence(tr("Ctrl+Shift+J"))},
                    [log] { log->bringUp(); }});
    commands().add({QStringLiteral("messages.dismiss"),
                    tr("&Dismiss Messages"),
                    tr("Hide the messages above the maps; the log keeps them"),
                    {QKeySequence(tr("Ctrl+Shift+K"))},
                    [&messages] { messages.dismissAll(); }});
    place.strips.addWidget(
        new MessageStrip(messages, commands().keysOf(QStringLiteral("messages.log"))));
    place.strips.addWidget(new RemarkStrip(messages, Messages::Place::News));
    place.strips.addWidget(new RemarkStrip(messages, Messages::Place::Offer));
}

}  // namespace headscope::app
