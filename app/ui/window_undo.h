// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace headscope::app {

/// The keys of Undo and Redo are the window's in this field, too: what is typed there changes
/// something that the window takes back, together with all that was changed by other means. A field
/// would take these keys for a history of its own. GUI thread.
void leaveUndoToWindow(QWidget& field);

}  // namespace headscope::app
