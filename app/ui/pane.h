// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace headscope::app {

/// The content of a dock: a frame without a heading that works only while it is seen. Whoever
/// changes what it shows calls touch(); a pane that is not seen catches up when it is.
class Pane : public QFrame {
    Q_OBJECT

 public:
    explicit Pane(QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    void touch();
    /// A dock behind another tab counts as visible to Qt: the dock says which is in front.
    void setInFront(bool inFront);
    [[nodiscard]] bool isSeen() const { return m_seen; }

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// Brings everything up to date with the state.
    virtual void refresh() = 0;
    virtual void seenChanged() {}

 private:
    void look();

    QVBoxLayout* m_body;
    bool m_inFront = true;
    bool m_seen = false;
    bool m_stale = true;
};

}  // namespace headscope::app
