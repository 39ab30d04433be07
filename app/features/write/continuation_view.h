// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/write/token_chip.h"

#include <headscope/continuation.h>

#include <QWidget>

#include <cstddef>
#include <vector>

namespace headscope::app {

class FlowLayout;

/// Both texts token by token, the ablated one below the clean one, in as many lines as the width
/// needs. One Tab stop: the arrow keys go along a text and from one to the other, Enter takes a
/// token.
class ContinuationView : public QWidget {
    Q_OBJECT

 public:
    explicit ContinuationView(QWidget* parent = nullptr);

    /// Adds the new tokens if `text` continues the one that is shown; else shows it anew.
    void show(const Continuation& text, bool isWriting);
    /// What is shown is of something else than what is chosen.
    void setStale(bool stale);

    /// Null if none.
    [[nodiscard]] TokenChip* chip(TextSide side, std::size_t place) const;
    [[nodiscard]] std::size_t places() const { return m_places.size(); }

 Q_SIGNALS:
    void taken(headscope::TextSide side, std::size_t place);
    void moved(QWidget* chip);  ///< by keys: to be scrolled to

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Place {
        QWidget* widget = nullptr;
        TokenChip* chips[2] = {};
    };

    void clear();
    void addNames(bool both);
    /// Makes chips of what has come in this place, the next one or one that is there.
    void fill(const Continuation& text, std::size_t place);
    [[nodiscard]] TokenChip* makeChip(TextSide side, std::size_t place, const TokenScore& score);
    void mark(bool isWriting);
    bool go(TextSide side, std::size_t place);

    FlowLayout* m_flow;
    std::vector<Place> m_places;
    Continuation m_shown;
    bool m_stale = false;
};

}  // namespace headscope::app
