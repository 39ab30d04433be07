// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

class QAction;
class QMenu;
class QWidget;

namespace headscope::app {

class CommandTable;
class PromptPanel;

/// The menu of what the next run replaces a head's output by: one entry a kind, which says in a
/// sentence what it does. The choice is the prompt panel's. Lives as long as the window.
class InterventionMenu : public QObject {
    Q_OBJECT

 public:
    /// Asks for the number of a kind, beginning with `now`; empty: cancelled. For tests.
    using NumberChooser = std::function<std::optional<double>(QWidget* over, double now)>;

    InterventionMenu(PromptPanel& prompt, QWidget& window, NumberChooser chooser = {});

    /// All its entries are commands too.
    void addTo(QMenu& menu, CommandTable& commands);

 Q_SIGNALS:
    /// The next run is to have it, which it had not: by a click here, not by a session or Undo.
    void added(const headscope::Intervention& intervention);

 private:
    struct Entry {
        Intervention intervention;
        QAction* action;
    };

    void addKind(QMenu& menu, CommandTable& commands, const Intervention& kind);
    void toggle(std::size_t entry);
    void chooseNumber(std::size_t entry);
    /// In the order of the menu; refuses to leave none.
    void choose(std::vector<Intervention> wanted);
    [[nodiscard]] bool isChosen(std::size_t entry) const;
    void refresh();

    PromptPanel& m_prompt;
    QWidget& m_window;
    NumberChooser m_chooser;
    std::vector<Entry> m_entries;
};

}  // namespace headscope::app
