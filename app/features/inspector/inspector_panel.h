// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/inspector/attention_view.h"
#include "ui/pane.h"

class QBoxLayout;
class QLabel;
class QStackedWidget;

namespace headscope::app {

class TopPair;

/// Everything about the chosen head: a sentence in plain words, the clean and the ablated
/// prediction, the numbers of target and control, and where the head looks. Where none is chosen,
/// how to choose one, and the heads that change most.
class InspectorPanel : public Pane {
    Q_OBJECT

 public:
    InspectorPanel(const RunState& state, HeadAttention& attention, QWidget* parent = nullptr);

    [[nodiscard]] TopPair* tops() const { return m_tops; }
    [[nodiscard]] AttentionView* attention() const { return m_view; }
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);

 protected:
    void refresh() override;
    void seenChanged() override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    /// All parts beside each other; attention below the numbers; each below the one before.
    enum class Form { Columns, Pair, Stack };

    /// Pixels of width that are none of a part's.
    [[nodiscard]] int around() const;
    /// What there is room for.
    [[nodiscard]] Form form() const;
    void fitForm();
    [[nodiscard]] static QString headingOf(HeadId head);
    void build();
    [[nodiscard]] QString emptyText() const;
    void showHead(const CleanRun& clean, const Cell& cell);

    const RunState& m_state;
    HeadAttention& m_attention;
    QStackedWidget* m_pages;
    QScrollArea* m_scroll;
    QBoxLayout* m_holder = nullptr;  ///< holds the page, or the scroll area with the page in it
    QWidget* m_page = nullptr;       ///< of a head
    Form m_form = Form::Columns;
    QLabel* m_empty;
    QLabel* m_heading;
    QLabel* m_sentence;
    QBoxLayout* m_top;
    QBoxLayout* m_columns;
    QBoxLayout* m_beside;
    TopPair* m_tops;
    QLabel* m_numbers;
    AttentionView* m_view;
};

}  // namespace headscope::app
