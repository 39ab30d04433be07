// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/kept_studies.h"
#include "document/run_state.h"
#include "jobs/job_queue.h"

#include <headscope/study.h>
#include <headscope/study_generator.h>
#include <headscope/study_rows.h>
#include <headscope/study_summary.h>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

class QThread;

namespace headscope::app {

/// One study: read from a file or generated, held against the open model, computed here or by
/// others into a folder that is watched, and what it found. Rows are kept in the state folder, so
/// that a study resumes where it was stopped. GUI thread; what takes long is on the worker's thread
/// or on one of its own.
class StudyDesk : public QObject {
    Q_OBJECT

 public:
    /// What it shows is noted in `kept`, which outlives it.
    StudyDesk(const RunState& state, JobQueue& jobs, KeptStudies& kept, QObject* parent = nullptr);
    ~StudyDesk() override;

    /// Reads the file and reports all that is wrong in it. An unreadable file is a fault.
    void open(const QString& path);
    /// Throws as generateStudy().
    void generate(const GeneratorRequest& request,
                  const std::vector<Intervention>& interventions = zeroAndMean());
    /// The folder of a study that is computed elsewhere: looked at again and again. Throws
    /// Error(Input) if it has no study.
    void watch(const QString& folder);
    /// What a session kept, as far as it was computed: it can go on where the folder is the
    /// window's own, and is watched elsewhere. Throws as watch(), saying what to do where the
    /// folder is gone.
    void openKept(const KeptStudy& kept);

    /// Why it cannot be computed now, in a sentence; empty: it can.
    [[nodiscard]] QString refusal() const;
    /// Computes the prompts that have no row yet. Precondition: refusal() is empty.
    void start();
    /// After the prompt in progress.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_job != 0; }
    [[nodiscard]] bool isWatching() const { return !m_watched.isEmpty(); }
    [[nodiscard]] bool isSummarizing() const { return m_thread != nullptr; }
    /// As it was read, with faults as far as it could be; null: none was.
    [[nodiscard]] const Study* study() const { return m_study ? &*m_study : nullptr; }
    /// Where it comes from, for people; empty: nothing is open.
    [[nodiscard]] QString origin() const { return m_origin; }
    /// Held against the model; null while something is wrong with it, or no model is open.
    [[nodiscard]] const ReadyStudy* ready() const { return m_ready.get(); }
    [[nodiscard]] const std::vector<StudyFault>& faults() const { return m_faults; }
    [[nodiscard]] const QStringList& notes() const { return m_notes; }
    /// Of the study; with as many prompts as it has. Null before the first row.
    [[nodiscard]] const StudyRows* rows() const { return m_rows ? &*m_rows : nullptr; }
    /// Of all rows that were there when it was made; null: none is.
    [[nodiscard]] const StudySummary* summary() const { return m_summary.get(); }
    [[nodiscard]] const std::shared_ptr<const StudySummary>& summaryPtr() const {
        return m_summary;
    }
    /// Since the start, and how many rows were computed in it.
    [[nodiscard]] double seconds() const;
    [[nodiscard]] std::size_t computed() const { return m_computed; }
    /// What the last run or look at a folder failed of; empty: nothing.
    [[nodiscard]] const std::optional<UserError>& error() const { return m_error; }

 Q_SIGNALS:
    /// Another study, or other faults.
    void studyChanged();
    /// Rows have come; at most a few times a second.
    void rowsChanged();
    void summaryChanged();
    /// Any of the above, and whether it is being computed.
    void changed();

 private:
    struct Found;
    /// What a thread is to find, and of which study.
    struct Task {
        std::function<Found()> work;
        std::uint64_t generation = 0;
        QString folder;  ///< of its rows
    };

    void take(StudyReading reading, const QString& origin);
    void check();
    void forgetResults();
    [[nodiscard]] QString folderName() const;
    void addRow(const StudyRow& row);
    void ended(const JobEnd& end);
    void summarize();
    void lookAtFolder();
    /// `study`: with its names and statistics, which the rows do not depend on; null: with those of
    /// the folder.
    [[nodiscard]] static Found foundIn(const std::filesystem::path& folder,
                                       const std::shared_ptr<const ReadyStudy>& study);
    void readFolder(const QString& folder);
    void readOwnRows();
    void takeReady(ReadyStudy found, const QString& origin);
    void noteKept(KeptStudy study);
    /// Is it in the history, with as many rows?
    [[nodiscard]] bool isNoted(const KeptStudy& study) const;
    void noteThis();
    void inThread(std::function<Found()> work);
    void begin(Task task);
    void adopt(Found found, const Task& task);

    const RunState& m_state;
    KeptStudies& m_kept;
    QPointer<JobQueue> m_jobs;
    std::optional<StudyReading> m_reading;  ///< of a file, to be held against another model
    std::optional<Study> m_study;
    QString m_origin;
    std::shared_ptr<const ReadyStudy> m_ready;
    std::vector<StudyFault> m_faults;
    QStringList m_notes;
    std::optional<StudyRows> m_rows;
    std::shared_ptr<const StudySummary> m_summary;
    std::optional<UserError> m_error;
    QString m_watched;
    QTimer m_look;  ///< at the folder
    QTimer m_tell;  ///< of rows, not of each
    QElapsedTimer m_clock;
    std::size_t m_computed = 0;
    JobQueue::Id m_job = 0;
    QThread* m_thread = nullptr;
    std::optional<Task> m_next;  ///< when the thread is done; the newest counts
    bool m_rowAgain = false;     ///< a prompt was computed twice: which row counts, the merge says
    std::uint64_t m_generation = 0;  ///< of the study: what an older one found is dropped
    std::uintmax_t m_seen = 0;       ///< bytes of the folder's rows when it was looked at
};

}  // namespace headscope::app
