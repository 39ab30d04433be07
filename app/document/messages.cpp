// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/messages.h"

#include <utility>

namespace headscope::app {

Messages::Messages(LogModel& log, QObject* parent) : QObject(parent), m_log(log) {}

void Messages::showStatus(const QString& text) {
    Q_EMIT statusChanged(text);
    if (!text.isEmpty()) m_log.add(LogEntry::Kind::Event, text);
}

void Messages::fail(const UserError& error) {
    m_error = error;
    m_isOfRun = false;
    m_log.add(error);
    Q_EMIT errorChanged();
}

void Messages::failOfRun(const UserError& error) {
    fail(error);
    m_isOfRun = true;
}

void Messages::dismissError() {
    if (!std::exchange(m_error, std::nullopt)) return;
    Q_EMIT errorChanged();
}

void Messages::dismissErrorOfRun() {
    if (m_isOfRun) dismissError();
}

void Messages::remark(Remark remark, Place place) {
    m_log.add(LogEntry::Kind::Warning, remark.text);
    at(place) = std::move(remark);
    Q_EMIT remarkChanged(place);
}

void Messages::withdraw(const QString& text, Place place) {
    if (!at(place) || at(place)->text != text) return;
    at(place).reset();
    Q_EMIT remarkChanged(place);
}

void Messages::dismiss(Place place) {
    const auto gone = std::exchange(at(place), std::nullopt);
    if (!gone) return;
    Q_EMIT remarkChanged(place);
    if (gone->dismissed) gone->dismissed();
}

void Messages::choose(Place place, std::size_t choice) {
    if (!at(place) || choice >= at(place)->choices.size()) return;
    const auto gone = std::exchange(at(place), std::nullopt);
    Q_EMIT remarkChanged(place);
    gone->choices[choice].chosen();
}

const Remark* Messages::remarkAt(Place place) const {
    const auto& remark = m_remarks[static_cast<std::size_t>(place)];
    return remark ? &*remark : nullptr;
}

void Messages::dismissAll() {
    dismissError();
    dismiss(Place::News);
    dismiss(Place::Offer);
    Q_EMIT allDismissed();
}

}  // namespace headscope::app
