// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QTextDocument;

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
    [[nodiscard]] QSize sizeHint() const override;         ///< of the wide form
    [[nodiscard]] QSize minimumSizeHint() const override;  ///< of the narrow one

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    [[nodiscard]] QSize sizeOf(const QString& text, int width) const;
    void fitForm();

    QString m_wide;
    QString m_narrow;
};

}  // namespace headscope::app
