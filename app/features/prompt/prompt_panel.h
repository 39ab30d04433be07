// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/input_fields.h"
#include "document/run_state.h"
#include "features/prompt/live_prediction.h"
#include "features/prompt/prompt_gallery.h"
#include "ui/widgets.h"

#include <array>
#include <functional>
#include <vector>

class QPushButton;
class QMenu;
class QPlainTextEdit;
class QVBoxLayout;

namespace headscope::app {

class DonorField;
class GalleryDialog;
class HintArea;
class PositionsChoice;
class PromptText;
class RunBar;
class TargetFollower;
class TokenField;
class TokenStrip;

/// Prompt, target and control, with how each tokenises, and the donor where an intervention needs
/// one; positions; Run and Stop; progress. Below
/// all of them, where nothing moves when it comes or goes, what is likely not meant.
class PromptPanel : public Card, public InputFields {
    Q_OBJECT

 public:
    /// `donorLive` is of the donor.
    PromptPanel(const RunState& state, const LivePrediction& live, const LivePrediction& donorLive,
                PromptGallery& gallery, QWidget* parent = nullptr);

    void setInputs(const RunInputs& inputs) override;
    void changeInputs(const RunInputs& inputs) override;
    /// Waits for the prediction that the target follows.
    [[nodiscard]] bool isFilling() const override;
    /// A token that was clicked elsewhere. One that no text encodes to is refused with a message.
    void pickTarget(const TokenRef& token);
    void pickControl(const TokenRef& token);
    /// From now on the target is what the model says next, until another one is typed or picked.
    /// Can be undone.
    void follow(bool on);
    [[nodiscard]] bool followsPrediction() const override;
    void changeInputs(const RunInputs& inputs, bool follows) override;
    /// Prompt and donor begin with <|endoftext|>. Can be undone.
    void setBos(bool bos);
    [[nodiscard]] bool bos() const { return m_bos; }
    /// Prompt and donor change places; chosen positions stay. Can be undone. Ignored if no
    /// intervention needs a donor.
    void swapDonor();
    [[nodiscard]] DonorField* donor() const { return m_donor; }
    /// What the next run puts in the heads' place; at least one. One that needs a donor brings its
    /// field. Can be undone.
    void chooseInterventions(std::vector<Intervention> interventions);
    [[nodiscard]] const std::vector<Intervention>& interventions() const { return m_interventions; }
    [[nodiscard]] RunInputs inputs() const override;
    [[nodiscard]] TokenField* target() const { return m_target; }
    [[nodiscard]] TokenField* control() const { return m_control; }
    /// The field; inputs() has its text.
    [[nodiscard]] QPlainTextEdit* prompt() const;
    [[nodiscard]] TokenStrip* tokens() const;
    [[nodiscard]] HintArea* hints() const { return m_hints; }
    /// What the button beside Run opens. It outlives this.
    void setInterventionMenu(QMenu& menu);

    void openGallery();
    /// Opens it where a sentence for the prompt as typed is asked for.
    void saveToGallery();

 Q_SIGNALS:
    void runRequested();
    void stopRequested();
    void inputsChanged();  ///< also when another model reads them anew
    /// Not by typing, which the fields can undo: `what` was done, for a list of steps; how it was
    /// before, and whether the target followed the prediction.
    void changedByClick(const QString& what, const headscope::app::RunInputs& before,
                        bool followed);
    void followsChanged();

 private:
    void build();
    void buildHints();
    void connectInputs();
    void connectPositions();
    void setTabOrders();
    void pick(TokenField& field, const TokenRef& token);
    void take(TokenField& field, const QString& text);
    void refreshFields();
    void predictionChanged();
    void edited(TokenField& field);
    void setFollowing(bool on);
    void useExample(const ExamplePrompt& prompt);
    void adoptModel();
    void refreshTokens();
    void takeBos(bool bos);
    void refreshDonor();
    void takeInterventions(const std::vector<Intervention>& interventions);
    void takeMore(const RunInputs& inputs);
    void refreshMore();
    void byClick(const QString& what, const std::function<void()>& change);
    void refreshAdvice();

    const RunState& m_state;
    const LivePrediction& m_live;
    const LivePrediction& m_donorLive;
    PromptGallery& m_gallery;
    PromptText* m_prompt;
    DonorField* m_donor;
    QPushButton* m_galleryButton;
    GalleryDialog* m_dialog = nullptr;  ///< once it has been asked for
    TokenField* m_target;
    TokenField* m_control;
    PositionsChoice* m_positions;
    MutedLabel* m_interventionsNote;  ///< where the next run is not of the report's two
    std::vector<Intervention> m_interventions = zeroAndMean();
    bool m_bos = false;
    /// What counts as one with the token that is typed, until another one is typed.
    struct MoreTokens {
        TokenField* field;
        QStringList texts;
    };
    std::array<MoreTokens, 2> m_more;  ///< of target and control
    TargetFollower* m_follower;
    RunBar* m_runBar;
    HintArea* m_hints;
    bool m_steady = false;  ///< no signals: the caller announces its changes
};

}  // namespace headscope::app
