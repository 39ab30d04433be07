// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"

#include <QLabel>

namespace headscope::app {

/// What the run on screen shows under the intervention that is shown, in sentences; a click on the
/// head that they name chooses it. Where they are by the log-odds and the maps by P, which hardly
/// moves then, a link offers maps of the log-probability.
class FindingLine : public QLabel {
    Q_OBJECT

 public:
    explicit FindingLine(const RunState& state, QWidget* parent = nullptr);

    /// Pixels that it can have: sentences that do not fit in are left to the tip, but the first.
    void setMost(int height);
    /// Pixels that all sentences need at this width.
    [[nodiscard]] int wholeHeight() const;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void mapsChosen(const headscope::app::MapsView& view);

 protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void refresh();
    /// The maps with the target's P as log-probability; empty where P says enough, or they are.
    [[nodiscard]] std::optional<MapsView> mapsInstead() const;
    void keepHeight();
    void showSentences();
    /// Pixels: of a finding of usual length at this width.
    [[nodiscard]] int usualHeight() const;

    const RunState& m_state;
    QStringList m_sentences;
    int m_most = QWIDGETSIZE_MAX;
};

}  // namespace headscope::app
