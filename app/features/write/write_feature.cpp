// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/write/write_feature.h"

#include "document/document.h"
#include "document/event_log.h"
#include "features/write/write_panel.h"
#include "features/write/writing.h"
#include "ui/commands.h"
#include "ui/exact_text.h"
#include "ui/panel_docks.h"

#include <headscope/error.h>
#include <headscope/visible_text.h>

#include <QKeySequence>
#include <QPushButton>

#include <optional>
#include <string>
#include <vector>

namespace headscope::app {

namespace {

const QString kWriteDock = QStringLiteral("writeDock");

// What the text reads as; empty if it cannot be read.
std::vector<TokenId> readAs(const Tokenizer& tokenizer, const std::string& text) {
    try {
        return idsOf(tokenizer.encode(text));
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

WriteFeature::WriteFeature(Workplace& place) : Feature(place) {
    m_writing = &keep<Writing>([this](QObject* owner) {
        auto* made = new Writing(document().jobs(), owner);
        logErrors(document().log(), *made);
        return made;
    });
    m_panel = new WritePanel(document(), *m_writing);
    place.docks.add(kWriteDock, tr("Continuation"), m_panel, QKeySequence(tr("Alt+7")),
                    PanelDocks::Place::Main);
    connect(m_panel, &WritePanel::taken, this, &WriteFeature::take);
    addCommands();
}

void WriteFeature::addCommands() {
    const auto bringUp = [&docks = place().docks] { docks.raise({kWriteDock}); };
    commands().addButton(QStringLiteral("write.start"), *m_panel->writeButton(),
                         tr("&Write On from the Prompt"), QKeySequence(tr("Ctrl+Alt+G")), bringUp);
    commands().addButton(QStringLiteral("write.stop"), *m_panel->stopButton(), tr("Stop Wri&ting"),
                         QKeySequence(tr("Ctrl+Alt+.")), bringUp);
}

void WriteFeature::take(TextSide side, std::size_t place) {
    const auto& tokenizer = document().state().tokenizer();
    const Continuation& text = m_writing->text();
    const WrittenText& written = side == TextSide::Clean ? text.clean : *text.ablated;
    if (!tokenizer || !m_writing->order() || place >= written.tokens.size()) return;
    const auto bytesOf = [&tokenizer](TokenId id) {
        return tokenizer->contains(id) ? tokenizer->bytes(id) : std::string("\xFF");
    };
    std::vector<TokenId> ids = m_writing->order()->request.prompt;
    std::string before = toUtf8Exactly(m_writing->order()->prompt, phrase("the prompt"));
    for (std::size_t i = 0; i < place; ++i) {
        ids.push_back(written.tokens[i].token.id);
        before += bytesOf(ids.back());
    }
    const TokenId target = written.tokens[place].token.id;
    const std::string own = bytesOf(target);
    if (validUtf8(before) != before || readAs(*tokenizer, own) != std::vector{target}) {
        document().messages().showStatus(
            tr("Token %1 cannot be asked for: it, or what stands before it, is part of a "
               "character, or not text, and cannot be typed.")
                .arg(place + 1));
        return;
    }
    const RunInputs now = document().fields().inputs();
    RunInputs next = now;
    next.prompt = fromUtf8Exactly(before);
    next.target = fromUtf8Exactly(own);
    next.moreTargets.clear();
    document().steps().inputs(
        tr("go on to %1").arg(visible(written.tokens[place].token)), now, next,
        [&doc = document()](const RunInputs& inputs) { doc.fields().changeInputs(inputs); },
        [&doc = document()] { return doc.fields().inputs(); });
    if (readAs(*tokenizer, before) != ids)
        document().messages().showStatus(
            tr("Read anew, the prompt has other tokens than those that the model wrote: its "
               "prediction may differ."));
}

bool WriteFeature::isBusy() const {
    return m_writing->isWriting();
}

}  // namespace headscope::app
