// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/export/export_folder.h"

#include "figure/caption_text.h"
#include "figure/figure_text.h"
#include "figure/missing_characters.h"
#include "figure/run_figures.h"
#include "ui/intervention_text.h"

#include <headscope/error.h>
#include <headscope/files.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QPicture>

#include <algorithm>
#include <functional>
#include <utility>

namespace headscope::app {

namespace {

constexpr qsizetype kLongestName = 60;

struct ExportFolderTr {
    Q_DECLARE_TR_FUNCTIONS(ExportFolder)
};

/// A file to be written, and what the README says of it.
struct Entry {
    QString file;
    QString about;
    std::function<QByteArray()> content;
};

QString mapsText(const FigureSource& source) {
    if (source.quantities.empty())
        return ExportFolderTr::tr("Maps of target and control, each head %1");
    const bool recovers = source.quantities.back().metric == Metric::Recovered;
    return recovers ? ExportFolderTr::tr(
                          "Maps of the logit difference and of what is recovered, each "
                          "head %1")
                    : ExportFolderTr::tr(
                          "Maps of the logit difference and of P of the target, each "
                          "head %1");
}

class Folder {
 public:
    Folder(const SweepReport& report, double limit, const ExportLook& look)
        : m_report(report), m_limit(limit), m_look(look) {}

    void addFigures(const std::vector<FigureFormat>& formats) {
        for (const RunPart& part : m_report.result.parts) {
            const FigureSource source = figureSource(m_report, part.intervention, m_limit);
            addFigure(source, FigureContent::Maps,
                      QStringLiteral("maps-") + fileStem(part.intervention),
                      mapsText(source).arg(textOf(part.intervention).done), formats);
        }
        const FigureSource source = figureSource(m_report, Zero{}, m_limit);
        const Lens& pair = source.compared.lens;
        addFigure(source, FigureContent::Drift, QStringLiteral("head-means"),
                  ExportFolderTr::tr("Observed head means over depth"), formats);
        addFigure(source, FigureContent::ZeroVsMean, fileStem(pair, QStringLiteral("against")),
                  ExportFolderTr::tr("Effects of %1 and %2 on the target, against each other")
                      .arg(textOf(*pair.of).brief, textOf(*pair.minus).brief),
                  formats);
        addFigure(source, FigureContent::Histogram, fileStem(pair, QStringLiteral("and")),
                  ExportFolderTr::tr("The same effects as histograms over each other"), formats);
    }

    void addFigure(const Figure& figure, const QString& stem, const QString& about,
                   const std::vector<FigureFormat>& formats) {
        QStringList files;
        for (const FigureFormat format : formats) {
            files += stem + QLatin1Char('.') + name(format);
            m_entries.push_back(
                {stem + QLatin1Char('.') + name(format), about, [figure, look = m_look, format] {
                     return figureBytes(figure, look.options, look.size, format);
                 }});
        }
        if (files.isEmpty()) return;
        m_captions += files.join(QLatin1String(", ")) + QLatin1Char('\n') +
                      writable(figure.caption) + QLatin1String("\n\n");
        for (const char32_t c : missingCharacters(figure, m_look.options)) {
            if (std::ranges::find(m_missing, c) == m_missing.end()) m_missing.push_back(c);
        }
        addNotes(figure, stem);
    }

    void addNotes(const Figure& figure, const QString& stem) {
        QPicture picture;
        QPainter painter(&picture);
        const QSizeF size = sizeOf(figure, m_look.options, m_look.size);
        const QStringList notes = drawFigure(painter, figure, m_look.options, size).notes;
        for (const QString& note : notes)
            m_notes += stem + QLatin1String(": ") + note;
    }

    void addCaptions() {
        if (m_captions.isEmpty()) return;
        m_captions.chop(1);
        addText(QStringLiteral("captions.txt"), ExportFolderTr::tr("The captions of the figures"),
                m_captions.toStdString());
    }

    void addText(const QString& file, const QString& about, std::string text) {
        m_entries.push_back(
            {file, about, [text = std::move(text)] { return QByteArray::fromStdString(text); }});
    }

    void addReadme() {
        QString text =
            ExportFolderTr::tr("Effect of ablating one attention head at a time, by Headscope %1")
                .arg(QString::fromStdString(m_report.programVersion)) +
            QStringLiteral("\n\n");
        for (const auto& [key, value] : runFacts(m_report, std::nullopt))
            text += key + QStringLiteral(": ") + writable(value) + QLatin1Char('\n');
        text += QLatin1Char('\n') + ExportFolderTr::tr("Files") + QLatin1Char('\n');
        for (const Entry& entry : m_entries)
            text += QStringLiteral("  %1  %2\n").arg(entry.file.leftJustified(24), entry.about);
        addText(QStringLiteral("README.txt"), {}, text.toStdString());
    }

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const std::vector<char32_t>& missing() const { return m_missing; }
    [[nodiscard]] const QStringList& notes() const { return m_notes; }

 private:
    void addFigure(const FigureSource& source, FigureContent content, const QString& stem,
                   const QString& about, const std::vector<FigureFormat>& formats) {
        if (hasContent(source, content))
            addFigure(makeFigure(source, content), stem, about, formats);
    }

    const SweepReport& m_report;
    double m_limit;
    ExportLook m_look;
    std::vector<Entry> m_entries;
    QString m_captions;
    std::vector<char32_t> m_missing;
    QStringList m_notes;
};

void makeFolder(const QString& path) {
    requireFreeFolder(path);
    if (!QDir().mkpath(path)) {
        throw failure(say("cannot make the folder %1", path.toStdString()),
                      say("Choose a place that you may write to."));
    }
}

}  // namespace

void requireFreeFolder(const QString& path) {
    if (QFileInfo(path).exists() && !QFileInfo(path).isDir()) {
        throw inputError(say("%1 is a file", path.toStdString()), say("Name a new folder."));
    }
    const QDir folder(path);
    if (folder.exists() &&
        !folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        throw inputError(say("the folder %1 is not empty", path.toStdString()),
                         say("Name a new folder: nothing in this one is overwritten."));
    }
}

QString fileStem(const Intervention& intervention) {
    return QString::fromStdString(headscope::briefName(intervention))
        .replace(QLatin1Char(':'), QLatin1Char('-'));  // not in every system's file names
}

QString fileStem(const Lens& pair, const QString& between) {
    return fileStem(*pair.of) + QLatin1Char('-') + between + QLatin1Char('-') +
           fileStem(*pair.minus);
}

QString runFileName(const SweepReport& report) {
    QString name = QString::fromStdString(report.model.name) + QLatin1Char(' ') +
                   QString::fromStdString(report.promptText);
    QString safe;
    for (const QChar c : std::as_const(name)) {
        const bool plain = c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('_');
        if (plain) safe += c;
        if (!plain && !safe.isEmpty() && !safe.endsWith(QLatin1Char('-'))) safe += QLatin1Char('-');
        if (safe.size() >= kLongestName) break;
    }
    while (safe.endsWith(QLatin1Char('-')) || (!safe.isEmpty() && safe.back().isHighSurrogate()))
        safe.chop(1);
    return safe.isEmpty() ? QStringLiteral("run") : safe;
}

Exported exportEverything(const SweepReport& report, double limit, const ExportKinds& kinds,
                          const ExportLook& look, const QString& folder,
                          const std::vector<ExtraFigure>& extra) {
    if (!kinds.figures.empty()) requireFonts();
    Folder content(report, limit, look);
    content.addFigures(kinds.figures);
    for (const ExtraFigure& more : extra)
        content.addFigure(more.figure, more.stem, more.about, kinds.figures);
    content.addCaptions();
    if (kinds.csv) {
        content.addText(QStringLiteral("run.csv"),
                        ExportFolderTr::tr("One row a head and intervention"),
                        toCsv(report, kinds.csvOptions));
    }
    if (kinds.json) {
        content.addText(QStringLiteral("run.json"),
                        ExportFolderTr::tr("Everything, as headscope-cli sweep writes it"),
                        toJson(report));
    }
    content.addReadme();
    makeFolder(folder);
    QStringList written;
    for (const Entry& entry : content.entries()) {
        const QByteArray bytes = entry.content();
        const std::string path = QDir(folder).filePath(entry.file).toStdString();
        try {
            writeFileAtomically(path, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
        } catch (const Error& error) {
            const QString stay = ExportFolderTr::tr("%n file(s) written before stay in the folder.",
                                                    nullptr, static_cast<int>(written.size()));
            throw failure(error.message(), say("%1 %2", error.hintMessage(), stay.toStdString()));
        }
        written += entry.file;
    }
    return {written, content.missing(), content.notes()};
}

}  // namespace headscope::app
