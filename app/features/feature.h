// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QMainWindow;
class QVBoxLayout;
class QWidget;

namespace headscope::app {

class CommandTable;
class Document;
class PanelDocks;

/// Asks for files and folders; tests replace them. An empty answer: given up.
struct FileChoosers {
    /// A file to write.
    std::function<QString(QWidget* over, const QString& title, const QString& suggested)> saveFile;
    /// An existing folder.
    std::function<QString(QWidget* over, const QString& title)> folder;
};

/// What a feature is built into, and all that it knows of the rest. Lives as long as the window.
struct Workplace {
    QMainWindow& window;
    Document& document;
    CommandTable& commands;
    PanelDocks& docks;
    QVBoxLayout& strips;  ///< what is told, above the maps
    const FileChoosers& choosers;
};

/// One thing that the window is for, from its panels to its commands. To be made once, in the
/// window's constructor, after the features whose panels come before its own. GUI thread.
class Feature : public QObject {
    Q_OBJECT

 public:
    /// A child of the window.
    explicit Feature(Workplace& place);

    /// Its part of what a session remembers of the window.
    virtual void saveView(QJsonObject& /*view*/) const {}
    /// What of that does not depend on the run. Fields may be missing or make no sense.
    virtual void showView(const QJsonObject& /*view*/) {}
    /// The rest, once the session's run is on screen.
    virtual void showViewOfRun(const QJsonObject& /*view*/) {}

    /// Can it open this file or folder, such as one that is dropped on the window?
    [[nodiscard]] virtual bool canOpen(const QString& /*path*/) const { return false; }
    /// Precondition: canOpen().
    virtual void openPath(const QString& /*path*/) {}

    /// Is there something to come that was asked for?
    [[nodiscard]] virtual bool isBusy() const { return false; }

    /// A part of the window that the keyboard goes to, and what in it takes the keys.
    struct Area {
        QWidget* area;
        QWidget* focus;
    };
    /// Beside strips and docks, which the window knows.
    [[nodiscard]] virtual QList<Area> areas() const { return {}; }

 protected:
    [[nodiscard]] Workplace& place() const { return m_place; }
    [[nodiscard]] Document& document() const { return m_place.document; }
    [[nodiscard]] CommandTable& commands() const { return m_place.commands; }

 private:
    Workplace& m_place;
};

}  // namespace headscope::app
