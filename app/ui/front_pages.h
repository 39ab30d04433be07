// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace headscope::app {

/// Pages of which one is in front, as small as that one is at the width that there is: a
/// QStackedWidget is as large as the largest of its pages.
class FrontPages : public QStackedWidget {
    Q_OBJECT

 public:
    explicit FrontPages(QWidget* parent = nullptr);

    /// The least, of the page in front.
    [[nodiscard]] int heightForWidth(int width) const override;
    /// No: a layout would ask all pages. The least height is that of the width at the time.
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

 protected:
    void resizeEvent(QResizeEvent* event) override;
};

}  // namespace headscope::app
