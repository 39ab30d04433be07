// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/ablation.h>

#include <QWidget>

#include <optional>
#include <vector>

namespace headscope::app {

/// A drawing of the model from the tokens at the left to the logits at the right: the residual
/// stream as a line, above it each layer's heads, below it each layer's MLP. Heads that are chosen
/// or in the set are lit, and so is the part of the stream that they can change. Reports the mouse
/// and the arrow keys. GUI thread.
class ModelDrawing : public QWidget {
    Q_OBJECT

 public:
    explicit ModelDrawing(QWidget* parent = nullptr);

    /// L x H; 0 layers: nothing is drawn.
    void setShape(int layers, int heads);
    void setSelected(std::optional<HeadId> head);
    void setHovered(std::optional<HeadId> head);
    void setMembers(std::vector<HeadId> heads);

    /// The square of a head, in the widget's logical pixels; empty before there is a shape.
    [[nodiscard]] QRectF headRect(HeadId head) const;
    /// The head drawn there; empty: none.
    [[nodiscard]] std::optional<HeadId> headAt(QPointF at) const;
    /// The first layer whose MLP and later layers read what a lit head writes; empty: no head is
    /// lit.
    [[nodiscard]] std::optional<int> firstLit() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void headChosen(std::optional<headscope::HeadId> head);
    void headToggled(headscope::HeadId head);
    void headHovered(std::optional<headscope::HeadId> head, QPoint globalPosition);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    struct Places;
    [[nodiscard]] Places places() const;
    [[nodiscard]] bool isLit(HeadId head) const;
    void drawStream(QPainter& painter, const Places& at) const;
    void drawLayer(QPainter& painter, const Places& at, int layer) const;
    void drawHeads(QPainter& painter, const Places& at, int layer) const;
    void drawWords(QPainter& painter, const Places& at) const;
    void walk(int layers, int heads);

    int m_layers = 0;
    int m_heads = 0;
    std::optional<HeadId> m_selected;
    std::optional<HeadId> m_hovered;
    std::vector<HeadId> m_members;
};

}  // namespace headscope::app
