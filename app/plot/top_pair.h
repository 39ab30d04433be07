// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/intervention.h>
#include <headscope/results.h>

#include <QString>
#include <QWidget>

#include <vector>

namespace headscope::app {

/// The clean and the ablated run's most likely tokens next to each other, each with a bar; target
/// and control stand out, and what is new in the ablated list is marked.
class TopPair : public QWidget {
    Q_OBJECT

 public:
    explicit TopPair(QWidget* parent = nullptr);

    void show(const CleanRun& clean, const std::vector<TokenScore>& ablated,
              const Intervention& intervention);
    /// Only the ablated list, where there is no room for both; it marks what is new in it.
    void setBrief(bool brief);
    /// In pixels, of one list or of both.
    [[nodiscard]] int leastWidth(bool brief) const;
    /// Is a token shortened? Its tip has both lists in full then.
    [[nodiscard]] bool isCutOff() const;
    [[nodiscard]] const std::vector<TokenScore>& clean() const { return m_clean; }
    [[nodiscard]] const std::vector<TokenScore>& ablated() const { return m_ablated; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    [[nodiscard]] int rowHeight() const;
    void paintList(QPainter& painter, const QRect& area, const QString& heading,
                   const std::vector<TokenScore>& list, bool marksNew) const;
    [[nodiscard]] bool isNew(TokenId id) const;
    [[nodiscard]] int tokenWidth(const std::vector<TokenScore>& list) const;
    [[nodiscard]] int numberWidth(const std::vector<TokenScore>& list) const;

    std::vector<TokenScore> m_clean;
    std::vector<TokenScore> m_ablated;
    QString m_ablatedText;  // "ablated", "patched"
    TokenSet m_target;
    TokenSet m_control;
    bool m_brief = false;
};

}  // namespace headscope::app
