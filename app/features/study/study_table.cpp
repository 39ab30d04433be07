// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_table.h"

#include "ui/text_size.h"

#include <QHeaderView>
#include <QTableView>

namespace headscope::app {

QTableView* studyTable(QAbstractItemModel& model, const char* name, const QString& spoken) {
    auto* table = new QTableView;
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(spoken);
    table->setModel(&model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    useTextRows(*table);
    return table;
}

}  // namespace headscope::app
