# SPDX-License-Identifier: GPL-3.0-or-later
"""As much of transformers as an exported program uses, on the real torch: GPT2LMHeadModel of real
modules, whose forward pre-hooks are torch's own. For tests where torch is installed and transformers
is not.

Written from the description of the architecture, not from Headscope's code or transformers'.
"""
import glob
import json
import math
import os
import struct
from types import SimpleNamespace

import torch
from torch import nn

TYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}
ACTIVATIONS = {
    "gelu_new": lambda x: 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))),
    "gelu": lambda x: 0.5 * x * (1 + torch.erf(x / math.sqrt(2))),
    "relu": torch.relu,
}


def read_safetensors(path, dtype):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        if entry["dtype"] not in TYPES:  # a mask, which is computed here
            continue
        begin, end = entry["data_offsets"]
        flat = torch.frombuffer(data[begin:end], dtype=TYPES[entry["dtype"]])
        tensors[name.removeprefix("transformer.")] = flat.reshape(entry["shape"]).to(dtype)
    return tensors


def folder_of(name, revision):
    """A folder, or a name in the Hugging Face cache."""
    if os.path.isdir(name):
        return name
    home = os.environ.get("HF_HOME") or os.path.expanduser("~/.cache/huggingface")
    cache = os.environ.get("HF_HUB_CACHE") or os.path.join(home, "hub")
    repository = os.path.join(cache, "models--" + name.replace("/", "--"))
    reference = os.path.join(repository, "refs", revision)
    if os.path.isfile(reference):
        with open(reference, encoding="utf-8") as file:
            revision = file.read()
    return os.path.join(repository, "snapshots", revision)


class Conv1D(nn.Module):
    """x W + b, W [in, out]."""

    def __init__(self, weights, name):
        super().__init__()
        self.weight = nn.Parameter(weights[name + ".weight"])
        self.bias = nn.Parameter(weights[name + ".bias"])

    def forward(self, x):
        return x @ self.weight + self.bias


class Attention(nn.Module):
    def __init__(self, weights, layer, config):
        super().__init__()
        self.heads = config["n_head"]
        self.scale = 1.0
        if config.get("scale_attn_weights", True):
            self.scale /= math.sqrt(config["n_embd"] // config["n_head"])
        if config.get("scale_attn_by_inverse_layer_idx", False):
            self.scale /= layer + 1
        self.c_attn = Conv1D(weights, "h.%d.attn.c_attn" % layer)
        self.c_proj = Conv1D(weights, "h.%d.attn.c_proj" % layer)

    def forward(self, x):
        batch, tokens, width = x.shape
        query, key, value = (
            part.reshape(batch, tokens, self.heads, width // self.heads).transpose(1, 2)
            for part in self.c_attn(x).split(width, dim=2)
        )
        scores = query @ key.transpose(2, 3) * self.scale
        later = torch.ones(tokens, tokens, dtype=torch.bool).triu(1)
        pattern = torch.softmax(scores.masked_fill(later, -math.inf), dim=-1)
        return self.c_proj((pattern @ value).transpose(1, 2).reshape(batch, tokens, width))


class Mlp(nn.Module):
    def __init__(self, weights, layer, config):
        super().__init__()
        self.c_fc = Conv1D(weights, "h.%d.mlp.c_fc" % layer)
        self.c_proj = Conv1D(weights, "h.%d.mlp.c_proj" % layer)
        self.act = ACTIVATIONS[config.get("activation_function", "gelu_new")]

    def forward(self, x):
        return self.c_proj(self.act(self.c_fc(x)))


def layer_norm(weights, name, config):
    norm = nn.LayerNorm(config["n_embd"], eps=config.get("layer_norm_epsilon", 1e-5))
    norm.weight = nn.Parameter(weights[name + ".weight"])
    norm.bias = nn.Parameter(weights[name + ".bias"])
    return norm


class Block(nn.Module):
    def __init__(self, weights, layer, config):
        super().__init__()
        self.ln_1 = layer_norm(weights, "h.%d.ln_1" % layer, config)
        self.attn = Attention(weights, layer, config)
        self.ln_2 = layer_norm(weights, "h.%d.ln_2" % layer, config)
        self.mlp = Mlp(weights, layer, config)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class Transformer(nn.Module):
    def __init__(self, weights, config):
        super().__init__()
        self.wte = nn.Embedding.from_pretrained(weights["wte.weight"])
        self.wpe = nn.Embedding.from_pretrained(weights["wpe.weight"])
        self.h = nn.ModuleList(Block(weights, layer, config) for layer in range(config["n_layer"]))
        self.ln_f = layer_norm(weights, "ln_f", config)

    def forward(self, ids):
        x = self.wte(ids) + self.wpe(torch.arange(ids.shape[1]))
        for block in self.h:
            x = block(x)
        return self.ln_f(x)


class GPT2LMHeadModel(nn.Module):
    def __init__(self, weights, config):
        super().__init__()
        self.transformer = Transformer(weights, config)
        tied = config.get("tie_word_embeddings", True) or "lm_head.weight" not in weights
        self.unembedding = weights["wte.weight" if tied else "lm_head.weight"]

    def forward(self, ids):
        return SimpleNamespace(logits=self.transformer(ids) @ self.unembedding.T)

    @staticmethod
    def from_pretrained(name, revision="main", torch_dtype=None):
        folder = folder_of(name, revision)
        with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
            config = json.load(file)
        weights = {}
        for path in sorted(glob.glob(os.path.join(folder, "*.safetensors"))):
            weights.update(read_safetensors(path, torch_dtype))
        return GPT2LMHeadModel(weights, config)
