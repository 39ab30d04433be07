// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/named_sets.h"

#include "document/user_steps.h"

#include <headscope/head_sets.h>

#include <QDir>
#include <QFileInfo>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace headscope::app {

NamedSets::NamedSets(QString ownFile, QUndoStack& stack, QObject* parent)
    : QObject(parent), m_ownFile(std::move(ownFile)), m_stack(stack) {
    try {
        readOwn();
    } catch (...) {
        m_unreadable = currentError();
        m_own.clear();
    }
}

void NamedSets::readOwn() {
    m_own = QFileInfo::exists(m_ownFile) ? readSets(m_ownFile.toStdString()) : Sets();
}

std::vector<NamedSet> NamedSets::all() const {
    Sets sets = m_session;
    for (const NamedSet& set : m_own)
        if (std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(set);
    return sets;
}

void NamedSets::setOfSession(std::vector<NamedSet> sets) {
    m_session = std::move(sets);
    Q_EMIT changed();
}

const NamedSet* NamedSets::named(const std::string& name) const {
    for (const Sets* sets : {&m_session, &m_own})
        for (const NamedSet& set : *sets)
            if (set.name == name) return &set;
    return nullptr;
}

QString NamedSets::freeName() const {
    for (int number = 1;; ++number) {
        QString name = tr("Set %1").arg(number);
        if (!named(name.toStdString())) return name;
    }
}

NamedSets::Edit NamedSets::editOf(const Sets& sets, const std::optional<NamedSet>& from,
                                  const std::optional<NamedSet>& to, bool insert) {
    Edit edit{from, to, sets.size(), true};
    const auto at = from ? std::find(sets.begin(), sets.end(), *from) : sets.end();
    if (at != sets.end()) {
        edit.at = static_cast<std::size_t>(at - sets.begin());
    } else {
        edit.from.reset();
        edit.wanted = insert && to.has_value();
    }
    return edit;
}

NamedSets::Edit NamedSets::reversed(const Edit& edit) {
    return {edit.to, edit.from, edit.at, edit.wanted};
}

void NamedSets::apply(const Edit& edit, Sets& sets) {
    if (!edit.wanted) return;
    // Looked for anew: another window may have changed the file meanwhile.
    const auto found = edit.from ? std::find(sets.begin(), sets.end(), *edit.from) : sets.end();
    if (found != sets.end()) {
        if (edit.to) {
            *found = *edit.to;
        } else {
            sets.erase(found);
        }
    } else if (edit.to) {
        const auto place = static_cast<std::ptrdiff_t>(std::min(edit.at, sets.size()));
        sets.insert(sets.begin() + place, *edit.to);
    }
}

void NamedSets::perform(const Edit& session, const Edit& own) {
    apply(session, m_session);
    if (own.wanted) {
        try {
            readOwn();
            Sets edited = m_own;
            apply(own, edited);
            QDir().mkpath(QFileInfo(m_ownFile).absolutePath());
            writeSets(m_ownFile.toStdString(), edited);
            m_own = std::move(edited);
        } catch (...) {
            Q_EMIT failed(currentError());
        }
    }
    Q_EMIT changed();
}

void NamedSets::change(const QString& text, const std::optional<NamedSet>& from,
                       const std::optional<NamedSet>& to) {
    const Edit session = editOf(m_session, from, to, true);
    const Edit own = editOf(m_own, from, to, true);
    m_stack.push(new UserStep(
        text, [this, session, own] { perform(session, own); },
        [this, session, own] { perform(reversed(session), reversed(own)); },
        UserStep::Of::Content));
}

void NamedSets::save(const NamedSet& set) {
    NamedSet named{QString::fromStdString(set.name).trimmed().toStdString(), set.heads};
    if (named.name.empty() || named.heads.empty()) return;
    const NamedSet* old = this->named(named.name);
    if (old && *old == named) return;
    change(tr("save the set “%1”").arg(QString::fromStdString(named.name)),
           old ? std::optional(*old) : std::nullopt, named);
}

void NamedSets::rename(const NamedSet& set, const QString& name) {
    const std::string now = name.trimmed().toStdString();
    if (now.empty() || now == set.name || named(now)) return;
    change(tr("rename a set"), set, NamedSet{now, set.heads});
}

void NamedSets::remove(const NamedSet& set) {
    change(tr("delete the set “%1”").arg(QString::fromStdString(set.name)), set, std::nullopt);
}

}  // namespace headscope::app
