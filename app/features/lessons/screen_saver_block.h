// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace headscope::app {

/// Keeps the desktop from darkening or locking the screen, by org.freedesktop.ScreenSaver on the
/// session's bus. Without a bus, such a service or Qt's D-Bus nothing happens and nothing is said:
/// it is a kindness and not a need. Never waits for an answer. Ends with the program in any case,
/// because the service drops what a closed connection asked for. GUI thread.
class ScreenSaverBlock {
 public:
    ScreenSaverBlock();
    ScreenSaverBlock(const ScreenSaverBlock&) = delete;
    ScreenSaverBlock& operator=(const ScreenSaverBlock&) = delete;
    ~ScreenSaverBlock();

    /// `why`: for the desktop to show.
    void begin(const QString& why);
    /// Also where the service has not answered yet.
    void end();

 private:
    struct Held;

    std::shared_ptr<Held> m_held;  ///< null: not begun
};

}  // namespace headscope::app
