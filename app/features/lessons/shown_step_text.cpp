// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/shown_step_text.h"

#include "document/run_spec.h"
#include "features/lessons/lesson_controller.h"
#include "ui/message_text.h"
#include "ui/step_text.h"

#include <QCoreApplication>
#include <QTextDocument>

#include <algorithm>

namespace headscope::app {

namespace {

struct StepWordsTr {
    Q_DECLARE_TR_FUNCTIONS(StepWords)
};

constexpr const char* kNotYet = "…";   // in place of a number that is being computed
constexpr const char* kUnknown = "—";  // or that cannot be computed on this model

QString filledText(const LessonController& play, const std::string& markdown) {
    LessonValues values;
    if (play.values()) values = *play.values();
    for (const auto& [name, fact] : play.lesson().facts)
        if (LessonFactValue& made = values.facts[name]; !made.value)
            made.shown = play.values() ? kUnknown : kNotYet;
    return QString::fromStdString(filled(markdown, play.lesson(), values)).trimmed();
}

/// The first fact in the text that this model does not give; null: there is none.
const LessonFactValue* unknownIn(const LessonController& play, const std::string& markdown) {
    if (!play.values()) return nullptr;
    for (const auto& [name, fact] : play.values()->facts)
        if (!fact.value && markdown.find('{' + name + '}') != std::string::npos) return &fact;
    return nullptr;
}

/// The text, and where it lacks something, why.
QStringList toldParts(const LessonController& play, const std::string& markdown) {
    QStringList parts{filledText(play, markdown)};
    if (const LessonFactValue* unknown = unknownIn(play, markdown))
        parts << StepWordsTr::tr("*What is left out cannot be computed on this model: %1.*")
                     .arg(textOf(unknown->error));
    return parts;
}

/// How an answer is written in a sentence.
QString answerWords(const LessonController& play, const LessonAnswer& answer) {
    const auto& options = play.stepText().options;
    if (const auto* chosen = std::get_if<std::vector<std::string>>(&answer)) {
        QStringList words;
        for (const std::string& key : *chosen) {
            const auto text = options.find(key);
            words << withoutMarkdown(text == options.end() ? QString::fromStdString(key)
                                                           : filledText(play, text->second));
        }
        return words.join(QStringLiteral(", "));
    }
    if (const auto* text = std::get_if<std::string>(&answer);
        text && play.step().ask->kind == LessonAskKind::Token)
        return visible(*text);
    if (const auto* number = std::get_if<double>(&answer)) return answeredNumber(*number);
    return QString::fromStdString(answerText(answer));
}

/// By shape and word: not everyone can distinguish the colours.
QString verdictWords(const LessonController& play) {
    const StepRecord& record = play.record();
    const QString right = rightWords(play);
    switch (record.verdict) {
        case LessonVerdict::Right:
            return StepWordsTr::tr("✓ **Right.**");
        case LessonVerdict::Wrong:
            return StepWordsTr::tr("✗ **Not so.** Your answer: %1. Right is: %2.")
                .arg(answerWords(play, *record.answer), right);
        case LessonVerdict::Skipped:
            return right.isEmpty() ? StepWordsTr::tr("→ **Skipped.**")
                                   : StepWordsTr::tr("→ **Uncovered.** Right is: %1.").arg(right);
        case LessonVerdict::Unscored:
            break;
    }
    if (record.answer && !play.step().ask->isScored())
        return StepWordsTr::tr("● **Your answer is kept.** Nothing here is right or wrong.");
    return StepWordsTr::tr("● What is right is not known on this model.");
}

/// The text once the answer is open.
QStringList resultParts(const LessonController& play, bool holds) {
    const LessonStepText& text = play.stepText();
    QStringList parts{verdictWords(play)};
    const bool isRight = play.record().verdict == LessonVerdict::Right;
    const bool isWrong = play.record().verdict == LessonVerdict::Wrong;
    const std::string& why = isRight               ? text.right
                             : isWrong             ? text.wrong
                             : text.reveal.empty() ? text.right
                                                   : text.reveal;
    const bool tells = holds && !unknownIn(play, why) && !unknownIn(play, text.reveal);
    if (tells && !why.empty() && play.step().ask->isScored()) parts << filledText(play, why);
    if ((isRight || isWrong) && !text.reveal.empty() && !unknownIn(play, text.reveal))
        parts << filledText(play, text.reveal);
    if (!tells) parts << toldParts(play, text.otherwise);
    return parts;
}

/// Prompts to begin with, or the two that are compared.
QString runLinks(const LessonController& play) {
    QStringList lines;
    for (const std::string& name : play.step().runs) {
        const QString prompt = QString::fromStdString(play.lesson().runs.at(name).prompt);
        QString shown = prompt;
        shown.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
        lines
            << QStringLiteral("- [%1](headscope:run/%2)").arg(shown, QString::fromStdString(name));
    }
    return lines.join(QLatin1Char('\n'));
}

QStringList hintParts(const LessonController& play) {
    QStringList parts;
    const auto& hints = play.step().hints;
    for (int i = 0; i < play.record().hints && i < static_cast<int>(hints.size()); ++i) {
        const LessonHint& hint = hints[static_cast<std::size_t>(i)];
        const auto text = play.stepText().hints.find(hint.text);
        if (text != play.stepText().hints.end())
            parts << StepWordsTr::tr("**Hint.** %1").arg(filledText(play, text->second));
        else if (hint.show)
            parts << StepWordsTr::tr("**Hint.** The window shows it now.");
    }
    return parts;
}

}  // namespace

QString withoutMarkdown(const QString& markdown) {
    QTextDocument document;
    layMarkdown(document, markdown);
    return document.toPlainText();
}

QString stepMarkdown(const LessonController& play, bool brief) {
    const LessonStepText& text = play.stepText();
    const bool isKnown = play.values() != nullptr;
    const bool holds = !isKnown || stepHolds(play.step(), *play.values()).value_or(false);
    const bool asks = play.step().ask.has_value();
    QStringList parts;
    if (!brief && !text.title.empty())
        parts << QStringLiteral("## ") + QString::fromStdString(text.title);
    // A question keeps its text; what does not hold gets the text `otherwise`.
    const bool isFalse = !holds || unknownIn(play, text.body);
    const bool isOtherwise = isFalse && !asks && !text.otherwise.empty();
    parts << toldParts(play, isOtherwise ? text.otherwise : text.body);
    if (!brief && play.step().discuss && !play.record().open)
        parts << StepWordsTr::tr("*Talk with your neighbour before you answer.*");
    parts << runLinks(play);
    if (!brief) parts << hintParts(play);
    if (asks && play.record().open) parts << resultParts(play, holds);
    parts.removeAll(QString());
    return parts.join(QStringLiteral("\n\n"));
}

QString stepTitle(const LessonController& play, std::size_t step) {
    const LessonStep& of = play.lesson().steps[step];
    const auto text = play.text().steps.find(of.id);
    const QString title = text == play.text().steps.end() || text->second.title.empty()
                              ? QString::fromStdString(of.id)
                              : QString::fromStdString(text->second.title);
    const int number = play.numberOf(step);
    return number > 0 ? StepWordsTr::tr("%1. %2").arg(QString::number(number), title)
                      : StepWordsTr::tr("+ %1").arg(title);
}

QString stepHeading(const LessonController& play) {
    const QString title = QString::fromStdString(play.stepText().title);
    const int number = play.numberOf(play.at());
    const auto all = std::ranges::count(play.lesson().steps, false, &LessonStep::optional);
    const QString count =
        number > 0
            ? StepWordsTr::tr("Step %1 of %2").arg(QString::number(number), QString::number(all))
            : StepWordsTr::tr("An extra step");
    return title.isEmpty() ? count : StepWordsTr::tr("%1: %2").arg(count, title);
}

QString clockText(double seconds) {
    const auto whole = static_cast<int>(seconds);
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'));
}

QString stepTime(const LessonController& play) {
    const double minutes = play.step().minutes;
    if (minutes <= 0) return {};
    return StepWordsTr::tr("Time %1 of %2")
        .arg(clockText(play.secondsHere()), clockText(60 * minutes));
}

QString stepStatus(const LessonController& play) {
    const LessonStep& step = play.step();
    if (const auto& error = play.facts().error())
        return StepWordsTr::tr("The model's numbers cannot be computed: %1. %2")
            .arg(error->what, error->hint);
    if (!play.values() && !factsOf(play.lesson(), step).empty())
        return play.facts().total() > 0
                   ? StepWordsTr::tr("The model's numbers are being computed: %1 of %2.")
                         .arg(QString::number(play.facts().done()),
                              QString::number(play.facts().total()))
                   : StepWordsTr::tr("The model's numbers are being computed.");
    if (play.isElsewhere())
        return StepWordsTr::tr(
            "The window shows another run than this step is about. Answer Again brings its own "
            "back.");
    if (step.kind == LessonStepKind::Do)
        return play.record().done ? StepWordsTr::tr("✓ Done.")
                                  : StepWordsTr::tr("To do: as the text says, by mouse or keys.");
    if (!play.record().open && step.gated)
        return StepWordsTr::tr("The lesson goes on once you have answered.");
    if (!play.canGoBack())
        return StepWordsTr::tr("Your own prompt and maps come back when you leave the lesson.");
    return {};
}

QStringList optionTexts(const LessonController& play) {
    QStringList texts;
    const LessonAsk& ask = *play.step().ask;
    for (const std::string& key : ask.options) {
        const auto text = play.stepText().options.find(key);
        if (ask.kind == LessonAskKind::Token)
            texts << visible(key);
        else
            texts << withoutMarkdown(text == play.stepText().options.end()
                                         ? QString::fromStdString(key)
                                         : filledText(play, text->second));
    }
    return texts;
}

QString rightWords(const LessonController& play) {
    static const LessonValues none;
    if (!play.step().ask) return {};
    const LessonValues& values = play.values() ? *play.values() : none;
    const auto right = rightAnswer(*play.step().ask, values);
    if (!right) return {};
    const std::string shown = shownRight(*play.step().ask, values);
    return shown.empty() ? answerWords(play, *right)
                         : withoutMarkdown(QString::fromStdString(shown));
}

QString stepNotes(const LessonController& play) {
    return filledText(play, play.stepText().notes);
}

QString answeredNumber(double number) {
    constexpr int kDigits = 10;
    return QString::number(number, 'g', kDigits).replace(QLatin1Char('-'), QChar(0x2212));
}

}  // namespace headscope::app
