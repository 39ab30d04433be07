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

class QProgressBar;
class QPushButton;
class QPlainTextEdit;

namespace headscope::app {

class ChoiceBar;
class ExactTextEdit;
class GalleryDialog;
class Notice;
class TokenField;
class TokenStrip;
class TokenStripArea;

/// Prompt, target and control, with how each tokenises and what is likely not meant; positions;
/// Run and Stop; progress.
class PromptPanel : public Card, public InputFields {
    Q_OBJECT

 public:
    PromptPanel(const RunState& state, const LivePrediction& live, PromptGallery& gallery,
                QWidget* parent = nullptr);

    void setInputs(const RunInputs& inputs) override;
    void changeInputs(const RunInputs& inputs) override;
    /// A token that was clicked elsewhere. One that no text stands for is refused with words.
    void pickTarget(const TokenRef& token);
    void pickControl(const TokenRef& token);
    /// What the next run puts in the heads' place; at least one. Can be undone.
    void chooseInterventions(std::vector<Intervention> interventions);
    [[nodiscard]] const std::vector<Intervention>& interventions() const { return m_interventions; }
    [[nodiscard]] RunInputs inputs() const override;
    [[nodiscard]] TokenField* target() const { return m_target; }
    [[nodiscard]] TokenField* control() const { return m_control; }
    /// The field; inputs() has its text.
    [[nodiscard]] QPlainTextEdit* prompt() const;
    [[nodiscard]] TokenStrip* tokens() const;

    void openGallery();
    /// Opens it where a sentence for the prompt as typed is asked for.
    void saveToGallery();

 Q_SIGNALS:
    void runRequested();
    void stopRequested();
    void inputsChanged();  ///< also when another model reads them anew
    /// Not by typing, which the fields can undo: `what` was done, for a list of steps.
    void changedByClick(const QString& what, const headscope::app::RunInputs& before);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void build();
    void buildPrompt();
    void buildPositions();
    void connectInputs();
    void setTabOrders();
    void fitPromptHeight();
    void pick(TokenField& field, const TokenRef& token);
    void take(TokenField& field, const QString& text);
    void sayRefused(const QString& why, const QString& text);
    void takeBeginning();
    [[nodiscard]] std::size_t mostTokens() const;
    void useExample(const ExamplePrompt& prompt);
    void adoptModel();
    void refreshTokens();
    [[nodiscard]] QStringList chipTexts() const;
    void carryChoice(const QStringList& texts);
    void setChosen(std::vector<int> chosen);
    void choosePositions(const Positions& positions);
    void takeInterventions(const std::vector<Intervention>& interventions);
    void buildMore();
    void takeMore(const RunInputs& inputs);
    void refreshMore();
    void byClick(const QString& what, const std::function<void()>& change);
    void refreshPositions();
    void refreshAdvice();
    void refreshPhase();
    void refreshProgress();
    [[nodiscard]] Positions positions() const;
    [[nodiscard]] QString statusText() const;

    const RunState& m_state;
    const LivePrediction& m_live;
    PromptGallery& m_gallery;
    ExactTextEdit* m_prompt;
    MutedLabel* m_count;
    QPushButton* m_galleryButton;
    GalleryDialog* m_dialog = nullptr;  ///< once it has been asked for
    TokenStripArea* m_tokens;
    MutedLabel* m_unreadable;  ///< why the prompt has no tokens
    Notice* m_refusal;         ///< why a text was not put into the prompt
    Notice* m_spaceNotice;
    Notice* m_lengthNotice;
    TokenField* m_target;
    TokenField* m_control;
    ChoiceBar* m_positions;
    MutedLabel* m_positionsNote;
    MutedLabel* m_interventionsNote;  ///< where the next run is not of the report's two
    std::vector<Intervention> m_interventions = zeroAndMean();
    /// What counts as one with the token that is typed, until another one is typed.
    struct MoreTokens {
        TokenField* field;
        Notice* notice;
        QStringList texts;
    };
    std::array<MoreTokens, 2> m_more;  ///< of target and control
    QPushButton* m_run;
    QPushButton* m_stop;
    QProgressBar* m_bar;
    MutedLabel* m_status;

    std::vector<Token> m_promptTokens;
    QStringList m_texts;        ///< of m_promptTokens, visible; not many more than can be read
    QString m_refused;          ///< the text that m_refusal is about
    std::vector<int> m_chosen;  ///< positions, ascending
    Positions m_lastPositions;  ///< before the change that is being made
    bool m_steady = false;      ///< what changes is told, if at all, by whoever changes it
    bool m_choiceLost = false;  ///< an edit took away the last chosen token
};

}  // namespace headscope::app
