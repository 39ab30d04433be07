// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <string>

namespace headscope::app {

/// The numbers that a panel shows, as headscope-cli writes them. Each is empty if there is no such
/// format.
struct PanelData {
    QString stem;  ///< of a file's name: "pairs"
    std::function<std::string()> csv = {};
    std::function<std::string()> json = {};
    std::function<std::string()> npy = {};
};

}  // namespace headscope::app
