// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/run_state.h"
#include "ui/pane.h"

class QLabel;

namespace headscope::app {

class ModelDrawing;

/// Where the chosen heads sit in the model, as a drawing and in words.
class WherePanel final : public Pane {
    Q_OBJECT

 public:
    explicit WherePanel(const RunState& state, QWidget* parent = nullptr);
    [[nodiscard]] ModelDrawing& drawing() const { return *m_drawing; }
    [[nodiscard]] QLabel& words() const { return *m_words; }

 protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    [[nodiscard]] QString text(int layers) const;
    void fitWords();

    const RunState& m_state;
    ModelDrawing* m_drawing;
    QLabel* m_words;
};

}  // namespace headscope::app
