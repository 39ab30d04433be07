// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace headscope::app {

/// Over stale maps, whose inputs are not those that are typed: names their inputs, and offers to
/// make both equal. Takes no room otherwise.
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
