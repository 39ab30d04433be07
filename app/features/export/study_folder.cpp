// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/study_folder.h"

#include "figure/figure_text.h"
#include "figure/missing_characters.h"
#include "figure/run_figures.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

struct StudyFolderTr {
    Q_DECLARE_TR_FUNCTIONS(StudyFolder)
};

/// Of these quantities every study has figures.
std::vector<std::size_t> shownQuantities() {
    std::vector<std::size_t> shown;
    const auto& all = studyQuantities();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].metric == Metric::LogitDifference ||
            (all[i].metric == Metric::Probability && all[i].subject == Subject::Target))
            shown.push_back(i);
    return shown;
}

QString quantityStem(std::size_t quantity) {
    return QString::fromStdString(name(studyQuantities()[quantity].metric));
}

/// The head whose interval stays farthest from 0.
std::optional<HeadId> surest(const StudyResults& results, const StudyChoice& choice) {
    const Quantity& quantity = studyQuantities()[choice.quantity];
    const StudyMap* map = results.summary.map(results.summary.interventions[choice.intervention],
                                              quantity.metric, quantity.subject);
    if (!map) return std::nullopt;
    std::optional<HeadId> best;
    double most = -1;
    for (std::size_t i = 0; i < map->heads.values().size(); ++i) {
        const double size = sureSize(map->heads.values()[i]);
        if (size <= most) continue;
        most = size;
        best = map->heads.id(i);
    }
    return best;
}

class StudyFiles {
 public:
    StudyFiles(const QString& folder, const ExportLook& look) : m_folder(folder), m_look(look) {}

    void add(const ExtraFigure& figure, const std::vector<FigureFormat>& formats) {
        QStringList files;
        for (const FigureFormat format : formats) {
            const QString file = figure.stem + QLatin1Char('.') + name(format);
            const QByteArray bytes =
                figureBytes(figure.figure, m_look.options, m_look.size, format);
            write(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
            files << file;
        }
        if (files.isEmpty()) return;
        m_captions += files.join(QLatin1String(", ")) + QLatin1Char('\n') +
                      writable(figure.figure.caption) + QLatin1String("\n\n");
        for (const char32_t c : missingCharacters(figure.figure, m_look.options))
            if (std::ranges::find(m_written.missing, c) == m_written.missing.end())
                m_written.missing.push_back(c);
    }

    void write(const QString& file, const std::string& content) {
        writeFileAtomically(QDir(m_folder).filePath(file).toStdString(), content);
        m_written.files << file;
    }

    Exported end() {
        if (!m_captions.isEmpty())
            write(QStringLiteral("captions.txt"), m_captions.chopped(1).toStdString());
        return m_written;
    }

 private:
    QString m_folder;
    const ExportLook& m_look;
    QString m_captions;
    Exported m_written;
};

}  // namespace

std::vector<ExtraFigure> studyFigures(const StudyResults& results) {
    std::vector<ExtraFigure> figures;
    const auto columns = groupingColumns(results.study);
    for (std::size_t part = 0; part < results.summary.interventions.size(); ++part) {
        const QString stem = fileStem(results.summary.interventions[part]);
        for (const std::size_t quantity : shownQuantities()) {
            StudyChoice choice;
            choice.intervention = part;
            choice.quantity = quantity;
            const auto head = surest(results, choice);
            const FigureSource source = studySource(results, choice, head);
            const QString end = stem + QLatin1Char('-') + quantityStem(quantity);
            figures.push_back({QStringLiteral("mean-") + end,
                               StudyFolderTr::tr("The mean over all prompts"),
                               makeFigure(source, FigureContent::Maps)});
            if (source.effects)
                figures.push_back({QStringLiteral("effects-") + end,
                                   StudyFolderTr::tr("The surest head on every prompt"),
                                   makeFigure(source, FigureContent::Effects)});
            if (columns.empty()) continue;
            choice.value = StudyValue::Groups;
            choice.column = columns.front();
            figures.push_back(
                {QStringLiteral("groups-") + end, StudyFolderTr::tr("The mean of each group"),
                 makeFigure(studySource(results, choice, std::nullopt), FigureContent::Maps)});
        }
    }
    return figures;
}

Exported exportStudy(const KeptStudy& study, const ExportKinds& kinds, const ExportLook& look,
                     const QString& folder) {
    const MergedStudy merged = mergeStudy(study.folder.toStdString(), true);
    const StudySummary summary = summarize(merged.study, merged.rows);
    requireFreeFolder(folder);
    if (!QDir().mkpath(folder))
        throw failure(say("cannot make the folder %1", folder.toStdString()),
                      say("Choose a place that you may write to."));
    StudyFiles files(folder, look);
    if (!kinds.figures.empty())
        for (const ExtraFigure& figure : studyFigures({merged.study.study, merged.rows, summary}))
            files.add(figure, kinds.figures);
    if (kinds.csv) files.write(QStringLiteral("study.csv"), studyCsv(summary));
    if (kinds.json) files.write(QStringLiteral("study.json"), toJson(summary));
    return files.end();
}

}  // namespace headscope::app
