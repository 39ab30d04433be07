// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terms.h"

#include "ui/texts.h"

#include <headscope/error.h>
#include <headscope/resources.h>

#include <QCursor>
#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QToolTip>

#include <algorithm>

namespace headscope::app {

namespace {

const QString kTermPrefix = QStringLiteral("term:");

/// `language`: a folder of the guide's; empty: English.
QString termsPage(const std::string& language) {
    try {
        QFile file(
            QString::fromStdString((resourceFolder() / "help" / language / "terms.md").string()));
        if (file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
    } catch (const Error&) {
        return {};  // the guide's window says that its pages are missing
    }
    return {};
}

QString idOf(const QString& name) {
    return name.toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
}

}  // namespace

QList<Term> termsOf(const QString& page, const QString& english) {
    static const QRegularExpression kHeading(QStringLiteral(R"(^## (.+)$)"),
                                             QRegularExpression::MultilineOption);
    QStringList ids;
    for (auto found = kHeading.globalMatch(english); found.hasNext();)
        ids << idOf(found.next().captured(1).trimmed());
    QList<Term> terms;
    auto found = kHeading.globalMatch(page);
    while (found.hasNext() && terms.size() < ids.size()) {
        const auto heading = found.next();
        const auto from = heading.capturedEnd();
        const auto to = found.hasNext() ? found.peekNext().capturedStart() : page.size();
        QString text = page.mid(from, to - from).simplified();
        text.remove(QLatin1Char('*'));
        terms.append({ids[terms.size()], heading.captured(1).trimmed(), text});
    }
    return terms;
}

const QList<Term>& terms() {
    static QString language;
    static QList<Term> all;
    if (language == shownLanguage()) return all;
    language = shownLanguage();
    const QString english = termsPage({});
    all = termsOf(termsPage(language.toStdString()), english);
    if (all.isEmpty()) all = termsOf(english, english);
    return all;
}

QString termTip(const QString& id) {
    const auto& all = terms();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Term& term) { return term.id == id; });
    if (found == all.end()) return {};
    return QStringLiteral("<p><b>%1</b>: %2</p>")
        .arg(found->name.toHtmlEscaped(), found->text.toHtmlEscaped());
}

QString termLink(const QString& id, const QString& text, const QString& color) {
    return QStringLiteral("<a href='%1%2' style='color:%3;text-decoration:none'>%4</a>")
        .arg(kTermPrefix, id, color, text);
}

QString withTermLinks(QString text, const QString& color) {
    static const QRegularExpression kPlace(QStringLiteral(R"(\[([^\]]+)\]\(([a-z0-9-]+)\))"));
    for (auto place = kPlace.match(text); place.hasMatch(); place = kPlace.match(text))
        text.replace(place.capturedStart(), place.capturedLength(),
                     termLink(place.captured(2), place.captured(1), color));
    return text;
}

void explainTerms(QLabel& label) {
    label.setTextInteractionFlags(label.textInteractionFlags() | Qt::LinksAccessibleByMouse);
    QObject::connect(&label, &QLabel::linkHovered, &label, [&label](const QString& link) {
        if (!link.startsWith(kTermPrefix)) return QToolTip::hideText();
        QToolTip::showText(QCursor::pos(), termTip(link.mid(kTermPrefix.size())), &label);
    });
}

void explainTerm(QWidget& widget, const QString& id) {
    const QString own = widget.toolTip();
    widget.setToolTip(own.isEmpty()
                          ? termTip(id)
                          : QStringLiteral("<p>%1</p>%2").arg(own.toHtmlEscaped(), termTip(id)));
}

}  // namespace headscope::app
