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
    void choose(int index);
    [[nodiscard]] int chosen() const;
    [[nodiscard]] QPushButton* button(int index) const;

 Q_SIGNALS:
    void changed(int index);

 private:
    QButtonGroup* m_group;
};

}  // namespace headscope::app
