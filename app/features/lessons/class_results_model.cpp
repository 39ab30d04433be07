// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/class_results_model.h"

#include "features/lessons/shown_step_text.h"
#include "ui/theme.h"

#include <headscope/visible_text.h>

#include <QApplication>
#include <QPalette>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

/// By shape: not everyone can distinguish the colours.
QString markOf(LessonVerdict verdict) {
    switch (verdict) {
        case LessonVerdict::Right:
            return QStringLiteral("✓");
        case LessonVerdict::Wrong:
            return QStringLiteral("✗");
        case LessonVerdict::Skipped:
            return QStringLiteral("→");
        case LessonVerdict::Unscored:
            break;
    }
    return QStringLiteral("●");
}

QString verdictName(LessonVerdict verdict) {
    switch (verdict) {
        case LessonVerdict::Right:
            return ClassResultsModel::tr("right");
        case LessonVerdict::Wrong:
            return ClassResultsModel::tr("wrong");
        case LessonVerdict::Skipped:
            return ClassResultsModel::tr("skipped");
        case LessonVerdict::Unscored:
            break;
    }
    return ClassResultsModel::tr("not judged");
}

/// What core says of a learner's file, in the window's language.
QString remarkWords(const std::string& remark) {
    if (remark == "another version of the lesson")
        return ClassResultsModel::tr("another version of the lesson");
    if (remark == "another model") return ClassResultsModel::tr("another model");
    return remark.empty() ? QString() : ClassResultsModel::tr("another version and another model");
}

bool asksSomething(const AnswerTally& step) {
    return !step.rows.empty() || !step.texts.empty() || step.right + step.wrong + step.skipped > 0;
}

}  // namespace

void ClassResultsModel::show(std::vector<CollectedAnswers> learners, const LessonText* words) {
    beginResetModel();
    m_learners = std::move(learners);
    m_texts = words ? words->steps : std::map<std::string, LessonStepText>();
    m_steps = m_learners.empty() ? std::vector<AnswerTally>()
                                 : tallied(m_learners, m_learners.front().answers.lesson);
    std::erase_if(m_steps, [](const AnswerTally& step) { return !asksSomething(step); });
    endResetModel();
}

QString ClassResultsModel::titleOf(const AnswerTally& step) const {
    const auto text = m_texts.find(step.step);
    const std::string& title =
        text == m_texts.end() || text->second.title.empty() ? step.step : text->second.title;
    return QString::fromStdString(visibleText(title));
}

QString ClassResultsModel::answerWords(const std::string& step, const std::string& answer) const {
    const auto text = m_texts.find(step);
    if (text != m_texts.end())
        if (const auto option = text->second.options.find(answer);
            option != text->second.options.end())
            return withoutMarkdown(QString::fromStdString(option->second));
    return QString::fromStdString(visibleText(answer));
}

int ClassResultsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_learners.size());
}

int ClassResultsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || m_learners.empty() ? 0 : static_cast<int>(m_steps.size()) + 1;
}

bool ClassResultsModel::isRemark(int column) const {
    return column == static_cast<int>(m_steps.size());
}

std::vector<const LessonAttempt*> ClassResultsModel::attempts(int row, int column) const {
    std::vector<const LessonAttempt*> found;
    for (const auto& attempt : m_learners[static_cast<std::size_t>(row)].answers.attempts)
        if (attempt.step == m_steps[static_cast<std::size_t>(column)].step)
            found.push_back(&attempt);
    return found;
}

QString ClassResultsModel::attemptWords(const LessonAttempt& attempt) const {
    const QString answer = attempt.answer ? answerWords(attempt.step, answerText(*attempt.answer))
                                          : verdictName(attempt.verdict);
    return markOf(attempt.verdict) + QLatin1Char(' ') + answer;
}

QVariant ClassResultsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const CollectedAnswers& learner = m_learners[static_cast<std::size_t>(index.row())];
    if (isRemark(index.column()))
        return role == Qt::DisplayRole || role == Qt::ToolTipRole
                   ? QVariant(remarkWords(learner.remark))
                   : QVariant();
    const auto all = attempts(index.row(), index.column());
    if (all.empty()) return {};
    if (role == Qt::DisplayRole) return attemptWords(*all.back());
    if (role == Qt::ForegroundRole) {
        const Theme& theme = Theme::of(QApplication::palette());
        if (all.back()->verdict == LessonVerdict::Wrong) return theme.error;
        if (all.back()->verdict == LessonVerdict::Skipped) return theme.muted;
        return {};
    }
    if (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
    QStringList lines;
    for (const LessonAttempt* attempt : all)
        lines << tr("%1 (%2; hints: %3; %4 s)")
                     .arg(attemptWords(*attempt), verdictName(attempt->verdict),
                          QString::number(attempt->hints),
                          QString::number(attempt->seconds, 'f', 0));
    return lines.join(QLatin1Char('\n'));
}

QVariant ClassResultsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (orientation == Qt::Vertical) {
        const CollectedAnswers& learner = m_learners[static_cast<std::size_t>(section)];
        const QString code = QString::fromStdString(visibleText(learner.answers.code));
        return code.isEmpty() ? QString::number(section + 1)
                              : QStringLiteral("%1 (%2)").arg(QString::number(section + 1), code);
    }
    if (isRemark(section)) return tr("Remark");
    return titleOf(m_steps[static_cast<std::size_t>(section)]);
}

}  // namespace headscope::app
