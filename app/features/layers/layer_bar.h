// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace headscope::app {

struct UprightBar;

/// The colour bar of maps of layers and tokens, which are on one scale.
class LayerBar : public QWidget {
    Q_OBJECT

 public:
    explicit LayerBar(QWidget* parent = nullptr);

    /// From -limit to limit; what that measures is along it.
    void setScale(double limit, const QString& text);
    [[nodiscard]] double limit() const { return m_limit; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {sizeHint().width(), 0}; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    [[nodiscard]] UprightBar bar() const;

    double m_limit = 1;
    QString m_text;
};

}  // namespace headscope::app
