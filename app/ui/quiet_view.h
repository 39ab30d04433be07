// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>

namespace headscope::app {

/// An item view whose current row also follows what is chosen elsewhere. Qt's own tells screen
/// readers that the keyboard has gone to that row, also while it is somewhere else, and they would
/// read it out over what the user is doing.
template <class View>
class QuietView : public View {
 public:
    using View::View;

 protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override {
        if (this->hasFocus()) return View::currentChanged(current, previous);
        // NOLINTNEXTLINE(bugprone-parent-virtual-call): the view's own is what is left out
        QAbstractItemView::currentChanged(current, previous);
    }
    void selectionChanged(const QItemSelection& selected,
                          const QItemSelection& deselected) override {
        if (this->hasFocus()) return View::selectionChanged(selected, deselected);
        // NOLINTNEXTLINE(bugprone-parent-virtual-call)
        QAbstractItemView::selectionChanged(selected, deselected);
    }
};

}  // namespace headscope::app
