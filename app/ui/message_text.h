// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/message.h>

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <variant>

namespace headscope::app {

// In a header alone: the downloads, which the command line has, too, link no widgets.

[[nodiscard]] QString textOf(const Message& message);

namespace message_detail {

inline QString textOf(const MessageArgument& argument) {
    struct Words {
        QString operator()(const std::string& text) const { return QString::fromStdString(text); }
        QString operator()(std::int64_t number) const {
            return QLocale().toString(static_cast<qlonglong>(number));
        }
        QString operator()(const Decimals& number) const {
            return QLocale().toString(number.value, 'f', number.digits);
        }
        QString operator()(const Message& message) const { return app::textOf(message); }
    };
    return std::visit(Words(), argument.value);
}

/// The pattern in the language that is shown, with the count in its place.
inline QString patternOf(const Message::Content& said) {
    const char* key = said.pattern.c_str();
    QString own = QString::fromStdString(said.pattern);
    if (!said.count) {
        const QString text = QCoreApplication::translate("Core", key);
        // Names of interventions have a context of their own.
        return text == own && said.arguments.empty()
                   ? QCoreApplication::translate("Intervention", key)
                   : text;
    }
    if (QCoreApplication::translate("Core", key, nullptr, -1) != own)
        return QCoreApplication::translate("Core", key, nullptr, static_cast<int>(*said.count));
    if (*said.count == 1) own = QString::fromStdString(said.one);
    return own.replace(QLatin1String("%n"),
                       QLocale().toString(static_cast<qlonglong>(*said.count)));
}

}  // namespace message_detail

/// What core says, in the language that is shown; English where that has no translation of it. Any
/// thread.
inline QString textOf(const Message& message) {
    const auto& said = message.content();
    const QString pattern = message_detail::patternOf(said);
    if (said.arguments.empty()) return pattern;
    QString text;
    // In one pass: what is put in may have a %1 of its own.
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const bool isPlace = pattern[at] == u'%' && at + 1 < pattern.size();
        const int place = isPlace ? pattern[at + 1].digitValue() : -1;
        if (place < 1 || static_cast<std::size_t>(place) > said.arguments.size()) {
            text += pattern[at];
            continue;
        }
        text += message_detail::textOf(said.arguments[static_cast<std::size_t>(place) - 1]);
        ++at;
    }
    return text;
}

}  // namespace headscope::app
