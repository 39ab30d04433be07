// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QMimeData;
class QWidget;

namespace headscope::app {

/// Takes what is dropped on the window, and on dialogs of it that accept drops: one file or folder
/// that something can open. Looks at the whole program's events, because a text field would take a
/// dropped file as text. GUI thread.
class DropTarget : public QObject {
    Q_OBJECT

 public:
    using Test = std::function<bool(const QString& path)>;
    using Open = std::function<void(const QString& path)>;

    DropTarget(QWidget& window, Test canOpen, Open open);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    [[nodiscard]] bool isOfWindow(const QObject* watched) const;

    QWidget& m_window;
    Test m_canOpen;
    Open m_open;
};

}  // namespace headscope::app
