# SPDX-License-Identifier: GPL-3.0-or-later
"""transformers.utils of the tests' own: files of a folder."""
import os


def cached_file(folder, name, revision="main"):
    return os.path.join(folder, name)
