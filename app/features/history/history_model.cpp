// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/history/history_model.h"

#include "document/comparison.h"
#include "document/run_text.h"
#include "ui/diverging_scale.h"
#include "ui/exact_text.h"
#include "ui/shown_text.h"
#include "ui/theme.h"

#include <headscope/donor_prompt.h>
#include <headscope/effects.h>
#include <headscope/run.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace headscope::app {

namespace {

struct HistoryTr {
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr qsizetype kMostTip = 1000;  // characters of a prompt

constexpr int kListedPositions = 3;
constexpr int kListedDonors = 3;  // tokens

/// Where heads were replaced, where not everywhere: else runs that differ in it would look alike.
QString shortPositions(const Positions& positions) {
    switch (positions.kind) {
        case Positions::Kind::All:
            return {};
        case Positions::Kind::Last:
            return HistoryTr::tr("last token");
        case Positions::Kind::Chosen:
            break;
    }
    return positionsText(positions, {}, kListedPositions);
}

/// What the donor has in the place of the prompt's tokens: "␣John → ␣Paul, ␣Mary → ␣Ann". First in
/// its line: runs that differ in the donor alone would look alike.
QString donorText(const SessionRun& run) {
    const Run& result = run.report->result;
    const auto patched = std::find_if(result.parts.begin(), result.parts.end(),
                                      [](const RunPart& part) { return part.donor.has_value(); });
    if (patched == result.parts.end()) return {};
    const auto& own = result.clean.prompt;
    const auto& donor = patched->donor->prompt;
    QStringList changes;
    for (const int position : differingTokens(idsOf(own), idsOf(donor))) {
        const auto at = static_cast<std::size_t>(position);
        if (at >= own.size() || at >= donor.size()) break;
        if (changes.size() == kListedDonors) {
            changes << QStringLiteral("…");
            break;
        }
        changes << QStringLiteral("%1 → %2").arg(visible(own[at]), visible(donor[at]));
    }
    return changes.join(QStringLiteral(", "));
}

QString detailText(const SessionRun& run) {
    const auto& clean = run.report->result.clean;
    QStringList parts{
        donorText(run),
        HistoryTr::tr("%1 against %2").arg(visible(clean.target), visible(clean.control)),
        shortPositions(run.request.positions), shown(run.report->model.name)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString runTimeText(const SessionRun& run) {
    QStringList parts{timeText(run)};
    if (run.seconds > 0)  // else it is not known
        parts << HistoryTr::tr("%1 s").arg(QLocale().toString(run.seconds, 'f', 2));
    if (run.report->result.stopped) parts << HistoryTr::tr("stopped");
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString tipText(const SessionRun& run) {
    QString text = shown(run.report->promptText, kMostTip);
    if (const std::string donor = donorOf(run); !donor.empty())
        text += QLatin1Char('\n') + HistoryTr::tr("Patched from “%1”").arg(shown(donor, kMostTip));
    text += QLatin1Char('\n') + detailText(run);
    if (run.request.positions.kind == Positions::Kind::Chosen)
        text += QLatin1Char('\n') +
                HistoryTr::tr("Replaced at %1")
                    .arg(positionsText(run.request.positions, run.report->result.clean.prompt));
    text += QLatin1Char('\n') + runTimeText(run);
    if (!run.note.empty()) {
        constexpr qsizetype kMostOfNote = 1000;
        const QString note = fromUtf8Exactly(run.note);
        text += QStringLiteral("\n\n") + note.left(kMostOfNote) +
                (note.size() > kMostOfNote ? QStringLiteral("…") : QString());
    }
    return text;
}

}  // namespace

QImage thumbnailOf(const SessionRun& run, bool dark) {
    const auto& result = run.report->result;
    const Intervention shown =
        result.parts.empty() ? Intervention() : result.parts.front().intervention;
    const auto values = valuesOf(result, {Metric::Probability, Subject::Target, {shown, {}}});
    const double limit = limitOf(values);
    const Theme& theme = dark ? Theme::night() : Theme::day();
    const auto& scale = DivergingScale::of(theme);
    QImage image(std::max(1, values.heads()), std::max(1, values.layers()), QImage::Format_RGB32);
    image.fill(theme.pending);
    for (std::size_t i = 0; i < values.values().size(); ++i) {
        const HeadId head = values.id(i);
        if (const auto& value = values.values()[i])
            image.setPixelColor(head.head, head.layer, scale.color(*value, limit));
    }
    return image;
}

HistoryModel::HistoryModel(History& history, const RunState& state, QObject* parent)
    : QAbstractListModel(parent), m_history(history), m_state(state) {
    // The history has the oldest run first.
    connect(&m_history, &History::aboutToInsert, this, [this](int row) {
        const int shown = rowCount() - row;
        beginInsertRows({}, shown, shown);
    });
    connect(&m_history, &History::inserted, this, [this] { endInsertRows(); });
    connect(&m_history, &History::aboutToRemove, this, [this](int row) {
        const int shown = rowCount() - 1 - row;
        beginRemoveRows({}, shown, shown);
    });
    connect(&m_history, &History::removed, this, [this] { endRemoveRows(); });
    connect(&m_history, &History::changed, this, [this](int row) {
        const QModelIndex at = index(rowCount() - 1 - row);
        Q_EMIT dataChanged(at, at);
    });
    connect(&m_history, &History::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_history, &History::wasReset, this, [this] {
        m_thumbnails.clear();
        endResetModel();
    });
    for (const auto signal : {&RunState::runChanged, &RunState::runKept})
        connect(&m_state, signal, this, [this] {
            if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CurrentRole});
        });
    connect(&m_state, &RunState::coverChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
    });
}

void HistoryModel::recolor(bool dark) {
    if (dark == m_dark && chosenColorMap() == m_colors) return;
    m_dark = dark;
    m_colors = chosenColorMap();
    m_thumbnails.clear();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
}

QModelIndex HistoryModel::indexOf(History::Id id) const {
    for (int row = 0; row < rowCount(); ++row) {
        const auto shown = run(index(row));
        if (shown && shown->run().id == id) return index(row);
    }
    return {};
}

History::Run HistoryModel::run(const QModelIndex& index) const {
    const auto& runs = m_history.runs();
    const auto count = static_cast<int>(runs.size());
    if (!index.isValid() || index.row() >= count) return nullptr;
    return runs[static_cast<std::size_t>(count - 1 - index.row())];
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_history.runs().size());
}

QImage HistoryModel::thumbnail(const SessionRun& run) const {
    auto& image = m_thumbnails[run.id];
    if (image.isNull()) image = thumbnailOf(run, m_dark);
    return image;
}

QImage HistoryModel::blank(const SessionRun& run) const {
    QImage image = thumbnail(run);
    image.fill((m_dark ? Theme::night() : Theme::day()).pending);
    return image;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    const auto kept = run(index);
    if (!kept) return {};
    const SessionRun& shown = kept->run();
    switch (role) {
        case Qt::DisplayRole:
            return titleOf(shown);
        case Qt::EditRole:
            return shown.name.empty() ? titleOf(shown) : fromUtf8Exactly(shown.name);
        case Qt::DecorationRole:
            return m_state.cover().hidesCells() ? blank(shown) : thumbnail(shown);
        case Qt::ToolTipRole:
            return tipText(shown);
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1, %2, %3")
                .arg(titleOf(shown), detailText(shown), runTimeText(shown));
        case IdRole:
            return QVariant::fromValue<quint64>(shown.id);
        case DetailRole:
            return detailText(shown);
        case TimeRole:
            return runTimeText(shown);
        case NoteRole:
            return fromUtf8Exactly(shown.note);
        case CurrentRole:
            return shown.id == m_state.shownId();
        default:
            return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex& index) const {
    const auto flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable | Qt::ItemNeverHasChildren : flags;
}

bool HistoryModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const auto kept = run(index);
    if (!kept || role != Qt::EditRole) return false;
    QString name = value.toString().trimmed();
    // Leaving the made-up title as it was is not naming it.
    if (kept->run().name.empty()) {
        if (name == titleOf(kept->run()).trimmed()) return false;
        // Of a title that was made up, the marks around a text from right to left.
        name.remove(QChar(0x2068)).remove(QChar(0x2069));
    }
    m_history.rename(kept->run().id, name);
    return true;
}

}  // namespace headscope::app
