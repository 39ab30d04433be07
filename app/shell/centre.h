// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace headscope::app {

/// The window's centre, with the keyboard until a control is gone to: typing changes nothing then,
/// and ? helps. The first Tab goes where one types. GUI thread.
class Centre : public QWidget {
 public:
    /// `strips` go to its top. `firstField`: the control where one types; null: there is none yet.
    Centre(QVBoxLayout* strips, std::function<QWidget*()> firstField);

 protected:
    bool focusNextPrevChild(bool next) override;

 private:
    std::function<QWidget*()> m_firstField;
};

}  // namespace headscope::app
