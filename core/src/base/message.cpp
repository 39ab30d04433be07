// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/message.h>

#include <fmt/format.h>

#include <utility>

namespace headscope {
namespace {

const Message::Content kNothingSaid;

std::string englishOf(const MessageArgument& argument) {
    struct Words {
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(const Decimals& number) const {
            return fmt::format("{:.{}f}", number.value, number.digits);
        }
        std::string operator()(const Message& message) const { return message.english(); }
    };
    return std::visit(Words(), argument.value);
}

/// In one pass: what is put in may have a %1 of its own.
std::string filled(const std::string& pattern, const Message::Content& content) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char next = pattern[at] == '%' && at + 1 < pattern.size() ? pattern[at + 1] : '\0';
        if (next == 'n' && content.count) {
            text += std::to_string(*content.count);
            ++at;
        } else if (next >= '1' && static_cast<std::size_t>(next - '1') < content.arguments.size()) {
            text += englishOf(content.arguments[static_cast<std::size_t>(next - '1')]);
            ++at;
        } else {
            text += pattern[at];
        }
    }
    return text;
}

}  // namespace

MessageArgument::MessageArgument(double number) : value(fmt::format("{}", number)) {}

Message::Message(std::string text) {
    if (text.empty()) return;
    Content content;
    content.pattern = std::move(text);
    m_content = std::make_shared<const Content>(std::move(content));
}

Message::Message(std::string_view text) : Message(std::string(text)) {}

Message::Message(const char* text) : Message(std::string(text)) {}

Message::Message(Content content)
    : m_content(std::make_shared<const Content>(std::move(content))) {}

bool Message::empty() const {
    return !m_content || (m_content->arguments.empty() && m_content->pattern.empty());
}

const Message::Content& Message::content() const {
    return m_content ? *m_content : kNothingSaid;
}

std::string Message::english() const {
    const Content& said = content();
    return filled(said.count && *said.count == 1 ? said.one : said.pattern, said);
}

Message Message::onOneLine() const {
    if (!m_content) return {};
    Content clean = *m_content;
    clean.pattern = messageText(clean.pattern);
    clean.one = messageText(clean.one);
    for (MessageArgument& argument : clean.arguments) {
        if (auto* text = std::get_if<std::string>(&argument.value)) *text = messageText(*text);
        if (auto* message = std::get_if<Message>(&argument.value)) *message = message->onOneLine();
    }
    return Message(std::move(clean));
}

}  // namespace headscope
