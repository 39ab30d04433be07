// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/given_map.h"
#include "document/named_sets.h"
#include "document/user_steps.h"
#include "features/sets/set_growth.h"
#include "features/sets/set_study.h"
#include "ui/pane.h"

class QAbstractButton;
class QAction;
class QLabel;
class QPushButton;

namespace headscope::app {

class ChoiceBar;
class CommandTable;
class FrontPages;
class GivenView;
class GrowthView;
class MutedLabel;
class NamedSetsView;
class SetChips;
class SetNumbers;
class TopPair;

/// The set of heads that are ablated together: its members, what it does beside what they do alone,
/// its greedy growth, and the sets that have names.
class SetPanel : public Pane {
    Q_OBJECT

 public:
    struct Dependencies {
        RunState& state;
        SetStudy& study;
        SetGrowth& growth;
        GivenMap& given;
        NamedSets& sets;
        UserSteps& steps;
    };

    explicit SetPanel(const Dependencies& deps, QWidget* parent = nullptr);

    /// Growth and named sets.
    void addCommands(CommandTable& commands);

    [[nodiscard]] SetChips* chips() const { return m_chips; }
    [[nodiscard]] ChoiceBar* pages() const { return m_choice; }
    [[nodiscard]] GrowthView* growth() const { return m_growth; }
    [[nodiscard]] NamedSetsView* named() const { return m_named; }
    [[nodiscard]] GivenView* given() const { return m_given; }
    [[nodiscard]] TopPair* tops() const { return m_tops; }
    /// At the width that it has: what stands beside goes below where there is no room.
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    /// A command needs this panel: it must be shown.
    void needed();

 protected:
    void refresh() override;
    void seenChanged() override;

 private:
    void buildHeading();
    /// A command that presses a button of one of the pages, which comes in front.
    QAction* addButton(CommandTable& commands, const char* id, QAbstractButton& button, int page,
                       const QString& text, const QString& keys);
    void bringUp(int page);
    [[nodiscard]] QWidget* buildEffect();
    void refreshHeads();
    void refreshEffect();
    [[nodiscard]] QString emptyText() const;

    Dependencies m_deps;
    MutedLabel* m_count;
    ChoiceBar* m_choice;
    QPushButton* m_clear;
    SetChips* m_chips;
    FrontPages* m_pages;
    FrontPages* m_effect = nullptr;  ///< why there is none, or the effect
    QLabel* m_empty = nullptr;
    SetNumbers* m_numbers = nullptr;
    QLabel* m_sentence = nullptr;
    MutedLabel* m_progress = nullptr;
    TopPair* m_tops = nullptr;
    GrowthView* m_growth;
    NamedSetsView* m_named;
    GivenView* m_given;
};

}  // namespace headscope::app
