// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope::app {

/// What maps need of the window, for whoever shares it out and knows no map. GUI thread.
class MapRoom {
 public:
    MapRoom(const MapRoom&) = delete;
    MapRoom& operator=(const MapRoom&) = delete;

    /// The least height, in `width` pixels, with cells of `cell` pixels in height and nothing that
    /// is scrolled.
    [[nodiscard]] virtual int heightForCells(int width, int cell) const = 0;

 protected:
    MapRoom() = default;
    virtual ~MapRoom() = default;
};

}  // namespace headscope::app
