// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/results.h>

#include <QImage>
#include <QStringList>
#include <QWidget>

namespace headscope::app {

/// A head's attention pattern, T x T: a row a query, a column a key, the weight from neutral (0) to
/// dark (1); what a query cannot see is left blank. Labels thin out where tokens are many. One
/// query's row is framed: click or the up and down keys ask for another.
class AttentionMap : public QWidget {
    Q_OBJECT

 public:
    explicit AttentionMap(QWidget* parent = nullptr);

    /// `tokens`: the prompt's, as they are to be read; as many as the pattern has.
    void setPattern(const AttentionPattern& pattern, const QStringList& tokens);
    void clear();
    void setQuery(int query);

    [[nodiscard]] const AttentionPattern& pattern() const { return m_pattern; }
    [[nodiscard]] int query() const { return m_query; }
    /// Where the weight of a pair is painted, in logical pixels.
    [[nodiscard]] QRectF rectOf(int query, int key) const;
    [[nodiscard]] QSize sizeHint() const override { return {240, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {140, 120}; }

 Q_SIGNALS:
    void queryChosen(int query);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void colour();
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] int indexAt(double position, double from, double length) const;
    void paintLabels(QPainter& painter, const QRectF& area) const;

    AttentionPattern m_pattern;
    QStringList m_tokens;
    QImage m_image;  ///< a pixel a pair
    int m_query = 0;
};

}  // namespace headscope::app
