// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts.h"

#include <headscope/error.h>
#include <headscope/resources.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QTranslator>
#include <QVariant>

#include <array>
#include <memory>

namespace headscope::app {

namespace {

constexpr const char* kEnglish = "en";
constexpr std::array kTranslated{"vi"};  // a file headscope_CODE.ts each, beside English
// Properties of the application: a choice, and what it came to.
constexpr const char* kChosen = "headscopeChosenLanguage";
constexpr const char* kShown = "headscopeShownLanguage";
constexpr const char* kTranslator = "headscopeLanguage";  // the object's name

/// Empty if there are no resources at all; their users report it.
QString fileOf(const QString& language) {
    try {
        const std::string name = "headscope_" + language.toStdString() + ".qm";
        return QString::fromStdString((resourceFolder() / "translations" / name).string());
    } catch (const Error&) {
        return {};
    }
}

QString own(const QTranslator& texts, const char* source) {
    return texts.translate("Languages", source);
}

}  // namespace

void installTexts() {
    // Numbers are written as in Python and in the program's files, so that what is read here can
    // be typed there: a decimal point in every language, and no comma that means another thing.
    QLocale::setDefault(QLocale::c());
    auto* english = new QTranslator(QCoreApplication::instance());
    if (english->load(fileOf(QLatin1String(kEnglish))))
        QCoreApplication::installTranslator(english);
}

QStringList languages() {
    QStringList all{QLatin1String(kEnglish)};
    for (const char* code : kTranslated)
        if (QFileInfo::exists(fileOf(QLatin1String(code)))) all.push_back(QLatin1String(code));
    return all;
}

QString languageName(const QString& language) {
    // Two texts that a translation has of itself. Its own name:
    const char* name = QT_TRANSLATE_NOOP("Languages", "English");
    //: Stands behind the language's name until a native speaker has read all texts: translate it as
    //: "draft" until then, and as "-" once it is so.
    const char* state = QT_TRANSLATE_NOOP("Languages", "draft");
    QTranslator texts;
    if (language == QLatin1String(kEnglish) || !texts.load(fileOf(language)))
        return QLatin1String(name);
    const QString mark = own(texts, state);
    const bool isRead = mark.isEmpty() || mark == QLatin1String("-");
    return isRead ? own(texts, name)
                  : own(texts, name) + QLatin1String(" (") + mark + QLatin1Char(')');
}

QString sensibleLanguage(const QString& choice) {
    return languages().contains(choice) ? choice : QLatin1String(kSystemLanguage);
}

QString languageOf(const QString& choice) {
    const QStringList all = languages();
    if (all.contains(choice)) return choice;
    // Such as "vi-VN", "vi-Latn-VN".
    for (const QString& wanted : QLocale::system().uiLanguages())
        if (const QString code = wanted.section(QLatin1Char('-'), 0, 0); all.contains(code))
            return code;
    return QLatin1String(kEnglish);
}

void chooseLanguage(const QString& choice) {
    QCoreApplication* program = QCoreApplication::instance();
    program->setProperty(kChosen, sensibleLanguage(choice));
    const QString language = languageOf(choice);
    if (language == shownLanguage()) return;
    program->setProperty(kShown, language);
    delete program->findChild<QTranslator*>(QLatin1String(kTranslator));
    if (language == QLatin1String(kEnglish)) return;
    // Over the English one, whose plurals stand in for what a translation lacks.
    auto* texts = new QTranslator(program);
    texts->setObjectName(QLatin1String(kTranslator));
    if (texts->load(fileOf(language))) QCoreApplication::installTranslator(texts);
}

QString chosenLanguage() {
    const QVariant chosen = QCoreApplication::instance()->property(kChosen);
    return chosen.isValid() ? chosen.toString() : QString(QLatin1String(kEnglish));
}

QString shownLanguage() {
    const QVariant shown = QCoreApplication::instance()->property(kShown);
    return shown.isValid() ? shown.toString() : QString(QLatin1String(kEnglish));
}

}  // namespace headscope::app
