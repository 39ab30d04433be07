// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpoint/folder_files.h"
#include "report/report_json.h"

#include <headscope/model_catalog.h>
#include <headscope/python_script.h>
#include <headscope/token_choice.h>

#include <fmt/format.h>

#include <string>

namespace headscope {
namespace {

// A JSON text in ASCII is a Python text, too.
std::string literal(const std::string& text) {
    return Json(validUtf8(text)).dump(-1, ' ', true);
}

constexpr const char* kHead = R"py(#!/usr/bin/env python3
"""Repeats a run of Headscope with Hugging Face's transformers, and compares the numbers.

Needs: pip install torch transformers
Every head in turn is replaced by zero or by its own mean, in a forward pre-hook on attn.c_proj.
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

    def projection(self, layer):
        return self.model.transformer.h[layer].attn.c_proj

    def slice_of(self, head):
        return slice(head * self.width, (head + 1) * self.width)

    def probabilities(self):
        with self.torch.no_grad():
            logits = self.model(self.ids).logits[0, -1]
        return self.torch.softmax(logits.double(), dim=-1)

    def clean(self):
        """The clean run's probabilities, and the mean of every head's output."""
        means = {}
        hooks = []

        def keep(layer):
            def hook(module, args):
                for head in range(RUN["model"]["heads"]):
                    z = args[0][0, :, self.slice_of(head)]
                    means[layer, head] = z.double().mean().item()

            return hook

        for layer in range(RUN["model"]["layers"]):
            hooks.append(self.projection(layer).register_forward_pre_hook(keep(layer)))
        try:
            return self.probabilities(), means
        finally:
            for hook in hooks:
                hook.remove()

    def ablated(self, layer, head, value, positions):
        def hook(module, args):
            z = args[0].clone()
            for position in positions:
                z[0, position, self.slice_of(head)] = value
            return (z,) + tuple(args[1:])

        handle = self.projection(layer).register_forward_pre_hook(hook)
        try:
            return self.probabilities()
        finally:
            handle.remove()


def numbers_of(probabilities):
    return {
        "p_target": probabilities[RUN["target"]["id"]].item(),
        "p_control": probabilities[RUN["control"]["id"]].item(),
        "argmax": int(probabilities.argmax().item()),
    }


def repeat(repeater):
    """{(replacement, layer, head): numbers}; the clean run is ("clean", -1, -1)."""
    clean, means = repeater.clean()
    found = {("clean", -1, -1): numbers_of(clean)}
    for sweep in RUN["sweeps"]:
        positions = positions_of(sweep["positions"], len(RUN["prompt"]["tokens"]))
        for cell in sweep["cells"]:
            key = cell["layer"], cell["head"]
            value = means[key] if sweep["replacement"] == "mean" else 0.0
            found[(sweep["replacement"],) + key] = numbers_of(
                repeater.ablated(key[0], key[1], value, positions)
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
        from transformers import GPT2LMHeadModel
    except ImportError as error:
        print("This needs torch and transformers: %s" % error, file=sys.stderr)
        return 2
    model = GPT2LMHeadModel.from_pretrained(MODEL, revision=REVISION, torch_dtype=torch.float32)
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

}  // namespace

PythonModel pythonModel(const std::filesystem::path& folder) {
    const auto hub = hubName(folder);
    const auto revision = inspectModel(folder).revision;
    if (hub && !revision.empty()) return {*hub, revision};
    return {folder.string(), {}};
}

std::string pythonScript(const SweepReport& report, const PythonModel& model) {
    return kHead +
           fmt::format("MODEL = {}\nREVISION = {}\nRUN = json.loads(\n    r\"\"\"\n{}\n\"\"\"\n)\n",
                       literal(model.name),
                       model.revision.empty() ? "\"main\"" : literal(model.revision),
                       reportToJson(report).dump(1, ' ', true, Json::error_handler_t::replace)) +
           kBody;
}

}  // namespace headscope
