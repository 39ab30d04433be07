// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/export/batch.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QList>

namespace headscope::app {

/// The command line's options for how figures are made: those of the figure dialog, in English.
class FigureFlags {
 public:
    FigureFlags();

    [[nodiscard]] const QList<QCommandLineOption>& all() const { return m_all; }
    /// Copies given options into the batch's look and kinds. `formatGiven`: the formats are not a
    /// preset's to choose. Throws Error(Input) for a value that makes no sense, and for an option
    /// that nothing written would follow.
    void read(const QCommandLineParser& parser, bool formatGiven, BatchOptions& options) const;

 private:
    void readLook(const QCommandLineParser& parser, FigureOptions& look) const;
    void readSize(const QCommandLineParser& parser, BatchOptions& options) const;

    QCommandLineOption m_preset, m_width, m_height, m_dpi, m_textSize, m_font, m_signs, m_colorEnd,
        m_letters, m_runLine, m_caption;
    QList<QCommandLineOption> m_all;
};

/// Throws Error(Input) where figures are to be set in a font that is not among the machine's. Needs
/// a QGuiApplication.
void requireFont(const QString& family);

}  // namespace headscope::app
