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
        tensors[name] = Tensor(entry["shape"], numbers)
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
        self.bias = bias
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
        return [[dot(row, column) + b for column, b in zip(self.columns, self.bias.numbers)] for row in x]


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


def gelu(x):
    return x * 0.5 * math.erfc(-x / math.sqrt(2))


def softplus(x):
    return math.log1p(math.exp(x))


ACTIVATIONS = {
    "gelu_new": gelu_new,
    "gelu_fast": lambda x: 0.5 * x * (1 + math.tanh(x * 0.7978845608 * (1 + 0.044715 * x * x))),
    "gelu": gelu,
    "gelu_10": lambda x: min(max(gelu(x), -10.0), 10.0),
    "quick_gelu": lambda x: x / (1 + math.exp(-1.702 * x)),
    "silu": lambda x: x / (1 + math.exp(-x)),
    "hardswish": lambda x: x * min(max(x + 3, 0.0), 6.0) / 6,
    "mish": lambda x: x * math.tanh(softplus(x)),
    "relu": lambda x: max(x, 0.0),
    "relu2": lambda x: max(x, 0.0) ** 2,
    "relu6": lambda x: min(max(x, 0.0), 6.0),
    "leaky_relu": lambda x: x if x > 0 else 0.01 * x,
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
    "tanh": math.tanh,
    "laplace": lambda x: 0.5 * (1 + math.erf((x - 0.707107) / (0.282095 * math.sqrt(2)))),
    "sqrtsoftplus": lambda x: math.sqrt(softplus(x)),
    "linear": lambda x: x,
}


class Block:
    def __init__(self, weights, layer, config):
        def of(name):
            return weights["h.%d.%s.weight" % (layer, name)], weights["h.%d.%s.bias" % (layer, name)]

        epsilon = config["layer_norm_epsilon"]
        self.activation = ACTIVATIONS[config["activation_function"]]
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
        wide = [[self.activation(number) for number in row] for row in self.mlp.c_fc(self.ln_2(x))]
        return added(x, self.mlp.c_proj(wide))


def added(a, b):
    return [[m + n for m, n in zip(left, right)] for left, right in zip(a, b)]


class GPT2Config:
    """config.json, with transformers' names and defaults."""

    def __init__(self, fields):
        self.activation_function = "gelu_new"
        self.layer_norm_epsilon = 1e-5
        self.tie_word_embeddings = True
        self.n_inner = None
        for name, value in fields.items():
            setattr(self, name, value)

    @staticmethod
    def from_pretrained(folder, revision="main"):
        with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
            return GPT2Config(json.load(file))


class GPT2LMHeadModel:
    @staticmethod
    def from_pretrained(folder, revision="main", torch_dtype=None):
        """Of what transformers writes; from anything else its missing tensors would be random."""
        if torch_dtype != float32:
            raise ValueError("the run is in float32")
        model = GPT2LMHeadModel(GPT2Config.from_pretrained(folder, revision))
        found = read_safetensors(os.path.join(folder, "model.safetensors"))
        if not any(name.startswith("transformer.") for name in found):
            found = {name if name.startswith("lm_head.") else "transformer." + name: tensor
                     for name, tensor in found.items()}
        if model.config.tie_word_embeddings:
            found["lm_head.weight"] = found["transformer.wte.weight"]
        missing, unexpected = model.load_state_dict(found, strict=False)
        if missing:
            raise ValueError("random weights: %s" % missing)
        return model

    def __init__(self, config):
        self.config = config

    def state_dict(self):
        config = self.config
        d, inner = config.n_embd, config.n_inner or 4 * config.n_embd
        shapes = {"wte.weight": (config.vocab_size, d), "wpe.weight": (config.n_positions, d)}
        for layer in range(config.n_layer):
            for name, rows, columns in (
                ("attn.c_attn", d, 3 * d), ("attn.c_proj", d, d), ("mlp.c_fc", d, inner),
                ("mlp.c_proj", inner, d),
            ):
                shapes["h.%d.%s.weight" % (layer, name)] = (rows, columns)
                shapes["h.%d.%s.bias" % (layer, name)] = (columns,)
            for name in ("ln_1", "ln_2"):
                for part in ("weight", "bias"):
                    shapes["h.%d.%s.%s" % (layer, name, part)] = (d,)
        shapes.update({"ln_f.weight": (d,), "ln_f.bias": (d,)})
        shapes = {"transformer." + name: shape for name, shape in shapes.items()}
        shapes["lm_head.weight"] = (config.vocab_size, d)
        return {name: SimpleNamespace(shape=shape) for name, shape in shapes.items()}

    def load_state_dict(self, found, strict=True):
        expected = self.state_dict()
        missing = [name for name in expected if name not in found]
        unexpected = [name for name in found if name not in expected]
        if missing:
            return missing, unexpected
        for name, there in expected.items():
            if tuple(found[name].shape) != there.shape:
                raise ValueError("%s is %s" % (name, found[name].shape))
        self.build({name.removeprefix("transformer."): found[name] for name in expected})
        return missing, unexpected

    def build(self, weights):
        config = vars(self.config)
        self.tokens, self.positions = rows_of(weights["wte.weight"]), rows_of(weights["wpe.weight"])
        self.unembedding = self.tokens
        if not self.config.tie_word_embeddings:
            self.unembedding = rows_of(weights["lm_head.weight"])
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
