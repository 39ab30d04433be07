// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <functional>

namespace headscope::app {

/// A field for several lines that gives back the characters that were put in, whichever they are,
/// and copies them as they are: QPlainTextEdit::toPlainText() makes spaces of U+00A0 and line
/// breaks of U+2028, U+FDD0 and others. What it cannot hold (half a surrogate pair, more than it
/// takes) it refuses, with words, and stays as it was. Its work is bounded by what it takes,
/// whatever is pasted.
///
/// Use text(), setText() and replaceText(), not what QPlainTextEdit has for them.
class ExactTextEdit : public QPlainTextEdit {
    Q_OBJECT

 public:
    /// Takes `most` UTF-16 units.
    explicit ExactTextEdit(qsizetype most, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] qsizetype most() const { return m_most; }
    /// As at the start: nothing to undo. False if it was refused; refused() says why.
    bool setText(const QString& text);
    /// As the user would: can be undone.
    bool replaceText(const QString& text);

 Q_SIGNALS:
    /// Why a text was not put in, and that text.
    void refused(const QString& why, const QString& text);

 protected:
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;
    void insertFromMimeData(const QMimeData* source) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;

 private:
    /// Can the text replace the selection, or everything? Else says why not.
    bool takes(const QString& text, qsizetype inPlaceOf);
    [[nodiscard]] qsizetype length() const;
    [[nodiscard]] qsizetype selected() const;
    void insert(const QString& text);
    void put(bool longWord, const std::function<void()>& change);
    void wrapAnywhere(bool anywhere);

    qsizetype m_most;
    bool m_dropping = false;
    QString m_why;  ///< what was dropped was refused
    QString m_refused;
};

}  // namespace headscope::app
