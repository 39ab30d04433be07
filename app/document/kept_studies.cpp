// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/kept_studies.h"

#include "document/state_folder.h"

#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace headscope::app {

namespace {

constexpr qsizetype kFolderLetters = 16;  // of a key, in a folder's name
constexpr std::size_t kMostKeptStudies = 200;

const QString kStudyName = QStringLiteral("name");
const QString kStudyModel = QStringLiteral("model");
const QString kStudyKey = QStringLiteral("key");
const QString kStudyFolder = QStringLiteral("folder");
const QString kStudyPrompts = QStringLiteral("prompts");
const QString kStudyComputed = QStringLiteral("computed");
const QString kStudyWhen = QStringLiteral("when");

}  // namespace

int KeptStudies::indexOf(const KeptStudy& study) const {
    const auto same = std::ranges::find_if(m_list, [&](const KeptStudy& one) {
        return one.key == study.key && one.folder == study.folder;
    });
    return same == m_list.end() ? -1 : static_cast<int>(same - m_list.begin());
}

void KeptStudies::note(const KeptStudy& study) {
    if (const int same = indexOf(study); same >= 0) m_list.erase(m_list.begin() + same);
    m_list.push_back(study);
    if (m_list.size() > kMostKeptStudies) m_list.erase(m_list.begin());
    Q_EMIT changed();
    Q_EMIT edited();
}

void KeptStudies::remove(int index) {
    if (index < 0 || static_cast<std::size_t>(index) >= m_list.size()) return;
    m_list.erase(m_list.begin() + index);
    Q_EMIT changed();
    Q_EMIT edited();
}

void KeptStudies::insert(int index, const KeptStudy& study) {
    if (indexOf(study) >= 0) return;  // it was opened again
    const auto at = std::clamp<std::ptrdiff_t>(index, 0, std::ssize(m_list));
    m_list.insert(m_list.begin() + at, study);
    Q_EMIT changed();
    Q_EMIT edited();
}

void KeptStudies::reset(std::vector<KeptStudy> list) {
    m_list = std::move(list);
    Q_EMIT changed();
}

QJsonArray toJson(const std::vector<KeptStudy>& studies) {
    QJsonArray json;
    for (const KeptStudy& one : studies)
        json.push_back(QJsonObject{{kStudyName, one.name},
                                   {kStudyModel, one.model},
                                   {kStudyKey, one.key},
                                   {kStudyFolder, one.folder},
                                   {kStudyPrompts, one.prompts},
                                   {kStudyComputed, one.computed},
                                   {kStudyWhen, one.when}});
    return json;
}

std::vector<KeptStudy> keptStudiesFrom(const QJsonArray& json) {
    std::vector<KeptStudy> studies;
    for (const QJsonValue value : json) {
        const KeptStudy one{value[kStudyName].toString(), value[kStudyModel].toString(),
                            value[kStudyKey].toString(),  value[kStudyFolder].toString(),
                            value[kStudyPrompts].toInt(), value[kStudyComputed].toInt(),
                            value[kStudyWhen].toString()};
        if (!one.folder.isEmpty() && studies.size() < kMostKeptStudies) studies.push_back(one);
    }
    return studies;
}

bool isThere(const KeptStudy& study) {
    return QFileInfo(study.folder + QStringLiteral("/study.json")).isFile();
}

QString ownStudyFolder(const QString& key) {
    return stateFolder() + QStringLiteral("/studies/") + key.left(kFolderLetters);
}

}  // namespace headscope::app
