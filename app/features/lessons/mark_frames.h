// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

namespace headscope::app {

struct MarkedPlace;

/// A frame upon the window, which lets the mouse through and takes no keyboard.
class MarkFrame : public QWidget {
    Q_OBJECT

 public:
    explicit MarkFrame(QWidget* window);
    /// Of the place, in the window's coordinates.
    void frame(const QRect& place);
    [[nodiscard]] QRect place() const { return m_place; }
    void pulse();

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QRect m_place;
    int m_width;
};

/// Frames places of the window, and follows them as they move. GUI thread.
class MarkFrames : public QObject {
    Q_OBJECT

 public:
    /// `places` says where they are now.
    MarkFrames(QWidget& window, std::function<std::vector<MarkedPlace>()> places,
               QObject* parent = nullptr);
    ~MarkFrames() override;

    /// Sets other places: each frame pulses once, unless animations are off.
    void renew();
    /// No frames.
    void clear();
    [[nodiscard]] std::vector<const MarkFrame*> frames() const;

 private:
    void follow(bool isNew);

    QWidget& m_window;
    std::function<std::vector<MarkedPlace>()> m_places;
    std::vector<QPointer<MarkFrame>> m_frames;
    QTimer m_timer;
};

}  // namespace headscope::app
