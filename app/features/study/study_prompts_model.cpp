// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_prompts_model.h"

#include "document/run_spec.h"
#include "features/study/study_desk.h"
#include "ui/message_text.h"
#include "ui/terms.h"
#include "ui/theme.h"

#include <QApplication>

#include <algorithm>

namespace headscope::app {

namespace {

QString tokensText(const std::vector<std::string>& tokens) {
    QStringList words;
    for (const std::string& token : tokens)
        words << visible(token);
    return words.join(QStringLiteral(" + "));
}

/// A tip of plain text is one line, however long.
QString foldedTip(const QString& text) {
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

}  // namespace

StudyPromptsModel::StudyPromptsModel(const StudyDesk& desk, QObject* parent)
    : QAbstractTableModel(parent), m_desk(desk) {
    connect(&desk, &StudyDesk::studyChanged, this, &StudyPromptsModel::rebuild);
    connect(&desk, &StudyDesk::rowsChanged, this, [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State));
    });
    rebuild();
}

void StudyPromptsModel::rebuild() {
    beginResetModel();
    m_general.clear();
    m_faults.assign(m_desk.study() ? m_desk.study()->prompts.size() : 0, QString());
    for (const StudyFault& fault : m_desk.faults()) {
        if (!fault.prompt || *fault.prompt >= m_faults.size()) {
            m_general.push_back(textOf(said(fault)));
            continue;
        }
        QString& at = m_faults[*fault.prompt];
        const QString text =
            fault.line > 0 ? tr("line %1: %2").arg(QString::number(fault.line), textOf(fault.what))
                           : textOf(fault.what);
        at += (at.isEmpty() ? QString() : QStringLiteral("; ")) + text;
    }
    endResetModel();
}

int StudyPromptsModel::firstFault() const {
    if (!m_general.empty()) return 0;
    const auto first =
        std::ranges::find_if(m_faults, [](const QString& one) { return !one.isEmpty(); });
    return first == m_faults.end() ? -1 : static_cast<int>(first - m_faults.begin());
}

std::optional<std::size_t> StudyPromptsModel::promptAt(int row) const {
    const auto at = static_cast<std::size_t>(row);
    if (row < 0 || at < m_general.size()) return std::nullopt;
    return at - m_general.size();
}

int StudyPromptsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_general.size() + m_faults.size());
}

int StudyPromptsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString StudyPromptsModel::stateText(std::size_t prompt) const {
    if (!m_faults[prompt].isEmpty()) return m_faults[prompt];
    const StudyRows* rows = m_desk.rows();
    return rows && rows->contains(prompt) ? tr("computed") : QString();
}

QVariant StudyPromptsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto prompt = promptAt(index.row());
    if (role == Qt::ForegroundRole) {
        const bool isWrong = !prompt || !m_faults[*prompt].isEmpty();
        return isWrong && index.column() == State
                   ? QVariant(Theme::of(QApplication::palette()).error)
                   : QVariant();
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (!prompt) {
        const QString& text = m_general[static_cast<std::size_t>(index.row())];
        return role == Qt::ToolTipRole   ? QVariant(foldedTip(text))
               : index.column() == State ? QVariant(text)
                                         : QVariant();
    }
    if (role == Qt::ToolTipRole && !m_faults[*prompt].isEmpty())
        return foldedTip(m_faults[*prompt]);
    const StudyPrompt& of = m_desk.study()->prompts[*prompt];
    switch (index.column()) {
        case Id:
            return QString::fromStdString(of.id);
        case Prompt:
            return visible(of.text);
        case Target:
            return tokensText(of.target);
        case Control:
            return tokensText(of.control);
        case Donor:
            return of.donor ? visible(*of.donor) : QString();
        case Group:
            return QString::fromStdString(of.group);
        case State:
        default:
            return stateText(*prompt);
    }
}

QVariant StudyPromptsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::ToolTipRole && section == Group) return termTip(QStringLiteral("cluster"));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Id:
            return tr("Prompt no.");
        case Prompt:
            return tr("Prompt");
        case Target:
            return tr("Target");
        case Control:
            return tr("Control");
        case Donor:
            return tr("Donor");
        case Group:
            return tr("Group");
        default:
            return tr("State");
    }
}

}  // namespace headscope::app
