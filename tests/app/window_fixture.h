// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_engine.h"
#include "plot/heatmap_data.h"
#include "shell/main_window.h"

#include <QTest>

#include <map>
#include <memory>
#include <vector>

class QAction;
class QComboBox;
class QTemporaryDir;

namespace headscope::app {
class HeatmapPlot;
}  // namespace headscope::app

namespace headscope::app::test {

/// As kPatience, where the real engine computes or another program runs, which takes seconds. All
/// of it fits into the time that a test has.
inline constexpr int kLongPatience = 300'000;

/// Settings of its own for the test function that runs, in `folder`, kept from window to window;
/// and the light theme. For init().
void useOwnSettings(const QTemporaryDir& folder);

/// Waits until all windows have what was asked for, every event has been handled and all is
/// painted: what is on screen then stays. Fails the test function where that does not come.
void settle();

/// A window for tests, used as a person would: with clicks, keys and drags. Shown at 1280 x 800; by
/// default on a fake engine, with the example prompt, and not running until asked; what is not
/// saved is discarded. The helpers that wait fail the test function where the wait is in vain, and
/// return.
class WindowFixture {
 public:
    using Change = std::function<void(WindowOptions&)>;

    /// `change` sets what the window is to start with.
    explicit WindowFixture(const Change& change = {},
                           std::shared_ptr<FakeScript> fake = std::make_shared<FakeScript>());

    void awaitModel() const;
    /// Until so many runs have ended, and the last of their repaints.
    void awaitEnds(std::size_t count) const;
    /// Once the model is there, the run button, and the end of the run.
    void runToEnd();

    template <class T>
    [[nodiscard]] T* find(const char* name) const {
        return window->findChild<T*>(QString::fromLatin1(name));
    }
    template <class T>
    [[nodiscard]] T* panel() const {
        return window->findChild<T*>();
    }
    [[nodiscard]] HeatmapPlot* map(std::size_t index) const;
    /// The action of a menu with this text, as it reads now; null: none.
    [[nodiscard]] QAction* action(const char* text) const;

    /// A click on the middle of a button that can be seen.
    void press(const char* button) const;
    /// Chooses from a menu.
    void trigger(const char* text) const;
    /// A key while the window has the keyboard: for shortcuts.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    /// Undo and redo by their keys.
    void undo() const { key(Qt::Key_Z, Qt::ControlModifier); }
    void redo() const { key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    /// Types in place of what is there.
    static void type(QWidget* field, const QString& text);
    /// Chooses from a list as the keyboard does.
    static void pick(QComboBox* box, int index);
    void bringUp(const char* dock) const;

    // On a map.
    void click(std::size_t map, HeadId head, Qt::KeyboardModifiers modifiers = {}) const;
    void clickAt(std::size_t map, QPointF position, Qt::KeyboardModifiers modifiers = {}) const;
    /// From cell to cell with the button held down, by way of every cell between.
    void drag(std::size_t map, HeadId from, HeadId to, Qt::KeyboardModifiers modifiers = {}) const;

    int patience = kPatience;  ///< of what awaits
    TokenizerFolder folder;
    std::shared_ptr<FakeScript> script;
    std::vector<RunEnd::Kind> ends;  ///< of the runs so far
    std::vector<std::map<HeadId, DrawnCell>>
        drawn;  ///< the last of each cell of the first two maps
    std::unique_ptr<MainWindow> window;
};

/// On the bundled model, once it has run the example prompt.
class BundledRun : public WindowFixture {
 public:
    BundledRun();
};

}  // namespace headscope::app::test
