// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_facts.h>

#include <QRect>
#include <QString>

#include <optional>
#include <string>
#include <vector>

class QMainWindow;
class QWidget;

namespace headscope::app {

class RunState;

/// A place of the window that a lesson names.
struct Anchor {
    const char* place;   ///< of lessonPlaces()
    const char* widget;  ///< its objectName; of a panel what is in it
    const char* panel;   ///< of lessonPanels(): what brings it to the front; empty: it is there
};
/// One row for each of lessonPlaces().
[[nodiscard]] const std::vector<Anchor>& anchors();

/// The dock of a panel, by its objectName; empty: it cannot be hidden.
[[nodiscard]] QString dockOf(const std::string& panel);

/// What is framed: a rectangle of a widget.
struct MarkedPlace {
    QWidget* widget;
    QRect rect;  ///< in its coordinates
};
/// Nothing if it is not there, such as a map that is not shown, or a head that is not known.
[[nodiscard]] std::optional<MarkedPlace> findMark(const QWidget& window, const RunState& state,
                                                  const LessonMark& mark,
                                                  const LessonValues* values);

/// The widget that a mark names, wherever it is; null: none.
[[nodiscard]] QWidget* widgetOf(const QMainWindow& window, const LessonMark& mark);
/// Brings into sight what is scrolled away of these, the first one last.
void scrollTo(const QMainWindow& window, const std::vector<LessonMark>& marks);

}  // namespace headscope::app
