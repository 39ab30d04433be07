// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/prompt/live_prediction.h"

#include <QObject>

class QPushButton;

namespace headscope::app {

class TokenField;

/// The choice that the target is what the model itself says next: each new prediction of the
/// prompt as typed puts its likeliest token into the field. Its button, in the field's line, shows
/// whether it is on. GUI thread.
class TargetFollower : public QObject {
    Q_OBJECT

 public:
    TargetFollower(TokenField& target, const RunState& state, const LivePrediction& live,
                   QObject* parent = nullptr);

    void set(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }
    /// Is the prediction that it follows still to come?
    [[nodiscard]] bool isWaiting() const;
    /// Puts the prediction into the field where it is on, and the prediction known. A part of a
    /// character, which no text is, it refuses with words.
    void follow();
    [[nodiscard]] QPushButton* button() const { return m_button; }

 Q_SIGNALS:
    /// By the button.
    void asked(bool on);

 private:
    TokenField& m_target;
    const RunState& m_state;
    const LivePrediction& m_live;
    QPushButton* m_button;
    bool m_on = false;
};

}  // namespace headscope::app
