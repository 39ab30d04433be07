// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace headscope::app {

/// The language of the window, of figures and of messages: English, with its plurals, from the
/// resources; and numbers with a point, whatever the desktop's language is. To be called once a
/// QCoreApplication is there, before any text is made. Where the file of plurals is missing, texts
/// read "2 run(s)".
void installTexts();

}  // namespace headscope::app
