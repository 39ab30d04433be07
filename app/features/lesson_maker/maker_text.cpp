// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/maker_text.h"

#include "document/lesson_place_text.h"
#include "document/metric_text.h"
#include "document/run_spec.h"
#include "document/run_text.h"
#include "ui/intervention_text.h"
#include "ui/shown_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace headscope::app {

namespace {

struct MakerTr {
    Q_DECLARE_TR_FUNCTIONS(MakerText)
};

using Of = LessonFactKind;

constexpr qsizetype kMostPrompt = 40;

struct NamedWords {
    const char* name;
    const char* words;
};

constexpr NamedWords kCoverWords[] = {
    {"cells", QT_TRANSLATE_NOOP("MakerText", "what each head does: maps, table, inspector")},
    {"top1",
     QT_TRANSLATE_NOOP("MakerText", "what the top-1 becomes, how often it stays, and ranks")},
    {"predictions", QT_TRANSLATE_NOOP("MakerText", "what the model says next, and P")},
    {"attention", QT_TRANSLATE_NOOP("MakerText", "the attention pattern")},
    {"zero-mean", QT_TRANSLATE_NOOP("MakerText", "zero against mean")},
    {"drift", QT_TRANSLATE_NOOP("MakerText", "the head means")},
    {"tokens", QT_TRANSLATE_NOOP("MakerText", "into which tokens the prompt is split")},
    {"set", QT_TRANSLATE_NOOP("MakerText", "what heads do together")},
};

template <std::size_t size>
QString named(const NamedWords (&rows)[size], const std::string& name) {
    for (const NamedWords& row : rows)
        if (name == row.name) return MakerTr::tr(row.words);
    return QString::fromStdString(name);
}

QString headWords(const std::vector<LessonHead>& heads) {
    QStringList names;
    for (const LessonHead& head : heads)
        names << (head.fact.empty()
                      ? headName(head.head)
                      : QStringLiteral("{%1}").arg(QString::fromStdString(head.fact)));
    return names.join(QStringLiteral(" + "));
}

/// "P, target, zero", "KL, mean"
QString effectWords(const LessonFact& fact) {
    const auto& [metric, subject, lens] = fact.quantity;
    QString words = quantityText(fact.quantity);
    if (hasSubject(metric))
        words = MakerTr::tr("%1, %2").arg(words, subjectText(subject).toLower());
    const bool isOne = lens.of && !lens.isPair();
    return isOne ? MakerTr::tr("%1, %2").arg(words, textOf(*lens.of).brief) : words;
}

QString tokenWords(const LessonFact& fact) {
    if (fact.token == "control") return MakerTr::tr("the control");
    if (fact.token == "target" || fact.token.empty()) return MakerTr::tr("the target");
    return visible(fact.token);
}

QString cleanWords(const LessonFact& fact) {
    if (fact.what == "rank") return MakerTr::tr("rank of %1").arg(tokenWords(fact));
    if (fact.what == "logit") return MakerTr::tr("logit of %1").arg(tokenWords(fact));
    if (fact.what == "log-p") return MakerTr::tr("ln P of %1").arg(tokenWords(fact));
    if (fact.what == "logit-difference") return MakerTr::tr("logit difference, target − control");
    return MakerTr::tr("P of %1").arg(tokenWords(fact));
}

/// Of heads that are ablated: one alone, or several together.
QString ablatedWords(const LessonFact& fact, const QString& heads) {
    if (fact.what == "p") return MakerTr::tr("%1: P that is left").arg(heads);
    if (fact.what == "top1") return MakerTr::tr("%1: what the top-1 becomes").arg(heads);
    return MakerTr::tr("%1: change of %2").arg(heads, effectWords(fact));
}

/// The intervention is in `heads`.
QString patchedWords(const LessonFact& fact) {
    const QString heads =
        fact.heads.empty() && fact.layer
            ? MakerTr::tr("layer %1 patched from the donor").arg(QString::number(*fact.layer))
            : MakerTr::tr("%1 patched from the donor").arg(headWords(fact.heads));
    if (fact.what == "logit-difference") return MakerTr::tr("%1: logit difference").arg(heads);
    LessonFact plain = fact;
    plain.quantity.lens = {};
    return ablatedWords(plain, heads);
}

QString extremeWords(const LessonFact& fact, bool isHead) {
    const QString which = fact.sign == "min"   ? MakerTr::tr("lowers most")
                          : fact.sign == "max" ? MakerTr::tr("raises most")
                                               : MakerTr::tr("changes most");
    const QString words = isHead ? MakerTr::tr("the head that %1: %2")
                                 : MakerTr::tr("by how much the head that %1 does: %2");
    return words.arg(which, effectWords(fact));
}

QString modelWords(const LessonFact& fact) {
    if (fact.what == "layers") return MakerTr::tr("how many layers the model has");
    if (fact.what == "heads") return MakerTr::tr("how many heads a layer has");
    if (fact.what == "vocabulary") return MakerTr::tr("how many tokens the model knows");
    return MakerTr::tr("how many heads the model has");
}

QString topWords(const LessonFact& fact) {
    const QString nth = QString::number(fact.nth);
    return fact.what == "p" ? MakerTr::tr("P of prediction %1 of the clean run").arg(nth)
                            : MakerTr::tr("prediction %1 of the clean run").arg(nth);
}

QString interactionWords(const LessonFact& fact, const QString& heads) {
    if (fact.what == "sum") return MakerTr::tr("%1: sum of what each does alone").arg(heads);
    if (fact.what == "joint") return MakerTr::tr("%1: what they do together").arg(heads);
    return MakerTr::tr("%1: together beyond that sum").arg(heads);
}

QString meanWords(const LessonFact& fact) {
    if (fact.kind == Of::DriftSlope) return MakerTr::tr("slope of the head means, a layer");
    if (fact.kind == Of::DriftInterval)
        return fact.what == "low" ? MakerTr::tr("lower end of that slope's 95 % interval")
                                  : MakerTr::tr("upper end of that slope's 95 % interval");
    if (!fact.heads.empty()) return MakerTr::tr("mean of head %1").arg(headWords(fact.heads));
    if (fact.what == "sd") return MakerTr::tr("standard deviation of the head means");
    if (fact.what == "largest") return MakerTr::tr("largest head mean, in size");
    if (fact.what == "size") return MakerTr::tr("mean size of the head means");
    return MakerTr::tr("mean of the head means");
}

QString boundWords(const LessonFact& fact) {
    const QString bound =
        QString::number(fact.beyond.value_or(fact.above.value_or(fact.below.value_or(0))));
    const QString words = fact.beyond  ? MakerTr::tr("how many heads change %1 by more than %2")
                          : fact.above ? MakerTr::tr("how many heads change %1 to above %2")
                                       : MakerTr::tr("how many heads change %1 to below %2");
    return words.arg(effectWords(fact), bound);
}

/// What no offer is of: its name in files.
QString otherWords(const LessonFact& fact) {
    QStringList words{QString::fromStdString(name(fact.kind))};
    if (!fact.what.empty()) words << QString::fromStdString(fact.what);
    if (!fact.heads.empty()) words << headWords(fact.heads);
    return words.join(QStringLiteral(" · "));
}

QString joinedWords(const LessonExpression& expression, const char* sign) {
    QStringList parts;
    for (const auto& operand : expression.operands)
        parts << (operand.operands.size() > 1 ? QStringLiteral("(%1)").arg(wordsOf(operand))
                                              : wordsOf(operand));
    return parts.join(QStringLiteral(" %1 ").arg(QString::fromUtf8(sign)));
}

}  // namespace

QString wordsOf(const LessonFact& fact) {
    const QString heads = headWords(fact.heads);
    switch (fact.kind) {
        case Of::Clean:
            return cleanWords(fact);
        case Of::Top:
            return topWords(fact);
        case Of::Tokens:
            if (fact.what == "pieces") return MakerTr::tr("the tokens of the prompt");
            if (fact.what == "token")
                return MakerTr::tr("token %1 of the prompt").arg(QString::number(fact.nth));
            return MakerTr::tr("how many tokens the prompt has");
        case Of::Cell:
            return ablatedWords(fact, MakerTr::tr("head %1 alone").arg(heads));
        case Of::Set:
            return ablatedWords(fact, MakerTr::tr("%1 together").arg(heads));
        case Of::Patch:
            return patchedWords(fact);
        case Of::ExtremeHead:
            return extremeWords(fact, true);
        case Of::ExtremeValue:
            return extremeWords(fact, false);
        case Of::CountCells:
            return boundWords(fact);
        case Of::Top1Kept:
            return MakerTr::tr("in how many ablations the top-1 stays");
        case Of::Top1Becomes:
            return MakerTr::tr("what the top-1 becomes where it changes");
        case Of::ZeroMeanR:
            return MakerTr::tr("zero against mean: correlation r");
        case Of::ZeroMeanMax:
            return MakerTr::tr("zero against mean: largest difference");
        case Of::Spread:
            return MakerTr::tr("standard deviation of all effects: %1").arg(effectWords(fact));
        case Of::HeadMean:
        case Of::DriftSlope:
        case Of::DriftInterval:
            return meanWords(fact);
        case Of::Interaction:
            return interactionWords(fact, heads);
        case Of::Model:
            return modelWords(fact);
        case Of::Arithmetic:
            return wordsOf(fact.value);
        default:
            return otherWords(fact);
    }
}

QString wordsOf(const LessonExpression& expression) {
    using Op = LessonExpression::Kind;
    const auto call = [&](const char* name) {
        return QStringLiteral("%1(%2)").arg(QString::fromUtf8(name), joinedWords(expression, ","));
    };
    switch (expression.kind) {
        case Op::Number:
            return QString::number(expression.number);
        case Op::Fact:
            return QString::fromStdString(expression.fact);
        case Op::Lt:
            return joinedWords(expression, "<");
        case Op::Le:
            return joinedWords(expression, "≤");
        case Op::Gt:
            return joinedWords(expression, ">");
        case Op::Ge:
            return joinedWords(expression, "≥");
        case Op::Eq:
            return joinedWords(expression, "=");
        case Op::Near:
            return joinedWords(expression, "≈");
        case Op::And:
            return joinedWords(expression, "∧");
        case Op::Or:
            return joinedWords(expression, "∨");
        case Op::Not:
            return call("¬");
        case Op::Add:
            return joinedWords(expression, "+");
        case Op::Sub:
            return joinedWords(expression, "−");
        case Op::Mul:
            return joinedWords(expression, "·");
        case Op::Abs:
            return call("abs");
        case Op::Min:
            return call("min");
        case Op::Max:
            return call("max");
    }
    return {};
}

QString wordsOf(LessonStepKind kind) {
    switch (kind) {
        case LessonStepKind::Show:
            return MakerTr::tr("Show something");
        case LessonStepKind::Predict:
            return MakerTr::tr("Ask before it is shown");
        case LessonStepKind::Do:
            return MakerTr::tr("Have something done");
        case LessonStepKind::Write:
            return MakerTr::tr("Have something written");
        case LessonStepKind::Play:
            return MakerTr::tr("Free play");
        case LessonStepKind::Compare:
            return MakerTr::tr("Compare two runs");
    }
    return {};
}

QString wordsOf(LessonAskKind kind) {
    switch (kind) {
        case LessonAskKind::Choice:
            return MakerTr::tr("One of several options");
        case LessonAskKind::Head:
            return MakerTr::tr("A head, chosen on the map");
        case LessonAskKind::Token:
            return MakerTr::tr("A token");
        case LessonAskKind::Number:
            return MakerTr::tr("A number");
        case LessonAskKind::Order:
            return MakerTr::tr("An order");
        case LessonAskKind::Text:
            return MakerTr::tr("A text, which is not scored");
    }
    return {};
}

QString wordsOf(const LessonCondition& condition) {
    using Kind = LessonCondition::Kind;
    const QString text = QString::fromStdString(condition.text);
    switch (condition.kind) {
        case Kind::RunFinished:
            return text.isEmpty() ? MakerTr::tr("any run has finished")
                                  : MakerTr::tr("the run %1 has finished").arg(text);
        case Kind::Selected:
            return MakerTr::tr("head %1 is chosen").arg(headWords(condition.heads));
        case Kind::SetIs:
            return MakerTr::tr("the set is %1").arg(headWords(condition.heads));
        case Kind::SetContains:
            return MakerTr::tr("the set contains %1").arg(headWords(condition.heads));
        case Kind::Intervention:
            return MakerTr::tr("the intervention is %1").arg(textOf(condition.intervention).brief);
        case Kind::AtPositions:
            return MakerTr::tr("heads are replaced at %1")
                .arg(positionsText(condition.positions, {}));
        case Kind::MapShows:
            return MakerTr::tr("a map shows %1").arg(quantityText(condition.quantity));
        case Kind::PanelFront:
            return MakerTr::tr("in front is: %1").arg(placeText(condition.text));
        case Kind::PromptIs:
            return MakerTr::tr("the prompt is “%1”").arg(elided(text, kMostPrompt));
        case Kind::TargetIs:
            return MakerTr::tr("the target is %1").arg(visible(condition.text));
        case Kind::FactHolds:
            return MakerTr::tr("it holds that %1").arg(text);
    }
    return {};
}

QString wordsOf(const LessonState& state, const Lesson& lesson) {
    QStringList words;
    if (const auto run = lesson.runs.find(state.run); run != lesson.runs.end())
        words << MakerTr::tr("“%1”").arg(
            elided(QString::fromStdString(run->second.prompt), kMostPrompt));
    if (state.intervention) words << textOf(*state.intervention).brief;
    if (const auto donor = lesson.runs.find(state.donor); donor != lesson.runs.end())
        words << MakerTr::tr("donor “%1”")
                     .arg(elided(QString::fromStdString(donor->second.prompt), kMostPrompt));
    if (!state.maps.empty())
        words << MakerTr::tr("%n map(s)", nullptr, static_cast<int>(state.maps.size()));
    if (state.selected) words << MakerTr::tr("head %1").arg(headWords({*state.selected}));
    if (state.set && !state.set->empty())
        words << MakerTr::tr("the set %1").arg(headWords(*state.set));
    if (state.setLayer) words << MakerTr::tr("the set of layer %1").arg(*state.setLayer);
    if (state.scaleLock) words << MakerTr::tr("a locked scale");
    if (!state.panel.empty()) words << placeText(state.panel);
    if (state.panel != "ripples" && (!state.rippleView.empty() || state.rippleChange))
        words << placeText("ripples");
    return words.isEmpty() ? MakerTr::tr("the window as it was before")
                           : words.join(QStringLiteral(", "));
}

QString wordsOfCover(const std::string& cover) {
    if (const auto layer = layerLeftBy(cover))
        return MakerTr::tr("what each head does, but in layer %1").arg(*layer);
    return named(kCoverWords, cover);
}

QString wordsOf(const LessonMark& mark) {
    return mark.cell ? MakerTr::tr("the cell of %1 in %2")
                           .arg(headWords({*mark.cell}), placeText(mark.place))
                     : placeText(mark);
}

QString wordsOf(LessonShow show) {
    switch (show) {
        case LessonShow::Percent:
            return MakerTr::tr("percent, no decimals");
        case LessonShow::Percent1:
            return MakerTr::tr("percent, one decimal");
        case LessonShow::Percent2:
            return MakerTr::tr("percent, two decimals");
        case LessonShow::Points:
            return MakerTr::tr("percentage points, without a sign");
        case LessonShow::SignedPoints:
            return MakerTr::tr("percentage points, with a sign");
        case LessonShow::Number:
            return MakerTr::tr("three digits");
        case LessonShow::Size:
            return MakerTr::tr("three digits, without a sign");
        case LessonShow::Signed:
            return MakerTr::tr("three digits, with a sign");
        case LessonShow::Fixed2:
            return MakerTr::tr("two decimals");
        case LessonShow::Fixed4:
            return MakerTr::tr("four decimals");
        case LessonShow::Count:
            return MakerTr::tr("a whole number");
        case LessonShow::Head:
            return MakerTr::tr("a head");
        case LessonShow::Token:
            return MakerTr::tr("a token");
        case LessonShow::Text:
            return MakerTr::tr("tokens, side by side");
    }
    return {};
}

std::vector<LessonShow> showsOf(const LessonFact& fact) {
    std::vector<LessonShow> all{fact.show};
    std::vector<LessonShow> others;
    switch (valueKindOf(fact)) {
        case LessonValueKind::Head:
            break;
        case LessonValueKind::Text:
            others = {LessonShow::Token, LessonShow::Text};
            break;
        case LessonValueKind::Number:
            others = {LessonShow::Percent, LessonShow::Percent1,     LessonShow::Percent2,
                      LessonShow::Points,  LessonShow::SignedPoints, LessonShow::Number,
                      LessonShow::Size,    LessonShow::Signed,       LessonShow::Fixed2,
                      LessonShow::Fixed4,  LessonShow::Count};
            break;
    }
    std::copy_if(others.begin(), others.end(), std::back_inserter(all),
                 [&](LessonShow show) { return show != fact.show && canBeShown(fact, show); });
    return all;
}

std::vector<std::string> textParts(const LessonStep& step) {
    std::vector<std::string> parts{""};
    if (step.ask && step.ask->kind != LessonAskKind::Token)
        for (const auto& key : step.ask->options)
            parts.push_back("option " + key);
    if (step.ask && step.ask->isScored()) parts.insert(parts.end(), {"right", "wrong"});
    if (step.ask) parts.emplace_back("reveal");
    for (const auto& hint : step.hints)
        if (!hint.text.empty()) parts.push_back(hint.text);
    parts.insert(parts.end(), {"otherwise", "notes"});
    return parts;
}

QString wordsOfPart(const std::string& part) {
    const QString name = QString::fromStdString(part);
    if (part.empty()) return MakerTr::tr("Text");
    if (part == "right") return MakerTr::tr("When the answer is right");
    if (part == "wrong") return MakerTr::tr("When it is wrong");
    if (part == "reveal") return MakerTr::tr("Once it is uncovered");
    if (part == "otherwise") return MakerTr::tr("Where it is otherwise on a model");
    if (part == "notes") return MakerTr::tr("Notes for teachers");
    if (name.startsWith(QLatin1String("option "))) return MakerTr::tr("Option %1").arg(name.mid(7));
    return MakerTr::tr("Hint %1").arg(name);
}

std::string* textPart(LessonStepText& text, const std::string& part) {
    if (part.empty()) return &text.body;
    if (part == "right") return &text.right;
    if (part == "wrong") return &text.wrong;
    if (part == "reveal") return &text.reveal;
    if (part == "otherwise") return &text.otherwise;
    if (part == "notes") return &text.notes;
    if (part == "title") return &text.title;
    constexpr std::string_view kOption = "option ";
    if (part.starts_with(kOption)) return &text.options[part.substr(kOption.size())];
    return &text.hints[part];
}

std::string textPart(const LessonStepText& text, const std::string& part) {
    LessonStepText copy = text;
    return *textPart(copy, part);
}

}  // namespace headscope::app
