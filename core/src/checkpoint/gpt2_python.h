// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// What an exported program knows of GPT-2 in transformers; Architecture::python says what it
/// holds.
inline constexpr const char* kGpt2Python = R"py(
def projection(model, layer):
    """The module whose input is the heads' outputs, side by side."""
    return model.transformer.h[layer].attn.c_proj


def value_bias(model, layer, head):
    """What c_attn adds to the head's values: they are the last of its three parts."""
    width = RUN["model"]["width"] // RUN["model"]["heads"]
    start = 2 * RUN["model"]["width"] + head * width
    return model.transformer.h[layer].attn.c_attn.bias[start : start + width]


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
)py";

}  // namespace headscope
