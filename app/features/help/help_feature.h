// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"

namespace headscope::app {

class GuideWindow;
class LookMenu;
class PreferencesDialog;
class ShortcutsDialog;

/// The guide, the list of all that can be done, what this program is, and how it looks.
class HelpFeature : public Feature {
    Q_OBJECT

 public:
    explicit HelpFeature(Workplace& place);

 private:
    void openGuide();
    void openPreferences();
    void about();

    LookMenu* m_look;
    ShortcutsDialog* m_shortcuts;
    PreferencesDialog* m_preferences = nullptr;  ///< as m_guide
    GuideWindow* m_guide = nullptr;              ///< once it has been asked for
};

}  // namespace headscope::app
