// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace headscope::app {

/// Pales a widget that is not up to date, and says why in its middle where there is room. As large
/// as the widget, in front of all in it, and it lets the mouse through. Hidden at first.
class Veil : public QWidget {
    Q_OBJECT

 public:
    /// A child of the widget.
    explicit Veil(QWidget& over);

    /// An empty text lifts it.
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    QString m_text;
};

}  // namespace headscope::app
