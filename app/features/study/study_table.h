// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;

namespace headscope::app {

/// A table of a study's window: whole rows, one at a time. `spoken` is its name for who listens.
[[nodiscard]] QTableView* studyTable(QAbstractItemModel& model, const char* name,
                                     const QString& spoken);

}  // namespace headscope::app
