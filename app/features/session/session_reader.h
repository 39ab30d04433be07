// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs/user_error.h"

#include <headscope/session.h>

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <functional>

namespace headscope::app {

/// Reads session files on a thread of its own: a long one takes seconds, and a disk may be slow. Of
/// several that are asked for only the newest counts. GUI thread.
class SessionReader : public QObject {
    Q_OBJECT

 public:
    using Then = std::function<void(const Session&)>;
    using Otherwise = std::function<void(const UserError&)>;

    explicit SessionReader(QObject* parent = nullptr);
    /// Waits for the file that is being read; nobody hears of it.
    ~SessionReader() override;

    /// One of the two is called later, on the GUI thread; neither where another file is asked for
    /// before, or drop() is called.
    void read(const QString& file, Then then, Otherwise otherwise);
    void drop();
    [[nodiscard]] bool isReading() const { return m_reading; }

 private:
    int m_newest = 0;
    bool m_reading = false;
    QThreadPool m_pool;
};

}  // namespace headscope::app
