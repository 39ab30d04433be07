// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exact_text_edit.h"

#include "ui/exact_text.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMimeData>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace headscope::app {

namespace {

// A QTextDocument takes these for its own ends of paragraphs and frames. In it is half a surrogate
// pair for each, which no text has.
constexpr std::array<std::pair<char16_t, char16_t>, 4> kStandIns{
    {{u'\r', 0xDC0D}, {0x2029, 0xDC29}, {0xFDD0, 0xDCD0}, {0xFDD1, 0xDCD1}}};

// To break a longer word at its end of line, the layout looks through all of it for every line.
constexpr qsizetype kLongestWord = 1000;

QString asHeld(QString text) {
    for (const auto& [character, standIn] : kStandIns)
        text.replace(QChar(character), QChar(standIn));
    return text;
}

/// Of a document's raw text, in which U+2029 ends a paragraph.
QString fromHeld(QString raw) {
    bool afterHigh = false;
    for (QChar& c : raw) {
        if (c == QChar::ParagraphSeparator) {
            c = QLatin1Char('\n');
        } else if (c.isLowSurrogate() && !afterHigh) {
            for (const auto& [character, standIn] : kStandIns)
                if (c == QChar(standIn)) c = QChar(character);
        }
        afterHigh = c.isHighSurrogate();
    }
    return raw;
}

bool hasLongWord(const QString& text) {
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char(' ') || text[i] == QLatin1Char('\n')) begin = i + 1;
        if (i - begin >= kLongestWord) return true;
    }
    return false;
}

QString exactText(const QMimeData& source) {
    const QString text = source.text();
    // Where the platform has bytes, Qt has dropped a U+FEFF at their beginning.
    const QByteArray bytes = source.data(QStringLiteral("text/plain;charset=utf-8"));
    if (!bytes.startsWith("\xEF\xBB\xBF")) return text;
    const QString exact =
        fromUtf8Exactly({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return exact == QChar(QChar::ByteOrderMark) + text ? exact : text;
}

}  // namespace

ExactTextEdit::ExactTextEdit(qsizetype most, QWidget* parent)
    : QPlainTextEdit(parent), m_most(most) {}

QString ExactTextEdit::text() const {
    return fromHeld(document()->toRawText());
}

qsizetype ExactTextEdit::length() const {
    return document()->characterCount() - 1;  // the document counts the end of the last paragraph
}

qsizetype ExactTextEdit::selected() const {
    const QTextCursor cursor = textCursor();
    return cursor.selectionEnd() - cursor.selectionStart();
}

bool ExactTextEdit::takes(const QString& text, qsizetype inPlaceOf) {
    const qsizetype room = std::max<qsizetype>(0, m_most - (length() - inPlaceOf));
    QString why = whyNotHeld(text, m_most);
    if (why.isEmpty() && text.size() > room) {
        why = tr("It would make this text longer than the %1 characters that the field takes.")
                  .arg(locale().toString(m_most));
    }
    if (why.isEmpty()) return true;
    if (m_dropping) {
        m_why = why;
        m_refused = text;
    } else {
        Q_EMIT refused(why, text);
    }
    return false;
}

void ExactTextEdit::wrapAnywhere(bool anywhere) {
    const auto mode =
        anywhere ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere;
    if (wordWrapMode() != mode) setWordWrapMode(mode);
}

void ExactTextEdit::put(bool longWord, const std::function<void()>& change) {
    // Never a long word between words that are wrapped whole, neither the old nor the new one.
    if (longWord) wrapAnywhere(true);
    change();
    if (!longWord) wrapAnywhere(false);
}

bool ExactTextEdit::setText(const QString& text) {
    if (!takes(text, length())) return false;
    put(hasLongWord(text), [&] { setPlainText(asHeld(text)); });
    return true;
}

bool ExactTextEdit::replaceText(const QString& text) {
    if (!takes(text, length())) return false;
    put(hasLongWord(text), [&] {
        QTextCursor cursor(document());
        cursor.select(QTextCursor::Document);
        cursor.insertText(asHeld(text));
        setTextCursor(cursor);
    });
    return true;
}

void ExactTextEdit::insert(const QString& text) {
    if (!takes(text, selected())) return;
    const bool anywhere = wordWrapMode() == QTextOption::WrapAnywhere;
    put(anywhere || hasLongWord(text), [&] { textCursor().insertText(asHeld(text)); });
    ensureCursorVisible();
}

QMimeData* ExactTextEdit::createMimeDataFromSelection() const {
    auto* copied = new QMimeData;
    copied->setText(fromHeld(textCursor().selectedText()));
    return copied;
}

void ExactTextEdit::insertFromMimeData(const QMimeData* source) {
    if (source && source->hasText()) insert(exactText(*source));
}

void ExactTextEdit::dropEvent(QDropEvent* event) {
    m_dropping = true;
    QPlainTextEdit::dropEvent(event);
    m_dropping = false;
    // Only now: at its end a drop says that the text has changed, whether or not it has.
    if (m_why.isEmpty()) return;
    Q_EMIT refused(std::exchange(m_why, {}), std::exchange(m_refused, {}));
}

void ExactTextEdit::keyPressEvent(QKeyEvent* event) {
    // Qt would put in U+2028, another character than the Enter key's.
    if (event->matches(QKeySequence::InsertLineSeparator)) {
        insert(QStringLiteral("\n"));
        return;
    }
    const QString typed = event->text();
    const auto held = event->modifiers() & ~Qt::ShiftModifier;
    const bool isText = !typed.isEmpty() && typed.front().category() != QChar::Other_Control &&
                        held != Qt::ControlModifier;
    const bool adds = isText || event->matches(QKeySequence::InsertParagraphSeparator);
    if (adds && length() - selected() + typed.size() > m_most) {
        (void)takes(typed, selected());
        return;
    }
    if (isText && asHeld(typed) != typed) return insert(typed);
    QPlainTextEdit::keyPressEvent(event);
}

void ExactTextEdit::inputMethodEvent(QInputMethodEvent* event) {
    const QString commit = event->commitString();
    if (!commit.isEmpty() && !takes(commit, selected())) {
        event->setCommitString({});
    } else if (asHeld(commit) != commit) {
        event->setCommitString(asHeld(commit), event->replacementStart(),
                               event->replacementLength());
    }
    QPlainTextEdit::inputMethodEvent(event);
}

}  // namespace headscope::app
