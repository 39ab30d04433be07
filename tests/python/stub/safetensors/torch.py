# SPDX-License-Identifier: GPL-3.0-or-later
"""safetensors.torch of the tests' own: tensors by the names that the file has."""
from transformers import read_safetensors as load_file  # noqa: F401
