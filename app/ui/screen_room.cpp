// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screen_room.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWidget>

#include <utility>

namespace headscope::app {

namespace {

constexpr double kMostOfScreen = 0.95;

/// A window is polished before it is first laid out and shown, but perhaps too early for what is in
/// it to be there.
class RoomKeeper final : public QObject {
 public:
    explicit RoomKeeper(QWidget& window) : QObject(&window) { window.installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override {
        const bool isShown = event->type() == QEvent::Show && !event->spontaneous();
        if (event->type() != QEvent::Polish && !isShown) return false;
        auto& window = *static_cast<QWidget*>(watched);
        const QSize room = window.screen()->availableSize();
        scrollWhereLarger(window, room);
        // A window that nobody has sized finds its own, which is small enough by now.
        if (!std::exchange(m_isSized, true) && window.testAttribute(Qt::WA_Resized))
            window.resize(sizeWithin(window.size(), room));
        return false;
    }

 private:
    bool m_isSized = false;
};

}  // namespace

QSize sizeWithin(QSize wanted, QSize room) {
    return wanted.boundedTo(room * kMostOfScreen);
}

void scrollWhereLarger(QWidget& window, QSize room) {
    QLayout* layout = window.layout();
    if (!layout) return;
    const QSize least = layout->totalMinimumSize();
    const QSize most = sizeWithin(least, room);
    if (least == most) return;
    QWidget* focus = window.focusWidget();
    // In the window before anything is put into them: the order of Tab stays.
    auto* scroll = new QScrollArea(&window);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    scroll->setWidget(content);
    content->setLayout(layout);  // with all that is in it
    auto* outer = new QVBoxLayout(&window);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    scroll->show();               // also into a window that is about to be seen
    window.setMinimumSize(0, 0);  // which the layout had set
    if (focus) focus->setFocus();
    window.resize(sizeWithin(window.size().expandedTo(least), room));
}

void keepWithinScreen(QWidget& window) {
    new RoomKeeper(window);
}

}  // namespace headscope::app
