// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope {

/// Restarts the running program, at most once, if its OpenMP threads would spin while they wait:
/// they take the cores that other programs need, and wait for those programs in turn. After the
/// restart they wait passively, whatever OMP_WAIT_POLICY and GOMP_SPINCOUNT say. OpenMP reads them
/// when loaded, before main(), as Qt needs it, too. The restarted program restores the environment,
/// so that its children inherit nothing of this. Process id, arguments and open files stay. If it
/// cannot be restarted (no /proc), it returns without effect. Call first in main(), before there
/// are threads.
void relaunchForLibraries(char** argv);

}  // namespace headscope
