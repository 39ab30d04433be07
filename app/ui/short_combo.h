// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace headscope::app {

/// A drop-down list that may be narrower than its texts. The chosen one is shown in full where it
/// fits, else in its short form, else cut off with "…"; where it is not shown in full, the tip
/// begins with it.
class ShortCombo : public QComboBox {
    Q_OBJECT

 public:
    explicit ShortCombo(QWidget* parent = nullptr);
    /// `brief` is the short form, the same as `text` if there is none.
    void add(const QString& text, const QString& brief);
    /// What is seen of the chosen item.
    [[nodiscard]] QString shownText() const;
    /// As wide as the chosen item's short form: what more there is to share is the layout's.
    [[nodiscard]] QSize sizeHint() const override;
    /// In which each item is read at least in its short form.
    [[nodiscard]] int briefWidth() const;
    /// In which the chosen item is read in full.
    [[nodiscard]] int chosenWidth() const;
    /// In which each item is read in full.
    [[nodiscard]] int fullWidth() const;
    /// In which some letters are, and "…".
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

 private:
    /// As large as it must be for a text of that width.
    [[nodiscard]] QSize sizeFor(int textWidth) const;
    [[nodiscard]] int room() const;
};

}  // namespace headscope::app
