// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/history.h"

#include "document/run_spec.h"
#include "document/run_state.h"
#include "ui/shown_text.h"

#include <QUndoCommand>

#include <algorithm>
#include <functional>
#include <utility>

namespace headscope::app {

namespace {

constexpr qsizetype kMostTitle = 160;  // characters of a prompt

std::size_t memoryOf(const AblatedRun& run) {
    return sizeof(Cell) + run.top.size() * sizeof(TokenScore);
}

}  // namespace

/// One undoable step. Steps of one kind and run that follow each other (typing) become one.
class HistoryStep : public QUndoCommand {
 public:
    using Change = std::function<void(History&)>;
    enum Kind { Other = -1, Note = 1, Notes = 2 };

    HistoryStep(History& history, const QString& text, Change forth, Change back, Kind kind = Other,
                History::Id run = 0)
        : QUndoCommand(text),
          m_history(history),
          m_forth(std::move(forth)),
          m_back(std::move(back)),
          m_kind(kind),
          m_run(run) {}

    void redo() override { m_forth(m_history); }
    void undo() override { m_back(m_history); }
    [[nodiscard]] int id() const override { return m_kind; }
    bool mergeWith(const QUndoCommand* next) override {
        const auto* step = static_cast<const HistoryStep*>(next);
        if (step->m_run != m_run) return false;
        m_forth = step->m_forth;
        return true;
    }

    // What steps are made of: only they may change the history without one.
    static void setName(History& history, History::Id id, const std::string& name) {
        history.edit(id, [&](SessionRun& run) { run.name = name; });
    }
    static void setNote(History& history, History::Id id, const std::string& note) {
        history.edit(id, [&](SessionRun& run) { run.note = note; });
    }
    static void setNotes(History& history, const QString& notes) {
        history.m_notes = notes;
        Q_EMIT history.notesChanged();
    }

 private:
    History& m_history;
    Change m_forth;
    Change m_back;
    Kind m_kind;
    History::Id m_run;
};

/// "Rome is the capital of ← Berlin is the capital of": with what it is patched from, if anything.
QString promptTitle(const std::string& prompt, const std::string& donor) {
    const QString title = shown(prompt, kMostTitle);
    return donor.empty() ? title : title + QStringLiteral(" ← ") + shown(donor, kMostTitle);
}

std::size_t memoryOf(const SessionRun& run) {
    const auto& result = run.report->result;
    std::size_t bytes = sizeof(SessionRun) + result.clean.headMean.values().size() * sizeof(float);
    for (const auto& part : result.parts)
        for (const auto& cell : part.cells)
            bytes += memoryOf(cell);
    for (const auto& given : result.given)
        for (const auto& cell : given.part.cells)
            bytes += memoryOf(cell);
    for (const auto& pattern : *run.patterns)
        bytes += pattern.weights.size() * sizeof(float);
    for (const auto& set : *run.sets)
        bytes += memoryOf(set.effect);
    return bytes + result.clean.prompt.size() * sizeof(TokenRef) + run.note.size();
}

QString titleOf(const SessionRun& run) {
    if (!run.name.empty()) return shown(run.name, kMostTitle);
    return promptTitle(run.prompt.empty() ? run.report->promptText : run.prompt, donorOf(run)) +
           QStringLiteral(" → ") + visible(run.report->result.clean.target);
}

QString titleOf(const RunInputs& inputs) {
    return promptTitle(inputs.prompt.toStdString(), inputs.donor.toStdString()) +
           QStringLiteral(" → ") + visible(inputs.target.toStdString());
}

std::string donorOf(const SessionRun& run) {
    for (const RunPart& part : run.report->result.parts) {
        if (!part.donor) continue;
        // A run with <|endoftext|> in front has that in its report alone.
        const bool begun = run.report->bos && !part.donor->prompt.empty();
        return part.donor->text.substr(begun ? part.donor->prompt.front().text.size() : 0);
    }
    return {};
}

History::Run shownOf(const History& history, const RunState& state) {
    return history.find(state.shownId());
}

History::History(QObject* parent, std::size_t mostBytes)
    : QObject(parent), m_mostBytes(mostBytes) {}

std::optional<std::size_t> History::rowOf(Id id) const {
    const auto at =
        std::lower_bound(m_runs.begin(), m_runs.end(), id,
                         [](const Run& run, Id sought) { return run->run().id < sought; });
    if (at == m_runs.end() || (*at)->run().id != id) return std::nullopt;
    return static_cast<std::size_t>(at - m_runs.begin());
}

History::Run History::find(Id id) const {
    const auto row = rowOf(id);
    return row ? m_runs[*row] : nullptr;
}

void History::release(Id id) {
    if (id != 0 && id + 1 == m_next && !find(id)) m_next = id;
}

History::Id History::add(SessionRun run, Id shown) {
    if (run.id == 0) run.id = reserve();
    const Id id = run.id;
    insert(std::make_shared<const KeptRun>(std::move(run)));
    dropOldest(id, shown);
    Q_EMIT added(id);
    return id;
}

void History::rename(Id id, const QString& name) {
    const Run run = find(id);
    const QString trimmed = name.trimmed();
    if (!run || run->run().name == trimmed.toStdString()) return;
    m_undo.push(new HistoryStep(
        *this, tr("rename a run"),
        [id, now = trimmed.toStdString()](History& h) { HistoryStep::setName(h, id, now); },
        [id, old = run->run().name](History& h) { HistoryStep::setName(h, id, old); }));
}

void History::annotate(Id id, const QString& note) {
    const Run run = find(id);
    if (!run || run->run().note == note.toStdString()) return;
    m_undo.push(new HistoryStep(
        *this, tr("note on a run"),
        [id, now = note.toStdString()](History& h) { HistoryStep::setNote(h, id, now); },
        [id, old = run->run().note](History& h) { HistoryStep::setNote(h, id, old); },
        HistoryStep::Note, id));
}

void History::remove(const std::vector<Id>& ids) {
    remove(ids, UserStep::Of::Content);
}

void History::forget(const std::vector<Id>& ids) {
    remove(ids, UserStep::Of::View);
}

void History::remove(const std::vector<Id>& ids, UserStep::Of of) {
    const auto gone = std::make_shared<std::vector<Run>>();
    for (const Id id : ids)
        if (const Run run = find(id)) gone->push_back(run);
    if (gone->empty()) return;
    const auto number = gone->size();
    m_undo.push(new UserStep(
        tr("delete %n run(s)", nullptr, static_cast<int>(number)),
        [this, gone] {
            for (Run& run : *gone)
                if (const Run taken = take(run->run().id)) run = taken;
        },
        [this, gone] {
            for (const Run& run : *gone)
                insert(run);
        },
        of));
}

void History::setNotes(const QString& notes) {
    if (notes == m_notes) return;
    m_undo.push(new HistoryStep(
        *this, tr("session notes"), [notes](History& h) { HistoryStep::setNotes(h, notes); },
        [old = m_notes](History& h) { HistoryStep::setNotes(h, old); }, HistoryStep::Notes));
}

void History::keepPattern(Id id, const std::vector<TokenId>& prompt,
                          const AttentionPattern& pattern) {
    const Run kept = find(id);
    if (!kept || kept->run().request.prompt != prompt) return;
    const auto isSame = [&](const AttentionPattern& other) { return other.head == pattern.head; };
    const auto& known = *kept->run().patterns;
    if (std::any_of(known.begin(), known.end(), isSame)) return;
    edit(id, [&](SessionRun& run) {
        auto& patterns = run.patterns.edit();
        patterns.push_back(pattern);
        const std::size_t most = std::max<std::size_t>(
            1, kMostPatternWeights / std::max<std::size_t>(1, pattern.weights.size()));
        while (patterns.size() > most)
            patterns.erase(patterns.begin());
    });
}

void History::keepSetEffect(Id id, const std::vector<TokenId>& prompt, const SetEffect& set) {
    constexpr std::size_t kMostSets = 256;
    const Run kept = find(id);
    if (!kept || kept->run().request.prompt != prompt) return;
    const auto& known = *kept->run().sets;
    if (std::find(known.begin(), known.end(), set) != known.end()) return;
    edit(id, [&](SessionRun& run) {
        auto& sets = run.sets.edit();
        std::erase_if(sets, [&](const SetEffect& other) {
            return other.heads == set.heads && other.intervention == set.intervention;
        });
        sets.push_back(set);
        if (sets.size() > kMostSets) sets.erase(sets.begin());
    });
}

void History::setNoiseFloor(Id id, const NoiseFloor& floor) {
    edit(id, [&](SessionRun& run) { run.report.edit().result.noiseFloor = floor; });
}

void History::setGiven(Id id, const GivenPart& given) {
    edit(id, [&](SessionRun& run) { run.report.edit().result.setGiven(given); });
}

void History::reset(std::vector<Run> runs, const QString& notes) {
    m_undo.clear();
    Q_EMIT aboutToReset();
    m_runs = std::move(runs);
    std::sort(m_runs.begin(), m_runs.end(),
              [](const Run& a, const Run& b) { return a->run().id < b->run().id; });
    m_bytes = 0;
    for (const Run& run : m_runs)
        m_bytes += memoryOf(run->run());
    m_next = m_runs.empty() ? 1 : m_runs.back()->run().id + 1;
    m_notes = notes;
    Q_EMIT wasReset();
    Q_EMIT notesChanged();
}

void History::insert(const Run& run) {
    const auto at =
        std::lower_bound(m_runs.begin(), m_runs.end(), run->run().id,
                         [](const Run& other, Id sought) { return other->run().id < sought; });
    if (at != m_runs.end() && (*at)->run().id == run->run().id) return;
    const auto row = at - m_runs.begin();
    Q_EMIT aboutToInsert(static_cast<int>(row));
    m_runs.insert(at, run);
    m_bytes += memoryOf(run->run());
    Q_EMIT inserted(static_cast<int>(row));
}

History::Run History::take(Id id) {
    const auto row = rowOf(id);
    if (!row) return nullptr;
    Run run = m_runs[*row];
    Q_EMIT aboutToRemove(static_cast<int>(*row));
    m_runs.erase(m_runs.begin() + static_cast<std::ptrdiff_t>(*row));
    m_bytes -= memoryOf(run->run());
    Q_EMIT removed(static_cast<int>(*row));
    return run;
}

template <class Edit>
void History::edit(Id id, Edit&& change) {
    const auto row = rowOf(id);
    if (!row) return;
    SessionRun run = m_runs[*row]->run();
    m_bytes -= memoryOf(run);
    change(run);
    m_bytes += memoryOf(run);
    m_runs[*row] = std::make_shared<const KeptRun>(std::move(run));
    Q_EMIT changed(static_cast<int>(*row));
}

void History::dropOldest(Id added, Id shown) {
    int count = 0;
    while (m_bytes > m_mostBytes || m_runs.size() > kMostRuns) {
        const auto spare = std::find_if(m_runs.begin(), m_runs.end(), [&](const Run& run) {
            const Id id = run->run().id;
            return id != added && id != shown && run->run().name.empty() && run->run().note.empty();
        });
        if (spare == m_runs.end()) break;
        take((*spare)->run().id);
        ++count;
    }
    if (count > 0) Q_EMIT dropped(count);
}

}  // namespace headscope::app
