// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QObject>
#include <QString>

#include <vector>

namespace headscope::app {

/// A study that was looked at, and where its rows lie.
struct KeptStudy {
    QString name;
    QString model;
    QString key;     ///< ReadyStudy::key
    QString folder;  ///< of its rows; absolute
    int prompts = 0;
    int computed = 0;  ///< of these, when it was last looked at
    QString when;      ///< ISO 8601 in UTC
    bool operator==(const KeptStudy&) const = default;
};

/// The session's studies, oldest first. Their rows stay in their folders, and the session's file
/// has but the list. GUI thread.
class KeptStudies : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<KeptStudy>& list() const { return m_list; }
    /// Adds it, or replaces the entry of the same key and folder.
    void note(const KeptStudy& study);
    /// Takes it off the list; its rows stay. An unknown index is ignored.
    void remove(int index);
    /// Puts it back to where it was, or to the end of a list that is shorter by now.
    void insert(int index, const KeptStudy& study);
    /// -1: it is not there.
    [[nodiscard]] int indexOf(const KeptStudy& study) const;
    /// Those of another session.
    void reset(std::vector<KeptStudy> list);

 Q_SIGNALS:
    void changed();
    /// By note(), remove() or insert(): the session's file has not got it yet.
    void edited();

 private:
    std::vector<KeptStudy> m_list;
};

// The field "studies" of a session's view. What makes no sense in it is left out.
[[nodiscard]] QJsonArray toJson(const std::vector<KeptStudy>& studies);
[[nodiscard]] std::vector<KeptStudy> keptStudiesFrom(const QJsonArray& json);

/// Is a study's folder there, with a study in it?
[[nodiscard]] bool isThere(const KeptStudy& study);
/// The folder where the window keeps the rows of a study with this key.
[[nodiscard]] QString ownStudyFolder(const QString& key);

}  // namespace headscope::app
