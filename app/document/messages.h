// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/log_model.h"
#include "jobs/user_error.h"

#include <QObject>
#include <QString>

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace headscope::app {

/// What the user should know or may choose. It stays until it is dismissed.
struct Remark {
    struct Choice {
        QString text;
        std::function<void()> chosen;
    };
    QString text;
    std::vector<Choice> choices = {};
    std::function<void()> dismissed = {};  ///< called if no choice was taken
};

/// All messages of the program: one error at a time, one remark in each place, and a status. All
/// are written to the log. Strips above the maps, the status bar and the log's window are views of
/// it. GUI thread.
class Messages : public QObject {
    Q_OBJECT

 public:
    /// Where a remark is shown. Only another offer replaces an offer.
    enum class Place { News, Offer };

    /// The log must live as long.
    explicit Messages(LogModel& log, QObject* parent = nullptr);

    /// In the status bar. An empty text clears it.
    void showStatus(const QString& text);
    /// An error that was shown elsewhere: only logs it.
    void record(const UserError& error) { m_log.add(error); }

    /// Replaces the error that is shown.
    void fail(const UserError& error);
    /// The same, of a run: it says nothing any more when another one begins.
    void failOfRun(const UserError& error);
    void dismissError();
    /// If it is of a run.
    void dismissErrorOfRun();
    [[nodiscard]] const std::optional<UserError>& error() const { return m_error; }

    /// Replaces the remark that is there, which does not count as dismissed.
    void remark(Remark remark, Place place = Place::News);
    /// Removes the remark if it has this text.
    void withdraw(const QString& text, Place place = Place::News);
    /// As when the user dismisses it.
    void dismiss(Place place);
    /// Removes it and performs the choice. An index out of range is ignored.
    void choose(Place place, std::size_t choice);
    /// Null if none.
    [[nodiscard]] const Remark* remarkAt(Place place) const;

    /// Everything above the maps. Views with news of their own follow allDismissed().
    void dismissAll();

 Q_SIGNALS:
    void errorChanged();
    void remarkChanged(headscope::app::Messages::Place place);
    void statusChanged(const QString& text);
    void allDismissed();

 private:
    [[nodiscard]] std::optional<Remark>& at(Place place) {
        return m_remarks[static_cast<std::size_t>(place)];
    }

    LogModel& m_log;
    std::optional<UserError> m_error;
    bool m_isOfRun = false;  ///< the error
    std::array<std::optional<Remark>, 2> m_remarks;
};

}  // namespace headscope::app
