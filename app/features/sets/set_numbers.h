// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace headscope::app {

/// A table of numbers that has a second, narrower form, and takes it where the first has no room.
class SetNumbers : public QLabel {
    Q_OBJECT

 public:
    explicit SetNumbers(QWidget* parent = nullptr);

    /// Rich text.
    void show(const QString& wide, const QString& narrow);
    void clear() { show({}, {}); }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;  ///< of the wide form
    /// As wide as the narrow form, and as high as the wide one.
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    [[nodiscard]] QSize sizeOf(const QString& text, int width) const;
    void measure();
    void fitForm();

    QString m_wide;
    QString m_narrow;
    QSize m_wideSize;
    int m_least = 0;  ///< width of the narrow form
};

}  // namespace headscope::app
