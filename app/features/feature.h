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

/// Asks for files and folders; tests replace them. An empty answer: cancelled.
struct FileChoosers {
    /// A file to write.
    std::function<QString(QWidget* over, const QString& title, const QString& suggested)> saveFile;
    /// An existing folder.
    std::function<QString(QWidget* over, const QString& title)> folder;
};

/// What a feature is built into, and all that it knows of the rest. Lives as long as the features.
struct Workplace {
    QMainWindow& window;
    Document& document;
    CommandTable& commands;
    PanelDocks& docks;
    QVBoxLayout& strips;  ///< the strips above the maps
    const FileChoosers& choosers;
    QObject& kept;  ///< owns what survives a change of language: see Feature::keep()
};

/// One thing that the window is for, from its panels to its commands. To be made with the window,
/// after the features whose panels come before its own, and made anew where the language of all
/// texts is another: what cannot be lost then is the document's, or kept. GUI thread.
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
    /// Pales what a panel shows of the run on screen while that is not what is typed, by the rule
    /// of the maps.
    void veilStale(QWidget& shown) const;
    /// What the feature's panels show and what outlives them: the one that the window has, or, at
    /// first, the one that `make` makes as a child of the object it is given. It holds nothing of
    /// this feature or its widgets, and is destroyed after them and before the document.
    template <class T, class Make>
    [[nodiscard]] T& keep(const Make& make) const {
        T* kept = m_place.kept.findChild<T*>(QString(), Qt::FindDirectChildrenOnly);
        return kept ? *kept : *make(&m_place.kept);
    }
    /// The same of what needs nothing but its owner.
    template <class T>
    [[nodiscard]] T& keep() const {
        return keep<T>([](QObject* owner) { return new T(owner); });
    }

 private:
    Workplace& m_place;
};

}  // namespace headscope::app
