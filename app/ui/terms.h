// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QLabel;
class QWidget;

namespace headscope::app {

// The glossary: the guide's page of terms, which the window explains its words by. GUI thread.

/// A term of the field.
struct Term {
    QString id;    ///< its English name in small letters, "-" for spaces: "residual-stream"
    QString name;  ///< as on the page
    QString text;  ///< one or two sentences, plain
};

/// Those of a page in Markdown: a heading of the second level each, and the text below it.
/// `english`: the same page in English, whose headings, in the same order, give the ids.
[[nodiscard]] QList<Term> termsOf(const QString& page, const QString& english);

/// Those of the program's own guide in the language that is shown, or else in English; in their
/// order. Valid until the language changes. Empty if the page is missing.
[[nodiscard]] const QList<Term>& terms();

/// The term's explanation as a tool tip; empty if there is no such term.
[[nodiscard]] QString termTip(const QString& id);

/// Rich text in the colour of the text around it, which is explained where a label shows it; see
/// explainTerms(). `text` is rich text.
[[nodiscard]] QString termLink(const QString& id, const QString& text, const QString& color);

/// The same for each "[residual stream](residual-stream)" in a whole sentence, which a translation
/// can put elsewhere. `text` is rich text.
[[nodiscard]] QString withTermLinks(QString text, const QString& color);

/// The label explains the termLink()s in its text as they are pointed to.
void explainTerms(QLabel& label);

/// The widget's tool tip is this term's explanation, below the tip that it has.
void explainTerm(QWidget& widget, const QString& id);

}  // namespace headscope::app
