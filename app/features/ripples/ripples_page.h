// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pane.h"

class QBoxLayout;

namespace headscope::app {

class EveryHeadView;

/// The curves of the ripples and the map of every head: beside each other, or one below the other
/// in a narrow dock.
class RipplesPage final : public Pane {
    Q_OBJECT

 public:
    RipplesPage(Pane* curves, EveryHeadView* everyHead, QWidget* parent = nullptr);

 protected:
    void refresh() override {}
    void seenChanged() override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    Pane* m_curves;
    EveryHeadView* m_everyHead;
    QBoxLayout* m_both;
};

}  // namespace headscope::app
