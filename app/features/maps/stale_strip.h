// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace headscope::app {

/// Over maps that are not of what is typed: what they are of, and how to make both the same. Takes
/// no room while they are.
class StaleStrip : public QWidget {
    Q_OBJECT

 public:
    explicit StaleStrip(QWidget* parent = nullptr);

    /// An empty text hides it.
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QPushButton* run() const { return m_run; }
    [[nodiscard]] QPushButton* putBack() const { return m_putBack; }

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void recolor();

    QString m_text;
    QLabel* m_label;
    QPushButton* m_run;
    QPushButton* m_putBack;
};

}  // namespace headscope::app
