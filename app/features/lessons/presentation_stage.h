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
class QObject;
class QWidget;

namespace headscope::app {

class LessonController;
class RunState;

/// Does the step that is played hide what it asks about?
[[nodiscard]] bool isCovered(const LessonController& play);

/// What of the window a class sees: the maps, and at a step that points at a panel, that panel
/// above its text, with the maps where the step needs them, too. A panel that is pointed at once a
/// question is answered comes then: covered, it would take the maps' room. Of the column with the
/// prompt only what the step points at, in a row, unless something is to be typed there. The menu,
/// the status bar and the other panels are hidden until end(). GUI thread.
class PresentationStage {
 public:
    PresentationStage(QMainWindow& window, const RunState& state)
        : m_window(window), m_state(state), m_parts(window) {}

    /// Keeps the window's layout for end().
    void begin();
    void end();
    /// Sets up the step that is played.
    void show(const LessonController& play);
    /// What the step before had above the maps goes; show() follows.
    void putPartsBack() { m_parts.putBack(); }
    /// The window does not grow for what the step shows. Where maps that the step does not point at
    /// would be too small to be seen beside a whole panel, the panel stands in their place; on the
    /// smallest screens also where both are pointed at and the text is not short. Once the text is
    /// there, before fit().
    void makeRoom();
    /// Gives the panels what they need of the room that the step's text leaves, and the maps the
    /// rest.
    void fit();
    /// Scrolls to what the step points at, once all have their places.
    void showMarks();
    /// Is the step to be set up anew: what is asked about was uncovered, or the inspector has a
    /// head now?
    [[nodiscard]] bool isStale(const LessonController& play) const;
    /// Is that what a panel of the step scrolls, and does it need more height than at fit()?
    [[nodiscard]] bool hasGrown(const QObject* content) const;
    /// Are the maps before the class?
    [[nodiscard]] bool hasMaps() const;

 private:
    [[nodiscard]] QWidget* maps() const;
    void hideTitles();
    void fitParts();
    [[nodiscard]] int roomForBoth() const;
    [[nodiscard]] int leastForMaps() const;
    [[nodiscard]] int wantedByPanels() const;
    [[nodiscard]] int panelHeight() const;
    void putStripsAway();
    void bringStripsBack();

    QMainWindow& m_window;
    const RunState& m_state;
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
    bool m_givesMapsWay = false;    ///< the maps are there if there is room, too
    bool m_isForInspector = false;  ///< the step shows it, once a head is chosen
    bool m_hadHead = false;         ///< a head was chosen when the step was set up
    int m_fitted = 0;               ///< what the panels wanted at fit(); 0: not yet
};

}  // namespace headscope::app
