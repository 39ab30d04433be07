// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

namespace headscope::app {

/// The effects of one head on all prompts of a study, a dot each, with the mean and its interval. A
/// click on a dot, or Left and Right and Enter, chooses a prompt. GUI thread.
class EffectStrip : public QWidget {
    Q_OBJECT

 public:
    explicit EffectStrip(QWidget* parent = nullptr);

    /// NaN where a prompt has no row. `interval` and `mean`: empty while they are not known.
    void show(std::vector<double> effects, std::optional<double> mean,
              std::optional<std::array<double, 2>> interval, const QString& axis);
    [[nodiscard]] const std::vector<double>& effects() const { return m_effects; }
    [[nodiscard]] std::optional<std::size_t> prompt() const { return m_prompt; }
    void setPrompt(std::optional<std::size_t> prompt);
    /// Where a prompt's dot is, in logical pixels.
    [[nodiscard]] QPointF dotOf(std::size_t prompt) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void promptChosen(std::size_t prompt);
    /// A double click, or Enter.
    void promptActivated(std::size_t prompt);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    [[nodiscard]] QRectF field() const;
    [[nodiscard]] double xOf(double effect) const;
    [[nodiscard]] std::optional<std::size_t> near(QPointF at) const;
    void step(int by);

    std::vector<double> m_effects;
    std::vector<std::size_t> m_order;  ///< prompts with a row, by effect
    std::optional<double> m_mean;
    std::optional<std::array<double, 2>> m_interval;
    QString m_axis;
    double m_low = 0, m_high = 1;
    std::optional<std::size_t> m_prompt;
};

}  // namespace headscope::app
