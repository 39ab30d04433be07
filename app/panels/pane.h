// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace headscope::app {

/// What stands in a dock: a frame without a heading of its own that does its work only while it is
/// seen. Whoever changes what it shows calls touch(); a hidden pane catches up when it appears.
class Pane : public QFrame {
    Q_OBJECT

 public:
    explicit Pane(QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void touch();
    /// A dock behind another tab counts as visible to Qt: the dock says when it is not seen.
    void setSeen(bool seen);
    [[nodiscard]] bool isSeen() const { return m_seen && isVisible(); }

 protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// Brings everything up to date with the state.
    virtual void refresh() = 0;

 private:
    QVBoxLayout* m_body;
    bool m_seen = true;
    bool m_stale = true;
};

}  // namespace headscope::app
