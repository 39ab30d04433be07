// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_words.h"

#include "ui/every_widget.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLabel>
#include <QStringList>
#include <QTextBrowser>

namespace headscope::app::test {

QString allWords(const QWidget* except) {
    QStringList words;
    withEveryWidget([&](QWidget& widget) {
        if (!widget.isVisible()) return;  // what is not seen catches up when it is
        if (except && (&widget == except || except->isAncestorOf(&widget))) return;
        words << widget.toolTip() << widget.accessibleName() << widget.accessibleDescription()
              << widget.windowTitle();
        if (const auto* label = qobject_cast<QLabel*>(&widget)) words << label->text();
        if (const auto* button = qobject_cast<QAbstractButton*>(&widget)) words << button->text();
        if (const auto* browser = qobject_cast<QTextBrowser*>(&widget))
            words << browser->toPlainText();
        const auto* view = qobject_cast<QAbstractItemView*>(&widget);
        if (!view || !view->model()) return;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            for (int column = 0; column < view->model()->columnCount(); ++column)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    words << view->model()->index(row, column).data(role).toString();
    });
    return words.join(QLatin1Char('\n'));
}

}  // namespace headscope::app::test
