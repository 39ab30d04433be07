// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "checkpoint/architecture.h"
#include "checkpoint/model_folder.h"
#include "folder/folder_files.h"
#include "intervention/kind.h"
#include "report/report_json.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/python_script.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace headscope {
namespace {

// A JSON text in ASCII is a Python text, too.
std::string literal(const std::string& text) {
    return Json(validUtf8(text)).dump(-1, ' ', true);
}

// {} is the module whose input is replaced.
constexpr const char* kScriptHead = R"py(#!/usr/bin/env python3
"""Repeats a run of Headscope with Hugging Face's transformers, and compares the numbers.

Needs: pip install torch transformers
Every head's output in turn is replaced in a forward pre-hook on {}, as SOURCES says.
Exit code: 0 all numbers agree, 1 they do not, 2 it cannot run.
"""
import json
import sys

)py";

// In JSON no three quotation marks follow each other, so a raw string can hold it unchanged.
constexpr const char* kBody = R"py(
TOLERANCE = 1e-4  # in probability: two programs that sum in different orders


def positions_of(name, tokens):
    """The positions that are replaced: "all", "last" or "0,3,4"."""
    if name == "all":
        return list(range(tokens))
    if name == "last":
        return [tokens - 1]
    return [int(position) for position in name.split(",")]


class Repeater:
    """The model of the run, with one head replaced at a time."""

    def __init__(self, torch, model):
        self.torch = torch
        self.model = model
        self.ids = self.ids_of(RUN["prompt"]["tokens"])
        self.width = RUN["model"]["width"] // RUN["model"]["heads"]

    def ids_of(self, tokens):
        return self.torch.tensor([[token["id"] for token in tokens]])

    def slice_of(self, head):
        return slice(head * self.width, (head + 1) * self.width)

    def probabilities(self, ids):
        with self.torch.no_grad():
            logits = self.model(ids).logits[0, -1]
        return self.torch.softmax(logits.double(), dim=-1)

    def clean(self, ids):
        """A clean run's probabilities, and the heads' outputs of each layer."""
        outputs = {}
        hooks = []

        def keep(layer):
            def hook(module, args):
                outputs[layer] = args[0].clone()

            return hook

        for layer in range(RUN["model"]["layers"]):
            hooks.append(projection(self.model, layer).register_forward_pre_hook(keep(layer)))
        try:
            return self.probabilities(ids), outputs
        finally:
            for hook in hooks:
                hook.remove()

    def ablated(self, layer, head, source, alpha, clean, donor, positions):
        own = self.slice_of(head)
        with self.torch.no_grad():
            bias = value_bias(self.model, layer, head)

        def hook(module, args):
            z = args[0].clone()
            for position in positions:
                other = None if donor is None else donor[0, position, own]
                z[0, position, own] = source(
                    z[0, position, own], clean[0, :, own], bias, alpha, other
                )
            return (z,) + tuple(args[1:])

        handle = projection(self.model, layer).register_forward_pre_hook(hook)
        try:
            return self.probabilities(self.ids)
        finally:
            handle.remove()


def watched(role):
    """The ids of the role's tokens: of a set the probabilities are added."""
    return [token["id"] for token in RUN[role].get("tokens", [RUN[role]])]


def numbers_of(probabilities):
    return {
        "p_target": sum(probabilities[token].item() for token in watched("target")),
        "p_control": sum(probabilities[token].item() for token in watched("control")),
        "argmax": int(probabilities.argmax().item()),
    }


def repeat(repeater):
    """{(replacement, layer, head): numbers}; the clean run is ("clean", -1, -1)."""
    clean, outputs = repeater.clean(repeater.ids)
    found = {("clean", -1, -1): numbers_of(clean)}
    for sweep in RUN["sweeps"]:
        positions = positions_of(sweep["positions"], len(RUN["prompt"]["tokens"]))
        source = SOURCES[sweep["intervention"]["kind"]]
        alpha = sweep["intervention"].get("alpha")
        donor = {}
        if "donor" in sweep["intervention"]:
            _, donor = repeater.clean(repeater.ids_of(sweep["intervention"]["donor"]["tokens"]))
        for cell in sweep["cells"]:
            layer, head = cell["layer"], cell["head"]
            found[sweep["replacement"], layer, head] = numbers_of(
                repeater.ablated(
                    layer, head, source, alpha, outputs[layer], donor.get(layer), positions
                )
            )
    return found


def expected():
    """The exported numbers, in the same form."""
    numbers = {("clean", -1, -1): RUN["clean"]}
    for sweep in RUN["sweeps"]:
        for cell in sweep["cells"]:
            numbers[sweep["replacement"], cell["layer"], cell["head"]] = cell
    return {
        key: {
            "p_target": one["p_target"],
            "p_control": one["p_control"],
            "argmax": one["argmax"]["id"],
        }
        for key, one in numbers.items()
    }


def compare(ours, theirs):
    """The largest difference in probability, and the keys whose likeliest token is another."""
    largest = 0.0
    others = []
    for key in ours:
        for name in ("p_target", "p_control"):
            difference = abs(ours[key][name] - theirs[key][name])
            if not difference <= largest and largest == largest:  # what is no number stays
                largest = difference
        if ours[key]["argmax"] != theirs[key]["argmax"]:
            others.append(key)
    return largest, others


def table(numbers):
    lines = ["replacement  layer  head  P(target)  change    P(control)  change    likeliest"]
    clean = numbers["clean", -1, -1]
    for (replacement, layer, head), one in numbers.items():
        lines.append(
            "%-11s  %5s  %4s  %.6f  %+.6f  %.6f    %+.6f  %d"
            % (
                replacement,
                layer if layer >= 0 else "",
                head if head >= 0 else "",
                one["p_target"],
                one["p_target"] - clean["p_target"],
                one["p_control"],
                one["p_control"] - clean["p_control"],
                one["argmax"],
            )
        )
    return "\n".join(lines)


def main():
    try:
        import torch
        import transformers

        model = load(torch, transformers)
    except ImportError as error:
        print("This needs torch and transformers: %s" % error, file=sys.stderr)
        return 2
    found = repeat(Repeater(torch, model.eval()))
    print(table(found))
    largest, others = compare(expected(), found)
    print("Largest difference to Headscope's numbers: %.2e (at most %.0e agrees)" % (largest, TOLERANCE))
    for key in others:
        print("Another likeliest token: %s %d.%d" % key)
    return 0 if largest <= TOLERANCE and not others else 1


if __name__ == "__main__":
    sys.exit(main())
)py";

std::optional<PythonModel::OwnWay> ownWayOf(const std::filesystem::path& folder) {
    try {
        const ModelFolder model = openModelFolder(folder);
        if (!model.info.reading.ownWay) return std::nullopt;
        PythonModel::OwnWay way{model.info.config, model.info.reading, {}};
        for (const auto& file : model.weights.files())
            way.files.push_back(displayPath(file.path().filename()));
        return way;
    } catch (const Error&) {
        return std::nullopt;
    }
}

// JSON's true and false are not Python's: the text is read as JSON.
std::string ownWayLiteral(const std::optional<PythonModel::OwnWay>& way) {
    if (!way) return "None";
    const auto& fields = gpt2().fields;
    const Json json{{"prefix", way->reading.prefix},
                    {"head", way->reading.head},
                    {"transposed", way->reading.transposed},
                    {"files", way->files},
                    {"config",
                     {{fields.tied.name, way->config.tiedEmbeddings},
                      {fields.activation.name, name(way->config.activation)},
                      {fields.epsilon.name, way->config.layerNormEpsilon}}}};
    return "json.loads(" + literal(json.dump()) + ")";
}

// The kinds of the run's interventions, each once.
std::string sourcesLiteral(const SweepReport& report) {
    std::string text =
        "# What stands in z's place at one position: z [h] is the run's own, clean [T, h] the "
        "clean "
        "run's,\n# donor [h] that of a second prompt's clean run.\nSOURCES = {\n";
    std::set<std::string> ids;
    for (const auto& part : report.result.parts) {
        const auto& kind = kindOf(part.intervention);
        if (!kind.python)
            throw inputError(
                say("%1 takes means over reference prompts, which a run does not hold", kind.id),
                say("Export a run with other interventions."));
        if (ids.insert(kind.id).second)
            text += fmt::format("    \"{}\": lambda z, clean, value_bias, alpha, donor: {},\n",
                                kind.id, kind.python);
    }
    return text + "}\n";
}

}  // namespace

PythonModel pythonModel(const std::filesystem::path& folder) {
    const auto hub = hubName(folder);
    const auto revision = inspectModel(folder).revision;
    PythonModel model{folder.string(), {}, ownWayOf(folder)};
    if (hub && !revision.empty()) {
        model.name = *hub;
        model.revision = revision;
    }
    return model;
}

std::string pythonScript(const SweepReport& report, const PythonModel& model) {
    return fmt::format(fmt::runtime(kScriptHead), gpt2().block.attentionOut) +
           fmt::format(
               "MODEL = {}\nREVISION = {}\nOWN_WAY = {}\nRUN = json.loads(\n    "
               "r\"\"\"\n{}\n\"\"\"\n)\n\n{}",
               literal(model.name), model.revision.empty() ? "\"main\"" : literal(model.revision),
               ownWayLiteral(model.ownWay),
               reportToJson(report).dump(1, ' ', true, Json::error_handler_t::replace),
               sourcesLiteral(report)) +
           gpt2().python + kBody;
}

}  // namespace headscope
