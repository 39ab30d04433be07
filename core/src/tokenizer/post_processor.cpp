// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizer/post_processor.h"

#include "base/json.h"
#include "tokenizer/json_fields.h"

#include <headscope/error.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string_view>

namespace headscope {

namespace {

constexpr std::string_view kAddedByBos = "<|endoftext|>";  // the one token that --bos adds

/// Reads one kind of processor after the other into an AroundText.
class ProcessorReader {
 public:
    ProcessorReader(const std::string& file, const char* hint) : m_file(file), m_hint(hint) {}

    AroundText around;

    void read(const nlohmann::json& processor, int depth = 0) {
        const std::string type = typeOf(processor, m_file, m_hint);
        if (type == "ByteLevel") return;  // moves offsets, adds nothing
        if (type == "TemplateProcessing") return readTemplate(processor);
        if (type == "RobertaProcessing" || type == "BertProcessing") {
            around.before.push_back(pairOf(processor, "cls"));
            around.after.push_back(pairOf(processor, "sep"));
        } else if (type == "Sequence" && depth < 8) {
            const nlohmann::json* const parts = fieldOf(processor, "processors");
            if (parts == nullptr || !parts->is_array()) broken();
            for (const nlohmann::json& part : *parts)
                read(part, depth + 1);
        } else {
            around.unknown = type;
        }
    }

 private:
    // "single": [{"SpecialToken": {"id": "<s>"}}, {"Sequence": {"id": "A"}}, ...]; what "<s>"
    // stands for is in special_tokens: {"<s>": {"ids": [0], "tokens": ["<s>"]}}.
    void readTemplate(const nlohmann::json& processor) {
        const nlohmann::json* const single = fieldOf(processor, "single");
        if (single == nullptr || !single->is_array()) broken();
        int texts = 0;
        for (const nlohmann::json& piece : *single) {
            if (!piece.is_object()) broken();
            if (piece.contains("Sequence")) {
                ++texts;
            } else if (const nlohmann::json* const special = fieldOf(piece, "SpecialToken")) {
                add(*special, fieldOf(processor, "special_tokens"),
                    texts == 0 ? around.before : around.after);
            } else {
                broken();
            }
        }
        if (texts != 1) around.unknown = "TemplateProcessing";  // leaves the text out or repeats it
    }

    void add(const nlohmann::json& special, const nlohmann::json* meanings,
             std::vector<BesideText>& side) const {
        const nlohmann::json* const name = fieldOf(special, "id");
        if (name == nullptr || !name->is_string()) broken();
        const auto& text = name->get_ref<const std::string&>();
        const nlohmann::json* const meaning = meanings ? fieldOf(*meanings, text.c_str()) : nullptr;
        const nlohmann::json* const ids = meaning ? fieldOf(*meaning, "ids") : nullptr;
        if (ids == nullptr || !ids->is_array()) {
            side.push_back({text, std::nullopt});
            return;
        }
        const nlohmann::json* const tokens = fieldOf(*meaning, "tokens");
        for (std::size_t i = 0; i < ids->size(); ++i) {
            const bool named =
                tokens && tokens->is_array() && i < tokens->size() && (*tokens)[i].is_string();
            side.push_back({named ? (*tokens)[i].get<std::string>() : text,
                            idOf((*ids)[i], text, m_file, m_hint)});
        }
    }

    // "cls": ["<s>", 0]
    [[nodiscard]] BesideText pairOf(const nlohmann::json& processor, const char* name) const {
        const nlohmann::json* const pair = fieldOf(processor, name);
        if (pair == nullptr || !pair->is_array() || pair->size() != 2 || !(*pair)[0].is_string()) {
            broken();
        }
        const auto text = (*pair)[0].get<std::string>();
        return {text, idOf((*pair)[1], text, m_file, m_hint)};
    }

    [[noreturn]] void broken() const {
        throw inputError(
            say("%1: the post_processor is not as the tokenizers library writes it", m_file),
            m_hint);
    }

    const std::string& m_file;
    const char* m_hint;
};

Message listed(const std::vector<BesideText>& tokens) {
    constexpr std::size_t kMost = 8;
    std::string text;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i == kMost) return say("%1 and %2 more", text, tokens.size() - kMost);
        text += i > 0 ? ", " : "";
        text += shownName(tokens[i].content);
        text += tokens[i].id ? fmt::format(" (id {})", *tokens[i].id) : "";
    }
    return text;
}

}  // namespace

AroundText readPostProcessor(const nlohmann::json* processor, const std::string& file,
                             const char* hint) {
    ProcessorReader reader(file, hint);
    if (processor != nullptr) reader.read(*processor);
    return std::move(reader.around);
}

Message noteOn(const AroundText& around, const Message& source) {
    if (!around.unknown.empty()) {
        return say(
            "%1 asks for a post-processing that Headscope does not know (%2): Python's "
            "tokenizer may add tokens to each text.",
            source, shownName(around.unknown));
    }
    if (around.before.empty())
        return say("Python's tokenizer puts %1 after each text (%2); Headscope does not.",
                   listed(around.after), source);
    const Message added =
        around.after.empty()
            ? say("Python's tokenizer puts %1 before each text (%2); Headscope does not by itself.",
                  listed(around.before), source)
            : say("Python's tokenizer puts %1 before and %2 after each text (%3); Headscope does "
                  "not by itself.",
                  listed(around.before), listed(around.after), source);
    if (around.before.size() > 1)
        return say(
            "%1 To compute with them, type them one after the other at the beginning of the "
            "prompt.",
            added);
    return around.before.front().content == kAddedByBos
               ? say("%1 To begin with it, switch on Run > Begin with <|endoftext|>; on a command "
                     "line give --bos.",
                     added)
               : say("%1 To compute with it, type it at the beginning of the prompt.", added);
}

}  // namespace headscope
