# SPDX-License-Identifier: GPL-3.0-or-later
"""GPT-2 as the exported program uses it of transformers: read from a folder of safetensors in
float32, computed on lists in float64, with forward pre-hooks on attn.c_proj that are really called.

Written from the description of the architecture, not from Headscope's code.
"""
import array
import json
import math
import os
import struct
import sys
from types import SimpleNamespace

from torch import Tensor, float32


def read_safetensors(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            raise ValueError("%s is %s" % (name, entry["dtype"]))
        begin, end = entry["data_offsets"]
        numbers = array.array("f", data[begin:end])
        if sys.byteorder != "little":
            numbers.byteswap()
        tensors[name.removeprefix("transformer.")] = Tensor(entry["shape"], numbers)
    return tensors


def rows_of(tensor):
    width = tensor.shape[-1]
    return [tensor.numbers[at : at + width] for at in range(0, len(tensor.numbers), width)]


def dot(a, b):
    return sum(map(float.__mul__, a, b))


class Conv1D:
    """x W + b, and the hooks that may change x before it."""

    def __init__(self, weight, bias):
        self.columns = list(zip(*rows_of(weight)))
        self.bias = bias.numbers
        self.hooks = []

    def register_forward_pre_hook(self, hook):
        self.hooks.append(hook)
        return SimpleNamespace(remove=lambda: self.hooks.remove(hook))

    def __call__(self, x):
        if self.hooks:
            args = (Tensor((1, len(x), len(x[0])), [number for row in x for number in row]),)
            for hook in list(self.hooks):
                changed = hook(self, args)
                if changed is not None and "STUB_IGNORES_HOOKS" not in os.environ:
                    args = changed if isinstance(changed, tuple) else (changed,)
            x = rows_of(args[0])
        return [[dot(row, column) + b for column, b in zip(self.columns, self.bias)] for row in x]


class LayerNorm:
    def __init__(self, weight, bias, epsilon):
        self.weight, self.bias, self.epsilon = weight.numbers, bias.numbers, epsilon

    def __call__(self, x):
        result = []
        for row in x:
            mean = sum(row) / len(row)
            variance = sum((number - mean) ** 2 for number in row) / len(row)
            scale = 1 / math.sqrt(variance + self.epsilon)
            result.append(
                [(n - mean) * scale * w + b for n, w, b in zip(row, self.weight, self.bias)]
            )
        return result


def gelu_new(x):
    return 0.5 * x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


class Block:
    def __init__(self, weights, layer, config):
        def of(name):
            return weights["h.%d.%s.weight" % (layer, name)], weights["h.%d.%s.bias" % (layer, name)]

        epsilon = config["layer_norm_epsilon"]
        self.heads = config["n_head"]
        self.ln_1 = LayerNorm(*of("ln_1"), epsilon)
        self.ln_2 = LayerNorm(*of("ln_2"), epsilon)
        self.attn = SimpleNamespace(c_attn=Conv1D(*of("attn.c_attn")), c_proj=Conv1D(*of("attn.c_proj")))
        self.mlp = SimpleNamespace(c_fc=Conv1D(*of("mlp.c_fc")), c_proj=Conv1D(*of("mlp.c_proj")))

    def attention(self, x):
        width = len(x[0])
        size = width // self.heads
        qkv = self.attn.c_attn(x)
        z = [[0.0] * width for _ in x]
        for head in range(self.heads):
            part = [slice(k * width + head * size, k * width + (head + 1) * size) for k in range(3)]
            for t in range(len(x)):
                scores = [dot(qkv[t][part[0]], qkv[s][part[1]]) / math.sqrt(size) for s in range(t + 1)]
                peak = max(scores)
                pattern = [math.exp(score - peak) for score in scores]
                total = sum(pattern)
                for i in range(size):
                    mixed = sum(p * qkv[s][part[2]][i] for s, p in enumerate(pattern))
                    z[t][head * size + i] = mixed / total
        return self.attn.c_proj(z)

    def __call__(self, x):
        x = added(x, self.attention(self.ln_1(x)))
        wide = [[gelu_new(number) for number in row] for row in self.mlp.c_fc(self.ln_2(x))]
        return added(x, self.mlp.c_proj(wide))


def added(a, b):
    return [[m + n for m, n in zip(left, right)] for left, right in zip(a, b)]


class GPT2LMHeadModel:
    @staticmethod
    def from_pretrained(folder, revision="main", torch_dtype=None):
        if torch_dtype != float32:
            raise ValueError("the run is in float32")
        with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
            config = json.load(file)
        if config.get("activation_function", "gelu_new") != "gelu_new":
            raise ValueError(config["activation_function"])
        return GPT2LMHeadModel(config, read_safetensors(os.path.join(folder, "model.safetensors")))

    def __init__(self, config, weights):
        self.tokens, self.positions = rows_of(weights["wte.weight"]), rows_of(weights["wpe.weight"])
        self.unembedding = rows_of(weights.get("lm_head.weight", weights["wte.weight"]))
        epsilon = config["layer_norm_epsilon"]
        self.ln_f = LayerNorm(weights["ln_f.weight"], weights["ln_f.bias"], epsilon)
        blocks = [Block(weights, layer, config) for layer in range(config["n_layer"])]
        self.transformer = SimpleNamespace(h=blocks)

    def eval(self):
        return self

    def __call__(self, ids):
        x = [[a + b for a, b in zip(self.tokens[int(id)], self.positions[at])]
             for at, id in enumerate(ids.numbers)]
        for block in self.transformer.h:
            x = block(x)
        last = self.ln_f(x)[-1]
        zeros = [0.0] * (len(self.unembedding) * (len(x) - 1))  # earlier positions are not asked for
        logits = zeros + [dot(last, row) for row in self.unembedding]
        return SimpleNamespace(logits=Tensor((1, len(x), len(self.unembedding)), logits))
