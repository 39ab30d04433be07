// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/window_completion.h"

#include <headscope/intervention.h>

#include <QCommandLineOption>
#include <QString>

#include <map>
#include <string>
#include <vector>

namespace headscope::app {
namespace {

using completion::Value;

/// Options whose values are words of a short list, as main.cpp and core read them.
const std::map<std::string, std::vector<std::string>>& choices() {
    static const std::map<std::string, std::vector<std::string>> all{
        {"--theme", {"light", "dark", "system"}},
        {"--language", {"system", "en", "vi"}},
        {"--replace", offeredNames()},
        {"--format", {"pdf", "png", "svg", "csv", "json"}},
        {"--platform", {"xcb", "wayland", "offscreen"}},
        {"--device", {"cpu", "cuda"}},
        {"--preset", {"column", "columns", "page", "slide"}},
        {"--signs", {"none", "marks", "hatching"}},
        {"--color-end", {"scale", "largest"}},
        {"--completion", {"bash", "zsh", "fish"}}};
    return all;
}

completion::Option described(const QCommandLineOption& option) {
    completion::Option result;
    for (const QString& name : option.names())
        result.names.push_back((name.size() == 1 ? "-" : "--") + name.toStdString());
    result.help = option.description().toStdString();
    const std::string type = option.valueName().toStdString();
    const auto found = choices().find(result.names.back());
    if (found != choices().end()) {
        result.value = Value::Choice;
        result.choices = found->second;
    } else if (!type.empty()) {
        result.value = type == "FILE" ? Value::File : type == "DIR" ? Value::Folder : Value::Text;
    }
    return result;
}

}  // namespace

completion::Command windowCommand(const QList<QCommandLineOption>& options) {
    completion::Command command;
    command.name = "headscope";
    command.help = "Explorer of attention-head ablation in GPT-2 models";
    for (const auto& option : options)
        command.options.push_back(described(option));
    command.argument = Value::File;
    return command;
}

}  // namespace headscope::app
