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
    std::function<void()> dismissed = {};  ///< called where none of the choices was taken
};

/// All that the program tells: one error at a time, one remark in each place, and what is told in
/// passing. All of it is written into the log. Strips above the maps, the status bar and the log's
/// window are views of it. GUI thread.
class Messages : public QObject {
    Q_OBJECT

 public:
    /// Where a remark stands. No other news takes an offer's place.
    enum class Place { News, Offer };

    /// The log must live as long.
    explicit Messages(LogModel& log, QObject* parent = nullptr);

    /// In passing. An empty text takes away what was told last.
    void showStatus(const QString& text);
    /// An error that has been said elsewhere: the log alone has it.
    void record(const UserError& error) { m_log.add(error); }

    /// Takes the place of the error that is shown.
    void fail(const UserError& error);
    void dismissError();
    [[nodiscard]] const std::optional<UserError>& error() const { return m_error; }

    /// Takes the place of the remark that is there, which does not count as dismissed.
    void remark(Remark remark, Place place = Place::News);
    /// Takes the remark away where it has this text.
    void withdraw(const QString& text, Place place = Place::News);
    /// As the user does who wants to see it no longer.
    void dismiss(Place place);
    /// Takes it away and does what the choice does. An index that there is not is ignored.
    void choose(Place place, std::size_t choice);
    /// Null: there is none.
    [[nodiscard]] const Remark* remarkAt(Place place) const;

    /// All that stands above the maps. Views that have news of their own follow.
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
    std::array<std::optional<Remark>, 2> m_remarks;
};

}  // namespace headscope::app
