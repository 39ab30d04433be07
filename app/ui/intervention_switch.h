// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>

#include <QWidget>

#include <vector>

class QComboBox;
class QPushButton;

namespace headscope::app {

class Segmented;

/// Chooses one of a run's interventions: two buttons for the report's two, a list for others.
class InterventionSwitch : public QWidget {
    Q_OBJECT

 public:
    /// Offers the report's two.
    explicit InterventionSwitch(QWidget* parent = nullptr);

    /// At least one. Emits nothing, and keeps the choice where it is among them.
    void setInterventions(const std::vector<Intervention>& interventions);
    /// Emits nothing. Ignored if it is not offered.
    void choose(const Intervention& intervention);
    [[nodiscard]] const Intervention& chosen() const { return m_chosen; }

    /// Of the two buttons.
    [[nodiscard]] QPushButton* left() const;
    [[nodiscard]] QPushButton* right() const;
    [[nodiscard]] QComboBox* list() const { return m_list; }

 Q_SIGNALS:
    void picked(const headscope::Intervention& intervention);

 private:
    void take(const Intervention& intervention);

    Segmented* m_buttons;
    QComboBox* m_list;
    std::vector<Intervention> m_offered;
    Intervention m_chosen;
};

}  // namespace headscope::app
