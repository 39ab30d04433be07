// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fitting_text.h"

#include <QVariant>
#include <QWidget>

namespace headscope::app {

namespace {
constexpr const char* kText = "text";  // of labels and buttons alike
}

int FittingText::widthWith(const QString& words) const {
    if (widget->isHidden()) return 0;
    const QFontMetrics metrics = widget->fontMetrics();
    const QString now = widget->property(kText).toString();
    return widget->sizeHint().width() - metrics.horizontalAdvance(now) +
           metrics.horizontalAdvance(words);
}

int spell(std::span<const FittingText> line, int room) {
    for (const FittingText& words : line) {
        const int least = words.widthWith(words.brief);
        const int more = words.widthWith(words.full) - least;
        const bool fits = more <= room;
        words.widget->setMinimumWidth(least);
        words.widget->setProperty(kText, fits ? words.full : words.brief);
        if (fits) room -= more;
    }
    return room;
}

}  // namespace headscope::app
