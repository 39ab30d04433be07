// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/feature.h"
#include "features/prompt/live_prediction.h"
#include "features/prompt/prompt_gallery.h"

#include <optional>

namespace headscope::app {

class InterventionMenu;
class PredictionsPanel;
class PromptPanel;

/// What is typed and run: prompt, target, control and interventions, what the model expects while
/// one types, and the gallery of prompts.
class PromptFeature : public Feature {
    Q_OBJECT

 public:
    /// What is typed at the start, instead of what is remembered, or of the example.
    struct Start {
        std::optional<QString> prompt, target, control;
        QStringList moreTargets, moreControls;
        std::optional<QString> donor;  ///< then the next run patches from it, and nothing else
        /// What is remembered counts only where neither prompt nor donor is given.
        bool bos = false;
    };

    PromptFeature(Workplace& place, const Start& start);

    [[nodiscard]] PromptPanel& panel() const { return *m_panel; }
    [[nodiscard]] bool isBusy() const override;
    [[nodiscard]] QList<Area> areas() const override;

 private:
    void typeFirst(const Start& start);
    void dropRememberedBegin();
    /// Why <|endoftext|> cannot be put in front; empty: it can.
    [[nodiscard]] QString beginRefusal() const;
    void buildDock();
    void connectPanels();
    void addStep(const QString& what, const RunInputs& before, bool followed);
    void addCommands();
    void addDonorCommands();

    LivePrediction m_live;
    LivePrediction m_donorLive;
    PromptGallery m_gallery;
    PromptPanel* m_panel;
    PredictionsPanel* m_predictions;
    InterventionMenu* m_interventions;
    bool m_beginRemembered = false;  ///< until a model is open that could lack the token
};

}  // namespace headscope::app
