// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

namespace headscope::app {

class SetPanel;
class SetStudy;

/// Sets of heads that are ablated together: their effect, their growth, and sets with names.
class SetsFeature : public Feature {
    Q_OBJECT

 public:
    explicit SetsFeature(Workplace& place);

    [[nodiscard]] SetPanel& panel() const { return *m_panel; }

    void saveView(QJsonObject& view) const override;
    void showView(const QJsonObject& view) override;
    [[nodiscard]] bool isBusy() const override;

 private:
    void addCommands();

    SetStudy* m_study;
    SetPanel* m_panel;
};

}  // namespace headscope::app
