// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/ablation_set.h"

#include <QScrollArea>

class QPushButton;

namespace headscope::app {

class FlowLayout;

/// The heads of a set as chips, each of which takes its head out. One Tab stop: the arrow keys go
/// along the chips, Delete or Space removes.
class SetChips : public QScrollArea {
    Q_OBJECT

 public:
    explicit SetChips(QWidget* parent = nullptr);

    void setHeads(const HeadList& heads);
    [[nodiscard]] QPushButton* chip(std::size_t index) const { return m_chips.at(index); }
    [[nodiscard]] std::size_t count() const { return m_chips.size(); }

 Q_SIGNALS:
    void removed(headscope::HeadId head);

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void fitHeight();
    [[nodiscard]] QPushButton* makeChip(HeadId head);

    QWidget* m_area;
    FlowLayout* m_flow;
    HeadList m_heads;
    std::vector<QPushButton*> m_chips;
};

}  // namespace headscope::app
