// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>
#include <utility>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace headscope::app {

/// Something the user should know or may choose, at the top of the window: a sentence and a few
/// buttons. Never in the way: it can be dismissed, and asks nothing twice. Hidden while empty.
class NoticeStrip : public QFrame {
    Q_OBJECT

 public:
    struct Choice {
        QString text;
        std::function<void()> chosen;
    };

    explicit NoticeStrip(QWidget* parent = nullptr);

    /// Takes the place of what is shown. A choice hides the strip before it is carried out.
    void show(const QString& text, std::vector<Choice> choices = {},
              std::function<void()> dismissed = {});
    void clear();
    /// As its close button does.
    void dismiss();
    [[nodiscard]] QString text() const;

 Q_SIGNALS:
    void shown(const QString& text);

 private:
    QLabel* m_text;
    QHBoxLayout* m_buttons;
    QToolButton* m_close;
    std::function<void()> m_dismissed;
};

}  // namespace headscope::app
