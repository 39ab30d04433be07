// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QPushButton;

namespace headscope::app {

/// Joined buttons of which exactly one is down; the first at the start. Arrow keys go along them.
class ChoiceBar : public QWidget {
    Q_OBJECT

 public:
    explicit ChoiceBar(const QStringList& choices, QWidget* parent = nullptr);
    /// From now on it goes on in a further row where one is too narrow.
    void letWrap();
    void choose(int index);
    [[nodiscard]] int chosen() const;
    [[nodiscard]] QPushButton* button(int index) const;
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void changed(int index);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    /// Rounds the ends of each row.
    void roundEnds();

    QButtonGroup* m_group;
    bool m_wraps = false;
};

}  // namespace headscope::app
