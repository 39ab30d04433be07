# SPDX-License-Identifier: GPL-3.0-or-later
"""As much of safetensors as the exported program uses."""
