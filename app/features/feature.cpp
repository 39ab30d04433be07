// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/feature.h"

#include <QMainWindow>

namespace headscope::app {

Feature::Feature(Workplace& place) : QObject(&place.window), m_place(place) {}

}  // namespace headscope::app
