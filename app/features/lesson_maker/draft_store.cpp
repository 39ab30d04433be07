// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lesson_maker/draft_store.h"

#include "document/document.h"
#include "document/state_folder.h"

#include <headscope/files.h>

#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kDraftAutosaveMs = 2000;
constexpr int kFirstGesture = 1'000'000;  // apart from those of the rest of the window

/// Identifies the current content of a lesson's file, or of the files of its folder.
std::string identityOf(const QString& path, const Lesson& lesson) {
    if (QFileInfo(path).isFile()) return fileIdentity(path.toStdString());
    std::string all = fileIdentity(path.toStdString() + "/lesson.json");
    for (const auto& language : lesson.languages)
        all += ' ' + fileIdentity(path.toStdString() + '/' + language + ".md");
    return all;
}

}  // namespace

DraftStore::DraftStore(Document& document, bool recovers, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_recovers(recovers),
      m_recovery(stateFolder() + QLatin1String("/lesson-drafts")) {
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(kDraftAutosaveMs);
    connect(&m_autosave, &QTimer::timeout, this, &DraftStore::saveForRecovery);
}

DraftStore::~DraftStore() = default;

const LessonStep* DraftStore::step() const {
    const bool isStep = m_at >= 0 && static_cast<std::size_t>(m_at) < m_lesson->steps.size();
    return isStep ? &m_lesson->steps[static_cast<std::size_t>(m_at)] : nullptr;
}

void DraftStore::setAt(int step) {
    const int last = static_cast<int>(m_lesson->steps.size()) - 1;
    step = std::clamp(step, -1, last);
    if (step == m_at) return;
    m_at = step;
    Q_EMIT moved();
}

void DraftStore::setLanguage(const std::string& language) {
    if (language == m_language || !m_lesson->texts.contains(language)) return;
    m_language = language;
    Q_EMIT moved();
}

const LessonText& DraftStore::text() const {
    return m_lesson->text(m_language);
}

const LessonStepText& DraftStore::stepText() const {
    static const LessonStepText none;
    const LessonStep* own = step();
    if (!own) return none;
    const auto found = text().steps.find(own->id);
    return found == text().steps.end() ? none : found->second;
}

int DraftStore::newGesture() {
    static int last = kFirstGesture;
    return ++last;
}

void DraftStore::put(const LessonPtr& lesson, int at) {
    const bool isOther = !m_lesson || !lesson;
    m_lesson = lesson;
    m_at = at;
    if (m_lesson && !m_lesson->texts.contains(m_language)) m_language = m_lesson->languages.front();
    if (isOther) Q_EMIT opened();
    Q_EMIT changed();
    if (m_wasModified != isModified()) {
        m_wasModified = isModified();
        Q_EMIT savedChanged();
    }
    m_autosave.start();
}

void DraftStore::putAll(const Place& place) {
    m_path = place.path;
    m_saved = place.saved;
    m_identity = place.identity;
    m_lesson = nullptr;
    put(place.lesson, place.at);
    Q_EMIT savedChanged();
}

void DraftStore::open(const Lesson& lesson, const QString& path, bool isSaved) {
    const Place before = place();
    Place now{std::make_shared<const Lesson>(tidied(lesson)), -1, path, {}, {}};
    if (isSaved) now.saved = now.lesson;
    if (isSaved) now.identity = identityOf(path, lesson);
    const QPointer<DraftStore> self(this);
    // Looked at, as far as the session is concerned: a lesson is saved in a file of its own.
    m_document.steps().push(
        tr("open a lesson to edit it"),
        [self, now] {
            if (self) self->putAll(now);
        },
        [self, before] {
            if (self) self->putAll(before);
        },
        UserStep::Of::View);
}

void DraftStore::change(const QString& text, const std::function<void(Lesson&)>& edit, int gesture,
                        std::optional<int> at) {
    if (!isOpen()) return;
    Lesson next = *m_lesson;
    edit(next);
    if (next == *m_lesson) return;
    const LessonPtr before = m_lesson;
    const auto now = std::make_shared<const Lesson>(std::move(next));
    const int last = static_cast<int>(now->steps.size()) - 1;
    const int to = std::clamp(at.value_or(m_at), -1, last);
    const QPointer<DraftStore> self(this);
    m_document.steps().push(
        text,
        [self, now, to] {
            if (self) self->put(now, to);
        },
        [self, before, from = m_at] {
            if (self) self->put(before, from);
        },
        UserStep::Of::View, gesture);
}

bool DraftStore::isModified() const {
    return m_lesson && (!m_saved || !(*m_saved == *m_lesson));
}

void DraftStore::noteSaved(const QString& path) {
    m_path = path;
    m_saved = m_lesson;
    m_identity = identityOf(path, *m_lesson);
    m_wasModified = false;
    m_recovery.discard();
    Q_EMIT savedChanged();
}

bool DraftStore::isWrittenElsewhere() const {
    return m_saved && !m_identity.empty() && identityOf(m_path, *m_saved) != m_identity;
}

void DraftStore::discard() {
    m_saved = m_lesson;
    m_wasModified = false;
    m_autosave.stop();
    m_recovery.discard();
}

void DraftStore::saveForRecovery() {
    m_autosave.stop();
    if (!m_recovers) return;
    if (!isModified()) return m_recovery.discard();
    try {
        m_recovery.write(*m_lesson, m_path);
    } catch (...) {
        m_document.messages().fail(currentError());
    }
}

}  // namespace headscope::app
