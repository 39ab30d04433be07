// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/figure_flags.h"

#include "features/export/figure_presets.h"
#include "figure/figure_panels.h"
#include "figure/missing_characters.h"

#include <headscope/error.h>

#include <QFontDatabase>

#include <algorithm>

namespace headscope::app {

namespace {

QCommandLineOption figureFlag(const char* name, const char* help, const char* value = "") {
    return {QString::fromUtf8(name), QString::fromUtf8(help), QString::fromUtf8(value)};
}

std::string nameOf(const QCommandLineOption& option) {
    return "--" + option.names().constFirst().toStdString();
}

/// The number given, or nothing. Throws if it is not a number or out of bounds.
std::optional<double> numberGiven(const QCommandLineParser& parser,
                                  const QCommandLineOption& option, double low, double high) {
    if (!parser.isSet(option)) return std::nullopt;
    bool isNumber = false;
    const double value = parser.value(option).toDouble(&isNumber);
    if (isNumber && value >= low && value <= high) return value;
    const auto text = [](double bound) { return QString::number(bound).toStdString(); };
    throw inputError(say("%1 wants a number from %2 to %3, not %4", nameOf(option), text(low),
                         text(high), parser.value(option).toStdString()),
                     say("See headscope --help."));
}

[[noreturn]] void refuse(const QCommandLineParser& parser, const QCommandLineOption& option,
                         const std::string& wanted) {
    throw inputError(
        say("%1 wants %2, not \"%3\"", nameOf(option), wanted, parser.value(option).toStdString()),
        say("See headscope --help."));
}

}  // namespace

FigureFlags::FigureFlags()
    : m_preset(
          figureFlag("preset",
                     "With --batch: column (85 mm), columns (178 mm) or page (170 mm), as PDF, "
                     "or slide (16:9), as PNG: width, text size and format of the figures. "
                     "Default: page, in all formats.",
                     "NAME")),
      m_width(figureFlag("width", "With --batch: the figures' width in millimetres.", "MM")),
      m_height(figureFlag("height",
                          "With --batch: their height in millimetres. Default: what the content "
                          "likes.",
                          "MM")),
      m_dpi(figureFlag("dpi", "With --batch: pixels an inch of PNG files. Default: 300.", "N")),
      m_textSize(
          figureFlag("text-size", "With --batch: size of the text in points. Default: 8.", "PT")),
      m_font(
          figureFlag("font", "With --batch: font of the figures. Default: DejaVu Sans.", "FAMILY")),
      m_signs(figureFlag("signs",
                         "With --batch: what says the sign beside the colour: none, marks (+ and - "
                         "in the cells) or hatching (of negative cells). Default: none.",
                         "NAME")),
      m_colorEnd(figureFlag("color-end",
                            "With --batch: where colours end: scale (shared or locked) or largest "
                            "(effect). Default: scale.",
                            "NAME")),
      m_letters(figureFlag("letters", "With --batch: letters on the panels of a figure.")),
      m_runLine(figureFlag("run-line",
                           "With --batch: a line with model, prompt and positions above the "
                           "panels.")),
      m_caption(figureFlag("caption",
                           "With --batch: draw the captions below the figures, too. "
                           "captions.txt has them in any case.")),
      m_all{m_preset, m_width,    m_height,  m_dpi,     m_textSize, m_font,
            m_signs,  m_colorEnd, m_letters, m_runLine, m_caption} {}

void FigureFlags::readLook(const QCommandLineParser& parser, FigureOptions& look) const {
    if (parser.isSet(m_signs)) {
        const auto signs = cellSignsFromName(parser.value(m_signs));
        if (!signs) refuse(parser, m_signs, "none, marks or hatching");
        look.signs = *signs;
    }
    if (parser.isSet(m_colorEnd)) {
        const auto end = colorEndFromName(parser.value(m_colorEnd));
        if (!end) refuse(parser, m_colorEnd, "scale or largest");
        look.colorEnd = *end;
    }
    if (parser.isSet(m_font)) {
        if (parser.value(m_font).isEmpty()) refuse(parser, m_font, "a font's name");
        look.fontFamily = parser.value(m_font);
    }
    look.letters = parser.isSet(m_letters);
    look.runLine = parser.isSet(m_runLine);
    look.caption = parser.isSet(m_caption);
}

void FigureFlags::readSize(const QCommandLineParser& parser, BatchOptions& options) const {
    FigureSize& size = options.look.size;
    if (const auto width = numberGiven(parser, m_width, 20, 1800)) size.widthMm = *width;
    if (const auto height = numberGiven(parser, m_height, 20, 1800)) size.heightMm = *height;
    if (const auto points = numberGiven(parser, m_textSize, 4, 40))
        options.look.options.textPoints = *points;
    if (const auto dpi = numberGiven(parser, m_dpi, 36, 2400)) {
        size.dpi = *dpi;
        if (std::ranges::find(options.kinds.figures, FigureFormat::Png) ==
            options.kinds.figures.end()) {
            throw inputError(say("--dpi is of PNG files, and none is to be written"),
                             say("Add png to --format, or leave --dpi out."));
        }
    }
}

void FigureFlags::read(const QCommandLineParser& parser, bool formatGiven,
                       BatchOptions& options) const {
    if (options.kinds.figures.empty()) {
        for (const QCommandLineOption& option : m_all) {
            if (!parser.isSet(option)) continue;
            throw inputError(say("%1 is of figures, and none is to be written", nameOf(option)),
                             say("Add pdf, png or svg to --format, or leave it out."));
        }
        return;
    }
    if (parser.isSet(m_preset)) {
        const FigurePreset* preset = figurePreset(parser.value(m_preset));
        if (!preset) refuse(parser, m_preset, "column, columns, page or slide");
        FigureChoice choice;
        usePreset(choice, *preset);
        options.look.size = sizeOf(choice);
        options.look.options.textPoints = choice.options.textPoints;
        if (!formatGiven) options.kinds.figures = {choice.format};
    }
    readLook(parser, options.look.options);
    readSize(parser, options);
}

void requireFont(const QString& family) {
    const QStringList families = QFontDatabase::families();
    if (family.isEmpty() || families.isEmpty() || isFigureFont(family, families)) return;
    throw inputError(say("there is no font \"%1\" here", family.toStdString()),
                     say("fc-list : family lists those there are."));
}

}  // namespace headscope::app
