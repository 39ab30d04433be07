// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/session/session_reader.h"

#include <memory>
#include <optional>
#include <utility>

namespace headscope::app {

SessionReader::SessionReader(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

SessionReader::~SessionReader() {
    m_pool.waitForDone();
}

void SessionReader::read(const QString& file, Then then, Otherwise otherwise) {
    const int mine = ++m_newest;
    m_reading = true;
    m_pool.start([this, mine, file, then = std::move(then), otherwise = std::move(otherwise)] {
        auto session = std::make_shared<std::optional<Session>>();
        UserError error;
        try {
            *session = readSession(file.toStdString());
        } catch (...) {
            error = currentError();
        }
        QMetaObject::invokeMethod(
            this,
            [this, mine, session, error, then, otherwise] {
                if (mine != m_newest) return;
                m_reading = false;
                if (*session) {
                    then(**session);
                } else {
                    otherwise(error);
                }
            },
            Qt::QueuedConnection);
    });
}

void SessionReader::drop() {
    ++m_newest;
    m_reading = false;
}

}  // namespace headscope::app
