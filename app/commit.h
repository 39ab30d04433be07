// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope::app {

/// The commit that this program was built from, in full, with "-dirty" behind it where files were
/// changed since; empty if it was built outside a repository. Linked into the programs alone, so
/// that a commit does not rebuild what is tested.
[[nodiscard]] const char* commit();

}  // namespace headscope::app
