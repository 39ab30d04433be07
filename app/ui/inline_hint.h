// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace headscope::app {

/// A remark in place, with a button that acts on it. Takes no room while there is nothing to say.
class InlineHint : public QWidget {
    Q_OBJECT

 public:
    enum class Tone { Warning, Plain };

    explicit InlineHint(Tone tone = Tone::Warning, QWidget* parent = nullptr);
    /// Without `action` there is no button. An empty text hides it.
    void setText(const QString& text, const QString& action = {});
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QPushButton* button() const { return m_button; }

 Q_SIGNALS:
    void acted();

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void recolor();

    Tone m_tone;
    QString m_text;
    QLabel* m_label;
    QPushButton* m_button;
};

}  // namespace headscope::app
