// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "checkpoint/model_folder.h"
#include "folder/folder_files.h"
#include "intervention/kind.h"
#include "report/report_json.h"

#include <headscope/error.h>
#include <headscope/model_catalog.h>
#include <headscope/python_script.h>
#include <headscope/visible_text.h>

#include <fmt/format.h>

#include <set>
#include <string>

namespace headscope {
namespace {

// A JSON text in ASCII is a Python text, too.
std::string literal(const std::string& text) {
    return Json(validUtf8(text)).dump(-1, ' ', true);
}

constexpr const char* kScriptHead = R"py(#!/usr/bin/env python3
"""Repeats a run of Headscope with Hugging Face's transformers, and compares the numbers.

Needs: pip install torch transformers
Every head's output in turn is replaced in a forward pre-hook on attn.c_proj, as SOURCES says.
Exit code: 0 all numbers agree, 1 they do not, 2 it cannot run.
"""
import json
import sys

)py";

// In JSON no three quotation marks follow each other, so a raw text can hold it as it is.
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
        self.ids = torch.tensor([[token["id"] for token in RUN["prompt"]["tokens"]]])
        self.width = RUN["model"]["width"] // RUN["model"]["heads"]

    def value_bias(self, layer, head):
        """What c_attn adds to the head's values: they are the last of its three parts."""
        start = 2 * RUN["model"]["width"] + head * self.width
        return self.model.transformer.h[layer].attn.c_attn.bias[start : start + self.width]

    def projection(self, layer):
        return self.model.transformer.h[layer].attn.c_proj

    def slice_of(self, head):
        return slice(head * self.width, (head + 1) * self.width)

    def probabilities(self):
        with self.torch.no_grad():
            logits = self.model(self.ids).logits[0, -1]
        return self.torch.softmax(logits.double(), dim=-1)

    def clean(self):
        """The clean run's probabilities, and the heads' outputs of each layer."""
        outputs = {}
        hooks = []

        def keep(layer):
            def hook(module, args):
                outputs[layer] = args[0].clone()

            return hook

        for layer in range(RUN["model"]["layers"]):
            hooks.append(self.projection(layer).register_forward_pre_hook(keep(layer)))
        try:
            return self.probabilities(), outputs
        finally:
            for hook in hooks:
                hook.remove()

    def ablated(self, layer, head, source, alpha, clean, positions):
        own = self.slice_of(head)
        with self.torch.no_grad():
            bias = self.value_bias(layer, head)

        def hook(module, args):
            z = args[0].clone()
            for position in positions:
                z[0, position, own] = source(z[0, position, own], clean[0, :, own], bias, alpha)
            return (z,) + tuple(args[1:])

        handle = self.projection(layer).register_forward_pre_hook(hook)
        try:
            return self.probabilities()
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
    clean, outputs = repeater.clean()
    found = {("clean", -1, -1): numbers_of(clean)}
    for sweep in RUN["sweeps"]:
        positions = positions_of(sweep["positions"], len(RUN["prompt"]["tokens"]))
        source = SOURCES[sweep["intervention"]["kind"]]
        alpha = sweep["intervention"].get("alpha")
        for cell in sweep["cells"]:
            layer, head = cell["layer"], cell["head"]
            found[sweep["replacement"], layer, head] = numbers_of(
                repeater.ablated(layer, head, source, alpha, outputs[layer], positions)
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


def source_of(name, tensors):
    """The tensor of the files that has this name in transformers; None where there is none."""
    if name == "lm_head.weight":
        return tensors.get(OWN_WAY["head"] or OWN_WAY["prefix"] + "wte.weight")
    plain = name[len("transformer.") :]
    old = plain
    if "ln_" in plain:
        old = plain.replace(".weight", ".gamma").replace(".bias", ".beta")
    for known in (OWN_WAY["prefix"] + plain, OWN_WAY["prefix"] + old, name, plain):
        if known in tensors:
            return tensors[known]
    return None


def weights_of(shapes, tensors, zeros):
    """Every tensor of the model, read as Headscope reads these files; zeros(shape) makes one."""
    weights = {}
    for name, shape in shapes.items():
        if name.endswith((".attn.bias", ".attn.masked_bias")):
            continue  # the causal mask, which the model makes itself
        tensor = source_of(name, tensors)
        if tensor is None and name == "transformer.wte.weight":
            tensor = tensors[OWN_WAY["head"]]  # tied to it
        if tensor is None and name.endswith(".bias"):
            tensor = zeros(shape)
        if OWN_WAY["transposed"] and name.endswith(
            (".c_attn.weight", ".c_proj.weight", ".c_fc.weight")
        ):
            tensor = tensor.t().contiguous()
        weights[name] = tensor.float()
    return weights


def load(torch, transformers):
    if OWN_WAY is None:
        return transformers.GPT2LMHeadModel.from_pretrained(
            MODEL, revision=REVISION, torch_dtype=torch.float32
        )
    # from_pretrained() would read other weights than Headscope has, or none.
    from safetensors.torch import load_file
    from transformers.utils import cached_file

    config = transformers.GPT2Config.from_pretrained(MODEL, revision=REVISION)
    for field, value in OWN_WAY["config"].items():
        setattr(config, field, value)
    model = transformers.GPT2LMHeadModel(config)
    tensors = {}
    for file in OWN_WAY["files"]:
        tensors.update(load_file(cached_file(MODEL, file, revision=REVISION)))
    shapes = {name: there.shape for name, there in model.state_dict().items()}
    weights = weights_of(shapes, tensors, torch.zeros)
    missing, unexpected = model.load_state_dict(weights, strict=False)
    missing = [name for name in missing if not name.endswith((".attn.bias", ".attn.masked_bias"))]
    if missing or unexpected:
        raise ValueError("not the model's tensors: %s %s" % (missing, unexpected))
    return model


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
    const Json json{{"prefix", way->reading.prefix},
                    {"head", way->reading.head},
                    {"transposed", way->reading.transposed},
                    {"files", way->files},
                    {"config",
                     {{"tie_word_embeddings", way->config.tiedEmbeddings},
                      {"activation_function", name(way->config.activation)},
                      {"layer_norm_epsilon", way->config.layerNormEpsilon}}}};
    return "json.loads(" + literal(json.dump()) + ")";
}

// The kinds of the run's interventions, each once.
std::string sourcesLiteral(const SweepReport& report) {
    std::string text =
        "# What stands in z's place at one position: z [h] is the run's own, clean [T, h] the "
        "clean "
        "run's.\nSOURCES = {\n";
    std::set<std::string> ids;
    for (const auto& sweep : report.result.sweeps) {
        const auto& kind = kindOf(sweep.intervention);
        if (ids.insert(kind.id).second)
            text += fmt::format("    \"{}\": lambda z, clean, value_bias, alpha: {},\n", kind.id,
                                kind.python);
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
    return kScriptHead +
           fmt::format(
               "MODEL = {}\nREVISION = {}\nOWN_WAY = {}\nRUN = json.loads(\n    "
               "r\"\"\"\n{}\n\"\"\"\n)\n\n{}",
               literal(model.name), model.revision.empty() ? "\"main\"" : literal(model.revision),
               ownWayLiteral(model.ownWay),
               reportToJson(report).dump(1, ' ', true, Json::error_handler_t::replace),
               sourcesLiteral(report)) +
           kBody;
}

}  // namespace headscope
