// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_desk.h"

#include "document/state_folder.h"
#include "jobs/user_error.h"
#include "ui/message_text.h"

#include <headscope/error.h>
#include <headscope/study_run.h>

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kTellMs = 200;
constexpr int kLookAtFolderMs = 2000;

std::uintmax_t bytesOfRows(const QString& folder) {
    std::uintmax_t bytes = 0;
    const auto files = QDir(folder).entryInfoList({QStringLiteral("rows-*.jsonl.gz")}, QDir::Files);
    for (const QFileInfo& file : files)
        bytes += static_cast<std::uintmax_t>(file.size());
    return bytes;
}

KeptStudy keptOf(const StudySummary& summary, const QString& folder) {
    KeptStudy kept;
    kept.name = QString::fromStdString(summary.name);
    kept.model = QString::fromStdString(summary.model.name);
    kept.key = QString::fromStdString(summary.key);
    kept.folder = folder;
    kept.prompts = static_cast<int>(summary.planned);
    kept.computed = static_cast<int>(summary.prompts);
    return kept;
}

}  // namespace

/// What was found on a thread of its own.
struct StudyDesk::Found {
    std::optional<StudyRows> rows;
    std::shared_ptr<const StudySummary> summary;
    QStringList notes;
    std::optional<UserError> error;
};

StudyDesk::StudyDesk(const RunState& state, JobQueue& jobs, KeptStudies& kept, QObject* parent)
    : QObject(parent), m_state(state), m_kept(kept), m_jobs(&jobs) {
    m_tell.setSingleShot(true);
    m_tell.setInterval(kTellMs);
    m_look.setInterval(kLookAtFolderMs);
    connect(&m_tell, &QTimer::timeout, this, &StudyDesk::rowsChanged);
    connect(&m_look, &QTimer::timeout, this, &StudyDesk::lookAtFolder);
    for (const auto signal :
         {&StudyDesk::studyChanged, &StudyDesk::rowsChanged, &StudyDesk::summaryChanged})
        connect(this, signal, this, &StudyDesk::changed);
    connect(&state, &RunState::modelChanged, this, [this] {
        if (!isWatching()) check();
        Q_EMIT changed();
    });
    for (const auto signal : {&RunState::phaseChanged, &RunState::coverChanged})
        connect(&state, signal, this, &StudyDesk::changed);
}

StudyDesk::~StudyDesk() {
    if (m_jobs && m_job) m_jobs->drop(m_job);
    if (m_thread) m_thread->wait();
}

void StudyDesk::open(const QString& path) {
    StudyReading reading;
    try {
        reading = readStudy(path.toStdString());
    } catch (const Error& error) {
        const Message& hint = error.hintMessage();
        reading.faults.push_back(
            {path.toStdString(), 0,
             hint.empty() ? error.message() : say("%1. %2", error.message(), hint)});
    }
    take(std::move(reading), QFileInfo(path).fileName());
}

void StudyDesk::generate(const GeneratorRequest& request,
                         const std::vector<Intervention>& interventions) {
    StudyReading reading;
    reading.study = generateStudy(request);
    reading.study->interventions = interventions;
    reading.promptsFile = reading.study->name;
    const QString name = QString::fromStdString(reading.study->name);
    take(std::move(reading), name);
}

void StudyDesk::take(StudyReading reading, const QString& origin) {
    forgetResults();
    m_ready.reset();
    m_watched.clear();
    m_look.stop();
    m_origin = origin;
    m_study = reading.study ? reading.study : reading.partial;
    m_reading = std::move(reading);
    m_notes.clear();
    for (const Message& note : m_reading->notes)
        m_notes << textOf(note);
    check();
}

void StudyDesk::check() {
    if (!m_reading) return;
    forgetResults();
    m_ready.reset();
    m_faults = m_reading->faults;
    if (m_study && m_state.model() && m_state.tokenizer()) {
        StudyCheck checked = checkStudy(*m_reading, *m_state.model(), *m_state.tokenizer());
        if (checked.study) m_ready = std::make_shared<ReadyStudy>(std::move(*checked.study));
        m_faults = std::move(checked.faults);
    }
    Q_EMIT studyChanged();
    if (m_ready) readOwnRows();
}

void StudyDesk::forgetResults() {
    if (isRunning()) noteThis();  // what is left is in the history with the rows that it has
    if (m_jobs && m_job) m_jobs->drop(m_job);
    m_job = 0;
    m_next.reset();
    m_rowAgain = false;
    ++m_generation;
    m_rows.reset();
    m_summary.reset();
    m_error.reset();
    m_computed = 0;
    m_seen = 0;
}

// As a folder holds it, not a file that could be checked against another model.
void StudyDesk::takeReady(ReadyStudy found, const QString& origin) {
    m_reading.reset();
    forgetResults();
    m_faults.clear();
    m_notes.clear();
    m_watched.clear();
    m_look.stop();
    m_study = found.study;
    m_ready = std::make_shared<ReadyStudy>(std::move(found));
    m_origin = origin;
}

void StudyDesk::watch(const QString& folder) {
    takeReady(studyOfFolder(folder.toStdString()), QDir::toNativeSeparators(folder));
    m_watched = folder;
    m_look.start();
    Q_EMIT studyChanged();
    lookAtFolder();
}

void StudyDesk::openKept(const KeptStudy& kept) {
    if (!isThere(kept))
        throw inputError(say("the folder of the study \"%1\" is gone: %2", kept.name.toStdString(),
                             kept.folder.toStdString()),
                         say("Open the study's file, or generate it again, and run it."));
    if (QDir(kept.folder) != QDir(ownStudyFolder(kept.key))) return watch(kept.folder);
    takeReady(studyOfFolder(kept.folder.toStdString()), kept.name);
    Q_EMIT studyChanged();
    readOwnRows();
}

QString StudyDesk::folderName() const {
    return isWatching() ? QDir(m_watched).absolutePath()
                        : ownStudyFolder(QString::fromStdString(m_ready->key));
}

QString StudyDesk::refusal() const {
    if (!m_study && m_faults.empty()) return tr("Open a study, or generate one.");
    if (!m_study) return tr("What is wrong with the study has to be mended first.");
    if (isWatching()) return tr("This study is computed by others: its folder is watched.");
    if (!m_state.model()) return tr("No model is open.");
    if (!m_ready) return tr("What is wrong with the study has to be mended first.");
    // Of a file that was checked above; a folder's is as it was.
    if (!m_reading && m_ready->model.sha256 != reportModel(*m_state.model()).sha256)
        return tr("It is of the model %1: open that one to compute the rest.")
            .arg(QString::fromStdString(m_ready->model.name));
    if (m_state.cover().any()) return coveredText();
    if (isRunning()) return tr("It is being computed.");
    if (m_rows && m_rows->count() == m_rows->prompts()) return tr("Every prompt is computed.");
    return {};
}

double StudyDesk::seconds() const {
    return m_clock.isValid() ? static_cast<double>(m_clock.elapsed()) / 1000 : 0;
}

void StudyDesk::start() {
    if (!refusal().isEmpty() || !m_jobs) return;
    m_error.reset();
    m_computed = 0;
    m_clock.start();
    const auto study = m_ready;
    const std::filesystem::path place = folderName().toStdString();
    Job job;
    job.kind = Job::Kind::Background;
    job.work = [this, study, place](Engine& engine, const JobContext& context) {
        std::error_code error;
        std::filesystem::create_directories(place, error);
        StudySink sink;
        sink.begin = [&](std::size_t /*prompts*/, std::size_t there) {
            if (there > 0)
                context.post([this, rows = mergeStudy(place, true).rows] { m_rows = rows; });
            // Its folder is there by now: it is found again, whatever ends the program.
            context.post([this] { noteThis(); });
        };
        sink.row = [&](const StudyRow& row) {
            context.post([this, row] { addRow(row); });
            context.between();
        };
        sink.note = [&](const Message& note) {
            context.post([this, note] { m_notes << textOf(note); });
        };
        (void)runShard(engine, *study, place, {1, 1}, sink, context.stop);
    };
    job.ended = [this](const JobEnd& end) { ended(end); };
    m_job = m_jobs->add(std::move(job));
    Q_EMIT changed();
}

void StudyDesk::stop() {
    if (m_jobs && m_job) m_jobs->stop(m_job);
}

void StudyDesk::addRow(const StudyRow& row) {
    if (!m_rows) {
        const SweepReport::Model& model = m_ready->model;
        m_rows.emplace(m_ready->prompts.size(), row.parts.size(), model.layers, model.heads);
    }
    if (m_rows->contains(row.prompt)) {
        m_rows->addKernel(row.kernel);
        m_rowAgain = true;
    } else {
        m_rows->add(row);
    }
    ++m_computed;
    if (!m_tell.isActive()) m_tell.start();
}

void StudyDesk::ended(const JobEnd& end) {
    m_job = 0;
    if (end.kind == JobEnd::Kind::Failed) m_error = end.error;
    noteThis();
    if (std::exchange(m_rowAgain, false))
        readFolder(folderName());
    else if (m_rows && m_rows->count() > 0 && m_ready)
        summarize();
    Q_EMIT rowsChanged();
}

void StudyDesk::summarize() {
    inThread([study = m_ready, rows = *m_rows] {
        Found found;
        found.summary = std::make_shared<const StudySummary>(headscope::summarize(*study, rows));
        return found;
    });
}

void StudyDesk::lookAtFolder() {
    const std::uintmax_t bytes = bytesOfRows(m_watched);
    if (m_thread || bytes == m_seen) return;
    m_seen = bytes;
    readFolder(m_watched);
}

StudyDesk::Found StudyDesk::foundIn(const std::filesystem::path& folder,
                                    const std::shared_ptr<const ReadyStudy>& study) {
    Found found;
    MergedStudy merged = mergeStudy(folder, true);
    for (const Message& note : merged.notes)
        found.notes << textOf(note);
    found.summary = std::make_shared<const StudySummary>(
        headscope::summarize(study ? *study : merged.study, merged.rows));
    found.rows = std::move(merged.rows);
    return found;
}

void StudyDesk::readFolder(const QString& folder) {
    inThread([place = std::filesystem::path(folder.toStdString()),
              study = isWatching() ? nullptr : m_ready] { return foundIn(place, study); });
}

// What was computed before the study was opened again. That no row is whole yet is no error.
void StudyDesk::readOwnRows() {
    if (bytesOfRows(folderName()) == 0) return;
    inThread([place = std::filesystem::path(folderName().toStdString()), study = m_ready] {
        try {
            return foundIn(place, study);
        } catch (const Error& error) {
            if (error.kind() == Error::Kind::Input) throw;
            return Found{};
        }
    });
}

void StudyDesk::inThread(std::function<Found()> work) {
    Task task{std::move(work), m_generation, folderName()};
    if (m_thread)
        m_next = std::move(task);
    else
        begin(std::move(task));
}

void StudyDesk::begin(Task task) {
    const auto found = std::make_shared<Found>();
    m_thread = QThread::create([found, work = task.work] {
        try {
            *found = work();
        } catch (...) {
            found->error = currentError();
        }
    });
    connect(m_thread, &QThread::finished, this, [this, found, task = std::move(task)] {
        m_thread->deleteLater();
        m_thread = nullptr;
        adopt(std::move(*found), task);
        if (m_next && !m_thread) begin(*std::exchange(m_next, std::nullopt));
        Q_EMIT changed();
    });
    m_thread->start();
    Q_EMIT changed();
}

void StudyDesk::adopt(Found found, const Task& task) {
    const bool isOfThis = task.generation == m_generation;
    // One that was left may be in the history with more rows by now.
    if (found.summary && (isOfThis || !isNoted(keptOf(*found.summary, task.folder))))
        noteKept(keptOf(*found.summary, task.folder));
    if (!isOfThis) return;
    if (found.error)
        m_error = found.error;
    else if (isWatching())
        m_error.reset();  // of a look before this one
    // A run may have more rows by now than were read.
    if (found.rows && (!m_rows || found.rows->count() >= m_rows->count()))
        m_rows = std::move(found.rows);
    if (isWatching() && !found.error) m_notes = found.notes;
    if (found.summary) m_summary = std::move(found.summary);
    Q_EMIT summaryChanged();
    Q_EMIT rowsChanged();
    // Rows that came while the thread had others.
    const bool isOld = !m_summary || (m_rows && m_summary->prompts != m_rows->count());
    const bool canTell = m_rows && m_rows->count() > 0 && m_ready && !m_error;
    if (canTell && isOld && !isRunning() && !isWatching() && !m_next) summarize();
}

// As it is on the way: with the rows that are there.
void StudyDesk::noteThis() {
    if (!m_ready) return;
    KeptStudy kept;
    kept.name = QString::fromStdString(m_ready->study.name);
    kept.model = QString::fromStdString(m_ready->model.name);
    kept.key = QString::fromStdString(m_ready->key);
    kept.folder = folderName();
    kept.prompts = static_cast<int>(m_ready->prompts.size());
    kept.computed = m_rows ? static_cast<int>(m_rows->count()) : 0;
    if (isThere(kept)) noteKept(std::move(kept));
}

bool StudyDesk::isNoted(const KeptStudy& study) const {
    return std::ranges::any_of(m_kept.list(), [&](const KeptStudy& one) {
        return one.key == study.key && one.folder == study.folder && one.computed >= study.computed;
    });
}

void StudyDesk::noteKept(KeptStudy study) {
    // Looked at again, it is the same as it was.
    for (const KeptStudy& one : m_kept.list())
        if (one.key == study.key && one.folder == study.folder && one.name == study.name &&
            one.computed == study.computed)
            return;
    study.when = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    m_kept.note(study);
}

}  // namespace headscope::app
