// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/lessons/staged_parts.h"

#include <headscope/lesson.h>

#include <QByteArray>
#include <QList>
#include <QMargins>
#include <QPointer>

#include <vector>

class QDockWidget;
class QMainWindow;
class QWidget;

namespace headscope::app {

class LessonController;

/// Does the step that is played hide what it asks about?
[[nodiscard]] bool isCovered(const LessonController& play);

/// What of the window a class sees: the maps, and at a step that points at a panel, that panel
/// above its text, with the maps where the step needs them, too. A panel that is pointed at once a
/// question is answered comes then: covered, it would take the maps' room. Of the column with the
/// prompt only what the step points at, in a row, unless something is to be typed there. The menu,
/// the status bar and the other panels are hidden until end(). GUI thread.
class PresentationStage {
 public:
    explicit PresentationStage(QMainWindow& window) : m_window(window), m_parts(window) {}

    /// Keeps the window's layout for end().
    void begin();
    void end();
    /// Sets up the step that is played.
    void show(const LessonController& play);
    /// What the step before had above the maps goes; show() follows.
    void putPartsBack() { m_parts.putBack(); }
    /// The window does not grow for what the step shows. On the smallest screens maps and a panel
    /// that are both pointed at have room beside a short text, else the panel stands in the maps'
    /// place. Once the text is there, before fit().
    void makeRoom();
    /// Gives the panels the room that `strip`, the step's text, leaves.
    void fit(const QWidget& strip);
    /// Scrolls to what the step points at, once all have their places.
    void showMarks();
    /// Was it so when the step was set up?
    [[nodiscard]] bool isCovered() const { return m_isCovered; }
    /// Are the maps before the class?
    [[nodiscard]] bool hasMaps() const;

 private:
    [[nodiscard]] QWidget* maps() const;
    void hideTitles();
    void fitParts();
    /// Beside `room` pixels for panel and maps.
    [[nodiscard]] int panelHeight(int room) const;
    void putStripsAway();
    void bringStripsBack();

    QMainWindow& m_window;
    StagedParts m_parts;
    QByteArray m_layout;
    QPointer<QWidget> m_away;  ///< the strips above the maps
    QMargins m_margins;        ///< of the window's centre
    QList<QPointer<QWidget>> m_hidden;
    QList<QPointer<QDockWidget>> m_panels;  ///< of the step
    QList<QPointer<QWidget>> m_noTitles;    ///< in place of the panels' own
    std::vector<LessonMark> m_marks;        ///< what it points at, covered or not
    bool m_isCovered = false;
    bool m_pointsAtMaps = false;
    bool m_pointsAtPanel = false;
};

}  // namespace headscope::app
