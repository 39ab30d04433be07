// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text_size.h"

#include "ui/every_widget.h"
#include "ui/screen_room.h"

#include <QApplication>
#include <QFontInfo>
#include <QHeaderView>
#include <QResizeEvent>
#include <QScreen>
#include <QTableView>

#include <algorithm>
#include <iterator>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kTextSteps[] = {80, 90, 100, 110, 125, 150, 175};
static_assert(kTextSteps[0] == kFontPercents.least &&
              *std::prev(std::end(kTextSteps)) == kFontPercents.most);
constexpr int kRowPad = 6;
constexpr double kWidthShare = 0.6;  // of the growth of text; long texts wrap

int g_fontPercent = kFontPercents.usual;

/// The desktop's.
const QFont& baseFont() {
    static const QFont font = QApplication::font();
    return font;
}

/// applyFontPercent() sets the style sheet again, and Qt notifies every widget.
class Follower final : public QObject {
 public:
    Follower(QWidget& widget, std::function<void()> resize)
        : QObject(&widget), m_resize(std::move(resize)) {
        widget.installEventFilter(this);
    }
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == QEvent::StyleChange) m_resize();
        return false;
    }

 private:
    std::function<void()> m_resize;
};

}  // namespace

int sensibleFontPercent(int percent) {
    return std::clamp(percent, kFontPercents.least, kFontPercents.most);
}

int fontPercent() {
    return g_fontPercent;
}

int nextFontPercent(int percent, int step) {
    if (step > 0) {
        const auto* next = std::upper_bound(std::begin(kTextSteps), std::end(kTextSteps), percent);
        return next == std::end(kTextSteps) ? kFontPercents.most : *next;
    }
    const auto* next = std::lower_bound(std::begin(kTextSteps), std::end(kTextSteps), percent);
    return next == std::begin(kTextSteps) ? kFontPercents.least : *std::prev(next);
}

int usualTextHeight() {
    return QFontInfo(baseFont()).pixelSize();
}

void applyFontPercent(int percent) {
    applyShownFontPercent(sensibleFontPercent(percent));
}

void applyShownFontPercent(int percent) {
    const QFont& base = baseFont();  // before it is changed
    g_fontPercent = percent;
    const QFont font = scaledFont(base, g_fontPercent / 100.0, base.weight());
    if (font == QApplication::font()) return;
    QApplication::setFont(font);
    // Under a style sheet widgets keep the font that they have until they are asked for what they
    // inherit. That takes the sheet's own fonts from them, so it is set once more.
    withEveryWidget([](QWidget& widget) {
        if (!widget.testAttribute(Qt::WA_SetFont)) widget.setFont(QFont());
    });
    qApp->setStyleSheet(qApp->styleSheet());
    // Once the layouts have settled.
    withEveryWidget([](QWidget& widget) {
        QCoreApplication::postEvent(&widget, new QResizeEvent(widget.size(), widget.size()),
                                    Qt::LowEventPriority);
    });
}

void followTextSize(QWidget& widget, const char* name, std::function<void()> resize) {
    const QString key = QString::fromLatin1(name);
    delete widget.findChild<QObject*>(key, Qt::FindDirectChildrenOnly);
    resize();
    (new Follower(widget, std::move(resize)))->setObjectName(key);
}

void useScaledFont(QWidget& widget, double factor, QFont::Weight weight) {
    followTextSize(widget, "scaledFont", [&widget, factor, weight] {
        widget.setFont(scaledFont(QApplication::font(), factor, weight));
    });
}

void useScaledWidth(QWidget& widget, int pixels) {
    followTextSize(widget, "scaledWidth", [&widget, pixels] {
        const double growth = kWidthShare * (g_fontPercent - 100) / 100.0;
        widget.setFixedWidth(static_cast<int>(pixels * (1 + growth)));
    });
}

void useTextRows(QTableView& table) {
    followTextSize(table, "textRows", [&table] {
        table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + kRowPad);
    });
}

void resizeForText(QWidget& window, QSize size) {
    const QSize wanted = (size * (g_fontPercent / 100.0)).expandedTo(size);
    window.resize(sizeWithin(wanted, window.screen()->availableSize()));
    keepWithinScreen(window);
}

int scaledPixels(int pixels) {
    return pixels * g_fontPercent / 100;
}

QFont scaledFont(const QFont& font, double factor, QFont::Weight weight) {
    QFont scaled = font;
    if (font.pointSizeF() > 0) {
        scaled.setPointSizeF(font.pointSizeF() * factor);
    } else {
        scaled.setPixelSize(static_cast<int>(font.pixelSize() * factor));
    }
    scaled.setWeight(weight);
    return scaled;
}

}  // namespace headscope::app
